"""A page of figures to walk through: each line answers "Warum?"."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui import wording
from tui.screens.keys import bindings
from tui.screens.sheet import Sheet
from tui.screens.why import Why
from tui.widgets.columns import left, right
from tui.widgets.rows import Build, Row, Rows, line

if TYPE_CHECKING:
    from payroll.funding.usage import GrantMonth
    from payroll.office.why import Explanation

FIGURE, WIDEST = 14, 60


class Figures(Sheet):
    """Rows with *figures* as their values; *about*: whose and when, for the explanation."""

    BINDINGS = bindings("why")
    answer = "Enter oder w: Warum   Esc zurück"

    def __init__(self, title: str, figures: Sequence["Explanation"], about: str, build: Build) -> None:
        self.figures, self.about = figures, about
        super().__init__(title, build, read=False)

    def action_why(self) -> None:
        """Explain the current figure."""
        figure = self.query_one(Rows).value
        if figure is not None:
            self.app.push_screen(Why(figure, self.about))

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Explain it at Enter too."""
        event.stop()
        self.action_why()


class AccountMonth(Figures):
    """One month of a grant's account."""

    def __init__(self, found: "GrantMonth") -> None:
        from payroll.office.why import account_explanations

        figures = account_explanations(found)
        about = f"Konto {found.grant}, {wording.month(found.month)}"
        super().__init__(about, figures, about, lambda width: _rows(figures, width))


def _rows(figures: Sequence["Explanation"], width: int) -> list[Row]:
    room = min(width, WIDEST) - FIGURE
    shown = [each for each in figures if each.amount] or figures[-1:]
    return [Row((line(left(each.title, room), right(wording.amount(each.amount), FIGURE)),), each) for each in shown]
