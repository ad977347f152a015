"""Vacation (Erholungsurlaub): how many days of a year somebody has (BUrlG, § 208 SGB IX, § 17 BEEG, § 19 JArbSchG).

Fractions stay exact; only § 5 Abs. 2 BUrlG and § 208 Abs. 2 SGB IX raise halves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from payroll.law import labour_law
from payroll.money import up_from
from payroll.periods import (
    ONE_DAY,
    DateRange,
    Month,
    add_months,
    age_completed_on,
    last_day_of_months_from,
)

MONTHS_OF_YEAR = 12
_YEAR_END = (12, 31)
_YOUTH = ((16, "vacation.youth.under_16"), (17, "vacation.youth.under_17"), (18, "vacation.youth.under_18"))


def converted(base_days: Decimal, base_divisor: Decimal, own_count: Decimal) -> Decimal:
    """Convert vacation by days with duty to work, not rounded (§ 3 BUrlG; BAG 19.03.2019 - 9 AZR 406/17).

    *base_divisor* and *own_count* are both days of a week (24 / 6 × own days), or both days of a year (24 / 312 × own).
    """
    return base_days * own_count / base_divisor


def days_of_year(days_per_week: Decimal, on: date) -> Decimal:
    """Days of a whole year that stand for a number of days a week: 52 weeks of them (BAG 19.03.2019 - 9 AZR 406/17)."""
    return days_per_week * labour_law.number("vacation.weeks_of_year", on)


def statutory_minimum(days_per_week: Decimal, on: date, werktage: Decimal | None = None) -> Decimal:
    """Statutory minimum for a regular week (§ 3 BUrlG): 24 Werktage of a six-day week, converted.

    *werktage*: more than 24 for minors (:func:`minimum_by_age`).
    """
    base = labour_law.number("vacation.days", on) if werktage is None else werktage
    return converted(base, labour_law.number("vacation.week", on), days_per_week)


def minimum_by_age(birth: date, year: int) -> int:
    """Minimum in Werktage by age on 1 January (§ 19 Abs. 2 JArbSchG, § 3 BUrlG)."""
    new_year = date(year, 1, 1)
    for age, name in _YOUTH:
        if age_completed_on(birth, age) >= new_year:
            return labour_law.whole(name, new_year)
    return labour_law.whole("vacation.days", new_year)


def by_sections(sections: Iterable[tuple[Decimal, Decimal]]) -> Decimal:
    """Add sections of a year: annual days × months / 12 each, not rounded (BAG 19.03.2019 - 9 AZR 406/17)."""
    return sum((annual * months / MONTHS_OF_YEAR for annual, months in sections), Decimal(0))


def rounded_by_section_5(days: Decimal, on: date) -> Decimal:
    """Raise a fraction of at least half a day to a full day, keep a smaller one (§ 5 Abs. 2 BUrlG)."""
    return up_from(days, labour_law.number("vacation.rounding", on))


def partial(annual_days: Decimal, full_months: int) -> Decimal:
    """One twelfth of the annual vacation for each full month, not rounded (§ 5 Abs. 1 BUrlG)."""
    return annual_days * full_months / MONTHS_OF_YEAR


def full_months(first: date, last: date) -> int:
    """Number of complete months of employment from *first* to *last*, counted from *first* (§ 5 Abs. 1 BUrlG)."""
    months = 0
    while last_day_of_months_from(first, months + 1) <= last:
        months += 1
    return months


def waiting_over_on(employment_start: date) -> date:
    """First day after the waiting time of six months (§ 4 BUrlG)."""
    return add_months(employment_start, labour_law.whole("vacation.full_after_months", employment_start))


@dataclass(frozen=True, slots=True)
class Twelfths:
    """A part of a year's vacation (Teilurlaub, § 5 Abs. 1 BUrlG): *case* a, b or c, and the complete *months* it counts."""

    case: str
    months: int


def twelfths(year: int, start: date, end: date | None) -> Twelfths | None:
    """Return the twelfths due in a calendar year touched by the employment; ``None``: the whole vacation (§§ 4, 5 BUrlG).

    Twelfths are due when employment begins in the second half of the year (a), ends before the waiting time is over (b) or
    ends in the first half of the year (c). In case b the months count over the whole employment and each belongs to the
    year in which it ends.
    """
    first, last = max(start, date(year, 1, 1)), min(end or date.max, date(year, *_YEAR_END))
    second_half = date(year, labour_law.whole("vacation.second_half_month", first), 1)
    if start >= second_half:
        return Twelfths("a", full_months(first, last))
    if end is not None and end < waiting_over_on(start):
        return Twelfths("b", full_months(start, last) - full_months(start, first - ONE_DAY))
    if end is not None and end < second_half:
        return Twelfths("c", full_months(first, last))
    return None


def entitlement(year: int, start: date, end: date | None, annual_days: Decimal) -> Decimal:
    """Return the vacation of a calendar year in own workdays: all of it, or twelfths rounded by § 5 Abs. 2 BUrlG."""
    first = max(start, date(year, 1, 1))
    if first > min(end or date.max, date(year, *_YEAR_END)):
        return Decimal(0)
    part = twelfths(year, start, end)
    return annual_days if part is None else rounded_by_section_5(partial(annual_days, part.months), first)


def severely_disabled_extra(days_per_week: Decimal, months_with_status: int, on: date) -> Decimal:
    """Return the extra week of § 208 SGB IX for full months with the status, halves raised (Abs. 2).

    Only where the status did not hold all year; it is not cut again for a part year of employment. A status that held all
    year follows the ordinary rules (:func:`twelfths`).
    """
    return rounded_by_section_5(partial(days_per_week, months_with_status), on)


def full_calendar_months(first: date, last: date, year: int) -> int:
    """Number of calendar months of *year* that lie wholly in a range (§ 17 Abs. 1 BEEG, § 4 Abs. 4 PflegeZG)."""
    months = (Month(year, number) for number in range(1, MONTHS_OF_YEAR + 1))
    return sum(first <= month.first and month.last <= last for month in months)


def after_parental_cut(annual_days: Decimal, months_cut: int) -> Decimal:
    """Return what a declared cut by one twelfth for each full calendar month leaves, not rounded (§ 17 Abs. 1 BEEG)."""
    return partial(annual_days, MONTHS_OF_YEAR - months_cut)


def carried_until(year: int) -> date:
    """Last day of the carry-over of *year*'s vacation: 31 March of the next year (§ 7 Abs. 3 Satz 3 BUrlG)."""
    year_end = date(year, *_YEAR_END)
    return add_months(year_end, labour_law.whole("vacation.carry_months", year_end))


def unfit_until(year: int) -> date:
    """Day at whose end *year*'s vacation lapses in an illness without break: 15 months after the year (EuGH C-214/10)."""
    year_end = date(year, *_YEAR_END)
    return add_months(year_end, labour_law.whole("vacation.sick_months", year_end))


def lapses_on(year: int, unfit: DateRange | None, *, notice_given: bool) -> date | None:
    """Return the day at whose end vacation of *year* lapses, ``None`` if it does not (§ 7 Abs. 3 BUrlG).

    Without the employer's notice in time (*notice_given*) vacation lapses only for a person unfit on every workday of the
    year (BAG 07.09.2021 - 9 AZR 3/21), or nearly so (:func:`survives_early_sickness` says which part). Illness carries
    it over to 31 March, unbroken illness to 31 March of the year after (EuGH C-214/10).
    """
    year_end, carried, longest = date(year, *_YEAR_END), carried_until(year), unfit_until(year)
    if unfit is not None and unfit.first <= year_end <= unfit.last:
        if unfit.last >= longest:
            return longest if notice_given or unfit.first <= early_in(year) else None
        if unfit.last >= carried:
            ends = longest if unfit.last.year > year + 1 else date(year + 1, *_YEAR_END)
            return ends if notice_given else None
        return carried if notice_given else None
    return year_end if notice_given else None


def early_in(year: int) -> date:
    """Last day of the first week, in which the employer could not yet have given notice (BAG 31.01.2023 - 9 AZR 107/20)."""
    new_year = date(year, 1, 1)
    return new_year + timedelta(days=labour_law.whole("vacation.early_sickness_days", new_year) - 1)


def survives_early_sickness(open_days: Decimal, year: int, unfit_from: date) -> Decimal:
    """Part that could have been taken before an illness in the first week of the year, without notice: it does not lapse.

    Counted in days from Monday to Friday after New Year's Day (BAG 31.01.2023 - 9 AZR 107/20).
    """
    saturday = 5
    possible = sum(
        day.weekday() < saturday
        for day in (date(year, 1, 2) + timedelta(days=n) for n in range((unfit_from - date(year, 1, 2)).days))
    )
    return min(open_days, Decimal(possible))
