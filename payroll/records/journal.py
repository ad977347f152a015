"""The append-only journal: each action leaves who, when, what, before and after (rule 4 of the house).

An entry holds no person's data, only digests; its payload (summary and changed rows) lies in a table of its own, salted, and
can be erased when its time of keeping is over. The chain of digests still proves that no entry was changed, taken out or
put in. Undo appends an entry that takes back the rows of an earlier one.
"""

import hashlib
import json
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, event, select, text
from sqlalchemy.orm import ORMExecuteState, Session

from payroll.records.base import Base
from payroll.records.journal_rows import JournalEntryRow, JournalPayloadRow
from payroll.records.types import from_json, to_json
from payroll.refusal import Refusal

OWN_TABLES = frozenset({JournalEntryRow.__tablename__, JournalPayloadRow.__tablename__})
ROWS_AT_ONCE = 500
NOTHING = "[]"
DELIVERED = "document_delivered"
"""The action that notes a written paper; it changes nothing somebody could take back."""

RowKey = tuple[str, int]
RowJson = dict[str, Any] | None


@dataclass(slots=True, kw_only=True)
class Action:
    """An action under way. *detailed*: keep before and after of every row; False only when a whole book comes in at once."""

    name: str
    summary: str
    actor: str
    at: datetime
    undoable: bool = True
    detailed: bool = True
    before: dict[RowKey, RowJson] = field(default_factory=dict)
    undoes: int | None = None
    erased_until: int | None = None


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
        action.before.update(_rows(session.connection(), fresh))


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


def _rows(connection: Connection, keys: Iterable[RowKey]) -> dict[RowKey, RowJson]:
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
    after = _rows(session.connection(), action.before)
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
    last = connection.execute(
        select(JournalEntryRow.id, JournalEntryRow.digest).order_by(JournalEntryRow.id.desc()).limit(1)
    ).first()
    payload = {"salt": secrets.token_hex(16), "summary": action.summary, "changes": _text(changed)}
    entry: dict[str, Any] = {
        "id": last.id + 1 if last else 1,
        "at": action.at.astimezone(UTC),
        "actor": action.actor,
        "action": action.name,
        "undoable": action.undoable,
        "undoes": action.undoes,
        "erased_until": action.erased_until,
        "payload_digest": _payload_digest(**payload),
    }
    entry["digest"] = _entry_digest(last.digest if last else "", **entry)
    connection.execute(_table(JournalEntryRow).insert(), entry)
    connection.execute(_table(JournalPayloadRow).insert(), {"id": entry["id"], **payload})


def _table(row: type[Base]) -> Table:
    return Base.metadata.tables[row.__tablename__]


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _payload_digest(*, salt: str, summary: str, changes: str) -> str:
    return hashlib.sha256(_text([salt, summary, changes]).encode()).hexdigest()


def _entry_digest(previous: str, **entry: Any) -> str:
    said = {name: to_json(value) for name, value in entry.items()}
    return hashlib.sha256(_text([previous, said]).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as read back; *summary* and *changes* are ``None`` once erased."""

    number: int
    at: datetime
    actor: str
    action: str
    undoable: bool
    undoes: int | None
    summary: str | None
    changes: tuple[dict[str, Any], ...] | None


def entries(session: Session, *, newest_first: bool = True, limit: int | None = None) -> Iterator[Entry]:
    """Yield the entries of the journal with their payloads."""
    order = JournalEntryRow.id.desc() if newest_first else JournalEntryRow.id
    query = (
        select(JournalEntryRow, JournalPayloadRow)
        .outerjoin(JournalPayloadRow, JournalPayloadRow.id == JournalEntryRow.id)
        .order_by(order)
        .limit(limit)
    )
    for row, payload in session.execute(query):
        yield _entry(row, payload)


def _entry(row: JournalEntryRow, payload: JournalPayloadRow | None) -> Entry:
    return Entry(
        number=row.id,
        at=row.at,
        actor=row.actor,
        action=row.action,
        undoable=row.undoable,
        undoes=row.undoes,
        summary=payload.summary if payload is not None else None,
        changes=tuple(json.loads(payload.changes)) if payload is not None else None,
    )


def verify(session: Session) -> list[str]:
    """Return what is wrong with the journal, one German sentence a finding; empty when the chain holds."""
    rows = list(session.execute(select(_table(JournalEntryRow)).order_by("id")).mappings())
    payloads = {row["id"]: dict(row) for row in session.execute(select(_table(JournalPayloadRow))).mappings()}
    erased_until = max((row["erased_until"] or 0 for row in rows), default=0)
    findings, previous, expected = [], "", 1
    for row in rows:
        entry = dict(row)
        number, digest = entry["id"], entry.pop("digest")
        if number != expected:
            findings.append(f"Im Protokoll fehlt vor Eintrag {number} etwas: erwartet war Eintrag {expected}.")
        if _entry_digest(previous, **entry) != digest:
            findings.append(f"Eintrag {number} des Protokolls ist verändert worden oder passt nicht zum Eintrag davor.")
        payload = payloads.pop(number, None)
        if payload is None and number > erased_until:
            findings.append(f"Zu Eintrag {number} des Protokolls fehlt der Inhalt, obwohl er nicht gelöscht worden ist.")
        if payload is not None:
            del payload["id"]
            if _payload_digest(**payload) != entry["payload_digest"]:
                findings.append(f"Der Inhalt von Eintrag {number} des Protokolls ist verändert worden.")
        previous, expected = digest, number + 1
    findings += [f"Zum Inhalt {number} des Protokolls fehlt der Eintrag." for number in sorted(payloads)]
    return findings


def erase_payloads(session: BookSession, before: datetime) -> int:
    """Erase the payloads of all entries older than *before* inside an action; return how many. The chain stays provable."""
    action = session.action
    if action is None:
        raise RuntimeError("payloads are erased inside an action only")
    connection = session.connection()
    last = connection.execute(
        select(JournalEntryRow.id).where(JournalEntryRow.at < before).order_by(JournalEntryRow.id.desc()).limit(1)
    ).scalar()
    if last is None:
        return 0
    action.erased_until, action.undoable = last, False
    payloads = _table(JournalPayloadRow)
    return connection.execute(delete(payloads).where(payloads.c.id <= last)).rowcount


def undo_last(session: BookSession) -> str:
    """Take back the last action that still stands, inside an action of its own; return what it said.

    ``Refusal``: nothing to take back; the action cannot be taken back (a closing); its rows were changed since.
    """
    action = session.action
    if action is None:
        raise RuntimeError("undo is an action too")
    entry = _last_standing(session)
    if entry.changes is None:
        raise Refusal(
            "Der Inhalt der letzten Handlung ist gelöscht, sie lässt sich nicht mehr zurücknehmen.", code="undo_erased"
        )
    if not entry.undoable:
        raise Refusal(
            f"„{entry.summary}“ lässt sich nicht zurücknehmen, das bleibt so. Geändert wurde nichts. Was in einem offenen "
            "Monat falsch ist, ändern Sie mit einer neuen Eingabe.",
            code="undo_closed",
        )
    keys = [(change["table"], change["id"]) for change in entry.changes]
    now = _rows(session.connection(), keys)
    if any(now[change["table"], change["id"]] != change["after"] for change in entry.changes):
        raise Refusal(
            f"„{entry.summary}“ lässt sich nicht zurücknehmen, denn die Angaben haben sich seitdem geändert. "
            "Ändern Sie sie von Hand.",
            code="undo_changed",
        )
    for change in reversed(entry.changes):
        _take_back(session, change)
    action.undoes = entry.number
    action.summary = f"Zurückgenommen: {entry.summary}"
    return entry.summary or ""


def _last_standing(session: BookSession) -> Entry:
    """Return the newest entry that changed something in the book, is no undo and was not undone."""
    unchanged = select(JournalPayloadRow.id).where(JournalPayloadRow.changes == NOTHING)
    no_paper = JournalEntryRow.action != DELIVERED
    undone = select(JournalEntryRow.undoes).where(JournalEntryRow.undoes.is_not(None))
    row = session.scalars(
        select(JournalEntryRow)
        .where(JournalEntryRow.undoes.is_(None), no_paper)
        .where(JournalEntryRow.id.not_in(undone), JournalEntryRow.id.not_in(unchanged))
        .order_by(JournalEntryRow.id.desc())
        .limit(1)
    ).first()
    if row is None:
        raise Refusal("Es gibt nichts zurückzunehmen.", code="undo_nothing")
    return _entry(row, session.get(JournalPayloadRow, row.id))


def _take_back(session: BookSession, change: dict[str, Any]) -> None:
    mapped = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}[change["table"]]
    table, before = Base.metadata.tables[change["table"]], change["before"]
    row = session.get(mapped, change["id"])
    if before is None:
        session.delete(row)
        return
    if row is None:
        row = mapped()
        session.add(row)
    for column in table.columns:
        setattr(row, column.key, from_json(column.type, before.get(column.key)))
