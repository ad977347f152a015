"""The entry line: one line in the entry grammar. While one types, what is understood stands above it; Enter saves that."""

from dataclasses import dataclass

from textual.events import Paste
from textual.geometry import Offset
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input

from tui.screens.keys import bindings


class EntryLine(Input):
    """An input with its own past: arrow up brings back what was typed before. Esc leaves it; what was typed stays."""

    BINDINGS = bindings("up", "down", "dismiss")

    @dataclass
    class Left(Message):
        """Esc was pressed."""

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - Textual's own name
        placeholder: str = "",
        suggester: Suggester | None = None,
        many: bool = False,
    ) -> None:
        super().__init__(id=id, placeholder=placeholder, suggester=suggester, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.waiting: list[str] = []
        """Lines pasted together that come after this one; only where *many* may come."""
        self.offered = ""
        """The pasted line that came up by itself, as it was then."""
        self._many = many
        self._past: list[str] = []
        self._position = 0
        self._unfinished = ""

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor belongs; at the end of the text Textual counts one column too many."""
        offset = super().cursor_screen_offset
        return offset - Offset(1, 0) if self.cursor_at_end else offset

    def remember(self, line: str) -> None:
        """Keep *line* in the past; the field is empty then, or shows the next of several lines that were pasted."""
        if not self._past or self._past[-1] != line:
            self._past.append(line)
        self._position = len(self._past)
        self.offered = self.waiting.pop(0) if self.waiting else ""
        self._put(self.offered)

    def on_paste(self, event: Paste) -> None:
        """Take several lines one after the other; Textual itself would drop all but the first."""
        first, *rest = [each.strip() for each in event.text.splitlines() if each.strip()] or [""]
        if self._many and rest:
            event.stop()
            event.prevent_default()
            self.insert_text_at_cursor(first)
            self.waiting += rest

    def action_up(self) -> None:
        """Bring back the line before."""
        if self._position == len(self._past):
            self._unfinished = self.value
        if self._position > 0:
            self._position -= 1
            self._put(self._past[self._position])

    def action_down(self) -> None:
        """Bring back the line after, at last the unfinished one."""
        if self._position < len(self._past):
            self._position += 1
            self._put(self._past[self._position] if self._position < len(self._past) else self._unfinished)

    def action_dismiss(self) -> None:
        """Leave the field."""
        self.post_message(self.Left())

    def _put(self, line: str) -> None:
        self.value = line
        self.cursor_position = len(line)
