"""Aktivrente: § 3 Nr. 21 EStG, from 2026."""

from datetime import date
from decimal import Decimal

import pytest

from payroll.pay.facts import Scheme, TaxMethod
from payroll.pay.month import compute_payslip
from payroll.periods import Month
from tests.law.derivations import assert_replays
from tests.pay.people import facts

PENSIONER = {"insurance": {"scheme": Scheme.PENSIONER}, "assistant": {"birth_date": date(1950, 1, 1)}}


def test_two_thousand_a_month_stay_free_and_insurance_is_not_touched():
    slip = compute_payslip(facts("3000.00", **PENSIONER))
    assert (slip.active_pension.amount, slip.taxable) == (Decimal("2000.00"), Decimal("1000.00"))
    assert slip.insurable == Decimal("3000.00")
    assert slip.taxes.wage_tax.amount == 0
    assert_replays(slip)


def test_smaller_pay_is_free_as_a_whole():
    slip = compute_payslip(facts("2100.00", **PENSIONER))
    assert slip.taxable == Decimal("100.00")


def test_there_was_none_before_2026():
    slip = compute_payslip(facts("3000.00", month=Month(2025, 3), **PENSIONER))
    assert slip.active_pension.amount == 0
    assert slip.taxable == Decimal("3000.00")


def test_it_begins_in_the_month_after_the_age_is_reached():
    """Born on 17 May 1959: 66 years and 2 months are completed on 16 July 2025; an early pensioner has none."""
    early = {
        "insurance": {"scheme": Scheme.PENSIONER_BEFORE_AGE},
        "assistant": {"birth_date": date(1962, 6, 1)},
    }
    assert compute_payslip(facts("3000.00", **early)).active_pension.amount == 0


def test_class_6_asks_for_the_declaration_and_taxes_meanwhile():
    slip = compute_payslip(facts("3000.00", tax={"tax_class": 6, "method": TaxMethod.ELSTAM}, **PENSIONER))
    assert slip.taxable == Decimal("3000.00")
    assert "proof_missing" in {notice.code for notice in slip.warnings}


@pytest.mark.parametrize("one_off", ["500.00"])
def test_one_off_pay_takes_what_current_pay_leaves(one_off):
    slip = compute_payslip(facts("2300.00", one_off=one_off, **PENSIONER))
    assert slip.active_pension.amount == Decimal("2000.00")
    assert (slip.taxable_current, slip.taxable_one_off) == (Decimal("300.00"), Decimal("500.00"))
