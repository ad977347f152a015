"""Strips: horizontal bands that are never split, and the pages they fill.

A block of the document becomes strips from top to bottom: a line of a paragraph, a row of a table, a whole group of
columns. :func:`paginate` places them; nothing is drawn before the number of pages is known.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from payroll.refusal import Refusal
from reports.layout.canvas import PlainCanvas
from reports.layout.style import BOTTOM, TOP

Drawing = Callable[[PlainCanvas, float], None]
"""Draws a strip on a canvas; the number is the height of its upper edge on the page, in points."""


@dataclass(frozen=True, slots=True)
class Strip:
    """A band of *height* points, *before* points below what stands above it (nothing at the top of a page).

    *keep*: stands on one page with the next strip. *again*: strips drawn above it, as artifacts, where a page begins with
    it (a table's header). *page_break*: begins a page.
    """

    height: float
    draw: Drawing
    before: float = 0
    keep: bool = False
    again: tuple["Strip", ...] = ()
    page_break: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip with the height of its upper edge; *repeated*: drawn again, not read again."""

    strip: Strip
    top: float
    repeated: bool = False


def _chains(strips: Sequence[Strip]) -> list[list[Strip]]:
    chains: list[list[Strip]] = [[]]
    for strip in strips:
        chains[-1].append(strip)
        if not strip.keep:
            chains.append([])
    return [chain for chain in chains if chain]


def _height(strips: Sequence[Strip]) -> float:
    return sum(strip.height + strip.before for strip in strips)


def paginate(strips: Sequence[Strip]) -> list[list[Placed]]:
    """Place *strips* on pages; ``Refusal`` when one is higher than a page."""
    pages: list[list[Placed]] = [[]]
    y = TOP

    def place(strip: Strip) -> None:
        nonlocal y
        at_top = not pages[-1]
        if at_top:
            for header in strip.again:
                pages[-1].append(Placed(header, y, repeated=True))
                y -= header.height
        elif strip.before:
            y -= strip.before
        pages[-1].append(Placed(strip, y))
        y -= strip.height

    for chain in _chains(strips):
        full = TOP - BOTTOM - _height(chain[0].again)
        pieces = [chain] if _height(chain) - chain[0].before <= full else [[strip] for strip in chain]
        for piece in pieces:
            if piece[0].height > full:
                raise Refusal(
                    "Ein Eintrag ist länger als eine Druckseite. Bitte kürzen Sie seinen Text.",
                    code="entry_longer_than_page",
                )
            if pages[-1] and (piece[0].page_break or y - _height(piece) < BOTTOM):
                pages.append([])
                y = TOP
            for strip in piece:
                place(strip)
    return pages


def kept_together(strips: Sequence[Strip]) -> list[Strip]:
    """Return *strips* tied to one another."""
    return [*(replace(strip, keep=True) for strip in strips[:-1]), *strips[-1:]]
