"""Unterlagen: the documents of the closed months, which are written and which are due."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from tui import wording
from tui.commands.month import papers_folder
from tui.screens.closing import written
from tui.screens.view import View
from tui.widgets.columns import wrapped
from tui.widgets.rows import GAP, Row, Rows, line, row

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from payroll.office.papers import DueDocument

STATES = {"due": "fällig", "done": "geschrieben"}
STATE = 13


@dataclass(frozen=True, slots=True)
class Shown:
    """All documents, and the folder they go to."""

    documents: tuple["DueDocument", ...]
    folder: Path


class Papers(View):
    """The documents."""

    keys = (("open", "Monat schreiben"), "entry", "jump", "leave")
    purpose = (
        "Hier stehen die Dokumente der abgeschlossenen Monate: geschrieben oder fällig. Enter schreibt alle Dokumente des "
        "Monats noch einmal; das ändert nichts an ihrem Inhalt."
    )

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._found: Shown | None = None

    def compose(self) -> ComposeResult:
        """One list."""
        yield Rows(id="paper-rows")

    def read(self, desk: "Desk") -> Shown:
        """Return all documents."""
        from payroll.office.documents import Archive

        return Shown(Archive(desk).all(), papers_folder(desk))

    def show(self, found: Shown) -> None:
        """Show them."""
        self._found = found
        self.query_one(Rows).show(lambda width: paper_rows(found, width))

    async def on_rows_opened(self, event: Rows.Opened) -> None:
        """Write the documents of the row's month."""
        event.stop()
        if self._found is None:
            return
        folder = self._found.folder
        document = next(each for each in self._found.documents if each.id == event.value)
        self.lohn.say(f"Die Dokumente von {wording.month(document.month)} werden geschrieben …")
        await self.carry_out(
            lambda desk: written(desk, document.month, folder),
            lambda count, _: f"{count} Dokumente von {wording.month(document.month)} liegen hier: {folder}",
        )


def paper_rows(found: Shown, width: int) -> list[Row]:
    """Return the documents by month, newest month first."""
    if not found.documents:
        text = "Noch kein Monat ist abgeschlossen. Beim Abschließen unter 4 Monat entstehen die Dokumente."
        return [row(part) for part in wrapped(text, width)]
    rows = [row((part, "quiet")) for part in wrapped(f"Ordner: {found.folder}", width, 8)]
    for month in sorted({each.month for each in found.documents}, reverse=True):
        rows += [GAP, row((wording.month(month), "strong"))]
        rows += [_document(each, width) for each in found.documents if each.month == month]
    return rows


def _document(document: "DueDocument", width: int) -> Row:
    state = (STATES.get(document.state, document.state).ljust(STATE), "act" if document.state == "due" else "quiet")
    first, *rest = wrapped(document.file_name, width - STATE)
    return Row((line(state, first), *(line(" " * STATE + part) for part in rest)), document.id)
