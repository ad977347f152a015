"""How far a grant reaches, and the advances a notice promises."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from payroll.funding.account import compute_account
from payroll.funding.expected import approval_before, expected_advances
from payroll.funding.facts import Grant
from payroll.funding.outlook import Outlook, hourly_rate, outlook
from payroll.money import ZERO
from tests.funding.made import cap, grant, month, payment, use

MONTHLY = grant(monthly_amount=Decimal("1000.00"))


def reach(of: Grant, costs: list[str], settled: str) -> Outlook:
    uses = [use(f"2026-{number:02d}", cost) for number, cost in enumerate(costs, 1)]
    rows = compute_account(of, uses, [], month(f"2026-{len(costs):02d}"))
    return outlook(of, rows, [], month(settled))


def test_granted_used_left_in_euro_and_hours() -> None:
    """65.25 hours a month by 4.35 weeks, twelve months."""
    found = reach(MONTHLY, ["800.00", "900.00"], "2026-02")
    assert (found.granted, found.used, found.left) == (Decimal("12000.00"), Decimal("1700.00"), Decimal("10300.00"))
    assert (found.granted_hours, found.used_hours, found.left_hours) == (Decimal("783.00"), Decimal(20), Decimal("763.00"))


def test_at_this_pace_the_money_ends_before_the_approval() -> None:
    """9,000 left at 1,500 a month: six more months, July and August to December are missing."""
    found = reach(MONTHLY, ["1500.00", "1500.00"], "2026-02")
    assert (found.pace, str(found.lasts_to), found.rest_at_end) == (Decimal("1500.00"), "2026-08", Decimal("-6000.00"))


def test_the_month_still_worked_on_does_not_slow_the_pace() -> None:
    found = reach(MONTHLY, ["900.00", "900.00", "100.00"], "2026-02")
    assert (found.pace, found.rest_at_end) == (Decimal("900.00"), Decimal("1200.00"))


def test_nothing_used_yet_has_no_pace() -> None:
    assert reach(MONTHLY, ["0.00"], "2026-01").pace is None


def test_the_rate_is_the_cap_else_money_by_hours() -> None:
    assert hourly_rate(grant(rate_cap=cap("24.00"), monthly_amount=Decimal("1900.00"))) == Decimal("24.00")
    assert hourly_rate(grant(monthly_amount=Decimal("1900.00"), admin_lump_sum=Decimal("30.00"))) == Decimal("28.65")
    assert hourly_rate(grant()) is None
    assert hourly_rate(grant(model="service", rate_cap=cap("25.00", measures="gross_with_vat"))) is None


def test_an_offset_lowers_what_the_bank_shows_over_three_advances() -> None:
    """R5: the account of the new approval still shows the full advance."""
    following = grant(key="neu", valid_from=date(2027, 1, 1), valid_to=date(2027, 12, 31), monthly_amount=Decimal("250.00"))
    noted = [payment("2027-01", "250.00", to="neu")]
    rows = expected_advances(following, noted, month("2027-04"), rest=Decimal("573.06"), settlement="offset")
    assert [str(row.at_the_bank) for row in rows] == ["0.00", "0.00", "176.94", "250.00"]
    assert [str(row.missing) for row in rows] == ["0.00", "250.00", "250.00", "250.00"]
    assert approval_before(following, [MONTHLY, following]) is MONTHLY


@given(st.decimals(0, 5000, places=2), st.sampled_from(["repay", "offset", "offset_half"]))
def test_what_the_bank_shows_and_what_was_kept_are_the_advance(rest: Decimal, settlement: str) -> None:
    rows = expected_advances(MONTHLY, [], month("2026-12"), rest=rest, settlement=settlement)
    assert all(row.at_the_bank + row.offset == row.advance and row.at_the_bank >= ZERO for row in rows)
    assert sum(row.offset for row in rows) <= rest
