"""SGB IV §§ 8, 20: forecasts and unforeseeable exceeding."""

from datetime import date
from decimal import Decimal

import pytest

from payroll.law import parameters
from payroll.law.social_insurance import limits
from payroll.law.social_insurance.limits import Exceeding, JobKind
from tests.law.derivations import assert_replays

D = Decimal
ON = parameters.on(date(2026, 6, 30))


def test_published_forecast():
    """CLS-01 (TK): 500 × 12 + 150 = 6,150; 512.50 a month, a Minijob in November 2022."""
    found = limits.forecast(parameters.on(date(2022, 11, 30)), D("500"), D("150"))
    assert (found.year_pay.amount, found.regular_pay.amount, found.kind) == (D("6150.00"), D("512.50"), JobKind.MINIJOB)
    assert_replays(found)


def test_shorter_employment_is_averaged_over_its_months():
    assert limits.forecast(ON, D("500"), D("300"), months=3).regular_pay.amount == D("600.00")


@pytest.mark.parametrize(
    ("pay", "kind"),
    [("603.00", JobKind.MINIJOB), ("603.01", JobKind.MIDIJOB), ("2000.00", JobKind.MIDIJOB), ("2000.01", JobKind.STANDARD)],
)
def test_kinds_at_their_limits(pay, kind):
    assert limits.job_kind(ON, D(pay)) is kind


def test_hours_to_monthly_pay():
    """13.90 × 10 × 13 ÷ 3 = 602.33."""
    assert limits.pay_from_hours(D("13.90"), D("10")).amount == D("602.33")


@pytest.mark.parametrize(
    ("pay", "year_pay", "earlier", "judged"),
    [
        ("603.00", "8000", [], Exceeding.WITHIN),
        ("900.00", "7236", [], Exceeding.WITHIN),
        ("900.00", "7236.01", [], Exceeding.OCCASIONAL),
        ("1206.00", "7500", ["700"], Exceeding.OCCASIONAL),
        ("900.00", "7500", ["700", "700"], Exceeding.TOO_OFTEN),
        ("1206.01", "7500", [], Exceeding.TOO_HIGH),
    ],
)
def test_unforeseeable_exceeding(pay, year_pay, earlier, judged):
    """SGB IV § 8 Abs. 1b: two months in twelve, at most twice the limit."""
    assert limits.exceeding(ON, D(pay), D(year_pay), [D(amount) for amount in earlier]) is judged
