"""Days by people: the arrows move over the fields, the focused one stands in brackets. Narrow windows show one person.

The grid knows words only: what a field says is made by the hours screen.
"""

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Offset, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.screens.keys import bindings
from tui.widgets.columns import left
from tui.widgets.rows import LABELS

DAY_WIDTH = 8
FIELD_WIDTH = 17
WIDE_FIELD = 24


@dataclass(frozen=True, slots=True)
class Field:
    """What a field says: short and, where there is room, long; *tone* as in rows."""

    short: str
    long: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """All that the grid shows. *fields*: by day, then by person; *sums*: title and one text a person."""

    days: tuple[tuple[str, str], ...]
    people: tuple[str, ...]
    fields: tuple[tuple[Field, ...], ...]
    sums: tuple[tuple[str, tuple[str, ...]], ...]


class Grid(ScrollView, can_focus=True):
    """The grid with its focused field (*day*, *person*)."""

    BINDINGS = bindings("up", "down", "left", "right", "first", "last")
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "rows--cursor",
        "rows--quiet",
        "rows--act",
        "rows--wrong",
        "rows--strong",
        "rows--label",
    }

    @dataclass
    class Moved(Message):
        """Another field is focused."""

        grid: "Grid"

        @property
        def control(self) -> "Grid":
            """The grid."""
            return self.grid

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.page = Page((), (), (), ())
        self.day = self.person = 0
        self.labelled = False

    def show(self, page: Page) -> None:
        """Show *page*; the focused field stays where it was."""
        self.page = page
        self.day = min(self.day, max(len(page.days) - 1, 0))
        self.person = min(self.person, max(len(page.people) - 1, 0))
        self.virtual_size = Size(self.size.width, self._height)
        self.refresh()

    def on_resize(self) -> None:
        """Use the new width."""
        self.virtual_size = Size(self.size.width, self._height)
        self.refresh()

    @property
    def _height(self) -> int:
        return 2 + len(self.page.days) + len(self.page.sums)

    @property
    def shown(self) -> range:
        """The people that fit, the focused one among them."""
        people = len(self.page.people)
        fit = max((self.size.width - DAY_WIDTH) // (FIELD_WIDTH + 1), 1)
        if people <= fit:
            return range(people)
        first = min(max(self.person - fit + 1, 0), people - fit)
        return range(first, first + fit)

    @property
    def field_width(self) -> int:
        """Columns of one field."""
        count = max(len(self.shown), 1)
        return min(max((self.size.width - DAY_WIDTH) // count - 1, 10), WIDE_FIELD + 2)

    def field_offset(self) -> Offset:
        """Where the focused field begins, inside the grid."""
        return Offset(DAY_WIDTH + (self.person - self.shown.start) * (self.field_width + 1), 1 + self.day)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor belongs."""
        return self.content_region.offset + self.field_offset() - self.scroll_offset + Offset(1, 0)

    def move(self, day: int, person: int) -> None:
        """Focus a field."""
        self.day = min(max(day, 0), max(len(self.page.days) - 1, 0))
        self.person = min(max(person, 0), max(len(self.page.people) - 1, 0))
        top, height = self.field_offset().y, self.content_size.height
        if top < self.scroll_offset.y + 1:
            self.scroll_to(y=max(top - 1, 0), animate=False)
        elif height and top >= self.scroll_offset.y + height:
            self.scroll_to(y=top - height + 1, animate=False)
        self.refresh()
        self.post_message(self.Moved(self))

    def action_up(self) -> None:
        """One day earlier."""
        self.move(self.day - 1, self.person)

    def action_down(self) -> None:
        """One day later."""
        self.move(self.day + 1, self.person)

    def action_left(self) -> None:
        """One person to the left."""
        self.move(self.day, self.person - 1)

    def action_right(self) -> None:
        """One person to the right."""
        self.move(self.day, self.person + 1)

    def action_first(self) -> None:
        """First day."""
        self.move(0, self.person)

    def action_last(self) -> None:
        """Last day."""
        self.move(len(self.page.days) - 1, self.person)

    def label(self, *, on: bool) -> None:
        """Show or hide the letters to jump by: first the days, then the people."""
        self.labelled = on
        self.refresh()

    def jump(self, letter: str) -> bool:
        """Go to the day or person with that letter."""
        index = LABELS.find(letter) if letter else -1
        days = len(self.page.days)
        if 0 <= index < days:
            self.move(index, self.person)
        elif days <= index < days + len(self.page.people):
            self.move(self.day, index - days)
        else:
            return False
        return True

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        number = y + self.scroll_offset.y
        width = self.size.width
        if not self.page.people:
            return Strip.blank(width, self.rich_style)
        if number == 0:
            pieces = self._heads()
        elif number <= len(self.page.days):
            pieces = self._day(number - 1)
        elif number - len(self.page.days) - 2 in range(len(self.page.sums)):
            pieces = self._sums(number - len(self.page.days) - 2)
        else:
            pieces = []
        segments = [
            Segment(text, self.get_component_rich_style(f"rows--{tone}") if tone else self.rich_style)
            for text, tone in pieces
        ]
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _heads(self) -> list[tuple[str, str]]:
        shown, people = self.shown, self.page.people
        hidden = f"{shown.start + 1}–{shown.stop}/{len(people)}" if len(shown) < len(people) else ""
        if hidden and len(shown) == 1:
            hidden = f"{shown.start + 1}/{len(people)}"
        pieces = [(left(f"  {hidden}", DAY_WIDTH), "quiet")]
        for index in shown:
            letter = f"{LABELS[len(self.page.days) + index]} " if self.labelled else ""
            tone = "label" if self.labelled else "strong"
            pieces += [(left(f" {letter}{people[index]}", self.field_width), tone), (" ", "")]
        return pieces

    def _day(self, day: int) -> list[tuple[str, str]]:
        title, tone = self.page.days[day]
        letter = LABELS[day] if self.labelled else " "
        pieces = [(left(f"{letter} {title}", DAY_WIDTH), "label" if self.labelled else tone)]
        inner = self.field_width - 2
        for index in self.shown:
            field = self.page.fields[day][index]
            text = left(field.long if len(field.long) <= inner else field.short, inner)
            here = (day, index) == (self.day, self.person)
            if here:
                pieces += [(f"[{text}]", "cursor" if self.has_focus else "strong"), (" ", "")]
            else:
                pieces += [(f" {text} ", field.tone), (" ", "")]
        return pieces

    def _sums(self, number: int) -> list[tuple[str, str]]:
        title, texts = self.page.sums[number]
        pieces = [(left(f"  {title}", DAY_WIDTH), "quiet")]
        for index in self.shown:
            pieces += [(left(f" {texts[index]}", self.field_width + 1), "quiet")]
        return pieces
