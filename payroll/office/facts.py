"""From the book to the facts of one assistant's month: which part of it a payslip may depend on."""

from datetime import timedelta

from payroll.funding.companion import charged
from payroll.office.book import Book
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Absence, AbsenceKind, Assistant, EarlierMonth, MonthFacts
from payroll.periods import DateRange, Month

# Vacation pay looks back 13 weeks from the first vacation day, which may itself lie in the month before; an earlier
# vacation in those weeks has its own 13 weeks.
LOOK_BACK = timedelta(days=31 + 2 * 91)


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


def facts_of(book: Book, assistant: Assistant, month: Month, earlier: tuple[EarlierMonth, ...]) -> MonthFacts:
    """Return everything the payslip of *assistant* for *month* may depend on, and nothing after it."""
    window = window_for(month, month, tuple(a for a in book.absences if a.assistant == assistant.key))
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
                    for shift in book.shifts
                    if shift.assistant == assistant.key
                    and shift.end.date() >= window.first
                    and shift.start.date() <= window.last
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
    )
