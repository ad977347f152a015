"""The accounts of all grants up to a month, from the months a ledger settled."""

from payroll.funding.book_accounts import GrantAccount, grant_accounts
from payroll.funding.facts import CorrectedMonth
from payroll.office.book import Book
from payroll.office.ledger import Ledger
from payroll.periods import Month

# where a month has cost but no paid minutes, the shares of the three months before count (book format rule 13)
MONTHS_BEFORE = 3


def first_needed(book: Book, month: Month) -> Month:
    """Return the first month whose settled values the accounts up to *month* depend on.

    A refund is compared with what was claimed in its own month, which may lie before the grants.
    """
    started = [Month.of(grant.valid_from).plus(-MONTHS_BEFORE) for grant in book.grants if grant.valid_from <= month.last]
    return min([month, *started, *(refund.month for refund in book.refunds)])


def accounts_of(ledger: Ledger, month: Month) -> tuple[GrantAccount, ...]:
    """Return the account of every grant up to *month*, in the order of the book."""
    book = ledger.book
    first = max(ledger.start or month, first_needed(book, month))
    return grant_accounts(
        book.grants,
        tuple(value.funding for each in first.until(month) for value in ledger.booked_in(each)),
        book.grant_payments,
        book.expenses,
        book.invoices,
        book.refunds,
        month,
        book.assistants,
        book.substitute_requests,
        tuple(
            CorrectedMonth(settled_in=each, old=made.old.funding if made.old else None, new=made.new.funding)
            for each in first.until(month)
            for made in ledger.differences_in(each)
        ),
    )
