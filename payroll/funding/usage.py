"""What one month of a grant is made of, and what the usage account makes of it: the values all funding modules share."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from payroll.funding.facts import Expense, Invoice
from payroll.law.derivation import Derivation, Figure, figure, start, step, sum_figure
from payroll.money import MINUTES_PER_HOUR, ZERO, round_half_up
from payroll.periods import Month

ABSENCE_KINDS = ("sick", "vacation", "holiday", "special")


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistantUse:
    """One assistant's month as far as one grant bears it.

    *grant*: its key, ``None`` for what is private. *minutes*: paid minutes by kind (as in ``AssistantMonth``). *parts*:
    cost by kind, summing to *cost*; *branches*: the employer's share by branch, as far as known.
    *refund_u1*/*refund_u2*: this grant's part of the month's claims, euro. *corrects*: the earlier month of which this is
    the difference, booked in *month*; *kinds*: its cost by the kinds of a report, which minutes below zero cannot tell.
    """

    grant: str | None
    assistant: str
    month: Month
    minutes: tuple[tuple[str, int], ...]
    cost: Figure
    refund_u1: Figure
    refund_u2: Figure
    parts: tuple[tuple[str, Decimal], ...]
    branches: tuple[tuple[str, Decimal], ...] = ()
    kinds: tuple[tuple[str, Decimal], ...] = ()
    corrects: Month | None = None

    def minutes_of(self, *kinds: str) -> int:
        """Paid minutes of these kinds, of all kinds if none is named."""
        return sum(minutes for kind, minutes in self.minutes if not kinds or kind in kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceUse:
    """A provider's invoice with its gross amount including VAT, in euro."""

    invoice: Invoice
    gross: Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthUse:
    """What a grant has to bear in one month, before caps and advances.

    *minutes*: all paid minutes, exact (invoices may hold decimals of an hour). *under_cap*: cost an hourly cap applies to;
    *outside_cap*: lump sum for administration and expenses. *refunds*: U1/U2 of the month, differences of receipts
    included. All in euro.
    """

    month: Month
    minutes: Decimal
    under_cap: Figure
    outside_cap: Figure
    refunds: Figure
    assistants: tuple[AssistantUse, ...] = ()
    invoices: tuple[InvoiceUse, ...] = ()
    expenses: tuple[Expense, ...] = ()
    admin_lump_sum: Decimal = ZERO

    @property
    def cost(self) -> Decimal:
        """Everything together, in euro."""
        return self.under_cap.amount + self.outside_cap.amount

    @property
    def used(self) -> bool:
        """Whether somebody was paid from the grant in this month."""
        return bool(self.minutes or self.under_cap.amount or self.invoices)

    def minutes_of(self, *kinds: str) -> int:
        """Paid minutes of the assistants of these kinds."""
        return sum(use.minutes_of(*kinds) for use in self.assistants)


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantMonth:
    """One row of the usage account, in euro. ``balance = carried + advance - charged``, ``charged = recognised - refunds``.

    *carried* is the balance brought in from the month before; *lapsed* the rest of the month before that was not carried
    because the grant does not allow it. *under_cap*: the part of the cost an hourly cap applies to.
    """

    grant: str
    month: Month
    minutes: Decimal
    under_cap: Decimal
    cost: Figure
    refunds: Figure
    recognised: Figure
    not_recognised: Figure
    charged: Figure
    advance: Figure
    carried: Figure
    lapsed: Decimal
    balance: Figure

    @property
    def hours(self) -> Decimal:
        """Paid hours as shown: half up to 0.01."""
        return hours_shown(self.minutes)


def hours_shown(minutes: Decimal | int) -> Decimal:
    """Exact minutes as hours, half up to 0.01 (book rule 5)."""
    return round_half_up(Decimal(minutes) / MINUTES_PER_HOUR, 2)


def added(text: str, parts: Sequence[tuple[str, Figure]], law: str = "") -> Figure:
    """Add named figures and keep how each of them came about; parts of 0.00 are left out."""
    named = [(name, part) for name, part in parts if part.amount]
    whole = sum_figure(text, named, law)
    return Figure(
        whole.amount, Derivation(tuple(s for _, part in named for s in part.derivation.steps)).then(*whole.derivation.steps)
    )


def noted(amount: Decimal, text: str) -> Figure:
    """A figure that was entered, not computed."""
    return figure(step(text, start(amount, text)))
