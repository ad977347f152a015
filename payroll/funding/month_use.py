"""Gather what each grant has to bear month by month: shared cost, invoices, expenses, lump sums, refunds (rules 12, 13)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from payroll.funding.corrections import corrected_uses
from payroll.funding.facts import AssistantMonth, CorrectedMonth, Expense, Grant, Invoice, Refund
from payroll.funding.service import invoice_gross, invoice_month
from payroll.funding.sharing import ContractGrant, refund_weights, share_months, shared, weights_of
from payroll.funding.usage import AssistantUse, InvoiceUse, MonthUse, added, noted
from payroll.law.derivation import Figure, figure, minus, start, step
from payroll.money import MINUTES_PER_HOUR, ZERO, total
from payroll.periods import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundDifference:
    """Received less claimed of one refund as far as one grant bears it; booked in *month*, the month of receipt."""

    grant: str | None
    month: Month
    assistant: str
    kind: str
    amount: Figure


def month_uses(
    grants: Sequence[Grant],
    months: Sequence[AssistantMonth],
    *,
    contract: ContractGrant,
    expenses: Sequence[Expense] = (),
    invoices: Sequence[Invoice] = (),
    refunds: Sequence[Refund] = (),
    corrections: Sequence[CorrectedMonth] = (),
) -> dict[str, tuple[MonthUse, ...]]:
    """Return by grant key what it bears, one entry for each month with anything, ascending.

    *grants* in the order of the book, which decides who gets an odd cent; *months* of all assistants as first settled;
    *corrections* of them.
    """
    keys = tuple(grant.key for grant in grants)
    uses = (*share_months(months, keys, contract), *corrected_uses(corrections, months, grants, contract))
    differences = refund_differences(refunds, months, keys, contract, corrections)
    return {
        grant.key: _of_grant(
            grant,
            tuple(use for use in uses if use.grant == grant.key),
            tuple(InvoiceUse(invoice=i, gross=invoice_gross(i)) for i in invoices if i.grant == grant.key),
            tuple(expense for expense in expenses if expense.grant == grant.key),
            tuple(difference for difference in differences if difference.grant == grant.key),
        )
        for grant in grants
    }


def _of_grant(
    grant: Grant,
    uses: tuple[AssistantUse, ...],
    invoices: tuple[InvoiceUse, ...],
    expenses: tuple[Expense, ...],
    differences: tuple[RefundDifference, ...],
) -> tuple[MonthUse, ...]:
    found = {
        *(use.month for use in uses),
        *(invoice_month(entry.invoice) for entry in invoices),
        *(Month.of(expense.on) for expense in expenses),
        *(difference.month for difference in differences),
    }
    return tuple(
        _month(
            grant,
            month,
            tuple(use for use in uses if use.month == month),
            tuple(entry for entry in invoices if invoice_month(entry.invoice) == month),
            tuple(sorted((e for e in expenses if Month.of(e.on) == month), key=lambda e: (e.on, e.kind, e.amount))),
            tuple(difference for difference in differences if difference.month == month),
        )
        for month in sorted(found)
    )


def _month(
    grant: Grant,
    month: Month,
    uses: tuple[AssistantUse, ...],
    invoices: tuple[InvoiceUse, ...],
    expenses: tuple[Expense, ...],
    differences: tuple[RefundDifference, ...],
) -> MonthUse:
    lump_sum = grant.admin_lump_sum if _lump_sum_due(grant, month, uses) else ZERO
    named = tuple((expense.note or expense.kind, expense) for expense in expenses)
    refunds = (
        *((f"U1 {_named(use)}", use.refund_u1) for use in uses),
        *((f"U2 {_named(use)}", use.refund_u2) for use in uses),
        *((f"Erhalten statt beantragt, {entry.kind.upper()} {entry.assistant}", entry.amount) for entry in differences),
    )
    return MonthUse(
        month=month,
        minutes=sum((entry.invoice.hours * MINUTES_PER_HOUR for entry in invoices), Decimal(0))
        + sum(use.minutes_of() for use in uses),
        under_cap=added(
            "Kosten je Stunde",
            (
                *((_named(use), use.cost) for use in uses),
                *((f"Rechnung {entry.invoice.number}", entry.gross) for entry in invoices),
            ),
        ),
        outside_cap=added(
            "Pauschale und Auslagen",
            (
                ("Pauschale für Verwaltung", noted(lump_sum, "Pauschale für Verwaltung")),
                *((text, noted(expense.amount, text)) for text, expense in named),
            ),
        ),
        refunds=added("Erstattungen U1 und U2", refunds),
        assistants=uses,
        invoices=invoices,
        expenses=expenses,
        admin_lump_sum=lump_sum,
    )


def _lump_sum_due(grant: Grant, month: Month, uses: Sequence[AssistantUse]) -> bool:
    """Book rule 13: in each month of the approval in which an assistant was paid from the grant."""
    inside = Month.of(grant.valid_from) <= month <= Month.of(grant.valid_to)
    return inside and any(use.minutes_of() or use.cost.amount for use in uses if use.corrects is None)


def _named(use: AssistantUse) -> str:
    return use.assistant if use.corrects is None else f"{use.assistant}, Berichtigung {use.corrects}"


def refund_differences(
    refunds: Sequence[Refund],
    months: Sequence[AssistantMonth],
    grants: Sequence[str],
    contract: ContractGrant,
    corrections: Sequence[CorrectedMonth] = (),
) -> tuple[RefundDifference, ...]:
    """Return received less claimed for each refund received, shared among grants like the claim (book rule 12).

    The first receipt for a claim stands against the whole claim, further ones come on top, so that part payments add up.
    What a correction claims more or less is booked by then too; the next receipt stands against it. A receipt for a month
    without a settled slip stands against nothing and follows the contract's grant.
    """
    order: tuple[str | None, ...] = (*grants, None)
    month_of = {(month.assistant, month.month): month for month in months}
    stood_against: dict[tuple[str, str, Month], Decimal] = {}
    booked: dict[tuple[str, str, Month], tuple[Decimal, ...]] = {}
    found: list[RefundDifference] = []
    for refund in sorted((r for r in refunds if r.received_on), key=lambda r: (r.received_on, r.claimed_on, r.amount)):
        claim = (refund.assistant, refund.kind, refund.month)
        states = _claims(refund, month_of.get((refund.assistant, refund.month)), corrections)
        weights = _refund_weights(refund, states[-1] if states else None, months, order, contract)
        claimed = _claimed(states[-1] if states else None, refund.kind)
        bookings = _booked_claims(refund, states, months, order, contract)
        before = tuple(share + own for share, own in zip(bookings, booked.get(claim, (ZERO,) * len(order)), strict=True))
        # what was claimed and not yet answered by a receipt is replaced by what came
        open_claim = claimed - stood_against.get(claim, ZERO)
        after = shared(_label(refund), total(before) - open_claim + refund.amount, weights)
        stood_against[claim] = claimed
        booked[claim] = tuple(
            own + new.amount - old
            for own, new, old in zip(booked.get(claim, (ZERO,) * len(order)), after, before, strict=True)
        )
        found.extend(_differences(refund, order, before, after))
    return tuple(found)


def _claims(
    refund: Refund, source: AssistantMonth | None, corrections: Sequence[CorrectedMonth]
) -> tuple[AssistantMonth, ...]:
    """The month as it was claimed for, oldest first: as first settled, and as corrected until the money came."""
    if refund.received_on is None:
        return ()
    until = Month.of(refund.received_on)
    corrected = [
        each.new
        for each in corrections
        if (each.new.assistant, each.new.month) == (refund.assistant, refund.month) and each.settled_in <= until
    ]
    return (*((source,) if source else ()), *corrected)


def _booked_claims(
    refund: Refund,
    states: Sequence[AssistantMonth],
    months: Sequence[AssistantMonth],
    order: Sequence[str | None],
    contract: ContractGrant,
) -> tuple[Decimal, ...]:
    """What each grant was booked as claim so far: the share of the last state, which the bookings add up to."""
    if not states:
        return (ZERO,) * len(order)
    weights = _refund_weights(refund, states[-1], months, order, contract)
    return tuple(share.amount for share in shared(_label(refund), _claimed(states[-1], refund.kind), weights))


def _label(refund: Refund) -> str:
    return f"Erstattung {refund.kind.upper()} {refund.assistant} {refund.month}"


def _differences(
    refund: Refund, order: Sequence[str | None], before: Sequence[Decimal], after: Sequence[Figure]
) -> list[RefundDifference]:
    """Each grant's share of the new sum less what it was booked, so that its bookings add up to its share."""
    return [
        RefundDifference(
            grant=grant,
            month=Month.of(refund.received_on),
            assistant=refund.assistant,
            kind=refund.kind,
            amount=figure(
                *new.derivation.steps,
                step(
                    f"Unterschied, {_label(refund)}",
                    start(new.amount, "erhalten, Anteil"),
                    minus(old, "schon gebucht, Anteil"),
                ),
            ),
        )
        for grant, old, new in zip(order, before, after, strict=True)
        if refund.received_on and new.amount != old
    ]


def _refund_weights(
    refund: Refund,
    source: AssistantMonth | None,
    months: Sequence[AssistantMonth],
    order: Sequence[str | None],
    contract: ContractGrant,
) -> tuple[int, ...]:
    wanted = contract(refund.assistant, refund.month)
    if source is None:
        return tuple(int(grant == wanted) for grant in order)
    earlier = [month for month in months if month.assistant == refund.assistant]
    return refund_weights(source, refund.kind, order, weights_of(source, earlier, order, wanted))


def _claimed(source: AssistantMonth | None, kind: str) -> Decimal:
    if source is None:
        return ZERO
    return source.claimed_u1 if kind == "u1" else source.claimed_u2
