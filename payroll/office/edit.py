"""Single rows of the book inside an action: found by what names them, changed in place so that the journal sees it."""

from collections.abc import Sequence
from typing import Any, TypeVar

from sqlalchemy import select

from payroll.office.row_pairs import ABSENCE, SHIFT, grant_columns, shift_row
from payroll.pay.facts import Absence, Shift
from payroll.records.base import Base
from payroll.records.journal import BookSession
from payroll.records.time import AbsenceRow, ShiftRow, wall_columns

R = TypeVar("R", bound=Base)


def rows_where(session: BookSession, kind: type[R], /, **columns: Any) -> Sequence[R]:
    """Return the rows of *kind* whose columns have these values, in the order they were noted."""
    return session.scalars(select(kind).filter_by(**columns).order_by(kind.id)).all()


def find_row(session: BookSession, kind: type[R], /, **columns: Any) -> R | None:
    """Return the first such row, ``None`` if there is none."""
    return next(iter(rows_where(session, kind, **columns)), None)


def row_where(session: BookSession, kind: type[R], /, **columns: Any) -> R:
    """Return the first such row; that there is one is known from the book."""
    return rows_where(session, kind, **columns)[0]


def overwrite(row: Base, values: dict[str, Any]) -> None:
    """Set the columns of a row that is there."""
    for name, value in values.items():
        setattr(row, name, value)


def remove(session: BookSession, row: Base) -> None:
    """Delete a row now, so that one with the same unique columns may follow."""
    session.delete(row)
    session.flush()


def find_shift(session: BookSession, shift: Shift) -> ShiftRow:
    """Return the row of a shift of the book."""
    day, minute, fold = wall_columns(shift.start)
    return row_where(session, ShiftRow, assistant=shift.assistant, day=day, start_minute=minute, start_fold=fold)


def add_shift(session: BookSession, shift: Shift) -> None:
    """Note a new shift."""
    session.add(shift_row(shift))


def change_shift(session: BookSession, before: Shift, after: Shift) -> None:
    """Let the row of one shift say another."""
    row = find_shift(session, before)
    overwrite(row, {**SHIFT.values_of(after), **grant_columns(after.grant)})
    row.start, row.end = after.start, after.end


def change_absence(session: BookSession, after: Absence) -> None:
    """Let the row of an absence say what *after* says; the key stays."""
    overwrite(row_where(session, AbsenceRow, key=after.key), ABSENCE.values_of(after))
