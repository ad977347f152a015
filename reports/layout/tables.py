"""Tables: header cells, rows that are never split, sums below a rule; the header is repeated on each page."""

from dataclasses import dataclass, replace
from itertools import pairwise

from reports.layout import style
from reports.layout.canvas import PlainCanvas
from reports.layout.model import Align, Column, Row, RowKind, Table, in_full, shown
from reports.layout.strips import Strip
from reports.layout.tags import Element
from reports.layout.text import Line, broken, draw

_PADDING = 0.55 * style.MM
_DETAIL_INDENT = 3 * style.MM
_STRONG = (RowKind.GROUP, RowKind.SUM)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a column stands: left edge and width in points."""

    left: float
    width: float
    align: Align

    def start(self, line: Line) -> float:
        """Left end of *line* in this column."""
        free = self.width - line.width
        return self.left + {Align.TEXT: 0.0, Align.NUMBER: free, Align.MARK: free / 2}[self.align]


def _places(columns: tuple[Column, ...]) -> list[_Place]:
    room = style.WIDTH - style.CELL_GAP * (len(columns) - 1)
    shares = sum(column.share for column in columns)
    left, places = style.LEFT, []
    for column in columns:
        width = room * column.share / shares
        places.append(_Place(left, width, column.align))
        left += width + style.CELL_GAP
    return places


def _row(cells: list[tuple[Element, tuple[Line, ...]]], places: list[_Place], look: style.TextStyle, *, low: bool) -> Strip:
    """Return a row of cells; *low*: short cells stand at the lower edge (headers)."""
    deepest = max(len(lines) for _, lines in cells)

    def drawn(canvas: PlainCanvas, top: float) -> None:
        for (element, lines), place in zip(cells, places, strict=True):
            if not lines:
                continue
            baseline = top - _PADDING - look.ascent - (look.leading * (deepest - len(lines)) if low else 0)
            with canvas.mark(element):
                for line in lines:
                    draw(canvas, line, place.start(line), baseline, look)
                    baseline -= look.leading

    return Strip(deepest * look.leading + 2 * _PADDING, drawn)


def _ruled(strip: Strip, weight: float, *, below: bool, grey: float = style.BLACK) -> Strip:
    def drawn(canvas: PlainCanvas, top: float) -> None:
        canvas.rule(style.LEFT, style.RIGHT, top - strip.height if below else top, weight, grey)
        strip.draw(canvas, top)

    return replace(strip, draw=drawn)


def _header(block: Table, parent: Element, places: list[_Place]) -> Strip:
    row = parent.add("THead").add("TR")
    cells = [
        (
            row.add("TH", spoken=in_full(column.heading), Scope="Column"),
            broken(shown(column.heading), style.CELL_HEADING, place.width),
        )
        for column, place in zip(block.columns, places, strict=True)
    ]
    strip = _row(cells, places, style.CELL_HEADING, low=True)
    return replace(_ruled(strip, style.RULE, below=True), before=style.BLOCK_GAP, keep=True)


def _body_row(row: Row, parent: Element, places: list[_Place], *, compact: bool) -> Strip:
    look = style.CELL_STRONG if row.kind in _STRONG else style.CELL_DETAIL if row.kind is RowKind.DETAIL else style.CELL
    if compact:
        look = replace(look, size=style.CELL_DETAIL.size - 0.4, leading=style.CELL_DETAIL.leading - 0.4)
    if row.kind is RowKind.DETAIL:
        first = places[0]
        places = [_Place(first.left + _DETAIL_INDENT, first.width - _DETAIL_INDENT, first.align), *places[1:]]
    element = parent.add("TR")
    cells = []
    for number, (words, place) in enumerate(zip(row.cells, places, strict=True)):
        if number == 0 and row.kind is not RowKind.DETAIL:
            cell = element.add("TH", spoken=in_full(words), Scope="Row")
        else:
            cell = element.add("TD", spoken=in_full(words))
        cells.append((cell, broken(shown(words), look, place.width)))
    strip = _row(cells, places, look, low=False)
    if row.kind is RowKind.SUM:
        return _ruled(strip, style.RULE, below=False)
    return replace(strip, before=1.2 * style.MM) if row.kind is RowKind.GROUP else strip


def table(block: Table, parent: Element) -> list[Strip]:
    """Return the strips of a table: header, then a strip for each row. A group keeps its first row, a sum the row above."""
    element = parent.add("Table", Summary=block.summary)
    places = _places(block.columns)
    header = _header(block, element, places)
    body = element.add("TBody")
    rows = [_body_row(row, body, places, compact=block.compact) for row in block.rows]
    for number, (row, following) in enumerate(pairwise(block.rows)):
        tied = row.kind is RowKind.GROUP or following.kind is RowKind.SUM
        hairline = not tied and RowKind.DETAIL not in (row.kind, following.kind) and following.kind is not RowKind.GROUP
        strip = replace(rows[number], keep=tied)
        rows[number] = _ruled(strip, style.HAIRLINE, below=True, grey=style.HAIRLINE_GREY) if hairline else strip
    return [header, *(replace(strip, again=(header,)) for strip in rows)]
