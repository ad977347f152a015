"""The frame around every place: the title, the line of places, the line of keys."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.events import Resize
from textual.reactive import reactive
from textual.widgets import Static

from tui.screens.keys import PLACES


class Places(Static):
    """All places with their digits. The current one stands in brackets; where room is short the others lose their names."""

    current: reactive[str] = reactive("1")

    def render(self) -> Content:
        """Return the line for this width."""
        return places_line(self.current, self.content_size.width)


def places_line(current: str, width: int) -> Content:
    """Return the places that fit into *width*, names dropped from the end first."""
    named = len(PLACES)
    while named and cell_len(_joined(current, named)) > width:
        named -= 1
    text = _joined(current, named)
    start, end = text.index("["), text.index("]") + 1
    return Content(text).stylize("bold $lohn-text", start, end)


def _joined(current: str, named: int) -> str:
    parts = []
    for number, (digit, title) in enumerate(PLACES):
        if digit == current:
            parts.append(f"[{digit} {title}]")
        else:
            parts.append(f"{digit} {title}" if number < named else digit)
    return ("  " if named else " ").join(parts)


class KeyLine(Static):
    """The keys that work here, the most needed first; as many as fit, help always."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._parts: Sequence[tuple[str, str]] = ()

    def show(self, parts: Sequence[tuple[str, str]]) -> None:
        """Show keys with their labels."""
        self._parts = parts
        self.refresh()

    def on_resize(self, _event: Resize) -> None:
        """Use the new width."""
        self.refresh()

    def render(self) -> Content:
        """Return the keys that fit; the last part is kept."""
        shown = list(self._parts)
        while len(shown) > 1 and len("  ".join(" ".join(part).rstrip() for part in shown)) > self.content_size.width:
            shown.pop(-2)
        pieces: list[Content | tuple[str, str]] = []
        for key, label in shown:
            if pieces:
                pieces.append(("  ", ""))
            pieces += [(key, "bold $lohn-act"), (f" {label}" if label else "", "")]
        return Content.assemble(*pieces)
