"""R3, R5, R6, R7, R9, R10, R11: settlement, month budget, guide, invoices, dates, substitute."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.funding.caps import cap_amount
from payroll.funding.facts import GrantHours
from payroll.funding.guide import guide
from payroll.funding.month_budget import hours_of_days, month_budget, month_hours, needs_special_reason, over_day_limit
from payroll.funding.service import invoice_gross, invoice_month, with_vat
from payroll.funding.settlement import offsets, repayment
from payroll.funding.substitute import priced, simple_refund, substitute_cost, substitute_need
from payroll.funding.terms import (
    attain_last_day,
    decision_deadline,
    deemed_granted_from,
    earliest_payment,
    forwarding_deadline,
    own_case_from,
    renewal_due,
)
from payroll.money import from_cents, total
from payroll.refusal import Refusal
from tests.funding.made import grant, invoice, money, month, replays

ON = date(2026, 11, 22)


class TestSettlement:
    def test_repay_pays_all_at_once_and_offsets_nothing(self) -> None:
        assert repayment(money("113.00"), "repay").amount == Decimal("113.00")
        (row,) = offsets(Decimal("113.00"), "repay", [(month("2027-01"), Decimal("1000.00"))])
        assert (row.offset.amount, row.payable.amount, row.left.amount) == (
            Decimal("0.00"),
            Decimal("1000.00"),
            Decimal("0.00"),
        )

    def test_offset_half_takes_at_most_half_of_each_advance_half_up(self) -> None:
        """SGB I § 51 Abs. 2: half of 700.01 is 350.005, taken as 350.01."""
        advances = [(month("2027-01"), Decimal("700.01")), (month("2027-02"), Decimal("700.01"))]
        rows = offsets(Decimal("400.00"), "offset_half", advances)
        assert [str(row.offset.amount) for row in rows] == ["350.01", "49.99"]
        assert [str(row.payable.amount) for row in rows] == ["350.00", "650.02"]

    @given(
        st.integers(0, 400_000), st.lists(st.integers(0, 100_000), max_size=12), st.sampled_from(["offset", "offset_half"])
    )
    def test_nothing_is_lost_and_no_advance_becomes_negative(self, rest: int, advances: list[int], settlement: str) -> None:
        rows = offsets(
            from_cents(rest), settlement, [(month("2027-01").plus(n), from_cents(a)) for n, a in enumerate(advances)]
        )
        left = rows[-1].left.amount if rows else from_cents(rest)
        assert total(row.offset.amount for row in rows) + left == from_cents(rest)
        assert all(row.payable.amount >= 0 and replays(row.offset) and replays(row.payable) for row in rows)


class TestMonthBudget:
    @pytest.mark.parametrize(("method", "expected"), [("days21", "63.00"), ("weeks435", "65.25"), ("weeks13_3", "65.00")])
    def test_three_hours_on_five_days(self, method: str, expected: str) -> None:
        assert hours_of_days(Decimal(3), Decimal(5), method, ON).amount == Decimal(expected)
        weekly = grant(hours=GrantHours(amount=Decimal(15), per="week"), month_method=method)
        daily = grant(hours=GrantHours(amount=Decimal(3), per="day"), month_method=method)
        assert [str(of.amount) for of in (month_hours(weekly), month_hours(daily)) if of] == [expected, expected]

    def test_hours_round_half_up_to_two_places_before_the_money(self) -> None:
        """2.75 h × 5 × 4.35 = 59.8125 h, taken as 59.81 h."""
        hours = hours_of_days(Decimal("2.75"), Decimal(5), "weeks435", ON)
        assert hours.amount == Decimal("59.81")
        budget = month_budget(hours, Decimal("17.40"), Decimal("30.00"))
        assert budget.amount == Decimal("1070.69")
        assert replays(budget)

    def test_hours_a_month_are_taken_as_granted_and_none_stay_none(self) -> None:
        monthly = grant(hours=GrantHours(amount=Decimal("62.5"), per="month"), month_method=None)
        assert month_hours(monthly).amount == Decimal("62.50")  # type: ignore[union-attr]
        assert month_hours(grant(hours=None)) is None

    def test_without_a_method_thirteen_weeks_a_quarter_are_taken(self) -> None:
        assert month_hours(grant(month_method=None)).amount == Decimal("65.00")  # type: ignore[union-attr]

    def test_exactly_four_and_eight_hours_are_within(self) -> None:
        assert [needs_special_reason(Decimal(h), ON) for h in ("4.00", "4.01")] == [False, True]
        assert [over_day_limit(Decimal(h), ON) for h in ("8.00", "8.01")] == [False, True]


class TestGuide:
    def test_equal_is_within(self) -> None:
        found = guide(Decimal("2450.00"), Decimal("1470.00"), ON)
        assert (found.limit.amount, found.over, found.share_percent) == (Decimal("1470.00"), False, Decimal("50.0"))

    def test_above_it_says_by_how_much(self) -> None:
        found = guide(Decimal("2450.00"), Decimal("1612.50"), ON)
        assert (found.over_by.amount, found.share_percent, found.over) == (Decimal("142.50"), Decimal("54.8"), True)
        assert replays(found.employer_gross)
        assert replays(found.limit)

    def test_a_gross_of_zero_is_refused_with_a_way_out(self) -> None:
        with pytest.raises(Refusal, match="Brutto"):
            guide(Decimal("0.00"), Decimal("10.00"), ON)


class TestService:
    def test_vat_rounds_half_up_by_itself(self) -> None:
        assert with_vat(Decimal("946.00"), Decimal(19)).amount == Decimal("1125.74")

    def test_an_invoice_without_vat_gets_the_rate_of_the_day_its_service_ended(self) -> None:
        """§ 12 Abs. 1 UStG; § 28 Abs. 1 UStG set 16 % for the second half of 2020."""
        now = invoice("100.00", "4", "2026-03-01", "2026-03-31", vat_included=False)
        then = invoice("100.00", "4", "2020-07-01", "2020-07-31", vat_included=False)
        assert [str(invoice_gross(each).amount) for each in (now, then)] == ["119.00", "116.00"]

    def test_an_invoice_with_vat_counts_as_it_stands_in_the_month_its_period_ends(self) -> None:
        over_the_turn = invoice("100.00", "4", "2026-03-20", "2026-04-19")
        assert invoice_gross(over_the_turn).amount == Decimal("100.00")
        assert invoice_month(over_the_turn) == month("2026-04")


class TestTerms:
    def test_money_flows_from_the_later_of_receipt_and_need(self) -> None:
        assert earliest_payment(date(2026, 2, 3), date(2026, 1, 15)) == date(2026, 2, 3)
        assert earliest_payment(date(2026, 2, 3), date(2026, 3, 1)) == date(2026, 3, 1)

    def test_six_weeks_ending_on_good_friday_end_on_tuesday_after_easter(self) -> None:
        """SGB IX § 185 Abs. 9, SGB X § 26 Abs. 3: Good Friday 3 April 2026, Easter Monday 6 April."""
        assert decision_deadline(date(2026, 2, 20)) == date(2026, 4, 7)
        assert deemed_granted_from(date(2026, 2, 20)) == date(2026, 4, 8)

    def test_two_weeks_ending_on_new_year_end_on_the_next_working_day(self) -> None:
        assert forwarding_deadline(date(2026, 12, 18)) == date(2027, 1, 4)

    def test_a_holiday_of_some_laender_only_does_not_move_a_deadline(self) -> None:
        """6 January 2027 is a holiday in three Länder only."""
        assert forwarding_deadline(date(2026, 12, 23)) == date(2027, 1, 6)

    def test_there_is_no_deadline_before_the_rule_existed(self) -> None:
        assert decision_deadline(date(2023, 12, 31)) is None
        assert deemed_granted_from(date(2023, 12, 31)) is None

    def test_three_years_end_on_the_day_before_the_same_date(self) -> None:
        """SGB IX § 49 Abs. 8 Satz 2; 29 February ends on 28 February."""
        assert attain_last_day(date(2024, 3, 15)) == date(2027, 3, 14)
        assert attain_last_day(date(2024, 2, 29)) == date(2027, 2, 28)
        assert own_case_from(date(2024, 2, 29)) == date(2027, 3, 1)

    def test_a_renewal_is_due_three_months_before_the_end(self) -> None:
        assert renewal_due(date(2026, 12, 31)) == date(2026, 9, 30)


class TestSubstitute:
    def test_after_continued_pay_the_saved_wage_lowers_the_need(self) -> None:
        continued = priced("Entgeltfortzahlung", Decimal(40), Decimal("18.10"))
        need = substitute_need(
            continued_pay=continued,
            refund=simple_refund(continued, Decimal(80)),
            substitute=substitute_cost(Decimal(72), Decimal(4), Decimal("19.20")),
            granted=priced("bewilligt", Decimal(72), Decimal("18.10")),
        )
        assert need.saved.amount == Decimal("579.20")
        assert need.extra.amount == Decimal("300.80")
        assert all(replays(figure) for figure in (need.continued_pay, need.refund, need.substitute, need.saved, need.extra))


def test_r3_a_cap_keeps_an_exact_half_cent() -> None:
    """8,525 minutes at 22.50 an hour are 3,196.875 euro: half up to 3,196.88."""
    assert cap_amount(Decimal("22.50"), Decimal(8525)).amount == Decimal("3196.88")
