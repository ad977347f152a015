"""The one grammar of everything typed: ``anna heute 8-12``. Its specification for people is ``docs/eingabe.md``.

Pure: a line, today's date and the known names in, an entry out. The line is cut into pieces, each piece says one thing
in any order, and what was said must fit together; what does not is named, with an example that would be right.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from payroll.office.intake.entries import (
    AbsenceEntry,
    BackEntry,
    Entry,
    FreeEntry,
    Name,
    PlannedEntry,
    RemoveEntry,
    ShiftEntry,
)
from payroll.office.intake.names import AmbiguousName, known
from payroll.office.intake.reader import Reader
from payroll.office.intake.said import EntryNotUnderstood, Said
from payroll.pay.facts import AbsenceKind
from payroll.periods import ONE_DAY, DateRange

VERSION = "Eingabe 1"
MOST_DAYS = 62

_OF_ILLNESS = {
    "certified": "krank 4.-10.3. bescheinigt",
    "certified_from": "krank 4.-10.3. bescheinigt",
    "follow_up": "krank folge ab 2.4.",
}
"""What can be said of an illness only, each with a right line."""
_OPEN_ENDED = {AbsenceKind.SICK, AbsenceKind.UNPAID, AbsenceKind.MATERNITY, AbsenceKind.PARENTAL, AbsenceKind.CARE}

__all__ = ["VERSION", "AmbiguousName", "Entry", "EntryNotUnderstood", "Name", "parse_entry"]


def parse_entry(
    line: str, *, today: date, names: Sequence[Name], grants: Sequence[str] = (), chosen: Sequence[str] = ()
) -> Entry:
    """Read one line.

    *names*: who may be meant. *grants*: keys that may follow the word ``budget``. *chosen*: keys the person picked when
    asked which of two namesakes is meant. Raises :class:`EntryNotUnderstood`, or :class:`AmbiguousName` with the choices.
    """
    said = Reader(line, today, names, grants, chosen).read()
    topics = [name for name in ("absence", "free", "back", "removed") if name in said.parts]
    if len(topics) > 1:
        said.fail(said.parts[topics[1]], f"Das passt nicht zu „{said.parts[topics[0]]}“.")
    if said.everybody:
        return _everybody(said, today)
    if said.who is None:
        if len(names) != 1:
            said.fail("", f"In der Zeile steht kein Name. Bekannt sind: {known(names)}.")
        said.who = names[0]
    return _made(said, said.who, today)


def _made(said: Said, who: Name, today: date) -> Entry:
    if said.absence is not None:
        return _absence(said, who, said.absence, today)
    if said.free is not None:
        said.only("free", "days", "corrects")
        return FreeEntry(assistant=who, days=_days(said, today), state=said.free, plan_was_wrong=said.corrects)
    if said.back:
        return _back(said, who, today)
    if said.removed:
        said.only("removed", "days", "clock", "corrects")
        return RemoveEntry(assistant=who, days=_days(said, today), clock=said.clock, plan_was_wrong=said.corrects)
    if said.clock is not None:
        return _shift(said, who, today)
    if said.planned:
        said.only("planned", "days", "worked")
        return PlannedEntry(assistant=who, days=_days(said, today))
    for name, right in _OF_ILLNESS.items():
        if name in said.parts:
            said.fail(said.parts[name], "Das geht nur mit „krank“.", f"{who.first_name.lower()} {right}")
    return said.fail("", "Es fehlt, was an dem Tag war: eine Zeit wie 8-12, „wie geplant“, „krank“, „urlaub“ oder „frei“.")


def _everybody(said: Said, today: date) -> PlannedEntry:
    if not said.planned or said.clock or set(said.parts) - {"everybody", "planned", "days", "worked"}:
        said.fail(said.parts["everybody"], "„alle“ geht nur mit „wie geplant“.", "alle oktober wie geplant")
    return PlannedEntry(assistant=None, days=_days(said, today))


def _days(said: Said, today: date) -> tuple[date, ...]:
    """Return the days named, today if none is."""
    ranges = said.days or [(today, today)]
    count = sum(DateRange(*days).days for days in ranges)
    if count > MOST_DAYS:
        said.fail(said.parts["days"], f"Das sind {count} Tage. Höchstens {MOST_DAYS} gehen in eine Zeile.")
    return tuple(sorted({day for first, last in ranges for day in DateRange(first, last)}))


def _shift(said: Said, who: Name, today: date) -> ShiftEntry:
    said.only("clock", "days", "pause", "kind", "covers", "grant", "planned", "worked", "instead", "corrects")
    if said.clock is None:
        raise AssertionError("only called with a clock time")
    days = _days(said, today)
    if said.worked and said.corrects:
        said.fail(said.parts["worked"], f"Das passt nicht zu „{said.parts['corrects']}“.")
    if said.worked and days[-1] > today:
        said.fail(said.parts["worked"], "Einer der Tage liegt in der Zukunft.")
    made = ShiftEntry(
        assistant=who,
        days=days,
        start=said.clock[0],
        end=said.clock[1],
        break_minutes=said.pause,
        kind=said.kind,
        planned=days if said.planned or said.corrects else tuple(day for day in days if day > today),
        covers=said.covers,
        grant=said.grant,
        instead=said.instead,
        plan_was_wrong=said.corrects,
    )
    if said.covers == who:
        said.fail(said.parts["covers"], "Niemand vertritt sich selbst.")
    if replace(made, days=days[:1]).minutes <= 0:
        said.fail(said.parts["pause"], f"Die Pause ist so lang wie die ganze Zeit „{said.parts['clock']}“.")
    return made


def _absence(said: Said, who: Name, kind: AbsenceKind, today: date) -> AbsenceEntry | BackEntry:
    extra = (*_OF_ILLNESS, "worked") if kind is AbsenceKind.SICK else ()
    said.only("absence", "days", "open_from", "until", *extra)
    if said.until and not said.open_from and not said.days:
        if set(said.parts) - {"who"} != {"absence", "until"} or kind is not AbsenceKind.SICK:
            said.fail(said.parts["until"], "Es fehlt, ab wann.")
        return BackEntry(assistant=who, on=said.until + ONE_DAY)
    first, last = _absence_range(said, kind, today)
    certified_from = said.certified_from or (first if said.certified else None)
    if certified_from and (certified_from < first or (last and certified_from > last)):
        said.fail(said.parts["certified_from"], "Dieser Tag liegt außerhalb der Krankheit.")
    return AbsenceEntry(
        assistant=who,
        kind=kind,
        first=first,
        last=last,
        certified_from=certified_from,
        worked_that_day=said.worked,
        follow_up=said.follow_up,
    )


def _absence_range(said: Said, kind: AbsenceKind, today: date) -> tuple[date, date | None]:
    """Return first and last day; some kinds may end on a day not yet known."""
    if said.days and said.open_from:
        said.fail(said.parts["open_from"], f"Es steht schon „{said.parts['days']}“ da.")
    if said.days:
        first, last = _connected(said)
    else:
        first = said.open_from or said.certified_from or today
        alone = not said.open_from and kind not in _OPEN_ENDED
        last = first if alone else None
    last = said.until or last
    if last is None and kind not in _OPEN_ENDED:
        said.fail(said.parts["open_from"], f"Zu „{said.parts['absence']}“ gehört ein letzter Tag.")
    if last is not None and last < first:
        said.fail(said.parts["until"], "Das Ende liegt vor dem Anfang.")
    return first, last


def _connected(said: Said) -> tuple[date, date | None]:
    """Return first and last day of the ranges named; they must follow each other without a gap."""
    ranges = sorted(said.days)
    end = ranges[0][1]
    for first, last in ranges[1:]:
        if first > end + ONE_DAY:
            said.fail(said.parts["absence"], "Zwischen den Tagen ist eine Lücke. Schreiben Sie zwei Zeilen.")
        end = max(end, last)
    return ranges[0][0], end


def _back(said: Said, who: Name, today: date) -> BackEntry:
    said.only("back", "days", "open_from")
    days = {*said.days, *([(said.open_from, said.open_from)] if said.open_from else [])} or {(today, today)}
    first, last = min(days)
    if len(days) > 1 or first != last:
        said.fail(said.parts["days"], "Hier steht nur der erste gesunde Tag.")
    return BackEntry(assistant=who, on=first)
