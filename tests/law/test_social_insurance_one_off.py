"""SGB IV § 23a: one-off pay under the yearly ceilings, Märzklausel."""

from datetime import date
from decimal import Decimal

import pytest

from payroll.law import parameters
from payroll.law.social_insurance import one_off
from payroll.periods import Month
from tests.law.derivations import assert_replays

D = Decimal


def room(year, days, so_far, branch="ceiling.health_year"):
    return one_off.room("Krankenversicherung", parameters.on(date(year, 12, 31))[branch], days, D(so_far))


def test_liable_up_to_what_the_year_leaves():
    """EZ-01: 22,050 to the end of April 2025, 20,000 used."""
    free = room(2025, 120, "20000")
    assert [step.result for step in free] == [D("22050"), D("2050")]
    found = one_off.liable("Krankenversicherung", D("6000"), free)
    assert found.amount == D("2050.00")
    assert_replays(found)


def test_nothing_is_left_below_zero():
    assert one_off.liable("Krankenversicherung", D("100"), room(2025, 30, "9000")).amount == 0


@pytest.mark.parametrize(
    ("month", "employed", "amount", "expected"),
    [
        (2, True, "4000", True),
        (3, True, "4000", True),
        (4, True, "4000", False),
        (2, False, "4000", False),
        (2, True, "1625", False),
    ],
)
def test_march_clause(month, employed, amount, expected):
    """C26-40: 11,625 to February 2026, 10,000 used: more than 1,625 goes to December."""
    on = parameters.on(date(2026, month, 28))
    free = room(2026, 60, "10000")[-1].result
    assert one_off.march_clause(on, Month(2026, month), D(amount), free, employed_last_year=employed) is expected


def test_ceilings_of_2017_for_a_published_example():
    """EZ-03: 8,700 to the end of February 2017."""
    assert room(2017, 60, "6000")[0].result == D("8700")
