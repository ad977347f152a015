"""What the vacation account needs of all the years: vacation and days with duty of closed months, longer absences.

Read with two narrow queries, so that ten years of records do not slow a month.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from payroll.pay.facts import AbsenceKind, Assistant
from payroll.pay.vacation_use import MonthUse
from payroll.periods import ONE_DAY, DateRange, Month
from payroll.records.closing import ClosedSlipRow
from payroll.records.time import AbsenceRow

KINDS = (AbsenceKind.SICK, AbsenceKind.MATERNITY, AbsenceKind.PARENTAL, AbsenceKind.CARE, AbsenceKind.UNPAID)


@dataclass(frozen=True, slots=True)
class Away:
    """An absence that matters to the account in years to come; *days* without an end: to the last date."""

    kind: AbsenceKind
    days: DateRange
    cut: bool


Closed = dict[tuple[str, Month], MonthUse]
Absences = dict[str, list[Away]]


class VacationHistory:
    """*closed*: use by person and month; *away*: absences by person, in order. Read when first asked for.

    Most months do not need it, and the slips of ten years are long rows; so it is asked for inside the transaction that
    opened the book.
    """

    def __init__(self, read_closed: Callable[[], Closed] = dict, read_away: Callable[[], Absences] = dict) -> None:
        self._read_closed, self._read_away = read_closed, read_away
        self._spans: dict[tuple[str, tuple[AbsenceKind, ...], bool], tuple[DateRange, ...]] = {}

    @cached_property
    def closed(self) -> Closed:
        """Use of closed months."""
        return self._read_closed()

    @cached_property
    def away(self) -> Absences:
        """Absences that matter in years to come."""
        return self._read_away()

    def spans(self, assistant: str, *kinds: AbsenceKind, cut: bool = False) -> tuple[DateRange, ...]:
        """Return when the assistant was away for one of *kinds*, joined; *cut*: only with a declared cut of vacation."""
        key = (assistant, kinds, cut)
        if key not in self._spans:
            mine = (each for each in self.away.get(assistant, ()) if each.kind in kinds)
            self._spans[key] = joined(each.days for each in mine if each.cut or not cut)
        return self._spans[key]


NO_HISTORY = VacationHistory()


def joined(spans: Iterable[DateRange]) -> tuple[DateRange, ...]:
    """Return *spans* in order, those that touch or overlap as one."""
    found: list[DateRange] = []
    for span in sorted(spans):
        if found and (found[-1].last == date.max or span.first <= found[-1].last + ONE_DAY):
            found[-1] = DateRange(found[-1].first, max(found[-1].last, span.last))
        else:
            found.append(span)
    return tuple(found)


def vacation_history(session: Session, assistants: Iterable[Assistant]) -> VacationHistory:
    """Return the history of all closed months and absences."""
    without_days = [person.key for person in assistants if any(contract.irregular for contract in person.contracts)]
    return VacationHistory(partial(_closed, session, without_days), partial(_away, session))


def _closed(session: Session, without_days: list[str]) -> Closed:
    slips = ClosedSlipRow.__table__.c
    columns = (slips.assistant, slips.month, slips.vacation_days, slips.vacation_minutes, slips.duty_days)
    # a replacement stands for what it replaces, also where it takes the vacation back
    wanted = (slips.vacation_days > 0) | slips.replaces.is_not(None) | slips.assistant.in_(without_days)
    rows = session.execute(select(*columns).where(wanted).order_by(slips.id)).all()
    return {
        (row.assistant, row.month): MonthUse(
            days=Decimal(row.vacation_days), minutes=row.vacation_minutes or 0, duty_days=row.duty_days
        )
        for row in rows
    }


def _away(session: Session) -> Absences:
    absences = AbsenceRow.__table__.c
    columns = (absences.assistant, absences.kind, absences.valid_from, absences.valid_to, absences.vacation_cut)
    rows = session.execute(select(*columns).where(absences.kind.in_(KINDS)).order_by(absences.valid_from)).all()
    found: Absences = {}
    for row in rows:
        days = DateRange(row.valid_from, row.valid_to or date.max)
        found.setdefault(row.assistant, []).append(Away(AbsenceKind(row.kind), days, row.vacation_cut))
    return found
