"""Maternity protection (Mutterschutz): protected periods (Schutzfristen) and the employer's supplement (§§ 3, 20 MuSchG)."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from payroll.law import labour_law
from payroll.law.derivation import Figure, Rounding, Unit, at_least, divided, figure, minus, plus, start, step, times
from payroll.money import ZERO, round_half_up_cent
from payroll.periods import ONE_DAY, DateRange

_WEEK = 7


def protected_period(due: date, birth: date | None, weeks_after: int) -> DateRange:
    """Return the protected period (§ 3 Abs. 1, 2 MuSchG): six weeks before the due date to *weeks_after* weeks after birth.

    The day of birth comes on top. A birth before the due date adds the days lost before it, a late birth shortens
    nothing. *birth* ``None``: not yet; the due date stands in.
    """
    before = timedelta(days=labour_law.whole("maternity.before", due))
    born = due if birth is None else birth
    first = min(due - before, born)
    lost = min(max(due - born, timedelta(0)), before)
    return DateRange(first, born + timedelta(days=weeks_after * _WEEK) + lost)


def weeks_after_birth(on: date, *, longer: bool) -> int:
    """Weeks protected after birth: eight, twelve (*longer*) after premature or multiple birth or for a disabled child."""
    return labour_law.whole("maternity.after_long" if longer else "maternity.after", on) // _WEEK


def after_miscarriage(on: date, week: int) -> DateRange | None:
    """Return the protected days after a miscarriage in a week of pregnancy (§ 3 Abs. 5 MuSchG, since June 2025)."""
    for from_week in (20, 17, 13):
        name = f"maternity.miscarriage_{from_week}"
        if week >= from_week and labour_law.known(name, on):
            return DateRange(on + ONE_DAY, on + timedelta(days=labour_law.whole(name, on)))
    return None


def reference_months(on: date) -> int:
    """Number of settled months from which the net pay of a day is taken (§ 20 Abs. 1 MuSchG)."""
    return labour_law.whole("maternity.reference_months", on)


def net_per_day(net: Sequence[Decimal], on: date) -> Decimal:
    """Net pay of a calendar day: the last settled months, each of 30 days, without one-off pay (§ 20 Abs. 1 MuSchG)."""
    return round_half_up_cent(sum(net, ZERO) / (labour_law.number("maternity.days_of_month", on) * len(net)))


def supplement_per_day(net_a_day: Decimal, on: date) -> Decimal:
    """Employer's supplement for a calendar day: what net pay exceeds the maternity benefit by (§ 20 Abs. 1 MuSchG)."""
    return max(net_a_day - labour_law.number("maternity.benefit", on), ZERO)


def supplement(net: Sequence[Decimal], days: int, on: date) -> Figure:
    """Return the supplement (Zuschuss zum Mutterschaftsgeld) for *days* calendar days from the net pay of settled months."""
    benefit = labour_law.parameter("maternity.benefit", on)
    first, *rest = net
    together = step(
        "Nettoentgelt der abgerechneten Monate", start(first, "Monat"), *(plus(amount, "Monat") for amount in rest)
    )
    a_day = step(
        "Nettoentgelt je Kalendertag",
        start(together.result, "Nettoentgelt"),
        divided(labour_law.number("maternity.days_of_month", on) * len(net), "Kalendertage", Unit.DAYS),
        rounding=Rounding.HALF_UP_CENT,
        law="§ 20 Abs. 1 MuSchG",
    )
    return figure(
        together,
        a_day,
        step(
            "Zuschuss zum Mutterschaftsgeld",
            start(a_day.result, "Nettoentgelt je Kalendertag"),
            minus(benefit.number, "Mutterschaftsgeld je Tag"),
            at_least(ZERO, "nichts"),
            times(Decimal(days), "Kalendertage", Unit.DAYS),
            law="§ 20 Abs. 1 MuSchG",
            sources=(benefit.citation,),
        ),
    )
