"""Maternity protection (Mutterschutz): protected periods (Schutzfristen) and the employer's supplement (§§ 3, 20 MuSchG)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from payroll.law import labour_law
from payroll.law.derivation import (
    Figure,
    Rounding,
    Step,
    Unit,
    at_least,
    divided,
    figure,
    minus,
    plus,
    start,
    step,
    times,
)
from payroll.money import ZERO
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
    """Number of settled months from which an average is taken (§§ 18, 20 MuSchG)."""
    return labour_law.whole("maternity.reference_months", on)


@dataclass(frozen=True, slots=True)
class ReferenceMonth:
    """A settled month of the reference: its current *pay* in euro (net for § 20, gross for § 18), without one-off pay.

    *days*: its days with pay, a whole month having 30. Cuts of pay the woman did not cause stay out of account, and a
    shorter employment counts as it is (§ 21 Abs. 1, 2 MuSchG): both are in the days.
    """

    label: str
    pay: Decimal
    days: int


def supplement_per_day(net_a_day: Decimal, on: date) -> Decimal:
    """Employer's supplement for a calendar day: what net pay exceeds the maternity benefit by (§ 20 Abs. 1 MuSchG)."""
    return max(net_a_day - labour_law.number("maternity.benefit", on), ZERO)


def net_per_day(months: Sequence[ReferenceMonth]) -> Figure:
    """Return the net pay of a calendar day in the reference, half up to the cent (§ 20 Abs. 1 MuSchG)."""
    together, days = _together("Nettoentgelt der Bezugsmonate", months)
    a_day = step(
        "Nettoentgelt je Kalendertag",
        start(together.result, "Nettoentgelt"),
        divided(Decimal(days), "Kalendertage mit Entgelt", Unit.DAYS),
        rounding=Rounding.HALF_UP_CENT,
        law="§ 20 Abs. 1 MuSchG",
    )
    return figure(together, a_day)


def supplement(net_a_day: Figure, days: int, on: date) -> Figure:
    """Return the supplement (Zuschuss zum Mutterschaftsgeld) for *days* calendar days from the net pay of one day."""
    benefit = labour_law.parameter("maternity.benefit", on)
    return figure(
        *net_a_day.derivation.steps,
        step(
            "Zuschuss zum Mutterschaftsgeld",
            start(net_a_day.amount, "Nettoentgelt je Kalendertag"),
            minus(benefit.number, "Mutterschaftsgeld je Tag"),
            at_least(ZERO, "nichts"),
            times(Decimal(days), "Kalendertage", Unit.DAYS),
            law="§ 20 Abs. 1 MuSchG",
            sources=(benefit.citation,),
        ),
    )


def ban_pay(months: Sequence[ReferenceMonth], days: int, raised: tuple[Decimal, Decimal] | None = None) -> Figure:
    """Return the pay during a ban on work (Mutterschutzlohn, § 18 MuSchG) for *days* of a month that has 30.

    The average of the *months*; *raised*: the wage now and then, where it rose for good since (§ 21 Abs. 4 MuSchG).
    """
    together, counted = _together("Bruttoentgelt der Bezugsmonate", months)
    more = () if raised is None else (times(raised[0], "Lohn jetzt"), divided(raised[1], "Lohn damals"))
    return figure(
        together,
        step(
            "Mutterschutzlohn",
            start(together.result, "Bruttoentgelt"),
            divided(Decimal(counted), "Tage mit Entgelt", Unit.DAYS),
            *more,
            times(Decimal(days), "Tage des Verbots, der Monat mit 30", Unit.DAYS),
            rounding=Rounding.HALF_UP_CENT,
            law="§§ 18, 21 MuSchG",
        ),
    )


def _together(text: str, months: Sequence[ReferenceMonth]) -> tuple[Step, int]:
    """``ValueError`` without a month or without a day with pay."""
    if not sum(month.days for month in months):
        raise ValueError("no day with pay in the reference")
    first, *rest = months
    terms = (plus(month.pay, month.label) for month in rest)
    return step(text, start(first.pay, first.label), *terms), sum(month.days for month in months)
