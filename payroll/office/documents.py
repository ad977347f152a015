"""The archive: which papers are due, the value each is printed from, and what was delivered where.

``reports.deliver`` asks it; the office never asks reports.
"""

import json
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from payroll.funding.report import UsageReport
from payroll.funding.report_words import purpose_name
from payroll.office.desk import Desk
from payroll.office.frozen import facts_of_slip, first_row, paper_of
from payroll.office.intake.words import month_in_words
from payroll.office.paper_desk import time_sheet
from payroll.office.papers import DueDocument, PayslipPaper, TimeSheetPaper
from payroll.office.usage_reports import usage_report
from payroll.periods import Month
from payroll.records.closing import ClosedSlipRow, DocumentDueRow
from payroll.records.grants import GrantRow
from payroll.records.journal import DELIVERED
from payroll.refusal import Refusal

Paper = PayslipPaper | TimeSheetPaper | UsageReport


class Archive:
    """The papers of a book's closed months, as ``reports.deliver.Counter`` asks for them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk

    def due(self, month: Month) -> tuple[DueDocument, ...]:
        """Return the papers a closed month owes, delivered ones too, in the order they are written."""
        with self.desk.read() as session:
            rows = session.scalars(
                select(DocumentDueRow).where(DocumentDueRow.month == month).order_by(DocumentDueRow.id)
            ).all()
            return tuple(_value(row) for row in rows)

    def all(self) -> tuple[DueDocument, ...]:
        """Return all papers of all closed months."""
        with self.desk.read() as session:
            rows = session.scalars(select(DocumentDueRow).order_by(DocumentDueRow.month, DocumentDueRow.id)).all()
            return tuple(_value(row) for row in rows)

    def paper(self, due: DueDocument) -> Paper:
        """Return the value a paper is printed from; the same for the same closed month, whenever it is asked."""
        with self.desk.read() as session:
            if due.kind == "usage_report":
                return self._report(session, due)
            row = _slip(session, session.get_one(DocumentDueRow, due.id))
            slip_paper = paper_of(json.loads(row.result))
            if due.kind == "payslip":
                return slip_paper
            grants = session.execute(select(GrantRow.key, GrantRow.purpose)).all()
            purposes = {grant.key: purpose_name(grant.purpose) for grant in grants}
            return time_sheet(facts_of_slip(row), slip_paper.slip, purposes, issued=slip_paper.issued, draft=False)

    def done(self, due: DueDocument, path: Path, digest: str) -> None:
        """Note that a paper was written whole to *path*."""
        with self.desk.action(DELIVERED, f"Geschrieben: {due.file_name}", undoable=False) as session:
            row = session.get_one(DocumentDueRow, due.id)
            row.state, row.path, row.digest, row.done_at = "done", str(path), digest, self.desk.now

    def _report(self, session: Session, due: DueDocument) -> UsageReport:
        return usage_report(session, due.subject, None, due.month, self.desk.today)


def _value(row: DocumentDueRow) -> DueDocument:
    return DueDocument(
        id=row.id, kind=row.kind, month=row.month, subject=row.subject, file_name=row.file_name, state=row.state
    )


def _slip(session: Session, row: DocumentDueRow) -> ClosedSlipRow:
    """The slip a document prints: the one it names, else its month's as it was closed."""
    if row.slip is not None:
        return session.scalars(select(ClosedSlipRow).where(ClosedSlipRow.number == row.slip)).one()
    found = first_row(session, row.month, row.subject)
    if found is None:
        month = month_in_words(row.month.year, row.month.month)
        raise Refusal(f"Für {row.subject} gibt es im {month} keine Abrechnung.", code="no_slip", place=row.file_name)
    return found
