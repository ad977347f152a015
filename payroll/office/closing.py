"""Closing a month: frozen slips and the documents due, in one transaction, after keeping a copy of the book.

A kill at any moment leaves the month either open or closed: everything that makes it closed is one commit; delivering
the documents is a second step that can be repeated (``reports.deliver``).
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from payroll.funding.report_periods import period_ending
from payroll.money import total
from payroll.office.book import Book, ClosedPayslip
from payroll.office.desk import Desk
from payroll.office.frozen import current_rows, freeze, has_time_sheet, slip_row
from payroll.office.intake.words import month_in_words
from payroll.office.ledger import Pending
from payroll.office.month import MonthView, OpenBook, SlipView, open_book, view_in
from payroll.office.names import file_name
from payroll.office.paper_desk import payslip_paper
from payroll.pay.facts import Assistant
from payroll.periods import Month
from payroll.records.closing import ClosedMonthRow, ClosedSlipRow, CorrectionDueRow, DocumentDueRow
from payroll.refusal import Refusal, RefusalList


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A month just closed. *copy*: where the copy of the book from before lies, ``None`` for a database server.

    *corrections*: how many closed months were corrected with it.
    """

    month: Month
    copy: Path | None
    slips: int
    payout: Decimal
    corrections: int = 0


def close_month(desk: Desk, month: Month, *, accept_estimates: bool = False) -> Closed:
    """Close *month*. Every reason against it is named (:class:`RefusalList`); then nothing was written.

    *accept_estimates*: the user says they accept figures of the state that are not final; it is recorded.
    """
    with desk.read() as session:
        opened = open_book(session, month)
        _refuse_unready(view_in(session, opened, month, desk.today), accept_estimates=accept_estimates)
    copy = desk.keep_copy(f"vor Abschluss {month}")
    with desk.action("close_month", f"{month_in_words(month.year, month.month)} abgeschlossen", undoable=False) as session:
        # looked at again inside the transaction: the picture that is frozen is the one that was checked
        opened = open_book(session, month)
        view = view_in(session, opened, month, desk.today)
        _refuse_unready(view, accept_estimates=accept_estimates)
        session.add(_month_row(desk, view))
        for slip in view.slips:
            session.add(slip_row(_freeze(opened, slip, desk.today), opened.book.grants))
        session.add_all(_documents(opened.book, view))
        corrections = [each for slip in view.slips for each in slip.corrections]
        for each in corrections:
            session.add(slip_row(_freeze_correction(opened, each, month, desk.today), opened.book.grants))
            made = each.correction
            session.add_all(_correction_documents(each.assistant, made.month, made.number, month))
        for mark in session.scalars(select(CorrectionDueRow)):
            session.delete(mark)
    return Closed(
        month=month,
        copy=copy,
        slips=len(view.slips),
        payout=total(slip.payslip.payout.amount for slip in view.slips),
        corrections=len(corrections),
    )


def close_imported(session: Session, month: Month, today: date) -> int:
    """Close a month of an imported book anew whose frozen slips the file did not carry; they are marked so.

    Returns the number of slips. The month's row is there already; its documents become due.
    """
    opened = open_book(session, month, as_open=True)
    view = view_in(session, opened, month, today)
    for slip in view.slips:
        session.add(slip_row(_freeze(opened, slip, month.last, recomputed=True), opened.book.grants))
    session.add_all(_documents(opened.book, view))
    session.flush()
    return len(view.slips)


def documents_of_imported(session: Session, month: Month, today: date) -> None:
    """Make the papers of a month due that an imported book brought along closed, so that they can be printed again."""
    opened = open_book(session, month)
    sheets = {row.assistant for row in current_rows(session, month) if has_time_sheet(row)}
    due = _documents(opened.book, view_in(session, opened, month, today))
    session.add_all(row for row in due if row.kind != "time_sheet" or row.subject in sheets)
    for row in session.scalars(select(ClosedSlipRow).where(ClosedSlipRow.corrected_in == month)):
        person = next(each for each in opened.book.assistants if each.key == row.assistant)
        papers = _correction_documents(person, row.month, row.number, month)
        session.add_all(paper for paper in papers if paper.kind != "time_sheet" or has_time_sheet(row))


def _month_row(desk: Desk, view: MonthView) -> ClosedMonthRow:
    return ClosedMonthRow(
        month=view.month, closed_at=desk.now, closed_by=desk.actor, estimates_accepted=bool(view.estimates)
    )


def _refuse_unready(view: MonthView, *, accept_estimates: bool) -> None:
    name = month_in_words(view.month.year, view.month.month)
    if view.state == "closed":
        raise Refusal(f"{name} ist schon abgeschlossen. Die Dokumente schreibt: lohn unterlagen {view.month}",
                      code="already_closed")  # fmt: skip
    found = [Refusal(sentence, code="not_ready", place=str(view.month)) for sentence in view.blockers]
    if view.estimates and not accept_estimates:
        found.append(
            Refusal(
                f"Für {name} sind diese Werte noch nicht endgültig: {', '.join(view.estimates)}. "
                "Wenn Sie mit Schätzwerten abschließen wollen, sagen Sie es mit --schaetzwerte.",
                code="estimates",
                place=str(view.month),
            )
        )
    if len(found) == 1:
        raise found[0]
    if found:
        raise RefusalList(tuple(found))


def _freeze(opened: OpenBook, view: SlipView, issued: date, *, recomputed: bool = False) -> ClosedPayslip:
    slip = view.payslip
    paper = payslip_paper(opened.ledger, view.assistant, slip, number=view.number, issued=issued, draft=False)
    return freeze(opened.ledger.facts(view.assistant, slip.month), paper, recomputed=recomputed)


def _freeze_correction(opened: OpenBook, each: Pending, settled_in: Month, issued: date) -> ClosedPayslip:
    """The replacement slip of a corrected month, with the facts as noted now."""
    number = each.correction.number
    paper = payslip_paper(
        opened.ledger, each.assistant, each.slip, number=number, issued=issued, draft=False, correction=each
    )
    return freeze(each.facts, paper, corrected_in=settled_in)


def _correction_documents(assistant: Assistant, month: Month, number: str, settled_in: Month) -> list[DocumentDueRow]:
    """Papers of a corrected month, delivered with those of the month that settles it."""
    person = f"{assistant.last_name} {assistant.first_name}"
    version = number.rpartition("-")[2]
    return [
        DocumentDueRow(
            month=settled_in,
            kind=kind,
            subject=assistant.key,
            file_name=file_name(month, f"{title} Berichtigung {version}", person),
            slip=number,
        )
        for kind, title in (("payslip", "Lohnabrechnung"), ("time_sheet", "Stundennachweis"))
    ]


def _documents(book: Book, view: MonthView) -> list[DocumentDueRow]:
    """Papers a closed month owes: a payslip and a time sheet for each person, reports whose period ends with it."""
    rows = []
    for slip in view.slips:
        person = f"{slip.assistant.last_name} {slip.assistant.first_name}"
        for kind, title in (("payslip", "Lohnabrechnung"), ("time_sheet", "Stundennachweis")):
            rows.append(
                DocumentDueRow(
                    month=view.month, kind=kind, subject=slip.assistant.key, file_name=file_name(view.month, title, person)
                )
            )
    for grant in book.grants:
        period = period_ending(grant, view.month)
        if period is not None:
            span = str(view.month) if period.first == view.month else f"{period.first} bis {view.month}"
            name = file_name(span, "Verwendungsnachweis", grant.reference)
            rows.append(DocumentDueRow(month=view.month, kind="usage_report", subject=grant.key, file_name=name))
    return rows
