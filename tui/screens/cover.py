"""Vertretung: not part of this version; the place says so and what to do meanwhile."""

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from tui.screens.view import View
from tui.widgets.columns import wrapped
from tui.widgets.rows import GAP, Row, Rows, row

if TYPE_CHECKING:
    from payroll.office.desk import Desk

TEXT = (
    "Die Suche nach einer Vertretung und der Antrag auf Vertretungskosten gehören noch nicht zu diesem Programm.",
    "Bis dahin geht es so:",
    "Tragen Sie die Krankheit ein: / drücken, dann zum Beispiel anna krank ab 4.3.",
    "Unter 2 Stunden sehen Sie, welche Zeiten ausfallen. Fragen Sie selbst, wer einspringen kann.",
    "Tragen Sie die Vertretung ein: / drücken, dann zum Beispiel ben 4.3. 8-12 für anna",
    "Die Abrechnung, das Budget und der Verwendungsnachweis rechnen die Vertretung dann richtig zu.",
)


class Cover(View):
    """What to do until this place is built."""

    keys = ("entry", "undo", "leave")
    purpose = "Dieser Ort ist noch nicht gebaut. Er sagt, wie eine Vertretung bis dahin eingetragen wird."

    def compose(self) -> ComposeResult:
        """One list to read."""
        yield Rows(read=True, id="cover-rows")

    def read(self, desk: "Desk") -> tuple[str, ...]:  # noqa: ARG002 - nothing in the book is asked for
        """Return the text."""
        return TEXT

    def show(self, found: tuple[str, ...]) -> None:
        """Show it."""
        self.query_one(Rows).show(lambda width: _rows(found, min(width, 76)))


def _rows(texts: tuple[str, ...], width: int) -> list[Row]:
    rows: list[Row] = []
    for text in texts:
        rows += [*(row(part) for part in wrapped(text, width)), GAP]
    return rows
