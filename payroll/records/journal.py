"""The append-only journal: each action leaves who, when, what, before and after (rule 4 of the house).

An entry holds no person's data, only digests; its payload (summary and changed rows) lies in a table of its own, salted, and
can be erased, whole or in part, when its time of keeping is over. The chain of digests still proves that no entry was
changed, taken out or put in: ``payroll.records.journal_proof``. Undo appends an entry that takes back the rows of an earlier
one: ``payroll.records.journal_undo``.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, event, select, text
from sqlalchemy.orm import ORMExecuteState, Session

from payroll.records.base import Base
from payroll.records.journal_rows import JournalEntryRow, JournalPayloadRow
from payroll.records.types import to_json

OWN_TABLES = frozenset({JournalEntryRow.__tablename__, JournalPayloadRow.__tablename__})
ROWS_AT_ONCE = 500
ADDED_LATER = frozenset({"erased"})
NOTHING = "[]"
DELIVERED = "document_delivered"
"""The action that notes a written paper; it changes nothing somebody could take back."""

RowKey = tuple[str, int]
RowJson = dict[str, Any] | None
Erased = dict[int, str | None]
"""Entries and the digest of what remains of their payload; ``None``: nothing remains."""
Sealed = dict[int, tuple[str, str]]
"""Frozen slips by their row, from which something was erased: the hash before and after."""


@dataclass(slots=True, kw_only=True)
class Action:
    """An action under way. *detailed*: keep before and after of every row; False only when a whole book comes in at once,
    or when what is erased must not be told again. *erased*, *sealed*: what it erased from payloads and slips.
    """

    name: str
    summary: str
    actor: str
    at: datetime
    undoable: bool = True
    detailed: bool = True
    before: dict[RowKey, RowJson] = field(default_factory=dict)
    undoes: int | None = None
    erased: Erased = field(default_factory=dict)
    sealed: Sealed = field(default_factory=dict)


class BookSession(Session):
    """A session on a book. It writes only inside an action, row by row, so that the journal sees every change."""

    @property
    def action(self) -> Action | None:
        """The action under way, ``None`` while reading."""
        return self.info.get("action")


@event.listens_for(BookSession, "before_flush")
def _note_before(session: BookSession, _context: Any, _instances: Any) -> None:
    """Keep what changed and deleted rows said before."""
    touched = [*session.deleted, *(row for row in session.dirty if session.is_modified(row))]
    if not (touched or session.new):
        return
    action = session.action
    if action is None:
        raise RuntimeError("records are written inside an action only")
    if any(row.__tablename__ in OWN_TABLES for row in [*touched, *session.new]):
        raise RuntimeError("the journal is written by itself")
    if action.detailed:
        fresh = {key for key in map(_key, touched) if key not in action.before}
        action.before.update(rows_now(session.connection(), fresh))


@event.listens_for(BookSession, "after_flush")
def _note_new(session: BookSession, _context: Any) -> None:
    """Keep that new rows were not there before."""
    action = session.action
    if action is not None and action.detailed:
        for row in session.new:
            action.before.setdefault(_key(row), None)


@event.listens_for(BookSession, "do_orm_execute")
def _row_by_row(state: ORMExecuteState) -> None:
    """Refuse statements that change many rows unseen."""
    if state.is_update or state.is_delete or state.is_insert:
        raise RuntimeError("change rows one by one; the journal does not see a bulk statement")


def _key(row: Any) -> RowKey:
    return row.__tablename__, row.id


def rows_now(connection: Connection, keys: Iterable[RowKey]) -> dict[RowKey, RowJson]:
    """Return what the database holds under *keys*, as JSON values; ``None`` where there is no row."""
    found: dict[RowKey, RowJson] = dict.fromkeys(keys)
    by_table: dict[str, list[int]] = {}
    for name, number in found:
        by_table.setdefault(name, []).append(number)
    for name, numbers in by_table.items():
        table = Base.metadata.tables[name]
        for start in range(0, len(numbers), ROWS_AT_ONCE):
            query = select(table).where(table.c.id.in_(numbers[start : start + ROWS_AT_ONCE]))
            for row in connection.execute(query).mappings():
                found[name, row["id"]] = {column: to_json(value) for column, value in row.items()}
    return found


def changes(session: BookSession) -> list[dict[str, Any]]:
    """Return the rows the session's action has changed so far: table, id, before, after."""
    action = session.action
    if action is None:
        raise RuntimeError("there is no action under way")
    session.flush()
    after = rows_now(session.connection(), action.before)
    return [
        {"table": key[0], "id": key[1], "before": before, "after": after[key]}
        for key, before in action.before.items()
        if before != after[key]
    ]


def append(session: BookSession) -> None:
    """Append the entry of the session's action; the last thing before its commit."""
    action = session.action
    if action is None:
        raise RuntimeError("there is no action to append")
    changed = changes(session)
    connection = session.connection()
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE journal IN EXCLUSIVE MODE"))
    last = _last(connection)
    payload = new_payload(action.summary, changed)
    entry: dict[str, Any] = {
        "id": last.id + 1 if last else 1,
        "at": action.at.astimezone(UTC),
        "actor": action.actor,
        "action": action.name,
        "undoable": action.undoable,
        "undoes": action.undoes,
        "erased_until": None,
        "erased": _erased_text(action),
        "payload_digest": payload_digest(**payload),
    }
    entry["digest"] = entry_digest(last.digest if last else "", **entry)
    connection.execute(table_of(JournalEntryRow).insert(), entry)
    connection.execute(table_of(JournalPayloadRow).insert(), {"id": entry["id"], **payload})


def last_digest(session: Session) -> str:
    """Return the digest of the last entry, which seals everything before it; empty in a book nobody has written to."""
    last = _last(session.connection())
    return last.digest if last else ""


def _last(connection: Connection) -> Any:
    query = select(JournalEntryRow.id, JournalEntryRow.digest).order_by(JournalEntryRow.id.desc()).limit(1)
    return connection.execute(query).first()


def _erased_text(action: Action) -> str | None:
    if not (action.erased or action.sealed):
        return None
    return as_text({"payloads": sorted(action.erased.items()), "slips": sorted((n, *s) for n, s in action.sealed.items())})


def table_of(row: type[Base]) -> Table:
    """Return the table of a mapped class."""
    return Base.metadata.tables[row.__tablename__]


def as_text(value: Any) -> str:
    """Return canonical JSON text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def new_payload(summary: str, changes: list[dict[str, Any]]) -> dict[str, str]:
    """Return a payload with a salt of its own, so that its digest tells nothing about what it says."""
    return {"salt": secrets.token_hex(16), "summary": summary, "changes": as_text(changes)}


def payload_digest(*, salt: str, summary: str, changes: str) -> str:
    """Return the digest an entry keeps of its payload."""
    return hashlib.sha256(as_text([salt, summary, changes]).encode()).hexdigest()


def entry_digest(previous: str, **entry: Any) -> str:
    """Return the digest of an entry and the one before it; a column added later counts only where it says something."""
    said = {name: to_json(value) for name, value in entry.items() if name not in ADDED_LATER or value is not None}
    return hashlib.sha256(as_text([previous, said]).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as read back; *summary* and *changes* are ``None`` once erased.

    *undoes*: the entry it takes back; *undone_by*: the entry that took it back, ``None`` where it stands. *erased_by*: the
    last entry that erased its payload or a part of it.
    """

    number: int
    at: datetime
    actor: str
    action: str
    undoable: bool
    undoes: int | None
    undone_by: int | None
    erased_by: int | None
    summary: str | None
    changes: tuple[dict[str, Any], ...] | None


def entries(session: Session, *, newest_first: bool = True, before: int | None = None) -> Iterator[Entry]:
    """Yield the entries of the journal with their payloads, those numbered below *before* if that is given."""
    order = JournalEntryRow.id.desc() if newest_first else JournalEntryRow.id
    query = (
        select(JournalEntryRow, JournalPayloadRow)
        .outerjoin(JournalPayloadRow, JournalPayloadRow.id == JournalEntryRow.id)
        .order_by(order)
        .execution_options(yield_per=ROWS_AT_ONCE)
    )
    if before is not None:
        query = query.where(JournalEntryRow.id < before)
    undone, erased = undone_entries(session), erased_by(session)
    with closing(session.execute(query)) as rows:  # on a server it holds a cursor, and readers may stop early
        for row, payload in rows:
            yield _entry(row, payload, undone.get(row.id), erased.get(row.id))


def _entry(row: JournalEntryRow, payload: JournalPayloadRow | None, undone_by: int | None, erased: int | None) -> Entry:
    return Entry(
        number=row.id,
        at=row.at,
        actor=row.actor,
        action=row.action,
        undoable=row.undoable,
        undoes=row.undoes,
        undone_by=undone_by,
        erased_by=erased,
        summary=payload.summary if payload is not None else None,
        changes=tuple(json.loads(payload.changes)) if payload is not None else None,
    )


def undone_entries(session: Session) -> dict[int, int]:
    """Return the entries that do not stand any more, each with the entry that took it back.

    An undo that was itself taken back (a redo) lets its entry stand again.
    """
    table = table_of(JournalEntryRow).c
    found = session.connection().execute(select(table.id, table.undoes).where(table.undoes.is_not(None)).order_by(table.id))
    undone: dict[int, int] = {}
    targets: dict[int, int] = {}
    for number, target in found:
        targets[number] = target
        undone[target] = number
        if target in targets:
            undone.pop(targets[target], None)
    return undone


def erased_by(session: Session) -> dict[int, int]:
    """Return the entries whose payload was erased, whole or in part, each with the last entry that did so."""
    table = table_of(JournalEntryRow).c
    query = select(table.id, table.erased, table.erased_until).order_by(table.id)
    found: dict[int, int] = {}
    for number, erased, until in session.connection().execute(
        query.where(table.erased.is_not(None) | table.erased_until.is_not(None))
    ):
        found |= dict.fromkeys(range(1, (until or 0) + 1), number)
        found |= dict.fromkeys((entry for entry, _ in json.loads(erased)["payloads"]) if erased else (), number)
    return found
