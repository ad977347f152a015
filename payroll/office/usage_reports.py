"""Usage reports of grants: from the book and its settled months to the values a report is printed from."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from payroll.funding.companion import charged
from payroll.funding.double_report import refuse_doubles
from payroll.funding.facts import Grant, SentReport
from payroll.funding.report import Person, UsageReport
from payroll.funding.report_builder import build_report
from payroll.funding.report_periods import period_ending
from payroll.funding.report_words import purpose_name
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.frozen import booked_rows, facts_of_slip, paper_of
from payroll.office.grant_accounts import accounts_of
from payroll.office.guards import refuse
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import grant as find_grant
from payroll.office.lookups import grant_by_key
from payroll.office.month import OpenBook, open_book
from payroll.office.paper_desk import time_sheet
from payroll.office.papers import TimeSheetPaper
from payroll.office.report_shifts import covering_shifts, shifts_sharing_time
from payroll.office.row_pairs import PRIVATE, SENT_REPORT
from payroll.office.sent_reports import as_sent, corrected, figures_digest
from payroll.office.shelf import load_book
from payroll.office.upkeep import future_findings, say
from payroll.pay.facts import MonthFacts, Shift, valid_on
from payroll.pay.payslip import Payslip
from payroll.periods import BERLIN, DateRange, Month
from payroll.records.closing import ClosedMonthRow
from payroll.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWithSheets:
    """A report and, for its annex, the time sheets of its assistants with the hours of this grant only."""

    report: UsageReport
    time_sheets: tuple[TimeSheetPaper, ...]


def usage_report(session: Session, grant_key: str, first: Month | None, last: Month, today: date) -> UsageReport:
    """Return the report of a grant on *first* to *last*.

    *first* ``None``: the period of the notice that ends with *last*, or that month alone. A report over months that are not
    all closed is a draft of *today*; else it bears the day its last month was closed, or that of its correction.
    ``Refusal``: a period outside the approval, a minute reported twice.
    """
    grant = grant_by_key(load_book(session, window=last.range), grant_key)
    period = period_ending(grant, last)
    start = first or (period.first if period else last)
    _refuse_outside(grant, start, last)
    # months after the approval hold at most late refunds: none is computed ahead for them
    end = min(last, max(Month.of(grant.valid_to), Month.of(today)))
    return _report(session, open_book(session, end), grant_key, start, end, today)


def _refuse_outside(grant: Grant, first: Month, last: Month) -> None:
    if first <= Month.of(grant.valid_to) and last >= Month.of(grant.valid_from):
        return
    raise Refusal(
        f"Die Bewilligung {grant.reference} gilt vom {_day(grant.valid_from)} bis {_day(grant.valid_to)}, der Zeitraum "
        f"{first} bis {last} liegt außerhalb. Wählen Sie einen Zeitraum innerhalb der Bewilligung.",
        code="report_without_months",
        place="Zeitraum",
    )


def report(desk: Desk, grant: str, first: Month | None, last: Month) -> UsageReport:
    """Return a report for people: *grant* by key or unique beginning."""
    with desk.read() as session:
        key = find_grant(load_book(session, window=last.range), grant).key
        return usage_report(session, key, first, last, desk.today)


def report_with_sheets(desk: Desk, grant: str, first: Month | None, last: Month, *, sheets: bool = True) -> ReportWithSheets:
    """Return a report as :func:`report` does, with its assistants' time sheets if *sheets* are wanted."""
    with desk.read() as session:
        key = find_grant(load_book(session, window=last.range), grant).key
        made = usage_report(session, key, first, last, desk.today)
        return ReportWithSheets(report=made, time_sheets=_time_sheets(session, made) if sheets else ())


def mark_sent(
    desk: Desk, grant: str, period: tuple[Month | None, Month], on: date | None = None, to: str | None = None
) -> Done:
    """Note that the report on *period* was sent *on* a day (today) *to* somebody (the funder).

    ``Refusal``: months still open, the same report noted before, a day to come, months that another report has in part.
    """
    with desk.action("mark_report_sent", "") as session:
        book = load_book(session, window=period[1].range)
        made = usage_report(session, find_grant(book, grant).key, *period, desk.today)
        mine = [each for each in book.reports_sent if each.grant == made.grant.key]
        sent = SentReport(
            grant=made.grant.key,
            first=made.first,
            last=made.last,
            issued=made.issued,
            on=on or desk.today,
            to=to or made.funder.name,
            due_on=made.box.due_on,
            digest=figures_digest(made),
            replaces=made.replaces,
        )
        refuse(
            [
                *_unready(made),
                *future_findings(sent.on, desk.today, "Am"),
                *_reported_before(session, sent, mine),
            ]
        )
        session.add(SENT_REPORT.row_of(sent))
        span = f"{made.grant.reference}, {_span(sent)}"
        late = " Er war fällig am " + _day(sent.due_on) + "." if sent.on > sent.due_on else ""
        summary = f"Nachweis {span}: gesendet am {_day(sent.on)} an {sent.to}.{late}"
        return Done(summary=say(session, summary))


def reports_sent(desk: Desk) -> tuple[tuple[Grant, SentReport], ...]:
    """Return every report sent with its grant, the latest first."""
    with desk.read() as session:
        book = load_book(session, window=desk.month_now.range)
    grants = {grant.key: grant for grant in book.grants}
    ordered = sorted(book.reports_sent, key=lambda each: each.on, reverse=True)
    return tuple((grants[each.grant], each) for each in ordered)


def outdated_reports(desk: Desk) -> tuple[SentReport, ...]:
    """Return the reports sent of this and the previous year whose figures are others now: each is due again, corrected."""
    with desk.read() as session:
        book = load_book(session, window=desk.month_now.range)
        return outdated_in(session, book.reports_sent, desk.today)


def outdated_in(session: Session, reports: Sequence[SentReport], today: date) -> tuple[SentReport, ...]:
    """Return those of *reports* whose figures have changed since; one that a later report replaced is not looked at."""
    recent = [each for each in reports if each.last.year >= today.year - 1]
    stands = [
        each
        for each in recent
        if corrected(each.first.first, each.last.last, [other for other in recent if other.grant == each.grant]) is each
        and not any(_replaced(each, other) for other in recent)
    ]
    return tuple(
        each
        for each in stands
        if figures_digest(usage_report(session, each.grant, each.first, each.last, today)) != each.digest
    )


def _replaced(one: SentReport, other: SentReport) -> bool:
    """A later report of the same grant that holds all the months of the *one*."""
    later = other is not one and other.grant == one.grant and other.on >= one.on
    return later and other.first <= one.first and one.last <= other.last and other.replaces is not None


def _report(session: Session, opened: OpenBook, grant_key: str, start: Month, last: Month, today: date) -> UsageReport:
    book = opened.book
    account = next(each for each in accounts_of(opened.ledger, last) if each.grant.key == grant_key)
    grant = account.grant
    window = DateRange(start.first, last.last)
    names = {person.key: person.first_name for person in book.assistants}
    refuse_doubles(shifts_sharing_time(session, window), names)
    draft = last.last >= today and last not in book.closed_months
    if opened.recorded is not None:
        draft = draft or any(each not in book.closed_months for each in start.until(last) if each >= opened.recorded)
    closings = [
        row
        for row in session.scalars(select(ClosedMonthRow).order_by(ClosedMonthRow.month))
        if start <= row.month <= last and row.month >= Month.of(grant.valid_from)
    ]
    made = build_report(
        account,
        start,
        last,
        employer=book.employer,
        funder=next(funder for funder in book.funders if funder.key == grant.funder),
        people=_people(book, covering_shifts(session, window), grant_key),
        payments=book.grant_payments,
        issued=today if draft else _issued(closings, last),
        draft=draft,
        prepared_by=_prepared_by(closings, book.employer.name),
        expenses=[each for each in book.expenses if each.grant == grant_key],
    )
    return as_sent(made, [each for each in book.reports_sent if each.grant == grant_key], today)


def _issued(closings: Sequence[ClosedMonthRow], last: Month) -> date:
    """Day of a report whose months are settled: the day the last of them was closed, so that it prints the same bytes."""
    return max((row.closed_at.astimezone(BERLIN).date() for row in closings), default=last.last)


def _prepared_by(closings: Sequence[ClosedMonthRow], employer: str) -> tuple[str, ...]:
    """Who closed the months, where it was somebody else under a first and last name; a login name is nobody's signature."""
    names = dict.fromkeys(row.closed_by.strip() for row in closings)
    return tuple(name for name in names if " " in name and name != employer)


def _people(book: Book, covering: Iterable[tuple[Shift, str]], grant_key: str) -> dict[str, Person]:
    """Everybody as the funder may see them: whom somebody stood in for only where this grant pays that shift."""
    first_names = {assistant.key: assistant.first_name for assistant in book.assistants}
    covered: dict[str, list[str]] = {}
    for shift, absent in covering:
        if _grant_of(book, shift) == grant_key:
            covered.setdefault(shift.assistant, []).append(first_names[absent])
    return {
        assistant.key: Person(
            name=f"{assistant.first_name} {assistant.last_name}",
            registered_since=min((contract.valid_from for contract in assistant.contracts), default=None),
            substitute_for=tuple(dict.fromkeys(covered.get(assistant.key, ()))),
        )
        for assistant in book.assistants
    }


def _grant_of(book: Book, shift: Shift) -> str | None:
    key = charged(shift, {grant.key: grant for grant in book.grants}).grant
    if key is not None:
        return None if key == PRIVATE else key
    person = next(each for each in book.assistants if each.key == shift.assistant)
    contract = valid_on(person.contracts, shift.start.date())
    return contract.grant if contract else None


def _time_sheets(session: Session, made: UsageReport) -> tuple[TimeSheetPaper, ...]:
    """Time sheets of the report's assistants, month by month, with the hours of its grant only."""
    purposes = {made.grant.key: purpose_name(made.grant.purpose)}
    keys = {row.assistant for row in made.assistants}
    sheets = [
        replace(
            time_sheet(facts, slip, purposes, issued=made.issued, draft=made.draft, only=made.grant.key),
            corrected_in=corrected_in,
        )
        for month in made.first.until(made.last)
        for facts, slip, corrected_in in _slips(session, open_book(session, month), month)
        if facts.assistant.key in keys
    ]
    order = sorted(
        sheets,
        key=lambda each: (each.assistant.last_name, each.assistant.first_name, each.month, each.corrected_in is not None),
    )
    return tuple(sheet for sheet in order if sheet.rows)


def _slips(session: Session, opened: OpenBook, month: Month) -> list[tuple[MonthFacts, Payslip, Month | None]]:
    """Facts and slip of everybody in a month, as its account books them: as it was closed, then what it settles of earlier
    months; of an open month as computed now.
    """
    if month in opened.book.closed_months:
        rows = booked_rows(session, month)
        return [(facts_of_slip(row), paper_of(json.loads(row.result)).slip, row.corrected_in) for row in rows]
    ledger = opened.ledger
    paid = [person for person in opened.book.assistants if ledger.accounts_for(person, month)]
    settled = [(each.facts, each.slip, month) for person in opened.book.assistants for each in ledger.pending(person, month)]
    return [*((ledger.facts(person, month), ledger.slip(person, month), None) for person in paid), *settled]


def _unready(made: UsageReport) -> list[Refusal]:
    if not made.draft:
        return []
    return [
        Refusal(
            "Das ist noch ein Entwurf: Nicht alle Monate sind abgeschlossen. Schließen Sie zuerst die Monate ab, mit: "
            "lohn monat MONAT abschließen",
            code="report_draft",
            place="Zeitraum",
        )
    ]


def _reported_before(session: Session, sent: SentReport, mine: Sequence[SentReport]) -> list[Refusal]:
    """The same figures again, or months that another report has already, so that a minute would be reported twice."""
    before = corrected(sent.first.first, sent.last.last, mine)
    if before is not None and (before.first, before.last, before.digest) == (sent.first, sent.last, sent.digest):
        return [
            Refusal(
                f"Das steht schon da: gesendet am {_day(before.on)} an {before.to}. Geändert wurde nichts.",
                code="already_noted",
                place="Zeitraum",
            )
        ]
    findings = []
    for other in mine:
        contained = sent.first <= other.first and other.last <= sent.last
        if contained or other.last < sent.first or sent.last < other.first:
            continue
        months = DateRange(max(sent.first, other.first).first, min(sent.last, other.last).last)
        book = load_book(session, window=months)
        shifts = [each for each in book.shifts if _grant_of(book, each) == sent.grant and each.start.date() in months]
        first = min(shifts, key=lambda shift: shift.start, default=None)
        example = f", zum Beispiel die Schicht am {first.start:%d.%m.%Y um %H:%M} ({first.assistant})" if first else ""
        findings.append(
            Refusal(
                f"Die Stunden von {_day(months.first)} bis {_day(months.last)} stehen schon im Nachweis {_span(other)}, "
                f"gesendet am {_day(other.on)}{example}. Keine Minute darf in zwei Nachweisen stehen. Nehmen Sie denselben "
                f"Zeitraum ({other.first} bis {other.last}) oder einen, der ihn ganz umfasst.",
                code="reported_twice",
                place="Zeitraum",
            )
        )
    return findings


def _span(sent: SentReport) -> str:
    return str(sent.last) if sent.first == sent.last else f"{sent.first} bis {sent.last}"


def _day(day: date) -> str:
    return day_in_words(day, weekday=False)
