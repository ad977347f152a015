"""Instants of a local day as whole minutes, so that shifts can be cut where the law draws a line.

An instant is the number of minutes since 1970 in UTC: the difference of two is elapsed time, across a clock change too.
All lines the law draws (0, 4, 6, 14, 20 and 23 o'clock) lie outside the hour that a clock change repeats or skips.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from payroll.money import MINUTES_PER_HOUR
from payroll.periods import BERLIN, local

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_DAY = _EPOCH.toordinal()
_MINUTE = timedelta(minutes=1)
HOURS_OF_DAY = 24
MINUTES_OF_DAY = HOURS_OF_DAY * MINUTES_PER_HOUR


def instant(moment: datetime) -> int:
    """Return an aware time as an instant."""
    # by hand, because half a year of shifts asks thousands of times and a conversion to UTC takes twice as long
    days = moment.toordinal() - _EPOCH_DAY
    return (days * HOURS_OF_DAY + moment.hour) * MINUTES_PER_HOUR + moment.minute - _offset_minutes(moment)


def _offset_minutes(moment: datetime) -> int:
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError(f"a time without zone: {moment}")
    return offset // _MINUTE


def moment(at: int) -> datetime:
    """Return the local time in Germany of an instant."""
    return (_EPOCH + at * _MINUTE).astimezone(BERLIN)


@lru_cache(maxsize=4096)
def at_hour(day: date, hour: int) -> int:
    """Return the instant at which the wall clock shows *hour* (0 to 23) on *day*."""
    return instant(local(day, time(hour)))


def stretches(start: datetime, end: datetime, break_minutes: int) -> tuple[tuple[int, int], ...]:
    """Return the worked stretches of a shift as instants; see :func:`halved`."""
    return halved(instant(start), instant(end), break_minutes)


def halved(first: int, last: int, break_minutes: int) -> tuple[tuple[int, int], ...]:
    """Return the worked stretches between two instants: a break without a stated time lies in the middle (half a minute
    earlier if the work cannot be halved).
    """
    if not break_minutes:
        return ((first, last),)
    pause = first + (last - first - break_minutes) // 2
    return ((first, pause), (pause + break_minutes, last))
