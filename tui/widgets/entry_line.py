"""The entry line: one line in the entry grammar. While one types, what is understood stands above it; Enter saves that."""

from dataclasses import dataclass

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
    ) -> None:
        super().__init__(id=id, placeholder=placeholder, suggester=suggester, compact=True, select_on_focus=False)
        self.cursor_blink = False
        self._past: list[str] = []
        self._position = 0
        self._unfinished = ""

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor belongs; at the end of the text Textual counts one column too many."""
        offset = super().cursor_screen_offset
        return offset - Offset(1, 0) if self.cursor_at_end else offset

    def remember(self, line: str) -> None:
        """Keep *line* in the past and empty the field."""
        if not self._past or self._past[-1] != line:
            self._past.append(line)
        self._position = len(self._past)
        self.value = ""

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
