"""Each fact and its row: one declaration that turns a book's value into a row and a row back into the value.

Names that differ between the two are listed here and nowhere else; everything else goes by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from typing import Any, Generic, TypeVar, cast

from payroll.funding.facts import (
    BankLine,
    CostShare,
    Expense,
    Funder,
    Grant,
    GrantHours,
    GrantPayment,
    Invoice,
    RateCap,
    Refund,
    SentReport,
    SubstituteRequest,
)
from payroll.office.book import FinalDecision, LegalHold, RosterEntry
from payroll.pay.facts import (
    Absence,
    AbsenceKind,
    AdjustmentReason,
    Assistant,
    AssistantOpening,
    Contract,
    Employer,
    FundRate,
    InsuranceFact,
    OneOff,
    OneOffKind,
    Override,
    OwnJob,
    Premiums,
    Scheme,
    Shift,
    ShiftKind,
    ShiftState,
    SickBefore,
    TaxFact,
    TaxMethod,
    VacationAdjustment,
    VacationNotice,
)
from payroll.records import tables
from payroll.records.base import Base
from payroll.records.time import wall_time

PRIVATE = "none"
"""What ``grant`` says in the book where a shift is paid by nobody's grant."""

PREMIUMS = tuple(each.name for each in fields(Premiums))

F = TypeVar("F")
R = TypeVar("R", bound=Base)


@dataclass(frozen=True, slots=True)
class Pair(Generic[F, R]):
    """A fact's class and its row's class. *columns*: fields whose column has another name; *words*: fields with an enum.

    *apart*: fields that are no column of the same row; whoever asks for the fact gives them.
    """

    fact: type[F]
    row: type[R]
    columns: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, type[StrEnum]] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()

    def fact_of(self, row: Any, **apart: Any) -> F:
        """Return the fact a row (mapped, or a result with the row's columns) holds."""
        values = {name: getattr(row, self.columns.get(name, name)) for name in self._names()}
        for name, word in self.words.items():
            values[name] = word(values[name])
        return self.fact(**values, **apart)

    def values_of(self, fact: F) -> dict[str, Any]:
        """Return the columns a fact fills."""
        values = {self.columns.get(name, name): getattr(fact, name) for name in self._names()}
        for name in self.words:
            values[self.columns.get(name, name)] = str(values[self.columns.get(name, name)])
        return values

    def row_of(self, fact: F, **columns: Any) -> R:
        """Return a new row for a fact, with further *columns* (the owner's key)."""
        return self.row(**self.values_of(fact), **columns)

    def _names(self) -> tuple[str, ...]:
        return _field_names(cast("Any", self.fact), self.apart)


@cache
def _field_names(fact: type, apart: frozenset[str]) -> tuple[str, ...]:
    return tuple(each.name for each in fields(fact) if each.name not in apart)


PERIOD = {"first": "valid_from", "last": "valid_to"}

EMPLOYER = Pair(Employer, tables.EmployerRow, apart=frozenset({"own_job"}))
OWN_JOB = Pair(OwnJob, tables.OwnJobRow)
FUND_RATE = Pair(FundRate, tables.FundRateRow)
FUNDER = Pair(Funder, tables.FunderRow)
GRANT = Pair(Grant, tables.GrantRow, apart=frozenset({"hours", "rate_cap"}))
GRANT_PAYMENT = Pair(GrantPayment, tables.GrantPaymentRow)
EXPENSE = Pair(Expense, tables.ExpenseRow)
INVOICE = Pair(Invoice, tables.InvoiceRow, PERIOD)
COST_SHARE = Pair(CostShare, tables.CostShareRow)
BANK_LINE = Pair(BankLine, tables.BankLineRow)
REFUND = Pair(Refund, tables.RefundRow)
SENT_REPORT = Pair(SentReport, tables.SentReportRow)
SUBSTITUTE_REQUEST = Pair(SubstituteRequest, tables.SubstituteRequestRow, PERIOD)
LEGAL_HOLD = Pair(LegalHold, tables.LegalHoldRow)
FINAL_DECISION = Pair(FinalDecision, tables.FinalDecisionRow)
ASSISTANT = Pair(Assistant, tables.AssistantRow, apart=frozenset({"opening", "tax", "insurance", "contracts"}))
TAX_FACT = Pair(TaxFact, tables.TaxFactRow, words={"method": TaxMethod})
INSURANCE_FACT = Pair(InsuranceFact, tables.InsuranceFactRow, words={"scheme": Scheme})
CONTRACT = Pair(Contract, tables.ContractRow, apart=frozenset({"premiums"}))
OPENING = Pair(AssistantOpening, tables.OpeningRow, apart=frozenset({"vacation", "sick"}))
SICK_BEFORE = Pair(SickBefore, tables.OpeningSickRow, PERIOD)
ROSTER = Pair(RosterEntry, tables.RosterRow, words={"kind": ShiftKind}, apart=frozenset({"grant"}))
SHIFT = Pair(
    Shift, tables.ShiftRow, words={"kind": ShiftKind, "state": ShiftState}, apart=frozenset({"start", "end", "grant"})
)
ABSENCE = Pair(Absence, tables.AbsenceRow, PERIOD, {"kind": AbsenceKind})
OVERRIDE = Pair(Override, tables.OverrideRow)
ONE_OFF = Pair(OneOff, tables.OneOffRow, words={"kind": OneOffKind})
VACATION_NOTICE = Pair(VacationNotice, tables.VacationNoticeRow)
VACATION_ADJUSTMENT = Pair(VacationAdjustment, tables.VacationAdjustmentRow, words={"reason": AdjustmentReason})


def grant_of(row: Any) -> Grant:
    """Return the grant a row holds."""
    hours = None if row.hours_amount is None else GrantHours(amount=row.hours_amount, per=row.hours_per)
    cap = None
    if row.rate_cap_amount is not None:
        cap = RateCap(amount=row.rate_cap_amount, scope=row.rate_cap_scope, measures=row.rate_cap_measures)
    return GRANT.fact_of(row, hours=hours, rate_cap=cap)


def grant_row(grant: Grant) -> tables.GrantRow:
    """Return a new row for a grant."""
    return tables.GrantRow(**grant_values(grant))


def grant_values(grant: Grant) -> dict[str, Any]:
    """Return the columns a grant fills."""
    hours, cap = grant.hours, grant.rate_cap
    return GRANT.values_of(grant) | {
        "hours_amount": hours.amount if hours else None,
        "hours_per": hours.per if hours else None,
        "rate_cap_amount": cap.amount if cap else None,
        "rate_cap_scope": cap.scope if cap else None,
        "rate_cap_measures": cap.measures if cap else None,
    }


def contract_of(row: Any) -> Contract:
    """Return the contract section a row holds."""
    return CONTRACT.fact_of(row, premiums=Premiums(**{name: getattr(row, f"premium_{name}") for name in PREMIUMS}))


def contract_values(contract: Contract) -> dict[str, Any]:
    """Return the columns a contract section fills."""
    return CONTRACT.values_of(contract) | {f"premium_{name}": getattr(contract.premiums, name) for name in PREMIUMS}


def contract_row(assistant: str, contract: Contract) -> tables.ContractRow:
    """Return a new row for a contract section of an assistant."""
    return tables.ContractRow(assistant=assistant, **contract_values(contract))


def grant_columns(grant: str | None) -> dict[str, Any]:
    """Return the columns ``grant`` and ``private`` for what the book says."""
    return {"grant": None if grant == PRIVATE else grant, "private": grant == PRIVATE}


def shift_of(row: Any) -> Shift:
    """Return the shift a row (mapped, or a result with the row's columns) holds."""
    # spelled out: a month has hundreds of them
    return Shift(
        assistant=row.assistant,
        start=wall_time(row.day, row.start_minute, row.start_fold),
        end=wall_time(row.end_day, row.end_minute, row.end_fold),
        break_minutes=row.break_minutes,
        kind=ShiftKind(row.kind),
        state=ShiftState(row.state),
        grant=PRIVATE if row.private else row.grant,
        covers=row.covers,
        announced_on=row.announced_on,
    )


def shift_row(shift: Shift) -> tables.ShiftRow:
    """Return a new row for a shift."""
    row = tables.ShiftRow(**SHIFT.values_of(shift), **grant_columns(shift.grant))
    row.start, row.end = shift.start, shift.end
    return row


def roster_of(row: Any) -> RosterEntry:
    """Return the roster entry a row holds."""
    return ROSTER.fact_of(row, grant=PRIVATE if row.private else row.grant)


def roster_row(entry: RosterEntry) -> tables.RosterRow:
    """Return a new row for a roster entry."""
    return tables.RosterRow(**ROSTER.values_of(entry), **grant_columns(entry.grant))
