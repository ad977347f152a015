"""Warum? A figure's derivation: base × rate, rounding, provision, source."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui import wording
from tui.screens.sheet import Sheet
from tui.widgets.columns import wrapped
from tui.widgets.rows import GAP, Row, line, row

if TYPE_CHECKING:
    from payroll.office.why import Explanation


class Why(Sheet):
    """The derivation of one figure; *about*: whose and when."""

    def __init__(self, figure: "Explanation", about: str) -> None:
        title = f"Warum {wording.euro(figure.amount)} {figure.title} ({about})?"
        super().__init__(title, lambda width: why_rows(figure, width))


def why_rows(figure: "Explanation", width: int) -> Sequence[Row]:
    """Return each step with its numbers, then the sources."""
    from payroll.office.why import told

    rows: list[Row] = []
    for step in told(figure.derivation):
        rows += [Row((line((part, "strong")),)) for part in wrapped(step.text, width)]
        rows += [Row((line(("  " + part, "")),)) for text in step.lines for part in wrapped(text, width - 2, 2)]
        rows.append(GAP)
    sources = dict.fromkeys(source for step in figure.derivation.steps for source in step.sources)
    if sources:
        rows.append(row(("Quelle der Sätze", "strong")))
        rows += [row((f"  {part}", "quiet")) for source in sources for part in wrapped(source, width - 2, 2)]
    return rows
