"""Weiteres: what has no place of its own, one list for all places. Enter opens a line; what it says is read as a page."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui import wording
from tui.actions.declare import Action
from tui.actions.errands import ERRANDS, Errand
from tui.actions.words import REDO
from tui.screens.acting import offered
from tui.screens.changing import change
from tui.screens.form import Filled, Form
from tui.screens.keys import bindings
from tui.screens.sheet import Sheet
from tui.widgets.columns import wrapped
from tui.widgets.rows import Row, Rows, line, row

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from tui.screens.app import LohnApp

TITLE = "Weiteres: lesen, schreiben, prüfen, sichern"
MONTH = "month"


class Further(Sheet):
    """The list; the result is the number of the line, one more than the last errand for :data:`REDO`."""

    BINDINGS = bindings("jump")
    answer = "Enter öffnen   Esc zurück   g springen"

    def __init__(self) -> None:
        super().__init__(TITLE, _rows, read=False)

    def on_rows_opened(self, event: Rows.Opened) -> None:
        """Go on with the line."""
        event.stop()
        self.dismiss(event.value)

    def action_jump(self) -> None:
        """Show a letter at each line."""
        self.app.action_jump()  # type: ignore[attr-defined]


class Questions(Form):
    """The questions of an errand; the result is the answers, nothing is carried out here."""

    async def _carry_out(self, values: dict[str, Any]) -> None:
        self.lohn.drafts.pop(self._draft, None)
        self.dismiss(Filled(values, ""))


def _rows(width: int) -> list[Row]:
    titles = [each.title for each in ERRANDS] + [REDO]
    return [
        Row(tuple(line(("  " if rest else "") + part) for rest, part in enumerate(wrapped(title, width - 2))), number)
        for number, title in enumerate(titles)
    ]


def open_further(app: "LohnApp") -> None:
    """Offer the list."""

    async def picked(number: int | None) -> None:
        if number is None:
            return
        if number == len(ERRANDS):
            await _redo(app)
        else:
            await ask_for(app, ERRANDS[number])

    app.push_screen(Further(), picked)


async def ask_for(app: "LohnApp", errand: Errand, known: Mapping[str, Any] | None = None) -> None:
    """Ask what *errand* has to know beyond *known*, the shown month in place of an empty one, and show what it says."""
    given = dict(known or {})
    fields = tuple(replace(f, default=None, said_default=_at_hand(app)) if f.name == MONTH else f for f in errand.fields)
    if all(field.name in given or field.name == MONTH for field in fields):
        await _show(app, errand, given)
        return
    choices = await app.attempt(offered)
    if choices is None:
        return

    async def answered(filled: Filled | None) -> None:
        if filled is not None:
            await _show(app, errand, filled.done)

    action = Action(name=" ".join(errand.words), words=errand.words, title=errand.title, use_case="", fields=fields)
    app.push_screen(Questions(action, choices, given), answered)


def _at_hand(app: "LohnApp") -> str:
    return wording.month(app.month) if app.month else "dieser"


async def _show(app: "LohnApp", errand: Errand, values: Mapping[str, Any]) -> None:
    """Carry the command out and show what it prints: as tables where they fit, else one fact a line."""
    said = {name: value for name, value in values.items() if value is not None}
    typed = errand.typed({MONTH: app.month, **said})
    if errand.writes:
        app.say(f"{errand.title} …")
    text = await app.attempt(lambda _: app.office.printed(typed, plain=errand.writes))
    room = app.size.width - 4
    if text is not None and not errand.writes and any(len(each) > room for each in text.splitlines()):
        text = await app.attempt(lambda _: app.office.printed(typed, plain=True))
    app.say("")
    if text is None:
        return
    lines = (text.strip("\n") or errand.well).splitlines()
    app.push_screen(Sheet(errand.title, lambda width: [row(part) for each in lines for part in _parts(each, width)]))
    if errand.writes:
        await app.view.reload()


def _parts(text: str, width: int) -> list[str]:
    return [text] if len(text) <= width else wrapped(text, width, len(text) - len(text.lstrip()) + 2)


async def _redo(app: "LohnApp") -> None:
    async def done(what: str, corrections: str) -> None:
        await app.view.reload()
        app.say(f"Wieder da: {what} {corrections}".rstrip())

    def again(desk: "Desk") -> str:
        return desk.redo()

    await change(app, again, done, app.refuse)
