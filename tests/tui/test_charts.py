"""Bars and curves say to the eye what the numbers beside them say, and never more."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.screen_driver import screens
from tui.widgets.bar import EMPTY, FULL, HEIGHTS, OVER, PLANNED, bar, curve

days = st.decimals(min_value=0, max_value=400, places=1)


@given(days, days, days, st.integers(2, 40))
def test_a_bar_is_as_wide_as_asked_and_never_shows_more_than_there_is(
    part: Decimal, planned: Decimal, whole: Decimal, width: int
) -> None:
    drawn = bar(part, whole, width, planned)
    assert len(drawn) == width
    if whole > 0 and part + planned <= whole:
        assert drawn.count(FULL) * whole <= part * width
        assert (drawn.count(FULL) + drawn.count(PLANNED)) * whole <= (part + planned) * width
        assert OVER not in drawn
    elif whole > 0:
        assert drawn.endswith(OVER)


def test_a_full_bar_is_full_and_an_empty_one_empty() -> None:
    assert bar(Decimal(42), Decimal(42), 21) == FULL * 21
    assert bar(Decimal(0), Decimal(42), 21) == EMPTY * 21
    assert bar(Decimal(17), Decimal(42), 21).count(FULL) == 8
    assert bar(Decimal(5), Decimal(20), 8, Decimal(5)) == FULL * 2 + PLANNED * 2 + EMPTY * 4


@given(st.lists(days, max_size=36).map(sorted), days)
def test_a_curve_has_one_sign_a_month_and_does_not_fall_where_nothing_is_given_back(values, whole: Decimal) -> None:
    drawn = curve(values, whole)
    assert len(drawn) == len(values)
    order = [(HEIGHTS + OVER).index(sign) for sign in drawn]
    assert order == sorted(order)
    assert (OVER in drawn) == any(value > whole > 0 for value in values)


@pytest.mark.parametrize("width", [80, 40])
async def test_the_budget_draws_its_course_beside_its_figures(book: Path, width: int) -> None:
    async with screens(book, size=(width, 40)) as driver:
        await driver.press("5")
        assert "Verlauf Jan" in driver.text
        assert "Monat 10 von 12" in driver.text
        drawn = next(line for line in driver.lines if "Verlauf" in line)
        assert sum(sign in HEIGHTS for sign in drawn) == 10


async def test_illness_and_vacation_are_drawn_beside_their_words(book: Path) -> None:
    async with screens(book, size=(100, 40)) as driver:
        await driver.press("3")
        sick = next(line for line in driver.lines if "von 42" in line)
        assert sick.count(FULL) == 3, "seven of 42 days on 21 signs"
        vacation = next(
            line for line in driver.lines if line.strip(" ›").startswith("Anna") and "krank" not in line and FULL in line
        )
        assert vacation.count(FULL) + vacation.count(EMPTY) + vacation.count(PLANNED) == 10


async def test_the_months_hours_are_drawn_under_their_sums(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("2")
        number = next(number for number, line in enumerate(driver.lines) if "Monat" in line and " von " in line)
        assert FULL in driver.lines[number + 1]
