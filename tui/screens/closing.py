"""Closing at work: the month is closed, then its documents are written; one sees which and how many."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.widgets import Static

from payroll.periods import Month
from payroll.refusal import Refusal
from tui import wording
from tui.screens.boxes import Answer, Box
from tui.screens.error import sentences
from tui.screens.keys import bindings
from tui.screens.office import Office, Unexpected

if TYPE_CHECKING:
    from payroll.office.closing import Closed
    from payroll.office.desk import Desk


def written(desk: "Desk", month: Month, folder: Path, progress: Callable[[str, int, int], None] = lambda *_: None) -> int:
    """Write the documents of a closed month as the settings say and return how many there are."""
    from payroll.office.documents import Archive
    from payroll.office.settings import all_settings
    from reports.deliver import deliver

    explained = all_settings(desk)["erklaerungen"] == "ja"
    return len(deliver(Archive(desk), month, folder, explained=explained, progress=progress))


class Closing(Box[str]):
    """Close *month* and write its documents into *folder*; the result is the sentence about it, ``None`` if refused."""

    BINDINGS = bindings("close_box")

    def __init__(self, office: Office, month: Month, folder: Path, *, accept_estimates: bool) -> None:
        super().__init__(
            f"{wording.month(month)} wird abgeschlossen", "Die Abrechnungen werden festgeschrieben …", "Bitte warten."
        )
        self._office, self._month, self._folder = office, month, folder
        self._accept_estimates = accept_estimates
        self._finished = False
        self._result: str | None = None

    def on_mount(self) -> None:
        """Begin."""
        super().on_mount()
        self.run_worker(self._work(), name="close")

    async def _work(self) -> None:
        try:
            closed = await self._office.ask(self._close_month)
        except (Refusal, Unexpected) as refused:
            self._end("Nicht abgeschlossen", sentences(refused) if isinstance(refused, Refusal) else str(refused))
            return
        payout = wording.euro(closed.payout)
        slips = "1 Abrechnung" if closed.slips == 1 else f"{closed.slips} Abrechnungen"
        self._result = f"{wording.month(self._month)} ist abgeschlossen. {slips}, Auszahlung zusammen {payout}."
        try:
            count = await self._office.ask(self._deliver)
        except (Refusal, Unexpected) as refused:
            text = sentences(refused) if isinstance(refused, Refusal) else str(refused)
            again = "Der Monat ist abgeschlossen. Die Dokumente schreiben Sie noch einmal unter 8 Unterlagen."
            self._end("Die Dokumente fehlen noch", f"{text}\n\n{again}")
            return
        copy = f"\n\nKopie des Buchs von vorher: {closed.copy}" if closed.copy else ""
        self._end(
            f"{wording.month(self._month)} ist abgeschlossen",
            f"{slips}, Auszahlung zusammen {payout}.\n\n{count} Dokumente liegen hier: {self._folder}{copy}",
        )

    def _close_month(self, desk: "Desk") -> "Closed":
        from payroll.office.closing import close_month

        return close_month(desk, self._month, accept_estimates=self._accept_estimates)

    def _deliver(self, desk: "Desk") -> int:
        return written(desk, self._month, self._folder, self._progress)

    def _progress(self, name: str, number: int, count: int) -> None:
        self.app.call_from_thread(self._say, f"Dokument {number} von {count}: {name}")

    def _say(self, text: str) -> None:
        self.query_one("#box-text", Static).update(text)

    def _end(self, title: str, text: str) -> None:
        self.query_one("#box-title", Static).update(title)
        self._say(text)
        self.query_one(Answer).update("Enter oder Esc: weiter")
        self._finished = True

    def action_dismiss(self) -> None:
        """Close the box once everything is done; before that there is nothing to break off."""
        if self._finished:
            self.dismiss(self._result)
