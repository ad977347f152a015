"""Due days: SGB IV §§ 23, 28f; EStG § 41a. The expected days are the table of the reference, published for 2026."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from payroll.law.due_days import TaxPeriod, bank_days, contribution_days, last_month_of, statement_day, tax_due, tax_period
from payroll.law.public_holidays import holidays_of
from payroll.periods import Month

DUE_2026 = (28, 25, 27, 28, 27, 26, 29, 27, 28, 28, 26, 28)
STATEMENT_2026 = (26, 23, 25, 24, 22, 24, 27, 25, 24, 26, 24, 22)


@pytest.mark.parametrize("month", range(1, 13))
def test_sgb_iv_23_the_published_days_of_2026(month: int) -> None:
    days_off = holidays_of("NW", 2026)
    days = contribution_days(Month(2026, month), days_off)
    assert days.due == date(2026, month, DUE_2026[month - 1])
    assert statement_day(Month(2026, month), days_off) == date(2026, month, STATEMENT_2026[month - 1])
    assert days.statement_sent_by == date(2026, month, STATEMENT_2026[month - 1]) - timedelta(days=1)


@pytest.mark.parametrize(("land", "day"), [("NW", 29), ("NI", 28)])
def test_the_holidays_at_the_seat_of_the_fund_count(land: str, day: int) -> None:
    """31 October 2025 is a holiday in Niedersachsen, not in Nordrhein-Westfalen."""
    assert contribution_days(Month(2025, 10), holidays_of(land, 2025)).due == date(2025, 10, day)


def test_24_and_31_december_are_no_bank_days() -> None:
    days = bank_days(Month(2025, 12), holidays_of("NW", 2025))
    assert date(2025, 12, 24) not in days
    assert date(2025, 12, 31) not in days


@pytest.mark.parametrize(
    ("tax", "period"),
    [
        ("5000.01", TaxPeriod.MONTH),
        ("5000.00", TaxPeriod.QUARTER),
        ("1080.01", TaxPeriod.QUARTER),
        ("1080.00", TaxPeriod.YEAR),
    ],
)
def test_estg_41a_the_limits_belong_to_the_longer_period(tax: str, period: TaxPeriod) -> None:
    assert tax_period(Decimal(tax), month_above=Decimal(5000), quarter_above=Decimal(1080)) is period


def test_estg_41a_the_return_is_due_on_the_tenth_or_the_next_working_day() -> None:
    assert last_month_of(TaxPeriod.QUARTER, Month(2026, 8)) == Month(2026, 9)
    assert tax_due(Month(2026, 12), holidays_of("NW", 2027)) == date(2027, 1, 11)
    assert tax_due(Month(2026, 10), holidays_of("NW", 2026)) == date(2026, 11, 10)
