"""Grants from their notices: one for a purpose at a time, references by unique beginning."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from payroll.office import grants, money_in
from payroll.office.desk import Desk
from payroll.office.lookups import grant as find_grant
from payroll.periods import Month
from payroll.refusal import Refusal
from tests.office.small_book import book_of, desk_with, small_book

NOTICE: dict[str, Any] = {
    "funder": "lw",
    "reference": "61-9",
    "received_on": None,
    "purpose": "pflege",
    "basis": None,
    "model": "employer",
    "valid_from": date(2026, 1, 1),
    "valid_to": date(2026, 12, 31),
    "monthly_amount": Decimal("900.00"),
    "hours_amount": Decimal(10),
    "hours_per": "week",
    "month_method": "weeks435",
    "rate_cap_amount": Decimal("24.00"),
    "rate_cap_scope": "month",
    "rate_cap_measures": "employer_cost",
    "lump_sum_month": None,
    "admin_lump_sum": Decimal("0.00"),
    "carry_over": True,
    "settlement": "offset",
    "report_every": "year",
    "report_due_days": 42,
    "opening_on": None,
    "opening_balance": None,
}


@pytest.fixture
def desk(tmp_path: Path):
    with desk_with(tmp_path, small_book()) as opened:
        yield opened


def code(act, *arguments: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as refused:
        act(*arguments, **values)
    return refused.value.code


def test_a_notice_becomes_a_grant(desk: Desk):
    grants.add_grant(desk, **NOTICE)
    grant = book_of(desk).grants[-1]
    assert (grant.key, grant.funder, grant.hours.amount, grant.rate_cap.amount) == ("pflege", "lwl", 10, Decimal("24.00"))


def test_one_purpose_has_one_grant_at_a_time(desk: Desk):
    assert code(grants.add_grant, desk, **{**NOTICE, "purpose": "arbeitsassistenz"}) == "overlap"
    following = {"purpose": "arbeitsassistenz", "valid_from": date(2027, 1, 1), "valid_to": date(2027, 12, 31)}
    grants.add_grant(desk, **{**NOTICE, **following})
    assert book_of(desk).grants[-1].key == "arbeitsassistenz"


def test_the_same_notice_twice_is_noticed(desk: Desk):
    grants.add_grant(desk, **NOTICE)
    assert code(grants.add_grant, desk, **{**NOTICE, "purpose": "budget_fuer_arbeit"}) == "already_noted"


def test_an_end_before_the_beginning_is_refused(desk: Desk):
    assert code(grants.add_grant, desk, **{**NOTICE, "valid_to": date(2025, 12, 31)}) == "ends_before_start"


def test_only_what_is_named_changes(desk: Desk):
    grants.change_grant(desk, "arbeit", monthly_amount=Decimal("2100.00"), hours_amount=Decimal(20))
    grant = find_grant(book_of(desk), "arbeit")
    assert (grant.monthly_amount, grant.hours.per, grant.reference) == (Decimal("2100.00"), "week", "61-arbeit")


def test_money_holds_the_approval_open(desk: Desk):
    money_in.add_grant_payment(desk, "arbeit", Decimal("1900.00"), Month(2026, 3), date(2026, 3, 2))
    with pytest.raises(Refusal, match="März 2026") as refused:
        grants.end_grant(desk, "arbeit", date(2026, 2, 28))
    assert refused.value.code == "still_used"
    grants.end_grant(desk, "arbeit", date(2026, 6, 30))
    assert find_grant(book_of(desk), "arbeit").valid_to == date(2026, 6, 30)


def test_offices(desk: Desk):
    address = {"street": "Rathausgasse 5", "postcode": "48143", "city": "Münster"}
    grants.add_funder(desk, name="Stadt Münster", kind="eingliederungshilfe", **address)
    assert book_of(desk).funders[-1].key == "stadt"
    grants.change_funder(desk, "stadt", street="Rathausgasse 6")
    assert book_of(desk).funders[-1].street == "Rathausgasse 6"
    assert code(grants.add_funder, desk, name="Stadt Münster", kind="pflege", **address) == "already_noted"


@pytest.mark.parametrize("typed", ["arbeit", "arbeitsass", "61-arb"])
def test_a_grant_is_found_by_its_beginning(typed: str):
    assert find_grant(small_book(), typed).key == "arbeit"


@pytest.mark.parametrize(("typed", "expected"), [("61", "ambiguous"), ("lwl", "ambiguous"), ("zoo", "unknown_grant")])
def test_what_fits_several_or_none_lists_them(typed: str, expected: str):
    with pytest.raises(Refusal, match="arbeit, alltag") as refused:
        find_grant(small_book(), typed)
    assert refused.value.code == expected


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"rate_cap_scope": "month"}, "--höchstsatz"),
        ({"hours_per": "week"}, "--stunden"),
        ({"opening_balance": Decimal("12.00")}, "--übernommen-am"),
    ],
)
def test_what_a_figure_means_without_the_figure_is_answered_with_the_option_to_add(tmp_path, given, missing):
    with desk_with(tmp_path, small_book()) as desk, pytest.raises(Refusal) as refused:
        grants.change_grant(desk, "arbeit", **given)
    assert missing in str(refused.value)
