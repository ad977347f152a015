"""From the book to the facts of one assistant's month: which part of it a payslip may depend on."""

from collections.abc import Iterable
from datetime import date, timedelta

from payroll.funding.companion import charged
from payroll.law.labour_law import whole
from payroll.office.book import Book
from payroll.office.work_before import NO_WORK, YearWork, work_before
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Absence, AbsenceKind, Assistant, EarlierMonth, MonthFacts, Shift
from payroll.periods import DateRange, Month, add_months, clipped

# Vacation pay looks back 13 weeks from the first vacation day, which may itself lie in the month before; an earlier
# vacation in those weeks has its own 13 weeks.
LOOK_BACK = timedelta(days=31 + 2 * 91)
# A holiday's day off may still be due eight weeks later (§ 11 Abs. 3 ArbZG): what was decided about it is still told.
DECIDED_SINCE = timedelta(weeks=8)


def employed_in(assistant: Assistant, month: Month) -> bool:
    """Tell whether the assistant is employed on any day of the month."""
    return any(employment.overlap(month.range) for employment in ContractDays(assistant).employments())


def window_for(first: Month, last: Month, absences: tuple[Absence, ...]) -> DateRange:
    """Days whose shifts the months *first* to *last* may depend on.

    Illnesses of the same chain reach further back than the vacation average: their clocks depend on the shift of their
    first day.
    """
    start = first.first - LOOK_BACK
    by_key = {absence.key: absence for absence in absences}
    for absence in absences:
        if absence.kind is AbsenceKind.SICK and absence.first <= last.last and (absence.last or last.last) >= start:
            while absence.continues is not None and absence.continues in by_key:
                absence = by_key[absence.continues]  # noqa: PLW2901 - walk the chain to its first illness
                start = min(start, absence.first)
    return DateRange(start, last.last)


def needed_window(book: Book, first: Month, last: Month) -> DateRange:
    """Return the days whose shifts the months *first* to *last* of everybody in *book* may depend on."""
    window = window_for(first, last, book.absences)
    starts = [window.first]
    for assistant in book.assistants:
        mine = (shift for shift in book.shifts if shift.assistant == assistant.key)
        absences = (absence for absence in book.absences if absence.assistant == assistant.key)
        starts.append(_average_start(window, first, mine, absences))
    return DateRange(min(starts), window.last)


def _average_start(window: DateRange, since: Month, shifts: Iterable[Shift], absences: Iterable[Absence]) -> date:
    """Return how far back the average of one person's illness looks in a month without any plan (§ 4 EFZG)."""
    start, noted = window.first, {Month.of(shift.start.date()) for shift in shifts}
    for absence in absences:
        first, last = max(absence.first, since.first), min(absence.last or window.last, window.last)
        if absence.kind is not AbsenceKind.SICK or first > last:
            continue
        if any(month not in noted for month in Month.of(first).until(Month.of(last))):
            start = min(start, add_months(absence.first, -whole("sick_pay.reference_months", absence.first)))
    return start


def facts_of(
    book: Book, assistant: Assistant, month: Month, earlier: tuple[EarlierMonth, ...], year: YearWork = NO_WORK
) -> MonthFacts:
    """Return everything the payslip of *assistant* for *month* may depend on, and nothing after it.

    *year*: work of the calendar year that the book was not loaded for.
    """
    absences = tuple(a for a in book.absences if a.assistant == assistant.key)
    mine = [shift for shift in book.shifts if shift.assistant == assistant.key]
    window = window_for(month, month, absences)
    window = DateRange(_average_start(window, month, mine, absences), window.last)
    funds = {fact.fund for fact in assistant.insurance}
    grants = {grant.key: grant for grant in book.grants}
    return MonthFacts(
        month=month,
        employer=book.employer,
        assistant=assistant,
        funds=tuple(fund for fund in book.health_funds if fund.key in funds),
        shifts=tuple(
            sorted(
                (
                    charged(shift, grants)
                    for shift in mine
                    if shift.end.date() >= window.first and shift.start.date() <= window.last
                ),
                key=lambda shift: shift.start,
            )
        ),
        absences=tuple(
            sorted(
                (a for a in book.absences if a.assistant == assistant.key and a.first <= month.last),
                key=lambda a: (a.first, a.key),
            )
        ),
        one_offs=tuple(entry for entry in book.one_offs if entry.assistant == assistant.key and entry.month == month),
        earlier=tuple(entry for entry in earlier if entry.month < month and entry.month.year >= month.year - 1),
        work_before=work_before(
            assistant.key,
            month.year,
            window.first,
            mine,
            year,
            (e for e in book.roster if e.assistant == assistant.key and clipped(e.valid_from, e.valid_to, month.range)),
        ),
        overrides=tuple(
            entry
            for entry in book.overrides
            if entry.assistant == assistant.key and month.first - DECIDED_SINCE <= entry.on <= month.last
        ),
    )
