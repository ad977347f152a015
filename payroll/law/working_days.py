"""Shifts as the working-time laws see them: individual workdays, rests between them, minutes by calendar day and week."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from payroll.law.clock import MINUTES_OF_DAY, at_hour, halved, instant
from payroll.law.working_time import limit_minutes
from payroll.money import MINUTES_PER_HOUR
from payroll.periods import ONE_DAY

SATURDAY, SUNDAY = 5, 6
DAYS_OF_WEEK = 7


class Severity(StrEnum):
    """How grave a finding is: a violation, something to watch, something to know."""

    ERROR = "E"
    WARNING = "W"
    INFO = "I"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found. *check* is its number (AZ-02, JA-03), *day* the day it is known by.

    *text* is a German sentence with the figures, *proposal* a way out. *since*: first day the finding looks at, where it
    looks at more than *day*; *due*: last day on which it can still be put right.
    """

    check: str
    severity: Severity
    day: date
    text: str
    law: str
    proposal: str = ""
    since: date | None = None
    due: date | None = None

    @property
    def said(self) -> str:
        """Text and way out as one paragraph."""
        return f"{self.text} {self.proposal}".strip()

    @property
    def first(self) -> date:
        """First day the finding looks at."""
        return self.day if self.since is None else self.since


@dataclass(frozen=True, slots=True)
class Span:
    """One shift, worked or *planned*; standby on site (Bereitschaftsdienst) counts in full. *begin*, *finish*: instants."""

    start: datetime
    end: datetime
    break_minutes: int = 0
    planned: bool = field(default=False, compare=False)
    begin: int = field(init=False, repr=False, compare=False)
    finish: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "begin", instant(self.start))
        object.__setattr__(self, "finish", instant(self.end))

    @property
    def presence(self) -> int:
        """Elapsed minutes, breaks included."""
        return self.finish - self.begin

    @property
    def work(self) -> int:
        """Elapsed minutes without breaks."""
        return self.presence - self.break_minutes

    @property
    def stretches(self) -> tuple[tuple[int, int], ...]:
        """Worked stretches as instants; the break lies in the middle."""
        return halved(self.begin, self.finish, self.break_minutes)

    def work_between(self, first: int, last: int) -> int:
        """Minutes of work between two instants."""
        return sum(max(0, min(end, last) - max(start, first)) for start, end in self.stretches)

    @property
    def days(self) -> tuple[date, ...]:
        """Calendar days it has time on; an end at midnight does not touch the next day."""
        first, last = self.start.date(), self.end.date()
        if first == last:
            return (first,)
        if not (self.end.hour or self.end.minute):
            last -= ONE_DAY
        return tuple(first + index * ONE_DAY for index in range((last - first).days + 1))


@dataclass(frozen=True, slots=True)
class Workday:
    """Spans that start on one date with less than a full rest between: what has its breaks together (§ 4 ArbZG)."""

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
        return self.spans[-1].finish - self.spans[0].begin

    def breaks(self, least: int, margin: int = 0) -> int:
        """Minutes of break: those noted and the gaps between spans, parts shorter than *least* left out.

        *margin*: minutes after the first start and before the last end in which a gap is no break.
        """
        noted = sum(span.break_minutes for span in self.spans if span.break_minutes >= least)
        gaps = sum(
            after.begin - before.finish
            for before, after in pairwise(self.spans)
            if after.begin - before.finish >= least
            and before.finish - self.spans[0].begin >= margin
            and self.spans[-1].finish - after.begin >= margin
        )
        return noted + gaps

    def longest_stretch(self, least: int) -> int:
        """Longest minutes of work without a break; an interruption shorter than *least* is none."""
        longest = running = 0
        before: int | None = None
        for begin, finish in (stretch for span in self.spans for stretch in span.stretches):
            joined = before is not None and begin - before < least
            running = running + finish - begin if joined else finish - begin
            longest, before = max(longest, running), finish
        return longest


def in_order(spans: Iterable[Span]) -> list[Span]:
    """Return spans by their start."""
    return sorted(spans, key=lambda span: span.begin)


def workdays(spans: Iterable[Span]) -> tuple[Workday, ...]:
    """Group spans, in any order, into workdays."""
    groups: list[list[Span]] = []
    for span in in_order(spans):
        if groups and groups[-1][0].start.date() == span.start.date() and not full_rest(groups[-1][-1], span):
            groups[-1].append(span)
        else:
            groups.append([span])
    return tuple(Workday(tuple(group)) for group in groups)


def full_rest(before: Span, after: Span) -> bool:
    """Tell whether eleven hours lie between two spans (§ 5 Abs. 1 ArbZG)."""
    return after.begin - before.finish >= limit_minutes("working_time.rest", before.end.date())


def presences(spans: Iterable[Span]) -> list[tuple[datetime, datetime]]:
    """Return start and end of each unbroken presence: spans *in order* that touch each other, as at midnight, are one."""
    runs: list[tuple[Span, Span]] = []
    for span in spans:
        if runs and span.begin <= runs[-1][1].finish:
            runs[-1] = (runs[-1][0], max(runs[-1][1], span, key=lambda each: each.finish))
        else:
            runs.append((span, span))
    return [(first.start, last.end) for first, last in runs]


def minutes_by_day(spans: Iterable[Span]) -> dict[date, int]:
    """Return the minutes of work of each calendar day with work."""
    worked: dict[date, int] = {}
    for span in spans:
        days = span.days
        if len(days) == 1:
            minutes = span.work
            if minutes:
                worked[days[0]] = worked.get(days[0], 0) + minutes
            continue
        for day in days:
            minutes = span.work_between(at_hour(day, 0), at_hour(day + ONE_DAY, 0))
            if minutes:
                worked[day] = worked.get(day, 0) + minutes
    return worked


def lasts_a_day(start: datetime, end: datetime) -> bool:
    """Tell whether 24 hours lie between, by the clock on the wall or by elapsed time."""
    by_the_wall = end.replace(tzinfo=None) - start.replace(tzinfo=None)
    return by_the_wall >= ONE_DAY or instant(end) - instant(start) >= MINUTES_OF_DAY


def monday_of(day: date) -> date:
    """First day of the week a day lies in."""
    return day - timedelta(days=day.weekday())


def said_hours(minutes: int) -> str:
    """Write minutes as hours and minutes for a sentence."""
    hours, rest = divmod(minutes, MINUTES_PER_HOUR)
    return f"{hours} Stunden" if not rest else f"{hours} Stunden {rest} Minuten"


def said_days(days: Iterable[date]) -> str:
    """Write days for a sentence: "Mo 02.03., Di 03.03."."""
    return ", ".join(f"{_SHORT[day.weekday()]} {day:%d.%m.}" for day in days)


_SHORT = ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So")


def sundays_of(year: int) -> Sequence[date]:
    """Every Sunday of a calendar year."""
    first = date(year, 1, 1)
    first += timedelta(days=(SUNDAY - first.weekday()) % DAYS_OF_WEEK)
    return [day for week in range(53) if (day := first + timedelta(weeks=week)).year == year]
