"""BVV §§ 1, 2 Abs. 1: bases under the ceilings, each half rounded by itself, care insurance each side by its own rate."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.law import parameters
from payroll.law.social_insurance import groups, ordinary
from payroll.law.social_insurance.bases import monthly_bases
from payroll.law.social_insurance.insured import Insured
from tests.law.derivations import assert_replays

D = Decimal
JANUARY = parameters.on(date(2026, 1, 31))


def insured(state="NW", additional="2.90", *, kind=groups.ORDINARY, surcharge=False, discounts=0, on=JANUARY):
    return Insured(
        parameters=on,
        groups=kind,
        state=state,
        additional_rate=D(additional),
        additional_source="Kasse",
        surcharge=surcharge,
        discounts=discounts,
    )


def compute(pay, days=30, **changes):
    who = insured(**changes)
    return ordinary.contributions(who, monthly_bases(who.parameters, who.state, D(pay), days))


def amounts(shares):
    return shares.employee.amount, shares.employer.amount


def test_above_the_health_ceiling_childless():
    """Section 6, STD-05: 6,000 in 2026; care in one multiplication gives 139.50."""
    found = compute("6000", surcharge=True)
    assert found.health.employee.amount + found.health_additional.employee.amount == D("508.59")
    assert amounts(found.care) == (D("139.50"), D("104.63"))
    assert amounts(found.pension) == (D("558.00"), D("558.00"))
    assert amounts(found.unemployment) == (D("78.00"), D("78.00"))


@pytest.mark.parametrize(
    ("children", "employee", "employer", "employee_sn", "employer_sn"),
    [
        ("childless", "24.00", "18.00", "29.00", "13.00"),
        (0, "18.00", "18.00", "23.00", "13.00"),
        (1, "15.50", "18.00", "20.50", "13.00"),
        (2, "13.00", "18.00", "18.00", "13.00"),
        (3, "10.50", "18.00", "15.50", "13.00"),
        (4, "8.00", "18.00", "13.00", "13.00"),
    ],
)
def test_care_shares(children, employee, employer, employee_sn, employer_sn):
    """SGB XI §§ 55 Abs. 3, 58: the table of shares, on 1,000 euro."""
    marks = {"surcharge": True} if children == "childless" else {"discounts": children}
    assert amounts(compute("1000", **marks).care) == (D(employee), D(employer))
    assert amounts(compute("1000", state="SN", **marks).care) == (D(employee_sn), D(employer_sn))


def test_saxony_in_2023():
    """SN-01: 4,987.50 × 2.2 %."""
    july = parameters.on(date(2023, 7, 31))
    assert compute("5000", state="SN", on=july).care.employee.amount == D("109.73")


def test_pensioner_after_the_age():
    """SGB VI § 172 Abs. 1, SGB III § 346 Abs. 3: reduced health rate, pension and unemployment by the employer alone."""
    found = compute("2300", kind=groups.PENSIONER)
    assert amounts(found.health) == (D("161.00"), D("161.00"))
    assert amounts(found.pension) == (D("0.00"), D("213.90"))
    assert amounts(found.unemployment) == (D("0.00"), D("29.90"))


def test_pensioner_before_the_age_pays_all_branches_at_the_reduced_health_rate():
    found = compute("2300", kind=groups.PENSIONER_BEFORE_AGE)
    assert amounts(found.health) == (D("161.00"), D("161.00"))
    assert amounts(found.pension) == (D("213.90"), D("213.90"))


def test_student_pays_pension_alone():
    """SGB V § 6 Abs. 1 Nr. 3, SGB III § 27 Abs. 4."""
    found = compute("2100", kind=groups.STUDENT)
    assert found.employee_total == found.employer_total == D("195.30")


def test_ceiling_of_a_partial_month_is_not_rounded():
    """BVV § 1: 8,450 × 7 ÷ 30 = 1,971.666… × 9.3 % = 183.365 → 183.37 (183.36 from a rounded ceiling is wrong)."""
    found = compute("5000", days=7)
    assert found.pension.employee.amount == D("183.37")


def test_own_pension_ceiling_in_the_east_until_2024():
    june = parameters.on(date(2024, 6, 30))
    assert compute("8000", on=june).pension.employee.amount == D("702.15")
    assert compute("8000", state="SN", on=june).pension.employee.amount == D("692.85")
    assert compute("8400", state="SN").pension.employee.amount == compute("8400").pension.employee.amount


pays = st.integers(0, 1_000_000).map(lambda cents: D(cents) / 100)
days = st.integers(1, 30)


@given(pays, days, st.booleans(), st.integers(0, 4), st.sampled_from(["NW", "SN"]))
def test_halves_are_equal_and_every_step_replays(pay, n, surcharge, discounts, state):
    found = compute(pay, n, state=state, surcharge=surcharge, discounts=0 if surcharge else discounts)
    for shares in (found.health, found.health_additional, found.pension, found.unemployment):
        assert shares.employee.amount == shares.employer.amount
    assert_replays(found)


@given(pays, pays)
def test_more_pay_never_costs_less(a, b):
    low, high = compute(min(a, b)), compute(max(a, b))
    assert low.employee_total <= high.employee_total
    assert low.employer_total <= high.employer_total


def test_nothing_rises_above_the_ceilings():
    assert compute("8450").employee_total == compute("8450.01").employee_total == compute("20000").employee_total
