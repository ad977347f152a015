"""A full page over the screens to read: why a figure is what it is, a payslip, the facts of a person, the help."""

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.screens.keys import bindings
from tui.widgets.rows import Build, Rows


class Sheet(ModalScreen[None]):
    """A title, rows, keys. *read*: the arrows stop on every line."""

    BINDINGS = bindings("close_sheet")
    answer = "Pfeile lesen   Esc zurück"

    def __init__(self, title: str, build: Build, *, read: bool = True) -> None:
        super().__init__()
        self._title, self._build, self._read = title, build, read

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        yield Static(self._title, id="sheet-title", markup=False)
        yield Rows(read=self._read, id="sheet-rows")
        yield Static(self.answer, id="sheet-keys", markup=False)

    def on_mount(self) -> None:
        """Show the rows."""
        rows = self.query_one(Rows)
        rows.show(self._build)
        rows.focus()

    def action_dismiss(self) -> None:
        """Close."""
        self.dismiss(None)
