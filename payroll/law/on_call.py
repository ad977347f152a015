"""Work on call (Arbeit auf Abruf, § 12 TzBfG): how much may be called, how long before, and what of it is not kept.

A roster agreed before is no call, and a shift that both agree on late is fine: the consent is worth a note.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from payroll.law import labour_law
from payroll.law.clock import instant, moment
from payroll.law.working_days import (
    SUNDAY,
    Finding,
    Severity,
    Span,
    in_order,
    minutes_by_day,
    monday_of,
    presences,
    said_hours,
)
from payroll.money import MINUTES_PER_HOUR
from payroll.periods import ONE_DAY, DateRange


@dataclass(frozen=True, slots=True)
class CallableHours:
    """Hours a week that may be called at least (and are owed) and at most."""

    least: Decimal
    most: Decimal


def callable_hours(on: date, *, minimum: Decimal | None = None, maximum: Decimal | None = None) -> CallableHours:
    """Return the callable hours a week for an agreed minimum or maximum (§ 12 Abs. 2 TzBfG).

    With neither, the hours that § 12 Abs. 1 Satz 3 supposes are owed, and nothing beyond them may be called.
    """
    if minimum is not None:
        most = minimum * (100 + labour_law.number("on_call.above_minimum", on)) / 100
        return CallableHours(minimum, most if maximum is None else min(most, maximum))
    if maximum is not None:
        return CallableHours(maximum * (100 - labour_law.number("on_call.below_maximum", on)) / 100, maximum)
    supposed = labour_law.number("on_call.weekly_hours", on)
    return CallableHours(supposed, supposed)


def least_hours_of_a_call(on: date) -> Decimal:
    """Return how many consecutive hours a call has at least where no daily hours are agreed (§ 12 Abs. 1 Satz 4 TzBfG)."""
    return labour_law.number("on_call.daily_hours", on)


def latest_call(work_on: date) -> date:
    """Return the last day on which work for *work_on* may be called: four days lie between (§ 12 Abs. 3 TzBfG)."""
    return work_on - timedelta(days=labour_law.whole("on_call.notice_days", work_on)) - ONE_DAY


@dataclass(frozen=True, slots=True)
class Call:
    """A shift of somebody who works on call; *announced_on* ``None``: agreed before, by a roster or by consent."""

    span: Span
    announced_on: date | None = None


def agreed_hours(weekly_hours: Decimal, kind: str | None, on: date) -> CallableHours:
    """Return what may be called in a week under a contract: *kind* ``minimum``, ``maximum`` or ``None`` for fixed hours.

    Without agreed hours those of § 12 Abs. 1 Satz 3 TzBfG are owed.
    """
    if not weekly_hours:
        return callable_hours(on)
    if kind is None:
        return CallableHours(weekly_hours, weekly_hours)
    return callable_hours(on, **{kind: weekly_hours})


def late_calls(calls: Iterable[Call]) -> Iterator[Finding]:
    """AB-01: less than four days between the call and the work (§ 12 Abs. 3 TzBfG); the day of both not counted."""
    for call in calls:
        day = call.span.start.date()
        if call.announced_on is not None and call.announced_on > latest_call(day):
            text = (
                f"Die Schicht am {day:%d.%m.%Y} wurde am {call.announced_on:%d.%m.%Y} angesagt, spätestens ginge es am "
                f"{latest_call(day):%d.%m.%Y}. Die Person darf sie ablehnen."
            )
            way = "Ist sie einverstanden, geht es; halten Sie das als Grund fest."
            yield Finding("AB-01", Severity.WARNING, day, text, "§ 12 Abs. 3 TzBfG", way)


def short_calls(calls: Iterable[Call]) -> Iterator[Finding]:
    """AB-02: fewer than three hours on end for a call; three are owed (§ 12 Abs. 1 Satz 4 TzBfG)."""
    called = {instant(call.span.start) for call in calls if call.announced_on is not None}
    for start, end in presences(in_order(call.span for call in calls)):
        day, minutes = start.date(), instant(end) - instant(start)
        least = int(least_hours_of_a_call(day) * MINUTES_PER_HOUR)
        if instant(start) in called and minutes < least:
            text = (
                f"Am {day:%d.%m.%Y} sind es {said_hours(minutes)}, bei einem Abruf mindestens {said_hours(least)} am Stück."
            )
            way = f"Planen Sie bis {moment(instant(start) + least):%H:%M} Uhr, oder bezahlen Sie die fehlende Zeit."
            yield Finding("AB-02", Severity.ERROR, day, text, "§ 12 Abs. 1 TzBfG", way)


def long_weeks(calls: Sequence[Call], hours: CallableHours, window: DateRange) -> Iterator[Finding]:
    """AB-03: more hours in a week than may be called (§ 12 Abs. 2 TzBfG)."""
    most = int(hours.most * MINUTES_PER_HOUR)
    for sunday, minutes in _weeks(calls, window):
        if minutes > most:
            text = (
                f"In der Woche bis {sunday:%d.%m.%Y} sind es {said_hours(minutes)}, abrufen dürfen Sie {said_hours(most)}."
            )
            way = "Mehr geht nur, wenn die Person einverstanden ist; halten Sie das als Grund fest."
            since = monday_of(sunday)
            yield Finding("AB-03", Severity.WARNING, sunday, text, "§ 12 Abs. 2 TzBfG", way, since=since)


def owed_weeks(calls: Sequence[Call], hours: CallableHours, days: DateRange, excused: Container[date]) -> Iterator[Finding]:
    """AB-04: fewer hours in a past week than must be called; the rest is paid without work (§ 615 BGB).

    *days*: those that are over; *excused*: days of absence, whose weeks are left out.
    """
    least = int(hours.least * MINUTES_PER_HOUR)
    worked = dict(_weeks(calls, days))
    for sunday in days:
        week = DateRange(monday_of(sunday), sunday)
        if sunday.weekday() != SUNDAY or week.first < days.first or any(day in excused for day in week):
            continue
        minutes = worked.get(sunday, 0)
        if minutes < least:
            text = (
                f"In der Woche bis {sunday:%d.%m.%Y} waren es {said_hours(minutes)}, abrufen müssen Sie {said_hours(least)}."
            )
            way = f"Bezahlen Sie die fehlenden {said_hours(least - minutes)}, oder halten Sie fest, warum nicht."
            yield Finding("AB-04", Severity.WARNING, sunday, text, "§ 12 Abs. 1, 2 TzBfG; § 615 BGB", way, since=week.first)


def _weeks(calls: Iterable[Call], window: DateRange) -> Iterator[tuple[date, int]]:
    """Yield each Sunday of the window with the minutes of its week."""
    weeks: dict[date, int] = {}
    for day, minutes in minutes_by_day(call.span for call in calls).items():
        sunday = monday_of(day) + timedelta(days=SUNDAY)
        weeks[sunday] = weeks.get(sunday, 0) + minutes
    return ((sunday, minutes) for sunday, minutes in sorted(weeks.items()) if sunday in window)
