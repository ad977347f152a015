"""Work on call (Arbeit auf Abruf, § 12 TzBfG): how much may be called, how long before."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from payroll.law import labour_law
from payroll.periods import ONE_DAY


@dataclass(frozen=True, slots=True)
class CallableHours:
    """Hours a week that may be called at least (and are owed) and at most."""

    least: Decimal
    most: Decimal


def callable_hours(on: date, *, minimum: Decimal | None = None, maximum: Decimal | None = None) -> CallableHours:
    """Return the callable hours a week for an agreed minimum or maximum (§ 12 Abs. 2 TzBfG).

    With neither, the hours that § 12 Abs. 1 Satz 3 supposes are owed, and nothing beyond them may be called.
    """
    if minimum is not None:
        most = minimum * (100 + labour_law.number("on_call.above_minimum", on)) / 100
        return CallableHours(minimum, most if maximum is None else min(most, maximum))
    if maximum is not None:
        return CallableHours(maximum * (100 - labour_law.number("on_call.below_maximum", on)) / 100, maximum)
    supposed = labour_law.number("on_call.weekly_hours", on)
    return CallableHours(supposed, supposed)


def least_hours_of_a_call(on: date) -> Decimal:
    """Return how many consecutive hours a call has at least where no daily hours are agreed (§ 12 Abs. 1 Satz 4 TzBfG)."""
    return labour_law.number("on_call.daily_hours", on)


def latest_call(work_on: date) -> date:
    """Return the last day on which work for *work_on* may be called: four days lie between (§ 12 Abs. 3 TzBfG)."""
    return work_on - timedelta(days=labour_law.whole("on_call.notice_days", work_on)) - ONE_DAY
