"""Short notation for shifts before the working-time laws."""

from datetime import date, datetime, timedelta

from payroll.law.working_days import Span
from payroll.periods import BERLIN


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def span(start: str, end: str, break_minutes: int = 0, *, planned: bool = False) -> Span:
    """``span("2026-03-02 22:00", "2026-03-03 06:00")``."""
    return Span(at(start), at(end), break_minutes, planned)


def daily(first: date, days: int, start: int, end: int, break_minutes: int = 0, *, sundays: bool = True) -> list[Span]:
    """One shift a day; an end before the start lies on the next day."""
    made = []
    for n in range(days):
        day = first + timedelta(days=n)
        if sundays or day.weekday() != 6:
            last = day if end > start else day + timedelta(days=1)
            made.append(span(f"{day} {start:02d}:00", f"{last} {end:02d}:00", break_minutes))
    return made
