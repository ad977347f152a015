"""Rule 4 of the house: everything leaves a trace; the chain proves it; undo is a new entry."""

import pytest
from sqlalchemy import select, text, update

from payroll.periods import Month
from payroll.records import journal, journal_proof
from payroll.records.engine import connect
from payroll.records.tables import AssistantRow, JournalEntryRow, OneOffRow, SettingRow
from payroll.refusal import Refusal
from tests.records.test_tables import ANNA


def all_entries(desk):
    with desk.read() as session:
        return list(journal.entries(session, newest_first=False))


def findings(desk):
    with desk.read() as session:
        return journal_proof.verify(session)


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


def erase_of(table, **keep):
    """Nothing of *table* remains; of other rows everything, with what *keep* says of it."""
    return lambda change: None if change["table"] == table else {**change, **keep}


def test_payloads_can_be_erased_without_breaking_the_proof(desk):
    hire(desk)
    rename(desk, "Anne")
    with desk.action("erase", "Altes gelöscht") as session:
        assert journal_proof.erase(session, erase_of("assistants")) == 2
    assert findings(desk) == []
    entries = all_entries(desk)
    assert [entry.summary for entry in entries] == [None, None, "Altes gelöscht"]
    assert [entry.erased_by for entry in entries] == [3, 3, None]
    assert b"Kr\xc3\xbcger" not in b"".join(str(entry).encode() for entry in entries)


def test_of_a_payload_a_part_can_be_erased_and_the_rest_is_still_proved(desk):
    with desk.action("much", "Anna aufgenommen, mit einer Einstellung") as session:
        session.add(AssistantRow(**ANNA))
        session.add(SettingRow(key="a", value="b"))
    with desk.action("erase", "Anna gelöscht") as session:
        assert journal_proof.erase(session, erase_of("assistants")) == 1
    assert findings(desk) == []
    much, erasing = all_entries(desk)
    assert [change["table"] for change in much.changes] == ["settings"]
    assert "Anna" not in much.summary
    assert (much.erased_by, erasing.undoable) == (2, False)
    tamper(desk, "UPDATE journal_payloads SET changes = replace(changes, '\"b\"', '\"c\"') WHERE id = 1")
    assert findings(desk) == ["Der Inhalt von Eintrag 1 des Protokolls ist verändert worden."]


def test_erasing_twice_from_the_same_payload_leaves_the_last_remainder_proved(desk):
    with desk.action("much", "Viel") as session:
        session.add(AssistantRow(**ANNA))
        session.add(SettingRow(key="a", value="b"))
    for table in ("settings", "assistants"):
        with desk.action("erase", "Gelöscht") as session:
            assert journal_proof.erase(session, erase_of(table)) == 1
    assert findings(desk) == []
    assert [entry.erased_by for entry in all_entries(desk)] == [3, None, None]


def test_a_payload_gone_without_an_erasing_entry_or_back_again_is_found(desk):
    hire(desk)
    with desk.action("erase", "Gelöscht") as session:
        journal_proof.erase(session, erase_of("assistants"))
    tamper(desk, "INSERT INTO journal_payloads VALUES (1, 'salz', 'Nichts', '[]')")
    assert findings(desk) == ["Der Inhalt von Eintrag 1 des Protokolls ist verändert worden."]
    tamper(desk, "DELETE FROM journal_payloads WHERE id = 1")
    assert findings(desk) == []
    tamper(desk, "UPDATE journal SET erased = NULL WHERE id = 2")
    assert any("Eintrag 2 des Protokolls ist verändert" in finding for finding in findings(desk))


def test_what_older_books_erased_whole_up_to_an_entry_is_still_known(desk):
    hire(desk)
    rename(desk, "Anne")
    tamper(desk, "DELETE FROM journal_payloads WHERE id = 1")
    assert findings(desk) == ["Zu Eintrag 1 des Protokolls fehlt der Inhalt, obwohl er nicht gelöscht worden ist."]
    tamper(desk, "UPDATE journal SET erased_until = 1 WHERE id = 2")
    assert [finding for finding in findings(desk) if "fehlt" in finding] == []
    assert all_entries(desk)[0].erased_by == 2


def test_an_erasing_is_not_taken_back_nor_what_lies_before_it(desk):
    hire(desk)
    with desk.action("setting", "Eine Einstellung") as session:
        session.add(SettingRow(key="a", value="b"))
    with desk.action("erase", "Altes gelöscht") as session:
        journal_proof.erase(session, erase_of("assistants"))
    with pytest.raises(Refusal, match="„Altes gelöscht“ lässt sich nicht zurücknehmen") as refusal:
        desk.undo()
    assert refusal.value.code == "undo_closed"


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


def name_of(desk):
    with desk.read() as session:
        return session.scalars(select(AssistantRow)).one().first_name


def test_what_was_taken_back_can_be_brought_back_step_by_step(desk):
    hire(desk)
    rename(desk, "Anne")
    rename(desk, "Anja")
    assert [desk.undo(), desk.undo(), name_of(desk)] == ["Anna heißt jetzt Anja", "Anna heißt jetzt Anne", "Anna"]
    assert [desk.redo(), name_of(desk), desk.redo(), name_of(desk)] == [
        "Anna heißt jetzt Anne", "Anne", "Anna heißt jetzt Anja", "Anja",
    ]  # fmt: skip
    with pytest.raises(Refusal) as refusal:
        desk.redo()
    assert refusal.value.code == "redo_nothing"
    assert all_entries(desk)[-1].summary == "Wiederhergestellt: Anna heißt jetzt Anja"
    assert [desk.undo(), name_of(desk), desk.redo(), name_of(desk)] == [
        "Anna heißt jetzt Anja", "Anne", "Anna heißt jetzt Anja", "Anja",
    ]  # fmt: skip
    assert findings(desk) == []
    standing = [entry.number for entry in all_entries(desk) if entry.undoes is None and entry.undone_by is None]
    assert standing == [1, 2, 3]


def test_after_a_new_entry_nothing_is_brought_back(desk):
    hire(desk)
    rename(desk, "Anne")
    desk.undo()
    rename(desk, "Anja")
    with pytest.raises(Refusal) as refusal:
        desk.redo()
    assert refusal.value.code == "redo_nothing"


def test_whose_action_was_taken_back_is_said_where_it_was_somebody_elses(desk):
    hire(desk)
    desk.actor = "Bea"
    assert desk.undo() == "Anna aufgenommen. Das hatte Mira am 22. November 2026 eingetragen."
    assert desk.redo() == "Anna aufgenommen. Das hatte Mira am 22. November 2026 eingetragen."
    rename(desk, "Anne")
    assert desk.undo() == "Anna heißt jetzt Anne"


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
