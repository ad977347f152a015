"""Which sick days had no fixed plan (section 1.7 of the rules): then an average says what was lost on them."""

from collections.abc import Iterable
from datetime import date, timedelta

from payroll.law.working_days import DAYS_OF_WEEK, monday_of
from payroll.pay.facts import Absence, AbsenceKind, Contract, Shift, ShiftState
from payroll.pay.shift_days import days_of
from payroll.periods import Month

_FIXED = frozenset({ShiftState.PLANNED, ShiftState.HOLIDAY})


class Plan:
    """What was noted, by the month, and what was planned, by the day."""

    def __init__(self, shifts: Iterable[Shift]) -> None:
        self._months: set[Month] = set()
        self._fixed: set[date] = set()
        for shift in shifts:
            self._months.update(Month.of(day) for day in days_of(shift))
            if shift.state in _FIXED:
                self._fixed.add(shift.start.date())

    def lacks(self, absence: Absence, contract: Contract, day: date) -> bool:
        """Tell whether nobody had fixed what a sick day would have been; a salary goes on without asking.

        Work on call is planned by weeks: in a week of the illness with a planned shift the other days are free. Of other
        contracts a month has no plan in which nothing at all is noted.
        """
        if absence.kind is not AbsenceKind.SICK or contract.pay != "hourly":
            return False
        if not contract.on_call:
            return Month.of(day) not in self._months
        week = (monday_of(day) + timedelta(days=number) for number in range(DAYS_OF_WEEK))
        return not any(each in self._fixed and absence.first <= each <= (absence.last or date.max) for each in week)
