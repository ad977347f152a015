"""From a document to bytes."""

from io import BytesIO

from reports.layout.canvas import PageCanvas, PlainCanvas
from reports.layout.flow import flow, footer
from reports.layout.model import Document
from reports.layout.strips import paginate
from reports.layout.tags import Element
from reports.layout.xmp import Properties


def render(document: Document, *, tagged: bool = True) -> bytes:
    """Return *document* as PDF, by PDF/UA-1 and PDF/A-2a; the same document gives the same bytes.

    ``Refusal`` for a character no font has, or an entry longer than a page. ``tagged=False`` leaves the tags out and with
    them both standards: only to measure what tagging costs.
    """
    root = Element("Document")
    pages = paginate(flow(document, root))
    file = BytesIO()
    canvas = (PageCanvas if tagged else PlainCanvas)(file, Properties(document.title, document.author, document.day))
    for number, page in enumerate(pages, 1):
        for placed in page:
            if placed.repeated:
                with canvas.artifact():
                    placed.strip.draw(canvas, placed.top)
            else:
                placed.strip.draw(canvas, placed.top)
        footer(canvas, document.footer, number, len(pages))
        canvas.showPage()
    canvas.finish(root)
    return file.getvalue()
