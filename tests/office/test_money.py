"""Money beside the wages: what comes in, what goes out; twice, outside the approval and the future are refused."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from payroll.office import expenses, money_in
from payroll.office.desk import Desk
from payroll.pay.facts import OneOffKind
from payroll.periods import Month
from payroll.refusal import Refusal
from tests.office.small_book import MARCH, book_of, desk_with, small_book

TODAY = date(2026, 3, 20)


@pytest.fixture
def desk(tmp_path: Path):
    with desk_with(tmp_path, small_book(), today=TODAY) as opened:
        yield opened


def code(act, *arguments: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as refused:
        act(*arguments, **values)
    return refused.value.code


class TestAdvances:
    def test_received_and_paid_back(self, desk: Desk):
        money_in.add_grant_payment(desk, "arbeit", Decimal("1900.00"), MARCH, date(2026, 3, 2))
        done = money_in.add_grant_payment(desk, "arbeit", Decimal("-12.50"), MARCH, date(2026, 3, 5))
        assert [payment.amount for payment in book_of(desk).grant_payments] == [Decimal("1900.00"), Decimal("-12.50")]
        assert "12,50 € zurückgezahlt" in done.summary

    def test_the_same_twice_is_noticed(self, desk: Desk):
        money_in.add_grant_payment(desk, "arbeit", Decimal("1900.00"), MARCH, date(2026, 3, 2))
        again = code(money_in.add_grant_payment, desk, "arbeit", Decimal("1900.00"), MARCH, date(2026, 3, 2))
        assert again == "already_noted"

    @pytest.mark.parametrize(
        ("amount", "month", "on", "expected"),
        [
            ("1900.00", Month(2027, 1), TODAY, "outside_grant"),
            ("0.00", MARCH, TODAY, "no_amount"),
            ("1900.00", MARCH, date(2026, 3, 21), "future_day"),
        ],
    )
    def test_refused(self, desk: Desk, amount: str, month: Month, on: date, expected: str):
        assert code(money_in.add_grant_payment, desk, "arbeit", Decimal(amount), month, on) == expected

    def test_removed(self, desk: Desk):
        money_in.add_grant_payment(desk, "arbeit", Decimal("1900.00"), MARCH, date(2026, 3, 2))
        money_in.remove_grant_payment(desk, "arbeit", MARCH, date(2026, 3, 2))
        assert book_of(desk).grant_payments == ()
        assert code(money_in.remove_grant_payment, desk, "arbeit", MARCH, date(2026, 3, 2)) == "not_noted"


class TestRefunds:
    def claim(self, desk: Desk, received_on: date | None = None, amount: str = "97.65"):
        return money_in.add_refund(
            desk, "anna", Decimal(amount), "u1", Month(2026, 2), claimed_on=date(2026, 3, 2), received_on=received_on
        )

    def test_claimed_then_received(self, desk: Desk):
        self.claim(desk)
        self.claim(desk, date(2026, 3, 16), "97.00")
        (refund,) = book_of(desk).refunds
        assert (refund.received_on, refund.amount) == (date(2026, 3, 16), Decimal("97.00"))

    def test_received_twice_is_noticed(self, desk: Desk):
        self.claim(desk, date(2026, 3, 16))
        assert code(self.claim, desk, date(2026, 3, 17)) == "already_noted"

    def test_received_before_claimed_is_refused(self, desk: Desk):
        assert code(self.claim, desk, date(2026, 3, 1)) == "ends_before_start"


class TestExpenses:
    def test_noted_and_removed(self, desk: Desk):
        expenses.add_expense(desk, "arbeit", Decimal("84.20"), "accident_insurance", date(2026, 2, 10), "Unfallkasse")
        assert book_of(desk).expenses[0].note == "Unfallkasse"
        expenses.remove_expense(desk, "arbeit", Decimal("84.20"), date(2026, 2, 10))
        assert book_of(desk).expenses == ()

    @pytest.mark.parametrize(
        ("on", "kind", "expected"),
        [
            (date(2025, 12, 31), "travel", "outside_grant"),
            (date(2026, 4, 1), "travel", "future_day"),
            (TODAY, "kaffee", "word"),
        ],
    )
    def test_refused(self, desk: Desk, on: date, kind: str, expected: str):
        assert code(expenses.add_expense, desk, "arbeit", Decimal(10), kind, on) == expected


class TestInvoices:
    def invoice(self, desk: Desk, **changes: Any):
        values = {
            "amount": Decimal("1062.50"),
            "provider": "Assistenz GmbH",
            "number": "2026-17",
            "on": date(2026, 3, 1),
            "valid_from": date(2026, 2, 1),
            "valid_to": date(2026, 2, 28),
            "hours": Decimal("42.5"),
        }
        return expenses.add_invoice(desk, "arbeit", **{**values, **changes})

    def test_noted_with_a_word_on_the_model(self, desk: Desk):
        done = self.invoice(desk)
        assert [notice.code for notice in done.notices] == ["service_invoice"]
        assert book_of(desk).invoices[0].hours == Decimal("42.5")

    def test_the_same_number_twice_is_noticed(self, desk: Desk):
        self.invoice(desk)
        assert code(self.invoice, desk, amount=Decimal("10.00")) == "already_noted"
        expenses.remove_invoice(desk, "Assistenz GmbH", "2026-17")
        self.invoice(desk)

    def test_days_backwards_or_outside_the_approval_are_refused(self, desk: Desk):
        assert code(self.invoice, desk, valid_to=date(2026, 1, 1)) == "ends_before_start"
        assert code(self.invoice, desk, valid_from=date(2025, 12, 1)) == "outside_grant"


class TestOneOffs:
    def test_noted_and_removed(self, desk: Desk):
        expenses.add_one_off(desk, "ben", Decimal("150.00"), "bonus", MARCH)
        assert book_of(desk).one_offs[0].kind is OneOffKind.BONUS
        assert code(expenses.add_one_off, desk, "ben", Decimal("150.00"), "bonus", MARCH) == "already_noted"
        expenses.remove_one_off(desk, "ben", "bonus", MARCH)
        assert book_of(desk).one_offs == ()

    def test_months_without_contract_far_or_closed_are_refused(self, tmp_path: Path):
        (tmp_path / "closed").mkdir()
        with desk_with(tmp_path / "closed", small_book(closed_months=(Month(2026, 2),)), today=TODAY) as desk:
            for month, expected in (
                (Month(2025, 12), "outside_contract"),
                (Month(2026, 2), "closed_month"),
                (Month(2026, 6), "far_future"),
            ):
                assert code(expenses.add_one_off, desk, "ben", Decimal("150.00"), "bonus", month) == expected
