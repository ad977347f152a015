"""Amounts, days and months in the German sentences of a payslip."""

from datetime import date
from decimal import Decimal

from payroll.periods import Month

_MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)


def number(value: Decimal) -> str:
    """Return ``1234.50`` as "1.234,50"."""
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def euros(amount: Decimal) -> str:
    """Return an amount as "1.234,50 Euro"."""
    return f"{number(amount.quantize(Decimal('0.01')))} Euro"


def day_text(day: date) -> str:
    """Return "04.03.2026"."""
    return f"{day:%d.%m.%Y}"


def month_name(month: Month) -> str:
    """Return "März 2026"."""
    return f"{_MONTHS[month.month - 1]} {month.year}"
