"""Text in columns for any width: numbers end together, words begin together, and what is cut says so with "…"."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

GAP = 2
MORE = "…"


@dataclass(frozen=True, slots=True)
class Column:
    """*figure*: aligned at its end. *spare*: left out when there is no room, the highest number first; 0: never."""

    title: str
    figure: bool = False
    spare: int = 0


def cut(text: str, width: int) -> str:
    """Return *text* in at most *width* columns; a cut is shown."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + MORE if width > 0 else ""


def left(text: str, width: int) -> str:
    """Return *text* filled up at its end to *width*."""
    return set_cell_size(cut(text, width), width)


def right(text: str, width: int) -> str:
    """Return *text* filled up at its beginning to *width*."""
    shown = cut(text, width)
    return " " * (width - cell_len(shown)) + shown


def wrapped(text: str, width: int, indent: int = 0) -> list[str]:
    """Return *text* in lines of at most *width*, every line but the first indented."""
    lines = textwrap.wrap(text, max(width, 8), subsequent_indent=" " * indent, break_on_hyphens=False)
    return lines or [""]


def table(columns: Sequence[Column], cells: Sequence[Sequence[str]], width: int) -> tuple[str, list[str], bool]:
    """Return header, lines, and whether columns had to be left out."""
    shown = list(range(len(columns)))
    while _needed(columns, cells, shown) > width and any(columns[index].spare for index in shown):
        shown.remove(max(shown, key=lambda index: columns[index].spare))
    widths = {index: _width(columns, cells, index) for index in shown}
    over = _needed(columns, cells, shown) - width
    if over > 0:
        widest = max(
            (index for index in shown if not columns[index].figure), key=lambda index: widths[index], default=shown[0]
        )
        widths[widest] = max(widths[widest] - over, 4)
    header = _line(columns, [column.title for column in columns], widths)
    return header, [_line(columns, each, widths) for each in cells], len(shown) < len(columns)


def _width(columns: Sequence[Column], cells: Sequence[Sequence[str]], index: int) -> int:
    return max(cell_len(text) for text in (columns[index].title, *(each[index] for each in cells)))


def _needed(columns: Sequence[Column], cells: Sequence[Sequence[str]], shown: Sequence[int]) -> int:
    return sum(_width(columns, cells, index) for index in shown) + GAP * (len(shown) - 1)


def _line(columns: Sequence[Column], cells: Sequence[str], widths: dict[int, int]) -> str:
    parts = [(right if columns[index].figure else left)(cells[index], width) for index, width in widths.items()]
    return (" " * GAP).join(parts).rstrip()
