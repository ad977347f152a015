"""Refunds by U1 and U2: AAG."""

from datetime import date
from decimal import Decimal

from payroll.law.levy_refund import refunded_days, u1_refund, u2_refund
from payroll.periods import DateRange

ON = date(2026, 1, 1)


def test_u1_refunds_the_chosen_rate_of_the_pay():
    assert u1_refund(Decimal("723.45"), Decimal(70)) == Decimal("506.42")


def test_u1_refunds_contributions_only_where_the_fund_does():
    assert u1_refund(Decimal(1000), Decimal(80), Decimal(210)) == Decimal("968.00")


def test_u2_refunds_everything_or_a_flat_percentage():
    assert u2_refund(Decimal(1000), ON, contributions=Decimal(210)) == Decimal("1210.00")
    assert u2_refund(Decimal(1000), ON, flat_percent=Decimal(120)) == Decimal("1200.00")


def test_a_claim_ends_the_day_before_the_return():
    first, last = date(2026, 3, 2), date(2026, 3, 6)
    assert refunded_days(first, last, date(2026, 3, 5)) == DateRange(first, date(2026, 3, 4))
    assert refunded_days(first, last, None) == DateRange(first, last)
    assert refunded_days(first, last, first) is None
