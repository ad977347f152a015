"""Book rules 12 and 13: what a grant bears in a month, and how refunds received later are booked."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from payroll.funding.book_accounts import grant_accounts
from payroll.funding.facts import AssistantMonth, Expense, Refund
from payroll.funding.month_use import refund_differences
from payroll.money import from_cents, total
from payroll.periods import Month
from tests.funding.made import assistant, assistant_month, cap, grant, invoice, month, payment, refund

SICK = assistant_month("2026-03", "600.00", (("aa", "sick", 60), ("eg", "sick", 120)), claimed_u1=Decimal("90.00"))


def nobody(_assistant: str, _month: Month) -> str | None:
    return None


def booked(*refunds: Refund, months: tuple[AssistantMonth, ...] = (SICK,)) -> list[tuple[str | None, str, str]]:
    found = refund_differences(refunds, months, ("aa", "eg"), nobody)
    return [(each.grant, str(each.month), str(each.amount.amount)) for each in found]


def test_a_refund_received_as_claimed_books_nothing() -> None:
    assert booked(refund("2026-03", "90.00", "2026-04-20")) == []


def test_a_refund_not_yet_received_books_nothing() -> None:
    assert booked(refund("2026-03", "80.00", None)) == []


def test_the_difference_is_booked_in_the_month_of_receipt_where_the_sick_minutes_were() -> None:
    assert booked(refund("2026-03", "87.00", "2026-05-20")) == [("aa", "2026-05", "-1.00"), ("eg", "2026-05", "-2.00")]


def test_part_payments_add_up() -> None:
    parts = (refund("2026-03", "60.00", "2026-04-20"), refund("2026-03", "30.00", "2026-06-01"))
    assert booked(*reversed(parts)) == [
        ("aa", "2026-04", "-10.00"),
        ("eg", "2026-04", "-20.00"),
        ("aa", "2026-06", "10.00"),
        ("eg", "2026-06", "20.00"),
    ]


def test_a_refund_for_a_month_of_another_payroll_follows_the_contract() -> None:
    found = refund_differences([refund("2025-12", "50.00", "2026-01-10")], (), ("aa", "eg"), lambda _a, _m: "eg")
    assert [(each.grant, str(each.amount.amount)) for each in found] == [("eg", "50.00")]


@given(
    st.integers(0, 100_000),
    st.lists(st.integers(0, 50_000), min_size=1, max_size=4),
    st.integers(0, 999),
    st.integers(1, 999),
)
def test_in_the_end_each_grant_has_its_share_of_the_money_received(
    claim: int, received: list[int], aa: int, eg: int
) -> None:
    of = assistant_month("2026-03", "600.00", (("aa", "sick", aa), ("eg", "sick", eg)), claimed_u1=from_cents(claim))
    refunds = [refund("2026-03", str(from_cents(part)), f"2026-0{4 + i}-10") for i, part in enumerate(received)]
    found = refund_differences(refunds, [of], ("aa", "eg"), nobody)
    assert total(each.amount.amount for each in found) == from_cents(sum(received) - claim)


def test_lump_sum_and_expenses_stand_outside_the_cap_and_inside_the_cost() -> None:
    of = grant(rate_cap=cap("10.00"), admin_lump_sum=Decimal("30.00"))
    paid = assistant_month("2026-02", "600.00", (("aa", "worked", 3000),))
    expense = Expense(grant="aa", on=date(2026, 3, 10), kind="accident_insurance", amount=Decimal("84.20"))
    (account,) = grant_accounts([of], [paid], [], [expense], [], [], month("2026-03"), [assistant()])
    assert [str(row.cost.amount) for row in account.rows] == ["0.00", "630.00", "84.20"]
    assert [str(row.recognised.amount) for row in account.rows] == ["0.00", "530.00", "84.20"]


def test_hours_of_a_grant_are_all_paid_hours() -> None:
    """Book rule 8: funding.hours counts all paid hours."""
    paid = assistant_month(
        "2026-01", "600.00", (("aa", "worked", 600), ("aa", "sick", 60), ("aa", "substitute", 10), (None, "worked", 60))
    )
    (account,) = grant_accounts([grant()], [paid], [], [], [], [], month("2026-01"), [assistant()])
    assert account.rows[-1].hours == Decimal("11.17")


def test_invoices_count_with_vat_under_the_cap() -> None:
    of = grant(model="service", rate_cap=cap("25.00", measures="gross_with_vat"), admin_lump_sum=Decimal("30.00"))
    bill = invoice("946.00", "44", "2026-01-01", "2026-01-31", vat_included=False)
    (account,) = grant_accounts([of], [], [payment("2026-01", "1000.00")], [], [bill], [], month("2026-01"), [])
    row = account.rows[-1]
    assert (row.cost.amount, row.recognised.amount, row.hours) == (Decimal("1125.74"), Decimal("1100.00"), Decimal("44.00"))
    assert [notice.code for notice in account.notices] == ["rate_cap", "budget_exceeded"]


def test_notices_name_value_and_way_out() -> None:
    paid = assistant_month("2026-01", "2000.00", (("aa", "worked", 6000),))
    (account,) = grant_accounts(
        [grant()], [paid], [payment("2026-01", "1900.00")], [], [], [], month("2026-01"), [assistant()]
    )
    assert [notice.code for notice in account.notices] == ["budget_exceeded", "budget_exceeded"]
    assert "100,00 Euro" in account.notices[0].text
    assert "100,00 Stunden" in account.notices[1].text
    assert "65,25 Stunden" in account.notices[1].text


def test_the_order_of_the_grants_decides_who_gets_the_odd_cent() -> None:
    shared_month = assistant_month("2026-01", "100.01", (("eg", "worked", 60), ("aa", "worked", 60)))
    grants = [grant(), grant(key="eg", purpose="eingliederungshilfe")]
    for order in (grants, grants[::-1]):
        accounts = grant_accounts(order, [shared_month], [], [], [], [], month("2026-01"), [assistant()])
        assert [str(account.rows[-1].cost.amount) for account in accounts] == ["50.01", "50.00"]
