"""Work of a calendar year that lies before the shifts a month is computed from: what counts for the whole year.

Free Sundays (§ 11 Abs. 1 ArbZG) and the 48 nights of a night worker (§ 2 Abs. 5 ArbZG) are counted by the year, while a
payslip looks back seven months. The rows before are read as they stand; only those that can matter become times.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from payroll.law.labour_law import whole
from payroll.law.working_days import SUNDAY, Span
from payroll.law.working_time import limit_minutes, night_minutes
from payroll.money import MINUTES_PER_HOUR
from payroll.office.book import RosterEntry
from payroll.pay.facts import Shift, ShiftState, WorkBefore
from payroll.periods import ONE_DAY, DateRange, local
from payroll.records.tables import ShiftRow
from payroll.records.time import wall_time


@dataclass(frozen=True, slots=True)
class YearWork:
    """Sundays and nights with work by assistant, of days that a book was not loaded for."""

    sundays: Mapping[str, set[date]] = field(default_factory=dict)
    nights: Mapping[str, set[date]] = field(default_factory=dict)


NO_WORK = YearWork()


def year_work(session: Session, days: DateRange | None) -> YearWork:
    """Read the Sundays and nights worked in *days*."""
    sundays, nights = defaultdict[str, set[date]](set), defaultdict[str, set[date]](set)
    if days is not None:
        table = ShiftRow.__table__.c
        columns = (table.assistant, table.day, table.start_minute, table.start_fold)
        query = select(*columns, table.end_day, table.end_minute, table.end_fold).where(
            table.state == ShiftState.WORKED.value, table.day >= days.first, table.day <= days.last
        )
        first_minute, last_minute = (whole(f"working_time.night_{name}", days.last) for name in ("to", "from"))
        for row in session.execute(query):
            day, over = row.day, row.end_day != row.day
            sunday = SUNDAY in (day.weekday(), row.end_day.weekday())
            early_or_late = (
                row.start_minute < first_minute * MINUTES_PER_HOUR or row.end_minute > last_minute * MINUTES_PER_HOUR
            )
            if sunday or over or early_or_late:
                start = wall_time(day, row.start_minute, row.start_fold)
                _note(
                    sundays[row.assistant],
                    nights[row.assistant],
                    start,
                    wall_time(row.end_day, row.end_minute, row.end_fold),
                )
    return YearWork(sundays, nights)


def work_before(
    assistant: str, year: int, first: date, shifts: Iterable[Shift], known: YearWork, roster: Iterable[RosterEntry]
) -> WorkBefore:
    """Return an assistant's work of *year* before the day *first*: of *shifts*, and what is *known* from before them."""
    sundays, nights = set(known.sundays.get(assistant, ())), set(known.nights.get(assistant, ()))
    for shift in shifts:
        if shift.start.date() < first and shift.start.year == year and shift.state is ShiftState.WORKED:
            _note(sundays, nights, shift.start, shift.end)
    return WorkBefore(
        sundays=tuple(sorted(day for day in sundays if day.year == year and day < first)),
        nights=tuple(sorted(day for day in nights if day.year == year and day < first)),
        rotating_nights=rotates(roster),
    )


def _note(sundays: set[date], nights: set[date], start: datetime, end: datetime) -> None:
    sundays.update(day for day in Span(start, end).days if day.weekday() == SUNDAY)
    if night_minutes(start, end) > limit_minutes("working_time.night_hours", start.date()):
        nights.add(start.date())


def rotates(roster: Iterable[RosterEntry]) -> bool:
    """Tell whether a roster has nights and days by turns (§ 2 Abs. 5 Nr. 1 ArbZG)."""
    found = {_is_night(entry) for entry in roster}
    return len(found) > 1


def _is_night(entry: RosterEntry) -> bool:
    day = entry.valid_from
    start = local(day, entry.start)
    end = local(day if entry.end > entry.start else day + ONE_DAY, entry.end)
    return night_minutes(start, end) > limit_minutes("working_time.night_hours", day)
