"""Erasing: the migration that brings its tables and columns, and their way through the book file."""

import json

from sqlalchemy import inspect

from payroll.office.bookfile import export_book, import_book
from payroll.records import journal_proof
from payroll.records.engine import connect, known_revisions
from payroll.records.upgrade import downgrade, upgrade
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
