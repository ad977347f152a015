"""Easter Sunday (Gregorian computus), from which the movable holidays are counted."""

from datetime import date, timedelta
from functools import cache

_WHIT_SUNDAY = timedelta(days=49)


@cache
def easter_sunday(year: int) -> date:
    """Return Easter Sunday of a year of the Gregorian calendar.

    >>> easter_sunday(2026)
    datetime.date(2026, 4, 5)
    """
    golden, century = year % 19, year // 100
    shifted = (8 * century + 13) // 25
    epact = (19 * golden + century - century // 4 - shifted + 15) % 30
    moon = epact - (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    offset = moon - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


def whit_sunday(year: int) -> date:
    """Return Whit Sunday (Pfingstsonntag), seven weeks after Easter Sunday."""
    return easter_sunday(year) + _WHIT_SUNDAY
