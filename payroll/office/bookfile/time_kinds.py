"""Kinds of times in a book file: days, months, times of day, local wall time."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from payroll.office.bookfile.findings import Findings, Invalid, listed, shown
from payroll.office.bookfile.kinds import JsonSchema
from payroll.periods import BERLIN, Month, clock_exists, local

FIRST_YEAR, LAST_YEAR = 1900, 2199
CLOCK = r"([01][0-9]|2[0-3]):([0-5][0-9])"


@dataclass(frozen=True, slots=True)
class Day:
    """A date ``2026-03-04``."""

    def read(self, value: Any, place: str, findings: Findings) -> date | Invalid:
        """Return the date."""
        day = _day(value)
        if day is None:
            return findings.refuse(
                place, f"{shown(value)} ist kein Datum. Erwartet ist Jahr-Monat-Tag, zum Beispiel „2026-03-04“.", "date"
            )
        return day

    def write(self, value: date) -> str:
        """Return ISO form."""
        return value.isoformat()

    def schema(self) -> JsonSchema:
        """An ISO date."""
        return {"type": "string", "format": "date"}


def _day(value: Any) -> date | None:
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return None
    try:
        day = date.fromisoformat(value)
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


@dataclass(frozen=True, slots=True)
class MonthKind:
    """A month ``2026-03``."""

    def read(self, value: Any, place: str, findings: Findings) -> Month | Invalid:
        """Return the month."""
        day = _day(f"{value}-01") if isinstance(value, str) else None
        if day is None:
            return findings.refuse(
                place, f"{shown(value)} ist kein Monat. Erwartet ist Jahr-Monat, zum Beispiel „2026-03“.", "month"
            )
        return Month.of(day)

    def write(self, value: Month) -> str:
        """Return ``2026-03``."""
        return str(value)

    def schema(self) -> JsonSchema:
        """Text in the form of a month."""
        return {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"}


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day ``08:00``."""

    def read(self, value: Any, place: str, findings: Findings) -> time | Invalid:
        """Return the time."""
        if not isinstance(value, str) or not re.fullmatch(CLOCK, value):
            return findings.refuse(place, f"{shown(value)} ist keine Uhrzeit. Erwartet ist zum Beispiel „08:00“.", "time")
        return time.fromisoformat(value)

    def write(self, value: time) -> str:
        """Return hours and minutes."""
        return f"{value:%H:%M}"

    def schema(self) -> JsonSchema:
        """Text in the form of a time."""
        return {"type": "string", "pattern": f"^{CLOCK}$"}


@dataclass(frozen=True, slots=True)
class WallTime:
    """Local wall time ``2026-03-04T22:00``; an ambiguous one may carry its offset, without it is the first of the two."""

    def read(self, value: Any, place: str, findings: Findings) -> datetime | Invalid:
        """Return the aware local time."""
        match = (
            re.fullmatch(rf"([0-9-]{{10}})T{CLOCK}([+-][0-9]{{2}}:[0-9]{{2}})?", value) if isinstance(value, str) else None
        )
        day = _day(match[1]) if match else None
        if match is None or day is None:
            return findings.refuse(
                place, f"{shown(value)} ist kein Zeitpunkt. Erwartet ist zum Beispiel „2026-03-04T22:00“.", "time"
            )
        clock = time(int(match[2]), int(match[3]))
        if not clock_exists(day, clock):
            return findings.refuse(
                place,
                f"{shown(value)} gibt es nicht: in dieser Nacht springt die Uhr von 2 auf 3 Uhr. "
                "Nennen Sie die Zeit davor oder danach.",
                "time_skipped",
            )
        offset = match[4]
        candidates = [local(day, clock, fold) for fold in (0, 1)]
        fitting = [moment for moment in candidates if offset in (None, _offset(moment))]
        if not fitting:
            wanted = listed(sorted({_offset(moment) for moment in candidates}, reverse=True))
            return findings.refuse(
                place, f"{shown(value)}: diese Uhrzeit hat in Deutschland den Abstand {wanted}.", "time_offset"
            )
        return fitting[0]

    def write(self, value: datetime) -> str:
        """Return the wall time, with its offset only where it is ambiguous."""
        here = value.astimezone(BERLIN)
        twice = here.utcoffset() != here.replace(fold=1 - here.fold).utcoffset()
        return f"{here:%Y-%m-%dT%H:%M}{_offset(here) if twice else ''}"

    def schema(self) -> JsonSchema:
        """Text in the form of a wall time."""
        return {"type": "string", "pattern": rf"^[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{CLOCK}([+-][0-9]{{2}}:[0-9]{{2}})?$"}


def _offset(moment: datetime) -> str:
    return moment.isoformat()[-6:]
