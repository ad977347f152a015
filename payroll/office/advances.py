"""Advances expected and received, grant by grant: what to tick off on a bank statement."""

from payroll.funding.account import close_account
from payroll.funding.expected import ExpectedAdvance, approval_before, expected_advances
from payroll.funding.facts import Grant
from payroll.law.wage_tax import last_covered
from payroll.office.desk import Desk
from payroll.office.grant_accounts import accounts_of
from payroll.office.month import open_book
from payroll.periods import Month


def advances(desk: Desk) -> tuple[tuple[Grant, tuple[ExpectedAdvance, ...]], ...]:
    """Return the grants with a monthly amount and their months up to the current one.

    The rest of an approval is offset against the next one of the same funder and purpose, once its months are closed.
    """
    with desk.read() as session:
        opened = open_book(session, desk.month_now)
        book = opened.book
        # an approval is settled when its last month is closed; months without a tax plan yet cannot be
        until = min(desk.month_now, last_covered())
        accounts = {account.grant.key: account for account in accounts_of(opened.ledger, until)}
    found = []
    for grant in book.grants:
        before = approval_before(grant, book.grants)
        rows = accounts[before.key].rows if before else ()
        settled = before is not None and rows and Month.of(before.valid_to) in book.closed_months
        expected = (
            expected_advances(
                grant,
                book.grant_payments,
                desk.month_now,
                rest=close_account(before, rows).unspent.amount,
                settlement=before.settlement,
            )
            if before is not None and settled
            else expected_advances(grant, book.grant_payments, desk.month_now)
        )
        if expected:
            found.append((grant, expected))
    return tuple(found)
