"""What the funder counts of a month's cost: rule R3 of the usage account, hourly caps and lump sums (Pauschalen).

SGB IX § 185 Abs. 5 Satz 2 grants the full cost of necessary assistance; a cap stands only where a notice sets one, and the
person may object to it. So the cap is a field of the grant, never a number of this program.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TypeGuard

from payroll.funding.facts import Grant, RateCap
from payroll.funding.usage import GrantMonth, MonthUse, added
from payroll.law.derivation import Figure, Rounding, Unit, at_least, at_most, divided, figure, minus, start, step, times
from payroll.money import MINUTES_PER_HOUR, ZERO

_CAP = "Bewilligung: Obergrenze je bezahlter Stunde"


def cap_amount(cap: Decimal, minutes: Decimal) -> Figure:
    """Return the most the cap allows for *minutes* of paid time, in euro, half up to the cent (R1, R3)."""
    return figure(
        step(
            "Obergrenze für die bezahlten Stunden",
            start(minutes, "bezahlte Zeit", Unit.MINUTES),
            times(cap, "Obergrenze", Unit.EURO_PER_HOUR),
            divided(Decimal(MINUTES_PER_HOUR), "Minuten je Stunde"),
            rounding=Rounding.HALF_UP_CENT,
            law=_CAP,
        )
    )


def capped(cost: Figure, cap: Decimal, minutes: Decimal) -> Figure:
    """Return the smaller of *cost* and what the cap allows for *minutes* (R3)."""
    most = cap_amount(cap, minutes)
    return figure(
        *most.derivation.steps,
        step("anerkannt unter der Obergrenze", start(cost.amount, "Kosten"), at_most(most.amount, "Obergrenze"), law=_CAP),
    )


def recognised_in_month(grant: Grant, use: MonthUse) -> Figure:
    """Return what is recognised of a month (R3), in euro.

    A lump sum per month (Pauschale) counts in full in each month of use, whatever the cost was. With a cap by month the
    cost under the cap is cut, lump sums and expenses come on top. Without a cap, or with a cap over the whole approval,
    the month is taken in full.
    """
    if grant.lump_sum_month is not None:
        if not use.used:
            return Figure.nothing("In diesem Monat wurde niemand aus dem Budget bezahlt; die Pauschale zählt nicht.")
        return figure(step("Pauschale des Monats", start(grant.lump_sum_month, "Pauschale"), law="Bewilligung: Pauschale"))
    under_cap = use.under_cap
    if _holds(grant.rate_cap, "month"):
        under_cap = capped(use.under_cap, grant.rate_cap.amount, use.minutes)
    return added("anerkannte Kosten", (("Kosten je Stunde", under_cap), ("Pauschale und Auslagen", use.outside_cap)))


def not_recognised(cost: Decimal, recognised: Decimal) -> Figure:
    """Return what the person bears themselves: cost above the recognised amount, never below zero, in euro."""
    return figure(
        step(
            "nicht anerkannte Kosten",
            start(cost, "Kosten"),
            minus(recognised, "anerkannt"),
            at_least(ZERO, "nicht unter null"),
        )
    )


def cut_at_the_end(grant: Grant, months: Sequence[GrantMonth]) -> Figure:
    """Return what a cap over the whole approval takes away at its end (R3 ``approval``), in euro; 0.00 without one."""
    if grant.lump_sum_month is not None or not _holds(grant.rate_cap, "approval"):
        return Figure.nothing("Am Ende der Bewilligung wird nichts gekürzt.")
    cost = sum((month.under_cap for month in months), ZERO)
    most = cap_amount(grant.rate_cap.amount, sum((month.minutes for month in months), Decimal(0)))
    cut = not_recognised(cost, most.amount)
    return Figure(cut.amount, most.derivation.then(*cut.derivation.steps))


def _holds(cap: RateCap | None, scope: str) -> TypeGuard[RateCap]:
    return cap is not None and cap.scope == scope
