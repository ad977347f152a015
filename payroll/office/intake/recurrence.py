"""The occurrences of a calendar event inside some days (RFC 5545): rules, extra and left-out dates, moved single ones.

Rules run on the wall clock of the event's own zone, as calendars show them: a night shift still ends at six after the clock
change. Only what lies inside the wanted days is made, so that an event without end does no harm.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import islice
from typing import Any

from dateutil.rrule import rrulestr

from payroll.periods import DateRange, Month
from payroll.refusal import NotUnderstood

MOST = 500
_USUAL = {
    "DAILY": frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "WKST"}),
    "WEEKLY": frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTH", "WKST"}),
    "MONTHLY": frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}),
    "YEARLY": frozenset({"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}),
}
"""What calendars write. Rarer rules are refused by name: some of them never come to an end."""
_EARLIEST = datetime(1900, 1, 1)  # noqa: DTZ001 - wall clock of the event's own zone
_LEAP_YEAR = 2024


def recurs(event: Any) -> bool:
    """Tell whether an event stands for more than one."""
    return any(event.get(name) is not None for name in ("RRULE", "RDATE"))


def starts(event: Any, start: datetime, days: DateRange, moved: Sequence[datetime]) -> list[datetime]:
    """Return when the event begins inside *days* and a day around; *start*: its first; *moved*: starts that stand elsewhere.

    ``NotUnderstood`` for a rule that cannot be read, repeats within the day, or repeats too often.
    """
    zone = start.tzinfo
    first, last = (datetime.combine(day, time(0)) for day in (days.first - timedelta(days=1), days.last + timedelta(days=2)))
    wall = start.replace(tzinfo=None)
    found = {wall} if first <= wall <= last else set()
    for rule in _rules(event, zone):
        occurrences = rrulestr(rule, dtstart=wall).xafter(max(first, _EARLIEST), inc=True)
        found |= set(islice((each for each in _until(occurrences, last)), MOST + 1))
    found |= {day for day in _dates(event, "RDATE", zone, wall) if first <= day <= last}
    if len(found) > MOST:
        raise NotUnderstood(f"Der Termin wiederholt sich mehr als {MOST} Mal im Monat.", code="repeats_too_often")
    left_out = {*_dates(event, "EXDATE", zone, wall), *(_wall(each, zone, wall) for each in moved)}
    return [each.replace(tzinfo=zone) for each in sorted(found - left_out)]


def _until(occurrences: Iterable[datetime], last: datetime) -> Iterator[datetime]:
    for each in occurrences:
        if each > last:
            return
        yield each


def _rules(event: Any, zone: tzinfo | None) -> Iterator[str]:
    rules = event.get("RRULE")
    for rule in rules if isinstance(rules, list) else [rules] if rules is not None else []:
        _refuse_unusual(rule)
        parts = {name: value for name, value in rule.items() if name != "UNTIL"}
        text = type(rule)(parts).to_ical().decode()
        for until in rule.get("UNTIL", ()):
            end = until if isinstance(until, datetime) else datetime.combine(until, time(23, 59, 59))
            text += f";UNTIL={_local(end, zone):%Y%m%dT%H%M%S}"
        yield text


def _refuse_unusual(rule: Any) -> None:
    (often,) = [str(word) for word in rule.get("FREQ", ("",))][:1]
    known = _USUAL.get(often)
    odd = sorted(set(map(str, rule)) - known) if known is not None else [often]
    days, months = ([int(number) for number in rule.get(name, ())] for name in ("BYMONTHDAY", "BYMONTH"))
    lengths = [Month(_LEAP_YEAR, month).days for month in months if 1 <= month <= 12] or [31]
    if odd or (days and min(map(abs, days)) > max(lengths)):
        raise NotUnderstood(
            f"Wie sich der Termin wiederholt, ist nicht verstanden ({', '.join(odd) or 'Tag des Monats'}). "
            "Tragen Sie die Tage einzeln ein.",
            code="recurrence_unusual",
        )


def _dates(event: Any, name: str, zone: tzinfo | None, wall: datetime) -> Iterator[datetime]:
    """Yield the dates of a list as wall clock; a bare day is that day at the event's time."""
    lists = event.get(name)
    for each in lists if isinstance(lists, list) else [lists] if lists is not None else []:
        for value in each.dts:
            if not isinstance(value.dt, date):
                raise NotUnderstood("Der Termin wiederholt sich nach Zeiträumen statt Tagen.", code="recurrence_period")
            yield _wall(value.dt, zone, wall)


def _wall(value: date, zone: tzinfo | None, wall: datetime) -> datetime:
    if isinstance(value, datetime):
        return _local(value, zone)
    return datetime.combine(value, wall.time())


def _local(moment: datetime, zone: tzinfo | None) -> datetime:
    """Return the wall clock in *zone*; a time without zone is that already."""
    return moment.replace(tzinfo=None) if moment.tzinfo is None else moment.astimezone(zone).replace(tzinfo=None)
