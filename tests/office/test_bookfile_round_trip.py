"""Export followed by import into an empty book gives the same book."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from payroll.office.bookfile import export_book, import_book, import_file, read_book, write_book
from payroll.office.desk import Desk
from payroll.refusal import Refusal
from tests.books import rich_book, small_book

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def desk_in(folder, name="buch.sqlite"):
    return Desk.create(folder / name, clock=lambda: NOW, actor="Mira")


@pytest.mark.parametrize("book", [rich_book(), small_book()], ids=["rich", "small"])
def test_export_then_import_into_an_empty_book_gives_the_same_bytes(tmp_path, book):
    with desk_in(tmp_path, "a.sqlite") as desk:
        import_book(desk, json.dumps(book))
        first = export_book(desk)
    with desk_in(tmp_path, "b.sqlite") as desk:
        import_book(desk, first)
        assert export_book(desk) == first


def test_nothing_of_a_rich_book_is_lost(tmp_path):
    with desk_in(tmp_path) as desk:
        import_book(desk, json.dumps(rich_book()))
        exported = json.loads(export_book(desk))
    assert exported == rich_book()


def test_reading_and_writing_need_no_records():
    text = json.dumps(rich_book())
    assert json.loads(write_book(read_book(text).book)) == rich_book()


def test_an_ambiguous_time_keeps_the_side_of_the_clock_change_it_lies_on():
    book = rich_book()
    shift = read_book(json.dumps(book)).book.shifts[4]
    assert shift.paid_minutes == 150
    book["shifts"][4]["end"] = "2026-10-25T02:30+02:00"
    assert read_book(json.dumps(book)).book.shifts[4].paid_minutes == 90
    book["shifts"][4]["end"] = "2026-10-25T02:30"
    assert read_book(json.dumps(book)).book.shifts[4].paid_minutes == 90


def test_import_takes_an_empty_book_only(tmp_path):
    with desk_in(tmp_path) as desk:
        import_book(desk, json.dumps(small_book()))
        with pytest.raises(Refusal) as refusal:
            import_book(desk, json.dumps(rich_book()))
        assert refusal.value.code == "book_not_empty"
        assert len(json.loads(export_book(desk))["assistants"]) == 1


def test_import_into_a_new_file_reports_what_came_in(tmp_path):
    report = import_file(tmp_path / "neu.sqlite", json.dumps(rich_book()), clock=lambda: NOW)
    assert report.counts == {"assistants": 2, "shifts": 9, "absences": 3, "grants": 2, "closed_months": 0}
    assert report.warnings == ()


def test_a_refused_import_leaves_no_file(tmp_path):
    book = rich_book()
    book["shifts"][0]["assistant"] = "niemand"
    with pytest.raises(Refusal):
        import_file(tmp_path / "neu.sqlite", json.dumps(book))
    assert list(tmp_path.iterdir()) == []


def test_nobody_is_born_in_the_future(tmp_path):
    book = small_book()
    for name in ("roster", "shifts", "absences", "one_offs", "refunds"):
        book[name] = []
    book["assistants"] = [{**book["assistants"][0], "contracts": [], "birth_date": "2099-01-01"}]
    with pytest.raises(Refusal) as refused:
        import_file(tmp_path / "buch.lohn", json.dumps(book))
    assert refused.value.place == "assistants[0].birth_date"
    assert not list(tmp_path.iterdir())


def test_an_import_that_fails_while_storing_leaves_no_file(tmp_path, monkeypatch):
    def full(*_args, **_kwargs):
        raise Refusal("Der Speicherplatz reicht nicht.", code="disk_full")

    monkeypatch.setattr("payroll.office.bookfile.store_book", full)
    with pytest.raises(Refusal, match="Speicherplatz"):
        import_file(tmp_path / "neu.sqlite", json.dumps(rich_book()))
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_check_digit_of_the_establishment_number_is_a_warning_only():
    book = rich_book()
    book["employer"]["establishment_number"] = "12345678"
    read = read_book(json.dumps(book))
    assert len(read.warnings) == 1
    assert read.warnings[0].startswith("employer.establishment_number: ")


def test_blanks_in_numbers_are_no_mistake():
    book = rich_book()
    book["employer"]["iban"] = "DE02 1203 0000 0000 2020 51"
    book["assistants"][0]["tax_id"] = "36 574 261 809"
    read = read_book(json.dumps(book)).book
    assert (read.employer.iban, read.assistants[0].tax_id) == ("DE02120300000000202051", "36574261809")


def test_what_may_be_missing_may_be_missing():
    book = rich_book()
    for name in ("municipality", "local_holidays", "email", "phone", "own_job"):
        del book["employer"][name]
    for name in ("basis", "received_on", "monthly_amount", "hours", "month_method", "rate_cap", "lump_sum_month", "opening"):
        del book["grants"][1][name]
    ben = book["assistants"][1]
    for part, name in (
        ("tax", "factor"),
        ("tax", "church"),
        ("insurance", "fund"),
        ("contracts", "regular_monthly_pay"),
        ("contracts", "grant"),
    ):
        del ben[part][0][name]
    del ben["opening"], book["assistants"][0]["contracts"][0]["to"]
    for part, names in (
        ("roster", ("to", "grant")),
        ("shifts", ("grant", "covers")),
        ("absences", ("certified_from",)),
        ("expenses", ("note",)),
        ("refunds", ("received_on",)),
    ):
        for name in names:
            del book[part][0][name]
    del book["absences"][1]["to"], book["absences"][2]["continues"], book["closed_months"], book["closed_payslips"]
    assert read_book(json.dumps(book)).book.employer.own_job is None


def test_own_job_is_an_employment_where_its_kind_is_not_given():
    book = rich_book()
    for name in ("kind", "fixed_term_until", "consent_on"):
        del book["employer"]["own_job"][name]
    assert read_book(json.dumps(book)).book.employer.own_job.kind == "employed"


def test_a_byte_order_mark_is_no_mistake():
    assert read_book(b"\xef\xbb\xbf" + json.dumps(small_book()).encode()).book.assistants[0].key == "anna"


@pytest.mark.parametrize("key", ["tax_id", "social_security_number", "iban"])
def test_a_number_not_known_yet_is_empty_text_and_travels(tmp_path, key):
    book = small_book()
    book["assistants"][0][key] = ""
    with desk_in(tmp_path) as desk:
        import_book(desk, json.dumps(book))
        assert json.loads(export_book(desk))["assistants"][0][key] == ""
