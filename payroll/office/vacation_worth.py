"""What days of vacation that are used next are worth, for the pay of a month: only where hours have gone down."""

from itertools import pairwise
from typing import TYPE_CHECKING

from payroll.office.vacation_months import NONE, VacationMonths
from payroll.office.vacation_years import Job, VacationYears
from payroll.pay.facts import Assistant, VacationWorth
from payroll.pay.vacation_course import course
from payroll.pay.vacation_sections import hours_per_day
from payroll.periods import Month

if TYPE_CHECKING:
    from payroll.office.ledger import Ledger


def vacation_worth(ledger: "Ledger", assistant: Assistant, month: Month) -> tuple[VacationWorth, ...]:
    """Return the days left when *month* begins, in the order they are used, with the hours a day had when they were earned.

    Empty where no earlier contract had more hours a day: then nothing depends on it.
    """
    if ledger.start is None or not _went_down(assistant, month):
        return ()
    years = VacationYears(
        ledger.book,
        ledger.start,
        ledger.vacation,
        assistant,
        VacationMonths(ledger.book, ledger.vacation, assistant, month.plus(-1)),
    )
    for job in years.jobs(month.year):
        if month in years.months(job, month.year):
            return _left(years, job, month)
    return ()


def _went_down(assistant: Assistant, month: Month) -> bool:
    if len(assistant.contracts) == 1:
        return False
    sections = sorted(assistant.contracts, key=lambda contract: contract.valid_from)
    hours = [hours_per_day(contract) for contract in sections if contract.valid_from <= month.last]
    return any(later < earlier for earlier, later in pairwise(hours))


def _left(years: VacationYears, job: Job, month: Month) -> tuple[VacationWorth, ...]:
    shares = {year: each.shares for year, each in years.entitlements(job, month.year).items()}
    before = {each: years.noted.use(each).days for each in years.months(job, month.year) if each < month}
    # the month itself is gone through without use, so that what ended before it is gone
    left = course(shares, before | {month: NONE}, years.circumstances(job), month.year, job.end, until=month).rest
    return tuple(VacationWorth(days=rest.days, hours=rest.share.hours) for rest in left)
