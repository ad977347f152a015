"""Vacation: BUrlG, § 208 SGB IX, § 17 BEEG, § 19 JArbSchG."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.law.vacation import (
    after_parental_cut,
    entitlement,
    full_calendar_months,
    full_months,
    lapses_on,
    minimum_by_age,
    rounded_by_section_5,
    severely_disabled_extra,
    statutory_minimum,
    survives_early_sickness,
)
from payroll.law.vacation_pay import average_pay, payout
from payroll.periods import DateRange

TWENTY = Decimal(20)
ON = date(2026, 1, 1)


def test_four_weeks_whatever_the_number_of_workdays():
    """§ 3 BUrlG."""
    assert [statutory_minimum(Decimal(days), ON) for days in (6, 5, 4, 1)] == [24, 20, 16, 4]


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 7, 1), None, "10"),  # a: second half
        (date(2026, 6, 30), None, "20"),  # waiting time is over this year
        (date(2026, 7, 2), None, "8.33333"),
        (date(2026, 2, 1), date(2026, 5, 31), "6.66667->7"),  # b: waiting time never over; raised
        (date(2020, 1, 1), date(2026, 6, 30), "10"),  # c: leaves in the first half
        (date(2020, 1, 1), date(2026, 7, 1), "20"),
        (date(2027, 1, 1), None, "0"),
        (date(2020, 1, 1), date(2025, 12, 31), "0"),
    ],
)
def test_part_of_a_year(start, end, days):
    """§§ 4, 5 BUrlG."""
    expected = Decimal(days.split("->")[-1])
    assert abs(entitlement(2026, start, end, TWENTY) - expected) < Decimal("0.001")


def test_a_month_across_new_year_is_not_lost():
    """§ 5 Abs. 1: months count over the whole employment and belong to the year in which they end."""
    start, end = date(2025, 11, 15), date(2026, 2, 14)
    assert entitlement(2025, start, end, Decimal(24)) == 2
    assert entitlement(2026, start, end, Decimal(24)) == 4


def test_months_of_employment_are_not_calendar_months():
    assert full_months(date(2026, 1, 15), date(2026, 2, 14)) == 1
    assert full_months(date(2026, 1, 15), date(2026, 2, 13)) == 0
    assert full_months(date(2026, 1, 31), date(2026, 2, 28)) == 1


@given(st.decimals(0, 60, places=4))
def test_section_5_never_lowers(days):
    rounded = rounded_by_section_5(days, ON)
    assert days <= rounded < days + 1
    assert rounded == days or rounded == rounded.to_integral_value()


def test_extra_week_for_a_part_of_the_year():
    """§ 208 Abs. 2 SGB IX."""
    assert severely_disabled_extra(Decimal(5), 6, ON) == 3
    assert severely_disabled_extra(Decimal(5), 12, ON) == 5


@pytest.mark.parametrize(
    ("birth", "days"),
    [(date(2010, 1, 2), 30), (date(2010, 1, 1), 27), (date(2009, 1, 1), 25), (date(2008, 1, 1), 24), (date(1990, 5, 5), 24)],
)
def test_minimum_by_age_on_new_years_day(birth, days):
    """§ 19 Abs. 2 JArbSchG; a year of age is completed the day before the birthday (§ 187 Abs. 2 BGB)."""
    assert minimum_by_age(birth, 2026) == days


def test_parental_leave_cuts_full_calendar_months():
    """§ 17 Abs. 1 BEEG."""
    months = full_calendar_months(date(2025, 11, 10), date(2026, 3, 31), 2026)
    assert months == 3
    assert after_parental_cut(Decimal(24), months) == 18


UNFIT = DateRange(date(2024, 6, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("year", "unfit", "notice", "lapse"),
    [
        (2025, None, True, date(2025, 12, 31)),
        (2025, None, False, None),
        (2025, DateRange(date(2025, 12, 1), date(2026, 1, 31)), True, date(2026, 3, 31)),
        (2025, DateRange(date(2025, 12, 1), date(2026, 5, 31)), True, date(2026, 12, 31)),
        (2024, UNFIT, True, date(2026, 3, 31)),
        (2024, UNFIT, False, None),  # worked that year before falling ill: EuGH C-518/20
        (2025, DateRange(date(2024, 6, 1), date(2027, 5, 1)), False, date(2027, 3, 31)),  # BAG 9 AZR 3/21
    ],
)
def test_lapse(year, unfit, notice, lapse):
    """§ 7 Abs. 3 BUrlG; BAG 19.02.2019 - 9 AZR 423/16; EuGH C-214/10."""
    assert lapses_on(year, unfit, notice_given=notice) == lapse


def test_illness_in_the_first_week_saves_what_could_have_been_taken():
    """BAG 31.01.2023 - 9 AZR 107/20: 2, 5 and 6 January 2026 are the days before an illness from the 7th."""
    assert survives_early_sickness(TWENTY, 2026, date(2026, 1, 7)) == 3
    assert survives_early_sickness(TWENTY, 2026, date(2025, 11, 1)) == 0


def test_pay_of_a_vacation_day_leaves_overtime_out():
    """§ 11 Abs. 1 BUrlG."""
    assert average_pay(Decimal(2100), Decimal(100), Decimal(40), Decimal(2)) == Decimal("100.00")


def test_payout_of_fractions():
    """§ 7 Abs. 4 BUrlG."""
    made = payout(Decimal(2600), Decimal(5), Decimal("2.5"), ON)
    assert made.day_value == Decimal("120.00")
    assert made.total_exact == Decimal("300.00")
