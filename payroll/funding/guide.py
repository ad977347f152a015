"""The 50 % guide (rule R7): assistance should stay within half of the employer's lump gross of the own job.

A recommendation (BIH, KVJS) without a basis in the statute; since 2021 SGB IX § 185 Abs. 5 Satz 2 grants the full cost of
necessary assistance. It explains and never blocks.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.funding import numbers
from payroll.law.derivation import HUNDRED, Figure, Rounding, Unit, at_least, figure, minus, plus, start, step, times
from payroll.money import ZERO, round_half_up
from payroll.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """*employer_gross*: gross with the lump addition; *limit*: half of it; *share_percent* of the gross, one decimal."""

    employer_gross: Figure
    limit: Figure
    share_percent: Decimal
    over: bool
    over_by: Figure


def guide(monthly_gross: Decimal, assistance_cost: Decimal, on: date) -> Guide:
    """Compare a month's assistance with the guide (R7); equal is within. Euro; a gross of zero is refused."""
    if monthly_gross <= ZERO:
        raise Refusal(
            f"Für den Richtwert fehlt Ihr Bruttogehalt. Eingetragen ist {monthly_gross} Euro. "
            "Tragen Sie unter „own_job“ Ihr monatliches Brutto ein.",
            code="guide_without_gross",
            place="employer.own_job.monthly_gross",
        )
    values = numbers.on(on)
    addition, share = values["guide.employer_addition"], values["guide.share"]
    extra = step(
        "pauschaler Zuschlag",
        start(monthly_gross, "Bruttogehalt"),
        times(addition.number, "Zuschlag", Unit.PERCENT),
        sources=(addition.citation,),
    )
    employer_gross = figure(
        extra,
        step(
            "Arbeitgeberbrutto pauschal",
            start(monthly_gross, "Bruttogehalt"),
            plus(extra.result, "Zuschlag"),
            rounding=Rounding.HALF_UP_CENT,
        ),
    )
    limit = figure(
        step(
            "Richtwert",
            start(employer_gross.amount, "Arbeitgeberbrutto"),
            times(share.number, "Anteil", Unit.PERCENT),
            rounding=Rounding.HALF_UP_CENT,
            sources=(share.citation,),
        )
    )
    over_by = figure(
        step(
            "über dem Richtwert",
            start(assistance_cost, "Assistenzkosten"),
            minus(limit.amount, "Richtwert"),
            at_least(ZERO, "nicht unter null"),
        )
    )
    percent = round_half_up(assistance_cost * HUNDRED / employer_gross.amount, 1)
    return Guide(
        employer_gross=employer_gross, limit=limit, share_percent=percent, over=over_by.amount > ZERO, over_by=over_by
    )
