"""Rule 14: closed months come back exactly as frozen, or are closed anew and marked so."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from payroll.office.bookfile import export_book, import_book, read_book
from payroll.office.desk import Desk
from payroll.refusal import Refusal
from tests.books import rich_book

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))
WITHOUT_SLIPS = {**rich_book(), "closed_months": ["2026-01", "2026-02"]}


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """Return an exported book with two closed months, closed anew when it came in."""
    with Desk.create(tmp_path_factory.mktemp("closed") / "buch.sqlite", clock=lambda: NOW) as desk:
        report = import_book(desk, json.dumps(WITHOUT_SLIPS))
        assert report.recomputed == ("2026-01", "2026-02")
        return export_book(desk)


def test_months_without_slips_are_closed_anew_and_marked_so(exported):
    book = json.loads(exported)
    assert book["closed_months"] == ["2026-01", "2026-02"]
    assert [(slip["month"], slip["assistant"]) for slip in book["closed_payslips"]] == [
        ("2026-01", "anna"),
        ("2026-02", "anna"),
        ("2026-02", "ben"),
    ]
    assert all(slip["recomputed"] for slip in book["closed_payslips"])


def test_frozen_slips_come_back_exactly_as_they_were(exported, tmp_path):
    with Desk.create(tmp_path / "buch.sqlite", clock=lambda: NOW) as desk:
        assert import_book(desk, exported).recomputed == ()
        assert export_book(desk) == exported


def change_number(slip):
    slip["number"] += "x"


def change_inputs(slip):
    slip["inputs"]["month"] = "2026-02"


def change_result(slip):
    slip["result"]["issued"] = "2026-02-01"


def change_version(slip):
    slip["parameters_version"] += "x"


def change_hash(slip):
    slip["hash"] = "0" * 64


@pytest.mark.parametrize("change", [change_number, change_inputs, change_result, change_version, change_hash])
def test_a_slip_that_was_changed_is_refused(exported, change):
    book = json.loads(exported)
    change(book["closed_payslips"][0])
    with pytest.raises(Refusal) as refusal:
        read_book(json.dumps(book))
    assert (refusal.value.place, refusal.value.code) == ("closed_payslips[0].hash", "hash")


def test_a_slip_of_a_month_that_is_not_closed_is_refused(exported):
    book = json.loads(exported)
    book["closed_months"] = ["2026-02"]
    with pytest.raises(Refusal) as refusal:
        read_book(json.dumps(book))
    assert refusal.value.place == "closed_payslips[0].month"


def test_a_slip_given_to_somebody_else_is_refused(exported):
    book = json.loads(exported)
    book["closed_payslips"][0]["assistant"] = "ben"
    with pytest.raises(Refusal) as refusal:
        read_book(json.dumps(book))
    assert refusal.value.place == "closed_payslips[0].result"


def test_a_number_given_twice_is_refused(exported):
    book = json.loads(exported)
    book["closed_payslips"].append(book["closed_payslips"][0])
    with pytest.raises(Refusal) as refusal:
        read_book(json.dumps(book))
    assert refusal.value.place == "closed_payslips[3].number"
