"""Schema changes carry real data, or change nothing at all."""

import json
import shutil
import sqlite3
from importlib.resources import files
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from migrations.guard import MigrationDamage, guarded, row_counts
from payroll.office.bookfile import export_book, import_book
from payroll.office.desk import Desk
from payroll.records.engine import connect, copy_book, known_revisions, revision_of, revision_of_file
from payroll.records.upgrade import alembic_config, downgrade, upgrade
from tests.books import rich_book

NEWEST = known_revisions()[-1]
SECOND = f"""
import sqlalchemy as sa
from alembic import op

revision = "20991231_0002"
down_revision = "{NEWEST}"
branch_labels = None
depends_on = None


def upgrade():
    with op.batch_alter_table("assistants", recreate="always") as batch:
        batch.add_column(sa.Column("nickname", sa.String(), nullable=True))


def downgrade():
    with op.batch_alter_table("assistants", recreate="always") as batch:
        batch.drop_column("nickname")
"""


@pytest.fixture
def filled(desk):
    import_book(desk, json.dumps(rich_book()))
    return desk


@pytest.fixture
def a_second_revision(tmp_path, monkeypatch):
    """Let the program know a revision after the newest one, which rebuilds a table others refer to."""
    folder = tmp_path / "program" / "migrations"
    shutil.copytree(Path(str(files("migrations"))), folder)
    (folder / "versions" / "20991231_0002_nickname.py").write_text(SECOND)
    for module in ("engine", "upgrade"):
        monkeypatch.setattr(f"payroll.records.{module}.files", lambda _package: folder)


def counts(engine):
    with engine.connect() as connection:
        return row_counts(connection)


def test_the_newest_revision_is_known_without_alembic(filled):
    script = ScriptDirectory.from_config(alembic_config(connect(filled.path)))
    assert known_revisions()[-1] == script.get_current_head() == revision_of_file(filled.path)
    assert revision_of(connect(filled.path)) == known_revisions()[-1]


def test_mapped_classes_and_migrations_say_the_same(filled, recwarn):
    engine = connect(filled.path)
    command.check(alembic_config(engine))
    engine.dispose()


def test_up_down_and_up_again_on_a_filled_book_keeps_every_row(filled, a_second_revision):
    before, exported = counts(connect(filled.path)), export_book(filled)
    engine = connect(filled.path)
    upgrade(engine)
    assert counts(engine) == before
    downgrade(engine, NEWEST)
    assert counts(engine) == before
    upgrade(engine)
    engine.dispose()
    assert export_book(filled) == exported


def test_the_log_of_reports_sent_is_a_new_table_and_touches_no_other(filled):
    """20261122_0003: down to the revision before it and up again; only the log itself starts empty."""
    before = counts(connect(filled.path))
    book = json.loads(export_book(filled))
    engine = connect(filled.path)
    downgrade(engine, known_revisions()[known_revisions().index("20261122_0003") - 1])
    assert "reports_sent" not in counts(engine)
    upgrade(engine)
    newer = {"reports_sent", "substitute_requests"}
    assert counts(engine) == {name: 0 if name in newer else count for name, count in before.items()}
    engine.dispose()
    assert json.loads(export_book(filled)) == {key: [] if key in newer else value for key, value in book.items()}


def test_working_time_adds_columns_and_a_table_and_keeps_every_value(filled):
    """20261125_0007: down to the revision before it and up again; old rows say what they said, new columns their default."""
    before = counts(connect(filled.path))
    book = json.loads(export_book(filled))
    engine = connect(filled.path)
    downgrade(engine, known_revisions()[known_revisions().index("20261125_0007") - 1])
    assert "overrides" not in counts(engine)
    with engine.connect() as connection:
        columns = {row[1] for row in connection.execute(text("PRAGMA table_info(roster)"))}
    assert {"every_weeks", "kind", "noted_on", "ended_on", "former_to"}.isdisjoint(columns)
    upgrade(engine)
    assert counts(engine) == before
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT every_weeks, kind, noted_on FROM roster")).all()
        with pytest.raises(IntegrityError):
            connection.execute(text("UPDATE roster SET every_weeks = 9"))
    assert set(rows) == {(1, "work", None)}
    engine.dispose()
    assert json.loads(export_book(filled)) == book


def test_down_to_nothing_and_up_again_starts_empty_and_leaves_a_copy(filled):
    engine = connect(filled.path)
    copy = downgrade(engine, "base")
    assert counts(engine) == {}
    upgrade(engine)
    assert set(counts(engine).values()) == {0}
    engine.dispose()
    with Desk.open(copy) as old:
        assert len(json.loads(export_book(old))["shifts"]) == 9


def test_opening_an_older_book_upgrades_it_and_keeps_a_copy_beside_it(filled, a_second_revision):
    exported = export_book(filled)
    filled.close()
    with Desk.open(filled.path) as desk:
        assert export_book(desk) == exported
    assert revision_of_file(filled.path) == "20991231_0002"
    (copy,) = (filled.path.parent / "Sicherungen").glob("buch vor Umbau*.sqlite")
    assert revision_of_file(copy) == NEWEST
    assert copy.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "harm",
    ["DELETE FROM shifts WHERE id = 1", "UPDATE shifts SET assistant = 'niemand' WHERE id = 1", "DELETE FROM assistants"],
    ids=["row lost", "reference broken", "parents lost"],
)
def test_a_migration_that_does_harm_changes_nothing(filled, harm):
    engine = connect(filled.path)
    before = counts(engine)
    with pytest.raises(MigrationDamage), guarded(engine) as connection:
        connection.execute(text(harm))
    assert counts(engine) == before
    engine.dispose()


def test_a_table_may_differ_only_when_the_migration_says_so(filled):
    engine = connect(filled.path)
    with guarded(engine) as connection:
        connection.info["rows_may_differ"].add("expenses")
        connection.execute(text("DELETE FROM expenses"))
    assert counts(engine)["expenses"] == 0
    engine.dispose()


def test_a_copy_is_complete_private_and_never_overwrites(filled, tmp_path):
    target = tmp_path / "kopie.sqlite"
    copy_book(filled.path, target)
    assert target.stat().st_mode & 0o777 == 0o600
    with sqlite3.connect(target) as connection:
        assert connection.execute("SELECT count(*) FROM shifts").fetchone() == (9,)
    connection.close()
    with pytest.raises(FileExistsError):
        copy_book(filled.path, target)
