"""Hours out of a calendar file (ICS, RFC 5545): zones, recurrences, cancelled and moved events. Its form for people:
``docs/stunden-datei.md``.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any

from icalendar import Calendar

from payroll.office.intake import cells
from payroll.office.intake.dates import YEARS
from payroll.office.intake.entries import PRIVATE, Name
from payroll.office.intake.found import FoundShift, Reading
from payroll.office.intake.people import named_in
from payroll.office.intake.reader import ABSENCES, FREE, KINDS
from payroll.office.intake.recurrence import recurs, starts
from payroll.office.intake.words import day_in_words, fold, listed
from payroll.pay.facts import ShiftKind
from payroll.periods import BERLIN, DateRange, Month
from payroll.refusal import NotUnderstood, Refusal

MOST_EVENTS = 2_000
BROKEN = (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError, ArithmeticError, RecursionError)
"""What the libraries raise where a file is not what it says; nothing of it is this program's fault or the person's."""

_PAUSE = re.compile(r"pause:?\s*(\d{1,3}(?:[.,]\d{1,2})?\s*(?:min|minuten|h|std|stunden?)?)", re.IGNORECASE)
_BUDGET = re.compile(r"budget:?\s+(\S+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Calendar:
    """What holds for all events of a file."""

    names: Sequence[Name]
    person: Name | None
    month: Month | None
    title: str
    moved: dict[str, list[datetime]]


def read_calendar(text: str, *, names: Sequence[Name], person: Name | None = None, month: Month | None = None) -> Reading:
    """Return the shifts of a calendar; with a *month*, only those that begin in it.

    *names*: who may be meant. *person*: who is meant where an event names nobody. ``NotUnderstood``: no calendar, cut off,
    too many events, or none at all.
    """
    calendars = _parsed(text)
    events = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if not events:
        raise NotUnderstood("In diesem Kalender steht kein Termin.", code="no_events")
    if len(events) > MOST_EVENTS:
        raise NotUnderstood(
            f"In diesem Kalender stehen mehr als {MOST_EVENTS} Termine. Geben Sie ihn für einen Zeitraum aus.",
            code="too_many_rows",
        )
    cancelled = any(str(calendar.get("METHOD", "")).upper() == "CANCEL" for calendar in calendars)
    whole = _Calendar(names, person, month, _title(calendars), _moved(events))
    return _read(events, whole, all_cancelled=cancelled)


def _parsed(text: str) -> list[Any]:
    if not text.rstrip().upper().endswith("END:VCALENDAR"):
        raise NotUnderstood(
            "Die Datei hört mittendrin auf: am Ende fehlt END:VCALENDAR. Holen Sie sie noch einmal.", code="cut_off"
        )
    unreadable = NotUnderstood(
        "Das ist keine lesbare Kalenderdatei. Geben Sie den Kalender dort noch einmal als ICS aus.", code="no_calendar"
    )
    opened, ended = (
        len(re.findall(rf"^{word}:VEVENT\s*$", text, re.IGNORECASE | re.MULTILINE)) for word in ("BEGIN", "END")
    )
    if opened != ended:
        raise unreadable  # the library would pass over an event that is never closed
    try:
        return list(Calendar.from_ical(text, multiple=True))
    except BROKEN:
        raise unreadable from None


def _title(calendars: Sequence[Any]) -> str:
    return " ".join(_text(calendar, name) for calendar in calendars for name in ("X-WR-CALNAME", "NAME"))


def _text(component: Any, name: str) -> str:
    try:
        value = component.get(name)
        return "" if value is None else str(value[0] if isinstance(value, list) else value)
    except BROKEN:
        return ""


def _moved(events: Sequence[Any]) -> dict[str, list[datetime]]:
    """Return, by series, the starts that events of their own stand for (RECURRENCE-ID)."""
    found: dict[str, list[datetime]] = {}
    for event in events:
        try:
            original = event.get("RECURRENCE-ID")
            if original is not None:
                found.setdefault(_text(event, "UID"), []).append(original.dt)
        except BROKEN:
            continue
    return found


def _read(events: Sequence[Any], whole: _Calendar, *, all_cancelled: bool) -> Reading:
    shifts: list[FoundShift] = []
    problems: list[Refusal] = []
    passed: Counter[str] = Counter()
    for event in events:
        if all_cancelled or _text(event, "STATUS").upper() == "CANCELLED":
            passed["abgesagt"] += 1
            continue
        place = f"Termin „{cells.short(_text(event, 'SUMMARY')) or 'ohne Titel'}“"
        try:
            found = list(_shifts(event, place, whole))
        except NotUnderstood as refused:
            problems.append(NotUnderstood(refused.sentence, code=refused.code, place=refused.place or place))
        except BROKEN:
            problems.append(
                NotUnderstood(
                    "Dieser Termin ist nicht lesbar. Tragen Sie ihn von Hand ein.", code="broken_event", place=place
                )
            )
        else:
            passed["außerhalb des Monats"] += not found
            shifts += found
    shifts.sort(key=lambda shift: (shift.start, shift.who))
    return Reading(shifts=tuple(shifts), problems=tuple(problems), remarks=tuple(_passed_over(passed)))


def _passed_over(passed: Counter[str]) -> Iterator[str]:
    for why, count in passed.items():
        if count:
            yield f"{'Ein Termin' if count == 1 else f'{count} Termine'} {why}, nicht gelesen."


def _shifts(event: Any, place: str, whole: _Calendar) -> Iterator[FoundShift]:
    if _text(event, "RECURRENCE-ID") and event["RECURRENCE-ID"].params.get("RANGE"):
        raise NotUnderstood(
            "Ab diesem Termin ist die ganze Reihe verschoben. Das liest das Programm nicht; tragen Sie die Tage selbst ein.",
            code="recurrence_range",
        )
    start = event["DTSTART"].dt if event.get("DTSTART") is not None else None
    if start is None:
        raise NotUnderstood("Der Termin hat keinen Beginn.", code="no_start")
    days = whole.month.range if whole.month else None
    if not isinstance(start, datetime):
        if days is None or start in days or recurs(event):
            raise NotUnderstood(
                f"Ganztägig am {day_in_words(start)}, ohne Uhrzeit. Geben Sie dem Termin Beginn und Ende, oder lassen Sie "
                "ihn weg (--auslassen ja).",
                code="all_day",
                place=place,
            )
        return
    first = _with_zone(event["DTSTART"])
    length = _length(event, first)
    for begins in _begins(event, first, days, whole.moved.get(_text(event, "UID"), ())):
        here = begins.astimezone(BERLIN)
        if days is None or here.date() in days:
            yield _found(event, place, whole, here, _plus(begins, length).astimezone(BERLIN))


def _begins(event: Any, first: datetime, days: DateRange | None, moved: Sequence[datetime]) -> list[datetime]:
    if not recurs(event):
        return [first]
    if days is None:
        raise NotUnderstood(
            "Dieser Termin wiederholt sich. Sagen Sie, für welchen Monat er gelten soll, zum Beispiel: --monat "
            f"{Month.of(first.date())}",
            code="recurs",
        )
    return starts(event, first, days, moved)


def _with_zone(value: Any) -> datetime:
    """Return a start or end with its zone; without one it is the time on the wall here. ``NotUnderstood``: unknown zone."""
    moment: datetime = value.dt
    zone = value.params.get("TZID")
    if moment.tzinfo is None and zone:
        raise NotUnderstood(
            f"Die Zeitzone „{cells.short(str(zone))}“ ist unbekannt. Stellen Sie den Termin auf Europe/Berlin.",
            code="unknown_zone",
        )
    if moment.year not in YEARS:
        raise NotUnderstood(f"Im Jahr {moment.year} arbeitet hier niemand. Prüfen Sie den Tag.", code="year")
    if moment.second or moment.microsecond:
        raise NotUnderstood(f"„{moment:%H:%M:%S}“: Zeiten gehen nur in ganzen Minuten.", code="seconds")
    return moment.replace(tzinfo=BERLIN) if moment.tzinfo is None else moment


def _length(event: Any, first: datetime) -> tuple[timedelta, tzinfo | None]:
    """Return how long it lasts: by the wall clock of the end's zone, or (``None``) as time that passes."""
    if event.get("DTEND") is not None:
        if not isinstance(event["DTEND"].dt, datetime):
            raise NotUnderstood("Der Termin endet ohne Uhrzeit. Geben Sie ihm ein Ende.", code="all_day")
        end = _with_zone(event["DTEND"]).astimezone(first.tzinfo)
        return end.replace(tzinfo=None) - first.replace(tzinfo=None), first.tzinfo
    if event.get("DURATION") is not None:
        return event["DURATION"].dt, None
    raise NotUnderstood("Der Termin hat kein Ende. Geben Sie ihm eines.", code="no_end")


def _plus(begins: datetime, length: tuple[timedelta, tzinfo | None]) -> datetime:
    lasts, zone = length
    if zone is None:
        return (begins.astimezone(UTC) + lasts).astimezone(begins.tzinfo)
    return (begins.replace(tzinfo=None) + lasts).replace(tzinfo=zone)


# --- what an event says -----------------------------------------------------------------------------------------------


def _found(event: Any, place: str, whole: _Calendar, start: datetime, end: datetime) -> FoundShift:
    title, more = _text(event, "SUMMARY"), _text(event, "DESCRIPTION")
    words = [fold(word) for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", title)]
    where = f"{place}, {day_in_words(start.date(), weekday=False)}"
    if any(word in ABSENCES or word in FREE for word in words):
        raise cells.no_working_time(title, where)
    who, covers = _who(event, title, whole, where)
    kinds = {kind for word in words for kind in [KINDS.get(word)] if kind not in (None, ShiftKind.WORK)}
    if len(kinds) > 1:
        raise NotUnderstood(
            "Der Titel nennt mehr als eine Art von Arbeit. Behalten Sie eine.", code="two_kinds", place=where
        )
    pause = _PAUSE.search(f"{title}\n{more}")
    budget = _BUDGET.search(title)
    return FoundShift(
        place=where,
        who=who.key,
        start=start,
        end=end,
        break_minutes=cells.break_of(pause[1], hours=False) if pause else 0,
        kind=next(iter(kinds), ShiftKind.WORK),
        grant=PRIVATE if "privat" in words else budget[1] if budget else "",
        covers=covers,
    )


def _who(event: Any, title: str, whole: _Calendar, where: str) -> tuple[Name, str]:
    """Return who works and, behind "für", whom they stand in for: by title, by those invited, by option, by calendar."""
    in_title = named_in(title, whole.names)
    covers = in_title.covered[0].key if len(in_title.covered) == 1 else ""
    invited = named_in(_invited(event), whole.names).people
    by_calendar = named_in(whole.title, whole.names).people
    for people in (in_title.people, invited, (whole.person,) if whole.person else (), by_calendar):
        if len(people) == 1:
            return people[0], covers
        if people:
            raise NotUnderstood(
                f"Wer ist gemeint: {listed([name.full for name in people], 'oder')}? Lassen Sie einen Namen stehen.",
                code="name_ambiguous",
                place=where,
            )
    known = listed([name.first_name for name in whole.names]) if whole.names else "noch niemand"
    raise NotUnderstood(
        f"Hier steht kein Name aus Ihrem Buch ({known}). Schreiben Sie ihn in den Titel, sagen Sie --person NAME, oder "
        "lassen Sie den Termin weg (--auslassen ja).",
        code="unknown_assistant",
        place=where,
    )


def _invited(event: Any) -> str:
    attendees = event.get("ATTENDEE")
    each = attendees if isinstance(attendees, list) else [attendees] if attendees is not None else []
    return " ; ".join(str(person.params.get("CN", "")) for person in each)
