"""The terminal's own cursor stands where the work is: braille displays and screen readers read there.

Textual hides the terminal's cursor and leaves it where the last character was drawn. Here it is shown, and put before
each paint on the focused widget, which says where its row or field is (``cursor_screen_offset``, as Textual's Input does).
"""

from typing import Any

from rich.console import RenderableType
from textual.app import App
from textual.geometry import Offset
from textual.screen import Screen

SHOW_CURSOR = "\x1b[?25h"


class CaretApp(App[int]):
    """An app whose terminal cursor follows the focus."""

    def on_ready(self) -> None:
        """Show the cursor; the first layout is done."""
        if self._driver is not None and not self.is_headless:
            self._driver.write(SHOW_CURSOR)
            self._driver.flush()
        self.screen.refresh()

    def _display(self, screen: Screen[Any], renderable: RenderableType | None) -> None:
        focused = self.screen.focused if self._running else None
        offset = getattr(focused, "cursor_screen_offset", None)
        if isinstance(offset, Offset):
            self.cursor_position = offset
        super()._display(screen, renderable)
