"""Which usage reports a grant asks for, and when they are due."""

from dataclasses import dataclass
from datetime import date, timedelta

from payroll.funding.facts import Grant
from payroll.periods import Month

_MONTHS_OF = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPeriod:
    """Months *first* to *last* of one report, the day it is due, and whether it is the last of the approval."""

    first: Month
    last: Month
    due_on: date
    final: bool


def report_periods(grant: Grant) -> tuple[ReportPeriod, ...]:
    """Return the periods of all reports of an approval, ascending.

    Quarters, half years and years are those of the calendar, cut to the approval; ``end`` is one report for all of it. The
    due day is counted in days from the last day of the period, as the notice says.
    """
    first, end = Month.of(grant.valid_from), Month.of(grant.valid_to)
    periods: list[ReportPeriod] = []
    while first <= end:
        last = end if grant.report_every == "end" else min(end, _last_of(first, _MONTHS_OF[grant.report_every]))
        final = last == end
        closing_day = grant.valid_to if final else last.last
        due = closing_day + timedelta(days=grant.report_due_days)
        periods.append(ReportPeriod(first=first, last=last, due_on=due, final=final))
        first = last.plus(1)
    return tuple(periods)


def period_ending(grant: Grant, last: Month) -> ReportPeriod | None:
    """Return the report whose last month is *last*, ``None`` if no report of the grant ends there."""
    return next((period for period in report_periods(grant) if period.last == last), None)


def _last_of(month: Month, length: int) -> Month:
    """Last month of the calendar period of *length* months that *month* lies in."""
    return Month(month.year, (month.month - 1) // length * length + length)
