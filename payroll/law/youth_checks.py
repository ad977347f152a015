"""Checks of the Jugendarbeitsschutzgesetz over the shifts of one person under 18 (JA-01 to JA-05); all are collected.

Not checked here: the medical certificate (JA-06) and school days (JA-07), of which this program knows nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from payroll.law import labour_law
from payroll.law.clock import at_hour, instant
from payroll.law.easter import easter_sunday
from payroll.law.working_days import (
    SATURDAY,
    SUNDAY,
    Finding,
    Severity,
    Span,
    Workday,
    minutes_by_day,
    monday_of,
    said_hours,
    workdays,
)
from payroll.law.working_time import limit_minutes, rest_minutes
from payroll.periods import DateRange, age_completed_on

_NEVER = frozenset({(12, 25), (1, 1), (5, 1)})
_EVES = frozenset({(12, 24), (12, 31)})


def is_minor(birth: date, day: date) -> bool:
    """Tell whether somebody is under 18 on a day, so that the JArbSchG stands in place of the ArbZG (§ 2 JArbSchG)."""
    return age_completed_on(birth, labour_law.whole("youth.adult_age", day)) >= day


def check(spans: Sequence[Span], birth: date, window: DateRange, is_holiday: Callable[[date], bool]) -> tuple[Finding, ...]:
    """Return all findings of the window for shifts begun while under 18, ordered by day and check."""
    young = [span for span in spans if is_minor(birth, span.start.date())]
    days = workdays(young)
    found = (
        *_child(birth, days),
        *(finding for day in days for finding in (*_length(day), *_breaks(day), *_hours(day), *_rest_days(day, is_holiday))),
        *_rests(days),
        *_weeks(minutes_by_day(young)),
    )
    return tuple(sorted((f for f in found if f.day in window), key=lambda f: (f.day, f.check)))


def _child(birth: date, days: Iterable[Workday]) -> Iterator[Finding]:
    for day in days:
        age = labour_law.whole("youth.child_age", day.day)
        if age_completed_on(birth, age) >= day.day:
            text = f"Am {day.day:%d.%m.%Y} ist die Person noch keine {age} Jahre alt. Arbeit von Kindern ist verboten."
            yield _error("JA-01", day.day, text, "§ 5 JArbSchG")


def _length(day: Workday) -> Iterator[Finding]:
    on = day.day
    usual, longest = limit_minutes("youth.day", on), limit_minutes("youth.day_longest", on)
    if day.work > longest:
        text = f"Am {on:%d.%m.%Y} sind es {said_hours(day.work)} Arbeit. Erlaubt sind {said_hours(usual)}. Bitte kürzen Sie."
        yield _error("JA-01", on, text, "§ 8 JArbSchG")
    elif day.work > usual:
        text = f"Am {on:%d.%m.%Y} sind es {said_hours(day.work)}. Das geht nur, wenn ein anderer Tag der Woche kürzer ist."
        yield Finding("JA-01", Severity.INFO, on, text, "§ 8 Abs. 2a JArbSchG")
    if day.presence > limit_minutes("youth.shift", on):
        most = said_hours(limit_minutes("youth.shift", on))
        text = f"Am {on:%d.%m.%Y} dauert die Schicht mit Pausen {said_hours(day.presence)}. Erlaubt sind {most}."
        yield _error("JA-03", on, text, "§ 12 JArbSchG")


def _breaks(day: Workday) -> Iterator[Finding]:
    on = day.day
    after, long_after = limit_minutes("youth.break_after", on), limit_minutes("youth.long_break_after", on)
    needed = 0
    if day.work > long_after:
        needed = labour_law.whole("youth.long_break", on)
    elif day.work > after:
        needed = labour_law.whole("youth.break", on)
    taken = day.breaks(labour_law.whole("working_time.break_part", on))
    if taken < needed or day.longest_stretch() > after:
        text = f"Am {on:%d.%m.%Y} sind {taken} Minuten Pause eingetragen. Nötig sind {needed} Minuten"
        yield _error("JA-02", on, f"{text}, und nie mehr als {said_hours(after)} am Stück.", "§ 11 JArbSchG")


def _hours(day: Workday) -> Iterator[Finding]:
    on = day.day
    first, last = labour_law.whole("youth.day_from", on), labour_law.whole("youth.day_to", on)
    early = instant(day.spans[0].start) < at_hour(on, first)
    if early or instant(day.spans[-1].end) > at_hour(on, last):
        text = f"Am {on:%d.%m.%Y} liegt Arbeit vor {first} oder nach {last} Uhr. Das ist unter 18 nicht erlaubt."
        yield _error("JA-03", on, text, "§ 14 JArbSchG")


def _rest_days(day: Workday, is_holiday: Callable[[date], bool]) -> Iterator[Finding]:
    on, key = day.day, (day.day.month, day.day.day)
    if key in _NEVER or on == easter_sunday(on.year):
        yield _error("JA-05", on, f"Am {on:%d.%m.%Y} dürfen Personen unter 18 nicht arbeiten.", "§ 18 Abs. 2 JArbSchG")
    elif on.weekday() == SUNDAY or is_holiday(on):
        text = f"Am {on:%d.%m.%Y} ist Sonntag oder Feiertag. Unter 18 ist das nur erlaubt, wenn die Person im Haushalt lebt."
        yield _error("JA-05", on, text, "§§ 17, 18 JArbSchG")
    elif on.weekday() == SATURDAY:
        text = f"Am {on:%d.%m.%Y} ist Samstag. Im Haushalt ist das erlaubt, wenn ein anderer Tag der Woche frei ist."
        yield Finding("JA-04", Severity.WARNING, on, text, "§ 16 JArbSchG")
    eve = labour_law.whole("youth.eve_to", on)
    if key in _EVES and instant(day.spans[-1].end) > at_hour(on, eve):
        yield _error("JA-05", on, f"Am {on:%d.%m.%Y} endet die Arbeit unter 18 um {eve} Uhr.", "§ 18 Abs. 1 JArbSchG")


def _rests(days: Sequence[Workday]) -> Iterator[Finding]:
    for before, after in pairwise(days):
        rest, least = rest_minutes(before.spans[-1].end, after.spans[0].start), limit_minutes("youth.rest", after.day)
        if rest < least:
            text = f"Vor der Schicht am {after.day:%d.%m.%Y} liegen nur {said_hours(rest)} Ruhe."
            yield _error("JA-03", after.day, f"{text} Nötig sind {said_hours(least)}.", "§ 13 JArbSchG")


def _weeks(worked: dict[date, int]) -> Iterator[Finding]:
    weeks: dict[date, list[int]] = {}
    for day, minutes in worked.items():
        weeks.setdefault(monday_of(day), []).append(minutes)
    for monday, parts in weeks.items():
        on = max(day for day in worked if monday_of(day) == monday)
        most = limit_minutes("youth.week", on)
        if sum(parts) > most:
            text = f"In der Woche ab {monday:%d.%m.%Y} sind es {said_hours(sum(parts))}. Erlaubt sind {said_hours(most)}."
            yield _error("JA-01", on, text, "§ 8 Abs. 1 JArbSchG")
        if len(parts) > labour_law.number("youth.days_of_week", on):
            text = f"In der Woche ab {monday:%d.%m.%Y} sind {len(parts)} Arbeitstage. Erlaubt sind fünf."
            yield _error("JA-04", on, text, "§ 15 JArbSchG")


def _error(number: str, day: date, text: str, law: str) -> Finding:
    return Finding(number, Severity.ERROR, day, text, law)
