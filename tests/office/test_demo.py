"""The sample book: it is taken in without a warning, every month closes, the money is enough."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from payroll.office.bookfile import read_book
from payroll.office.demo import make_demo
from payroll.office.desk import Desk
from payroll.office.month import view_month
from payroll.office.sample import LAST_MONTH, sample_book
from payroll.periods import BERLIN, Month
from payroll.refusal import Refusal


def test_the_book_is_taken_in_without_a_warning():
    read = read_book(json.dumps(sample_book()))
    assert read.warnings == ()
    assert [assistant.key for assistant in read.book.assistants] == ["anna", "ben", "cem", "dora"]


def test_it_is_the_same_every_time():
    assert sample_book() == sample_book()


def test_the_demo_closes_all_months_but_the_last(tmp_path: Path):
    said: list[str] = []
    demo = make_demo(tmp_path / "demo", said.append, clock=lambda: datetime(2026, 11, 22, 9, tzinfo=BERLIN))
    assert demo.closed == tuple(Month(2026, 1).until(Month(2026, 9)))
    assert len(said) == 10
    with Desk.open(demo.book) as desk:
        view = view_month(desk, LAST_MONTH)
    assert view.blockers == ()
    assert all(row["balance"][0] != "-" for row in view.to_json()["funding"])
    with pytest.raises(Refusal) as refused:
        make_demo(tmp_path / "demo")
    assert refused.value.code == "book_not_empty"


def test_the_sample_shows_what_a_year_brings(closed_desk: Desk):
    view = view_month(closed_desk, Month(2026, 3))
    anna = next(slip.payslip for slip in view.slips if slip.assistant.key == "anna")
    dora = next(slip.payslip for slip in view.slips if slip.assistant.key == "dora")
    assert anna.minutes_sick == 16 * 60
    assert str(anna.u1_refund.amount) == "181.44"
    assert dora.premiums_free > 0
    assert dora.taxes.church.amount > 0
    assert anna.status.midijob
    assert not anna.status.childless_surcharge


def test_a_birthday_brings_the_surcharge(closed_desk: Desk):
    """§ 55 Abs. 3 SGB XI: from the month after completing 23."""
    slips = view_month(closed_desk, Month(2026, 6)).slips
    assert next(slip.payslip for slip in slips if slip.assistant.key == "anna").status.childless_surcharge
