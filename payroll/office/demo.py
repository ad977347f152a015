"""The sample book on disk: taken in, and its months closed, for ``lohn demo``. Documents are the face's next step."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from payroll.office.bookfile import import_file
from payroll.office.closing import close_month
from payroll.office.desk import Desk
from payroll.office.guards import said_month
from payroll.office.sample import FIRST_MONTH, LAST_MONTH, sample_book
from payroll.periods import BERLIN, Month

BOOK_NAME = "beispiel.lohn"
ACTOR = "Beispiel"


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """The sample book: where it lies, its closed months, and the month that is ready to close."""

    book: Path
    closed: tuple[Month, ...]
    ready: Month


def _now() -> datetime:
    return datetime.now(BERLIN)


def make_demo(
    folder: Path, progress: Callable[[str], None] = lambda _: None, *, clock: Callable[[], datetime] = _now
) -> Demo:
    """Make the sample book in *folder*, close all its months but the last, and say each step to *progress*.

    Months that have not begun by *clock* stay open. ``Refusal``: there is a book in the folder already, no permission.
    """
    book = folder / BOOK_NAME
    import_file(book, json.dumps(sample_book()), clock=clock, actor=ACTOR)
    progress("Beispielbuch eingerichtet: vier Personen, zwei Bewilligungen, Januar bis Oktober 2026")
    closed = []
    with Desk.open(book, clock=clock, actor=ACTOR) as desk:
        for month in FIRST_MONTH.until(min(LAST_MONTH.plus(-1), desk.month_now)):
            close_month(desk, month)
            closed.append(month)
            progress(f"{said_month(month)} abgeschlossen")
    return Demo(book=book, closed=tuple(closed), ready=LAST_MONTH)
