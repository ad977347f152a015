"""One job's vacation in one year: what came in, went out and is planned, in days and in hours."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from payroll.money import MINUTES_PER_HOUR
from payroll.office.vacation_months import NONE
from payroll.office.vacation_years import Job, VacationYears
from payroll.pay.facts import OneOffKind
from payroll.pay.vacation_course import Course, Lapse, course
from payroll.pay.vacation_entitlement import Entitlement
from payroll.pay.vacation_use import MonthUse
from payroll.periods import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class JobCourse:
    """A job's vacation in the year looked at: sums in days, and in hours what came in, went out and is planned."""

    job: Job
    entitlements: dict[int, Entitlement]
    course: Course
    carried: Decimal
    entitled: Decimal
    taken: Decimal
    planned: Decimal
    lapsed: Decimal
    paid_out: Decimal
    hours_in: Decimal
    hours_out: Decimal
    hours_planned: Decimal
    provisional: bool

    @property
    def left(self) -> Decimal:
        """Days left, below zero if too many were taken."""
        return self.carried + self.entitled - self.taken - self.planned - self.lapsed - self.paid_out

    @property
    def hours_left(self) -> Decimal:
        """Hours left; nothing once they were paid out."""
        return NONE if self.paid_out else self.hours_in - self.hours_out - self.hours_planned


def job_course(years: VacationYears, job: Job, year: int) -> JobCourse:
    """Return how a job's vacation went in a year, as far as its months go."""
    entitlements = years.entitlements(job, year)
    shares = {of: each.shares for of, each in entitlements.items()}
    use = {month: years.noted.use(month) for month in years.months(job, year)}
    days = {month: each.days for month, each in use.items()}
    went = course(shares, days, years.circumstances(job), year, job.end)
    granted = shares.get(year, ())
    gone = [lapse for lapse in went.lapsed if in_year(lapse, year) and is_past(lapse, years.noted.last)]
    this_year = {month: each for month, each in use.items() if month.year == year}
    taken = [each for month, each in this_year.items() if month <= years.noted.last]
    planned = [each for month, each in this_year.items() if month > years.noted.last]
    return JobCourse(
        job=job,
        entitlements=entitlements,
        course=went,
        carried=summed(rest.days for rest in went.carried),
        entitled=summed(share.days for share in granted),
        taken=summed(each.days for each in taken),
        planned=summed(each.days for each in planned),
        lapsed=summed(lapse.days for lapse in gone),
        paid_out=summed(rest.days for rest in went.rest) if _was_paid_out(years, job) else NONE,
        hours_in=summed(rest.hours for rest in went.carried)
        + summed(share.days * share.hours for share in granted)
        - summed(lapse.hours for lapse in gone),
        hours_out=_in_hours(taken),
        hours_planned=_in_hours(planned),
        provisional=year in entitlements and entitlements[year].provisional,
    )


def _was_paid_out(years: VacationYears, job: Job) -> bool:
    """Tell whether a payout was noted for the end of this job, with a month up to the one looked at."""
    if job.end is None or job.end > years.noted.last.last:
        return False
    later = [each.days.first for each in years.jobs(job.end.year) if each.days.first > job.end]
    until = min([years.noted.last, *(Month.of(first) for first in later)])
    return any(
        each.assistant == years.assistant.key
        and each.kind is OneOffKind.VACATION_PAYOUT
        and Month.of(job.end) <= each.month <= until
        for each in years.book.one_offs
    )


def summed(values: Iterable[Decimal]) -> Decimal:
    """Return the sum without trailing zeros, as it is kept in a slip."""
    total = sum(values, NONE)
    return total.quantize(Decimal(1)) if total == total.to_integral_value() else total.normalize()


def _in_hours(uses: Iterable[MonthUse]) -> Decimal:
    return Decimal(sum(use.minutes for use in uses)) / MINUTES_PER_HOUR


def in_year(lapse: Lapse, year: int) -> bool:
    """Tell whether days lapse in a year."""
    return lapse.on is not None and lapse.on.year == year


def is_past(lapse: Lapse, month: Month) -> bool:
    """What lapses at the end of a month is gone in the month after."""
    return lapse.on is not None and Month.of(lapse.on) < month
