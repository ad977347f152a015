"""Shifts as the working-time laws see them: individual workdays, rests between them, minutes by calendar day and week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from payroll.law.clock import at_hour, instant, stretches
from payroll.law.working_time import limit_minutes, rest_minutes
from payroll.periods import ONE_DAY, elapsed_minutes

SATURDAY, SUNDAY = 5, 6
_MINUTE = timedelta(minutes=1)


class Severity(StrEnum):
    """How grave a finding is: a violation, something to watch, something to know."""

    ERROR = "E"
    WARNING = "W"
    INFO = "I"


@dataclass(frozen=True, slots=True)
class Finding:
    """*check* is the check's number (AZ-02, JA-03); *text* a German sentence with value and way out."""

    check: str
    severity: Severity
    day: date
    text: str
    law: str


@dataclass(frozen=True, slots=True)
class Span:
    """One shift, worked or planned; standby on site (Bereitschaftsdienst) counts in full."""

    start: datetime
    end: datetime
    break_minutes: int = 0

    @property
    def presence(self) -> int:
        """Elapsed minutes, breaks included."""
        return elapsed_minutes(self.start, self.end)

    @property
    def work(self) -> int:
        """Elapsed minutes without breaks."""
        return self.presence - self.break_minutes

    @property
    def longest_stretch(self) -> int:
        """Longest minutes without a break, which lies in the middle of the shift."""
        return max(end - start for start, end in stretches(self.start, self.end, self.break_minutes))

    def work_on(self, day: date) -> int:
        """Minutes of work on a calendar day."""
        if self.start.date() == day == self.end.date():
            return self.work
        first, last = at_hour(day, 0), at_hour(day + ONE_DAY, 0)
        worked = stretches(self.start, self.end, self.break_minutes)
        return sum(max(0, min(end, last) - max(start, first)) for start, end in worked)


@dataclass(frozen=True, slots=True)
class Workday:
    """Spans of one individual workday (§ 3 ArbZG): those that start on one date with less than a full rest between."""

    spans: tuple[Span, ...]

    @property
    def day(self) -> date:
        """Calendar day on which it starts."""
        return self.spans[0].start.date()

    @property
    def work(self) -> int:
        """Minutes of work."""
        return sum(span.work for span in self.spans)

    @property
    def presence(self) -> int:
        """Minutes from the first start to the last end."""
        return elapsed_minutes(self.spans[0].start, self.spans[-1].end)

    def breaks(self, least: int) -> int:
        """Minutes of break: those noted and the gaps between spans, parts shorter than *least* left out."""
        gaps = [rest_minutes(before.end, after.start) for before, after in pairwise(self.spans)]
        return sum(part for part in (*(span.break_minutes for span in self.spans), *gaps) if part >= least)

    def longest_stretch(self) -> int:
        """Longest minutes of work without a break; spans that touch each other are one stretch."""
        longest = running = 0
        end: datetime | None = None
        for span in self.spans:
            joined = end is not None and instant(span.start) == instant(end) and not span.break_minutes
            running = running + span.longest_stretch if joined else span.longest_stretch
            longest, end = max(longest, running), span.end
        return longest


def workdays(spans: Iterable[Span]) -> tuple[Workday, ...]:
    """Group spans, in any order, into individual workdays."""
    groups: list[list[Span]] = []
    for span in sorted(spans, key=lambda span: instant(span.start)):
        if groups and groups[-1][0].start.date() == span.start.date():
            rested = rest_minutes(groups[-1][-1].end, span.start) >= limit_minutes("working_time.rest", span.start.date())
            if not rested:
                groups[-1].append(span)
                continue
        groups.append([span])
    return tuple(Workday(tuple(group)) for group in groups)


def minutes_by_day(spans: Iterable[Span]) -> dict[date, int]:
    """Return the minutes of work of each calendar day with work."""
    worked: dict[date, int] = {}
    for span in spans:
        day = span.start.date()
        while day <= (span.end - _MINUTE).date():
            minutes = span.work_on(day)
            if minutes:
                worked[day] = worked.get(day, 0) + minutes
            day += ONE_DAY
    return worked


def monday_of(day: date) -> date:
    """First day of the week a day lies in."""
    return day - timedelta(days=day.weekday())


def said_hours(minutes: int) -> str:
    """Write minutes as hours and minutes for a sentence."""
    hours, rest = divmod(minutes, 60)
    return f"{hours} Stunden" if not rest else f"{hours} Stunden {rest} Minuten"


def sundays_of(year: int) -> Sequence[date]:
    """Every Sunday of a calendar year."""
    first = date(year, 1, 1)
    first += timedelta(days=(SUNDAY - first.weekday()) % 7)
    return [day for week in range(53) if (day := first + timedelta(weeks=week)).year == year]
