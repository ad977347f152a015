"""Checks of a single workday (§§ 3 to 5 ArbZG): length, breaks, rest, 24 hours on end; each yields its findings."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from payroll.law import labour_law
from payroll.law.clock import MINUTES_OF_DAY, moment
from payroll.law.work_situation import Situation
from payroll.law.working_days import Finding, Severity, lasts_a_day, presences, said_hours, workdays
from payroll.law.working_time import limit_minutes, required_break


def long_day(situation: Situation) -> Iterator[Finding]:
    """AZ-01: more than eight hours of work in an individual workday; up to ten it must balance (§ 3 Satz 2 ArbZG)."""
    for day, minutes in _longest(situation).items():
        usual = limit_minutes("working_time.day", day)
        if usual < minutes <= limit_minutes("working_time.day_longest", day):
            text = f"Am {day:%d.%m.%Y} sind es {said_hours(minutes)}. Mehr als {said_hours(usual)} müssen sich ausgleichen."
            way = f"Planen Sie dafür andere Tage kürzer; im Durchschnitt sind {said_hours(usual)} am Werktag erlaubt."
            yield Finding("AZ-01", Severity.INFO, day, text, "§ 3 ArbZG", way)


def too_long_day(situation: Situation) -> Iterator[Finding]:
    """AZ-02: more than ten hours of work in an individual workday, the 24 hours from the start (§ 3 Satz 2 ArbZG)."""
    for day, minutes in _longest(situation).items():
        longest = limit_minutes("working_time.day_longest", day)
        if minutes > longest:
            text = f"Am {day:%d.%m.%Y} sind es {said_hours(minutes)} in 24 Stunden, erlaubt sind {said_hours(longest)}."
            way = f"Kürzen Sie um {said_hours(minutes - longest)}, oder lassen Sie jemand anderes ablösen."
            yield Finding("AZ-02", Severity.ERROR, day, text, "§ 3 ArbZG", way)


def missing_break(situation: Situation) -> Iterator[Finding]:
    """AZ-05: 30 minutes of break from six hours of work on, 45 from nine on, and never six hours on end (§ 4 ArbZG)."""
    for workday in workdays(situation.near):
        day = workday.day
        part = labour_law.whole("working_time.break_part", day)
        needed, taken = required_break(workday.work, day), workday.breaks(part)
        longest, stretch = limit_minutes("working_time.break_after", day), workday.longest_stretch(part)
        if taken >= needed and stretch <= longest:
            continue
        text = f"Am {day:%d.%m.%Y} sind {taken} Minuten Pause eingetragen, nötig sind {needed}."
        if taken >= needed:
            text = f"Am {day:%d.%m.%Y} sind es {said_hours(stretch)} ohne Pause, höchstens {said_hours(longest)} gehen."
        way = (
            f"Planen Sie Pausen von mindestens {part} Minuten ein, in denen niemand bereitstehen muss: Dann löst jemand "
            "anderes ab, oder Sie kommen so lange allein zurecht."
        )
        yield Finding("AZ-05", Severity.ERROR, day, text, "§ 4 ArbZG", way)


def short_rest(situation: Situation) -> Iterator[Finding]:
    """AZ-06: less than eleven hours between the end of work and the next start, in elapsed time (§ 5 Abs. 1 ArbZG).

    A second shift of the same day is no new start; but then work must be over so early that eleven of the 24 hours since
    the first start are left.
    """
    spans = situation.near
    for before, after in pairwise(spans):
        rest, day = after.begin - before.finish, after.start.date()
        least = limit_minutes("working_time.rest", before.end.date())
        if 0 < rest < least and before.start.date() != day:
            text = f"Vor der Schicht am {day:%d.%m.%Y} liegen nur {said_hours(rest)} Ruhe, nötig sind {said_hours(least)}."
            start, end = moment(before.finish + least), moment(after.begin - least)
            way = (
                f"Beginnen Sie am {start:%d.%m.} erst um {start:%H:%M} Uhr, oder hören Sie davor am {end:%d.%m.} schon um "
                f"{end:%H:%M} Uhr auf."
            )
            yield Finding("AZ-06", Severity.ERROR, day, text, "§ 5 Abs. 1 ArbZG", way, since=before.start.date())
    for workday in workdays(spans):
        day, least = workday.day, limit_minutes("working_time.rest", workday.day)
        if len(workday.spans) > 1 and workday.presence > MINUTES_OF_DAY - least:
            text = (
                f"Am {day:%d.%m.%Y} liegen zwischen Beginn und Ende {said_hours(workday.presence)}. In 24 Stunden müssen "
                f"{said_hours(least)} Ruhe am Stück bleiben."
            )
            way = f"Beenden Sie die letzte Schicht spätestens {said_hours(MINUTES_OF_DAY - least)} nach dem ersten Beginn."
            yield Finding("AZ-06", Severity.ERROR, day, text, "§ 5 Abs. 1 ArbZG", way)


def day_and_night(situation: Situation) -> Iterator[Finding]:
    """AZ-14: 24 hours on end; they break §§ 3 and 5 ArbZG, and each hour is one of the minimum wage.

    BAG 24.06.2021 - 5 AZR 505/20.
    """
    for start, end in presences(situation.near):
        if lasts_a_day(start, end):
            day = start.date()
            text = f"Die Schicht am {day:%d.%m.%Y} dauert 24 Stunden, mit Bereitschaft zählt jede davon als Arbeit."
            longest, rest = (said_hours(limit_minutes(f"working_time.{name}", day)) for name in ("day_longest", "rest"))
            way = f"Teilen Sie sie auf mehrere Personen auf: höchstens {longest} Arbeit, danach {rest} Ruhe."
            yield Finding("AZ-14", Severity.ERROR, day, text, "§§ 3, 5 ArbZG", way)


def _longest(situation: Situation) -> dict[date, int]:
    """Return the longest individual workday that starts on each day: work in the 24 hours from a start, until a full rest.

    A full rest ends the workday, because the next start begins a new one.
    """
    spans, longest = situation.near, dict[date, int]()
    rest = limit_minutes("working_time.rest", situation.window.last)
    for index, span in enumerate(spans):
        end, minutes, before = span.begin + MINUTES_OF_DAY, 0, span.begin
        for other in spans[index:]:
            if other.begin >= end or other.begin - before >= rest:
                break
            minutes += other.work if other.finish <= end else other.work_between(span.begin, end)
            before = other.finish
        day = span.start.date()
        longest[day] = max(longest.get(day, 0), minutes)
    return longest
