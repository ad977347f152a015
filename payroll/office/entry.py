"""One typed line: read it by the grammar, carry out what it says; and take the last action back."""

from collections.abc import Sequence

from payroll.office import absences, hours
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.intake.entries import AbsenceEntry, BackEntry, Entry, FreeEntry, PlannedEntry, RemoveEntry, ShiftEntry
from payroll.office.intake.grammar import parse_entry
from payroll.office.lookups import names
from payroll.office.shelf import load_book
from payroll.pay.facts import AbsenceKind
from payroll.periods import DateRange


def understand(desk: Desk, line: str, chosen: Sequence[str] = ()) -> Entry:
    """Return what *line* means, without doing it; raises as :func:`parse_entry` does.

    *chosen*: keys picked where the question was which of two namesakes is meant.
    """
    with desk.read() as session:
        book = load_book(session, window=DateRange(desk.today, desk.today))
    grants = tuple(grant.key for grant in book.grants)
    return parse_entry(line, today=desk.today, names=names(book), grants=grants, chosen=chosen)


def first_names(desk: Desk) -> tuple[str, ...]:
    """Return the first names one may begin a line with."""
    with desk.read() as session:
        book = load_book(session, window=DateRange(desk.today, desk.today))
    return tuple(person.first_name.lower() for person in book.assistants)


def enter(desk: Desk, line: str, chosen: Sequence[str] = ()) -> Done:
    """Read *line* and carry it out."""
    return carry_out(desk, understand(desk, line, chosen))


def carry_out(desk: Desk, entry: Entry) -> Done:
    """Carry out an entry that was understood."""
    match entry:
        case ShiftEntry():
            return hours.record_shifts(desk, entry)
        case RemoveEntry():
            return hours.remove_shifts(desk, entry)
        case PlannedEntry():
            return hours.confirm_planned(desk, entry)
        case FreeEntry():
            return hours.drop_planned(desk, entry)
        case BackEntry():
            return absences.back_to_work(desk, entry)
        case AbsenceEntry(kind=AbsenceKind.SICK):
            return absences.report_sick(desk, entry)
        case AbsenceEntry(kind=AbsenceKind.VACATION):
            return absences.take_vacation(desk, entry)
        case AbsenceEntry():
            return absences.note_absence(desk, entry)


def undo(desk: Desk) -> str:
    """Take back the last action that still stands; return what it said. ``Refusal`` if there is none or it is settled."""
    return desk.undo()
