"""Insurance days (SV-Tage): calendar days liable to contributions; a full month has 30 (§ 223 Abs. 2 SGB V).

Days with a benefit (Krankengeld, Mutterschaftsgeld, Kinderkrankengeld, Pflegeunterstützungsgeld, Elternzeit) are free of
contributions (§ 224 SGB V). Unpaid time without a benefit leaves the insurance standing for one month (§ 7 Abs. 3 SGB IV).
"""

from collections.abc import Iterable
from datetime import date

from payroll.law import labour_law
from payroll.law.sick_pay import as_ranges
from payroll.periods import INSURANCE_DAYS_OF_A_MONTH, ONE_DAY, DateRange, Month, last_day_of_months_from


def insurance_days(
    month: Month,
    employment: Iterable[DateRange],
    contribution_free: Iterable[DateRange] = (),
    unpaid: Iterable[DateRange] = (),
) -> int:
    """Return the insurance days of a month: 30 if every calendar day is liable, else the number of liable days.

    *employment*: days of insured employment; *contribution_free*: days with a benefit; *unpaid*: whole ranges without pay
    and benefit, from their first day on, also if that lies in an earlier month.
    """
    free = [*contribution_free, *after_the_unpaid_month(unpaid)]
    employed = list(employment)
    liable = sum(any(day in part for part in employed) and not any(day in part for part in free) for day in month.range)
    return INSURANCE_DAYS_OF_A_MONTH if liable == month.days else liable


def after_the_unpaid_month(unpaid: Iterable[DateRange]) -> tuple[DateRange, ...]:
    """Return the part of each unpaid range that lies after its first month, in which insurance rests (§ 7 Abs. 3 SGB IV)."""
    resting: list[DateRange] = []
    for part in unpaid:
        first = last_insured(part.first) + ONE_DAY
        if first <= part.last:
            resting.append(DateRange(first, part.last))
    return tuple(resting)


def last_insured(unpaid_from: date) -> date:
    """Return the last day insurance goes on for when pay stops without a benefit (§ 7 Abs. 3 SGB IV)."""
    return last_day_of_months_from(unpaid_from, labour_law.whole("insurance.unpaid_months", unpaid_from))


def joined(days: Iterable[date]) -> tuple[DateRange, ...]:
    """Join days in any order to ranges."""
    return as_ranges(sorted(set(days)))
