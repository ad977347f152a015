"""Working-time findings of a month as notices (code ``working_time``): one a check, with all its days."""

from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date

from payroll.law.holiday_hints import LOOKED_BACK, avoided_holidays
from payroll.law.overrides import Decision, Judged, judged
from payroll.law.public_holidays import calendar
from payroll.law.working_days import Finding
from payroll.pay.facts import MonthFacts
from payroll.pay.payslip import Notice
from payroll.pay.working_time import Work, days_absent, findings_of, neutral_days, span_of, takes_place
from payroll.periods import DateRange


def working_time_findings(facts: MonthFacts, sundays_ahead: frozenset[date] = frozenset()) -> tuple[Finding, ...]:
    """Return what the laws say about the shifts of the month, worked and planned; *sundays_ahead*: what the roster wants."""
    employer, window = facts.employer, facts.month.range
    is_holiday = calendar(employer.state, employer.local_holidays, employer.municipality)
    first = min((shift.start.date() for shift in facts.shifts), default=window.first)
    known = DateRange(min(first, window.first), window.last)
    absent = days_absent(facts.absences, known)
    work = Work(
        assistant=facts.assistant,
        shifts=[shift for shift in facts.shifts if takes_place(shift, absent)],
        window=window,
        is_holiday=is_holiday,
        absent=neutral_days(facts.absences, known),
        before=facts.work_before,
        sundays_ahead=sundays_ahead,
    )
    return (*findings_of(work), *_holiday_hints(facts, is_holiday, absent))


def _holiday_hints(facts: MonthFacts, is_holiday: Callable[[date], bool], absent: Container[date]) -> Iterator[Finding]:
    window = facts.month.range
    if any(is_holiday(day) for day in window):
        since = window.first - LOOKED_BACK
        noted = [shift for shift in facts.shifts if shift.start.date() >= since]
        yield from avoided_holidays(map(span_of, noted), window, is_holiday, absent)


def decisions(facts: MonthFacts) -> tuple[Decision, ...]:
    """Return what the employer decided about findings."""
    return tuple(Decision(each.check, each.on, each.reason) for each in facts.overrides)


def working_time_notices(facts: MonthFacts, further: Iterable[Finding] = ()) -> tuple[Notice, ...]:
    """Return one notice for each check that found a violation or something to watch, not for mere information.

    *further*: findings that need the month's pay. A finding that is left as it is says so, with the reason, by itself.
    """
    found: dict[str, list[Judged]] = {}
    notices = []
    for each in judged((*working_time_findings(facts), *further), decisions(facts)):
        if each.open:
            found.setdefault(each.finding.check, []).append(each)
        elif each.reason is not None:
            notices.append(Notice(code="working_time", text=each.said, law=each.finding.law))
    return (*(_notice([each.finding for each in group]) for group in found.values()), *notices)


def _notice(findings: list[Finding]) -> Notice:
    first, *others = findings
    more = f" Ebenso am {', '.join(f'{finding.day:%d.%m.%Y}' for finding in others)}." if others else ""
    return Notice(code="working_time", text=f"{first.text}{more} {first.proposal}".strip(), law=first.law)
