"""Checks of the Arbeitszeitgesetz over the shifts of one adult (AZ-01 to AZ-11, AZ-14); all findings are collected.

Not checked here: records (AZ-12), because this program keeps them, and emergencies (AZ-13, § 14 ArbZG), of which it knows
nothing. Shifts at other employers count too (§ 2 Abs. 1 ArbZG) and must be asked for.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from payroll.law import labour_law
from payroll.law.working_days import (
    SUNDAY,
    Finding,
    Severity,
    Span,
    Workday,
    minutes_by_day,
    monday_of,
    said_hours,
    sundays_of,
    workdays,
)
from payroll.law.working_time import average_budget, limit_minutes, longest_week, night_minutes, required_break, rest_minutes
from payroll.money import MINUTES_PER_HOUR
from payroll.periods import ONE_DAY, DateRange

_DAYS_OF_WEEK = 7
_HOURS_OF_DAY = 24


@dataclass(frozen=True, slots=True)
class Situation:
    """What the checks look at.

    *spans*: all known shifts, worked and planned; *window*: days whose findings are wanted; *is_holiday*: statutory
    holidays; *neutral*: days of vacation and sickness, which count eight hours in an average; *night_paid*: whether the
    contract compensates night work.
    """

    spans: Sequence[Span]
    window: DateRange
    is_holiday: Callable[[date], bool]
    neutral: Container[date] = frozenset()
    night_paid: bool = False


def check(situation: Situation) -> tuple[Finding, ...]:
    """Return all findings of the window, ordered by day and check."""
    window = situation.window
    days = workdays(situation.spans)
    worked = minutes_by_day(situation.spans)
    found = (
        *_days(day for day in days if day.day in window),
        *_rests((before, after) for before, after in pairwise(days) if after.day in window),
        *_weeks(worked),
        *_average(situation, worked),
        *_sundays(situation, worked),
        *_substitute_days(situation, worked),
        *_nights(situation, worked),
    )
    return tuple(sorted((f for f in found if f.day in window), key=lambda f: (f.day, f.check)))


def _days(days: Iterable[Workday]) -> Iterator[Finding]:
    for day in days:
        on, part = day.day, labour_law.whole("working_time.break_part", day.day)
        longest, usual = limit_minutes("working_time.day_longest", on), limit_minutes("working_time.day", on)
        if any(span.presence >= _HOURS_OF_DAY * MINUTES_PER_HOUR for span in day.spans):
            yield _error(
                "AZ-14", on, f"Die Schicht am {on:%d.%m.%Y} dauert 24 Stunden. Bitte teilen Sie sie auf.", "§§ 3, 5 ArbZG"
            )
        elif day.work > longest:
            text = f"Am {on:%d.%m.%Y} sind es {said_hours(day.work)} Arbeit. Erlaubt sind höchstens {said_hours(longest)}."
            yield _error("AZ-02", on, f"{text} Bitte kürzen Sie die Schicht.", "§ 3 ArbZG")
        elif day.work > usual:
            text = f"Am {on:%d.%m.%Y} sind es {said_hours(day.work)}. Mehr als {said_hours(usual)} müssen sich ausgleichen."
            yield Finding("AZ-01", Severity.INFO, on, text, "§ 3 ArbZG")
        needed, taken = required_break(day.work, on), day.breaks(part)
        if taken < needed or day.longest_stretch() > limit_minutes("working_time.break_after", on):
            text = f"Am {on:%d.%m.%Y} sind {taken} Minuten Pause eingetragen. Nötig sind {needed} Minuten"
            after = said_hours(limit_minutes("working_time.break_after", on))
            yield _error(
                "AZ-05", on, f"{text}, und nie mehr als {after} am Stück. Bitte planen Sie Pausen ein.", "§ 4 ArbZG"
            )


def _rests(pairs: Iterable[tuple[Workday, Workday]]) -> Iterator[Finding]:
    for before, after in pairs:
        rest, on = rest_minutes(before.spans[-1].end, after.spans[0].start), after.day
        least = limit_minutes("working_time.rest", on)
        if rest < least:
            text = (
                f"Vor der Schicht am {on:%d.%m.%Y} liegen nur {said_hours(max(rest, 0))} Ruhe. "
                f"Nötig sind {said_hours(least)}."
            )
            yield _error("AZ-06", on, f"{text} Bitte verschieben Sie eine der beiden Schichten.", "§ 5 Abs. 1 ArbZG")


def _weeks(worked: dict[date, int]) -> Iterator[Finding]:
    weeks: dict[date, list[date]] = {}
    for day in sorted(worked):
        if day.weekday() != SUNDAY:
            weeks.setdefault(monday_of(day), []).append(day)
    for monday, days in weeks.items():
        minutes = sum(worked[day] for day in days)
        if minutes > longest_week(monday) * MINUTES_PER_HOUR:
            text = f"In der Woche ab {monday:%d.%m.%Y} sind es {said_hours(minutes)} an Werktagen."
            yield _error("AZ-04", days[-1], f"{text} Erlaubt sind höchstens {longest_week(monday)} Stunden.", "§ 3 ArbZG")


def _minutes_in(situation: Situation, worked: dict[date, int], days: DateRange) -> int:
    """Work in a stretch of days; a neutral Werktag counts eight hours (BVerwG 09.05.2018 - 8 C 13.17)."""
    total = 0
    for day in days:
        minutes = worked.get(day, 0)
        neutral = day in situation.neutral or situation.is_holiday(day)
        if not minutes and neutral and day.weekday() != SUNDAY:
            minutes = limit_minutes("working_time.day", day)
        total += minutes
    return total


def _average(situation: Situation, worked: dict[date, int]) -> Iterator[Finding]:
    last = situation.window.last
    weeks = labour_law.whole("working_time.average_weeks", last)
    days = DateRange(last - timedelta(days=weeks * _DAYS_OF_WEEK - 1), last)
    minutes, budget = _minutes_in(situation, worked, days), average_budget(weeks, last)
    if minutes > budget * MINUTES_PER_HOUR:
        text = f"In den {weeks} Wochen bis {last:%d.%m.%Y} sind es {said_hours(minutes)}. Erlaubt sind {budget} Stunden."
        yield _error("AZ-03", last, f"{text} Bitte planen Sie freie Zeit ein.", "§ 3 Satz 2 ArbZG")


def _sundays(situation: Situation, worked: dict[date, int]) -> Iterator[Finding]:
    for day in worked:
        if day.weekday() == SUNDAY or situation.is_holiday(day):
            text = (
                f"Am {day:%d.%m.%Y} ist Arbeit an einem Sonntag oder Feiertag. Das ist erlaubt, wenn es nicht anders geht."
            )
            yield Finding("AZ-07", Severity.INFO, day, text, "§ 10 ArbZG")
    last = situation.window.last
    sundays, least = sundays_of(last.year), labour_law.whole("working_time.free_sundays", last)
    free = sum(day not in worked for day in sundays)
    if free < least:
        severity = Severity.ERROR if last >= sundays[-1] else Severity.WARNING
        text = f"Im Jahr {last.year} bleiben {free} Sonntage frei. Nötig sind {least}. Bitte planen Sie freie Sonntage ein."
        yield Finding("AZ-08", severity, last, text, "§ 11 Abs. 1 ArbZG")


def _substitute_days(situation: Situation, worked: dict[date, int]) -> Iterator[Finding]:
    """A Werktag without work for each Sunday and each holiday worked; one day serves one of them."""
    used: set[date] = set()
    for day in sorted(worked):
        sunday = day.weekday() == SUNDAY
        if not sunday and not situation.is_holiday(day):
            continue
        span = labour_law.whole("working_time.substitute_sunday" if sunday else "working_time.substitute_holiday", day)
        near = DateRange(day - timedelta(days=span - 1), day + timedelta(days=span - 1))
        free = next((d for d in near if d not in worked and d not in used and _is_werktag(situation, d)), None)
        if free is not None:
            used.add(free)
        else:
            text = f"Für die Arbeit am {day:%d.%m.%Y} fehlt ein freier Werktag innerhalb von {span // _DAYS_OF_WEEK} Wochen."
            yield _error("AZ-09", day, f"{text} Bitte planen Sie einen Ersatzruhetag ein.", "§ 11 Abs. 3 ArbZG")


def _is_werktag(situation: Situation, day: date) -> bool:
    return day.weekday() != SUNDAY and not situation.is_holiday(day)


def is_night_worker(spans: Iterable[Span], year: int) -> bool:
    """Tell whether somebody works at night on at least 48 days of a year (§ 2 Abs. 5 Nr. 2 ArbZG)."""
    nights = {
        span.start.date()
        for span in spans
        if span.start.year == year
        and night_minutes(span.start, span.end) > limit_minutes("working_time.night_hours", span.start.date())
    }
    return len(nights) >= labour_law.number("working_time.night_days", date(year, 1, 1))


def _nights(situation: Situation, worked: dict[date, int]) -> Iterator[Finding]:
    last = situation.window.last
    if not is_night_worker(situation.spans, last.year):
        return
    weeks = labour_law.whole("working_time.night_average_weeks", last)
    days = DateRange(last - timedelta(days=weeks * _DAYS_OF_WEEK) + ONE_DAY, last)
    minutes, budget = _minutes_in(situation, worked, days), average_budget(weeks, last)
    if minutes > budget * MINUTES_PER_HOUR:
        text = (
            f"In den {weeks} Wochen bis {last:%d.%m.%Y} sind es mit Nachtarbeit {said_hours(minutes)}. "
            f"Erlaubt sind {budget} Stunden."
        )
        yield _error("AZ-10", last, f"{text} Bitte planen Sie freie Zeit ein.", "§ 6 Abs. 2 ArbZG")
    if not situation.night_paid:
        text = "Für regelmäßige Nachtarbeit ist kein Zuschlag vereinbart. Nötig ist ein Zuschlag oder bezahlte freie Zeit"
        percent = labour_law.whole("working_time.night_supplement", last)
        yield _error("AZ-11", last, f"{text}, üblich sind {percent} Prozent.", "§ 6 Abs. 5 ArbZG")


def _error(number: str, day: date, text: str, law: str) -> Finding:
    return Finding(number, Severity.ERROR, day, text, law)
