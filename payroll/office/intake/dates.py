"""Which day people mean.

A day without a year lies in the running year; if that is more than nine months away from today, in the year before or
after, whichever is nearer. A weekday or a bare day of the month is the last one up to today, because hours are noted
after the work; "nächsten" turns it forward. A range ends on the first fitting day from its beginning on.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from payroll.office.intake.lexer import Kind, Token
from payroll.office.intake.words import DAY_WORDS, MONTH_WORDS, WEEKDAY_WORDS, fold
from payroll.periods import Month, add_months

NINE_MONTHS = 9
YEARS = range(1980, 2100)
"""Years a typed day may lie in; anything else is a slip of the finger."""

_NUMBERS = re.compile(r"\d+")
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class DaySpec:
    """A day as typed: any of year, month, day of the month, weekday or distance from today."""

    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None
    distance: int | None = None


def spec_of(token: Token) -> DaySpec | None:
    """Read one piece as a day; ``None`` if it is none. Whether the day exists shows when it is resolved."""
    numbers = [int(number) for number in _NUMBERS.findall(token.text)]
    match token.kind:
        case Kind.ISO:
            return DaySpec(year=numbers[0], month=numbers[1], day=numbers[2])
        case Kind.DATE | Kind.DOTTED:
            return DaySpec(day=numbers[0], month=numbers[1], year=_full_year(numbers[2]) if len(numbers) > 2 else None)
        case Kind.WORD_DATE:
            month = MONTH_WORDS[fold(_LETTERS.findall(token.text)[0])]
            return DaySpec(day=numbers[0], month=month, year=numbers[1] if len(numbers) > 1 else None)
        case Kind.DAY:
            return DaySpec(day=numbers[0])
        case Kind.WORD:
            return _word_spec(token.word)
        case _:
            return None


def resolve(spec: DaySpec, today: date, *, forward: bool = False) -> date:
    """Return the day meant by *spec*; ``ValueError`` if it does not exist. *forward*: the next one after today."""
    if spec.distance is not None:
        return today + timedelta(days=spec.distance)
    if spec.weekday is not None:
        return (
            _next_weekday(today, spec.weekday) if forward else today - timedelta(days=(today.weekday() - spec.weekday) % 7)
        )
    if spec.day is None:
        raise ValueError("a day without a number")
    if spec.month is None:
        return _day_of_month(spec.day, today, forward=forward)
    if spec.year is not None:
        if spec.year not in YEARS:
            raise ValueError(f"out of reach: {spec.year}")
        return date(spec.year, spec.month, spec.day)
    return in_likely_year(spec.month, spec.day, today)


def resolve_range(first: DaySpec, last: DaySpec, today: date, *, forward: bool = False) -> tuple[date, date]:
    """Return first and last day; ``ValueError`` if one does not exist or, with years given, they run backwards."""
    if last.weekday is not None and first.weekday is not None:
        if forward:
            start = _next_weekday(today, first.weekday)
            return start, start + timedelta(days=(last.weekday - first.weekday) % 7)
        end = resolve(last, today)
        return end - timedelta(days=(last.weekday - first.weekday) % 7), end
    if first.day is not None and first.month is None and last.day is not None:
        return _range_by_end(first.day, last, today, forward=forward)
    if first.year is None and last.year is not None and first.month is not None and first.day is not None:
        end = resolve(last, today)
        start = date(end.year, first.month, first.day)
        return (start, end) if start <= end else (date(end.year - 1, first.month, first.day), end)
    start = resolve(first, today, forward=forward)
    return start, _end_from(last, start, today)


def in_likely_year(month: int, day: int, today: date) -> date:
    """Return *day*.*month*. of the running year, or of the next to it if more than nine months away."""
    found = date(today.year, month, day)
    if found > add_months(today, NINE_MONTHS):
        return date(today.year - 1, month, day)
    if found < add_months(today, -NINE_MONTHS):
        return date(today.year + 1, month, day)
    return found


def likely_month(number: int, today: date) -> Month:
    """Return month *number* of the year :func:`in_likely_year` finds for its first day."""
    return Month.of(in_likely_year(number, 1, today))


def _full_year(year: int) -> int:
    return year + 2000 if year < 100 else year


def _word_spec(word: str) -> DaySpec | None:
    if word in DAY_WORDS:
        return DaySpec(distance=DAY_WORDS[word])
    return DaySpec(weekday=WEEKDAY_WORDS[word]) if word in WEEKDAY_WORDS else None


def _next_weekday(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _day_of_month(day: int, today: date, *, forward: bool) -> date:
    """Return the last such day up to *today*, or the next one after it; months without that day are passed over."""
    if not 1 <= day <= 31:
        raise ValueError(f"no month has a day {day}")
    month, step = Month.of(today), 1 if forward else -1
    while day > month.days or (month.first.replace(day=day) > today) is not forward:
        month = month.plus(step)
    return month.first.replace(day=day)


def _range_by_end(first: int, last: DaySpec, today: date, *, forward: bool) -> tuple[date, date]:
    """``3.-7.11.`` and ``28.-3.11.``: the end names the month, the beginning lies before it."""
    end = resolve(last, today, forward=forward)
    month = Month.of(end)
    if first > end.day:
        month = month.plus(-1)
    return date(month.year, month.month, first), end


def _end_from(last: DaySpec, start: date, today: date) -> date:
    if last.weekday is not None:
        return start + timedelta(days=(last.weekday - start.weekday()) % 7)
    if last.day is not None and last.month is None:
        month = Month.of(start)
        while last.day > month.days or month.first.replace(day=last.day) < start:
            month = month.plus(1)
        return month.first.replace(day=last.day)
    if last.day is not None and last.month is not None and last.year is None:
        end = date(start.year, last.month, last.day)
        return end if end >= start else date(start.year + 1, last.month, last.day)
    end = resolve(last, today)
    if end < start:
        raise ValueError("ends before it starts")
    return end
