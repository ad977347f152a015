"""What a payslip cannot say about working time: it needs today's date or the months since an account was agreed.

Records that are missing (AZ-12), hours on call that were owed (AB-04), time accounts that run out (ML-03 to ML-05).
"""

from collections.abc import Iterator
from datetime import date

from payroll.law import on_call
from payroll.law.overrides import Judged, judged
from payroll.law.record_checks import OpenDay, missing_records
from payroll.law.time_account import TimeAccount
from payroll.law.working_days import SUNDAY, Finding, monday_of
from payroll.office.account_months import account_findings
from payroll.office.book import Book
from payroll.office.guards import employed_on
from payroll.office.planning import holidays_of, missing_plan
from payroll.pay.facts import Assistant, MonthFacts, Scheme, Shift, ShiftState, valid_on
from payroll.pay.working_time import calls_of, days_absent, takes_place
from payroll.pay.working_time_notices import decisions
from payroll.periods import ONE_DAY, DateRange, Month

_MINIJOBS = frozenset({Scheme.MINIJOB, Scheme.SHORT_TERM})


def beyond_the_slip(book: Book, facts: MonthFacts, account: TimeAccount | None, today: date) -> Iterator[Finding]:
    """Yield these findings of one person's month, seen *today*."""
    person, month = facts.assistant, facts.month
    yield from account_findings(account, person, month, today)
    yield from missing_records(_open_days(book, person, month, today), today)
    yield from _owed(facts, today)


def judged_beyond(book: Book, facts: MonthFacts, account: TimeAccount | None, today: date) -> tuple[Judged, ...]:
    """Return them with what was decided about them."""
    return judged(beyond_the_slip(book, facts, account, today), decisions(facts))


def _open_days(book: Book, person: Assistant, month: Month, today: date) -> list[OpenDay]:
    """Past days of an open month that were planned and of which nobody said what became of them."""
    last = min(month.last, today - ONE_DAY)
    if month in book.closed_months or last < month.first:
        return []
    days = DateRange(month.first, last)
    absent = days_absent((a for a in book.absences if a.assistant == person.key), days)
    mine = [shift for shift in book.shifts if shift.assistant == person.key and Month.of(shift.start.date()) == month]
    # a month without any shift is not prepared yet; in one that is, a day without a shift is a day without duty
    plan = mine or missing_plan(book, [person], days)
    open_shifts = [
        shift
        for shift in plan
        if shift.state is ShiftState.PLANNED and shift.start.date() in days and shift.start.date() not in absent
    ]
    is_holiday, found = holidays_of(book), dict[date, OpenDay]()
    for shift in open_shifts:
        day = shift.start.date()
        insurance = valid_on(person.insurance, day)
        minijob = insurance is not None and insurance.scheme in _MINIJOBS and not insurance.household_check
        minutes = shift.paid_minutes + (found[day].minutes if day in found else 0)
        found[day] = OpenDay(day, minutes, day.weekday() == SUNDAY or is_holiday(day), minijob)
    return [found[day] for day in sorted(found)]


def _owed(facts: MonthFacts, today: date) -> Iterator[Finding]:
    """Past weeks in which less was called than must be (§ 12 TzBfG)."""
    month, first = facts.month, monday_of(facts.month.first)
    last = min(month.last, today - ONE_DAY)
    contract = valid_on(facts.assistant.contracts, month.last)
    if contract is None or not contract.on_call or last < month.first:
        return
    days = DateRange(first, last)
    absent = days_absent(facts.absences, days) | {day for day in days if not employed_on(facts.assistant, day)}
    working = [shift for shift in facts.shifts if _counts(shift, absent)]
    hours = on_call.agreed_hours(contract.weekly_hours, contract.on_call_hours, month.last)
    yield from (each for each in on_call.owed_weeks(calls_of(working), hours, days, absent) if each.day in month.range)


def _counts(shift: Shift, absent: frozenset[date]) -> bool:
    return takes_place(shift, absent) or shift.state is ShiftState.HOLIDAY
