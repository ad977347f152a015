"""Connections to a book: a file or any database URL, the pragmas SQLite needs, consistent copies, the schema's revision.

The revision is read with plain ``sqlite3`` where possible, because importing Alembic costs half a second at every command.
"""

import os
import sqlite3
from importlib.resources import files
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import DBAPIError

BUSY_TIMEOUT_MS = 5000
"""How long a connection waits for another program before it reports the lock, in milliseconds."""

FILE_MODE = 0o600
WRITE = "lohn_write"


def book_url(target: str | Path) -> URL:
    """Return the database URL of a book: *target* is a file path or already a URL with ``://``."""
    if isinstance(target, str) and "://" in target:
        return make_url(target)
    return URL.create("sqlite", database=str(target))


def book_path(url: URL) -> Path | None:
    """Return the file of an SQLite book, ``None`` for a database server."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def connect(target: str | Path) -> Engine:
    """Return an engine for the book at *target*; nothing is opened or created yet."""
    url = book_url(target)
    engine = create_engine(url)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    """Set what SQLite does not keep in the file; transactions are begun by ``_begin_sqlite`` alone."""
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={BUSY_TIMEOUT_MS}",
        "foreign_keys=ON",
        "journal_mode=WAL",
        "synchronous=FULL",
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    """Begin; a writer takes the lock at once, so that what it read is still true when it writes."""
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get(WRITE) else "BEGIN")


def create_file(path: Path) -> None:
    """Create an empty file that only its owner may read; ``FileExistsError`` if there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE_MODE))


def copy_book(source: Path, target: Path) -> None:
    """Write a consistent copy of the SQLite book *source* to *target*, also while somebody writes to it.

    The copy appears under its name only when it is complete and on disk. ``FileExistsError`` if *target* exists.
    """
    if target.exists():
        raise FileExistsError(target)
    part = target.with_name(target.name + ".teil")
    part.unlink(missing_ok=True)
    create_file(part)
    try:
        reader, writer = sqlite3.connect(f"file:{_quoted(source)}?mode=rw", uri=True), sqlite3.connect(part)
        try:
            reader.backup(writer)
        finally:
            reader.close()
            writer.close()
        descriptor = os.open(part, os.O_RDWR)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


COPIES = "Sicherungen"


def copy_beside(path: Path, purpose: str) -> Path:
    """Copy the SQLite book *path* into a folder beside it, under its name and *purpose*, numbered where taken."""
    folder = path.parent / COPIES
    folder.mkdir(mode=0o700, exist_ok=True)
    number = 1
    while (target := folder / f"{path.stem} {purpose}{f' ({number})' if number > 1 else ''}{path.suffix}").exists():
        number += 1
    copy_book(path, target)
    return target


def copies_of(path: Path) -> tuple[Path, ...]:
    """Return the copies of the SQLite book *path* that lie in the folder beside it."""
    folder = path.parent / COPIES
    return tuple(sorted(copy for copy in folder.glob("*") if copy.is_file() and copy.name.startswith(f"{path.stem} ")))


def compact(engine: Engine) -> None:
    """Write an SQLite book anew, so that neither its free pages nor its log hold what was erased. On a server, nothing."""
    if engine.url.get_backend_name() != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        for statement in ("VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"):
            try:
                cursor.execute(statement)
            except sqlite3.Error as error:
                raise DBAPIError(statement, None, error) from error
        cursor.close()
    finally:
        connection.close()


def _quoted(path: Path) -> str:
    return str(path.resolve()).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def known_revisions() -> tuple[str, ...]:
    """Return the schema revisions this program knows, oldest first: the dated names of the migration files."""
    names = (entry.name for entry in files("migrations").joinpath("versions").iterdir())
    return tuple(sorted("_".join(name.split("_")[:2]) for name in names if name[:8].isdigit() and name.endswith(".py")))


def revision_of_file(path: Path) -> str | None:
    """Return the schema revision of an SQLite book, ``None`` if the database is no book; ``sqlite3`` errors pass."""
    connection = sqlite3.connect(f"file:{_quoted(path)}?mode=rw", uri=True, timeout=BUSY_TIMEOUT_MS / 1000)
    try:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not {"alembic_version", "employer", "journal"} <= tables:
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return row[0] if row else None
    finally:
        connection.close()


def revision_of(engine: Engine) -> str | None:
    """Return the schema revision of any book, ``None`` if the database is no book."""
    with engine.connect() as connection:
        if not {"alembic_version", "employer", "journal"} <= set(inspect(connection).get_table_names()):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def has_tables(engine: Engine) -> bool:
    """Tell whether anything lies in the database already."""
    with engine.connect() as connection:
        return bool(inspect(connection).get_table_names())
