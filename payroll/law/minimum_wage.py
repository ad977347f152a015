"""Minimum wage (Mindestlohn): the monthly check, time accounts, records (§§ 1, 2, 17, 22 MiLoG).

The rate itself is a value of the year (``minimum_wage``).
"""

from datetime import date, timedelta
from decimal import Decimal

from payroll.law import labour_law
from payroll.money import MINUTES_PER_HOUR, round_half_up_cent
from payroll.periods import add_months

_MONTHS_OF_YEAR = 12


def required_pay(minutes: int, rate: Decimal) -> Decimal:
    """Return what working minutes of a month must earn at least, in euro (§ 1 MiLoG; BAG 29.06.2016 - 5 AZR 716/15)."""
    return round_half_up_cent(rate * minutes / MINUTES_PER_HOUR)


def is_met(counting_pay: Decimal, minutes: int, rate: Decimal) -> bool:
    """Tell whether the counting pay of a month reaches the minimum wage for its working minutes."""
    return counting_pay * MINUTES_PER_HOUR >= rate * minutes or counting_pay >= required_pay(minutes, rate)


def monthly_minimum(rate: Decimal, weekly_hours: Decimal, on: date, weeks_of_month: Decimal | None = None) -> Decimal:
    """Return the monthly equivalent in euro: rate × weekly hours × 13 / 3, or × another number of weeks."""
    if weeks_of_month is not None:
        return round_half_up_cent(rate * weekly_hours * weeks_of_month)
    weeks = labour_law.number("minimum_wage_months.weeks", on)
    return round_half_up_cent(rate * weekly_hours * weeks / labour_law.number("minimum_wage_months.months", on))


def hours_for(pay: Decimal, rate: Decimal) -> Decimal:
    """Return how many hours a pay allows at the rate, exact."""
    return pay / rate


def account_credit_limit(contract_hours: Decimal, on: date) -> Decimal:
    """Return how many hours a month may go into a time account: half the contract hours (§ 2 Abs. 2 Satz 3 MiLoG)."""
    return contract_hours * labour_law.number("minimum_wage_account.credit", on) / 100


def account_balanced_by(recorded_on: date) -> date:
    """Return the last day for balancing credited hours: 12 months after the month of recording (§ 2 Abs. 2 MiLoG)."""
    month = recorded_on.replace(day=1)
    after = add_months(month, labour_law.whole("minimum_wage_account.months", recorded_on) + 1)
    return after - timedelta(days=1)


def record_by(worked_on: date) -> date:
    """Return the last day for writing down start, end and duration: the seventh day after (§ 17 Abs. 1 MiLoG)."""
    return worked_on + timedelta(days=labour_law.whole("minimum_wage_records.days", worked_on))


def keep_record_until(worked_on: date) -> date:
    """Return until when the record must be kept at least: two years (§ 17 Abs. 1 MiLoG)."""
    return add_months(worked_on, _MONTHS_OF_YEAR * labour_law.whole("minimum_wage_records.years", worked_on))
