"""Tables: header cells, rows that are never split, sums below a rule; the header is repeated on each page."""

from dataclasses import dataclass, replace
from itertools import pairwise

from reports.layout import style
from reports.layout.canvas import PlainCanvas
from reports.layout.model import Align, Density, Row, RowKind, Table, Words, in_full, shown
from reports.layout.strips import Strip, kept_together
from reports.layout.tags import Element
from reports.layout.text import Line, broken, draw, width_of

_PADDING = 0.35 * style.MM
_DETAIL_INDENT = 3 * style.MM
_AFTER_NUMBER = 4 * style.MM
_LOOKS = {
    Density.NORMAL: (style.CELL, style.CELL_STRONG),
    Density.COMPACT: (style.CELL_COMPACT, style.CELL_COMPACT_STRONG),
    Density.DENSE: (style.CELL_DENSE, style.CELL_DENSE_STRONG),
}
_WHOLE = 6
"""A table of up to so many rows is never torn apart."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a column stands: left edge and width in points; *decimals*: room its numbers take from the decimal comma on."""

    left: float
    width: float
    align: Align
    decimals: float = 0

    def start(self, line: Line, short: float) -> float:
        """Left end of *line*; *short*: how much less than the column's decimals it has behind its comma."""
        free = self.width - line.width
        return self.left + {Align.TEXT: 0.0, Align.MARK: free / 2, Align.NUMBER: free - short}[self.align]


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell that is ready to be drawn; *short* as in :meth:`_Place.start`."""

    element: Element
    lines: tuple[Line, ...]
    short: float = 0


def _decimals(words: Words, look: style.TextStyle) -> float:
    """Width of a number from its decimal comma on, 0 if it has none."""
    _, comma, rest = shown(words).rpartition(",")
    return width_of(comma + rest, look) if comma else 0.0


def _look(row: Row, density: Density) -> style.TextStyle:
    if row.kind is RowKind.DETAIL:
        return style.CELL_DETAIL
    strong = row.kind in (RowKind.GROUP, RowKind.SUM)
    plain, bold = _LOOKS[density]
    return bold if strong else plain


def _places(block: Table) -> list[_Place]:
    gap = style.CELL_GAP_DENSE if block.density is Density.DENSE else style.CELL_GAP
    room = style.WIDTH - gap * (len(block.columns) - 1)
    shares = sum(column.share for column in block.columns)
    left = style.LEFT
    places: list[_Place] = []
    for number, column in enumerate(block.columns):
        width = room * column.share / shares
        decimals = indent = 0.0
        if column.align is Align.TEXT and places and places[-1].align is Align.NUMBER:
            indent = _AFTER_NUMBER
        if column.align is Align.NUMBER:
            looks = [(row.cells[number], _look(row, block.density)) for row in block.rows]
            decimals = max((_decimals(words, look) for words, look in looks), default=0.0)
        places.append(_Place(left + indent, width - indent, column.align, decimals))
        left += width + gap
    return places


def _row(cells: list[_Cell], places: list[_Place], look: style.TextStyle, *, low: bool) -> Strip:
    """Return a row of cells; *low*: short cells stand at the lower edge (headers)."""
    deepest = max(len(cell.lines) for cell in cells)

    def drawn(canvas: PlainCanvas, top: float) -> None:
        for cell, place in zip(cells, places, strict=True):
            if not cell.lines:
                continue
            baseline = top - _PADDING - look.ascent - (look.leading * (deepest - len(cell.lines)) if low else 0)
            with canvas.mark(cell.element):
                for line in cell.lines:
                    draw(canvas, line, place.start(line, cell.short), baseline, look)
                    baseline -= look.leading

    return Strip(deepest * look.leading + 2 * _PADDING, drawn)


def _ruled(strip: Strip, weight: float, *, below: bool, grey: float = style.BLACK) -> Strip:
    def drawn(canvas: PlainCanvas, top: float) -> None:
        canvas.rule(style.LEFT, style.RIGHT, top - strip.height if below else top, weight, grey)
        strip.draw(canvas, top)

    return replace(strip, draw=drawn)


def _header(block: Table, parent: Element, places: list[_Place]) -> Strip:
    look = style.CELL_HEADING_DENSE if block.density is Density.DENSE else style.CELL_HEADING
    row = parent.add("THead").add("TR")
    cells = [
        _Cell(
            row.add("TH", spoken=in_full(column.heading), Scope="Column"),
            broken(shown(column.heading), look, place.width),
        )
        for column, place in zip(block.columns, places, strict=True)
    ]
    strip = _row(cells, places, look, low=True)
    return replace(_ruled(strip, style.RULE, below=True), before=style.BLOCK_GAP, keep=True)


def _body_row(row: Row, parent: Element, places: list[_Place], density: Density) -> Strip:
    look = _look(row, density)
    if row.kind is RowKind.DETAIL:
        first = places[0]
        places = [_Place(first.left + _DETAIL_INDENT, first.width - _DETAIL_INDENT, first.align), *places[1:]]
    element = parent.add("TR")
    cells = []
    for number, (words, place) in enumerate(zip(row.cells, places, strict=True)):
        head = number == 0 and row.kind is not RowKind.DETAIL
        made = element.add("TH", spoken=in_full(words), Scope="Row") if head else element.add("TD", spoken=in_full(words))
        short = place.decimals - _decimals(words, look) if place.align is Align.NUMBER else 0.0
        cells.append(_Cell(made, broken(shown(words), look, place.width), short))
    strip = _row(cells, places, look, low=False)
    if row.kind is RowKind.SUM:
        return _ruled(strip, style.RULE, below=False)
    return replace(strip, before=1.2 * style.MM) if row.kind is RowKind.GROUP else strip


def table(block: Table, parent: Element) -> list[Strip]:
    """Return the strips of a table: header, then a strip for each row. A group keeps its first row, a sum the row above."""
    element = parent.add("Table", Summary=block.summary)
    places = _places(block)
    header = _header(block, element, places)
    body = element.add("TBody")
    rows = [_body_row(row, body, places, block.density) for row in block.rows]
    for number, (row, following) in enumerate(pairwise(block.rows)):
        tied = row.kind is RowKind.GROUP or following.kind is RowKind.SUM
        hairline = not tied and RowKind.DETAIL not in (row.kind, following.kind) and following.kind is not RowKind.GROUP
        strip = replace(rows[number], keep=tied)
        rows[number] = _ruled(strip, style.HAIRLINE, below=True, grey=style.HAIRLINE_GREY) if hairline else strip
    strips = [header, *(replace(strip, again=(header,)) for strip in rows)]
    return kept_together(strips) if len(rows) <= _WHOLE else strips
