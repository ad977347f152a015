"""Every kind of paper with made-up people, by name: what golden tests compare and what veraPDF checks."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

from payroll.funding.report_words import sharing_keys
from payroll.periods import Month
from reports.consent_letter import consent_letter
from reports.contributions_sheet import contributions_sheet
from reports.layout.model import Document
from reports.payslip import payslip
from reports.substitute_request import substitute_request
from reports.time_sheet import time_sheet
from reports.usage_report import Annexes, usage_report
from reports.vacation_certificate import vacation_certificate
from reports.vacation_letter import vacation_letter
from reports.year_statement import year_statement
from tests.reports import examples, letters, years

PAPERS: dict[str, Callable[[], Document]] = {
    "payslip": lambda: payslip(examples.ordinary()),
    "payslip_full": lambda: payslip(examples.full()),
    "payslip_explained": lambda: payslip(examples.ordinary(), explained=True),
    "payslip_minijob": lambda: payslip(examples.minijob()),
    "payslip_midijob_draft": lambda: payslip(examples.midijob()),
    "payslip_crowded": lambda: payslip(examples.crowded(), explained=True),
    "time_sheet": lambda: time_sheet(examples.month_of_shifts()),
    "time_sheet_initials": lambda: time_sheet(examples.month_of_shifts(), called="A. K."),
    "time_sheet_many": lambda: time_sheet(examples.many_shifts()),
    "contributions_sheet": lambda: contributions_sheet(examples.levies(), examples.EMPLOYER, date(2026, 4, 2)),
    "usage_report": lambda: usage_report(examples.report(), Annexes(derived=True)),
    "usage_report_annexes": lambda: usage_report(
        replace(examples.report(), sharing=sharing_keys(examples.report().grant), prepared_by=("Ina Berg",)),
        Annexes(costs=False, time_sheets=(examples.month_of_shifts(),)),
    ),
    "usage_report_service": lambda: usage_report(examples.service_report()),
    "usage_report_interpreters": lambda: usage_report(
        examples.interpreters_report(),
        Annexes(costs=False, time_sheets=(replace(examples.month_of_shifts(), corrected_in=Month(2026, 4)),)),
    ),
    "substitute_request": lambda: substitute_request(letters.substitute()),
    "substitute_request_crowded": lambda: substitute_request(letters.crowded()),
    "consent_letter": lambda: consent_letter(letters.consent()),
    "year_statement": lambda: year_statement(years.whole_year()),
    "year_statement_draft": lambda: year_statement(years.begun_year()),
    "vacation_certificate": lambda: vacation_certificate(letters.certificate()),
    "vacation_letter": lambda: vacation_letter(letters.vacation_notice()),
    "vacation_letter_leaving": lambda: vacation_letter(
        letters.vacation_notice(open=((2026, Decimal(1)),), until=date(2026, 6, 30), leaving=True, provisional=True)
    ),
}
