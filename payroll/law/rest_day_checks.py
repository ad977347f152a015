"""Checks of Sundays and holidays (§§ 10, 11 ArbZG): that there is work, free Sundays, the day off instead."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from heapq import heappop, heappush

from payroll.law import labour_law
from payroll.law.clock import MINUTES_OF_DAY, at_hour
from payroll.law.work_situation import Situation
from payroll.law.working_days import DAYS_OF_WEEK, SUNDAY, Finding, Severity, said_days, said_hours, sundays_of
from payroll.law.working_time import limit_minutes
from payroll.periods import ONE_DAY, DateRange

_NAMED = 6


def sunday_work(situation: Situation) -> Iterator[Finding]:
    """AZ-07: work on a Sunday or holiday; allowed where care or the household cannot wait (§ 10 Abs. 1 Nr. 3, 4 ArbZG)."""
    for day in situation.worked:
        if day in situation.window and not situation.is_werktag(day):
            text = f"Am {day:%d.%m.%Y} ist Arbeit an einem Sonntag oder Feiertag."
            way = "Das ist erlaubt, wenn es nicht an Werktagen geht. Halten Sie dafür einen Werktag frei (AZ-09)."
            yield Finding("AZ-07", Severity.INFO, day, text, "§ 10 ArbZG", way)


def free_sundays(situation: Situation) -> Iterator[Finding]:
    """AZ-08: fewer than 15 free Sundays in the year can be reached any more (§ 11 Abs. 1 ArbZG)."""
    last = situation.window.last
    sundays, least = sundays_of(last.year), labour_law.whole("working_time.free_sundays", last)
    busy = {*situation.worked, *situation.sundays_before, *situation.sundays_ahead}
    so_far = sum(day not in busy for day in sundays if day <= last)
    planned = [day for day in sundays if day > last and day in busy]
    to_come = sum(day not in busy for day in sundays if day > last)
    missing = least - so_far - to_come
    if missing <= 0:
        return
    over = last >= sundays[-1]
    text = f"Im Jahr {last.year} waren bis {last:%d.%m.%Y} {so_far} Sonntage frei"
    if not over:
        text += f", {to_come or 'keiner'} {'kommt' if to_come <= 1 else 'kommen'} noch ohne Schicht"
    text += f". Nötig sind {least}."
    way = "Planen Sie im neuen Jahr von Anfang an freie Sonntage ein."
    if not over:
        which = f" ({said_days(planned[:_NAMED])})" if planned else ""
        count = "einen" if missing == 1 else f"{missing}"
        way = f"Geben Sie {count} der noch geplanten Sonntage an jemand anderes{which}."
        if len(planned) < missing:
            way = "Planen Sie bis zum Jahresende keinen Sonntag mehr ein."
    severity = Severity.ERROR if over else Severity.WARNING
    yield Finding("AZ-08", severity, last, text, "§ 11 Abs. 1 ArbZG", way, since=sundays[0])


def substitute_rest_days(situation: Situation) -> Iterator[Finding]:
    """AZ-09: no free Werktag for work on a Sunday within two weeks, on another holiday within eight (§ 11 Abs. 3 ArbZG).

    The weeks include the day itself, before or after it. One free day serves one day of work. It belongs together with
    eleven hours of rest, 35 hours in all (§ 11 Abs. 4); a free day without them is better than none.
    """
    jobs = [*_days_to_replace(situation)]
    if not any(_wanted(situation, job) for job in jobs):
        return
    frame = DateRange(min(job.frame.first for job in jobs), max(job.frame.last for job in jobs))
    free = [day for day in frame if day not in situation.worked and situation.is_werktag(day)]
    rested = _with_rest(situation, free)
    without, used = _assigned(jobs, [day for day in free if day in rested])
    bare, more = _assigned(without, [day for day in free if day not in used])
    for job in without:
        if _wanted(situation, job):
            missing = job in bare
            yield _no_day_off(situation, job, {*used, *more}, missing=missing)


@dataclass(frozen=True, slots=True)
class _Job:
    """A day of work that needs a day off in its frame."""

    day: date
    frame: DateRange


def _days_to_replace(situation: Situation) -> Iterator[_Job]:
    """Days that compete for the free days of the window's frames, in order."""
    longest = timedelta(days=2 * labour_law.whole("working_time.substitute_holiday", situation.window.last))
    near = DateRange(situation.window.first - longest, situation.window.last + longest)
    for day in sorted(situation.worked):
        if day in near and not situation.is_werktag(day):
            name = "working_time.substitute_sunday" if day.weekday() == SUNDAY else "working_time.substitute_holiday"
            around = timedelta(days=labour_law.whole(name, day) - 1)
            yield _Job(day, DateRange(day - around, day + around))


def _wanted(situation: Situation, job: _Job) -> bool:
    """A day is told in its own month and again in the one in which its time runs out, when all shifts are known."""
    return job.day in situation.window or job.frame.last in situation.window


def _with_rest(situation: Situation, free: Iterable[date]) -> set[date]:
    """Return the free days that have a full rest before or after: 24 hours and eleven (§ 11 Abs. 4 ArbZG)."""
    rested, spans, at = set(), situation.ordered, 0
    for day in free:
        begin, end = at_hour(day, 0), at_hour(day + ONE_DAY, 0)
        while at < len(spans) and spans[at].begin < end:
            at += 1
        before = spans[at - 1].finish if at else None
        after = spans[at].begin if at < len(spans) else None
        rest = limit_minutes("working_time.rest", day)
        if before is None or after is None or (begin - before) + (after - end) >= rest:
            rested.add(day)
    return rested


def _assigned(jobs: Sequence[_Job], free: Sequence[date]) -> tuple[list[_Job], set[date]]:
    """Give each free day, in order, to the waiting job whose time runs out first; return the jobs left and the days used."""
    starting = sorted(jobs, key=lambda job: job.frame.first)
    waiting: list[tuple[date, date]] = []
    by_day = {job.day: job for job in jobs}
    served: set[date] = set()
    used: set[date] = set()
    at = 0
    for day in free:
        while at < len(starting) and starting[at].frame.first <= day:
            heappush(waiting, (starting[at].frame.last, starting[at].day))
            at += 1
        while waiting and waiting[0][0] < day:
            heappop(waiting)
        if waiting:
            served.add(heappop(waiting)[1])
            used.add(day)
    return [job for job in by_day.values() if job.day not in served], used


def _no_day_off(situation: Situation, job: _Job, used: set[date], *, missing: bool) -> Finding:
    weeks = labour_law.whole(
        "working_time.substitute_sunday" if job.day.weekday() == SUNDAY else "working_time.substitute_holiday", job.day
    )
    until = f"innerhalb von {weeks // DAYS_OF_WEEK} Wochen, bis {job.frame.last:%d.%m.%Y}"
    text = f"Für die Arbeit am {job.day:%d.%m.%Y} fehlt ein freier Werktag {until}."
    if not missing:
        rest = limit_minutes("working_time.rest", job.day)
        text = (
            f"Der freie Tag für die Arbeit am {job.day:%d.%m.%Y} hat nicht {said_hours(rest)} Ruhe dazu, zusammen "
            f"{said_hours(MINUTES_OF_DAY + rest)}."
        )
    could = [*_could_be_free(situation, job, used)]
    way = f"Diese Tage gehen noch, wenn Sie sie frei halten: {said_days(could[:_NAMED])}."
    if not could:
        way = "In dieser Zeit ist kein Tag mehr offen. Geben Sie bald einen anderen Werktag frei und halten Sie fest, warum."
    severity = Severity.ERROR if missing else Severity.WARNING
    return Finding("AZ-09", severity, job.day, text, "§ 11 Abs. 3 ArbZG", way, since=job.frame.first, due=job.frame.last)


def _could_be_free(situation: Situation, job: _Job, used: set[date]) -> Iterator[date]:
    """Werktage of the frame on which nothing was worked yet: all shifts there are only planned."""
    for day in job.frame:
        if day not in situation.done and day not in used and situation.is_werktag(day):
            yield day
