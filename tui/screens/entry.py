"""What a typed line does: it is said back while one types, noted at Enter, and its result said."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from payroll.office.intake.names import AmbiguousName
from payroll.refusal import NotUnderstood, Refusal
from tui.screens.changing import change, said
from tui.screens.choose import Choose
from tui.screens.office import Unexpected
from tui.screens.ways import on_screens
from tui.widgets.entry_line import EntryLine

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from payroll.office.done import Done
    from tui.screens.app import LohnApp

UNDERSTOOD = "Verstanden:"


def noted(desk: "Desk", line: str, chosen: Sequence[str] = ()) -> "Done":
    """Read and carry out one line."""
    from payroll.office.entry import enter

    return enter(desk, line, chosen)


def told(done: "Done") -> str:
    """Return what was done and what to look at now, for the message line."""
    from payroll.office.done import ShiftsDone
    from tui import wording

    parts = [on_screens(done.summary), *(f"Achten Sie darauf: {on_screens(notice.text)}" for notice in done.notices)]
    if isinstance(done, ShiftsDone) and done.questions:
        days = ", ".join(dict.fromkeys(wording.short_day(question.day) for question in done.questions))
        parts.append(
            f"Noch offen, weil Feiertag: {days} Gehen Sie dort auf das Feld: Enter heißt gearbeitet, h heißt wegen "
            "Feiertag ausgefallen, mit Lohn."
        )
    return " ".join(parts)


def undoable(done: "Done", corrections: str) -> str:
    """Return what was done, what it corrects of closed months, and that it can be taken back."""
    return " ".join(part for part in (told(done), corrections, "u nimmt es zurück.") if part)


class Entering:
    """The entry line at work."""

    def __init__(self, app: "LohnApp") -> None:
        self._app = app

    async def preview(self, line: str) -> None:
        """Say what *line* means so far; nothing while it is unfinished. Other messages stay until there is something."""
        text = ""
        if line.strip():
            with suppress(Refusal, Unexpected):
                text = await self._app.office.ask(lambda desk: _understood(desk, line))
        field = self._app.query_one("#entry-line", EntryLine)
        if text and line == field.offered:
            # came up by itself: what was noted before it must stay to be read
            self._app.say(f"{self._app.said} {UNDERSTOOD} {text} Enter speichert.")
        elif text:
            self._app.say(f"{UNDERSTOOD} {text} Enter speichert.")
        elif self._app.said.startswith(UNDERSTOOD):
            self._app.say("")

    async def save(self, field: EntryLine, chosen: Sequence[str] = ()) -> None:
        """Note the line; a refusal stands above it, and the line stays as it was typed."""
        line = field.value

        async def saved(done: "Done", corrections: str) -> None:
            field.remember(line)
            await self._app.view.reload()
            more = f" Noch {len(field.waiting) + 1} von den eingefügten Zeilen, Enter speichert." if field.value else ""
            self._app.say(f"Gespeichert. {undoable(done, corrections)}{more}")

        def refused(error: Refusal | Unexpected) -> None:
            if isinstance(error, AmbiguousName):
                self._ask_whom(field, chosen, error)
            else:
                not_saved = isinstance(error, Refusal) and not isinstance(error, NotUnderstood)
                self._app.say(f"Nicht gespeichert. {said(error)}" if not_saved else said(error), wrong=True)

        await change(self._app, lambda desk: noted(desk, line, chosen), saved, refused)

    def _ask_whom(self, field: EntryLine, chosen: Sequence[str], asked: AmbiguousName) -> None:
        choices = asked.choices

        def picked(index: int | None) -> None:
            if index is not None:
                self._app.run_worker(self.save(field, [*chosen, choices[index].key]))

        box = Choose(f"Wen meinen Sie mit „{asked.typed}“?", [choice.full for choice in choices])
        self._app.push_screen(box, picked)


def _understood(desk: "Desk", line: str) -> str:
    from payroll.office.entry import understand
    from payroll.office.intake.describe import describe

    return describe(understand(desk, line))
