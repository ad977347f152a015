"""Vacation in the records: the migration that carries closed slips along, and the way of the new keys through the book file."""

import json

import pytest
from sqlalchemy import text

from payroll.office.bookfile import export_book, import_book, read_book
from payroll.office.desk import Desk
from payroll.records.engine import connect, known_revisions
from payroll.records.upgrade import downgrade, upgrade
from payroll.refusal import Refusal, RefusalList
from tests.books import rich_book
from tests.records.test_migrations import counts

REVISION = "20261125_0006"
NEW_TABLES = {"vacation_notices", "vacation_adjustments"}


def before(revision: str) -> str:
    return known_revisions()[known_revisions().index(revision) - 1]


def test_the_migration_reads_what_closed_months_came_to(closed_desk):
    """20261125_0006: nine closed months go down and up again; vacation of each slip is what it was, nothing else changed."""
    engine = connect(closed_desk.path)
    rows, exported = counts(engine), export_book(closed_desk)
    query = text("SELECT number, vacation_days, vacation_minutes FROM closed_slips ORDER BY id")
    with engine.connect() as connection:
        counted = connection.execute(query).all()
    downgrade(engine, before(REVISION))
    older = counts(engine)
    assert not NEW_TABLES & set(older)
    assert older == {name: rows[name] for name in older}
    upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(query).all() == counted
        assert connection.execute(text("SELECT count(*) FROM closed_slips WHERE duty_days IS NOT NULL")).scalar() == 0
    assert sum(days for _, days, _ in counted) == 27
    assert {name: count for name, count in counts(engine).items() if name in older} == older
    engine.dispose()
    book = json.loads(exported)
    assert json.loads(export_book(closed_desk)) == {key: value for key, value in book.items() if key not in NEW_TABLES}


def with_vacation(**changes) -> dict:
    book = rich_book()
    anna = book["assistants"][0]
    anna |= {"severely_disabled": True, "severely_disabled_from": "2026-03-01", "severely_disabled_to": "2026-10-31"}
    anna["contracts"][1] |= {"irregular": True, "vacation_counts": "shifts"}
    book["absences"].append(
        {**book["absences"][0], "key": "e1", "kind": "parental", "from": "2026-11-01", "to": "2026-12-31",
         "certified_from": None, "vacation_cut": True}
    )  # fmt: skip
    book["absences"][1]["to"] = "2026-04-30"
    book["vacation_notices"] = [{"assistant": "anna", "year": 2026, "on": "2026-01-05", "days": "22.5"}]
    book["vacation_adjustments"] = [
        {"assistant": "anna", "year": 2026, "days": "-3", "reason": "earlier_employer"},
        {"assistant": "anna", "year": 2026, "days": "1.5", "reason": "granted"},
    ]
    return book | changes


def test_every_new_key_travels_in_the_book_file(desk, tmp_path):
    import_book(desk, json.dumps(with_vacation()))
    exported = export_book(desk)
    book, given = json.loads(exported), with_vacation()
    assert {name: book[name] for name in NEW_TABLES} == {name: given[name] for name in NEW_TABLES}
    assert book["assistants"][0] == given["assistants"][0]
    assert book["absences"] == given["absences"]
    with Desk.create(tmp_path / "zwei.sqlite") as second:
        import_book(second, exported)
        assert export_book(second) == exported


def test_a_book_without_them_says_nothing_about_them(desk):
    import_book(desk, json.dumps(rich_book()))
    exported = export_book(desk)
    new = ("vacation_notices", "vacation_adjustments", "irregular", "vacation_counts", "vacation_cut", "disabled_from")
    assert [key for key in new if key in exported] == []


NOTICE = {"assistant": "anna", "year": 2026, "on": "2026-01-05", "days": "22.5"}
ADJUSTED = {"assistant": "anna", "year": 2026, "days": "1.5", "reason": "granted"}


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"vacation_notices": [{**NOTICE, "assistant": "zoe"}]}, "vacation_notices[0].assistant"),
        ({"vacation_notices": [{**NOTICE, "on": "2025-12-30"}]}, "vacation_notices[0].on"),
        ({"vacation_notices": [NOTICE, NOTICE]}, "vacation_notices[1].on"),
        ({"vacation_notices": [{**NOTICE, "days": "-1"}]}, "vacation_notices[0].days"),
        ({"vacation_adjustments": [{**ADJUSTED, "days": "-1.5"}]}, "vacation_adjustments[0].days"),
        ({"vacation_adjustments": [{**ADJUSTED, "days": "0"}]}, "vacation_adjustments[0].days"),
        ({"vacation_adjustments": [{**ADJUSTED, "reason": "earlier_employer"}]}, "vacation_adjustments[0].days"),
        ({"vacation_adjustments": [{**ADJUSTED, "reason": "weil"}]}, "vacation_adjustments[0].reason"),
        ({"vacation_adjustments": [ADJUSTED, ADJUSTED]}, "vacation_adjustments[1].reason"),
    ],
)
def test_what_cannot_be_true_is_refused_with_its_place(changes, place):
    assert place in refused(with_vacation(**changes))


def test_days_of_a_status_without_the_status():
    book = with_vacation()
    book["assistants"][0]["severely_disabled"] = False
    assert refused(book) == ["assistants[0].severely_disabled"]


def test_a_status_that_ends_before_it_begins():
    book = with_vacation()
    book["assistants"][0]["severely_disabled_to"] = "2026-01-01"
    assert refused(book) == ["assistants[0].severely_disabled_to"]


def test_an_illness_cuts_no_vacation():
    book = with_vacation()
    book["absences"][0]["vacation_cut"] = True
    assert refused(book) == ["absences[0].vacation_cut"]


def refused(book: dict) -> list[str]:
    with pytest.raises(Refusal) as error:
        read_book(json.dumps(book))
    found = error.value.refusals if isinstance(error.value, RefusalList) else (error.value,)
    return [each.place for each in found]
