"""A shift by calendar days: pay and funding count its minutes on the day on which they fall (book format rule 6)."""

from datetime import date, timedelta

from payroll.law.clock import at_hour
from payroll.pay.facts import Shift
from payroll.periods import ONE_DAY

_MINUTE = timedelta(minutes=1)


def days_of(shift: Shift) -> tuple[date, ...]:
    """Return the calendar days a shift touches; one that ends at midnight does not touch the next day."""
    first, last = shift.start.date(), (shift.end - _MINUTE).date()
    return tuple(first + index * ONE_DAY for index in range((last - first).days + 1))


def minutes_on(day: date, stretches: tuple[tuple[int, int], ...]) -> int:
    """Return the elapsed minutes of worked stretches (instants) that fall on a calendar day."""
    midnight, next_midnight = at_hour(day, 0), at_hour(day + ONE_DAY, 0)
    return sum(max(0, min(end, next_midnight) - max(start, midnight)) for start, end in stretches)
