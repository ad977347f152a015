"""The same book on a database server; asked for with LOHN_TEST_POSTGRESQL=<URL of an empty database>."""

import json
import os

import pytest

from payroll.office.bookfile import export_book, import_book
from payroll.office.closing import close_month
from payroll.office.desk import Desk
from payroll.office.entry import enter
from payroll.office.month import view_month
from payroll.office.sample import sample_book
from payroll.periods import Month
from payroll.records import journal_proof
from payroll.records.engine import connect
from payroll.records.tables import OneOffRow
from payroll.records.upgrade import downgrade
from payroll.refusal import Refusal
from tests.books import rich_book
from tests.samples import now

URL = os.environ.get("LOHN_TEST_POSTGRESQL")

if URL:

    @pytest.fixture
    def empty_again():
        yield
        engine = connect(URL)
        downgrade(engine, "base")
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE alembic_version")
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

    @pytest.mark.enable_socket
    @pytest.mark.postgresql
    def test_months_are_closed_and_corrected_on_a_server_as_in_a_file(empty_again, tmp_path):
        """The same acts on the same book end with the same export."""
        exports = []
        for place in (URL, tmp_path / "buch.lohn"):
            with Desk.create(place, clock=now, actor="Mira") as desk:
                import_book(desk, json.dumps(sample_book()))
                for number in range(1, 10):
                    close_month(desk, Month(2026, number))
                with desk.correcting():
                    enter(desk, "anna 14.9. 8-13 statt 8-12")
                enter(desk, "anna urlaub 23.12.-5.1.")
                desk.undo()
                close_month(desk, Month(2026, 10))
                (corrected,) = [slip for slip in view_month(desk, Month(2026, 10)).slips if slip.payslip.corrections]
                assert corrected.assistant.key == "anna"
                exports.append(export_book(desk))
                with desk.read() as session:
                    assert journal_proof.verify(session) == []
        assert exports[0] == exports[1]
