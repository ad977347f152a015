"""Exact money: nothing is lost, every rounding is named."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.money import (
    cents,
    cut_cent,
    euro,
    from_cents,
    hours,
    round_half_up,
    round_half_up_cent,
    share_by_largest_remainder,
    total,
)


def test_a_float_is_never_money() -> None:
    with pytest.raises(TypeError, match=r"0\.1"):
        euro(0.1)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["NaN", "Infinity", "12,50", ""])
def test_what_is_no_finite_number_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match="number"):
        euro(value)


def test_parts_of_a_cent_are_refused() -> None:
    with pytest.raises(ValueError, match="parts of a cent"):
        euro("1.005")


def test_bvv_1_rounds_the_third_decimal_five_up_and_its_negative_alike() -> None:
    assert round_half_up_cent(Decimal("104.625")) == Decimal("104.63")
    assert round_half_up_cent(Decimal("-104.625")) == Decimal("-104.63")
    assert round_half_up_cent(Decimal("104.6249")) == Decimal("104.62")


def test_church_tax_and_day_table_cut_towards_zero() -> None:
    assert cut_cent(Decimal("30.359")) == Decimal("30.35")
    assert cut_cent(Decimal("-30.359")) == Decimal("-30.35")


def test_hours_are_shown_half_up_to_a_hundredth() -> None:
    assert hours(50) == Decimal("0.83")
    assert hours(3) == Decimal("0.05")


@given(st.integers(-(10**12), 10**12))
def test_cents_come_back_as_they_went(value: int) -> None:
    assert cents(from_cents(value)) == value


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 10**6), min_size=1).filter(any))
def test_r8_shares_sum_to_the_cent_and_none_is_more_than_a_cent_off(amount: int, weights: list[int]) -> None:
    parts = share_by_largest_remainder(from_cents(amount), weights)
    assert total(parts) == from_cents(amount)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - from_cents(amount) * weight / sum(weights)) < Decimal("0.01")


def test_r8_an_odd_cent_goes_to_the_first_of_equals() -> None:
    assert share_by_largest_remainder(Decimal("0.01"), [1, 1]) == (Decimal("0.01"), Decimal("0.00"))
    assert share_by_largest_remainder(Decimal("2000.01"), [3600, 2400]) == (Decimal("1200.01"), Decimal("800.00"))


@pytest.mark.parametrize("weights", [[0, 0], [-1, 2]])
def test_sharing_by_nothing_is_refused(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="cannot share"):
        share_by_largest_remainder(Decimal("1.00"), weights)


def test_r8_the_cent_left_over_goes_to_the_largest_remainder_not_to_the_largest_weight() -> None:
    """3 cents by 5 : 2 are 2.14 and 0.86 cents."""
    assert share_by_largest_remainder(Decimal("0.03"), [5, 2]) == (Decimal("0.02"), Decimal("0.01"))


def test_rounding_to_places_is_commercial() -> None:
    assert round_half_up(Decimal("0.125"), 2) == Decimal("0.13")
    assert round_half_up(Decimal("0.66185"), 4) == Decimal("0.6619")
    assert round_half_up(Decimal("-0.125"), 2) == Decimal("-0.13")


def test_the_sum_of_nothing_is_an_amount_too() -> None:
    assert str(total(())) == "0.00"
