"""A ReportLab canvas on which untagged content is impossible.

What is drawn inside :meth:`PageCanvas.mark` belongs to a structure element; whatever is drawn outside becomes an artifact by
itself (rules, page numbers, repeated headers). Bytes are the same each time: no clock, no random identity.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import BinaryIO

from reportlab.lib.utils import TimeStamp
from reportlab.pdfgen.canvas import Canvas

from reports.layout.catalog import add_structure
from reports.layout.fonts import REGULAR, font
from reports.layout.style import PAGE_HEIGHT, PAGE_WIDTH
from reports.layout.tags import Element
from reports.layout.xmp import LANGUAGE, PROGRAM, Properties


class _Midnight(TimeStamp):  # type: ignore[misc]
    """The time stamp of a document: the start of its own day, not of the moment it is printed."""

    def __init__(self, day: date) -> None:
        super().__init__(invariant=1)
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
        self.t, self.lt, self.YMDhms = moment.timestamp(), moment.timetuple(), (day.year, day.month, day.day, 0, 0, 0)


class PlainCanvas(Canvas):  # type: ignore[misc]
    """A page without tags: same picture, same properties, nothing to read aloud (to compare the cost of tagging)."""

    def __init__(self, file: BinaryIO, properties: Properties) -> None:
        font(REGULAR)
        super().__init__(
            file,
            pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
            invariant=1,
            pageCompression=1,
            lang=LANGUAGE,
            pdfVersion=(1, 7),
            initialFontName=REGULAR,
        )
        self.properties = properties
        self._doc._timeStamp = _Midnight(properties.day)
        self.setTitle(properties.title)
        self.setSubject(properties.title)
        self.setAuthor(properties.author)
        self.setCreator(PROGRAM)
        self.setProducer(PROGRAM)

    @contextmanager
    def mark(self, element: Element) -> Iterator[None]:  # noqa: ARG002
        """Draw without a tag."""
        yield

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Draw without a tag."""
        yield

    def rule(self, left: float, right: float, y: float, weight: float, grey: float = 0.0) -> None:
        """Draw a horizontal rule of *weight* points; never content."""
        self.setStrokeGray(grey)
        self.setLineWidth(weight)
        self.line(left, y, right, y)

    def finish(self, root: Element) -> None:  # noqa: ARG002
        """Write the file."""
        self.save()


class PageCanvas(PlainCanvas):
    """A page whose content is tagged."""

    def __init__(self, file: BinaryIO, properties: Properties) -> None:
        self._marked: list[list[Element]] = [[]]
        self._open = False
        self._all_artifact = False
        self._gap_from = 0
        super().__init__(file, properties)

    @contextmanager
    def mark(self, element: Element) -> Iterator[None]:
        """Tag what is drawn inside as content of *element*; inside :meth:`artifact` it stays an artifact."""
        if self._open:
            raise ValueError("marked content inside marked content")
        if self._all_artifact:
            yield
            return
        self._close_gap()
        page = len(self._marked) - 1
        number = len(self._marked[page])
        self._marked[page].append(element)
        element.kids.append((page, number))
        self._code.append(f"/{element.tag} <</MCID {number}>> BDC")
        self._open = True
        yield
        self._code.append("EMC")
        self._open = False
        self._gap_from = len(self._code)

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Make everything drawn inside an artifact, whatever it marks: a table's header on its second page."""
        self._all_artifact = True
        yield
        self._all_artifact = False

    def _close_gap(self) -> None:
        """Whatever was drawn since the last mark is not content: wrap it as an artifact."""
        if any(code.strip() for code in self._code[self._gap_from :]):
            self._code.insert(self._gap_from, "/Artifact BMC")
            self._code.append("EMC")

    def showPage(self) -> None:  # noqa: N802
        """Finish the page."""
        self._close_gap()
        super().showPage()
        self._marked.append([])
        self._gap_from = 0

    def finish(self, root: Element) -> None:
        """Write the file with the structure tree below *root*."""
        if self._code:
            self.showPage()
        add_structure(self._doc, self._marked[:-1], root, self.properties)
        self.setViewerPreference("DisplayDocTitle", "true")
        self.save()
