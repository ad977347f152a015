"""One of several, by number."""

from collections.abc import Sequence

from textual.events import Key

from tui.screens.boxes import Box
from tui.screens.keys import bindings


class Choose(Box[int]):
    """Ask for one of *options*; the result is its index, ``None`` for Esc."""

    BINDINGS = bindings("dismiss")

    def __init__(self, question: str, options: Sequence[str]) -> None:
        listed = "\n".join(f"{number} {option}" for number, option in enumerate(options, 1))
        super().__init__(question, listed, f"1 bis {len(options)} wählen   Esc zurück")
        self._count = len(options)

    def on_key(self, event: Key) -> None:
        """Take a number."""
        if event.character and event.character.isdecimal() and 1 <= int(event.character) <= self._count:
            event.stop()
            self.dismiss(int(event.character) - 1)

    def action_dismiss(self) -> None:
        """Leave without a choice."""
        self.dismiss(None)
