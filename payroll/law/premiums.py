"""Premiums for night, Sunday and holiday work (Zuschläge, § 3b EStG, § 1 SvEV): when which percentage stays free.

A shift is cut into windows inside which nothing changes. For each window the law gives the percentage of the basic wage
(Grundlohn) that may stay tax free; what a contract pays in it is for the contract to say.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import IntEnum
from functools import lru_cache
from itertools import pairwise

from payroll.law import labour_law
from payroll.law.clock import at_hour
from payroll.law.easter import easter_sunday, whit_sunday
from payroll.money import ZERO, round_half_up_cent
from payroll.periods import ONE_DAY

HolidayTest = Callable[[date], bool]
_SUNDAY = 6
_HIGH_HOLIDAYS = frozenset({(5, 1), (12, 25), (12, 26)})
_EVE_OF_HIGH_HOLIDAY, _EVE_OF_NEW_YEAR = (12, 24), (12, 31)


class Night(IntEnum):
    """*DEEP*: 0 to 4 o'clock in work begun before midnight (§ 3b Abs. 3 Nr. 1 EStG)."""

    NONE = 0
    NIGHT = 1
    DEEP = 2


@dataclass(frozen=True, slots=True)
class DayStatus:
    """What a part of a calendar day is.

    *holiday*: statutory holiday, and 31 December from 14 o'clock; *high*: 1 May, 25 and 26 December, and 24 December from
    14 o'clock; *easter*: Easter Sunday or Whit Sunday, holidays for § 3b EStG alone outside Brandenburg.
    """

    sunday: bool = False
    holiday: bool = False
    high: bool = False
    easter: bool = False


PLAIN_DAY = DayStatus()


@dataclass(frozen=True, slots=True)
class Window:
    """Minutes of one calendar day in which one percentage holds; *start* and *end* are instants.

    *status*: of the day itself; *carried*: of the day before, for 0 to 4 o'clock in work begun before midnight.
    """

    day: date
    start: int
    end: int
    night: Night
    status: DayStatus
    carried: DayStatus

    @property
    def minutes(self) -> int:
        """Elapsed minutes."""
        return self.end - self.start


@lru_cache(maxsize=4096)
def day_status(day: date, *, afternoon: bool, is_holiday: HolidayTest) -> DayStatus:
    """Return the status of a day before or from (*afternoon*) 14 o'clock; *is_holiday* knows the statutory holidays."""
    key = (day.month, day.day)
    sunday = day.weekday() == _SUNDAY
    return DayStatus(
        sunday=sunday,
        holiday=is_holiday(day) or (afternoon and key == _EVE_OF_NEW_YEAR),
        high=key in _HIGH_HOLIDAYS or (afternoon and key == _EVE_OF_HIGH_HOLIDAY),
        easter=sunday and day in (easter_sunday(day.year), whit_sunday(day.year)),
    )


def windows(
    stretches: Sequence[tuple[int, int]], began: date, days: Iterable[date], is_holiday: HolidayTest
) -> Iterator[Window]:
    """Cut the stretches of one shift, which began on day *began*, into windows on *days* (§ 3b EStG).

    A break does not end the work: what follows it after midnight still began before midnight.
    """
    for day in days:
        for part in _parts(day):
            for start, end in stretches:
                left, right = max(start, part.start), min(end, part.end)
                if left < right:
                    yield _window(day, part, left, right, is_holiday, before_midnight=began < day)


@dataclass(frozen=True, slots=True)
class _Part:
    """Part of every such day between two lines of § 3b EStG; *small_hours*: 0 to 4 o'clock."""

    start: int
    end: int
    small_hours: bool
    night: bool
    afternoon: bool


@lru_cache(maxsize=4096)
def _parts(day: date) -> tuple[_Part, ...]:
    four, six, two_pm, eight_pm = (
        labour_law.whole(f"premium.{name}", day) for name in ("deep_night_to", "night_to", "eve_from", "night_from")
    )
    eve = (day.month, day.day) in (_EVE_OF_HIGH_HOLIDAY, _EVE_OF_NEW_YEAR)
    lines = (0, four, six, *([two_pm] if eve else []), eight_pm)
    instants = (*(at_hour(day, hour) for hour in lines), at_hour(day + ONE_DAY, 0))
    return tuple(
        _Part(start, end, small_hours=hour < four, night=hour < six or hour >= eight_pm, afternoon=hour >= two_pm)
        for hour, (start, end) in zip(lines, pairwise(instants), strict=True)
    )


def _window(day: date, part: _Part, start: int, end: int, is_holiday: HolidayTest, *, before_midnight: bool) -> Window:
    deep = part.small_hours and before_midnight
    return Window(
        day,
        start,
        end,
        Night.DEEP if deep else Night.NIGHT if part.night else Night.NONE,
        day_status(day, afternoon=part.afternoon, is_holiday=is_holiday),
        day_status(day - ONE_DAY, afternoon=True, is_holiday=is_holiday) if deep else PLAIN_DAY,
    )


def free_night_percent(window: Window) -> Decimal:
    """Percent that may stay free for the night (§ 3b Abs. 1 Nr. 1, Abs. 3 Nr. 1 EStG)."""
    if window.night is Night.NONE:
        return ZERO
    return labour_law.number("premium.deep_night" if window.night is Night.DEEP else "premium.night", window.day)


def free_day_percent(window: Window) -> Decimal:
    """Percent that may stay free for Sunday or holiday, the higher of both days' (§ 3b Abs. 1 Nr. 2 to 4, Abs. 3 Nr. 2)."""
    return max(_status_percent(window.status, window.day), _status_percent(window.carried, window.day))


def free_percent(window: Window) -> Decimal:
    """Percent that may stay free: night adds to Sunday or holiday, Sunday and holiday never add (R 3b Abs. 3 to 5 LStR)."""
    return free_night_percent(window) + free_day_percent(window)


def _status_percent(status: DayStatus, on: date) -> Decimal:
    if status.high:
        return labour_law.number("premium.high_holiday", on)
    if status.holiday or status.easter:
        return labour_law.number("premium.holiday", on)
    return labour_law.number("premium.sunday", on) if status.sunday else ZERO


def base_wage(monthly: Decimal, weekly_hours: Decimal, on: date) -> Decimal:
    """Basic wage an hour (Grundlohn) of a monthly pay: / (weekly hours × 4.35), R 3b Abs. 2 LStR; not rounded."""
    return monthly / (weekly_hours * labour_law.number("premium.weeks_of_month", on))


@dataclass(frozen=True, slots=True)
class FreeAmounts:
    """A premium in euro and what of it is free of tax (basic wage up to 50) and of contributions (up to 25 an hour)."""

    paid: Decimal
    tax_free: Decimal
    insurance_free: Decimal


def free_amounts(base: Decimal, hours: Decimal, paid_percent: Decimal, allowed_percent: Decimal, on: date) -> FreeAmounts:
    """Split one premium, each part hours × basic wage × percent, rounded half up (§ 3b EStG, § 1 Abs. 1 Nr. 1 SvEV).

    The limit is the legal percentage of the capped basic wage, whatever percentage is paid.
    """
    tax_cap, insurance_cap = labour_law.number("premium.cap_tax", on), labour_law.number("premium.cap_insurance", on)

    def amount(wage: Decimal, rate: Decimal) -> Decimal:
        return round_half_up_cent(wage * hours * rate / 100)

    paid = amount(base, paid_percent)
    tax_free, insurance_free = (min(paid, amount(min(base, cap), allowed_percent)) for cap in (tax_cap, insurance_cap))
    return FreeAmounts(paid, tax_free, insurance_free)
