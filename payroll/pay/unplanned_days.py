"""Which sick days had no fixed plan (section 1.7 of the rules): then an average says what was lost on them."""

from collections.abc import Iterable
from datetime import date

from payroll.law.working_days import monday_of
from payroll.pay.facts import Absence, AbsenceKind, Contract, Shift, ShiftState
from payroll.pay.shift_days import days_of
from payroll.periods import Month

_FIXED = frozenset({ShiftState.PLANNED, ShiftState.HOLIDAY})


def unplanned(shifts: Iterable[Shift], absence: Absence, contract: Contract, day: date) -> bool:
    """Tell whether nobody had fixed what a sick day would have been; a salary goes on without asking.

    Work on call is planned by weeks: in a week of the illness with a planned shift the other days are free. Of other
    contracts a month has no plan in which nothing at all is noted.
    """
    if absence.kind is not AbsenceKind.SICK or contract.pay != "hourly":
        return False
    if not contract.on_call:
        return not any(Month.of(touched) == Month.of(day) for shift in shifts for touched in days_of(shift))
    last = absence.last or date.max
    return not any(
        shift.state in _FIXED
        and absence.first <= shift.start.date() <= last
        and monday_of(shift.start.date()) == monday_of(day)
        for shift in shifts
    )
