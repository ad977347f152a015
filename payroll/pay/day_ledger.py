"""Each shift of a month, day by day: what its minutes are, who pays for them, which premiums they earn.

Only shifts count; the roster merely pre-fills them. A planned shift on a day of an absence is the time lost by it; one
outside any absence is unconfirmed and not paid. Every minute of a shift's paid time gets exactly one use.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from payroll.law.clock import stretches
from payroll.law.premiums import windows
from payroll.pay.absence_days import AbsenceDays
from payroll.pay.contract_days import ContractDays
from payroll.pay.contract_premiums import PremiumShare, any_paid, shares
from payroll.pay.facts import Absence, AbsenceKind, Contract, Shift, ShiftKind, ShiftState
from payroll.pay.shift_days import days_of, minutes_on
from payroll.periods import DateRange


class Use(StrEnum):
    """What became of planned or worked minutes; *FIRST_DAY*: lost on the partly worked first day of a sickness."""

    WORKED = "worked"
    STANDBY = "standby"
    FIRST_DAY = "first_day"
    SICK = "sick"
    VACATION = "vacation"
    HOLIDAY = "holiday"
    SPECIAL = "special"
    UNPAID = "unpaid"
    UNCONFIRMED = "unconfirmed"
    DROPPED = "dropped"


BY_SHIFTS = "shifts"
"""``Contract.vacation_counts`` where a shift over midnight is one day of vacation, that on which it starts."""

WORK = frozenset({Use.WORKED, Use.STANDBY})
PAID = frozenset({Use.WORKED, Use.STANDBY, Use.FIRST_DAY, Use.SICK, Use.VACATION, Use.HOLIDAY, Use.SPECIAL})
_WITH_PREMIUMS = frozenset({Use.WORKED, Use.STANDBY, Use.SICK, Use.HOLIDAY, Use.SPECIAL})


@dataclass(frozen=True, slots=True)
class Entry:
    """The minutes of one shift on one day. *absence*: the one they were lost by; *premiums*: what they earn on top."""

    day: date
    minutes: int
    use: Use
    shift: Shift
    contract: Contract
    absence: Absence | None
    premiums: tuple[PremiumShare, ...]

    @property
    def grant(self) -> str | None:
        """The grant that pays, ``None`` for private."""
        key = self.contract.grant if self.shift.grant is None else self.shift.grant
        return None if key == "none" else key


class DayLedger:
    """Cuts shifts into entries."""

    def __init__(self, contracts: ContractDays, absences: AbsenceDays, is_holiday: Callable[[date], bool]) -> None:
        self._contracts, self._absences, self._is_holiday = contracts, absences, is_holiday

    def entries(self, shifts: Iterable[Shift], days: DateRange) -> Iterator[Entry]:
        """Yield the entries of all shifts that fall on *days*."""
        for shift in shifts:
            touched = [day for day in days_of(shift) if day in days]
            if touched:
                worked = stretches(shift.start, shift.end, shift.break_minutes)
                for day in touched:
                    minutes = minutes_on(day, worked)
                    if minutes:
                        yield self._entry(shift, day, worked, minutes)

    def _absence(self, shift: Shift, day: date, contract: Contract) -> Absence | None:
        """Return the absence that decides about a shift's minutes on *day*.

        Where vacation is counted by shifts, a night that starts on a day of vacation is vacation to its end, and one that
        started before it is none.
        """
        here = self._absences.on(day)
        began = shift.start.date()
        if began == day or contract.vacation_counts != BY_SHIFTS:
            return here
        there = self._absences.on(began)
        on_vacation = any(each is not None and each.kind is AbsenceKind.VACATION for each in (here, there))
        return there if on_vacation else here

    def _entry(self, shift: Shift, day: date, worked: tuple[tuple[int, int], ...], minutes: int) -> Entry:
        contract = self._contracts.required(day)
        absence = self._absence(shift, day, contract)
        use = self._use(shift, day, absence)
        earned: tuple[PremiumShare, ...] = ()
        if use in _WITH_PREMIUMS and any_paid(contract.premiums):
            on_holiday = shift.state is not ShiftState.HOLIDAY
            earned = tuple(
                share
                for window in windows(worked, shift.start.date(), (day,), self._is_holiday)
                for share in shares(window, contract.premiums, holiday_work=on_holiday)
            )
        lost_by = absence if use not in WORK and use not in (Use.DROPPED, Use.UNCONFIRMED, Use.HOLIDAY) else None
        return Entry(day, minutes, use, shift, contract, lost_by, earned)

    def _use(self, shift: Shift, day: date, absence: Absence | None) -> Use:
        if shift.state is ShiftState.WORKED:
            return Use.STANDBY if shift.kind is ShiftKind.STANDBY else Use.WORKED
        if shift.state is ShiftState.DROPPED:
            return Use.DROPPED
        fell_out = shift.state is ShiftState.HOLIDAY
        if absence is None:
            return Use.HOLIDAY if fell_out else Use.UNCONFIRMED
        if self._absences.unpaid(day):
            return Use.UNPAID
        if absence.kind is AbsenceKind.SICK:
            return Use.FIRST_DAY if self._absences.first_day_worked(absence, day) else Use.SICK
        if fell_out:
            return Use.HOLIDAY
        return Use.VACATION if absence.kind is AbsenceKind.VACATION else Use.SPECIAL
