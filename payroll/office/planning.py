"""The plan that the roster gives for some days: pure, from the book; what is already noted stays as it is."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from math import lcm

from payroll.law.clock import MINUTES_OF_DAY
from payroll.law.public_holidays import calendar
from payroll.law.working_days import DAYS_OF_WEEK, monday_of
from payroll.office.book import Book, RosterEntry
from payroll.office.done import HolidayQuestion
from payroll.office.guards import employed_on
from payroll.office.hour_checks import absence_on, days_of, overlapping
from payroll.pay.facts import Absence, AbsenceKind, Assistant, Shift, ShiftState
from payroll.periods import ONE_DAY, clock_exists, local
from payroll.records.choices import WEEKDAYS

MINUTES_PER_WEEK = DAYS_OF_WEEK * MINUTES_OF_DAY


def weekday(day: date) -> str:
    """Return mon … sun."""
    return WEEKDAYS[day.weekday()]


def roster_on(book: Book, assistant: str, day: date) -> tuple[RosterEntry, ...]:
    """Return the assistant's entries that hold on *day*.

    On a day of an illness the roster counts as it was when the illness was reported (§ 4 EFZG): what was noted later does
    not reach into it, and what was ended later goes on there.
    """
    today = weekday(day)
    mine = [entry for entry in book.roster if entry.assistant == assistant and entry.weekday == today]
    illness = reported_illness(book, assistant, day) if mine else None
    if illness is not None and illness.reported_on is not None:
        mine = [known for entry in mine if (known := _as_of(entry, illness.reported_on)) is not None]
    return tuple(entry for entry in mine if holds_on(entry, day))


def holds_on(entry: RosterEntry, day: date) -> bool:
    """Tell whether a roster entry has a shift on *day*: weekday, validity and rhythm."""
    if entry.weekday != weekday(day) or not entry.valid_from <= day <= (entry.valid_to or date.max):
        return False
    return weeks_between(entry.valid_from, day) % entry.every_weeks == 0


def weeks_between(one: date, other: date) -> int:
    """Return how many weeks the week of *other* lies after that of *one*."""
    return (monday_of(other) - monday_of(one)).days // DAYS_OF_WEEK


def minutes_of_week(entry: RosterEntry) -> tuple[int, int]:
    """Return first and last minute of the week."""
    first = WEEKDAYS.index(entry.weekday) * MINUTES_OF_DAY + entry.start.hour * 60 + entry.start.minute
    length = (entry.end.hour - entry.start.hour) * 60 + entry.end.minute - entry.start.minute
    return first, first + (length if length > 0 else length + MINUTES_OF_DAY)


def meet(one: RosterEntry, other: RosterEntry) -> bool:
    """Tell whether two entries ever share time: in a week that both have, a Sunday night reaching into the next."""
    first, last = minutes_of_week(one)
    begin, end = minutes_of_week(other)
    shifted = [n for n in (-1, 0, 1) if first < end + n * MINUTES_PER_WEEK and begin + n * MINUTES_PER_WEEK < last]
    return any(_common_week(one, other, n) for n in shifted)


def _common_week(one: RosterEntry, other: RosterEntry, later: int) -> bool:
    """Tell whether *one* has a shift in some week and *other* in the week so many *later*, both while they hold."""
    shared = lcm(one.every_weeks, other.every_weeks)
    for number in range(2 * shared + 1):
        start = max(monday_of(one.valid_from), monday_of(other.valid_from) - timedelta(weeks=later))
        monday = start + timedelta(weeks=number)
        days = (_on(one, monday), _on(other, monday + timedelta(weeks=later)))
        if holds_on(one, days[0]) and holds_on(other, days[1]):
            return True
    return False


def _on(entry: RosterEntry, monday: date) -> date:
    return monday + timedelta(days=WEEKDAYS.index(entry.weekday))


def reported_illness(book: Book, assistant: str, day: date) -> Absence | None:
    """Return the illness of that day whose report is noted: its plan is fixed."""
    for absence in book.absences:
        if (
            absence.assistant == assistant
            and absence.kind is AbsenceKind.SICK
            and absence.reported_on is not None
            and absence.first <= day <= (absence.last or date.max)
        ):
            return absence
    return None


def _as_of(entry: RosterEntry, reported_on: date) -> RosterEntry | None:
    """Return the entry as a report found it; what was noted before it on the same day bears no day (``report_sick``)."""
    if entry.noted_on is not None and entry.noted_on >= reported_on:
        return None
    if entry.ended_on is not None and entry.ended_on >= reported_on:
        return replace(entry, valid_to=entry.former_to)
    return entry


def from_roster(entry: RosterEntry, day: date) -> Shift:
    """Return the planned shift of *entry* on *day*; an end not after the start lies on the next day."""
    return Shift(
        assistant=entry.assistant,
        start=local(day, entry.start),
        end=local(day if entry.end > entry.start else day + ONE_DAY, entry.end),
        break_minutes=entry.break_minutes,
        kind=entry.kind,
        state=ShiftState.PLANNED,
        grant=entry.grant,
    )


def missing_plan(book: Book, assistants: Iterable[Assistant], days: Iterable[date]) -> list[Shift]:
    """Return the roster's shifts of those *days* on which nothing is noted for the assistant yet.

    Days of absence are planned too: a planned shift inside an absence is the time lost by it. A shift that would run into
    one noted before, or at a time the clock change skips, is left out.
    """
    known = [*book.shifts]
    noted = {(shift.assistant, shift.start.date()) for shift in known}
    plan: list[Shift] = []
    for day in days:
        for assistant in assistants:
            if (assistant.key, day) in noted:
                continue
            for entry in roster_on(book, assistant.key, day):
                shift = from_roster(entry, day)
                if _possible(assistant, shift) and not overlapping(shift, known):
                    plan.append(shift)
                    known.append(shift)
    return plan


def _possible(assistant: Assistant, shift: Shift) -> bool:
    clocks = all(clock_exists(moment.date(), moment.time()) for moment in (shift.start, shift.end))
    return clocks and all(employed_on(assistant, day) for day in days_of(shift))


def holiday_questions(book: Book, shifts: Iterable[Shift]) -> Iterator[HolidayQuestion]:
    """Yield the planned shifts that touch a public holiday at the place of work and are not lost by an absence."""
    is_holiday = holidays_of(book)
    for shift in shifts:
        if shift.state is not ShiftState.PLANNED or absence_on(book, shift.assistant, shift.start.date()) is not None:
            continue
        day = next((day for day in days_of(shift) if is_holiday(day)), None)
        if day is not None:
            yield HolidayQuestion(shift=shift, day=day)


def holidays_of(book: Book) -> Callable[[date], bool]:
    """Return the test for public holidays at the employer's place of work."""
    employer = book.employer
    return calendar(employer.state, employer.local_holidays, employer.municipality)
