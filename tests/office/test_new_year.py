"""A year begins before the program has its wage-tax plan: old months stay within reach, the new one says what it waits for."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from payroll.law.wage_tax import last_covered
from payroll.office.advances import advances
from payroll.office.bookfile import import_book
from payroll.office.desk import Desk
from payroll.office.today import overview
from payroll.office.year_statements import year_statement
from payroll.periods import BERLIN, Month
from payroll.refusal import Refusal
from tests.books import rich_book, small_book

NEXT_YEAR = last_covered().plus(1)


def _in_the_new_year() -> datetime:
    return datetime(NEXT_YEAR.year, 1, 8, 10, 0, tzinfo=BERLIN)


@pytest.fixture
def late_desk(closed_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """The sample book in January of a year without a plan; October is still open."""
    target = tmp_path / "spaet.lohn"
    target.write_bytes(closed_file.read_bytes())
    with Desk.open(target, clock=_in_the_new_year, actor="Mira Sommer") as desk:
        yield desk


@pytest.fixture
def new_desk(tmp_path: Path) -> Iterator[Desk]:
    """A book in which nothing was noted before the year without a plan."""
    book = {**small_book(), **{name: rich_book()[name] for name in ("funders", "grants")}}
    book["assistants"][0]["contracts"][0]["from"] = f"{NEXT_YEAR}-01"
    book["assistants"][0]["opening"] = None
    with Desk.create(tmp_path / "neu.lohn", clock=_in_the_new_year, actor="Mira Sommer") as desk:
        import_book(desk, json.dumps(book))
        yield desk


def test_an_old_month_can_still_be_worked_on(late_desk: Desk) -> None:
    view = overview(late_desk)
    assert (view.month, view.steps[-1].state) == (Month(2026, 10), "offen")
    newer = [each for each in view.deadlines if each.title == "Neue Fassung einspielen"]
    assert [each.day for each in newer] == [late_desk.today]
    assert str(NEXT_YEAR.year) in newer[0].text


def test_before_the_new_year_nothing_is_said(closed_desk: Desk) -> None:
    assert "Neue Fassung einspielen" not in {each.title for each in overview(closed_desk).deadlines}


def test_the_new_month_waits_and_says_for_what(new_desk: Desk) -> None:
    view = overview(new_desk)
    closing = view.steps[-1]
    assert (view.month, closing.title, closing.state) == (NEXT_YEAR, "Abschluss", "wartet")
    assert f"Für {NEXT_YEAR.year} ist der Programmablaufplan" in closing.text
    assert {line.grant.key for line in view.budgets} == {each["key"] for each in rich_book()["grants"]}


def test_advances_and_the_last_year_stay_within_reach(late_desk: Desk) -> None:
    assert {grant.key for grant, _ in advances(late_desk)} == {"arbeit", "alltag"}
    assert year_statement(late_desk, "anna").year == last_covered().year


def test_a_year_that_cannot_be_paid_is_refused_when_asked_for(late_desk: Desk) -> None:
    with pytest.raises(Refusal, match=f"Für {NEXT_YEAR.year} ist der Programmablaufplan"):
        year_statement(late_desk, "anna", NEXT_YEAR.year)
