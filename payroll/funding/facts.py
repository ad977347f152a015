"""Facts of grants and money, as frozen values that mirror ``lohn-book/1``; conventions as in ``payroll.pay.facts``."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.money import ZERO
from payroll.periods import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Funder:
    """An office that pays (Leistungsträger, Kostenträger)."""

    key: str
    kind: str
    name: str
    street: str
    postcode: str
    city: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RateCap:
    """Hourly cap: *scope* none | month | approval; *measures* employer_cost | gross_with_vat."""

    amount: Decimal
    scope: str
    measures: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantHours:
    """Granted hours: *amount* per *per* (day | week | month)."""

    amount: Decimal
    per: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """One approval (Bewilligung). *valid_to* is its last day. *opening*: balance brought along, with its day.

    *notice_on*: day of the notice; *clerk*: who is in charge there. *conditions* (Auflagen) as the notice words them, due on
    *conditions_due*. *allowed_expenses*: kinds of expenses it pays, empty: all. *renewal_applied_on*: day the office got the
    application to go on.
    """

    key: str
    funder: str
    reference: str
    purpose: str
    basis: str | None = None
    model: str
    valid_from: date
    valid_to: date
    received_on: date | None = None
    monthly_amount: Decimal | None = None
    hours: GrantHours | None = None
    month_method: str | None = None
    rate_cap: RateCap | None = None
    lump_sum_month: Decimal | None = None
    admin_lump_sum: Decimal
    carry_over: bool
    settlement: str
    report_every: str
    report_due_days: int
    opening_on: date | None = None
    opening_balance: Decimal | None = None
    notice_on: date | None = None
    clerk: str | None = None
    conditions: str | None = None
    conditions_due: date | None = None
    allowed_expenses: tuple[str, ...] = ()
    renewal_applied_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantPayment:
    """An advance received *on* a day, *for* a month, in euro."""

    grant: str
    on: date
    for_month: Month
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Expense:
    """Money laid out beside wages; counts in the month of its date.

    *share_of*: the whole of which *amount* is this grant's share, *share_percent* of it by the key that held that day.
    """

    grant: str
    on: date
    kind: str
    amount: Decimal
    note: str | None = None
    share_of: Decimal | None = None
    share_percent: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostShare:
    """The share of a fixed cost, in percent, that a grant bears from a day on until the next day that says another."""

    valid_from: date
    grant: str
    percent: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BankLine:
    """One line of the bank account, in euro, below zero: paid. *booking*: what of this book it is (its key), once told."""

    number: int
    on: date
    amount: Decimal
    text: str
    booking: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Invoice:
    """A provider's invoice (Dienstleistungsmodell) for *first* to *last*.

    Of interpreters (Gebärdensprachdolmetscher): *assignment*, what for; *travel_minutes* and *travel_cost* within it.
    """

    grant: str
    provider: str
    number: str
    on: date
    first: date
    last: date
    hours: Decimal
    amount: Decimal
    vat_included: bool
    assignment: str | None = None
    travel_minutes: int | None = None
    travel_cost: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refund:
    """A U1/U2 refund claimed for *month* and, once *received_on* is set, received."""

    assistant: str
    kind: str
    month: Month
    claimed_on: date
    received_on: date | None = None
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class SentReport:
    """A usage report that was sent: the months *first* to *last*, sent *on* a day *to* somebody, due on *due_on*.

    *issued*: the day printed on it. *digest*: SHA-256 of its figures. *replaces*: day of the report it corrected.
    """

    grant: str
    first: Month
    last: Month
    issued: date
    on: date
    to: str
    due_on: date
    digest: str
    replaces: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistantMonth:
    """What funding needs of one assistant's settled month: cost, refunds claimed, and paid minutes by grant.

    *minutes*: (grant key or ``None`` for private, kind, minutes); kinds as in ``payroll.pay.payslip.PaidTime`` plus
    ``substitute`` for work that covers an absence. *claimed_u1*/*claimed_u2*: the claim booked in this month, euro.
    *parts*: the cost by kind (wage, employer_share, levies, flat_charges, accident), summing to *cost*.
    *branches*: the employer_share by branch (pension, unemployment, health, care), empty where it is not known.
    """

    assistant: str
    month: Month
    cost: Decimal
    claimed_u1: Decimal
    claimed_u2: Decimal
    minutes: tuple[tuple[str | None, str, int], ...]
    parts: tuple[tuple[str, Decimal], ...]
    branches: tuple[tuple[str, Decimal], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectedMonth:
    """A settled month corrected by the slip of *settled_in*: as it was (*old*, ``None``: nobody was paid) and as it is."""

    settled_in: Month
    old: AssistantMonth | None
    new: AssistantMonth


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteRequest:
    """A request for the cost of a substitute (Ersatzkraft) by layout 3h, with its life; money in euro.

    *absence* ``None``: a vacancy. *end_known* false: *last* is expected only. *proof*: a sick note is there.
    *account_rest* ``None``: not known. *granted_month*: where *granted_amount* counts in the account (R2).
    """

    key: str
    assistant: str
    absence: str | None = None
    grant: str
    reason: str
    first: date
    last: date
    end_known: bool
    proof: bool
    lost_minutes: int
    lost_days: int
    work: str
    cover: str
    briefing_minutes: int
    continued_pay: Decimal
    refund: Decimal
    substitute_cost: Decimal
    already_granted: Decimal
    account_rest: Decimal | None = None
    drafted_on: date
    sent_on: date | None = None
    asked_back_on: date | None = None
    reply_by: date | None = None
    granted_on: date | None = None
    granted_amount: Decimal | None = None
    granted_month: Month | None = None
    refused_on: date | None = None
    used_on: date | None = None

    @property
    def state(self) -> str:
        """Where it stands: drafted | sent | asked_back | granted | refused | used."""
        if self.used_on is not None:
            return "used"
        if self.refused_on is not None:
            return "refused"
        if self.granted_on is not None:
            return "granted"
        if self.asked_back_on is not None:
            return "asked_back"
        return "sent" if self.sent_on is not None else "drafted"

    @property
    def extra(self) -> Decimal:
        """Extra need (3h): substitute + continued pay - refund - what is granted for the lost hours."""
        return self.substitute_cost + self.continued_pay - self.refund - self.already_granted

    @property
    def saved(self) -> Decimal:
        """Granted for the lost hours, but no longer paid once continued pay has ended."""
        return max(self.already_granted - self.continued_pay, ZERO)
