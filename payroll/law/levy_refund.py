"""Refunds of the levies U1 and U2 (Aufwendungsausgleichsgesetz, AAG)."""

from datetime import date
from decimal import Decimal

from payroll.law import labour_law
from payroll.money import ZERO, round_half_up_cent
from payroll.periods import ONE_DAY, DateRange


def u1_refund(continued_gross: Decimal, rate: Decimal, contributions: Decimal = ZERO) -> Decimal:
    """Return the U1 refund in euro: *rate* percent of the sick pay, and of the employer's *contributions* on it.

    Pass contributions only where the fund's rules refund them (§§ 1, 9 AAG; BSG 13.12.2011 - B 1 KR 3/11 R).
    """
    return round_half_up_cent((continued_gross + contributions) * rate / 100)


def u2_refund(gross: Decimal, on: date, *, contributions: Decimal = ZERO, flat_percent: Decimal | None = None) -> Decimal:
    """Return the U2 refund in euro (§ 1 Abs. 2 AAG): all of the pay and the employer's contributions on it.

    *flat_percent*: a fund may refund a flat percentage of the gross instead (120 % covers the contributions).
    """
    if flat_percent is not None:
        return round_half_up_cent(gross * flat_percent / 100)
    return round_half_up_cent((gross + contributions) * labour_law.number("levy_refund.u2", on) / 100)


def refunded_days(clock_start: date, certificate_end: date, back_at_work_on: date | None) -> DateRange | None:
    """Return the days a U1 claim covers: from the first day of the clock to the day before the return to work.

    ``None`` when nothing is left. The limit of 42 days is not looked at here.
    """
    last = certificate_end if back_at_work_on is None else min(certificate_end, back_at_work_on - ONE_DAY)
    return DateRange(clock_start, last) if clock_start <= last else None
