"""Checks of the Jugendarbeitsschutzgesetz (JArbSchG) over the shifts of one person under 18, each a small function.

JA-01 hours, JA-02 breaks, JA-03 shift, rest and times of day, JA-04 five days, JA-05 Sundays and holidays, JA-06 medical
certificate, JA-07 school. Under 15 only light help is allowed; that stands under JA-01.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise

from payroll.law import labour_law
from payroll.law.clock import at_hour, moment
from payroll.law.easter import easter_sunday
from payroll.law.working_days import (
    DAYS_OF_WEEK,
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
from payroll.law.working_time import limit_minutes
from payroll.law.working_time_checks import concerns, ordered
from payroll.periods import DateRange, Month, add_months, age_completed_on

_NEVER = frozenset({(12, 25), (1, 1), (5, 1)})
_EVES = frozenset({(12, 24), (12, 31)})
_WEEKDAY_NAMES = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")


def is_minor(birth: date, day: date) -> bool:
    """Tell whether somebody is under 18 on a day, so that the JArbSchG stands in place of the ArbZG (§ 2 JArbSchG)."""
    return age_completed_on(birth, labour_law.whole("youth.adult_age", day)) >= day


@dataclass(frozen=True)
class Youth:
    """*spans*: all known shifts; *window*: days whose findings are wanted.

    *lives_in*: taken into the household. *certificate_on*: day of the medical examination; *employed*: the employment.
    *school*: weekdays (0 Monday) with school; *school_minutes*: what such a day counts as working time (§ 9 Abs. 2).
    """

    spans: Sequence[Span]
    birth: date
    window: DateRange
    is_holiday: Callable[[date], bool]
    lives_in: bool = False
    certificate_on: date | None = None
    employed: DateRange | None = None
    school: frozenset[int] = frozenset()
    school_minutes: int = 0

    @cached_property
    def young(self) -> list[Span]:
        """Shifts begun while under 18, in the months the window touches and the weeks around them."""
        first = monday_of(self.window.first.replace(day=1)) - timedelta(days=DAYS_OF_WEEK)
        last = Month.of(self.window.last).last + timedelta(days=DAYS_OF_WEEK)
        return [s for s in self.spans if first <= s.start.date() <= last and is_minor(self.birth, s.start.date())]

    @cached_property
    def days(self) -> tuple[Workday, ...]:
        """Their workdays."""
        return workdays(self.young)

    @cached_property
    def worked(self) -> dict[date, int]:
        """Minutes of work by calendar day."""
        return minutes_by_day(self.young)

    def week(self, day: date) -> list[date]:
        """Days with work of the week a day lies in."""
        monday = monday_of(day)
        return [each for each in sorted(self.worked) if monday <= each < monday + timedelta(days=DAYS_OF_WEEK)]


def child(youth: Youth) -> Iterator[Finding]:
    """JA-01 under 15: forbidden, but for light help from 13 on with the parents' consent (§ 5 JArbSchG)."""
    for workday in youth.days:
        on = workday.day
        age, helper = labour_law.whole("youth.child_age", on), labour_law.whole("youth.helper_age", on)
        if age_completed_on(youth.birth, age) < on:
            continue
        first, last = (
            at_hour(on, labour_law.whole("youth.helper_from", on)),
            at_hour(on, labour_law.whole("youth.helper_to", on)),
        )
        most = limit_minutes("youth.helper_day", on)
        inside = workday.spans[0].begin >= first and workday.spans[-1].finish <= last
        if age_completed_on(youth.birth, helper) < on and workday.work <= most and inside:
            text = f"Am {on:%d.%m.%Y} ist die Person noch keine {age} Jahre alt. Erlaubt ist nur leichte Hilfe."
            way = "Holen Sie die Einwilligung der Eltern schriftlich ein; nicht vor und nicht während der Schule."
            yield Finding("JA-01", Severity.WARNING, on, text, "§ 5 Abs. 3 JArbSchG", way)
        else:
            text = f"Am {on:%d.%m.%Y} ist die Person noch keine {age} Jahre alt. Arbeit von Kindern ist verboten."
            way = (
                f"Ab {helper} geht mit Einwilligung der Eltern leichte Hilfe bis {said_hours(most)} am Tag von "
                f"{moment(first):%H:%M} bis {moment(last):%H:%M} Uhr; sonst geben Sie die Schicht an jemand anderes."
            )
            yield Finding("JA-01", Severity.ERROR, on, text, "§ 5 JArbSchG", way)


def long_day(youth: Youth) -> Iterator[Finding]:
    """JA-01: more than eight hours a day, or eight and a half where no other day of the week is shorter (§ 8 JArbSchG)."""
    for workday in youth.days:
        on, minutes = workday.day, workday.work
        usual, longest = limit_minutes("youth.day", on), limit_minutes("youth.day_longest", on)
        if minutes <= usual:
            continue
        shorter = [day for day in youth.week(on) if day != on and youth.worked[day] < usual]
        if minutes <= longest and shorter:
            text = f"Am {on:%d.%m.%Y} sind es {said_hours(minutes)}. Das geht, weil der {shorter[0]:%d.%m.%Y} kürzer ist."
            yield Finding("JA-01", Severity.INFO, on, text, "§ 8 Abs. 2a JArbSchG")
            continue
        text = f"Am {on:%d.%m.%Y} sind es {said_hours(minutes)} Arbeit, erlaubt sind {said_hours(usual)}."
        way = f"Kürzen Sie auf {said_hours(usual)}"
        way += f", oder auf {said_hours(longest)}, wenn ein anderer Arbeitstag der Woche kürzer ist."
        yield Finding("JA-01", Severity.ERROR, on, text, "§ 8 JArbSchG", way)


def long_week(youth: Youth) -> Iterator[Finding]:
    """JA-01: more than forty hours a week (§ 8 Abs. 1 JArbSchG); a day at school counts with its hours (§ 9 Abs. 2)."""
    for monday in dict.fromkeys(monday_of(day) for day in sorted(youth.worked)):
        days = youth.week(monday)
        school = len(youth.school) * youth.school_minutes
        minutes = sum(youth.worked[day] for day in days) + school
        most = limit_minutes("youth.week", days[-1])
        if minutes > most:
            at_school = f" Darin sind {said_hours(school)} für die Schule." if school else ""
            text = f"In der Woche ab {monday:%d.%m.%Y} sind es {said_hours(minutes)}, erlaubt sind {said_hours(most)}."
            text += at_school
            way = f"Geben Sie {said_hours(minutes - most)} dieser Woche an jemand anderes."
            yield Finding("JA-01", Severity.ERROR, _sunday(monday), text, "§ 8 Abs. 1 JArbSchG", way, since=monday)


def missing_break(youth: Youth) -> Iterator[Finding]:
    """JA-02: 30 minutes of break from four and a half hours on, 60 from six on (§ 11 JArbSchG)."""
    for workday in youth.days:
        on = workday.day
        after, long_after = limit_minutes("youth.break_after", on), limit_minutes("youth.long_break_after", on)
        needed = 0
        if workday.work > long_after:
            needed = labour_law.whole("youth.long_break", on)
        elif workday.work > after:
            needed = labour_law.whole("youth.break", on)
        part = labour_law.whole("working_time.break_part", on)
        taken, stretch = workday.breaks(part, limit_minutes("youth.break_margin", on)), workday.longest_stretch(part)
        if taken >= needed and stretch <= after:
            continue
        text = f"Am {on:%d.%m.%Y} sind {taken} Minuten Pause eingetragen, nötig sind {needed}."
        if taken >= needed:
            text = f"Am {on:%d.%m.%Y} sind es {said_hours(stretch)} ohne Pause, erlaubt sind {said_hours(after)}."
        way = f"Planen Sie Pausen von mindestens {part} Minuten ein, nicht in der ersten und nicht in der letzten Stunde."
        yield Finding("JA-02", Severity.ERROR, on, text, "§ 11 JArbSchG", way)


def long_shift(youth: Youth) -> Iterator[Finding]:
    """JA-03: more than ten hours from start to end, breaks included (§ 12 JArbSchG)."""
    for workday in youth.days:
        most = limit_minutes("youth.shift", workday.day)
        if workday.presence > most:
            text = (
                f"Am {workday.day:%d.%m.%Y} dauert die Schicht mit Pausen {said_hours(workday.presence)}, erlaubt sind "
                f"{said_hours(most)}."
            )
            way = f"Kürzen Sie um {said_hours(workday.presence - most)}."
            yield Finding("JA-03", Severity.ERROR, workday.day, text, "§ 12 JArbSchG", way)


def short_rest(youth: Youth) -> Iterator[Finding]:
    """JA-03: less than twelve hours of rest (§ 13 JArbSchG)."""
    for before, after in pairwise(youth.days):
        end, start = before.spans[-1].finish, after.spans[0].begin
        least = limit_minutes("youth.rest", after.day)
        if start - end < least:
            text = f"Vor der Schicht am {after.day:%d.%m.%Y} liegen nur {said_hours(max(start - end, 0))} Ruhe, nötig sind "
            text += f"{said_hours(least)}."
            way = f"Beginnen Sie erst am {moment(end + least):%d.%m. um %H:%M} Uhr."
            yield Finding("JA-03", Severity.ERROR, after.day, text, "§ 13 JArbSchG", way, since=before.day)


def night(youth: Youth) -> Iterator[Finding]:
    """JA-03: work before six or after twenty o'clock (§ 14 Abs. 1 JArbSchG)."""
    for workday in youth.days:
        on = workday.day
        first, last = labour_law.whole("youth.day_from", on), labour_law.whole("youth.day_to", on)
        if workday.spans[0].begin < at_hour(on, first) or workday.spans[-1].finish > at_hour(on, last):
            text = f"Am {on:%d.%m.%Y} liegt Arbeit vor {first} oder nach {last} Uhr. Das ist unter 18 nicht erlaubt."
            way = f"Legen Sie die Schicht zwischen {first} und {last} Uhr."
            yield Finding("JA-03", Severity.ERROR, on, text, "§ 14 JArbSchG", way)


def five_days(youth: Youth) -> Iterator[Finding]:
    """JA-04: more than five days a week (§ 15 JArbSchG)."""
    for monday in dict.fromkeys(monday_of(day) for day in sorted(youth.worked)):
        days = youth.week(monday)
        most = labour_law.whole("youth.days_of_week", days[-1])
        if len(days) > most:
            text = f"In der Woche ab {monday:%d.%m.%Y} sind {len(days)} Arbeitstage, erlaubt sind {most}."
            way = "Halten Sie zwei Tage der Woche frei, am besten hintereinander."
            yield Finding("JA-04", Severity.ERROR, _sunday(monday), text, "§ 15 JArbSchG", way, since=monday)


def saturday(youth: Youth) -> Iterator[Finding]:
    """JA-04: work on a Saturday, in a household allowed if another day is free; two free ones a month (§ 16 JArbSchG)."""
    for workday in youth.days:
        on = workday.day
        if on.weekday() == SATURDAY and not youth.is_holiday(on):
            free = _free_in_month(youth, on, SATURDAY)
            text = f"Am {on:%d.%m.%Y} ist Samstag. In diesem Monat sind {free} Samstage frei."
            least = labour_law.whole("youth.free_saturdays", on)
            way = f"Halten Sie einen anderen Tag der Woche frei, und im Monat mindestens {least} Samstage."
            yield Finding("JA-04", Severity.WARNING, on, text, "§ 16 JArbSchG", way)


def rest_day(youth: Youth) -> Iterator[Finding]:
    """JA-05: Sundays and holidays only for who lives in, some never; the eves until 14 o'clock (§§ 17, 18 JArbSchG)."""
    for workday in youth.days:
        on, key = workday.day, (workday.day.month, workday.day.day)
        if key in _NEVER or on == easter_sunday(on.year):
            text = f"Am {on:%d.%m.%Y} dürfen Personen unter 18 nicht arbeiten."
            way = "Geben Sie die Schicht an jemand anderes."
            yield Finding("JA-05", Severity.ERROR, on, text, "§ 18 Abs. 2 JArbSchG", way)
        elif on.weekday() == SUNDAY or youth.is_holiday(on):
            yield from _sunday_work(youth, on)
        eve = labour_law.whole("youth.eve_to", on)
        if key in _EVES and workday.spans[-1].finish > at_hour(on, eve):
            text = f"Am {on:%d.%m.%Y} endet die Arbeit unter 18 um {eve} Uhr."
            way = f"Kürzen Sie die Schicht auf {eve} Uhr."
            yield Finding("JA-05", Severity.ERROR, on, text, "§ 18 Abs. 1 JArbSchG", way)


def _sunday_work(youth: Youth, on: date) -> Iterator[Finding]:
    if not youth.lives_in:
        text = f"Am {on:%d.%m.%Y} ist Sonntag oder Feiertag. Das ist unter 18 nur erlaubt, wenn die Person im Haushalt lebt."
        way = "Geben Sie die Schicht an jemand anderes."
        yield Finding("JA-05", Severity.ERROR, on, text, "§§ 17, 18 JArbSchG", way)
        return
    free, least = _free_in_month(youth, on, SUNDAY), labour_law.whole("youth.free_sundays", on)
    if on.weekday() == SUNDAY and free < least:
        text = f"Am {on:%d.%m.%Y} ist Sonntag, in diesem Monat bleiben nur {free} Sonntage frei, nötig sind {least}."
        way = "Halten Sie mindestens jeden zweiten Sonntag frei, und dafür einen anderen Tag derselben Woche."
        yield Finding("JA-05", Severity.ERROR, on, text, "§ 17 Abs. 2 JArbSchG", way)


def certificate(youth: Youth) -> Iterator[Finding]:
    """JA-06: no medical certificate (§§ 32, 33 JArbSchG); not needed for light work of up to two months."""
    days = sorted(day for day in youth.worked if day in youth.window)
    if not days:
        return
    on, start = days[0], youth.employed.first if youth.employed else days[0]
    light = labour_law.whole("youth.light_work_months", on)
    short = youth.employed is not None and youth.employed.last < add_months(start, light)
    age = labour_law.whole("youth.examination_months", on)
    follow_up = labour_law.whole("youth.follow_up_months", on)
    if youth.certificate_on is None or youth.certificate_on < add_months(start, -age):
        text = "Es fehlt die ärztliche Bescheinigung der ersten Untersuchung, ohne die niemand unter 18 arbeiten darf."
        if youth.certificate_on is not None:
            text = f"Die Untersuchung vom {youth.certificate_on:%d.%m.%Y} ist am ersten Arbeitstag älter als {age} Monate."
        way = "Lassen Sie sich die Bescheinigung geben und tragen Sie den Tag der Untersuchung bei der Person ein."
        if short:
            way = f"Bei leichter Arbeit bis zu {light} Monaten geht es ohne. Wird es länger, brauchen Sie die Bescheinigung."
        yield Finding("JA-06", Severity.WARNING if short else Severity.ERROR, on, text, "§ 32 JArbSchG", way)
    elif on >= add_months(start, follow_up) and youth.certificate_on < start:
        text = f"Seit dem {start:%d.%m.%Y} sind mehr als {follow_up} Monate vergangen, die Nachuntersuchung fehlt."
        way = "Bis sie vorliegt, darf die Person nicht arbeiten. Tragen Sie dann den neuen Tag der Untersuchung ein."
        yield Finding("JA-06", Severity.ERROR, on, text, "§ 33 Abs. 3 JArbSchG", way)


def school(youth: Youth) -> Iterator[Finding]:
    """JA-07: work on a day of vocational school, which is working time itself (§ 9 JArbSchG)."""
    for workday in youth.days:
        on = workday.day
        if on.weekday() in youth.school:
            text = (
                f"Der {on:%d.%m.%Y} ist ein {_WEEKDAY_NAMES[on.weekday()]} mit Schule. Die Schulzeit zählt als Arbeitszeit."
            )
            way = (
                "Nach mehr als fünf Stunden Unterricht ist einmal in der Woche frei; vor Unterricht, der vor 9 Uhr beginnt, "
                "wird nicht gearbeitet. In den Ferien gilt das nicht."
            )
            yield Finding("JA-07", Severity.WARNING, on, text, "§ 9 JArbSchG", way)


CHECKS: dict[str, tuple[Callable[[Youth], Iterator[Finding]], ...]] = {
    "JA-01": (child, long_day, long_week),
    "JA-02": (missing_break,),
    "JA-03": (long_shift, short_rest, night),
    "JA-04": (five_days, saturday),
    "JA-05": (rest_day,),
    "JA-06": (certificate,),
    "JA-07": (school,),
}


def check(youth: Youth) -> tuple[Finding, ...]:
    """Return all findings of the window for shifts begun while under 18, ordered by day and check."""
    found = (finding for looks in CHECKS.values() for look in looks for finding in look(youth))
    return ordered(finding for finding in found if concerns(finding, youth.window))


def _sunday(monday: date) -> date:
    return monday + timedelta(days=SUNDAY)


def _free_in_month(youth: Youth, on: date, weekday: int) -> int:
    days = Month.of(on).range
    return sum(day.weekday() == weekday and day not in youth.worked for day in days)
