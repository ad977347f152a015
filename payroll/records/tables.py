"""All mapped classes in one place, so that importing this module makes the whole schema known."""

from payroll.records.base import Base
from payroll.records.closing import ClosedMonthRow, ClosedSlipRow, CorrectionDueRow, DocumentDueRow
from payroll.records.employer import EmployerRow, FundRateRow, HealthFundRow, OwnJobRow
from payroll.records.grants import (
    BankLineRow,
    CostShareRow,
    ExpenseRow,
    FunderRow,
    GrantPaymentRow,
    GrantRow,
    InvoiceRow,
    RefundRow,
    SentReportRow,
    SubstituteRequestRow,
)
from payroll.records.journal_rows import JournalEntryRow, JournalPayloadRow
from payroll.records.people import (
    AssistantRow,
    ContractRow,
    InsuranceFactRow,
    OpeningRow,
    OpeningSickRow,
    OpeningVacationRow,
    TaxFactRow,
    VacationAdjustmentRow,
    VacationNoticeRow,
)
from payroll.records.retention import FinalDecisionRow, LegalHoldRow
from payroll.records.setting import SettingRow
from payroll.records.time import AbsenceRow, OneOffRow, OverrideRow, RosterRow, ShiftRow

__all__ = [
    "AbsenceRow",
    "AssistantRow",
    "BankLineRow",
    "Base",
    "ClosedMonthRow",
    "ClosedSlipRow",
    "ContractRow",
    "CorrectionDueRow",
    "CostShareRow",
    "DocumentDueRow",
    "EmployerRow",
    "ExpenseRow",
    "FinalDecisionRow",
    "FundRateRow",
    "FunderRow",
    "GrantPaymentRow",
    "GrantRow",
    "HealthFundRow",
    "InsuranceFactRow",
    "InvoiceRow",
    "JournalEntryRow",
    "JournalPayloadRow",
    "LegalHoldRow",
    "OneOffRow",
    "OpeningRow",
    "OpeningSickRow",
    "OpeningVacationRow",
    "OverrideRow",
    "OwnJobRow",
    "RefundRow",
    "RosterRow",
    "SentReportRow",
    "SettingRow",
    "ShiftRow",
    "SubstituteRequestRow",
    "TaxFactRow",
    "VacationAdjustmentRow",
    "VacationNoticeRow",
]
