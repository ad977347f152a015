"""The screens: one frame, nine places in it, one entry line. What a place shows and does stands in its own file."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Key as KeyPressed
from textual.reactive import reactive
from textual.widgets import ContentSwitcher, Input, Static

from payroll.periods import Month
from payroll.refusal import NotUnderstood, Refusal
from tui import themes, wording
from tui.commands.call import now_in_germany
from tui.commands.crash import EXIT_CODE
from tui.screens import places
from tui.screens.changing import change, said
from tui.screens.entry import Entering
from tui.screens.error import ErrorBox, NoBook
from tui.screens.help import help_sheet
from tui.screens.keys import KEYS, PLACES, bindings, key_name, keymap_of
from tui.screens.office import Office, Unexpected
from tui.screens.view import View
from tui.widgets.caret import CaretApp
from tui.widgets.completion import Completion
from tui.widgets.entry_line import EntryLine
from tui.widgets.frame import KeyLine, Places
from tui.widgets.grid import Grid
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from payroll.office.desk import Desk

T = TypeVar("T")
COLOURS, OWN_KEYS, OFFERS = "farben", "tasten", "vorschlaege"
LOOK_EVERY = 2.0
"""Seconds between two looks whether another program wrote to the book."""


def run(target: str | Path, *, actor: str, clock: Callable[[], datetime] = now_in_germany) -> int:
    """Open the screens on the book at *target* and return the exit code. ``Refusal``: a terminal that cannot show them."""
    if os.environ.get("TERM", "") in ("dumb", "unknown"):
        raise Refusal(
            "Dieses Terminal kann keine Bildschirme zeigen (TERM=dumb). Dasselbe als Fragen und Antworten, Zeile für Zeile, "
            "gibt es mit: lohn schlicht",
            code="no_screens",
        )
    app = LohnApp(Office(target, actor=actor, clock=clock))
    code = app.run()
    app.office.close()
    return app.return_code or 0 if code is None else code


def _settings(desk: "Desk") -> dict[str, str]:
    from payroll.office.settings import all_settings

    return all_settings(desk)


def _names(desk: "Desk") -> tuple[str, ...]:
    from payroll.office.entry import first_names

    return first_names(desk)


class LohnApp(CaretApp):
    """The frame. *month*: the month all places are about."""

    CSS_PATH = "lohn.tcss"
    TITLE = "Lohn"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS = bindings(
        *(f"place_{digit}" for digit, _ in PLACES), "entry", "undo", "help", "jump", "more", "leave", "dismiss"
    )
    month: reactive[Month | None] = reactive(None)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        self.animation_level = "none"
        self.place = "1"
        self.opened = False
        self.said = ""
        self.completion = Completion()
        self.drafts: dict[str, dict[str, str]] = {}
        self._jumping: Rows | Grid | None = None
        for theme in themes.THEMES:
            self.register_theme(theme)
        self.theme = themes.DEFAULT

    def compose(self) -> ComposeResult:
        """Lay out the frame; the place fills when the book is open."""
        with Horizontal(id="title"):
            yield Static("Lohn", id="title-name")
            yield Static("", id="title-employer", markup=False)
            yield Static("", id="title-month")
        yield Places(id="places")
        with ContentSwitcher(id="content", initial="place-1"):
            yield places.made("1", id="place-1")
        yield Static("", id="message", markup=False)
        with Horizontal(id="entry"):
            yield Static("/", id="entry-mark")
            yield EntryLine(
                id="entry-line", placeholder="zum Beispiel: anna heute 8-12", suggester=self.completion, many=True
            )
        yield KeyLine(id="keys")

    def on_mount(self) -> None:
        """Paint first, then open the book."""
        self.show_keys()
        self.call_after_refresh(lambda: self.run_worker(self._open_book(), name="open"))
        self.set_interval(LOOK_EVERY, self._look_for_changes)

    async def _open_book(self) -> None:
        self.view.heart().focus()
        self.say("Das Buch wird geöffnet …")
        try:
            chosen = await self.office.ask(_settings)
        except (Refusal, Unexpected) as refused:
            self.say("")
            self.push_screen(NoBook(said(refused)), self._open_again)
            return
        self.say("")
        self.use_settings(chosen)
        await self.view.reload()
        self.opened = True

    def use_settings(self, chosen: dict[str, str]) -> None:
        """Take over settings of the book that the screens follow."""
        if chosen.get(COLOURS) in {theme.name for theme in themes.THEMES}:
            self.theme = chosen[COLOURS]
        self.completion.off = chosen.get(OFFERS) == "nein"
        with suppress(NotUnderstood):
            self.set_keymap(keymap_of(chosen.get(OWN_KEYS, "")))
            self.show_keys()

    def _open_again(self, again: bool | None) -> None:  # noqa: FBT001 - the answer of the box
        if again:
            self.run_worker(self._open_book(), name="open")
        else:
            self.exit(1)

    async def _look_for_changes(self) -> None:
        if self.office.changed_elsewhere and not isinstance(self.focused, Input):
            await self.view.reload()
            self.say("Das Buch hat sich geändert, ein anderes Programm hat hineingeschrieben. Hier steht der neue Stand.")

    # --- the places -------------------------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """The current place."""
        return self.query_one(f"#place-{self.place}", View)

    async def action_place(self, digit: str) -> None:
        """Go to a place; it is made when somebody first goes there, so that the start stays fast."""
        switcher = self.query_one(ContentSwitcher)
        if not self.query(f"#place-{digit}"):
            await switcher.add_content(places.made(digit, id=f"place-{digit}"))
        self.place = digit
        self.query_one(Places).current = digit
        switcher.current = f"place-{digit}"
        self.say("")
        self.view.heart().focus()
        self.show_keys()
        await self.view.visit()

    def watch_month(self, month: Month | None) -> None:
        """Name the month in the title."""
        if self.is_mounted and month is not None:
            self.query_one("#title-month", Static).update(wording.month(month))

    def name_employer(self, name: str) -> None:
        """Name the employer in the title."""
        self.query_one("#title-employer", Static).update(name)

    def show_keys(self) -> None:
        """Name the keys that work here in the last line."""
        self.query_one(KeyLine).show([self.key_and_label(each) for each in (*self.view.keys, "more", "help")])

    def key_and_label(self, wanted: str | tuple[str, str]) -> tuple[str, str]:
        """Return the key as printed on it and its label; *wanted*: a name, perhaps with another label."""
        name, label = wanted if isinstance(wanted, tuple) else (wanted, KEYS[wanted].label)
        return key_name(self._keymap.get(name, KEYS[name].keys)), label

    # --- asking the office ------------------------------------------------------------------------------------------

    async def attempt(self, work: "Callable[[Desk], T]") -> T | None:
        """Do *work* at the desk; what is refused is shown, and ``None`` returned."""
        try:
            return await self.office.ask(work)
        except (Refusal, Unexpected) as refused:
            self.refuse(refused)
        return None

    def refuse(self, refused: Refusal | Unexpected) -> None:
        """Show what did not go, until it is dismissed."""
        title = () if isinstance(refused, Refusal) else ("Fehler im Programm",)
        self.push_screen(ErrorBox(said(refused), *title))

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say what was done, above the entry line; an empty text clears it."""
        self.said = text
        message = self.query_one("#message", Static)
        message.update(text)
        message.set_class(bool(text), "-shown")
        message.set_class(wrong, "-wrong")

    def _fatal_error(self) -> None:
        """End with a sentence and a report without values; Textual would list all values, health data among them."""
        if self._exception is not None:
            self._exit_renderables.append(Text(self.office.told(self._exception)))
        self._return_code = EXIT_CODE
        self._close_messages_no_wait()

    # --- keys that work everywhere ----------------------------------------------------------------------------------

    def action_entry(self) -> None:
        """Go to the entry line; the names it offers are those of the book now."""
        self.query_one(EntryLine).focus()
        self.run_worker(self._learn_names(), name="names", exclusive=True, group="names")

    async def _learn_names(self) -> None:
        with suppress(Refusal, Unexpected):
            self.completion.names = await self.office.ask(_names)

    async def action_undo(self) -> None:
        """Take the last action back."""

        async def undone(what: str, corrections: str) -> None:
            await self.view.reload()
            self.say(f"Zurückgenommen: {what} {corrections}".rstrip())

        await change(self, lambda desk: desk.undo(), undone, self.refuse)

    def action_help(self) -> None:
        """Explain this place and its keys."""
        self.push_screen(help_sheet(self))

    def action_more(self) -> None:
        """Offer what has no place of its own."""
        from tui.screens.further import open_further

        open_further(self)

    def action_leave(self) -> None:
        """End; everything is saved already."""
        self.exit(0)

    def action_dismiss(self) -> None:
        """Take the message away."""
        self.say("")

    def action_jump(self) -> None:
        """Show a letter at each row of the list; the next key goes there."""
        focused = self.screen.focused
        if isinstance(focused, Rows | Grid):
            focused.label(on=True)
            self._jumping = focused

    async def on_event(self, event: object) -> None:
        """The key after ``g`` chooses a letter."""
        if isinstance(event, KeyPressed) and self._jumping is not None and not event.is_forwarded:
            rows, self._jumping = self._jumping, None
            rows.label(on=False)
            rows.jump(event.character or "")
            return
        await super().on_event(event)

    # --- the entry line ---------------------------------------------------------------------------------------------

    async def on_input_changed(self, event: Input.Changed) -> None:
        """Say what is understood so far."""
        if isinstance(event.input, EntryLine) and event.input.id == "entry-line":
            await Entering(self).preview(event.value)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Note the line."""
        if isinstance(event.input, EntryLine) and event.input.id == "entry-line" and event.value.strip():
            await Entering(self).save(event.input)

    def on_entry_line_left(self) -> None:
        """Go back to the place; what was typed stays."""
        self.say("")
        self.view.heart().focus()
