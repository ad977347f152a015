"""Months, date ranges, month arithmetic by the BGB, and local wall time.

Dates are calendar dates at the place of work. Shifts are local wall time in Europe/Berlin; a duration is always elapsed
time, so a night shift over the clock change has an hour less or more than the clock face says.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Self
from zoneinfo import ZoneInfo

BERLIN = ZoneInfo("Europe/Berlin")
ONE_DAY = timedelta(days=1)
INSURANCE_DAYS_OF_A_MONTH = 30


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    def __post_init__(self) -> None:
        if not (1 <= self.month <= 12 and 1 <= self.year <= 9999):
            raise ValueError(f"not a month: {self.year}-{self.month}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2026-03``; ``ValueError`` for anything else."""
        year, dash, month = text.partition("-")
        if not (dash and len(year) == 4 and len(month) == 2 and year.isascii() and (year + month).isdigit()):
            raise ValueError(f"not a month: {text!r}")
        return cls(int(year), int(month))

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the month *day* lies in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """First calendar day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Last calendar day."""
        return date(self.year, self.month, self.days)

    @property
    def days(self) -> int:
        """Number of calendar days."""
        return monthrange(self.year, self.month)[1]

    @property
    def range(self) -> "DateRange":
        """All days of the month."""
        return DateRange(self.first, self.last)

    def plus(self, months: int) -> "Month":
        """Return the month *months* later (earlier when negative)."""
        index = self.year * 12 + self.month - 1 + months
        return Month(index // 12, index % 12 + 1)

    def until(self, last: "Month") -> "Iterator[Month]":
        """Yield the months from this one to *last*, both included."""
        month = self
        while month <= last:
            yield month
            month = month.plus(1)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True, order=True)
class DateRange:
    """Calendar days from *first* to *last*, both included; never empty."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"ends before it starts: {self.first} to {self.last}")

    @property
    def days(self) -> int:
        """Number of days."""
        return (self.last - self.first).days + 1

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __iter__(self) -> Iterator[date]:
        day = self.first
        while day <= self.last:
            yield day
            day += ONE_DAY

    def overlap(self, other: "DateRange") -> "DateRange | None":
        """Return the days in both ranges, ``None`` if there are none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return DateRange(first, last) if first <= last else None


@cache
def calendar_year(year: int) -> DateRange:
    """Return all days of a calendar year."""
    return DateRange(Month(year, 1).first, Month(year, 12).last)


def clipped(valid_from: date, valid_to: date | None, window: DateRange) -> DateRange | None:
    """Return the part of an open-ended validity inside *window*, ``None`` if it does not touch it."""
    first, last = max(valid_from, window.first), window.last if valid_to is None else min(valid_to, window.last)
    return DateRange(first, last) if first <= last else None


def add_months(day: date, months: int) -> date:
    """Same day number *months* later; the last of the month if that day does not exist (§ 188 Abs. 3 BGB)."""
    month = Month.of(day).plus(months)
    return date(month.year, month.month, min(day.day, month.days))


def last_day_of_months_from(day: date, months: int) -> date:
    """Last day of the period of *months* months that includes *day* (§ 187 Abs. 2, § 188 BGB).

    If the day number does not exist in the last month, the period ends on that month's last day, not the day before it.
    """
    end = add_months(day, months)
    return end if end.day != day.day else end - ONE_DAY


def age_completed_on(birth: date, years: int) -> date:
    """Day at whose end *years* years of age are completed: the day before the birthday (§ 187 Abs. 2 Satz 2 BGB).

    Somebody born on 29 February completes a year on 28 February.
    """
    try:
        birthday = birth.replace(year=birth.year + years)
    except ValueError:
        birthday = date(birth.year + years, 3, 1)
    return birthday - ONE_DAY


def local(day: date, clock: time, fold: int = 0) -> datetime:
    """Return the instant at which the wall clock in Germany shows *clock* on *day*."""
    return datetime.combine(day, clock.replace(fold=fold), tzinfo=BERLIN)


def midnight(day: date) -> datetime:
    """Return the start of *day* in Germany."""
    return local(day, time(0))


def elapsed_minutes(start: datetime, end: datetime) -> int:
    """Whole minutes that really pass between two local times, across a clock change too."""
    return int((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds()) // 60


def clock_exists(day: date, clock: time) -> bool:
    """Tell whether that wall time occurs on that day (02:30 does not when summer time starts)."""
    moment = local(day, clock)
    return moment.astimezone(UTC).astimezone(BERLIN).replace(tzinfo=None) == moment.replace(tzinfo=None, fold=0)
