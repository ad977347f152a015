"""One typed line: read with the names of the book, then noted by the use case it stands for."""

from collections.abc import Sequence

from payroll.office.absences import back_to_work, note_absence, report_sick, take_vacation
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.hours import confirm_planned, drop_planned, record_shifts
from payroll.office.intake.entries import AbsenceEntry, BackEntry, Entry, FreeEntry, PlannedEntry, ShiftEntry
from payroll.office.intake.grammar import parse_entry
from payroll.office.lookups import names
from payroll.office.shelf import load_book
from payroll.pay.facts import AbsenceKind
from payroll.periods import DateRange


def read_line(desk: Desk, line: str, chosen: Sequence[str] = ()) -> Entry:
    """Return what *line* means; nothing is written. Raises as :func:`payroll.office.intake.grammar.parse_entry`."""
    with desk.read() as session:
        book = load_book(session, window=DateRange(desk.today, desk.today))
    grants = [grant.key for grant in book.grants]
    return parse_entry(line, today=desk.today, names=names(book), grants=grants, chosen=chosen)


def record_entry(desk: Desk, entry: Entry) -> Done:
    """Note *entry*; refusals as of the use case it stands for."""
    match entry:
        case ShiftEntry():
            return record_shifts(desk, entry)
        case PlannedEntry():
            return confirm_planned(desk, entry)
        case FreeEntry():
            return drop_planned(desk, entry)
        case BackEntry():
            return back_to_work(desk, entry)
        case AbsenceEntry(kind=AbsenceKind.SICK):
            return report_sick(desk, entry)
        case AbsenceEntry(kind=AbsenceKind.VACATION):
            return take_vacation(desk, entry)
        case AbsenceEntry():
            return note_absence(desk, entry)
