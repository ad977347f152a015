"""The usage report (Verwendungsnachweis): the values a report is printed from.

Only facts and sums; how they look is the paper's business. ``payroll.funding.report_builder`` fills them.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.funding.facts import Funder, Grant
from payroll.law.derivation import Figure
from payroll.money import ZERO
from payroll.pay.facts import Employer
from payroll.periods import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """How an assistant appears in a report: *name* as the funder may see it (name, initials or number)."""

    name: str
    registered_since: date | None = None
    substitute_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantBox:
    """Box 1: what was granted. *month_hours*: hours a month by the grant's own method, ``None`` if no hours were granted."""

    month_hours: Figure | None
    rate_cap: Decimal | None
    rate_cap_scope: str | None
    rate_cap_measures: str | None
    monthly_amount: Decimal | None
    lump_sum_month: Decimal | None
    admin_lump_sum: Decimal
    carry_over: bool
    settlement: str
    report_every: str
    due_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRow:
    """One line of Table A; money is euro. *month* ``None``: the line of sums, whose balance is the last one."""

    month: Month | None
    received_on: tuple[date, ...]
    advance: Decimal
    minutes_worked: Decimal
    minutes_absence: int
    minutes_substitute: int
    cost: Decimal
    refunds: Decimal
    recognised: Decimal
    not_recognised: Decimal
    balance: Decimal

    @property
    def minutes(self) -> Decimal:
        """All paid minutes of the line."""
        return self.minutes_worked + self.minutes_absence + self.minutes_substitute


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCost:
    """One line of Table B: *kind* is a stable key, *text* the German name."""

    kind: str
    text: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AssistantRow:
    """One line of Table C in the employer model."""

    assistant: str
    name: str
    minutes: int
    cost: Decimal
    registered_since: date | None
    substitute_for: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InvoiceRow:
    """One line of Table C in the service model; *gross* includes VAT. *assignment*: of interpreters, with their travel."""

    provider: str
    number: str
    on: date
    first: date
    last: date
    hours: Decimal
    gross: Decimal
    assignment: str | None = None
    travel_minutes: int | None = None
    travel_cost: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostTableRow:
    """One month of the cost table (nine columns and their sum), in euro. *month* ``None``: the line of sums.

    *corrects*: the earlier month whose correction is booked in *month* by this row.
    """

    month: Month | None
    minutes: int
    gross: Decimal = ZERO
    pension: Decimal = ZERO
    unemployment: Decimal = ZERO
    health: Decimal = ZERO
    care: Decimal = ZERO
    flat_charges: Decimal = ZERO
    other: Decimal = ZERO
    total: Decimal
    corrects: Month | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CostTable:
    """The cost table of one assistant. *foot* names what is in column 9. Sums of all tables equal the cost of Table A."""

    name: str
    rows: tuple[CostTableRow, ...]
    sums: CostTableRow
    foot: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportResult:
    """The result box, in euro. *proposal*: repay | offset | offset_half | carry | keep | none, with a German sentence."""

    balance: Decimal
    unspent: Decimal
    own_cost: Decimal
    not_recognised: Decimal
    proposal: str
    proposal_text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UsageReport:
    """Everything on a usage report for one grant and the months *first* to *last*.

    *kind*: employer | service. *final*: the last report of the approval, else an interim one. *draft*: a month is still
    open. *replaces*: day of the report this one corrects. *opening*: balance brought into the period. *sharing*: how the
    cost of an assistant is shared among purposes, in words. *prepared_by*: who closed the months, the employer left out.
    """

    kind: str
    title: str
    employer: Employer
    funder: Funder
    grant: Grant
    first: Month
    last: Month
    final: bool
    draft: bool
    issued: date
    replaces: date | None
    box: GrantBox
    opening: Decimal
    account: tuple[AccountRow, ...]
    account_sums: AccountRow
    cost_by_kind: tuple[KindCost, ...]
    cost_total: Decimal
    assistants: tuple[AssistantRow, ...]
    invoices: tuple[InvoiceRow, ...]
    result: ReportResult
    explanations: tuple[str, ...]
    declarations: tuple[str, ...]
    annexes: tuple[str, ...]
    cost_tables: tuple[CostTable, ...]
    derivations: tuple[tuple[str, Figure], ...]
    sharing: tuple[str, ...] = ()
    prepared_by: tuple[str, ...] = ()
