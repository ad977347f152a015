"""Rule 4 of the house: everything leaves a trace; the chain proves it; undo is a new entry."""

from datetime import timedelta

import pytest
from sqlalchemy import select, text, update

from payroll.periods import Month
from payroll.records import journal
from payroll.records.engine import connect
from payroll.records.tables import AssistantRow, JournalEntryRow, OneOffRow, SettingRow
from payroll.refusal import Refusal
from tests.records.test_tables import ANNA


def all_entries(desk):
    with desk.read() as session:
        return list(journal.entries(session, newest_first=False))


def findings(desk):
    with desk.read() as session:
        return journal.verify(session)


def tamper(desk, statement):
    engine = connect(desk.path)
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def hire(desk):
    with desk.action("add_assistant", "Anna aufgenommen") as session:
        session.add(AssistantRow(**ANNA))


def rename(desk, name):
    with desk.action("change_assistant", f"Anna heißt jetzt {name}") as session:
        session.scalars(select(AssistantRow)).one().first_name = name


def test_an_action_leaves_who_when_what_before_and_after(desk):
    hire(desk)
    rename(desk, "Anne")
    entry = all_entries(desk)[1]
    assert (entry.number, entry.actor, entry.at, entry.action) == (2, "Mira", desk.now, "change_assistant")
    assert entry.summary == "Anna heißt jetzt Anne"
    (change,) = entry.changes
    assert (change["table"], change["id"]) == ("assistants", 1)
    assert (change["before"]["first_name"], change["after"]["first_name"]) == ("Anna", "Anne")


def test_a_row_changed_twice_in_an_action_is_told_once(desk):
    hire(desk)
    with desk.action("change", "Zweimal") as session:
        row = session.scalars(select(AssistantRow)).one()
        for name in ("Anne", "Anja"):
            row.first_name = name
            session.flush()
    (change,) = all_entries(desk)[1].changes
    assert (change["before"]["first_name"], change["after"]["first_name"]) == ("Anna", "Anja")


def test_nothing_is_written_and_told_of_an_action_that_fails(desk):
    hire(desk)

    def fail():
        with desk.action("fail", "Misslingt") as session:
            session.scalars(select(AssistantRow)).one().first_name = "Anne"
            session.flush()
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert len(all_entries(desk)) == 1
    with desk.read() as session:
        assert session.scalars(select(AssistantRow)).one().first_name == "Anna"


def test_writing_outside_an_action_is_a_programming_error(desk):
    with desk.read() as session:
        session.add(SettingRow(key="a", value="b"))
        with pytest.raises(RuntimeError):
            session.flush()


def test_a_bulk_statement_is_a_programming_error(desk):
    with pytest.raises(RuntimeError), desk.action("bulk", "Alle auf einmal") as session:
        session.execute(update(SettingRow).values(value="x"))


def test_the_journal_cannot_be_changed_through_a_session(desk):
    hire(desk)
    with pytest.raises(RuntimeError), desk.action("cheat", "Betrug") as session:
        session.scalars(select(JournalEntryRow)).one().actor = "Niemand"


def test_an_untouched_chain_holds(desk):
    hire(desk)
    rename(desk, "Anne")
    assert findings(desk) == []


@pytest.mark.parametrize(
    ("statement", "number"),
    [
        ("UPDATE journal SET actor = 'Niemand' WHERE id = 2", 2),
        ("UPDATE journal SET at = '2020-01-01 00:00:00.000000' WHERE id = 1", 1),
        ("UPDATE journal_payloads SET summary = 'Nichts geschehen' WHERE id = 2", 2),
        ("UPDATE journal_payloads SET changes = '[]' WHERE id = 1", 1),
        ("DELETE FROM journal_payloads WHERE id = 2", 2),
        ("DELETE FROM journal WHERE id = 2", 3),
        ("DELETE FROM journal WHERE id = 1", 2),
    ],
)
def test_whatever_is_tampered_with_is_found(desk, statement, number):
    hire(desk)
    rename(desk, "Anne")
    rename(desk, "Anja")
    tamper(desk, statement)
    assert any(f" {number} " in finding for finding in findings(desk))


def test_payloads_can_be_erased_without_breaking_the_proof(desk):
    hire(desk)
    rename(desk, "Anne")
    with desk.action("erase", "Altes gelöscht") as session:
        assert journal.erase_payloads(session, desk.now + timedelta(seconds=1)) == 2
    assert findings(desk) == []
    entries = all_entries(desk)
    assert [entry.summary for entry in entries] == [None, None, "Altes gelöscht"]
    assert b"Kr\xc3\xbcger" not in b"".join(str(entry).encode() for entry in entries)


def test_undo_takes_back_a_change_an_addition_and_a_removal_together(desk):
    hire(desk)
    with desk.action("one_off", "Bonus") as session:
        session.add(OneOffRow(assistant="anna", month=Month(2026, 5), kind="bonus", amount="3.50"))
    with desk.action("much", "Vieles auf einmal") as session:
        session.scalars(select(AssistantRow)).one().first_name = "Anne"
        session.delete(session.scalars(select(OneOffRow)).one())
        session.add(OneOffRow(assistant="anna", month=Month(2026, 6), kind="christmas", amount="300"))
    assert desk.undo() == "Vieles auf einmal"
    with desk.read() as session:
        assert session.scalars(select(AssistantRow)).one().first_name == "Anna"
        kept = session.scalars(select(OneOffRow)).one()
        assert (kept.id, kept.kind, str(kept.amount)) == (1, "bonus", "3.50")
    assert findings(desk) == []
    assert all_entries(desk)[-1].summary == "Zurückgenommen: Vieles auf einmal"


def test_undo_goes_back_step_by_step_to_the_beginning(desk):
    hire(desk)
    rename(desk, "Anne")
    assert [desk.undo(), desk.undo()] == ["Anna heißt jetzt Anne", "Anna aufgenommen"]
    with pytest.raises(Refusal) as refusal:
        desk.undo()
    assert refusal.value.code == "undo_nothing"
    assert len(all_entries(desk)) == 4


def test_a_closing_is_not_taken_back(desk):
    hire(desk)
    with desk.action("close_month", "Januar abgeschlossen", undoable=False) as session:
        session.add(SettingRow(key="a", value="b"))
    with pytest.raises(Refusal, match="Januar abgeschlossen") as refusal:
        desk.undo()
    assert refusal.value.code == "undo_closed"


def test_a_paper_written_since_does_not_stand_in_the_way(desk):
    hire(desk)
    with desk.action(journal.DELIVERED, "Geschrieben: 2026-01 Lohnabrechnung.pdf", undoable=False) as session:
        session.add(SettingRow(key="a", value="b"))
    assert desk.undo() == "Anna aufgenommen"


def test_what_changed_since_is_not_taken_back_unseen(desk):
    hire(desk)
    tamper(desk, "UPDATE assistants SET city = 'Köln'")
    with pytest.raises(Refusal) as refusal:
        desk.undo()
    assert refusal.value.code == "undo_changed"
