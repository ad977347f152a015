"""Levies and refunds of a month (AAG; book format rules 11 and 12)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from payroll.pay.gross import compute_gross
from payroll.pay.month import deduct
from payroll.pay.situation import situate
from tests.law.derivations import assert_replays
from tests.pay.people import facts, minijob

D = Decimal


def slip_with(given, **gross):
    return deduct(situate(given), replace(compute_gross(given), **gross))


@pytest.mark.parametrize(("mode", "refund"), [("none", "420.00"), ("included", "420.00"), ("extra", "508.83")])
def test_u1_refund_by_the_funds_own_rule(mode, refund):
    """labour-law 1.11: 70 % of 600; with the employer's 507.60 ÷ 2,400 × 600 = 126.90 on it in the mode extra."""
    given = facts("2400.00", fund={"u1_contributions": mode, "additional": D("2.90")})
    slip = slip_with(given, sick_gross=D("600.00"))
    assert slip.u1_refund.amount == D(refund)
    assert_replays(slip.u1_refund)


def test_minijob_office_refunds_80_percent_of_the_gross():
    assert slip_with(minijob("400.00"), sick_gross=D("100.00")).u1_refund.amount == D("80.00")


def test_no_levy_and_no_refund_without_u1():
    slip = slip_with(facts(employer={"levy_u1": False}), sick_gross=D("600.00"))
    assert slip.employer.u1.amount == slip.u1_refund.amount == 0
    assert slip.employer.u2.amount == D("10.56")


def test_u2_refund():
    """AAG § 1 Abs. 2: Mutterschutzlohn and the employer's contributions on it in full, and the Zuschuss."""
    slip = slip_with(facts("2400.00"), maternity_gross=D("2400.00"), maternity_supplement=D("100.00"))
    assert slip.u2_refund.amount == D("2500.00") + slip.employer.contributions.total


def test_levies_stop_at_the_pension_ceiling():
    assert slip_with(facts("9000.00")).employer.u1.amount == D("160.55")  # 1.9 % of 8,450


def test_part_of_the_ceiling_is_not_rounded_before_the_levy():
    """BVV § 1 Abs. 1: only the result is rounded; 8,450 × 29 ÷ 30 × 2.1 % = 171.535, not 8,168.33 × 2.1 % = 171.5349."""
    given = facts("12000.00", contract={"valid_from": date(2026, 3, 3)}, fund={"u1": D("2.1")})
    assert slip_with(given).employer.u1.amount == D("171.54")


def test_insolvency_levy_where_the_employer_pays_it():
    assert slip_with(facts("2400.00", employer={"levy_insolvency": True})).employer.insolvency.amount == D("3.60")
    assert slip_with(facts("2400.00")).employer.insolvency.amount == 0
