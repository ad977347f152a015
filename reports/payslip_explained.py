"""The second part of a payslip on request: how each figure came about, in plain language."""

from decimal import Decimal

from payroll.law.derivation import Op, Rounding, Step, Term, Unit
from payroll.office.why import Explanation, explanations
from payroll.pay.payslip import Payslip
from reports import words
from reports.layout.model import Align, Block, Column, Heading, NewPage, Paragraph, Points, Row, RowKind, Table

_EMPLOYERS_OWN = ("employer.", "refund.", "cost")
"""What only the employer pays or gets is not the assistant's business."""

_UNITS = {
    Unit.EURO: "€",
    Unit.HOURS: "Std.",
    Unit.MINUTES: "Min.",
    Unit.DAYS: "Tage",
    Unit.PERCENT: "%",
    Unit.NUMBER: "",
    Unit.EURO_PER_HOUR: "€ je Std.",
}


def explanation(slip: Payslip) -> tuple[Block, ...]:
    """Return the pages that derive each figure of *slip* that is not 0.00, in the order of the first page."""
    shown = [item for item in explanations(slip) if item.amount and not item.code.startswith(_EMPLOYERS_OWN)]
    sources = dict.fromkeys(source for item in shown for step in item.derivation.steps for source in step.sources)
    cited: tuple[Block, ...] = (Heading("Woher die Sätze und Grenzen kommen"), Points(tuple(sources), small=True))
    return (
        NewPage(),
        Heading("So kommen die Beträge zustande"),
        Paragraph(
            "Jeder Betrag steht mit seinen Rechenschritten da. Gerechnet wird von links nach rechts, wie auf einem "
            "Taschenrechner; in Klammern steht, welche Vorschrift es so verlangt."
        ),
        Table(
            (Column("Betrag und Rechenschritt", 130), Column("Ergebnis", 35, Align.NUMBER)),
            tuple(row for item in shown for row in _rows(item)),
            "Rechenschritte zu jedem Betrag der Abrechnung",
        ),
        *(cited if sources else ()),
    )


def _rows(item: Explanation) -> list[Row]:
    steps = item.derivation.steps
    details = [
        Row((_sentence(step, item.title), _quantity(step.result, step.unit) if step.terms else ""), RowKind.DETAIL)
        for step in steps
    ]
    return [Row((item.title, words.money(item.amount)), RowKind.GROUP), *details]


def _quantity(value: Decimal, unit: Unit) -> str:
    return words.quantity(value, _UNITS[unit], money=unit in (Unit.EURO, Unit.EURO_PER_HOUR))


def _term(term: Term) -> str:
    sign = "" if term.op is Op.START else f"{term.op} "
    return f"{sign}{_quantity(term.value, term.unit)} {term.label}".rstrip()


def _sentence(step: Step, title: str) -> str:
    """Return a step as it is calculated; what the *title* above it says already is not said again."""
    chain = " ".join(_term(term) for term in step.terms)
    named = "" if chain and step.text == title else f"{step.text}: " if chain else step.text
    rounding = f", {step.rounding}" if step.rounding is not Rounding.NONE else ""
    law = f" ({step.law})" if step.law else ""
    return f"{named}{chain}{rounding}{law}"
