"""What notices, invoices and the bank say in the records: the migration over old data, the new keys through the book file."""

import json

import pytest

from payroll.office.bookfile import export_book, import_book, read_book
from payroll.records.engine import connect, known_revisions
from payroll.records.upgrade import downgrade, upgrade
from payroll.refusal import Refusal, RefusalList
from tests.books import rich_book
from tests.records.test_migrations import counts

REVISION = "20261126_0010"
NEW_TABLES = {"cost_shares", "bank_lines"}


def test_old_notices_invoices_and_jobs_say_nothing_of_it(closed_desk):
    """20261126_0010: down and up again; the book is what it was."""
    engine = connect(closed_desk.path)
    rows, exported = counts(engine), export_book(closed_desk)
    downgrade(engine, known_revisions()[known_revisions().index(REVISION) - 1])
    older = counts(engine)
    assert not NEW_TABLES & set(older)
    assert older == {name: rows[name] for name in older}
    upgrade(engine)
    engine.dispose()
    assert export_book(closed_desk) == exported


def with_details() -> dict:
    book = rich_book()
    key = book["grants"][0]["key"]
    book["employer"]["own_job"]["card_until"] = "2028-12-31"
    book["grants"][0] |= {
        "notice_on": "2025-10-02", "clerk": "Frau Sander", "conditions": "Arbeitsvertrag vorlegen",
        "conditions_due": "2026-01-31", "allowed_expenses": ["travel"], "renewal_applied_on": "2026-10-01",
    }  # fmt: skip
    book["expenses"][0] |= {"share_of": "140.00", "share_percent": "60"}
    book["invoices"][0] |= {"assignment": "Teamsitzung", "travel_minutes": 60, "travel_cost": "18.60"}
    book["cost_shares"] = [{"from": "2026-01-01", "grant": key, "percent": "60"}]
    book["bank_lines"] = [{"number": 1, "on": "2026-01-02", "amount": "-3.40", "text": "Brot", "booking": None}]
    return book


def test_every_new_key_travels_in_the_book_file(desk):
    given = with_details()
    import_book(desk, json.dumps(given))
    book = json.loads(export_book(desk))
    for name in ("grants", "expenses", "invoices", "cost_shares", "bank_lines"):
        assert book[name] == given[name], name
    assert book["employer"]["own_job"] == given["employer"]["own_job"]


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda book: book["cost_shares"][0].update(grant="zoo"), "cost_shares[0].grant"),
        (lambda book: book["cost_shares"][0].update(percent="101"), "cost_shares[0].percent"),
        (lambda book: book["grants"][0].update(allowed_expenses=["torte"]), "grants[0].allowed_expenses[0]"),
        (lambda book: book["bank_lines"][0].update(number=0), "bank_lines[0].number"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(change, place):
    book = with_details()
    change(book)
    with pytest.raises(Refusal) as error:
        read_book(json.dumps(book))
    refusals = error.value.refusals if isinstance(error.value, RefusalList) else [error.value]
    assert place in [refusal.place for refusal in refusals]
