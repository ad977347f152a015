"""Corrected months on a payslip: old, new and difference of every line, and what a replacement slip says of its payout."""

from decimal import Decimal

from payroll.money import ZERO
from payroll.office.papers import PayslipPaper
from payroll.pay.payslip import Correction, Difference
from reports import words
from reports.layout.model import Align, Block, Column, Density, Heading, Paragraph, Row, RowKind, Table

EMPLOYERS_OWN = ("employer.", "refund.", "cost")
"""Figures the assistant's paper does not carry."""
SUMS = frozenset({"gross", "net"})


def corrections(paper: PayslipPaper) -> tuple[Block, ...]:
    """Return one table for each earlier month this slip settles."""
    return tuple(block for each in paper.slip.corrections for block in _month(each))


def _month(each: Correction) -> tuple[Block, ...]:
    name = words.month_and_year(each.month)
    replaced = f" Sie ersetzt die Abrechnung {each.replaces}." if each.replaces else ""
    rows = [
        Row(
            (part.text, _shown(part, part.old), _shown(part, part.new), _signed(part, part.difference)),
            RowKind.SUM if part.code in SUMS else RowKind.ORDINARY,
        )
        for part in each.differences
        if not part.code.startswith(EMPLOYERS_OWN)
    ]
    notes = tuple(Paragraph(notice.text, small=True) for notice in each.notices)
    return (
        Heading(f"Berichtigung {name}"),
        Paragraph(
            f"Der Monat ist nach den Regeln von damals neu gerechnet; die neue Abrechnung trägt die Nummer {each.number}."
            f"{replaced} {payout_sentence(each.payout)}"
        ),
        *((_table(name, rows),) if rows else ()),
        *notes,
    )


def _table(name: str, rows: list[Row]) -> Table:
    columns = (
        Column("was sich ändert", 74),
        Column("bisher", 23, Align.NUMBER),
        Column("neu", 23, Align.NUMBER),
        Column("Unterschied", 25, Align.NUMBER),
    )
    return Table(columns, tuple(rows), f"{name}: bisher, neu und Unterschied", Density.COMPACT)


def payout_sentence(difference: Decimal) -> str:
    """Say what a difference in euro means for the payout of this slip."""
    if not difference:
        return "Am Auszahlungsbetrag ändert sich nichts."
    verb = "kommen hinzu" if difference > ZERO else "gehen ab"
    return f"Beim Auszahlungsbetrag {verb}: {words.money(abs(difference))}."


def settlement(paper: PayslipPaper) -> tuple[Block, ...]:
    """Say of a replacement slip what was paid for its month before and with which slip the difference is settled."""
    if paper.settled_in is None:
        return ()
    before = paper.paid_before or ZERO
    difference = paper.slip.payout.amount - before
    later = words.month_and_year(paper.settled_in)
    if difference > ZERO:
        said = f"Der Unterschied von {words.money(difference)} wird mit der Abrechnung für {later} ausgezahlt."
    elif difference < ZERO:
        said = f"Der Unterschied von {words.money(-difference)} wird mit der Abrechnung für {later} verrechnet."
    else:
        said = f"Daran ändert sich nichts; vermerkt ist es auch auf der Abrechnung für {later}."
    return (Paragraph(f"Für diesen Monat sind schon {words.money(before)} ausgezahlt. {said}"),)


def _shown(part: Difference, value: Decimal) -> str:
    return f"{words.amount(value)} h" if part.unit == "hours" else words.amount(value)


def _signed(part: Difference, value: Decimal) -> str:
    return f"{'+' if value > ZERO else ''}{_shown(part, value)}"
