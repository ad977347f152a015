"""Working-time findings of a month as notices (code ``working_time``): one a check, with all its days."""

from payroll.law import working_time_checks, youth_checks
from payroll.law.public_holidays import calendar
from payroll.law.working_days import Finding, Severity, Span
from payroll.pay.absence_days import AbsenceDays
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import AbsenceKind, MonthFacts, ShiftState
from payroll.pay.payslip import Notice
from payroll.periods import DateRange

_NEUTRAL = frozenset({AbsenceKind.SICK, AbsenceKind.VACATION, AbsenceKind.CHILD_SICK, AbsenceKind.SPECIAL})


def working_time_findings(facts: MonthFacts) -> tuple[Finding, ...]:
    """Return what the ArbZG or, under 18, the JArbSchG says about the shifts of the month, worked and planned."""
    contracts = ContractDays(facts.assistant)
    absences = AbsenceDays(facts, contracts)
    employer, birth = facts.employer, facts.assistant.birth_date
    is_holiday = calendar(employer.state, employer.local_holidays, employer.municipality)
    spans = [
        Span(shift.start, shift.end, shift.break_minutes)
        for shift in facts.shifts
        if shift.state is ShiftState.WORKED
        or (shift.state is ShiftState.PLANNED and absences.on(shift.start.date()) is None)
    ]
    window = facts.month.range
    if youth_checks.is_minor(birth, window.last):
        return youth_checks.check(spans, birth, window, is_holiday)
    known = min((span.start.date() for span in spans), default=window.first)
    days = DateRange(min(known, window.first), window.last)
    neutral = {day for day in days if (absence := absences.on(day)) and absence.kind in _NEUTRAL}
    contract = contracts.on(window.last) or contracts.on(window.first)
    paid = contract is not None and bool(contract.premiums.night or contract.premiums.deep_night)
    return working_time_checks.check(
        working_time_checks.Situation(spans, window, is_holiday, frozenset(neutral), night_paid=paid)
    )


def working_time_notices(facts: MonthFacts) -> tuple[Notice, ...]:
    """Return one notice for each check that found a violation or something to watch, not for mere information."""
    found: dict[str, list[Finding]] = {}
    for finding in working_time_findings(facts):
        if finding.severity is not Severity.INFO:
            found.setdefault(finding.check, []).append(finding)
    return tuple(_notice(findings) for findings in found.values())


def _notice(findings: list[Finding]) -> Notice:
    first, *others = findings
    more = f" Ebenso am {', '.join(f'{finding.day:%d.%m.%Y}' for finding in others)}." if others else ""
    return Notice(code="working_time", text=f"{first.text}{more}", law=first.law)
