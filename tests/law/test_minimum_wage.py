"""Minimum wage: §§ 1, 2, 17 MiLoG."""

from datetime import date
from decimal import Decimal

from payroll.law import minimum_wage

ON = date(2026, 3, 1)


def test_minimum_wage_is_checked_by_the_month():
    """§ 1 MiLoG; BAG 29.06.2016 - 5 AZR 716/15."""
    rate = Decimal("13.90")
    assert minimum_wage.required_pay(60 * 40, rate) == Decimal("556.00")
    assert minimum_wage.is_met(Decimal("556.00"), 60 * 40, rate)
    assert not minimum_wage.is_met(Decimal("555.99"), 60 * 40, rate)


def test_a_pay_rounded_to_the_cent_meets_the_minimum_wage():
    """110 minutes are worth 25.4833…; no more than 25.48 can be paid."""
    assert minimum_wage.is_met(Decimal("25.48"), 110, Decimal("13.90"))


def test_time_account():
    """§ 2 Abs. 2 MiLoG."""
    assert minimum_wage.account_credit_limit(Decimal(87), ON) == Decimal("43.5")
    assert minimum_wage.account_balanced_by(date(2026, 3, 15)) == date(2027, 3, 31)


def test_records_of_working_time():
    """§ 17 Abs. 1 MiLoG."""
    assert minimum_wage.record_by(date(2026, 2, 25)) == date(2026, 3, 4)
    assert minimum_wage.keep_record_until(date(2024, 2, 29)) == date(2026, 2, 28)
