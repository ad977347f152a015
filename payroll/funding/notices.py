"""What a row of the usage account should make the person look at: ``rate_cap`` and ``budget_exceeded``."""

from collections.abc import Sequence
from decimal import Decimal

from payroll.funding.caps import cut_at_the_end
from payroll.funding.facts import Grant
from payroll.funding.month_budget import month_hours
from payroll.funding.usage import GrantMonth
from payroll.money import ZERO
from payroll.pay.payslip import Notice
from payroll.pay.words import euros, month_name, number

_FULL_COST = "SGB IX § 185 Abs. 5 Satz 2"


def notices(grant: Grant, months: Sequence[GrantMonth]) -> tuple[Notice, ...]:
    """Return the notices for the last of *months*, which are the rows of the grant's account up to it."""
    found = (_rate_cap(grant, months), _overdrawn(grant, months[-1]), _hours(grant, months[-1])) if months else ()
    return tuple(notice for notice in found if notice is not None)


def _rate_cap(grant: Grant, months: Sequence[GrantMonth]) -> Notice | None:
    last = months[-1]
    answer = "Sie können beim Amt beantragen, dass die vollen notwendigen Kosten anerkannt werden."
    law = _FULL_COST if grant.purpose == "arbeitsassistenz" else ""
    if last.not_recognised.amount > ZERO:
        text = (
            f"{month_name(last.month)}: Die Kosten betragen {euros(last.cost.amount)}. Die Bewilligung "
            f"„{grant.key}“ erkennt davon {euros(last.recognised.amount)} an. "
            f"{euros(last.not_recognised.amount)} zahlen Sie selbst. {answer}"
        )
        return Notice(code="rate_cap", text=text, law=law)
    cut = cut_at_the_end(grant, months)
    if cut.amount > ZERO:
        text = (
            f"Bis {month_name(last.month)} liegen die Kosten je Stunde über der Obergrenze der Bewilligung „{grant.key}“. "
            f"Bleibt es dabei, zahlen Sie am Ende {euros(cut.amount)} selbst. {answer}"
        )
        return Notice(code="rate_cap", text=text, law=law)
    return None


def _overdrawn(grant: Grant, last: GrantMonth) -> Notice | None:
    if last.balance.amount >= ZERO:
        return None
    text = (
        f"Im Budget „{grant.key}“ fehlen Ende {month_name(last.month)} {euros(-last.balance.amount)}. So viel haben Sie "
        "selbst ausgelegt. Prüfen Sie, ob ein Vorschuss noch nicht eingetragen ist. Sonst sprechen Sie mit dem Amt."
    )
    return Notice(code="budget_exceeded", text=text)


def _hours(grant: Grant, last: GrantMonth) -> Notice | None:
    granted = month_hours(grant)
    if granted is None or last.hours <= granted.amount:
        return None
    text = (
        f"{month_name(last.month)}: Bezahlt sind {number(last.hours)} Stunden. Die Bewilligung „{grant.key}“ sieht "
        f"{number(granted.amount)} Stunden im Monat vor. Notieren Sie den Grund für den Nachweis."
    )
    return Notice(code="budget_exceeded", text=text)


def months_above_granted(grant: Grant, months: Sequence[GrantMonth]) -> tuple[tuple[GrantMonth, Decimal], ...]:
    """Return the months whose hours are above the granted ones, each with the granted hours."""
    granted = month_hours(grant)
    if granted is None:
        return ()
    return tuple((month, granted.amount) for month in months if month.hours > granted.amount)
