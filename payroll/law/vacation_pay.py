"""Vacation pay by days and payout of open vacation at the end of employment (§ 7 Abs. 4, § 11 BUrlG)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.law import labour_law
from payroll.money import ZERO, round_half_up_cent

_MONTHS_OF_QUARTER = 3


def average_pay(earnings: Decimal, overtime_pay: Decimal, workdays: Decimal, vacation_days: Decimal) -> Decimal:
    """Return vacation pay in euro: earnings of the last 13 weeks without overtime / paid workdays × days (§ 11 Abs. 1)."""
    if not workdays:
        return ZERO
    return round_half_up_cent((earnings - overtime_pay) * vacation_days / workdays)


@dataclass(frozen=True, slots=True)
class Payout:
    """*day_value* rounded to the cent; *total* from it; *total_exact* from the exact value, rounded once."""

    day_value: Decimal
    total: Decimal
    total_exact: Decimal


def payout(monthly: Decimal, days_per_week: Decimal, days: Decimal, on: date) -> Payout:
    """Return the payout of open days (Urlaubsabgeltung, § 7 Abs. 4 BUrlG): monthly pay × 3 / 13 / days a week × days."""
    weeks = labour_law.number("vacation.reference_weeks", on)
    day_value = round_half_up_cent(monthly * _MONTHS_OF_QUARTER / (weeks * days_per_week))
    exact = round_half_up_cent(monthly * _MONTHS_OF_QUARTER * days / (weeks * days_per_week))
    return Payout(day_value, round_half_up_cent(day_value * days), exact)
