"""Erasing: the migration that brings its tables and columns, and their way through the book file."""

import json

import pytest
from sqlalchemy import inspect

from payroll.office.bookfile import export_book, import_book, read_book
from payroll.office.desk import Desk
from payroll.records import journal_proof
from payroll.records.engine import connect, known_revisions
from payroll.records.upgrade import downgrade, upgrade
from payroll.refusal import Refusal, RefusalList
from tests.books import rich_book
from tests.records.test_migrations import counts

REVISION = "20261125_0008"


def test_the_migration_adds_to_a_filled_book_and_its_journal_still_holds(desk):
    """20261125_0008: a full old book goes down to the revision before, up again, says the same, and proves the same."""
    import_book(desk, json.dumps(rich_book()))
    before, exported = counts(connect(desk.path)), export_book(desk)
    engine = connect(desk.path)
    downgrade(engine, known_revisions()[known_revisions().index(REVISION) - 1])
    older = counts(engine)
    assert not {"legal_holds", "final_decisions"} & set(older)
    assert older == {name: before[name] for name in older}
    with engine.connect() as connection:
        columns = {column["name"] for column in inspect(connection).get_columns("closed_slips")}
    assert not {"original_hash", "erased_on"} & columns
    upgrade(engine)
    assert counts(engine) == before
    engine.dispose()
    assert export_book(desk) == exported
    with desk.read() as session:
        assert journal_proof.verify(session) == []


def with_lists(**lists: object) -> str:
    return json.dumps({**rich_book(), **lists})


HOLD = {"assistant": "anna", "reason": "audit", "from": "2026-03-01"}
DECISION = {"grant": "aa", "on": "2027-02-01"}


def test_holds_and_final_decisions_travel_in_the_book_file(desk, tmp_path):
    import_book(desk, with_lists(legal_holds=[HOLD], final_decisions=[DECISION]))
    exported = export_book(desk)
    assert json.loads(exported)["legal_holds"] == [HOLD]
    assert json.loads(exported)["final_decisions"] == [DECISION]
    with Desk.create(tmp_path / "zwei.sqlite") as second:
        import_book(second, exported)
        assert export_book(second) == exported


@pytest.mark.parametrize(
    ("lists", "place"),
    [
        ({"legal_holds": [{**HOLD, "assistant": "niemand"}]}, "legal_holds[0].assistant"),
        ({"legal_holds": [{**HOLD, "reason": "grippe"}]}, "legal_holds[0].reason"),
        ({"legal_holds": [HOLD, HOLD]}, "legal_holds[1].assistant"),
        ({"final_decisions": [{**DECISION, "grant": "nichts"}]}, "final_decisions[0].grant"),
        ({"final_decisions": [DECISION, DECISION]}, "final_decisions[1].grant"),
    ],
)
def test_what_cannot_be_true_is_refused_with_its_place(lists, place):
    with pytest.raises(Refusal) as refused:
        read_book(with_lists(**lists))
    error = refused.value
    found = error.refusals if isinstance(error, RefusalList) else (error,)
    assert [each.place for each in found] == [place]
