"""The usage account of a grant (Verwendungsrechnung): rules R2 to R4 and book rules 12 and 13.

An advance counts in the month it is meant *for*, whenever it came; cost in the month of work; a refund as booked by
:mod:`payroll.funding.month_use`. So the order in which things were entered never changes a row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from payroll.funding.caps import cut_at_the_end, not_recognised, recognised_in_month
from payroll.funding.facts import Grant, GrantPayment, SubstituteRequest
from payroll.funding.usage import GrantMonth, MonthUse, added, noted
from payroll.law.derivation import Figure, at_least, at_most, figure, minus, plus, start, step
from payroll.money import ZERO, total
from payroll.periods import Month

_NOTHING = Figure.nothing("kein Aufwand in diesem Monat")


def compute_account(
    grant: Grant,
    uses: Sequence[MonthUse],
    payments: Sequence[GrantPayment],
    through: Month,
    requests: Sequence[SubstituteRequest] = (),
) -> tuple[GrantMonth, ...]:
    """Return one row a month from the start of the account to *through* (R2, R3).

    *requests*: what is granted on a request for a substitute is separately granted money of its month (R2).

    The account starts with the approval, or with the month of the opening balance: what lies before that day is contained
    in the balance and is not counted again. After the approval's last month there is a row only where something was still
    booked (a late refund, a late receipt), so that nothing gets lost. *uses* holds each month at most once.
    """
    use_of = {use.month: use for use in uses}
    if len(use_of) != len(uses):
        raise ValueError("a month was given twice")
    advances = _advances(grant, payments, requests)
    rows: list[GrantMonth] = []
    for month in _months(grant, {*use_of, *advances}, through):
        use = use_of.get(month) or MonthUse(
            month=month, minutes=Decimal(0), under_cap=_NOTHING, outside_cap=_NOTHING, refunds=_NOTHING
        )
        carried = _carried(grant, rows[-1] if rows else None)
        lapsed = rows[-1].balance.amount - carried.amount if rows else ZERO
        rows.append(_row(grant, use, advances.get(month, ()), carried, lapsed))
    return tuple(rows)


def _months(grant: Grant, booked: set[Month], through: Month) -> tuple[Month, ...]:
    opened = Month.of(grant.opening_on) if grant.opening_on else min({Month.of(grant.valid_from), *booked})
    end = Month.of(grant.valid_to)
    return tuple(month for month in opened.until(through) if month <= end or month in booked)


def _advances(
    grant: Grant, payments: Sequence[GrantPayment], requests: Sequence[SubstituteRequest]
) -> dict[Month, tuple[tuple[str, Decimal], ...]]:
    """Money meant for each month, named: advances received, and what was granted separately."""
    found: dict[Month, list[tuple[str, Decimal]]] = {}
    for payment in sorted((p for p in payments if p.grant == grant.key), key=lambda p: (p.on, p.amount)):
        found.setdefault(payment.for_month, []).append((f"Eingang {payment.on:%d.%m.%Y}", payment.amount))
    for request in sorted((r for r in requests if r.grant == grant.key), key=lambda r: r.key):
        if request.granted_month is not None and request.granted_amount is not None:
            name = f"gesondert bewilligt am {request.granted_on:%d.%m.%Y} für eine Ersatzkraft"
            found.setdefault(request.granted_month, []).append((name, request.granted_amount))
    return {month: tuple(entries) for month, entries in found.items()}


def _carried(grant: Grant, before: GrantMonth | None) -> Figure:
    """Balance brought in (R2): without carry-over (*carry_over* false) only money the person laid out crosses the month."""
    if before is None:
        if grant.opening_balance is None:
            return Figure.nothing("Das Konto beginnt mit der Bewilligung bei null.")
        return noted(grant.opening_balance, "Anfangsbestand")
    rest = start(before.balance.amount, f"Stand Ende {before.month}")
    if grant.carry_over:
        return figure(step("Übertrag aus dem Vormonat", rest))
    return figure(step("Übertrag aus dem Vormonat, ein Rest verfällt", rest, at_most(ZERO, "kein Übertrag von Resten")))


def _row(
    grant: Grant, use: MonthUse, advances: Sequence[tuple[str, Decimal]], carried: Figure, lapsed: Decimal
) -> GrantMonth:
    cost = added("Kosten des Monats", (("Kosten je Stunde", use.under_cap), ("Pauschale und Auslagen", use.outside_cap)))
    recognised = recognised_in_month(grant, use)
    charged = figure(
        step(
            "angerechnet: anerkannte Kosten weniger Erstattungen",
            start(recognised.amount, "anerkannte Kosten"),
            minus(use.refunds.amount, "Erstattungen U1 und U2"),
        )
    )
    advance = added(
        "Vorschuss für den Monat",
        tuple((name, noted(amount, name)) for name, amount in advances),
    )
    balance = figure(
        step(
            "Stand am Monatsende",
            start(carried.amount, "Übertrag"),
            plus(advance.amount, "Vorschuss"),
            minus(charged.amount, "angerechnet"),
        )
    )
    return GrantMonth(
        grant=grant.key,
        month=use.month,
        minutes=use.minutes,
        under_cap=use.under_cap.amount,
        cost=cost,
        refunds=use.refunds,
        recognised=recognised,
        not_recognised=not_recognised(cost.amount, recognised.amount),
        charged=charged,
        advance=advance,
        carried=carried,
        lapsed=lapsed,
        balance=balance,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The account at the end of an approval (R4), in euro.

    *balance*: last balance with what a cap over the whole approval gives back. *unspent*: to be settled with the funder,
    lapsed rests included. *own_cost*: what the person paid themselves.
    """

    recognised: Decimal
    not_recognised: Figure
    balance: Figure
    unspent: Figure
    own_cost: Figure


def close_account(grant: Grant, months: Sequence[GrantMonth]) -> Closing:
    """Close the account over *months*, all of them of one approval, at least one (R3 ``approval``, R4)."""
    cut = cut_at_the_end(grant, months)
    balance = figure(
        *cut.derivation.steps,
        step(
            "Stand am Ende der Bewilligung",
            start(months[-1].balance.amount, "letzter Stand"),
            plus(cut.amount, "am Ende nicht anerkannt, fließt zurück"),
        ),
    )
    missing = added("nicht anerkannt", (*((str(m.month), m.not_recognised) for m in months), ("am Ende gekürzt", cut)))
    unspent = figure(
        step("nicht verbraucht", start(balance.amount, "Stand am Ende"), at_least(ZERO, "nicht unter null")),
        step(
            "abzurechnen",
            start(max(balance.amount, ZERO), "nicht verbraucht"),
            plus(total(m.lapsed for m in months), "nicht übertragene Monatsreste"),
        ),
    )
    own = figure(
        step(
            "selbst ausgelegt",
            start(ZERO, "null"),
            minus(balance.amount, "Stand am Ende"),
            at_least(ZERO, "nicht unter null"),
        ),
        step(
            "eigene Kosten",
            start(max(-balance.amount, ZERO), "selbst ausgelegt"),
            plus(missing.amount, "nicht anerkannt"),
        ),
    )
    recognised = total(m.recognised.amount for m in months) - cut.amount
    return Closing(recognised=recognised, not_recognised=missing, balance=balance, unspent=unspent, own_cost=own)
