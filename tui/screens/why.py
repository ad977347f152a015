"""Warum? A figure's derivation: each step with its numbers in a column, rounding, provision, source."""

from typing import TYPE_CHECKING

from tui import wording
from tui.derivations import quantity
from tui.screens.sheet import Sheet
from tui.widgets.columns import left, right, wrapped
from tui.widgets.rows import GAP, Row, line, row

if TYPE_CHECKING:
    from payroll.law.derivation import Derivation, Step
    from payroll.office.why import Explanation

NUMBER = 18
SIGN = 2
WIDEST = 76
SIGNS = {"=": "", "-": "−"}
WORDS_FIRST = ("höchstens", "mindestens")


class Why(Sheet):
    """The derivation of one figure; *about*: whose and when."""

    def __init__(self, figure: "Explanation", about: str) -> None:
        title = f"Warum {wording.euro(figure.amount)} {figure.title} ({about})?"
        super().__init__(title, lambda width: why_rows(figure.derivation, min(width, WIDEST)))


def why_rows(derivation: "Derivation", width: int) -> list[Row]:
    """Return the steps, then the sources of their rates."""
    rows: list[Row] = []
    for step in derivation.told:
        rows += [*_step(step, width), GAP]
    sources = dict.fromkeys(source for step in derivation.told for source in step.sources)
    if sources:
        rows.append(row(("Quelle der Sätze", "strong")))
        rows += [row((f"  {part}", "quiet")) for source in sources for part in wrapped(source, width - 2, 2)]
    return rows


def _step(step: "Step", width: int) -> list[Row]:
    rows = [row((part, "strong")) for part in wrapped(step.text, width)]
    for term in step.terms:
        sign = SIGNS.get(term.op.value, term.op.value)
        label = f"{sign} {term.label}" if sign in WORDS_FIRST else f"{sign.ljust(SIGN)}{term.label}"
        rows.append(_amount(label, quantity(term.value, term.unit.value), width, ""))
    if step.terms:
        rows.append(_amount("=", quantity(step.result, step.unit.value), width, "strong"))
    remarks = ", ".join(part for part in (step.rounding.value, step.law) if part)
    if remarks:
        rows += [row((f"    {part}", "quiet")) for part in wrapped(remarks, width - 4)]
    return rows


def _amount(label: str, number: str, width: int, tone: str) -> Row:
    room = width - NUMBER - 2
    first, *rest = wrapped(label, room - 2, SIGN)
    begin = line((left(f"  {first}", width - NUMBER), tone), (right(number, NUMBER), tone))
    return Row((begin, *(line((f"  {part}", tone)) for part in rest)))
