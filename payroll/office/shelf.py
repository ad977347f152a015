"""The shelf: the whole book, or a window of it, out of the records and into an empty book; one query a table.

Converters between single facts and rows are in ``payroll.office.row_pairs``.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.orm import Session

from payroll.office import row_pairs as pairs
from payroll.office.book import Book, ClosedPayslip
from payroll.office.frozen import slip_row
from payroll.pay.facts import Absence, Assistant, AssistantOpening, Employer, HealthFund
from payroll.periods import DateRange
from payroll.records import tables
from payroll.records.base import Base
from payroll.refusal import Refusal

SHIFT_DAYS_AT_MOST = 31
"""No shift is longer, so that a window of days finds all shifts that reach into it by their first day."""

F = TypeVar("F")


def load_book(session: Session, *, window: DateRange | None = None, shifts_of: Collection[str] | None = None) -> Book:
    """Return the book. With a *window*: only shifts that touch it, absences that touch it (whole, with the absences they
    continue), and no frozen slips, so that ten years of records do not slow a month. *shifts_of*: only these people's
    shifts, by key.

    ``Refusal`` if nothing has been set up yet.
    """
    return Book(
        employer=_employer(session),
        health_funds=_health_funds(session),
        funders=_all(session, tables.FunderRow, pairs.FUNDER.fact_of),
        grants=_all(session, tables.GrantRow, pairs.grant_of),
        grant_payments=_all(session, tables.GrantPaymentRow, pairs.GRANT_PAYMENT.fact_of),
        assistants=_assistants(session),
        roster=_all(session, tables.RosterRow, pairs.roster_of),
        shifts=_all(session, tables.ShiftRow, pairs.shift_of, *_wanted_shifts(window, shifts_of)),
        absences=_absences(session, window),
        one_offs=_all(session, tables.OneOffRow, pairs.ONE_OFF.fact_of),
        expenses=_all(session, tables.ExpenseRow, pairs.EXPENSE.fact_of),
        invoices=_all(session, tables.InvoiceRow, pairs.INVOICE.fact_of),
        refunds=_all(session, tables.RefundRow, pairs.REFUND.fact_of),
        reports_sent=_all(session, tables.SentReportRow, pairs.SENT_REPORT.fact_of),
        substitute_requests=_all(session, tables.SubstituteRequestRow, pairs.SUBSTITUTE_REQUEST.fact_of),
        legal_holds=_all(session, tables.LegalHoldRow, pairs.LEGAL_HOLD.fact_of),
        final_decisions=_all(session, tables.FinalDecisionRow, pairs.FINAL_DECISION.fact_of),
        overrides=_all(session, tables.OverrideRow, pairs.OVERRIDE.fact_of),
        vacation_notices=_all(session, tables.VacationNoticeRow, pairs.VACATION_NOTICE.fact_of),
        vacation_adjustments=_all(session, tables.VacationAdjustmentRow, pairs.VACATION_ADJUSTMENT.fact_of),
        cost_shares=_all(session, tables.CostShareRow, pairs.COST_SHARE.fact_of),
        bank_lines=_all(session, tables.BankLineRow, pairs.BANK_LINE.fact_of) if window is None else (),
        closed_months=_all(session, tables.ClosedMonthRow, lambda row: row.month),
        closed_payslips=_all(session, tables.ClosedSlipRow, closed_payslip_of) if window is None else (),
    )


def first_shift_day(session: Session) -> date | None:
    """Return the day of the first shift ever noted."""
    return session.execute(select(func.min(tables.ShiftRow.__table__.c.day))).scalar()


def is_empty(session: Session) -> bool:
    """Tell whether nothing has been noted in the book yet."""
    return all(
        session.execute(select(table.c.id).limit(1)).first() is None
        for table in Base.metadata.sorted_tables
        if table.name not in {"journal", "journal_payloads", "settings"}
    )


def _rows(session: Session, row: type[Base], *conditions: ColumnElement[bool]) -> Sequence[Any]:
    table = Base.metadata.tables[row.__tablename__]
    return session.connection().execute(select(table).where(*conditions).order_by(table.c.id)).all()


def _all(session: Session, row: type[Base], convert: Callable[[Any], F], *conditions: ColumnElement[bool]) -> tuple[F, ...]:
    return tuple([convert(each) for each in _rows(session, row, *conditions)])


def _by(rows: Iterable[Any], owner: str, convert: Callable[[Any], F]) -> defaultdict[str, tuple[F, ...]]:
    """Group converted rows by the key of their owner, in order."""
    groups: defaultdict[str, tuple[F, ...]] = defaultdict(tuple)
    for row in rows:
        groups[getattr(row, owner)] += (convert(row),)
    return groups


def _employer(session: Session) -> Employer:
    found = _rows(session, tables.EmployerRow)
    if not found:
        raise Refusal("In diesem Buch steht noch nichts. Richten Sie es mit „lohn neu“ ein.", code="book_empty")
    jobs = _all(session, tables.OwnJobRow, pairs.OWN_JOB.fact_of)
    return pairs.EMPLOYER.fact_of(found[0], own_job=jobs[0] if jobs else None)


def _health_funds(session: Session) -> tuple[HealthFund, ...]:
    rates = _by(_rows(session, tables.FundRateRow), "fund", pairs.FUND_RATE.fact_of)
    return _all(
        session,
        tables.HealthFundRow,
        lambda row: HealthFund(key=row.key, name=row.name, number=row.number, rates=rates[row.key]),
    )


def _assistants(session: Session) -> tuple[Assistant, ...]:
    tax = _by(_rows(session, tables.TaxFactRow), "assistant", pairs.TAX_FACT.fact_of)
    insurance = _by(_rows(session, tables.InsuranceFactRow), "assistant", pairs.INSURANCE_FACT.fact_of)
    contracts = _by(_rows(session, tables.ContractRow), "assistant", pairs.contract_of)
    openings = _openings(session)
    return _all(
        session,
        tables.AssistantRow,
        lambda row: pairs.ASSISTANT.fact_of(
            row,
            opening=openings.get(row.key),
            tax=tax[row.key],
            insurance=insurance[row.key],
            contracts=contracts[row.key],
        ),
    )


def _openings(session: Session) -> dict[str, AssistantOpening]:
    vacation = _by(_rows(session, tables.OpeningVacationRow), "assistant", lambda row: (row.year, row.days))
    sick = _by(_rows(session, tables.OpeningSickRow), "assistant", pairs.SICK_BEFORE.fact_of)
    return {
        row.assistant: pairs.OPENING.fact_of(row, vacation=vacation[row.assistant], sick=sick[row.assistant])
        for row in _rows(session, tables.OpeningRow)
    }


def _wanted_shifts(window: DateRange | None, people: Collection[str] | None) -> Iterator[ColumnElement[bool]]:
    shifts = tables.ShiftRow.__table__.c
    if window is not None:
        yield shifts.day >= window.first - timedelta(days=SHIFT_DAYS_AT_MOST)
        yield shifts.day <= window.last
        yield shifts.end_day >= window.first
    if people is not None:
        yield shifts.assistant.in_(people)


def all_absences(session: Session) -> tuple[Absence, ...]:
    """Return every absence ever noted, without the shifts around them."""
    return _absences(session, None)


def _absences(session: Session, window: DateRange | None) -> tuple[Absence, ...]:
    rows, absence = tables.AbsenceRow, tables.AbsenceRow.__table__.c
    if window is None:
        return _all(session, rows, pairs.ABSENCE.fact_of)
    touching = (absence.valid_from <= window.last, absence.valid_to.is_(None) | (absence.valid_to >= window.first))
    found = {row.id: row for row in _rows(session, rows, *touching)}
    while missing := {row.continues for row in found.values() if row.continues} - {row.key for row in found.values()}:
        found |= {row.id: row for row in _rows(session, rows, absence.key.in_(missing))}
    return tuple(pairs.ABSENCE.fact_of(found[number]) for number in sorted(found))


def closed_payslip_of(row: Any) -> ClosedPayslip:
    """Return the frozen slip a row holds."""
    return ClosedPayslip(
        month=row.month,
        assistant=row.assistant,
        number=row.number,
        inputs=json.loads(row.inputs),
        parameters_version=row.parameters_version,
        result=json.loads(row.result),
        hash=row.hash,
        replaces=row.replaces,
        recomputed=row.recomputed,
        corrected_in=row.corrected_in,
        original_hash=row.original_hash,
        erased_on=row.erased_on,
    )


def store_book(session: Session, book: Book, *, now: datetime, actor: str) -> None:
    """Write *book* into an empty book, all lists in their order; closed months count as closed *now* by *actor*.

    ``Refusal`` if anything has been noted already. Rows go in by the table, so the action around it is not *detailed*.
    """
    if not is_empty(session):
        raise Refusal(
            "In diesem Buch steht schon etwas. Nehmen Sie die Buchdatei in ein neues, leeres Buch auf.",
            code="book_not_empty",
        )
    months = [
        tables.ClosedMonthRow(month=month, closed_at=now, closed_by=actor, estimates_accepted=False)
        for month in book.closed_months
    ]
    batches: tuple[list[Base], ...] = (
        [pairs.EMPLOYER.row_of(book.employer, id=1)],
        [pairs.OWN_JOB.row_of(book.employer.own_job, id=1)] if book.employer.own_job else [],
        [tables.HealthFundRow(key=fund.key, name=fund.name, number=fund.number) for fund in book.health_funds],
        [pairs.FUND_RATE.row_of(rate, fund=fund.key) for fund in book.health_funds for rate in fund.rates],
        [pairs.FUNDER.row_of(each) for each in book.funders],
        [pairs.grant_row(each) for each in book.grants],
        [pairs.GRANT_PAYMENT.row_of(each) for each in book.grant_payments],
        *_assistant_batches(book.assistants),
        [pairs.roster_row(each) for each in book.roster],
        [pairs.ABSENCE.row_of(each) for each in book.absences],
        [pairs.shift_row(each) for each in book.shifts],
        [pairs.ONE_OFF.row_of(each) for each in book.one_offs],
        [pairs.EXPENSE.row_of(each) for each in book.expenses],
        [pairs.INVOICE.row_of(each) for each in book.invoices],
        [pairs.REFUND.row_of(each) for each in book.refunds],
        [pairs.SENT_REPORT.row_of(each) for each in book.reports_sent],
        [pairs.SUBSTITUTE_REQUEST.row_of(each) for each in book.substitute_requests],
        [pairs.LEGAL_HOLD.row_of(each) for each in book.legal_holds],
        [pairs.FINAL_DECISION.row_of(each) for each in book.final_decisions],
        [pairs.OVERRIDE.row_of(each) for each in book.overrides],
        [pairs.VACATION_NOTICE.row_of(each) for each in book.vacation_notices],
        [pairs.VACATION_ADJUSTMENT.row_of(each) for each in book.vacation_adjustments],
        [pairs.COST_SHARE.row_of(each) for each in book.cost_shares],
        [pairs.BANK_LINE.row_of(each) for each in book.bank_lines],
        list(months),
        [slip_row(each, book.grants) for each in book.closed_payslips],
    )
    for rows in batches:
        if rows:
            _insert(session, rows)


def _assistant_batches(assistants: Sequence[Assistant]) -> tuple[list[Base], ...]:
    openings = [(each.key, each.opening) for each in assistants if each.opening]
    return (
        [pairs.ASSISTANT.row_of(each) for each in assistants],
        [pairs.OPENING.row_of(opening, assistant=key) for key, opening in openings],
        [
            tables.OpeningVacationRow(assistant=key, year=year, days=days)
            for key, opening in openings
            for year, days in opening.vacation
        ],
        [pairs.SICK_BEFORE.row_of(sick, assistant=key) for key, opening in openings for sick in opening.sick],
        [pairs.TAX_FACT.row_of(fact, assistant=each.key) for each in assistants for fact in each.tax],
        [pairs.INSURANCE_FACT.row_of(fact, assistant=each.key) for each in assistants for fact in each.insurance],
        [pairs.contract_row(each.key, contract) for each in assistants for contract in each.contracts],
    )


def _insert(session: Session, rows: Sequence[Any]) -> None:
    """Insert rows of one table in their order; ids are given in that order."""
    table = Base.metadata.tables[rows[0].__tablename__]
    names = [column.key for column in table.columns if column.key != "id" or rows[0].id is not None]
    session.connection().execute(insert(table), [{name: getattr(row, name) for name in names} for row in rows])
