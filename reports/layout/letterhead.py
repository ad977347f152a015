"""Head of a letter by DIN 5008 form A: the address stands in the window of the envelope, the title to its right."""

from itertools import zip_longest

from reports.layout import style
from reports.layout.canvas import PlainCanvas
from reports.layout.facts import fact_list
from reports.layout.model import Letterhead
from reports.layout.strips import Strip
from reports.layout.tags import Element
from reports.layout.text import broken, draw

_INFORMATION_WIDTH = style.RIGHT - style.INFORMATION_LEFT
_MARK_LENGTH = 4 * style.MM
_MARK_LEFT = 5 * style.MM


def _marks(canvas: PlainCanvas) -> None:
    for place in style.FOLD_MARKS:
        canvas.rule(_MARK_LEFT, _MARK_LEFT + _MARK_LENGTH, style.PAGE_HEIGHT - place, style.HAIRLINE)
    canvas.rule(_MARK_LEFT, _MARK_LEFT + 1.5 * _MARK_LENGTH, style.PAGE_HEIGHT - style.PUNCH_MARK, style.HAIRLINE)


def letterhead(head: Letterhead, root: Element) -> Strip:
    """Return the strip at the top of the first page; read: sender, recipient, title, references.

    The line above the recipient repeats the sender for the envelope's window: an artifact, not read twice.
    """
    paper_top = style.PAGE_HEIGHT
    sender = root.add("Div")
    senders = [
        (sender.add("P"), broken(line, look, style.WIDTH)[0], look)
        for line, look in zip_longest(head.sender, (style.STRONG,), fillvalue=style.SMALL)
    ]
    recipient = root.add("Div")
    recipients = [
        (element, line)
        for words in head.recipient
        for element in (recipient.add("P"),)
        for line in broken(words, style.ADDRESS, style.ADDRESS_WIDTH)
    ]
    heading = root.add("H1")
    title = [(line, style.TITLE) for line in broken(head.title + "\u00a0", style.TITLE, _INFORMATION_WIDTH)]
    title += [(line, style.SUBTITLE) for line in broken(head.subtitle, style.SUBTITLE, _INFORMATION_WIDTH)]
    references = fact_list(head.references, root, _INFORMATION_WIDTH)
    return_line = broken(" · ".join(head.sender), style.TINY, style.ADDRESS_WIDTH)[0]

    def drawn(canvas: PlainCanvas, _: float) -> None:
        _marks(canvas)
        y = paper_top - style.SENDER_TOP
        for element, line, look in senders:
            with canvas.mark(element):
                draw(canvas, line, style.LEFT, y - look.ascent, look)
            y -= look.leading
        y = paper_top - style.ADDRESS_ZONE_TOP
        draw(canvas, return_line, style.LEFT, y + 1.6 * style.MM, style.TINY)
        canvas.rule(style.LEFT, style.LEFT + return_line.width, y + 0.7 * style.MM, style.HAIRLINE)
        for element, line in recipients:
            with canvas.mark(element):
                draw(canvas, line, style.LEFT, y - style.ADDRESS.ascent, style.ADDRESS)
            y -= style.ADDRESS.leading
        y = paper_top - style.SENDER_TOP - 13 * style.MM
        with canvas.mark(heading):
            for line, look in title:
                draw(canvas, line, style.INFORMATION_LEFT, y - look.ascent, look)
                y -= look.leading
        references.draw(canvas, style.INFORMATION_LEFT, paper_top - style.ADDRESS_ZONE_TOP + 1 * style.MM)

    return Strip(style.TOP - (paper_top - style.LETTERHEAD_BOTTOM), drawn)
