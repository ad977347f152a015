"""The accounts of all grants up to a month, from the months a ledger settled."""

from payroll.funding.book_accounts import GrantAccount, grant_accounts
from payroll.funding.facts import Grant
from payroll.office.ledger import Ledger
from payroll.periods import Month

# where a month has cost but no paid minutes, the shares of the three months before count (book format rule 13)
MONTHS_BEFORE = 3


def first_needed(grants: tuple[Grant, ...], month: Month) -> Month:
    """Return the first month whose settled values the accounts up to *month* depend on."""
    started = [Month.of(grant.valid_from) for grant in grants if grant.valid_from <= month.last]
    return min(started, default=month).plus(-MONTHS_BEFORE)


def accounts_of(ledger: Ledger, month: Month) -> tuple[GrantAccount, ...]:
    """Return the account of every grant up to *month*, in the order of the book."""
    book = ledger.book
    first = max(ledger.start or month, first_needed(book.grants, month))
    return grant_accounts(
        book.grants,
        tuple(value.funding for each in first.until(month) for value in ledger.settled_in(each)),
        book.grant_payments,
        book.expenses,
        book.invoices,
        book.refunds,
        month,
        book.assistants,
    )
