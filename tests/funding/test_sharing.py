"""R8: an assistant's month is shared by paid minutes, odd cents by the largest remainder (reference 4.2)."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.funding.facts import AssistantMonth
from payroll.funding.sharing import share_month, shared, split_parts
from payroll.money import from_cents, total
from tests.funding.made import assistant_month, month, replays

MINUTES = st.lists(st.integers(0, 20_000), min_size=1, max_size=6).filter(any)
CENTS = st.integers(-500_000, 2_000_000)


def worked(*minutes: tuple[str | None, int]) -> tuple[tuple[str | None, str, int], ...]:
    return tuple((grant, "worked", count) for grant, count in minutes)


def costs(of: AssistantMonth, *earlier: AssistantMonth, contract: str | None = None) -> dict[str | None, str]:
    return {use.grant: str(use.cost.amount) for use in share_month(of, earlier, ("aa", "eg"), contract)}


@given(CENTS, MINUTES)
def test_shares_sum_to_the_cent_and_each_share_replays(cents: int, minutes: list[int]) -> None:
    shares = shared("Kosten", from_cents(cents), minutes)
    assert total(share.amount for share in shares) == from_cents(cents)
    assert all(replays(share) for share in shares)


@given(CENTS, MINUTES)
def test_no_share_is_a_cent_or_more_away_from_its_exact_part(cents: int, minutes: list[int]) -> None:
    shares = shared("Kosten", from_cents(cents), minutes)
    for share, weight in zip(shares, minutes, strict=True):
        assert abs(share.amount - from_cents(cents) * weight / sum(minutes)) < Decimal("0.01")


def test_a_tie_goes_to_the_grant_listed_first_and_private_comes_last() -> None:
    assert costs(assistant_month("2026-03", "100.01", worked((None, 60), ("eg", 60), ("aa", 60)))) == {
        "aa": "33.34",
        "eg": "33.34",
        None: "33.33",
    }


def test_cost_without_paid_minutes_follows_the_last_three_months_with_their_minutes() -> None:
    before = [
        assistant_month("2025-12", "900.00", worked(("eg", 9000))),
        assistant_month("2026-01", "900.00", worked(("aa", 100))),
        assistant_month("2026-02", "900.00", worked(("aa", 100), ("eg", 50))),
        assistant_month("2026-03", "900.00", worked(("eg", 50))),
    ]
    assert costs(assistant_month("2026-04", "300.00", ()), *before, contract="eg") == {"aa": "200.00", "eg": "100.00"}


def test_cost_of_a_newcomer_without_paid_minutes_follows_the_contract() -> None:
    assert costs(assistant_month("2026-04", "300.00", ()), contract="eg") == {"eg": "300.00"}
    assert costs(assistant_month("2026-04", "300.00", ()), contract=None) == {None: "300.00"}


def test_u1_follows_the_sick_minutes_and_u2_the_cost_where_there_are_none() -> None:
    minutes = (("aa", "worked", 300), ("eg", "worked", 100), ("eg", "sick", 200), ("aa", "sick", 0))
    month_ = assistant_month("2026-03", "600.00", minutes, claimed_u1=Decimal("80.00"), claimed_u2=Decimal("60.00"))
    uses = {use.grant: use for use in share_month(month_, (), ("aa", "eg"), "aa")}
    assert (uses["aa"].refund_u1.amount, uses["eg"].refund_u1.amount) == (Decimal("0.00"), Decimal("80.00"))
    assert (uses["aa"].refund_u2.amount, uses["eg"].refund_u2.amount) == (Decimal("30.00"), Decimal("30.00"))


def test_minutes_of_a_grant_that_does_not_exist_are_an_error() -> None:
    with pytest.raises(ValueError, match="unknown grants"):
        costs(assistant_month("2026-03", "100.00", worked(("xx", 60))))


@given(st.lists(CENTS, min_size=1, max_size=6), MINUTES)
def test_parts_sum_by_kind_and_by_share(amounts: list[int], minutes: list[int]) -> None:
    parts = tuple((str(i), from_cents(amount)) for i, amount in enumerate(amounts))
    rows = split_parts(parts, minutes)
    for i, (name, amount) in enumerate(parts):
        assert total(row[i][1] for row in rows) == amount
        assert all(row[i][0] == name for row in rows)
    shares = shared("Kosten", total(amount for _, amount in parts), minutes)
    assert [total(amount for _, amount in row) for row in rows] == [share.amount for share in shares]


def test_branches_of_a_share_sum_to_its_employer_share() -> None:
    branches = (("health", Decimal("50.01")), ("care", Decimal("20.01")), ("pension", Decimal("55.01")))
    parts = (("wage", Decimal("700.00")), ("employer_share", Decimal("125.03")), ("accident", Decimal("3.33")))
    of = assistant_month("2026-03", "828.36", worked(("aa", 7), ("eg", 5), (None, 1)), parts=parts, branches=branches)
    for use in share_month(of, (), ("aa", "eg"), "aa"):
        assert dict(use.parts)["employer_share"] == total(amount for _, amount in use.branches)
        assert total(amount for _, amount in use.parts) == use.cost.amount


def test_parts_that_do_not_sum_to_the_cost_are_an_error() -> None:
    with pytest.raises(ValueError, match="do not sum"):
        costs(assistant_month("2026-03", "100.00", worked(("aa", 60)), parts=(("wage", Decimal("99.99")),)))


def test_minutes_stay_with_their_grant_and_kind() -> None:
    minutes = (("aa", "worked", 300), ("aa", "sick", 60), (None, "worked", 30))
    uses = share_month(assistant_month("2026-03", "390.00", minutes), (), ("aa", "eg"), "aa")
    assert [(use.grant, use.minutes, use.month) for use in uses] == [
        ("aa", (("worked", 300), ("sick", 60)), month("2026-03")),
        (None, (("worked", 30),), month("2026-03")),
    ]
