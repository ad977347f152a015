"""What stands over the screens: a question, a refusal, a choice by number. The cursor stands on the line that answers."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Offset
from textual.screen import ModalScreen
from textual.widgets import Static
from typing_extensions import TypeVar

from tui.screens.keys import bindings

T = TypeVar("T")


class Answer(Static, can_focus=True):
    """The line that says which keys answer."""

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor belongs."""
        return self.content_region.offset


class Box(ModalScreen[T]):
    """A title, a text, and the keys that answer; a long text is scrolled by the arrows."""

    BINDINGS = bindings("up", "down")

    def __init__(self, title: str, text: str, answer: str) -> None:
        super().__init__()
        self._title, self._text, self._answer = title, text, answer

    def compose(self) -> ComposeResult:
        """Lay out the box."""
        with Vertical(id="box"):
            if self._title:
                yield Static(self._title, id="box-title", markup=False)
            with VerticalScroll(id="box-scroll", classes="" if self._text else "-empty", can_focus=False):
                yield Static(self._text, id="box-text", markup=False)
            yield Answer(self._answer, id="box-answer", markup=False)

    def on_mount(self) -> None:
        """Put the cursor on the answer."""
        self.query_one(Answer).focus()

    def action_up(self) -> None:
        """Read further up."""
        self.query_one("#box-scroll").scroll_relative(y=-1, animate=False)

    def action_down(self) -> None:
        """Read on."""
        self.query_one("#box-scroll").scroll_relative(y=1, animate=False)
