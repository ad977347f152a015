"""The shifts a report needs out of years of them: those that stand in for somebody, and those that might share time."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from payroll.office.row_pairs import shift_of
from payroll.office.shelf import load_book
from payroll.pay.facts import Shift
from payroll.periods import DateRange
from payroll.records.tables import AbsenceRow, ShiftRow


def covering_shifts(session: Session, window: DateRange) -> tuple[tuple[Shift, str], ...]:
    """Return the shifts that begin in *window* and stand in for somebody, each with the absent person's key."""
    query = (
        select(ShiftRow, AbsenceRow.assistant)
        .join(AbsenceRow, ShiftRow.covers == AbsenceRow.key)
        .where(ShiftRow.day >= window.first, ShiftRow.day <= window.last)
        .order_by(ShiftRow.id)
    )
    return tuple((shift_of(row), absent) for row, absent in session.execute(query))


def shifts_sharing_time(session: Session, window: DateRange) -> tuple[Shift, ...]:
    """Return shifts among which two of one person may share time; usually none.

    By the clock on the wall, which is quick for years; whoever asks decides by the exact time. In the hour that the clock
    change repeats, every shift counts as suspect.
    """
    table = ShiftRow.__table__
    columns = (table.c.day, table.c.start_minute, table.c.start_fold, table.c.end_day, table.c.end_minute, table.c.end_fold)
    query = (
        select(table.c.assistant, *columns)
        .where(table.c.end_day >= window.first, table.c.day <= window.last, table.c.state != "dropped")
        .order_by(table.c.assistant, table.c.day, table.c.start_minute)
    )
    suspect: list[date] = []
    latest: tuple[str, date, int] = ("", date.min, 0)
    for assistant, day, start, start_fold, end_day, end, end_fold in session.connection().execute(query):
        if start_fold or end_fold or (assistant == latest[0] and (day, start) < latest[1:]):
            suspect.append(day)
        if assistant != latest[0] or (end_day, end) > latest[1:]:
            latest = (assistant, end_day, end)
    if not suspect:
        return ()
    return load_book(session, window=DateRange(min(suspect), max(suspect))).shifts
