"""What no migration may do: lose a row, break a reference, leave a damaged file.

A backup is made before; references are not enforced while tables are rebuilt (with ``foreign_keys=ON`` SQLite empties child
tables when a parent is recreated); row counts, references and the file are checked before anything is committed, and
whatever differs undoes the whole run.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, func, inspect, select, table
from sqlalchemy.engine import Row

from payroll.records.engine import WRITE, book_path, copy_beside

BOOKKEEPING = {"alembic_version"}


class MigrationDamage(Exception):
    """A migration would have lost or damaged records; nothing was changed."""


def backup_before(engine: Engine) -> Path | None:
    """Copy an SQLite book beside itself before its schema changes; ``None`` for an empty file or a database server."""
    path = book_path(engine.url)
    if path is None or not path.exists() or path.stat().st_size == 0:
        return None
    return copy_beside(path, "vor Umbau")


@contextmanager
def guarded(engine: Engine) -> Iterator[Connection]:
    """Yield a connection inside one transaction; commit only if every row and reference is still there.

    A migration that means to drop or move rows says so in ``connection.info["rows_may_differ"]``, a set of table names.
    """
    sqlite = engine.dialect.name == "sqlite"
    with engine.execution_options(**{WRITE: True}).connect() as connection:
        connection.info["rows_may_differ"] = set()
        if sqlite:
            _enforce_references(connection, "OFF")
        try:
            with connection.begin():
                before = row_counts(connection)
                yield connection
                _check(connection, before, sqlite=sqlite)
        finally:
            if sqlite:
                _enforce_references(connection, "ON")


def _enforce_references(connection: Connection, state: str) -> None:
    """Switch SQLite's enforcement; it only takes effect outside a transaction, so past SQLAlchemy's own begin."""
    raw = connection.connection.driver_connection
    if raw is None:
        raise MigrationDamage("the connection is gone")
    raw.execute(f"PRAGMA foreign_keys={state}")


def row_counts(connection: Connection) -> dict[str, int]:
    """Return the number of rows by table."""
    names = set(inspect(connection).get_table_names()) - BOOKKEEPING
    return {name: connection.execute(select(func.count()).select_from(table(name))).scalar_one() for name in sorted(names)}


def _check(connection: Connection, before: dict[str, int], *, sqlite: bool) -> None:
    after = row_counts(connection)
    excused = connection.info["rows_may_differ"]
    lost = [name for name in before if name in after and before[name] != after[name] and name not in excused]
    if lost:
        raise MigrationDamage("rows differ: " + ", ".join(f"{name} {before[name]} -> {after[name]}" for name in lost))
    if sqlite:
        broken: list[Row[tuple[str, ...]]] = list(connection.exec_driver_sql("PRAGMA foreign_key_check"))
        state = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        if broken or state != "ok":
            raise MigrationDamage(f"references broken: {len(broken)}; file: {state}")
