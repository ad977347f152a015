"""Head of a letter by DIN 5008 form A: the address stands in the window of the envelope, the title to its right."""

from reports.layout import style
from reports.layout.canvas import PlainCanvas
from reports.layout.facts import fact_list
from reports.layout.model import Letterhead
from reports.layout.strips import Strip
from reports.layout.tags import Element
from reports.layout.text import Line, broken, draw

_INFORMATION_WIDTH = style.RIGHT - style.INFORMATION_LEFT
_MARK_LENGTH = 4 * style.MM
_MARK_LEFT = 5 * style.MM


def _marks(canvas: PlainCanvas) -> None:
    for place in style.FOLD_MARKS:
        canvas.rule(_MARK_LEFT, _MARK_LEFT + _MARK_LENGTH, style.PAGE_HEIGHT - place, style.HAIRLINE)
    canvas.rule(_MARK_LEFT, _MARK_LEFT + 1.5 * _MARK_LENGTH, style.PAGE_HEIGHT - style.PUNCH_MARK, style.HAIRLINE)


def _title(head: Letterhead) -> list[tuple[Line, style.TextStyle]]:
    """Set title and subtitle: large if the title takes one line, smaller if it is long."""
    short = len(broken(head.title, style.TITLE, _INFORMATION_WIDTH)) == 1
    first, second = (style.TITLE, style.SUBTITLE) if short else (style.LONG_TITLE, style.LONG_SUBTITLE)
    title = [(line, first) for line in broken(head.title, first, _INFORMATION_WIDTH, more=True)]
    return title + [(line, second) for line in broken(head.subtitle, second, _INFORMATION_WIDTH)]


def letterhead(head: Letterhead, root: Element) -> Strip:
    """Return the strip at the top of the first page; read: sender, recipient, title, references.

    The line above the recipient repeats the sender for the envelope's window: an artifact, not read twice.
    """
    paper_top = style.PAGE_HEIGHT
    sender = root.add("Div")
    senders = [
        (sender.add("P"), broken(line, look, style.WIDTH)[0], look)
        for number, line in enumerate((*head.sender, *head.contact))
        for look in (style.SMALL if number else style.STRONG,)
    ]
    recipient = root.add("Div")
    recipients = [
        (element, line)
        for words in head.recipient
        for element in (recipient.add("P"),)
        for line in broken(words, style.ADDRESS, style.ADDRESS_WIDTH)
    ]
    heading = root.add("H1")
    title = _title(head)
    references = fact_list(head.references, root, _INFORMATION_WIDTH)
    return_lines = broken(" · ".join(head.sender), style.TINY, style.ADDRESS_WIDTH)

    title_top = paper_top - style.TITLE_TOP
    title_bottom = title_top - sum(look.leading for _, look in title)
    references_top = min(paper_top - style.ADDRESS_ZONE_TOP, title_bottom - 1 * style.MM)
    bottom = min(
        paper_top - style.LETTERHEAD_BOTTOM,
        references_top - references.height,
        paper_top - style.ADDRESS_ZONE_TOP - len(recipients) * style.ADDRESS.leading,
    )

    def drawn(canvas: PlainCanvas, _: float) -> None:
        _marks(canvas)
        y = paper_top - style.SENDER_TOP
        for element, line, look in senders:
            with canvas.mark(element):
                draw(canvas, line, style.LEFT, y - look.ascent, look)
            y -= look.leading
        y = paper_top - style.ADDRESS_ZONE_TOP
        canvas.rule(style.LEFT, style.LEFT + return_lines[-1].width, y + 0.7 * style.MM, style.HAIRLINE)
        for number, line in enumerate(reversed(return_lines)):
            draw(canvas, line, style.LEFT, y + 1.6 * style.MM + number * style.TINY.leading, style.TINY)
        for element, line in recipients:
            with canvas.mark(element):
                draw(canvas, line, style.LEFT, y - style.ADDRESS.ascent, style.ADDRESS)
            y -= style.ADDRESS.leading
        y = title_top
        with canvas.mark(heading):
            for line, look in title:
                draw(canvas, line, style.INFORMATION_LEFT, y - look.ascent, look)
                y -= look.leading
        references.draw(canvas, style.INFORMATION_LEFT, references_top)

    return Strip(style.TOP - bottom, drawn)
