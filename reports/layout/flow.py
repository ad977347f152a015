"""From the model to strips: how each kind of block looks and how it is tagged.

Each function adds its elements to the structure tree in the order of the model and returns the strips that draw them.
"""

from dataclasses import replace
from functools import partial

from reports.layout import style
from reports.layout.canvas import PlainCanvas
from reports.layout.facts import fact_columns
from reports.layout.letterhead import letterhead
from reports.layout.model import (
    Block,
    Document,
    FactColumns,
    Heading,
    NewPage,
    Paragraph,
    Points,
    Result,
    Signatures,
    Table,
)
from reports.layout.strips import Strip, kept_together
from reports.layout.tables import table
from reports.layout.tags import Element
from reports.layout.text import Line, broken, draw, width_of

_DOT = "•"
_POINT_INDENT = 3.2 * style.MM
_SIGNATURE_SPACE = 15 * style.MM


def _line(element: Element, line: Line, x: float, look: style.TextStyle) -> Strip:
    def drawn(canvas: PlainCanvas, top: float) -> None:
        with canvas.mark(element):
            draw(canvas, line, x, top - look.ascent, look)

    return Strip(look.leading, drawn)


def lines(element: Element, text: str, look: style.TextStyle, x: float = style.LEFT) -> list[Strip]:
    """Return a strip for each line of *text* from *x* to the right margin; no single line stands alone on a page."""
    strips = [_line(element, line, x, look) for line in broken(text, look, style.RIGHT - x)]
    tied = {1, len(strips) - 1} - {len(strips)}
    return [replace(strip, keep=number in tied) for number, strip in enumerate(strips, 1)]


def _heading(block: Heading, parent: Element) -> list[Strip]:
    look, before = (style.TITLE, 0.0) if block.level == 1 else (style.HEADING, 5.5 * style.MM)
    strips = lines(parent.add(f"H{block.level}"), block.text, look)
    return [replace(strip, keep=True, before=before if strip is strips[0] else 0) for strip in strips]


def _paragraph(block: Paragraph, parent: Element) -> list[Strip]:
    look = style.SMALL if block.small else style.STRONG if block.strong else style.BODY
    strips = lines(parent.add("P"), block.text, look)
    return [replace(strips[0], before=2 * style.MM), *strips[1:]]


def _points(block: Points, parent: Element) -> list[Strip]:
    look = style.SMALL if block.small else style.BODY
    listed, strips = parent.add("L", ListNumbering="Disc"), []
    for item in block.items:
        entry = listed.add("LI")
        dot, body = entry.add("Lbl"), entry.add("LBody")
        first, *rest = lines(body, item, look, style.LEFT + _POINT_INDENT)
        strips += [replace(first, draw=partial(_dotted, first, dot, look), before=1 * style.MM), *rest]
    return strips


def _dotted(first: Strip, dot: Element, look: style.TextStyle, canvas: PlainCanvas, top: float) -> None:
    _line(dot, broken(_DOT, look, style.WIDTH)[0], style.LEFT, look).draw(canvas, top)
    first.draw(canvas, top)


def _result(block: Result, parent: Element) -> list[Strip]:
    element = parent.add("P")
    label = broken(block.label, style.RESULT_LABEL, style.WIDTH, more=True)[0]
    value = broken(block.value, style.RESULT_VALUE, style.WIDTH)[0]
    height = 10.5 * style.MM

    def drawn(canvas: PlainCanvas, top: float) -> None:
        baseline = top - 7.2 * style.MM
        canvas.rule(style.LEFT, style.RIGHT, top, style.HEAVY_RULE)
        with canvas.mark(element):
            draw(canvas, label, style.LEFT, baseline, style.RESULT_LABEL)
            draw(canvas, value, style.RIGHT - value.width, baseline, style.RESULT_VALUE)

    figure = Strip(height, drawn, before=3 * style.MM)
    return kept_together([figure, *(lines(parent.add("P"), block.note, style.SMALL) if block.note else [])])


def _signatures(block: Signatures, parent: Element) -> list[Strip]:
    gap = style.COLUMN_GAP
    width = (style.WIDTH - gap * (len(block.labels) - 1)) / len(block.labels)
    fields = [
        (parent.add("P"), broken(label, style.SMALL, width), style.LEFT + number * (width + gap))
        for number, label in enumerate(block.labels)
    ]

    def drawn(canvas: PlainCanvas, top: float) -> None:
        for element, label, x in fields:
            canvas.rule(x, x + width, top - _SIGNATURE_SPACE, style.RULE)
            with canvas.mark(element):
                for number, line in enumerate(label):
                    baseline = top - _SIGNATURE_SPACE - 1.2 * style.MM - style.SMALL.ascent - number * style.SMALL.leading
                    draw(canvas, line, x, baseline, style.SMALL)

    deepest = max(len(label) for _, label, _ in fields)
    return [Strip(_SIGNATURE_SPACE + 2 * style.MM + deepest * style.SMALL.leading, drawn)]


def _strips(block: Block, parent: Element) -> list[Strip]:
    match block:
        case Heading():
            return _heading(block, parent)
        case Paragraph():
            return _paragraph(block, parent)
        case Points():
            return _points(block, parent)
        case FactColumns():
            return fact_columns(block, parent)
        case Table():
            return table(block, parent)
        case Result():
            return _result(block, parent)
        case Signatures():
            return _signatures(block, parent)
        case NewPage():
            return []


def flow(document: Document, root: Element) -> list[Strip]:
    """Return the strips of *document* from top to bottom; its elements are added below *root*."""
    strips: list[Strip] = [letterhead(document.letterhead, root)] if document.letterhead else []
    before: Block | None = None
    for block in document.blocks:
        made = _strips(block, root)
        if isinstance(block, Result | Signatures) and strips:
            # neither the large figure nor a line to sign on stands on a page without what it belongs to
            strips[-1] = replace(strips[-1], keep=True)
        if made and isinstance(before, NewPage):
            made[0] = replace(made[0], page_break=True)
        if made and isinstance(before, Heading) and before.level > 1:
            made[0] = replace(made[0], before=min(made[0].before, style.HEADING_GAP))
        before = block
        strips += made
    return strips


def footer(canvas: PlainCanvas, text: str, page: int, pages: int) -> None:
    """Draw the foot of a page, an artifact: what the document is, and the page number."""
    number = broken(f"Seite {page} von {pages}", style.FOOTER, style.WIDTH)[0]
    room = style.WIDTH - number.width - style.COLUMN_GAP
    canvas.rule(style.LEFT, style.RIGHT, style.FOOTER_BASELINE + 3.6 * style.MM, style.HAIRLINE)
    draw(canvas, broken(text, style.FOOTER, room)[0], style.LEFT, style.FOOTER_BASELINE, style.FOOTER)
    draw(
        canvas,
        number,
        style.RIGHT - width_of(f"Seite {page} von {pages}", style.FOOTER),
        style.FOOTER_BASELINE,
        style.FOOTER,
    )
