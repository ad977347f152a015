"""Which months a book pays: from the first noted one; a salary from the first year the book knows what it takes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from payroll.office.ledger import book_start
from payroll.office.month import view_month
from payroll.periods import Month
from tests.office.small_book import RATE, anna, contract, desk_with, insurance, small_book, tax


def salaried(since: date):
    pay = replace(contract(since, "2500.00"), pay="salary")
    return replace(anna(), tax=(tax(valid_from=since),), insurance=(insurance(valid_from=since),), contracts=(pay,))


def test_a_salary_older_than_the_rates_is_paid_from_their_year_on(tmp_path: Path):
    book = small_book(assistants=(salaried(date(2019, 8, 1)),), roster=())
    assert book_start(book, None) == Month(2026, 1)
    with desk_with(tmp_path, book) as desk:
        slips = view_month(desk, Month(2026, 2)).slips
    assert [view.payslip.gross.amount for view in slips] == [Decimal("2500.00")]


def test_rates_noted_late_in_the_year_skip_no_month_of_it():
    rates = (replace(RATE, valid_from=date(2026, 6, 1)),)
    book = small_book(assistants=(salaried(date(2026, 2, 1)),), roster=())
    late = replace(book, health_funds=(replace(book.health_funds[0], rates=rates),))
    assert book_start(late, None) == Month(2026, 2)


def test_hours_are_paid_from_the_first_noted_day_on():
    assert book_start(small_book(), None) is None
    assert book_start(small_book(), date(2026, 3, 4)) == Month(2026, 3)
