"""The exchange format ``lohn-book/1``: reading into an empty book and writing a whole book."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from sqlalchemy import select

from payroll.office.book import Book
from payroll.office.bookfile.findings import Findings
from payroll.office.bookfile.parse import ReadBook, read_book
from payroll.office.bookfile.write import write_book
from payroll.office.desk import Desk
from payroll.office.shelf import load_book, store_book
from payroll.records.closing import ClosedSlipRow
from payroll.records.journal import BookSession

__all__ = ["ImportReport", "export_book", "import_book", "import_file", "read_book", "write_book"]

COUNTED = ("assistants", "shifts", "absences", "grants", "closed_months")


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came in: *counts* by list, *warnings* as sentences, *recomputed* months that were closed anew."""

    counts: dict[str, int]
    warnings: tuple[str, ...]
    recomputed: tuple[str, ...]


def import_book(desk: Desk, text: str | bytes) -> ImportReport:
    """Read a book file into the empty book on *desk*, all or nothing.

    Closed months come back exactly as frozen where the file carries their slips, else they are computed and closed anew.
    ``NotUnderstood``, ``Refusal``, ``RefusalList``: nothing was taken.
    """
    return _store(desk, read_book(text))


def import_file(
    target: str | Path, text: str | bytes, *, clock: Callable[[], datetime] | None = None, actor: str = ""
) -> ImportReport:
    """Read a book file into *target*, a book that does not exist yet or is empty; leave no half book behind."""
    read = read_book(text)
    options = {"actor": actor} if clock is None else {"actor": actor, "clock": clock}
    created = "://" not in str(target) and not Path(target).exists()
    desk = Desk.create(target, **options) if created else Desk.open(target, **options)
    try:
        report = _store(desk, read)
    except BaseException:
        desk.close()
        if created:
            for name in ("", "-wal", "-shm"):
                Path(f"{target}{name}").unlink(missing_ok=True)
        raise
    desk.close()
    return report


def _store(desk: Desk, read: ReadBook) -> ImportReport:
    book = read.book
    _refuse_unborn(book, desk.today)
    frozen = {slip.month for slip in book.closed_payslips}
    anew = sorted(month for month in book.closed_months if month not in frozen)
    with desk.action("import", _summary(book), undoable=False, detailed=False) as session:
        store_book(session, book, now=desk.now, actor=desk.actor)
        _note_erased(session)
        if book.closed_months:
            from payroll.office.closing import close_imported, documents_of_imported
            from payroll.office.reopening import mark_all

            for month in anew:
                close_imported(session, month, desk.today)
            for month in sorted(frozen & set(book.closed_months)):
                documents_of_imported(session, month, desk.today)
            mark_all(session)
    return ImportReport(
        counts={name: len(getattr(book, name)) for name in COUNTED},
        warnings=read.warnings,
        recomputed=tuple(str(month) for month in anew),
    )


def _note_erased(session: BookSession) -> None:
    """Let the journal say which frozen slips came in with parts erased before."""
    action = session.action
    for row in session.scalars(select(ClosedSlipRow).where(ClosedSlipRow.erased_on.is_not(None))):
        if action is not None:
            action.sealed[row.id] = (row.original_hash or row.hash, row.hash)


def _refuse_unborn(book: Book, today: date) -> None:
    """Raise a refusal for each birth date after *today*."""
    findings = Findings()
    for index, assistant in enumerate(book.assistants):
        if assistant.birth_date > today:
            findings.refuse(
                f"assistants[{index}].birth_date",
                f"Der Geburtstag {assistant.birth_date} liegt in der Zukunft. Prüfen Sie das Jahr.",
                "future_day",
            )
    findings.end()


def _summary(book: Book) -> str:
    return f"Buchdatei aufgenommen: {len(book.assistants)} Personen, {len(book.shifts)} Schichten"


def export_book(desk: Desk) -> str:
    """Return the whole book as a book file; ``Refusal`` if nothing has been set up yet."""
    with desk.read() as session:
        return write_book(load_book(session))
