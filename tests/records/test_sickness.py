"""What is said of absences in the records: the migration over real old data, and the new keys through the book file."""

import json

import pytest
from sqlalchemy import inspect

from payroll.office.bookfile import export_book, import_book, read_book
from payroll.records.engine import connect, known_revisions
from payroll.records.upgrade import downgrade, upgrade
from payroll.refusal import Refusal, RefusalList
from tests.books import rich_book
from tests.records.test_migrations import counts

REVISION = "20261126_0009"
NEW = ("separate_case", "withheld", "third_party", "work_accident", "employment_ban", "average_until", "average_gross",
       "daily_net")  # fmt: skip


def test_old_absences_say_none_of_it(closed_desk):
    """20261126_0009: nine closed months go down and up again; every absence is what it was."""
    engine = connect(closed_desk.path)
    rows, exported = counts(engine), export_book(closed_desk)
    downgrade(engine, known_revisions()[known_revisions().index(REVISION) - 1])
    columns = {column["name"] for column in inspect(engine).get_columns("absences")}
    assert not columns & set(NEW)
    older = counts(engine)
    assert older == {name: rows[name] for name in older}
    upgrade(engine)
    engine.dispose()
    assert export_book(closed_desk) == exported


def with_details() -> dict:
    book = rich_book()
    sick = book["absences"][0]
    sick |= {"certified_from": None, "withheld": True, "third_party": True, "work_accident": True, "separate_case": True}
    sick["continues"] = None
    book["absences"].append(
        {**book["absences"][0], "key": "m1", "kind": "maternity", "from": "2026-11-01", "to": "2026-11-30"}
        | dict.fromkeys(("withheld", "third_party", "work_accident", "separate_case"), False)
        | {"employment_ban": True, "average_until": "2026-03", "average_gross": "1250.00"}
    )
    return book


def test_every_new_key_travels_in_the_book_file(desk):
    import_book(desk, json.dumps(with_details()))
    first, *_, last = json.loads(export_book(desk))["absences"]
    assert [key for key in NEW if key in first] == ["separate_case", "withheld", "third_party", "work_accident"]
    assert (last["employment_ban"], last["average_until"], last["average_gross"]) == (True, "2026-03", "1250.00")


@pytest.mark.parametrize(
    ("index", "changes", "place"),
    [
        (0, {"employment_ban": True}, "absences[0].employment_ban"),
        (0, {"daily_net": "30.00"}, "absences[0].daily_net"),
        (-1, {"withheld": True}, "withheld"),
        (-1, {"daily_net": "30.00"}, "daily_net"),
        (-1, {"employment_ban": False}, "average_until"),
    ],
)
def test_what_belongs_to_another_kind_is_refused_with_its_place(index, changes, place):
    book = with_details()
    book["absences"][index] |= changes
    with pytest.raises(Refusal) as error:
        read_book(json.dumps(book))
    refusals = error.value.refusals if isinstance(error.value, RefusalList) else [error.value]
    assert any(place in refusal.place for refusal in refusals)
