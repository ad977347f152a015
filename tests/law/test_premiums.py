"""Premiums that stay free: § 3b EStG, § 1 SvEV."""

from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.law.clock import stretches
from payroll.law.premiums import base_wage, free_amounts, free_percent, windows
from payroll.law.public_holidays import calendar
from payroll.periods import BERLIN, DateRange

NRW = calendar("NW")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def percents(start: str, end: str, break_minutes: int = 0) -> list[tuple[int, int]]:
    """Minutes and percent, in order."""
    first, last = at(start), at(end)
    cut = windows(stretches(first, last, break_minutes), first.date(), DateRange(first.date(), last.date()), NRW)
    return [(window.minutes, int(free_percent(window))) for window in cut]


def test_night_from_20_to_6():
    assert percents("2026-03-03 19:00", "2026-03-03 22:00") == [(60, 0), (120, 25)]
    assert percents("2026-03-03 05:00", "2026-03-03 07:00") == [(60, 25), (60, 0)]


def test_deep_night_needs_work_begun_before_midnight():
    assert percents("2026-03-03 23:00", "2026-03-04 05:00") == [(60, 25), (240, 40), (60, 25)]
    assert percents("2026-03-04 01:00", "2026-03-04 05:00") == [(180, 25), (60, 25)]


def test_a_break_over_midnight_does_not_end_the_work():
    assert percents("2026-03-03 22:00", "2026-03-04 02:00", 60) == [(90, 25), (90, 40)]


def test_sunday_carries_over_to_four_on_monday():
    assert percents("2026-03-08 22:00", "2026-03-09 06:00") == [(120, 75), (240, 90), (120, 25)]


def test_sunday_and_holiday_never_add():
    """3 October 2027 is a Sunday: the holiday's 125 % alone."""
    assert percents("2027-10-03 10:00", "2027-10-03 12:00") == [(120, 125)]


def test_easter_and_whit_sunday_are_holidays_for_the_tax_limit():
    """R 3b Abs. 3 LStR."""
    assert percents("2026-04-05 10:00", "2026-04-05 12:00") == [(120, 125)]
    assert percents("2026-05-24 10:00", "2026-05-24 12:00") == [(120, 125)]


def test_christmas_eve_and_new_years_eve_from_two_oclock():
    assert percents("2026-12-24 13:00", "2026-12-24 15:00") == [(60, 0), (60, 150)]
    assert percents("2026-12-31 13:00", "2026-12-31 15:00") == [(60, 0), (60, 125)]
    assert percents("2026-05-01 13:00", "2026-05-01 15:00") == [(120, 150)]


def test_night_after_the_second_day_of_christmas_keeps_the_higher_percentage():
    """27 December 2026 is a Sunday: 150 carried over beats its own 50."""
    assert percents("2026-12-26 22:00", "2026-12-27 05:00") == [(120, 175), (240, 190), (60, 75)]


def test_clock_changes_count_elapsed_time():
    assert percents("2026-03-28 23:00", "2026-03-29 05:00") == [(60, 25), (180, 90), (60, 75)]
    assert percents("2026-10-24 23:00", "2026-10-25 05:00") == [(60, 25), (300, 90), (60, 75)]


@given(
    day=st.dates(date(2025, 1, 1), date(2027, 12, 1)),
    minute=st.integers(0, 1439),
    minutes=st.integers(1, 2000),
    share=st.integers(0, 100),
)
def test_windows_hold_every_minute_once(day, minute, minutes, share):
    first = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=BERLIN)
    parts = stretches(first, first, 0)
    begin = parts[0][0]
    pause = (minutes - 1) * share // 100
    middle = begin + (minutes - pause) // 2
    parts = ((begin, middle), (middle + pause, begin + minutes))
    days = DateRange(first.date(), date.fromordinal(first.date().toordinal() + 3))
    cut = sorted((w.start, w.end) for w in windows(parts, first.date(), days, NRW))
    assert sum(end - start for start, end in cut) == minutes - pause
    assert all(before[1] <= after[0] for before, after in pairwise(cut))


@pytest.mark.parametrize(
    ("wage", "free", "insured_free"),
    [("20", "80.00", "80.00"), ("30", "120.00", "100.00"), ("60", "200.00", "100.00")],
)
def test_limits_of_the_basic_wage(wage, free, insured_free):
    """50 euro an hour for tax (§ 3b Abs. 2 EStG), 25 for contributions (§ 1 Abs. 1 Nr. 1 SvEV)."""
    made = free_amounts(Decimal(wage), Decimal(8), Decimal(50), Decimal(50), date(2026, 5, 1))
    assert (made.tax_free, made.insurance_free) == (Decimal(free), Decimal(insured_free))


def test_only_what_is_paid_can_be_free():
    made = free_amounts(Decimal(20), Decimal(8), Decimal(10), Decimal(50), date(2026, 5, 1))
    assert made.paid == made.tax_free == Decimal("16.00")


def test_a_low_percentage_of_a_high_wage_may_use_the_whole_limit():
    """§ 3b Abs. 1 EStG, § 1 SvEV: 20 % of 40 euro paid is 8.00; up to 25 % of 25 euro, 6.25, is free of contributions."""
    made = free_amounts(Decimal(40), Decimal(1), Decimal(20), Decimal(25), date(2026, 3, 3))
    assert (made.paid, made.tax_free, made.insurance_free) == (Decimal("8.00"), Decimal("8.00"), Decimal("6.25"))
    made = free_amounts(Decimal(60), Decimal(1), Decimal(20), Decimal(25), date(2026, 3, 3))
    assert (made.paid, made.tax_free, made.insurance_free) == (Decimal("12.00"), Decimal("12.00"), Decimal("6.25"))


def test_basic_wage_of_a_salary():
    assert base_wage(Decimal(4350), Decimal(40), date(2026, 1, 1)) == 25
