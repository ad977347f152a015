"""Maternity protection: §§ 3, 18, 20, 21 MuSchG."""

from datetime import date
from decimal import Decimal

import pytest

from payroll.law.maternity import (
    ReferenceMonth,
    after_miscarriage,
    ban_pay,
    net_per_day,
    protected_period,
    supplement,
    weeks_after_birth,
)
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


def months(*pay: str, days: int = 30) -> list[ReferenceMonth]:
    return [ReferenceMonth(f"Monat {number}", Decimal(amount), days) for number, amount in enumerate(pay, 1)]


def test_net_of_a_day_is_that_of_three_months_by_ninety_days():
    """§ 20 Abs. 1 MuSchG: 1.500,00 + 1.620,00 + 1.560,00 = 4.680,00; / 90 = 52,00."""
    assert net_per_day(months("1500.00", "1620.00", "1560.00")).amount == Decimal("52.00")


def test_cuts_she_did_not_cause_stay_out_with_their_days():
    """§ 21 Abs. 2 Nr. 2 MuSchG: a month with pay for 12 days counts with 12: (1.500 + 1.500 + 600) / 72 = 50,00."""
    short = [*months("1500.00", "1500.00"), ReferenceMonth("Monat 3", Decimal("600.00"), 12)]
    assert net_per_day(short).amount == Decimal("50.00")


def test_the_supplement_is_what_net_pay_exceeds_the_benefit_by():
    """50,00 - 13,00 = 37,00 a day; 99 days: 3.663,00."""
    made = supplement(net_per_day(months("1500.00", "1500.00", "1500.00")), 99, ON)
    assert made.amount == Decimal("3663.00")
    assert [each.replay() == each.result for each in made.derivation.steps] == [True] * 3


def test_no_supplement_for_small_pay():
    assert supplement(net_per_day(months("390.00", "390.00", "390.00")), 99, ON).amount == 0


def test_a_ban_pays_the_average_of_the_months_before_the_pregnancy():
    """§ 18 MuSchG: (1.200,10 + 1.180,25 + 1.231,40) / 90 = 40,13055…; 30 days: 1.203,92; 12 days: 481,57."""
    reference = months("1200.10", "1180.25", "1231.40")
    assert ban_pay(reference, 30).amount == Decimal("1203.92")
    assert ban_pay(reference, 12).amount == Decimal("481.57")


def test_a_rise_for_good_counts_in_the_average():
    """§ 21 Abs. 4 MuSchG: 1.000,00 a month at 16,00 an hour is 1.050,00 at 16,80."""
    assert ban_pay(months("1000.00", "1000.00", "1000.00"), 30, (Decimal("16.80"), Decimal("16.00"))).amount == Decimal(
        "1050.00"
    )
