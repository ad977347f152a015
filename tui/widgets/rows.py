"""Rows to walk through with the arrows: the one list of the screens.

A row may have several lines; its lines are made anew for each width, so that nothing is cut when the window is small.
Only the visible lines are drawn. The mark in the first column says without colour where one stands.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.screens.keys import bindings

Line = tuple[tuple[str, str], ...]
"""Pieces of one line: text, and its tone ("", quiet, act, wrong, strong)."""

TONES = {f"rows--{tone}" for tone in ("cursor", "quiet", "act", "wrong", "strong", "label")}
MARK = "›"
GUTTER = 2
LABELS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Row:
    """Some lines that belong together. *value*: what stands behind them; ``None``: nothing, the arrows pass over."""

    lines: tuple[Line, ...]
    value: Any = None


def row(*pieces: str | tuple[str, str], value: Any = None) -> Row:
    """Return a row of one line."""
    return Row((line(*pieces),), value)


def line(*pieces: str | tuple[str, str]) -> Line:
    """Return a line; a piece without a tone is plain."""
    return tuple((piece, "") if isinstance(piece, str) else piece for piece in pieces)


GAP = Row(((),))
"""An empty line."""

Build = Callable[[int], Sequence[Row]]
"""Makes the rows for a width in columns."""


class Rows(ScrollView, can_focus=True):
    """The list. *read*: the arrows also stop on rows without a value, to read them."""

    BINDINGS = bindings("up", "down", "page_up", "page_down", "first", "last", "open")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor",
        "rows--quiet",
        "rows--act",
        "rows--wrong",
        "rows--strong",
        "rows--label",
    }

    @dataclass
    class Opened(Message):
        """Enter was pressed on a row with a value."""

        rows: "Rows"
        value: Any

        @property
        def control(self) -> "Rows":
            """The list."""
            return self.rows

    @dataclass
    class Moved(Message):
        """Another row is current."""

        rows: "Rows"
        value: Any

        @property
        def control(self) -> "Rows":
            """The list."""
            return self.rows

    def __init__(self, *, read: bool = False, id: str | None = None) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._read = read
        self._build: Build | None = None
        self._rows: list[Row] = []
        self._lines: list[tuple[int, int]] = []
        self._starts: list[int] = []
        self._built_for = 0
        self._first: Any = None
        self.current = -1
        self.labelled = False

    def show(self, build: Build, first: Any = None) -> None:
        """Show the rows *build* makes; the place in the list is kept, at the beginning it is the row with value *first*."""
        self._build, self._first = build, first
        self._rebuild()

    @property
    def value(self) -> Any:
        """What stands behind the current row."""
        return self._rows[self.current].value if 0 <= self.current < len(self._rows) else None

    @property
    def stops(self) -> list[int]:
        """The rows the arrows stop on."""
        return [
            index
            for index, each in enumerate(self._rows)
            if each.value is not None or (self._read and any(text.strip() for part in each.lines for text, _ in part))
        ]

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor belongs."""
        if self.current < 0:
            return self.content_region.offset
        y = self._starts[self.current] - self.scroll_offset.y
        return self.content_region.offset + Offset(GUTTER, min(max(y, 0), max(self.content_size.height - 1, 0)))

    def _rebuild(self) -> None:
        width = self.size.width or self.content_size.width
        if self._build is None or not width:
            return
        kept = self.value if self.current >= 0 else self._first
        self._built_for = width
        self._rows = list(self._build(width - GUTTER - 1))
        self._lines = [(index, part) for index, each in enumerate(self._rows) for part in range(len(each.lines))]
        self._starts = [number for number, (_, part) in enumerate(self._lines) if part == 0]
        stops = self.stops
        same = [index for index in stops if kept is not None and self._rows[index].value == kept]
        near = [index for index in stops if index >= self.current]
        self.current = (same or near or stops[-1:] or [-1])[0]
        self.virtual_size = Size(width, len(self._lines))
        self.refresh()
        self._keep_visible()

    def on_resize(self) -> None:
        """Make the lines for the new width."""
        if self.size.width != self._built_for:
            self._rebuild()
        self._keep_visible()

    def _keep_visible(self) -> None:
        height = self.content_size.height
        if self.current < 0 or not height:
            return
        top, lines = self._starts[self.current], len(self._rows[self.current].lines)
        # what stands above the first stop (a heading) comes into view with it
        first = 0 if self.stops and self.current == self.stops[0] else top
        if top + lines > self.scroll_offset.y + height:
            self.scroll_to(y=min(top + lines - height, top), animate=False)
        elif first < self.scroll_offset.y:
            self.scroll_to(y=first, animate=False)

    def move_to(self, index: int) -> None:
        """Make the row *index* current."""
        if index == self.current or not 0 <= index < len(self._rows):
            return
        self.current = index
        self._keep_visible()
        self.refresh()
        self.post_message(self.Moved(self, self.value))

    def _step(self, count: int) -> None:
        stops = self.stops
        if not stops:
            self.scroll_relative(y=count, animate=False)
            return
        position = stops.index(self.current) if self.current in stops else 0
        self.move_to(stops[min(max(position + count, 0), len(stops) - 1)])

    def action_up(self) -> None:
        """Go one row up."""
        self._step(-1)

    def action_down(self) -> None:
        """Go one row down."""
        self._step(1)

    def action_page_up(self) -> None:
        """Go one page up."""
        self._step(-max(self.content_size.height - 1, 1))

    def action_page_down(self) -> None:
        """Go one page down."""
        self._step(max(self.content_size.height - 1, 1))

    def action_first(self) -> None:
        """Go to the first row."""
        self._step(-len(self._rows))

    def action_last(self) -> None:
        """Go to the last row."""
        self._step(len(self._rows))

    def action_open(self) -> None:
        """Open the current row."""
        if self.value is not None:
            self.post_message(self.Opened(self, self.value))

    def label(self, *, on: bool) -> None:
        """Show or hide the letters to jump by."""
        self.labelled = on
        self.refresh()

    def jump(self, letter: str) -> bool:
        """Go to the row with that letter; tell whether there is one."""
        targets = dict(zip(LABELS, self.stops, strict=False))
        if letter not in targets:
            return False
        self.move_to(targets[letter])
        return True

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        number = y + self.scroll_offset.y
        base = self.rich_style
        if number >= len(self._lines):
            return Strip.blank(width, base)
        index, part = self._lines[number]
        here = index == self.current
        cursor = here and self.has_focus
        tone = self.get_component_rich_style("rows--cursor") if cursor else base
        segments = [Segment(self._gutter(index, part, here=here), tone if not self.labelled else self._tone("label"))]
        segments += [
            Segment(text, tone if cursor else self._tone(name) if name else base)
            for text, name in self._rows[index].lines[part]
        ]
        used = sum(cell_len(segment.text) for segment in segments)
        return Strip([*segments, Segment(" " * max(width - used, 0), tone)]).crop(0, width)

    def _gutter(self, index: int, part: int, *, here: bool) -> str:
        if part:
            return " " * GUTTER
        if self.labelled:
            letters = dict(zip(self.stops, LABELS, strict=False))
            return letters.get(index, " ").ljust(GUTTER)
        return (MARK if here and self.can_focus else " ").ljust(GUTTER)

    def _tone(self, name: str) -> Style:
        return self.get_component_rich_style(f"rows--{name}")
