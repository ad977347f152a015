"""Hours lost where no plan was fixed (§ 4 Abs. 1 EFZG, § 12 Abs. 4 TzBfG): the average of a reference, per calendar day.

A plan that was fixed before the illness was reported goes before any average. On call: the last three months before the
illness; fluctuating hours without such a clause: the last twelve (BAG 21.11.2001 - 5 AZR 296/00). Days of short work,
blameless absence, other lost work and vacation leave the reference with their hours.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from payroll.law import labour_law
from payroll.law.derivation import Rounding, Step, Unit, divided, minus, start, step, times
from payroll.periods import ONE_DAY, DateRange, add_months


def reference(first: date, employed_since: date, *, on_call: bool) -> DateRange | None:
    """Return the days before *first* that an average looks at; fewer for a shorter employment, ``None`` for a new one."""
    name = "on_call.reference_months" if on_call else "sick_pay.reference_months"
    start_on = max(add_months(first, -labour_law.whole(name, first)), employed_since)
    return DateRange(start_on, first - ONE_DAY) if start_on < first else None


def average_minutes(worked: int, days: int, excluded: int, lost_days: int, *, on_call: bool) -> tuple[Step, ...]:
    """Return the steps to the minutes of *lost_days* calendar days; the last is rounded half up to whole minutes.

    *worked*: minutes of the reference without those of excluded days; *days* of it, of which *excluded* do not count.
    """
    law = "§ 12 Abs. 4 TzBfG" if on_call else "§ 4 Abs. 1 EFZG"
    counted = step(
        "Tage des Bezugszeitraums",
        start(Decimal(days), "Kalendertage", Unit.DAYS),
        minus(Decimal(excluded), "Tage mit Urlaub, Krankheit, Ausfall", Unit.DAYS),
        unit=Unit.DAYS,
        law=law,
    )
    return (counted, _lost(Decimal(worked), counted.result, lost_days, law))


def agreed_minutes(weekly_minutes: Decimal, days_of_week: int, lost_days: int) -> tuple[Step, ...]:
    """Return the steps to the minutes of *lost_days* calendar days by the contract, where there is nothing to average."""
    return (_lost(weekly_minutes, Decimal(days_of_week), lost_days, "§ 4 Abs. 1 EFZG"),)


def _lost(minutes: Decimal, days: Decimal, lost_days: int, law: str) -> Step:
    return step(
        "Ausgefallene Zeit im Durchschnitt",
        start(minutes, "Minuten", Unit.MINUTES),
        times(Decimal(lost_days), "Tage mit Anspruch, ohne festen Plan", Unit.DAYS),
        divided(days, "Tage", Unit.DAYS),
        rounding=Rounding.WHOLE_MINUTE,
        unit=Unit.MINUTES,
        law=law,
    )


def spread(minutes: int, days: Iterable[date]) -> dict[date, int]:
    """Spread whole minutes evenly over days, so that they sum exactly."""
    listed, shares, given = [*days], dict[date, int](), 0
    for number, day in enumerate(listed, 1):
        upto = minutes * number // len(listed)
        shares[day], given = upto - given, upto
    return shares
