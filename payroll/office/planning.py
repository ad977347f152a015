"""The plan that the roster gives for some days: pure, from the book; what is already noted stays as it is."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from payroll.law.public_holidays import calendar
from payroll.office.book import Book, RosterEntry
from payroll.office.done import HolidayQuestion
from payroll.office.guards import employed_on
from payroll.office.hour_checks import absence_on, days_of, overlapping
from payroll.pay.facts import Assistant, Shift, ShiftKind, ShiftState
from payroll.periods import ONE_DAY, clock_exists, local
from payroll.records.choices import WEEKDAYS


def weekday(day: date) -> str:
    """Return mon … sun."""
    return WEEKDAYS[day.weekday()]


def roster_on(book: Book, assistant: str, day: date) -> tuple[RosterEntry, ...]:
    """Return the assistant's weekly entries that hold on *day*."""
    return tuple(
        entry
        for entry in book.roster
        if entry.assistant == assistant
        and entry.weekday == weekday(day)
        and entry.valid_from <= day <= (entry.valid_to or date.max)
    )


def from_roster(entry: RosterEntry, day: date) -> Shift:
    """Return the planned shift of *entry* on *day*; an end not after the start lies on the next day."""
    return Shift(
        assistant=entry.assistant,
        start=local(day, entry.start),
        end=local(day if entry.end > entry.start else day + ONE_DAY, entry.end),
        break_minutes=entry.break_minutes,
        kind=ShiftKind.WORK,
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
