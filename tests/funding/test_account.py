"""R2 to R4: the usage account month by month and its closing; book rules 12 and 13."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.funding.account import close_account, compute_account
from payroll.funding.book_accounts import grant_accounts
from payroll.funding.usage import GrantMonth
from payroll.money import ZERO, from_cents, total
from tests.funding.made import assistant, assistant_month, cap, grant, month, payment, replays, use

CENTS = st.integers(0, 300_000).map(from_cents)


def balances(rows: tuple[GrantMonth, ...]) -> list[str]:
    return [str(row.balance.amount) for row in rows]


def test_r2_balance_is_carried_plus_advance_less_what_was_charged() -> None:
    uses = [use("2026-01", "900.00", refunds="50.00"), use("2026-02", "1200.00")]
    rows = compute_account(grant(), uses, [payment("2026-01", "1000.00"), payment("2026-02", "1000.00")], month("2026-02"))
    assert [str(row.charged.amount) for row in rows] == ["850.00", "1200.00"]
    assert [str(row.carried.amount) for row in rows] == ["0.00", "150.00"]
    assert balances(rows) == ["150.00", "-50.00"]


def test_an_advance_counts_in_the_month_it_is_for() -> None:
    late = payment("2026-01", "1000.00", on=date(2026, 2, 20))
    assert balances(compute_account(grant(), [], [late], month("2026-02"))) == ["1000.00", "1000.00"]


def test_payments_of_another_grant_do_not_count() -> None:
    assert balances(compute_account(grant(), [], [payment("2026-01", "1000.00", to="eg")], month("2026-01"))) == ["0.00"]


def test_the_account_starts_with_the_opening_balance_and_counts_nothing_before_it() -> None:
    opened = grant(opening_on=date(2026, 7, 1), opening_balance=Decimal("212.40"))
    uses = [use("2026-06", "900.00"), use("2026-07", "100.00")]
    rows = compute_account(opened, uses, [payment("2026-06", "1000.00")], month("2026-07"))
    assert [(str(row.month), str(row.carried.amount)) for row in rows] == [("2026-07", "212.40")]
    assert balances(rows) == ["112.40"]


def test_without_carry_over_a_rest_lapses_and_a_lack_stays() -> None:
    payments = [payment(f"2026-0{n}", "1000.00") for n in (1, 2, 3)]
    uses = [use("2026-01", "900.00"), use("2026-02", "1300.00"), use("2026-03", "500.00")]
    rows = compute_account(grant(carry_over=False), uses, payments, month("2026-03"))
    assert balances(rows) == ["100.00", "-300.00", "200.00"]
    assert [str(row.lapsed) for row in rows] == ["0.00", "100.00", "0.00"]
    assert close_account(grant(carry_over=False), rows).unspent.amount == Decimal("300.00")


def test_r3_month_cap_cuts_only_what_stands_under_it() -> None:
    capped = grant(rate_cap=cap("17.00"))
    (row,) = compute_account(capped, [use("2026-01", "1068.00", "60", outside="30.00")], [], month("2026-01"))
    assert (row.recognised.amount, row.not_recognised.amount) == (Decimal("1050.00"), Decimal("48.00"))
    assert row.cost.amount == Decimal("1098.00")


def test_r3_the_cap_counts_exact_minutes_not_shown_hours() -> None:
    """20 minutes at 17.00 an hour are 5.67, not 0.33 h × 17.00 = 5.61."""
    short = use("2026-01", "9.00", "1")
    (row,) = compute_account(grant(rate_cap=cap("17.00")), [replace(short, minutes=Decimal(20))], [], month("2026-01"))
    assert row.recognised.amount == Decimal("5.67")


def test_r3_a_cap_over_the_approval_flows_back_at_the_end() -> None:
    """Months are taken in full; at the end 30 h × 17.00 = 510.00 of 540.00 are recognised."""
    approval = grant(rate_cap=cap("17.00", "approval"), valid_to=date(2026, 2, 28))
    uses = [use("2026-01", "200.00", "10"), use("2026-02", "340.00", "20")]
    rows = compute_account(approval, uses, [payment("2026-01", "600.00")], month("2026-02"))
    assert balances(rows) == ["400.00", "60.00"]
    end = close_account(approval, rows)
    assert end.recognised == Decimal("510.00")
    assert (end.not_recognised.amount, end.balance.amount) == (Decimal("30.00"), Decimal("90.00"))
    assert (end.unspent.amount, end.own_cost.amount) == (Decimal("90.00"), Decimal("30.00"))


def test_a_lump_sum_per_month_counts_in_months_of_use_only() -> None:
    """Budget für Arbeit: a Pauschale is recognised as such, below and above the real cost."""
    lump = grant(purpose="budget_fuer_arbeit", lump_sum_month=Decimal("400.00"))
    rows = compute_account(lump, [use("2026-01", "350.00"), use("2026-03", "450.00")], [], month("2026-03"))
    assert [str(row.recognised.amount) for row in rows] == ["400.00", "0.00", "400.00"]
    assert [str(row.not_recognised.amount) for row in rows] == ["0.00", "0.00", "50.00"]


def test_r4_own_money_is_the_overdraft_and_what_was_not_recognised() -> None:
    capped = grant(rate_cap=cap("17.00"), valid_to=date(2026, 1, 31))
    rows = compute_account(capped, [use("2026-01", "1068.00", "60")], [payment("2026-01", "1000.00")], month("2026-01"))
    end = close_account(capped, rows)
    assert (end.unspent.amount, end.own_cost.amount) == (ZERO, Decimal("68.00"))


def test_after_the_approval_there_are_rows_only_for_late_bookings() -> None:
    ended = grant(valid_to=date(2026, 2, 28))
    rows = compute_account(ended, [use("2026-05", "0.00", "0", refunds="12.00")], [], month("2026-06"))
    assert [str(row.month) for row in rows] == ["2026-01", "2026-02", "2026-05"]
    assert balances(rows)[-1] == "12.00"


def test_a_month_given_twice_is_an_error() -> None:
    with pytest.raises(ValueError, match="twice"):
        compute_account(grant(), [use("2026-01", "1.00"), use("2026-01", "2.00")], [], month("2026-01"))


@given(st.lists(st.tuples(CENTS, CENTS, CENTS), min_size=1, max_size=12), st.randoms(use_true_random=False))
def test_the_balance_is_advances_less_use_plus_refunds_in_whatever_order_they_were_entered(
    entries: list[tuple[Decimal, Decimal, Decimal]], random: Random
) -> None:
    uses = [use(f"2026-{n:02d}", str(cost), refunds=str(back)) for n, (_, cost, back) in enumerate(entries, 1)]
    payments = [payment(f"2026-{n:02d}", str(advance)) for n, (advance, _, _) in enumerate(entries, 1)]
    through = month(f"2026-{len(entries):02d}")
    rows = compute_account(grant(), uses, payments, through)
    expected = total(a for a, _, _ in entries) - total(c for _, c, _ in entries) + total(r for _, _, r in entries)
    assert rows[-1].balance.amount == expected
    random.shuffle(uses)
    random.shuffle(payments)
    assert compute_account(grant(), uses, payments, through) == rows


@given(st.lists(st.tuples(CENTS, CENTS), min_size=2, max_size=12), st.data())
def test_a_period_split_in_two_gives_the_whole(entries: list[tuple[Decimal, Decimal]], data: st.DataObject) -> None:
    """Closing one account at any month and opening another with its balance changes no later row."""
    cut = data.draw(st.integers(1, len(entries) - 1))
    uses = [use(f"2026-{n:02d}", str(cost)) for n, (_, cost) in enumerate(entries, 1)]
    payments = [payment(f"2026-{n:02d}", str(advance)) for n, (advance, _) in enumerate(entries, 1)]
    through = month(f"2026-{len(entries):02d}")
    whole = compute_account(grant(), uses, payments, through)
    first = compute_account(grant(), uses, payments, month(f"2026-{cut:02d}"))
    opened = grant(opening_on=date(2026, cut + 1, 1), opening_balance=first[-1].balance.amount)
    second = compute_account(opened, uses, payments, through)
    assert [(r.month, r.cost.amount, r.balance.amount) for r in first + second] == [
        (r.month, r.cost.amount, r.balance.amount) for r in whole
    ]


@given(
    st.lists(st.tuples(CENTS, CENTS, st.integers(0, 12_000)), min_size=1, max_size=6),
    st.sampled_from(["none", "month", "approval"]),
)
def test_every_figure_replays_and_nothing_is_lost(entries: list[tuple[Decimal, Decimal, int]], scope: str) -> None:
    of = grant(rate_cap=cap("20.00", scope))
    uses = [
        replace(use(f"2026-{n:02d}", str(cost), outside="30.00"), minutes=Decimal(count))
        for n, (_, cost, count) in enumerate(entries, 1)
    ]
    payments = [payment(f"2026-{n:02d}", str(advance)) for n, (advance, _, _) in enumerate(entries, 1)]
    rows = compute_account(of, uses, payments, month(f"2026-{len(entries):02d}"))
    for row in rows:
        figures = (
            row.cost,
            row.refunds,
            row.recognised,
            row.not_recognised,
            row.charged,
            row.advance,
            row.carried,
            row.balance,
        )
        assert all(replays(figure) for figure in figures)
        assert row.recognised.amount + row.not_recognised.amount == row.cost.amount
    end = close_account(of, rows)
    assert all(replays(figure) for figure in (end.balance, end.unspent, end.own_cost, end.not_recognised))
    assert end.recognised + end.not_recognised.amount == total(row.cost.amount for row in rows)
    assert end.unspent.amount - end.own_cost.amount == total(row.advance.amount for row in rows) - total(
        row.cost.amount for row in rows
    )


def test_r2_work_before_the_approval_is_nobody_s_but_the_employer_s() -> None:
    """The account starts at 0 with the approval; hours of the month before it that name the grant stay private."""
    aa = grant(valid_from=date(2026, 3, 1))
    months = [assistant_month(each, "500.00", (("aa", "worked", 600),)) for each in ("2026-02", "2026-03")]
    (account,) = grant_accounts([aa], months, [], [], [], [], month("2026-03"), [assistant()])
    assert [(row.month, row.charged.amount) for row in account.rows] == [(month("2026-03"), Decimal("500.00"))]
