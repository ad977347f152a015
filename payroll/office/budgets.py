"""Budgets people ask for: how far each grant reaches, and the highest wage its rate allows."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from payroll.funding.book_accounts import GrantAccount
from payroll.funding.facts import Grant
from payroll.funding.outlook import Outlook, hourly_rate, outlook
from payroll.money import ZERO
from payroll.office.desk import Desk
from payroll.office.grant_accounts import accounts_of
from payroll.office.month import OpenBook, open_book
from payroll.office.today import work_month
from payroll.pay.facts import Assistant
from payroll.pay.solve import wage_for_cost, with_wage
from payroll.periods import Month
from payroll.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """One grant and how far it reaches. *rate*: what an hour may cost the employer, ``None`` if the notice names nothing."""

    grant: Grant
    funder: str
    balance: Decimal
    outlook: Outlook
    rate: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HighestWage:
    """The highest hourly wage *rate* allows one assistant, by a whole *month* of theirs; *reason* where there is none."""

    assistant: Assistant
    month: Month
    rate: Decimal
    wage: Decimal | None
    now: Decimal
    reason: str = ""


def budgets(desk: Desk) -> tuple[Budget, ...]:
    """Return every grant with its reach, in the order of the book."""
    with desk.read() as session:
        opened, month = _opened(session, desk)
        return tuple(_budget(opened, account, month) for account in accounts_of(opened.ledger, month))


def highest_wages(desk: Desk, grants: Iterable[str]) -> dict[str, tuple[HighestWage, ...]]:
    """Return by grant the highest wage of each assistant it pays by the hour, from the latest month with paid time.

    Whole payslips are computed on cents of the wage, so this takes a moment.
    """
    with desk.read() as session:
        opened, month = _opened(session, desk)
        accounts = {account.grant.key: account for account in accounts_of(opened.ledger, month)}
        found = {key: _latest(accounts[key]) for key in grants}
        books = {each: open_book(session, each) for latest in found.values() for each in latest.values()}
        return {
            key: tuple(
                _highest(books[last], person, last, hourly_rate(accounts[key].grant)) for person, last in latest.items()
            )
            for key, latest in found.items()
        }


def _opened(session: Session, desk: Desk) -> tuple[OpenBook, Month]:
    month = work_month(open_book(session, desk.month_now), desk.month_now)
    return open_book(session, month), month


def _budget(opened: OpenBook, account: GrantAccount, month: Month) -> Budget:
    book, grant = opened.book, account.grant
    settled = month if month in book.closed_months else month.plus(-1)
    return Budget(
        grant=grant,
        funder=next(funder.name for funder in book.funders if funder.key == grant.funder),
        balance=account.rows[-1].balance.amount if account.rows else ZERO,
        outlook=outlook(grant, account.rows, book.grant_payments, settled),
        rate=hourly_rate(grant),
    )


def _latest(account: GrantAccount) -> dict[str, Month]:
    """Return each assistant of the account with the latest month in which it paid them; nobody without a rate."""
    if hourly_rate(account.grant) is None:
        return {}
    return {entry.assistant: use.month for use in account.uses for entry in use.assistants if entry.minutes_of()}


def _highest(opened: OpenBook, key: str, month: Month, rate: Decimal | None) -> HighestWage:
    person = next(each for each in opened.book.assistants if each.key == key)
    now = max(person.contracts, key=lambda contract: contract.valid_from).wage
    limit = rate or ZERO
    try:
        facts = opened.ledger.facts(person, month)
        wage = wage_for_cost(lambda hourly: with_wage(facts, hourly), limit).found.hourly
    except Refusal as refused:
        return HighestWage(assistant=person, month=month, rate=limit, wage=None, now=now, reason=refused.sentence)
    return HighestWage(assistant=person, month=month, rate=limit, wage=wage, now=now)
