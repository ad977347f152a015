"""Minijob: SGB V § 249b, SGB VI §§ 163 Abs. 8, 168, 172; BVV § 2 Abs. 1 Satz 5."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.law import parameters
from payroll.law.social_insurance import groups, minijob
from payroll.refusal import Refusal
from tests.law.derivations import assert_replays
from tests.law.test_social_insurance_ordinary import amounts

D = Decimal
ON = parameters.on(date(2026, 1, 31))


def kind(*, exempt=False, statutory=True, household=False):
    return groups.minijob(statutory_health=statutory, pension_exempt=exempt, household=household)


def compute(pay, days=30, *, exempt=False, statutory=True, household=False, on=ON, minimum=True):
    who = kind(exempt=exempt, statutory=statutory, household=household)
    return minijob.contributions(on, who, D(pay), days, household=household, minimum_applies=minimum)


@pytest.mark.parametrize(
    ("marks", "person_group", "key"),
    [
        ({}, "109", "6100"),
        ({"exempt": True}, "109", "6500"),
        ({"statutory": False}, "109", "0100"),
        ({"statutory": False, "exempt": True, "household": True}, "209", "0500"),
    ],
)
def test_groups(marks, person_group, key):
    assert (kind(**marks).person_group, kind(**marks).key) == (person_group, key)


def test_flat_rates_are_computed_directly():
    """C26-20: 13 % of 603 is 78.39, not the doubled half 78.40."""
    found = compute("603")
    assert amounts(found.health) == (D("0.00"), D("78.39"))
    assert amounts(found.pension) == (D("21.71"), D("90.45"))


def test_exempt_employee_pays_nothing_even_below_the_minimum_base():
    found = compute("100", exempt=True)
    assert found.employee_total == 0
    assert found.pension.employer.amount == D("15.00")


def test_below_the_minimum_base_the_employee_pays_the_rest():
    """MINI-03."""
    assert amounts(compute("150").pension) == (D("10.05"), D("22.50"))


def test_minimum_base_of_a_partial_month_in_a_household():
    """MINI-04 (Geringfügigkeits-Richtlinien, example 29): base 116.67, together 21.70."""
    found = compute("100", 20, household=True, statutory=False)
    assert amounts(found.pension) == (D("16.70"), D("5.00"))
    assert found.health.employer.amount == 0


def test_no_minimum_base_beside_another_insured_job():
    assert compute("100", minimum=False).pension.employee.amount == D("3.60")


def test_household_rates():
    """C26-25: 5 % and 5 %, the employee 13.6 %."""
    found = compute("300", household=True)
    assert amounts(found.health) == (D("0.00"), D("15.00"))
    assert amounts(found.pension) == (D("40.80"), D("15.00"))


def test_no_pay_still_costs_the_minimum_contribution():
    assert amounts(compute("0").pension) == (D("32.55"), D("0.00"))


def test_2027_is_refused_until_the_average_rate_is_known():
    with pytest.raises(Refusal, match="Pauschale des Minijobs zur Krankenversicherung"):
        compute("600", on=parameters.on(date(2027, 1, 1)))


@given(st.integers(0, 60300), st.integers(1, 30), st.booleans(), st.booleans())
def test_shares_meet_the_whole_contribution(cents, days, household, exempt):
    pay = D(cents) / 100
    found = compute(pay, days, household=household, exempt=exempt)
    assert_replays(found)
    if exempt:
        return
    base = minijob.liable_base(ON, kind(household=household), pay, days)
    whole = base * D("0.186")
    assert abs(found.pension.employee.amount + found.pension.employer.amount - whole) <= D("0.01")


def test_one_cent_at_the_minimum_base_is_continuous():
    for household in (False, True):
        at, over = compute("175", household=household), compute("175.01", household=household)
        assert abs(at.employee_total - over.employee_total) <= D("0.01")
