"""One payslip to walk through: each line answers "Warum?"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui import wording
from tui.screens.figures import Figures
from tui.screens.ways import on_screens
from tui.widgets.columns import left, right, wrapped
from tui.widgets.rows import GAP, Row, line, row

if TYPE_CHECKING:
    from payroll.office.month import SlipView
    from payroll.office.why import Explanation

SUMS = ("gross", "net", "payout", "cost")
PARTS = (
    ("line", "Lohn"),
    ("tax", "Steuern"),
    ("employee", "Sozialversicherung"),
    ("employer", "Dazu zahlen Sie als Arbeitgeber"),
    ("refund", "Davon bekommen Sie zurück"),
)
FIGURE = 10
WIDEST = 76


class Slip(Figures):
    """The slip of one person."""

    def __init__(self, slip: "SlipView") -> None:
        from payroll.office.why import explanations

        figures = explanations(slip.payslip)
        title = f"{slip.name}, {wording.month(slip.payslip.month)}, Nummer {slip.number}"
        about = f"{slip.assistant.first_name}, {wording.month(slip.payslip.month)}"
        super().__init__(title, figures, about, lambda width: slip_rows(slip, figures, width))


def slip_rows(slip: "SlipView", figures: Sequence["Explanation"], width: int) -> list[Row]:
    """Return lines, deductions, sums, and what the employer adds."""
    width = min(width, WIDEST)
    pay = slip.payslip
    rows: list[Row] = []
    part = ""
    for number, each in enumerate(figures):
        group = each.code.partition(".")[0]
        if not each.amount and group not in SUMS:
            continue
        if group in SUMS:
            rows += [*([GAP] if each.code == "cost" else []), _sum(each, width)]
            part = ""
            continue
        if group != part:
            rows += [*([GAP] if rows else []), row((dict(PARTS)[group], "strong"))]
            part = group
        detail = ""
        if number < len(pay.lines):
            item = pay.lines[number]
            if item.minutes and item.rate is not None:
                detail = f"{wording.hours(item.minutes)} Std. × {wording.rate(item.rate)} €"
        rows.append(_figure(each, detail, width))
    if pay.warnings:
        rows += [GAP, row(("Hinweise", "strong"))]
        rows += [Row(tuple(line(text) for text in wrapped(on_screens(f"achten: {n.text}"), width, 2))) for n in pay.warnings]
    return rows


def _figure(figure: "Explanation", detail: str, width: int) -> Row:
    title = f"{figure.title}, {detail}" if detail else figure.title
    *above, last = wrapped(f"  {title}", width, 4)
    if len(last) > width - FIGURE - 2:
        above, last = [*above, last], ""
    amount = right(wording.amount(figure.amount), FIGURE)
    return Row((*(line(text) for text in above), line(left(last, width - FIGURE - 2), amount)), figure)


def _sum(figure: "Explanation", width: int) -> Row:
    amount = f"{right(wording.amount(figure.amount), FIGURE)} €"
    return row((left(figure.title, width - FIGURE - 2), "strong"), (amount, "strong"), value=figure)
