"""The year of one assistant: what its payslips came to, month by month; a year that is over stays the same to the byte."""

import shutil
from datetime import date
from decimal import Decimal

import pytest

from payroll.office.accounts import vacation_accounts
from payroll.office.desk import Desk
from payroll.office.month import view_month
from payroll.office.people import change_assistant
from payroll.office.year_statements import KINDS, year_statement
from payroll.periods import Month
from payroll.refusal import Refusal
from reports.deliver import printed
from reports.year_file import write_year_statement
from tests.office.old_book import clock
from tests.samples import READY


@pytest.fixture
def path(old_file, tmp_path):
    shutil.copy(old_file, tmp_path / "alt.lohn")
    return tmp_path / "alt.lohn"


def refusal_of(call):
    with pytest.raises(Refusal) as refused:
        call()
    return refused.value


@pytest.mark.parametrize("name", ["anna", "ben", "cem", "dora"])
def test_each_month_is_what_its_payslip_came_to(closed_desk: Desk, name):
    paper = year_statement(closed_desk, name, 2026)
    assert [month.month for month in paper.months] == list(Month(2026, 1).until(Month(2026, 11)))
    assert [month.closed for month in paper.months] == [True] * 9 + [False] * 2
    for month in paper.months:
        (slip,) = (s.payslip for s in view_month(closed_desk, month.month).slips if s.assistant.key == name)
        assert (month.sums.gross, month.sums.net, month.sums.payout) == (
            slip.gross.amount,
            slip.net.amount,
            slip.payout.amount,
        )
        minutes = dict(month.minutes)
        assert minutes.get("worked", 0) + minutes.get("standby", 0) == slip.minutes_worked
        assert [minutes.get(kind, 0) for kind in ("sick", "vacation", "holiday")] == [
            slip.minutes_sick, slip.minutes_vacation, slip.minutes_holiday,
        ]  # fmt: skip
        assert sum(minutes.values()) == sum(part.minutes for part in slip.paid_time)
        assert set(minutes) <= set(KINDS)
    assert paper.total.gross == sum((month.sums.gross for month in paper.months), Decimal(0))


def test_an_unfinished_year_is_a_draft_with_the_account_as_it_stands_now(closed_desk: Desk):
    paper = year_statement(closed_desk, "anna")
    assert (paper.year, paper.draft, paper.issued) == (2026, True, closed_desk.today)
    (line,) = (line for line in vacation_accounts(closed_desk, 2026) if line.assistant.key == "anna")
    assert paper.vacation == line.account
    assert READY in {month.month for month in paper.months if not month.closed}


def test_a_year_that_is_over_prints_the_same_bytes_whatever_is_noted_later(path):
    with Desk.open(path, clock=clock(date(2024, 7, 1)), actor="Mira") as desk:
        paper = year_statement(desk, "anna", 2024)
        before = printed(paper)
        assert (paper.draft, paper.issued, len(paper.months)) == (False, date(2024, 3, 31), 3)
        change_assistant(desk, "anna", last_name="Anders", city="Telgte")
    with Desk.open(path, clock=clock(date(2026, 5, 1)), actor="Mira") as desk:
        assert printed(year_statement(desk, "anna", 2024)) == before


def test_of_somebody_still_employed_the_year_is_open_until_december_is_closed(path):
    with Desk.open(path, clock=clock(date(2024, 7, 1)), actor="Mira") as desk:
        paper = year_statement(desk, "ben", 2024)
        assert paper.draft
        assert [month.closed for month in paper.months] == [True] * 3 + [False] * 4


@pytest.mark.parametrize(
    ("name", "year", "code"),
    [
        ("anna", 2023, "nothing_paid"),
        ("anna", 2025, "nothing_paid"),
        ("anna", 2027, "future_year"),
        ("zoe", 2024, "unknown_assistant"),
    ],
)
def test_a_year_without_pay_and_a_stranger_are_refused(path, name, year, code):
    with Desk.open(path, clock=clock(date(2026, 5, 1)), actor="Mira") as desk:
        assert refusal_of(lambda: year_statement(desk, name, year)).code == code


def test_the_paper_lies_where_it_is_said(path, tmp_path):
    with Desk.open(path, clock=clock(date(2026, 5, 1)), actor="Mira") as desk:
        done = write_year_statement(desk, "anna", 2024)
        file = tmp_path / "Unterlagen" / "2024 Jahresübersicht Krüger Anna.pdf"
        assert done.summary == f"Jahresübersicht 2024 von Anna Krüger: {file}"
        assert file.read_bytes().startswith(b"%PDF")
        write_year_statement(desk, "ben", 2024, str(tmp_path / "woanders"))
        assert (tmp_path / "woanders" / "2024 Jahresübersicht Entwurf Hartmann Ben.pdf").exists()
