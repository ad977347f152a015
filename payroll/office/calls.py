"""Work on call (§ 12 TzBfG): the day somebody was told of a planned shift, and holidays for which nothing was called."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from payroll.office.book import Book
from payroll.office.facts import facts_of
from payroll.office.hour_checks import absence_on
from payroll.office.lookups import assistant_by_key
from payroll.office.planning import holidays_of
from payroll.pay.average_hours import average_minutes_of_a_day
from payroll.pay.facts import Assistant, Shift, ShiftKind, ShiftState, valid_on
from payroll.pay.payslip import Notice
from payroll.periods import Month, local

_MORNING = time(8)


def announced(book: Book, shift: Shift, old: Sequence[Shift], today: date) -> Shift:
    """Return *shift* with the day of its call; *old*: the shifts it takes the place of.

    The same hours planned again keep the day they were called on; work as it was done keeps the day of its call.
    """
    contract = valid_on(assistant_by_key(book, shift.assistant).contracts, shift.start.date())
    if contract is None or not contract.on_call:
        return shift
    called = next((other.announced_on for other in old if other.announced_on is not None), None)
    same = any((other.start, other.end) == (shift.start, shift.end) for other in old)
    if shift.state is ShiftState.PLANNED and not same:
        called = today
    return replace(shift, announced_on=called)


def holidays_without_plan(book: Book, person: Assistant, days: Iterable[date]) -> list[Shift]:
    """Return what the public holidays among *days* are worth to somebody on call for whom nothing was planned.

    Each is the average calendar day of the last three months (§ 12 Abs. 5 TzBfG), noted from eight o'clock on. *book* holds
    the shifts of these months.
    """
    is_holiday = holidays_of(book)
    noted = {shift.start.date() for shift in book.shifts if shift.assistant == person.key}
    free = [day for day in days if is_holiday(day) and day not in noted and absence_on(book, person.key, day) is None]
    return [shift for day in free if (shift := _average_day(book, person, day)) is not None]


def _average_day(book: Book, person: Assistant, day: date) -> Shift | None:
    contract = valid_on(person.contracts, day)
    if contract is None or not contract.on_call:
        return None
    minutes = int(average_minutes_of_a_day(facts_of(book, person, Month.of(day), ()), day)[-1].result)
    if not minutes:
        return None
    start = local(day, _MORNING)
    return Shift(
        assistant=person.key,
        start=start,
        end=start + timedelta(minutes=minutes),
        break_minutes=0,
        kind=ShiftKind.WORK,
        state=ShiftState.HOLIDAY,
    )


def holiday_notice(shift: Shift) -> Notice:
    """Say where the time of such a holiday comes from."""
    return Notice(
        code="average_hours",
        text="Geplant war nichts. Bei Arbeit auf Abruf zählt für einen Feiertag der Durchschnitt der letzten drei Monate: "
        f"{shift.paid_minutes} Minuten. Hätte die Person an diesem Tag ohnehin frei gehabt, nehmen Sie es zurück.",
        law="§ 12 Abs. 5 TzBfG",
    )
