"""The desk opens a book or says in a sentence why not; an action is whole or not at all."""

import sqlite3
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from payroll.office import desk_refusals
from payroll.office.desk import Desk
from payroll.periods import Month
from payroll.records import engine as engine_module
from payroll.records.journal_proof import verify
from payroll.records.tables import SettingRow
from payroll.refusal import Refusal


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "buch.sqlite"
    Desk.create(path).close()
    return path


def refusal_of(call):
    with pytest.raises(Refusal) as caught:
        call()
    return caught.value


def test_a_new_book_is_readable_by_its_owner_only_and_in_folders_made_on_the_way(tmp_path):
    path = tmp_path / "a" / "b" / "buch.sqlite"
    with Desk.create(path):
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_book_is_never_overwritten(book):
    before = book.read_bytes()
    assert refusal_of(lambda: Desk.create(book)).code == "book_exists"
    assert book.read_bytes() == before


def test_the_day_is_that_of_germany(book):
    with Desk.open(book, clock=lambda: datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) as desk:
        assert (desk.today, desk.month_now, desk.path) == (date(2027, 1, 1), Month(2027, 1), book)


def test_an_action_is_kept_and_a_failed_one_is_not(book):
    with Desk.open(book) as desk:
        with desk.action("setting", "Eine Einstellung") as session:
            session.add(SettingRow(key="a", value="1"))

        def fail():
            with desk.action("setting", "Noch eine") as session:
                session.add(SettingRow(key="b", value="2"))
                session.flush()
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            fail()
    with Desk.open(book) as desk, desk.read() as session:
        assert session.scalars(select(SettingRow.key)).all() == ["a"]


def test_what_sqlite_does_not_keep_in_the_file_is_set_at_every_connection(book):
    with Desk.open(book) as desk, desk.read() as session:
        asked = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "journal_mode", "synchronous")
        }
    assert asked == {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2}


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "book_unknown"), (b"nonsense" * 200, "book_unknown"), (None, "book_missing")],
    ids=["empty", "text", "missing"],
)
def test_what_is_no_book_is_refused_by_its_place(tmp_path, content, code):
    path = tmp_path / "etwas.sqlite"
    if content is not None:
        path.write_bytes(content)
    refusal = refusal_of(lambda: Desk.open(path))
    assert (refusal.code, refusal.place) == (code, str(path))


def test_a_folder_is_no_book(tmp_path):
    assert refusal_of(lambda: Desk.open(tmp_path)).code == "book_folder"


def test_a_database_of_something_else_is_no_book_and_stays_as_it_is(tmp_path):
    path = tmp_path / "fremd.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE employer (id INTEGER)")
    connection.close()
    before = path.read_bytes()
    assert refusal_of(lambda: Desk.open(path)).code == "book_unknown"
    assert path.read_bytes() == before


def test_a_book_of_a_newer_program_is_refused_by_name(book):
    connection = sqlite3.connect(book)
    with connection:
        connection.execute("UPDATE alembic_version SET version_num = '20991231_0009'")
    connection.close()
    refusal = refusal_of(lambda: Desk.open(book))
    assert refusal.code == "book_newer"
    assert "20991231_0009" in refusal.sentence


def test_a_book_that_another_program_writes_to_is_refused_after_waiting(book, monkeypatch):
    monkeypatch.setattr(engine_module, "BUSY_TIMEOUT_MS", 20)
    other = sqlite3.connect(book, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    def write():
        with Desk.open(book) as desk, desk.action("setting", "Eine Einstellung") as session:
            session.add(SettingRow(key="a", value="1"))

    assert refusal_of(write).code == "book_locked"
    other.close()


def test_a_full_disk_is_a_sentence_and_loses_nothing_that_was_there(book):
    with Desk.open(book) as desk:
        with desk.action("setting", "Eine Einstellung") as session:
            session.add(SettingRow(key="a", value="1"))

        def fill():
            with desk.action("setting", "Viel") as session:
                pages = session.connection().exec_driver_sql("PRAGMA page_count").scalar()
                session.connection().exec_driver_sql(f"PRAGMA max_page_count={pages}")
                session.add(SettingRow(key="b", value="x" * 1_000_000))

        assert refusal_of(fill).code == "disk_full"
    with Desk.open(book) as desk, desk.read() as session:
        assert session.scalars(select(SettingRow.key)).all() == ["a"]


@pytest.mark.parametrize(("forbidden", "code"), [("R_OK", "book_no_permission"), ("W_OK", "book_read_only")])
def test_a_book_that_may_not_be_read_or_written(book, monkeypatch, forbidden, code):
    refused = getattr(desk_refusals.os, forbidden)
    monkeypatch.setattr(desk_refusals.os, "access", lambda _path, mode: mode != refused)
    assert refusal_of(lambda: Desk.open(book)).code == code


@pytest.mark.parametrize("target", ["quatsch://x", "post gres://x", "postgresql+nothing://x/y"])
def test_an_address_nobody_knows_is_a_sentence(target):
    assert refusal_of(lambda: Desk.open(target)).code == "book_address"


def test_a_server_that_does_not_answer_is_a_sentence_without_the_password():
    refusal = refusal_of(lambda: Desk.open("postgresql+psycopg://mira:geheim@/buch?host=/nirgendwo"))
    assert refusal.code == "book_unreachable"
    assert "geheim" not in str(refusal)


def test_a_damaged_book_is_a_sentence(book):
    content = bytearray(book.read_bytes())
    content[4096 : 4096 * 6] = b"\xff" * (4096 * 5)
    book.write_bytes(content)

    def look():
        with Desk.open(book) as desk, desk.action("setting", "Eine Einstellung") as session:
            session.add(SettingRow(key="a", value="1"))

    assert refusal_of(look).code in {"book_damaged", "book_unknown"}


def test_a_copy_is_kept_beside_the_book_under_a_name_of_its_own(book):
    with Desk.open(book) as desk:
        first, second = desk.keep_copy("vor Abschluss 2026-03"), desk.keep_copy("vor Abschluss 2026-03")
    assert (first.name, second.name) == ("buch vor Abschluss 2026-03.sqlite", "buch vor Abschluss 2026-03 (2).sqlite")
    Desk.open(first).close()


def test_a_relative_path_is_a_place_too(book, monkeypatch):
    monkeypatch.chdir(book.parent)
    with Desk.open("buch.sqlite") as desk:
        assert desk.place == "buch.sqlite"
        assert desk.path == Path("buch.sqlite")


CRASH = """
import os, sys
from payroll.office.desk import Desk
from payroll.records.tables import SettingRow
desk = Desk.open(sys.argv[1])
with desk.action("setting", "Eine Einstellung") as session:
    session.add(SettingRow(key="kept", value="1"))
with desk.action("setting", "Noch eine") as session:
    session.add(SettingRow(key="lost", value="2"))
    session.flush()
    os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("index_is_lost", [False, True])
def test_after_a_crash_everything_finished_is_there_and_nothing_half(book, index_is_lost):
    assert subprocess.run([sys.executable, "-c", CRASH, str(book)], check=False).returncode == -9
    if index_is_lost:
        Path(f"{book}-shm").unlink()
    with Desk.open(book) as desk, desk.read() as session:
        assert session.scalars(select(SettingRow.key)).all() == ["kept"]
        assert verify(session) == []


def test_a_disk_without_a_free_block_is_not_called_damage():
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = "SQLITE_IOERR_SHMSIZE"
    refused = desk_refusals.working_refusal("buch.lohn", error)
    assert refused is not None
    assert refused.code == "disk_full"
