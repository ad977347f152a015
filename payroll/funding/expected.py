"""Advances a notice promises, ticked off against what came in; an offset lowers what the bank shows (rule R5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from payroll.funding.facts import Grant, GrantPayment
from payroll.funding.settlement import offsets
from payroll.money import ZERO, total
from payroll.periods import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpectedAdvance:
    """One month of a grant, in euro. *advance*: by the notice; *offset*: kept by the funder for the rest of the approval
    before; *noted*: entered as received for the month. An offset is money already on the account, so the full advance is
    entered.
    """

    month: Month
    advance: Decimal
    offset: Decimal
    noted: Decimal

    @property
    def at_the_bank(self) -> Decimal:
        """What the bank statement should show."""
        return self.advance - self.offset

    @property
    def missing(self) -> Decimal:
        """What is not entered yet; below zero: more came than was promised."""
        return self.advance - self.noted


def expected_advances(
    grant: Grant, payments: Sequence[GrantPayment], through: Month, *, rest: Decimal = ZERO, settlement: str = "repay"
) -> tuple[ExpectedAdvance, ...]:
    """Return the months of *grant* up to *through* with the advance its notice promises; none without a monthly amount.

    *rest*: unspent money of the approval before, taken back by its *settlement*.
    """
    if grant.monthly_amount is None:
        return ()
    start = Month.of(grant.opening_on or grant.valid_from)
    months = [month for month in start.until(Month.of(grant.valid_to)) if month <= through]
    taken = offsets(rest, settlement, [(month, grant.monthly_amount) for month in months])
    return tuple(
        ExpectedAdvance(
            month=row.month,
            advance=row.advance,
            offset=row.offset.amount,
            noted=total(p.amount for p in payments if p.grant == grant.key and p.for_month == row.month),
        )
        for row in taken
    )


def approval_before(grant: Grant, grants: Sequence[Grant]) -> Grant | None:
    """Return the latest approval of the same funder and purpose that ended before *grant* began, ``None`` for the first."""
    earlier = [g for g in grants if (g.funder, g.purpose) == (grant.funder, grant.purpose) and g.valid_to < grant.valid_from]
    return max(earlier, key=lambda g: g.valid_to, default=None)
