"""Insurance days of a month, SV-Tage (SGB IV §§ 7 Abs. 3, 23a Abs. 3; SGB V § 224; BVV § 1)."""

from collections.abc import Iterable

from payroll.periods import INSURANCE_DAYS_OF_A_MONTH, DateRange, Month


def insurance_days(month: Month, employment: Iterable[DateRange], contribution_free: Iterable[DateRange] = ()) -> int:
    """Return the month's insurance days: 30 if every calendar day is liable, else the number of liable calendar days.

    *employment*: days of employment; *contribution_free*: days inside it with a benefit that takes the place of pay, of
    parental leave, or without pay after the month of § 7 Abs. 3 SGB IV. Days outside the month do not count.
    """
    free = tuple(contribution_free)
    liable = {
        day
        for span in employment
        for day in (span.overlap(month.range) or ())
        if not any(day in without for without in free)
    }
    return INSURANCE_DAYS_OF_A_MONTH if len(liable) == month.days else len(liable)
