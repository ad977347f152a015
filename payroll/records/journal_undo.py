"""Taking back the last action, and bringing back what was taken back: each is a new entry, nothing is ever removed."""

import json
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ScalarResult, or_, select
from sqlalchemy.orm import Session

from payroll.records.base import Base
from payroll.records.journal import DELIVERED, NOTHING, BookSession, erased_by, rows_now, undone_entries
from payroll.records.journal_rows import JournalEntryRow, JournalPayloadRow
from payroll.records.types import from_json
from payroll.refusal import Refusal

TAKEN_BACK, BROUGHT_BACK = "Zurückgenommen: ", "Wiederhergestellt: "


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """What was taken back or brought back: what the action had said, who had done it, and when."""

    summary: str
    actor: str
    at: datetime


def undo_last(session: BookSession) -> Undone:
    """Take back the last action that still stands, inside an action of its own.

    ``Refusal``: nothing to take back; the action cannot be taken back (a closing, an erasing); its rows were changed since.
    """
    row = _last_standing(session)
    payload = session.get(JournalPayloadRow, row.id)
    if payload is None or row.id in erased_by(session):
        raise Refusal(
            "Der Inhalt der letzten Handlung ist gelöscht, sie lässt sich nicht mehr zurücknehmen.", code="undo_erased"
        )
    if not row.undoable:
        raise Refusal(
            f"„{payload.summary}“ lässt sich nicht zurücknehmen, das bleibt so. Geändert wurde nichts. Was in einem offenen "
            "Monat falsch ist, ändern Sie mit einer neuen Eingabe.",
            code="undo_closed",
        )
    _take_back_all(session, payload, "zurücknehmen")
    return _done(session, row, TAKEN_BACK, payload.summary, row)


def redo_last(session: BookSession) -> Undone:
    """Bring back the last action that was taken back, inside an action of its own; several one after the other.

    ``Refusal``: nothing was taken back last; its rows were changed since; what it said is erased.
    """
    row = _last_undo(session)
    payload = session.get(JournalPayloadRow, row.id)
    undone = session.get_one(JournalEntryRow, row.undoes)
    if payload is None or {row.id, undone.id} & set(erased_by(session)):
        raise Refusal("Der Inhalt ist gelöscht, er lässt sich nicht mehr wiederherstellen.", code="redo_erased")
    _take_back_all(session, payload, "wiederherstellen")
    return _done(session, row, BROUGHT_BACK, payload.summary.removeprefix(TAKEN_BACK), undone)


def _done(session: BookSession, row: JournalEntryRow, what: str, summary: str, told: JournalEntryRow) -> Undone:
    action = session.action
    if action is None:
        raise RuntimeError("undo is an action too")
    action.undoes, action.summary = row.id, f"{what}{summary}"
    return Undone(summary=summary, actor=told.actor, at=told.at)


def _last_standing(session: Session) -> JournalEntryRow:
    """Return the newest entry that changed something in the book, is no undo and was not undone."""
    undone = undone_entries(session)
    with closing(_newest_deeds(session)) as deeds:
        row = next((row for row in deeds if row.undoes is None and row.id not in undone), None)
    if row is None:
        raise Refusal("Es gibt nichts zurückzunehmen.", code="undo_nothing")
    return row


def _last_undo(session: Session) -> JournalEntryRow:
    """Return the newest undo that stands, if since then nothing was done but taking back and bringing back."""
    undone = undone_entries(session)
    with closing(_newest_deeds(session)) as deeds:
        for row in deeds:
            if row.undoes is None:
                break
            target = session.get_one(JournalEntryRow, row.undoes)
            if target.undoes is None and row.id not in undone:
                return row
    raise Refusal(
        "Es gibt nichts wiederherzustellen: Zuletzt wurde nichts zurückgenommen. Nach einer neuen Eingabe lässt sich, was "
        "davor zurückgenommen war, nicht mehr wiederherstellen.",
        code="redo_nothing",
    )


def _newest_deeds(session: Session) -> ScalarResult[JournalEntryRow]:
    """Entries that changed something, the newest first; papers that were written do not count, an erasing does.

    Who stops early closes the result: on a server it holds a cursor.
    """
    unchanged = select(JournalPayloadRow.id).where(JournalPayloadRow.changes == NOTHING)
    erasing = or_(JournalEntryRow.erased.is_not(None), JournalEntryRow.erased_until.is_not(None))
    return session.scalars(
        select(JournalEntryRow)
        .where(JournalEntryRow.action != DELIVERED)
        .where(or_(JournalEntryRow.id.not_in(unchanged), erasing))
        .order_by(JournalEntryRow.id.desc())
        .execution_options(yield_per=50)
    )


def _take_back_all(session: BookSession, payload: JournalPayloadRow, verb: str) -> None:
    changes = json.loads(payload.changes)
    now = rows_now(session.connection(), [(change["table"], change["id"]) for change in changes])
    if any(now[change["table"], change["id"]] != change["after"] for change in changes):
        raise Refusal(
            f"„{payload.summary.removeprefix(TAKEN_BACK)}“ lässt sich nicht {verb}, denn die Angaben haben sich seitdem "
            "geändert. Ändern Sie sie von Hand.",
            code="undo_changed",
        )
    for change in reversed(changes):
        _take_back(session, change)


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
