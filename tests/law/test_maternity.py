"""Maternity protection: §§ 3, 20 MuSchG."""

from datetime import date
from decimal import Decimal

import pytest

from payroll.law.maternity import after_miscarriage, protected_period, supplement, weeks_after_birth
from payroll.periods import DateRange

DUE = date(2026, 6, 15)
ON = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("birth", "first", "last"),
    [
        (None, date(2026, 5, 4), date(2026, 8, 10)),
        (date(2026, 6, 20), date(2026, 5, 4), date(2026, 8, 15)),  # late: the eight weeks stay
        (date(2026, 6, 5), date(2026, 5, 4), date(2026, 8, 10)),  # early: the days lost are added
        (date(2026, 4, 20), date(2026, 4, 20), date(2026, 7, 27)),  # before the period began: all six weeks are added
    ],
)
def test_protected_period(birth, first, last):
    assert protected_period(DUE, birth, weeks_after_birth(DUE, longer=False)) == DateRange(first, last)


def test_twelve_weeks_after_a_premature_birth():
    assert weeks_after_birth(DUE, longer=True) == 12


@pytest.mark.parametrize(("week", "days"), [(12, 0), (13, 14), (16, 14), (17, 42), (20, 56), (23, 56)])
def test_protection_after_a_miscarriage(week, days):
    """§ 3 Abs. 5 MuSchG, in force since June 2025."""
    found = after_miscarriage(date(2026, 2, 1), week)
    assert (found.days if found else 0) == days
    assert after_miscarriage(date(2025, 5, 1), week) is None


def test_supplement_is_what_net_pay_exceeds_the_benefit_by():
    net = [Decimal("1500.00")] * 3
    made = supplement(net, 99, ON)
    assert made.amount == Decimal("3663.00")
    assert made.derivation.steps[-1].replay() == made.amount


def test_no_supplement_for_small_pay():
    assert supplement([Decimal("390.00")] * 3, 99, ON).amount == 0
