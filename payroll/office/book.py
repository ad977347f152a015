"""The whole book as one frozen value: what ``lohn-book/1`` says, between the records and everything that computes.

``payroll.office.bookfile`` turns it into JSON and back, ``payroll.office.shelf`` loads it from and stores it to the
records. Read models and payroll work on this value, never on mapped rows.
"""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from payroll.funding.facts import (
    BankLine,
    CostShare,
    Expense,
    Funder,
    Grant,
    GrantPayment,
    Invoice,
    Refund,
    SentReport,
    SubstituteRequest,
)
from payroll.pay.facts import (
    Absence,
    Assistant,
    Employer,
    HealthFund,
    OneOff,
    Override,
    Shift,
    ShiftKind,
    VacationAdjustment,
    VacationNotice,
)
from payroll.periods import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterEntry:
    """A recurring shift that pre-fills the plan. *weekday*: mon … sun; *end* not after *start*: over midnight.

    *every_weeks*: in every n-th week, counted from the week of *valid_from*. *noted_on*, *ended_on*: the days it and its end
    were noted, *former_to*: the end that held before. An illness reported before that keeps the plan as it was known then.
    """

    assistant: str
    weekday: str
    start: time
    end: time
    break_minutes: int
    valid_from: date
    valid_to: date | None = None
    grant: str | None = None
    every_weeks: int = 1
    kind: ShiftKind = ShiftKind.WORK
    noted_on: date | None = None
    ended_on: date | None = None
    former_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedPayslip:
    """A frozen slip as it stands in the records: number, inputs, parameters' version, result, hash, what it replaces.

    *inputs* and *result* are JSON values; *hash* covers number, inputs, parameters' version and result. *recomputed*:
    closed anew on import because the file did not carry it. *corrected_in*: the month that settled this replacement.
    *erased_on*: parts were erased that day, because their time of keeping was over; *hash* proves what remains,
    *original_hash* is that of the whole slip.
    """

    month: Month
    assistant: str
    number: str
    inputs: dict[str, Any]
    parameters_version: str
    result: dict[str, Any]
    hash: str
    replaces: str | None = None
    recomputed: bool = False
    corrected_in: Month | None = None
    original_hash: str | None = None
    erased_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalHold:
    """Nothing of the assistant is erased, from *since* on. *reason*: dispute | audit | objection | third_party."""

    assistant: str
    reason: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class FinalDecision:
    """The funder decided for good, by a letter of the day *on*, what a grant was used for."""

    grant: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Everything a person noted. Lists keep the order of the file."""

    employer: Employer
    health_funds: tuple[HealthFund, ...] = ()
    funders: tuple[Funder, ...] = ()
    grants: tuple[Grant, ...] = ()
    grant_payments: tuple[GrantPayment, ...] = ()
    assistants: tuple[Assistant, ...] = ()
    roster: tuple[RosterEntry, ...] = ()
    shifts: tuple[Shift, ...] = ()
    absences: tuple[Absence, ...] = ()
    one_offs: tuple[OneOff, ...] = ()
    expenses: tuple[Expense, ...] = ()
    invoices: tuple[Invoice, ...] = ()
    refunds: tuple[Refund, ...] = ()
    reports_sent: tuple[SentReport, ...] = ()
    substitute_requests: tuple[SubstituteRequest, ...] = ()
    legal_holds: tuple[LegalHold, ...] = ()
    final_decisions: tuple[FinalDecision, ...] = ()
    overrides: tuple[Override, ...] = ()
    vacation_notices: tuple[VacationNotice, ...] = ()
    vacation_adjustments: tuple[VacationAdjustment, ...] = ()
    cost_shares: tuple[CostShare, ...] = ()
    bank_lines: tuple[BankLine, ...] = ()
    closed_months: tuple[Month, ...] = ()
    closed_payslips: tuple[ClosedPayslip, ...] = ()
