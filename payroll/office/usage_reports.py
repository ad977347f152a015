"""Usage reports of grants: from the book and its settled months to the values a report is printed from."""

from datetime import date

from sqlalchemy.orm import Session

from payroll.funding.report import Person, UsageReport
from payroll.funding.report_builder import build_report
from payroll.funding.report_periods import period_ending
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.grant_accounts import accounts_of
from payroll.office.intake.words import month_in_words
from payroll.office.lookups import grant as find_grant
from payroll.office.month import open_book
from payroll.office.shelf import load_book
from payroll.periods import DateRange, Month
from payroll.refusal import Refusal


def usage_report(session: Session, grant_key: str, first: Month | None, last: Month, issued: date) -> UsageReport:
    """Return the report of a grant on *first* to *last*; *first* ``None``: the period that ends with *last*.

    A report over months that are not all closed is a draft.
    """
    opened = open_book(session, last)
    book = opened.book
    account = next(each for each in accounts_of(opened.ledger, last) if each.grant.key == grant_key)
    grant = account.grant
    period = period_ending(grant, last)
    start = first or (period.first if period else None)
    if start is None:
        raise Refusal(
            f"Zur Bewilligung {grant.reference} endet mit {month_in_words(last.year, last.month)} kein Nachweis. "
            "Nennen Sie Anfang und Ende, zum Beispiel: 2026-01 bis 2026-03.",
            code="no_report_period",
            place=str(last),
        )
    recorded = opened.recorded
    months = [month for month in start.until(last) if recorded is not None and month >= recorded]
    return build_report(
        account,
        start,
        last,
        employer=book.employer,
        funder=next(funder for funder in book.funders if funder.key == grant.funder),
        people=_people(load_book(session, window=DateRange(start.first, last.last))),
        payments=book.grant_payments,
        issued=issued,
        draft=any(month not in book.closed_months for month in months),
    )


def report(desk: Desk, grant: str, first: Month | None, last: Month) -> UsageReport:
    """Return a report for people: *grant* by key or unique beginning, today's date on it."""
    with desk.read() as session:
        key = find_grant(load_book(session, window=last.range), grant).key
        return usage_report(session, key, first, last, desk.today)


def _people(book: Book) -> dict[str, Person]:
    names = {absence.key: absence.assistant for absence in book.absences}
    first_names = {assistant.key: assistant.first_name for assistant in book.assistants}
    covered: dict[str, list[str]] = {}
    for shift in book.shifts:
        if shift.covers is not None and shift.covers in names:
            covered.setdefault(shift.assistant, []).append(first_names[names[shift.covers]])
    return {
        assistant.key: Person(
            name=f"{assistant.first_name} {assistant.last_name}",
            registered_since=min((contract.valid_from for contract in assistant.contracts), default=None),
            substitute_for=tuple(dict.fromkeys(covered.get(assistant.key, ()))),
        )
        for assistant in book.assistants
    }
