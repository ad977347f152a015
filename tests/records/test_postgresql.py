"""The same book on a database server; asked for with LOHN_TEST_POSTGRESQL=<URL of an empty database>."""

import json
import os

import pytest

from payroll.office.bookfile import export_book, import_book
from payroll.office.desk import Desk
from payroll.periods import Month
from payroll.records import journal_proof
from payroll.records.engine import connect
from payroll.records.tables import OneOffRow
from payroll.records.upgrade import downgrade
from payroll.refusal import Refusal
from tests.books import rich_book

URL = os.environ.get("LOHN_TEST_POSTGRESQL")

if URL:

    @pytest.fixture
    def empty_again():
        yield
        engine = connect(URL)
        downgrade(engine, "base")
        engine.dispose()

    @pytest.mark.enable_socket
    @pytest.mark.postgresql
    def test_a_book_lives_on_a_server_too(empty_again):
        with Desk.create(URL, actor="Mira") as desk:
            import_book(desk, json.dumps(rich_book()))
            assert json.loads(export_book(desk)) == rich_book()
            with desk.action("one_off", "Bonus") as session:
                session.add(OneOffRow(assistant="anna", month=Month(2026, 5), kind="bonus", amount="3.50"))
            assert desk.undo() == "Bonus"
            with desk.read() as session:
                assert journal_proof.verify(session) == []
            assert desk.keep_copy("vor Abschluss") is None
        with pytest.raises(Refusal) as refusal:
            Desk.create(URL)
        assert refusal.value.code == "book_exists"
        with Desk.open(URL) as desk:
            assert json.loads(export_book(desk)) == rich_book()
            assert "://" in desk.place
