"""What of the book moves money at the bank: advances, refunds, expenses, invoices, and the wages of closed months."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from payroll.funding.expected import ExpectedAdvance
from payroll.funding.facts import Expense, Grant, GrantPayment
from payroll.money import ZERO
from payroll.office.book import Book
from payroll.office.lookups import assistant_by_key
from payroll.office.settlements import settlements
from payroll.periods import Month

Arriving = Mapping[tuple[str, Month], Decimal]
"""What arrives at the bank of the advance of a grant for a month; less than the advance where a rest is offset."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """Something of the book that moves money at the bank, in euro; below zero it goes out. *text* is for people."""

    key: str
    on: date
    amount: Decimal
    text: str


def bookings(session: Session, book: Book, arriving: Arriving) -> Iterator[Booking]:
    """Yield everything of *book* that moves money at the bank."""
    yield from _payments(book.grant_payments, arriving)
    for refund in book.refunds:
        if refund.received_on is not None and refund.amount:
            name = assistant_by_key(book, refund.assistant).first_name
            yield Booking(
                key=f"erstattung {refund.kind} {refund.assistant} {refund.month}",
                on=refund.received_on,
                amount=refund.amount,
                text=f"Erstattung {refund.kind.upper()} {name}, {_month(refund.month)}",
            )
    yield from _expenses(book.expenses)
    for invoice in book.invoices:
        yield Booking(
            key=f"rechnung {invoice.provider} {invoice.number}",
            on=invoice.on,
            amount=-invoice.amount,
            text=f"Rechnung {invoice.number} von {invoice.provider}",
        )
    yield from _wages(session, book)


def _payments(payments: Iterable[GrantPayment], arriving: Arriving) -> Iterator[Booking]:
    """Advances as they arrive: offset against a rest, smaller or not at all."""
    listed = list(payments)
    for payment in listed:
        amount = payment.amount
        alone = sum((each.grant, each.for_month) == (payment.grant, payment.for_month) for each in listed) == 1
        if alone and amount > ZERO:
            amount = min(amount, arriving.get((payment.grant, payment.for_month), amount))
        if amount:
            what = "Vorschuss" if amount > ZERO else "Rückzahlung"
            yield Booking(
                key=f"eingang {payment.grant} {payment.for_month} {payment.on}",
                on=payment.on,
                amount=amount,
                text=f"{what} {payment.grant} für {_month(payment.for_month)}",
            )


def _expenses(expenses: Iterable[Expense]) -> Iterator[Booking]:
    """Expenses; one that several grants share left the account once, as a whole."""
    shared: set[tuple[date, Decimal, str | None]] = set()
    for number, expense in enumerate(expenses, 1):
        whole = expense.amount
        if expense.share_of is not None:
            whole, same = expense.share_of, (expense.on, expense.share_of, expense.note)
            if same in shared:
                continue
            shared.add(same)
        text = f"Ausgabe {expense.note or expense.kind}"
        yield Booking(key=f"ausgabe {expense.on} {whole} {number}", on=expense.on, amount=-whole, text=text)


def _wages(session: Session, book: Book) -> Iterator[Booking]:
    if not book.closed_months:
        return
    closed = settlements(session, min(book.closed_months), max(book.closed_months)).closed
    for (key, month), settled in closed.items():
        if settled.payout > ZERO:
            text = f"Lohn {assistant_by_key(book, key).first_name}, {_month(month)}"
            yield Booking(key=f"lohn {key} {month}", on=month.last, amount=-settled.payout, text=text)


def arriving_of(expected: Iterable[tuple[Grant, Iterable[ExpectedAdvance]]]) -> dict[tuple[str, Month], Decimal]:
    """Return what arrives of each expected advance."""
    return {(grant.key, row.month): row.at_the_bank for grant, rows in expected for row in rows}


def _month(month: Month) -> str:
    return f"{month.month:02d}.{month.year}"
