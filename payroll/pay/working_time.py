"""One person's shifts before the working-time laws: ArbZG or, under 18, JArbSchG, and the rules of work on call."""

from collections.abc import Callable, Container, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from payroll.law import on_call, working_time_checks, youth_checks
from payroll.law.working_days import Finding, Severity, Span
from payroll.law.working_time import limit_minutes
from payroll.money import MINUTES_PER_HOUR
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Absence, AbsenceKind, Assistant, Contract, Shift, ShiftState, WorkBefore
from payroll.periods import DateRange

_NEUTRAL = frozenset({AbsenceKind.SICK, AbsenceKind.VACATION, AbsenceKind.CHILD_SICK, AbsenceKind.SPECIAL})
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LIVES_IN = (
    "Wer im Haushalt mit wohnt, fällt nur dann nicht unter das Arbeitszeitgesetz, wenn beide wie in einer Familie längere "
    "Zeit zusammen wohnen und wirtschaften und die Person eigenverantwortlich betreut (§ 18 Abs. 1 Nr. 3 ArbZG). Das ist "
    "eng und umstritten. Assistenz, die zu Schichten kommt, auch für 24 Stunden, gehört nicht dazu."
)


@dataclass(frozen=True, kw_only=True)
class Work:
    """*shifts* of the person, worked and planned, that take place or did; *window*: days whose findings are wanted.

    *absent*: days of vacation, sickness and other paid release; *before*: see :class:`WorkBefore`; *sundays_ahead*: Sundays
    the roster wants after the known shifts.
    """

    assistant: Assistant
    shifts: Sequence[Shift]
    window: DateRange
    is_holiday: Callable[[date], bool]
    absent: Container[date] = frozenset()
    before: WorkBefore = field(default_factory=WorkBefore)
    sundays_ahead: frozenset[date] = frozenset()


def takes_place(shift: Shift, absent: Container[date]) -> bool:
    """Tell whether a shift is work: worked, or planned on a day without absence."""
    if shift.state is ShiftState.WORKED:
        return True
    return shift.state is ShiftState.PLANNED and shift.start.date() not in absent


def days_absent(absences: Iterable[Absence], window: DateRange) -> frozenset[date]:
    """Return the days of *window* on which any absence holds."""
    return frozenset(day for absence in absences for day in _inside(absence, window))


def neutral_days(absences: Iterable[Absence], window: DateRange) -> frozenset[date]:
    """Return the days of *window* that an average counts with eight hours (BVerwG 09.05.2018 - 8 C 13.17)."""
    return frozenset(day for absence in absences if absence.kind in _NEUTRAL for day in _inside(absence, window))


def _inside(absence: Absence, window: DateRange) -> Iterable[date]:
    first, last = max(absence.first, window.first), min(absence.last or window.last, window.last)
    return DateRange(first, last) if first <= last else ()


def span_of(shift: Shift) -> Span:
    """Return a shift as the working-time laws see it."""
    return Span(shift.start, shift.end, shift.break_minutes, shift.state is ShiftState.PLANNED)


def findings_of(work: Work, only: Iterable[str] = working_time_checks.CHECKS) -> tuple[Finding, ...]:
    """Return what the laws say about the window, ordered by day and check; *only*: the checks of an adult that are wanted.

    Who turns 18 inside the window is looked at by both laws, each for its days. Who lives in is not under the ArbZG.
    """
    birth, window = work.assistant.birth_date, work.window
    spans = [span_of(shift) for shift in work.shifts]
    contracts = ContractDays(work.assistant)
    found: list[Finding] = []
    if youth_checks.is_minor(birth, window.first):
        found += youth_checks.check(_youth(work, spans, contracts))
    if not youth_checks.is_minor(birth, window.last):
        if work.assistant.lives_in:
            way = "Prüfen Sie, ob das so ist; sonst tragen Sie es bei der Person aus."
            found.append(Finding("AZ-00", Severity.INFO, window.last, LIVES_IN, "§ 18 Abs. 1 Nr. 3 ArbZG", way))
        else:
            adult = working_time_checks.check(_adult(work, spans, contracts), only)
            found += [finding for finding in adult if not youth_checks.is_minor(birth, finding.day)]
    found += _calls(work, contracts)
    return working_time_checks.ordered(found)


def _adult(work: Work, spans: Sequence[Span], contracts: ContractDays) -> working_time_checks.Situation:
    return working_time_checks.Situation(
        spans,
        work.window,
        work.is_holiday,
        neutral=work.absent,
        night_percent=_night_percent(_contract(work, contracts)),
        hours_elsewhere=work.assistant.weekly_hours_elsewhere or Decimal(0),
        sundays_before=frozenset(work.before.sundays),
        nights_before=frozenset(work.before.nights),
        sundays_ahead=work.sundays_ahead,
        rotating_nights=work.before.rotating_nights,
    )


def _night_percent(contract: Contract | None) -> Decimal | None:
    """What is agreed for all night hours; a supplement for deep night alone leaves the others without."""
    if contract is None or (contract.premiums.night is None and contract.premiums.deep_night is None):
        return None
    return contract.premiums.night or Decimal(0)


def _contract(work: Work, contracts: ContractDays) -> Contract | None:
    return contracts.on(work.window.last) or contracts.on(work.window.first)


def _youth(work: Work, spans: Sequence[Span], contracts: ContractDays) -> youth_checks.Youth:
    person, contract = work.assistant, _contract(work, contracts)
    daily = contract.weekly_hours * MINUTES_PER_HOUR / contract.workdays_per_week if contract else Decimal(0)
    return youth_checks.Youth(
        spans,
        person.birth_date,
        work.window,
        work.is_holiday,
        lives_in=person.lives_in,
        certificate_on=person.medical_certificate_on,
        employed=next((each for each in contracts.employments() if each.overlap(work.window)), None),
        school=frozenset(_WEEKDAYS.index(day) for day in person.school_weekdays),
        school_minutes=min(int(daily), limit_minutes("youth.day", work.window.last)),
    )


def _calls(work: Work, contracts: ContractDays) -> list[Finding]:
    """What § 12 TzBfG says, where the contract is one on call."""
    contract = _contract(work, contracts)
    if contract is None or not contract.on_call:
        return []
    calls = calls_of(work.shifts)
    hours = on_call.agreed_hours(contract.weekly_hours, contract.on_call_hours, work.window.last)
    found = (*on_call.late_calls(calls), *on_call.short_calls(calls), *on_call.long_weeks(calls, hours, work.window))
    return [finding for finding in found if finding.day in work.window]


def calls_of(shifts: Iterable[Shift]) -> list[on_call.Call]:
    """Return the shifts as calls."""
    return [on_call.Call(span_of(shift), shift.announced_on) for shift in shifts]
