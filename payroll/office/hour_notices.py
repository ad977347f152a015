"""What the working-time laws say to hours just noted: said at once, never refused, because what was worked must be noted."""

from collections.abc import Sequence
from datetime import date

from payroll.law import working_time_checks, youth_checks
from payroll.law.working_days import Finding, Severity, Span
from payroll.office.book import Book
from payroll.office.hour_checks import absence_on, days_of
from payroll.office.lookups import assistant_by_key
from payroll.office.planning import holidays_of
from payroll.pay.facts import Assistant, Shift, ShiftState
from payroll.pay.payslip import Notice
from payroll.periods import DateRange

OF_THE_DAY = frozenset({"AZ-02", "AZ-04", "AZ-05", "AZ-06", "AZ-14"})
"""Checks of an adult that need the days around only: day, week, breaks, rest, 24 hours. Averages and free Sundays are the
month's business."""


def working_time_notices(book: Book, noted: Sequence[Shift]) -> tuple[Notice, ...]:
    """Return what the days of the *noted* shifts violate; *book* holds them and at least a week around them."""
    taking_place = [shift for shift in noted if _takes_place(book, shift)]
    notices = []
    for key in dict.fromkeys(shift.assistant for shift in taking_place):
        days = {day for shift in taking_place if shift.assistant == key for day in days_of(shift)}
        found = _findings(book, assistant_by_key(book, key), DateRange(min(days), max(days)))
        notices += [
            Notice(code="working_time", text=finding.text, law=finding.law)
            for finding in found
            if finding.day in days and finding.severity is not Severity.INFO
        ]
    return tuple(dict.fromkeys(notices))


def _takes_place(book: Book, shift: Shift) -> bool:
    if shift.state is ShiftState.WORKED:
        return True
    return shift.state is ShiftState.PLANNED and absence_on(book, shift.assistant, shift.start.date()) is None


def _findings(book: Book, person: Assistant, window: DateRange) -> Sequence[Finding]:
    spans = [
        Span(shift.start, shift.end, shift.break_minutes)
        for shift in book.shifts
        if shift.assistant == person.key and _takes_place(book, shift)
    ]
    if youth_checks.is_minor(person.birth_date, window.first):
        return youth_checks.check(spans, person.birth_date, window, holidays_of(book))
    situation = working_time_checks.Situation(spans, window, _no_holiday)
    return [finding for finding in working_time_checks.check(situation) if finding.check in OF_THE_DAY]


def _no_holiday(_day: date) -> bool:
    """Holidays change none of these checks, and looking them up costs a tenth of a second."""
    return False
