"""Gather what each grant has to bear month by month: shared cost, invoices, expenses, lump sums, refunds (rules 12, 13)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from payroll.funding.facts import AssistantMonth, Expense, Grant, Invoice, Refund
from payroll.funding.service import invoice_gross, invoice_month
from payroll.funding.sharing import ContractGrant, refund_weights, share_months, shared, weights_of
from payroll.funding.usage import AssistantUse, InvoiceUse, MonthUse, added, noted
from payroll.law.derivation import Figure, figure, minus, start, step
from payroll.money import MINUTES_PER_HOUR, ZERO
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
) -> dict[str, tuple[MonthUse, ...]]:
    """Return by grant key what it bears, one entry for each month with anything, ascending.

    *grants* in the order of the book, which decides who gets an odd cent; *months* of all assistants.
    """
    keys = tuple(grant.key for grant in grants)
    uses = share_months(months, keys, contract)
    differences = refund_differences(refunds, months, keys, contract)
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
        *((f"U1 {use.assistant}", use.refund_u1) for use in uses),
        *((f"U2 {use.assistant}", use.refund_u2) for use in uses),
        *((f"Erhalten statt beantragt, {entry.kind.upper()} {entry.assistant}", entry.amount) for entry in differences),
    )
    return MonthUse(
        month=month,
        minutes=sum((entry.invoice.hours * MINUTES_PER_HOUR for entry in invoices), Decimal(0))
        + sum(use.minutes_of() for use in uses),
        under_cap=added(
            "Kosten je Stunde",
            (
                *((use.assistant, use.cost) for use in uses),
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
    return inside and any(use.minutes_of() or use.cost.amount for use in uses)


def refund_differences(
    refunds: Sequence[Refund], months: Sequence[AssistantMonth], grants: Sequence[str], contract: ContractGrant
) -> tuple[RefundDifference, ...]:
    """Return received less claimed for each refund received, shared among grants like the claim (book rule 12).

    The first receipt for a claim stands against the whole claim, further ones come on top, so that part payments add up.
    A receipt for a month without a settled slip stands against nothing and follows the contract's grant.
    """
    order: tuple[str | None, ...] = (*grants, None)
    month_of = {(month.assistant, month.month): month for month in months}
    settled: dict[tuple[str, str, Month], Decimal] = {}
    found: list[RefundDifference] = []
    for refund in sorted((r for r in refunds if r.received_on), key=lambda r: (r.received_on, r.claimed_on, r.amount)):
        source = month_of.get((refund.assistant, refund.month))
        weights = _refund_weights(refund, source, months, order, contract)
        claim = (refund.assistant, refund.kind, refund.month)
        first = claim not in settled
        before = _claimed(source, refund.kind) if first else settled[claim]
        after = refund.amount if first else before + refund.amount
        settled[claim] = after
        found.extend(_differences(refund, order, weights, before, after))
    return tuple(found)


def _differences(
    refund: Refund, order: Sequence[str | None], weights: Sequence[int], before: Decimal, after: Decimal
) -> list[RefundDifference]:
    """Each grant's share of the new sum less its share of the old one, so that its bookings add up to its share."""
    label = f"Erstattung {refund.kind.upper()} {refund.assistant} {refund.month}"
    pairs = zip(order, shared(label, before, weights), shared(label, after, weights), strict=True)
    return [
        RefundDifference(
            grant=grant,
            month=Month.of(refund.received_on),
            assistant=refund.assistant,
            kind=refund.kind,
            amount=figure(
                *new.derivation.steps,
                step(
                    f"Unterschied, {label}",
                    start(new.amount, "erhalten, Anteil"),
                    minus(old.amount, "schon gebucht, Anteil"),
                ),
            ),
        )
        for grant, old, new in pairs
        if refund.received_on and new.amount != old.amount
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
