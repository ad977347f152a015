"""Months, periods of the BGB, ages, and time across both clock changes."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.periods import (
    DateRange,
    Month,
    add_months,
    age_completed_on,
    clipped,
    clock_exists,
    elapsed_minutes,
    last_day_of_months_from,
    local,
    midnight,
)


def test_a_month_reads_what_it_writes() -> None:
    assert str(Month.parse("2026-03")) == "2026-03"


@pytest.mark.parametrize("text", ["2026-13", "2026-3", "26-03", "2026/03", "2026-03-01", "x"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a month"):
        Month.parse(text)


@given(st.integers(1000, 3000), st.integers(1, 12), st.integers(-500, 500))
def test_months_add_up(year: int, month: int, count: int) -> None:
    assert Month(year, month).plus(count).plus(-count) == Month(year, month)


def test_bgb_188_a_missing_day_becomes_the_last_of_the_month() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)


def test_bgb_187_2_a_period_that_includes_its_first_day_ends_the_day_before() -> None:
    assert last_day_of_months_from(date(2025, 1, 20), 12) == date(2026, 1, 19)
    assert last_day_of_months_from(date(2026, 1, 31), 1) == date(2026, 2, 28)


def test_bgb_187_2_a_year_of_age_is_completed_the_day_before_the_birthday() -> None:
    assert age_completed_on(date(2003, 5, 1), 23) == date(2026, 4, 30)
    assert age_completed_on(date(2004, 2, 29), 23) == date(2027, 2, 28)


def test_an_empty_range_does_not_exist() -> None:
    with pytest.raises(ValueError, match="ends before it starts"):
        DateRange(date(2026, 3, 2), date(2026, 3, 1))


def test_an_open_validity_is_cut_to_the_window() -> None:
    assert clipped(date(2026, 3, 11), None, Month(2026, 3).range) == DateRange(date(2026, 3, 11), date(2026, 3, 31))
    assert clipped(date(2026, 4, 1), None, Month(2026, 3).range) is None


def test_a_night_has_an_hour_less_when_summer_time_starts_and_one_more_when_it_ends() -> None:
    assert elapsed_minutes(local(date(2026, 3, 28), time(22)), local(date(2026, 3, 29), time(6))) == 7 * 60
    assert elapsed_minutes(local(date(2026, 10, 24), time(22)), local(date(2026, 10, 25), time(6))) == 9 * 60


def test_days_of_the_clock_change_have_23_and_25_hours() -> None:
    assert elapsed_minutes(midnight(date(2026, 3, 29)), midnight(date(2026, 3, 30))) == 23 * 60
    assert elapsed_minutes(midnight(date(2026, 10, 25)), midnight(date(2026, 10, 26))) == 25 * 60


def test_half_past_two_does_not_exist_when_summer_time_starts() -> None:
    assert not clock_exists(date(2026, 3, 29), time(2, 30))
    assert clock_exists(date(2026, 10, 25), time(2, 30))
    assert clock_exists(date(2026, 6, 1), time(2, 30))
