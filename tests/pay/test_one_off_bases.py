"""SGB IV § 23a over the months of a year: yearly ceilings, Märzklausel, values brought along."""

from datetime import date
from decimal import Decimal

import pytest

from payroll.pay.facts import AssistantOpening, InsuranceFact, Scheme
from payroll.pay.month import compute_payslip
from payroll.periods import Month
from payroll.refusal import Refusal
from tests.law.derivations import assert_replays
from tests.pay.people import INSURANCE, facts, settled

D = Decimal
YEAR_2025 = tuple(settled(Month(2025, month), "5000.00") for month in range(1, 13))


def year(until, pay="5000.00", of=2026):
    return tuple(settled(Month(of, month), pay) for month in range(1, until + 1))


def test_liable_part_of_a_one_off():
    """EZ-01's rule with the ceilings of 2026: 5,812.50 × 4 - 5,000 × 4 = 3,250; pension 8,450 × 4 - 20,000 = 13,800."""
    slip = compute_payslip(facts("5000.00", month=Month(2026, 4), one_off="6000.00", earlier=year(3)))
    assert (slip.status.health_base_one_off, slip.status.pension_base_one_off) == (D("3250.00"), D("6000.00"))
    assert slip.employee.health.amount == D("602.25")  # (5,000 + 3,250) × 7.3 %
    assert slip.employee.pension.amount == D("1023.00")
    assert slip.employee.pension_one_off == D("558.00")
    assert slip.insurable == D("11000.00")
    assert slip.employer.u1.amount == D("95.00")  # no U1 on the one-off (AAG § 7 Abs. 2)
    assert_replays(slip)


def test_earlier_one_offs_use_up_the_room():
    earlier = (*year(2), settled(Month(2026, 3), "5000.00", one_off="2437.50"))
    slip = compute_payslip(facts("5000.00", month=Month(2026, 4), one_off="6000.00", earlier=earlier))
    assert slip.status.health_base_one_off == D("812.50")


def test_days_without_contributions_shrink_the_room():
    earlier = (*year(2), settled(Month(2026, 3), "0.00", days=0))
    slip = compute_payslip(facts("5000.00", month=Month(2026, 4), one_off="6000.00", earlier=earlier))
    assert slip.status.health_base_one_off == D("2437.50")


def test_march_clause():
    """C26-40: 4,000 in February above what 2026 leaves goes to December 2025, with its rates and ceilings."""
    slip = compute_payslip(facts("5000.00", month=Month(2026, 2), one_off="4000.00", earlier=(*YEAR_2025, *year(1))))
    assert slip.status.health_base_one_off == 0
    assert slip.status.health_base_last_year == slip.status.pension_base_last_year == D("4000.00")
    assert slip.employee.health.amount == D("365.00") + D("292.00")
    assert slip.employee.pension.amount == D("465.00") + D("372.00")
    assert slip.insurable == D("9000.00")
    assert_replays(slip)


def test_march_clause_leaves_no_more_than_the_previous_year_does():
    full = tuple(settled(Month(2025, month), "5500.00") for month in range(1, 13))
    slip = compute_payslip(facts("5500.00", month=Month(2026, 2), one_off="4000.00", earlier=(*full, *year(1, "5500.00"))))
    assert slip.status.health_base_last_year == D("150.00")  # 66,150 - 66,000
    assert slip.status.pension_base_last_year == D("4000.00")


def test_no_march_clause_from_april_on_or_in_the_first_year():
    april = compute_payslip(facts("5000.00", month=Month(2026, 4), one_off="6000.00", earlier=(*YEAR_2025, *year(3))))
    assert april.status.health_base_last_year == 0
    new = facts(
        "5000.00", month=Month(2026, 2), one_off="4000.00", earlier=year(1), contract={"valid_from": date(2026, 1, 1)}
    )
    assert compute_payslip(new).status.health_base_one_off == D("1625.00")


def test_unknown_history_is_refused_only_where_it_matters():
    small = facts("5000.00", month=Month(2026, 8), one_off="800.00")
    assert compute_payslip(small).status.health_base_one_off == D("800.00")
    for month, known in ((Month(2026, 8), ()), (Month(2026, 2), year(1))):
        with pytest.raises(Refusal) as caught:
            compute_payslip(facts("5000.00", month=month, one_off="4000.00", earlier=known))
        assert caught.value.code == "one_off_history"


def test_values_brought_along():
    """Book format, opening values: seven months before August with 5,000 each."""
    opening = AssistantOpening(on=date(2026, 8, 1), pay_to_date=D("35000.00"), insured_to_date=D("35000.00"))
    slip = compute_payslip(facts("5000.00", month=Month(2026, 8), one_off="9000.00", assistant={"opening": opening}))
    assert slip.status.health_base_one_off == D("6500.00")  # 5,812.50 × 8 - 5,000 × 8


def test_missing_pay_to_date_is_named():
    opening = AssistantOpening(on=date(2026, 8, 1))
    with pytest.raises(Refusal, match="pay_to_date"):
        compute_payslip(facts("2400.00", month=Month(2026, 8), one_off="100.00", assistant={"opening": opening}))


def test_march_clause_into_a_minijob_is_refused():
    before = InsuranceFact(
        valid_from=date(2024, 1, 1),
        scheme=Scheme.MINIJOB,
        pension_exempt=True,
        parent=True,
        children_under_25=0,
        household_check=False,
        statutory_health=True,
    )
    from dataclasses import replace

    now = replace(INSURANCE, valid_from=date(2026, 1, 1))
    given = facts(
        "5000.00",
        month=Month(2026, 2),
        one_off="4000.00",
        earlier=(*YEAR_2025, *year(1)),
        assistant={"insurance": (before, now)},
    )
    with pytest.raises(Refusal) as caught:
        compute_payslip(given)
    assert caught.value.code == "march_clause_scheme"
