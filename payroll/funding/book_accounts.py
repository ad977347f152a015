"""The accounts of all grants of a book: one call for everything that reads them."""

from collections.abc import Sequence
from dataclasses import dataclass

from payroll.funding.account import compute_account
from payroll.funding.facts import AssistantMonth, Expense, Grant, GrantPayment, Invoice, Refund, SubstituteRequest
from payroll.funding.month_use import month_uses
from payroll.funding.notices import notices
from payroll.funding.sharing import ContractGrant
from payroll.funding.usage import GrantMonth, MonthUse
from payroll.pay.facts import Assistant
from payroll.pay.payslip import Notice
from payroll.periods import Month, clipped


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantAccount:
    """One grant's account through a month: *uses* (what it bore), *rows*, and *notices* on the last row."""

    grant: Grant
    uses: tuple[MonthUse, ...]
    rows: tuple[GrantMonth, ...]
    notices: tuple[Notice, ...]


def grant_accounts(
    grants: Sequence[Grant],
    months: Sequence[AssistantMonth],
    payments: Sequence[GrantPayment],
    expenses: Sequence[Expense],
    invoices: Sequence[Invoice],
    refunds: Sequence[Refund],
    through: Month,
    assistants: Sequence[Assistant],
    requests: Sequence[SubstituteRequest] = (),
) -> tuple[GrantAccount, ...]:
    """Return the account of each grant through *through*, in the order of *grants*.

    *months*: every assistant's settled month from the start of the oldest account, with three months before it, and each
    month a received refund is for (without it the whole refund counts as money nobody had claimed).
    *requests*: what was granted for substitutes counts in its month (R2).
    *assistants* tell the grant a contract names, where a month has cost but no paid minutes.
    """
    uses = month_uses(
        grants, months, contract=contract_grants(assistants), expenses=expenses, invoices=invoices, refunds=refunds
    )
    return tuple(_account(grant, uses[grant.key], payments, through, requests) for grant in grants)


def _account(
    grant: Grant,
    uses: tuple[MonthUse, ...],
    payments: Sequence[GrantPayment],
    through: Month,
    requests: Sequence[SubstituteRequest],
) -> GrantAccount:
    rows = compute_account(grant, uses, payments, through, requests)
    return GrantAccount(grant=grant, uses=uses, rows=rows, notices=notices(grant, rows))


def contract_grants(assistants: Sequence[Assistant]) -> ContractGrant:
    """Return a function giving the grant of the last contract section that touches a month, ``None`` for private."""
    of = {assistant.key: assistant for assistant in assistants}

    def grant_of(assistant: str, month: Month) -> str | None:
        sections = [c for c in of[assistant].contracts if clipped(c.valid_from, c.valid_to, month.range)]
        return max(sections, key=lambda c: c.valid_from).grant if sections else None

    return grant_of
