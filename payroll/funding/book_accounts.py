"""The accounts of all grants of a book: one call for everything that reads them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from payroll.funding.account import compute_account
from payroll.funding.facts import (
    AssistantMonth,
    CorrectedMonth,
    Expense,
    Grant,
    GrantPayment,
    Invoice,
    Refund,
    SubstituteRequest,
)
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
    corrections: Sequence[CorrectedMonth] = (),
) -> tuple[GrantAccount, ...]:
    """Return the account of each grant through *through*, in the order of *grants*.

    *months*: every assistant's settled month from the start of the oldest account, with three months before it, and each
    month a received refund is for (without it the whole refund counts as money nobody had claimed).
    *requests*: what was granted for substitutes counts in its month (R2). *corrections*: of months that *months* hold as
    first settled.
    *assistants* tell the grant a contract names, where a month has cost but no paid minutes.
    """
    uses = month_uses(
        grants,
        tuple(inside_approvals(month, grants) for month in months),
        contract=contract_grants(assistants, grants),
        expenses=expenses,
        invoices=invoices,
        refunds=refunds,
        corrections=tuple(_inside(each, grants) for each in corrections),
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


def _inside(each: CorrectedMonth, grants: Sequence[Grant]) -> CorrectedMonth:
    old = None if each.old is None else inside_approvals(each.old, grants)
    return replace(each, old=old, new=inside_approvals(each.new, grants))


def inside_approvals(month: AssistantMonth, grants: Sequence[Grant]) -> AssistantMonth:
    """Return the month with the minutes that name a grant outside its approval counted as private.

    An account starts at 0 with the approval (R2) and nothing crosses its end but the settlement (R4): no office pays for
    work before or after what it granted.
    """
    covering = {grant.key for grant in grants if _covers(grant, month.month)}
    return replace(
        month, minutes=tuple((key if key in covering else None, kind, count) for key, kind, count in month.minutes)
    )


def contract_grants(assistants: Sequence[Assistant], grants: Sequence[Grant]) -> ContractGrant:
    """Return a function giving the grant of the last contract section that touches a month, ``None`` for private and for
    a grant whose approval does not cover the month.
    """
    of = {assistant.key: assistant for assistant in assistants}
    granted = {grant.key: grant for grant in grants}

    def grant_of(assistant: str, month: Month) -> str | None:
        sections = [c for c in of[assistant].contracts if clipped(c.valid_from, c.valid_to, month.range)]
        key = max(sections, key=lambda c: c.valid_from).grant if sections else None
        return key if key in granted and _covers(granted[key], month) else None

    return grant_of


def _covers(grant: Grant, month: Month) -> bool:
    return Month.of(grant.valid_from) <= month <= Month.of(grant.valid_to)
