"""Short ways to the vacation of a year for the tests: one assistant, one job, facts given by name."""

from datetime import date
from decimal import Decimal
from typing import Any

from payroll.pay.facts import AdjustmentReason, Contract, VacationAdjustment
from payroll.pay.vacation_entitlement import Entitlement, YearFacts, entitlement
from payroll.pay.vacation_sections import Duty
from payroll.pay.vacation_shares import Part
from payroll.periods import DateRange, Month
from tests.pay.gross_facts import assistant, contract

SINCE_2020 = DateRange(date(2020, 1, 1), date.max)


def days(first: str, last: str | None = None) -> DateRange:
    return DateRange(date.fromisoformat(first), date.max if last is None else date.fromisoformat(last))


def terms(since: str = "2020-01-01", week: int = 4, vacation: str = "20", **given: Any) -> Contract:
    """A contract section with *week* workdays of five hours and *vacation* days a year."""
    values: dict[str, Any] = {
        "valid_from": date.fromisoformat(since),
        "workdays_per_week": week,
        "weekly_hours": Decimal(week * 5),
        "vacation_days": Decimal(vacation),
    }
    return contract(**(values | given))


def of_year(*contracts: Contract, year: int = 2026, job: DateRange = SINCE_2020, **given: Any) -> Entitlement:
    """The vacation of *year* under *contracts*; names of the person's own facts go to the person."""
    own = {name: given.pop(name) for name in [*given] if name.startswith(("birth", "severely"))}
    person = assistant(*(contracts or (terms(),)), **own)
    return entitlement(YearFacts(year=year, assistant=person, employment=job, **given))


def parts(found: Entitlement) -> tuple[str, ...]:
    """Statutory, extra of § 208 SGB IX, and what the contract gives on top, to four decimals."""
    return tuple(shown(found.of(part)) for part in Part)


def shown(value: Decimal) -> str:
    return f"{value.quantize(Decimal('0.0001')).normalize():f}"


def duty(days_a_month: int, *months: int, year: int = 2026) -> dict[Month, Duty]:
    return {Month(year, month): Duty(Decimal(days_a_month)) for month in months or range(1, 13)}


def adjusted(days_: str, reason: AdjustmentReason, year: int = 2026) -> tuple[VacationAdjustment, ...]:
    return (VacationAdjustment(assistant="anna", year=year, days=Decimal(days_), reason=reason),)
