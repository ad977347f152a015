"""What a typed line does: it is said back while one types, noted at Enter, and its result said."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from payroll.office.intake.names import AmbiguousName
from payroll.refusal import NotUnderstood, Refusal
from tui.screens.choose import Choose
from tui.screens.error import sentences
from tui.screens.office import Unexpected
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

    parts = [done.summary, *(f"Achten Sie darauf: {notice.text}" for notice in done.notices)]
    if isinstance(done, ShiftsDone) and done.questions:
        days = ", ".join(dict.fromkeys(wording.short_day(question.day) for question in done.questions))
        parts.append(
            f"Noch offen, weil Feiertag: {days} Gehen Sie dort auf das Feld: Enter heißt gearbeitet, h heißt wegen "
            "Feiertag ausgefallen, mit Lohn."
        )
    return " ".join(parts)


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
        if text:
            self._app.say(f"{UNDERSTOOD} {text} Enter speichert.")
        elif self._app.said.startswith(UNDERSTOOD):
            self._app.say("")

    async def save(self, field: EntryLine, chosen: Sequence[str] = ()) -> None:
        """Note the line; a refusal stands above it, and the line stays as it was typed."""
        line = field.value
        try:
            done = await self._app.office.ask(lambda desk: noted(desk, line, chosen))
        except AmbiguousName as asked:
            choices = asked.choices
            box = Choose(f"Wen meinen Sie mit „{asked.typed}“?", [choice.full for choice in choices])

            def picked(index: int | None) -> None:
                if index is not None:
                    self._app.run_worker(self.save(field, [*chosen, choices[index].key]))

            self._app.push_screen(box, picked)
            return
        except NotUnderstood as refused:
            self._app.say(sentences(refused), wrong=True)
            return
        except Refusal as refused:
            self._app.say(f"Nicht gespeichert. {sentences(refused)}", wrong=True)
            return
        except Unexpected as error:
            self._app.say(str(error), wrong=True)
            return
        field.remember(line)
        await self._app.view.reload()
        self._app.say(f"Gespeichert. {told(done)} u nimmt es zurück.")


def _understood(desk: "Desk", line: str) -> str:
    from payroll.office.entry import understand
    from payroll.office.intake.describe import describe

    return describe(understand(desk, line))
