"""What an office may ask about each grant: the book's facts brought to the checks that explain."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from payroll.funding.book_accounts import GrantAccount
from payroll.funding.checks import GrantFacts, check_grant
from payroll.funding.companion import charged
from payroll.funding.facts import Grant
from payroll.funding.findings import Finding
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.grant_accounts import accounts_of
from payroll.office.lookups import grant as find_grant
from payroll.office.month import open_book
from payroll.office.shelf import load_book
from payroll.office.today import work_month
from payroll.pay.facts import Shift, ShiftState, valid_on
from payroll.periods import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """One grant and what was found about it."""

    grant: Grant
    findings: tuple[Finding, ...]


def check_grants(desk: Desk, typed: str | None = None) -> tuple[Checked, ...]:
    """Return what an office may ask about the grant *typed*, about each that has not ended unless one is named."""
    with desk.read() as session:
        now = desk.month_now
        month = work_month(open_book(session, now), now)
        opened = open_book(session, month)
        book = load_book(session)
        wanted = find_grant(book, typed).key if typed else None
        accounts = [
            account
            for account in accounts_of(opened.ledger, month)
            if account.grant.key == wanted or (wanted is None and account.grant.valid_to >= desk.today)
        ]
        return tuple(
            Checked(
                grant=account.grant,
                findings=check_grant(_facts(book, account, month), desk.today),
            )
            for account in accounts
        )


def grant_warnings(desk: Desk) -> list[str]:
    """Return the warnings (not the hints) as sentences for ``lohn prüfe``."""
    return [
        f"{checked.grant.reference}: {finding.text} {finding.answer} ({finding.source})"
        for checked in check_grants(desk)
        for finding in checked.findings
        if finding.weight == "warning"
    ]


def _facts(book: Book, account: GrantAccount, month: Month) -> GrantFacts:
    """Facts of one grant: rows up to the last month with use, shifts worked that it pays, their people."""
    grant = account.grant
    used = [row.month for row in account.rows if row.cost.amount and row.month <= month]
    shifts = tuple(_borne(book, grant.key))
    paid = {shift.assistant for shift in shifts}
    paid |= {person.key for person in book.assistants if any(each.grant == grant.key for each in person.contracts)}
    return GrantFacts(
        grant=grant,
        grants=book.grants,
        employer=book.employer,
        assistants=tuple(person for person in book.assistants if person.key in paid),
        months=tuple(row for row in account.rows if used and row.month <= used[-1]),
        shifts=shifts,
        expenses=tuple(each for each in book.expenses if each.grant == grant.key),
    )


def _borne(book: Book, key: str) -> Iterable[Shift]:
    grants = {grant.key: grant for grant in book.grants}
    people = {person.key: person for person in book.assistants}
    for shift in book.shifts:
        if shift.state is not ShiftState.WORKED:
            continue
        found = charged(shift, grants)
        if found.grant is None:
            contract = valid_on(people[shift.assistant].contracts, shift.start.date())
            found = replace(found, grant=contract.grant if contract else None)
        if found.grant == key:
            yield found
