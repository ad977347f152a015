"""What proves the journal, and what may be erased from it without breaking the proof.

A payload is erased whole, or replaced by what remains of it under a new salt; the entry that does so says which payloads,
and the digest of each remainder. So the chain still proves every entry, every remainder, and who erased what when.
"""

import json
from collections.abc import Callable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from payroll.records.journal import BookSession, entry_digest, new_payload, payload_digest, table_of
from payroll.records.journal_rows import JournalEntryRow, JournalPayloadRow

PARTLY_ERASED = "Ein Teil des Inhalts ist gelöscht."
Change = dict[str, Any]


def verify(session: Session) -> list[str]:
    """Return what is wrong with the journal, one German sentence a finding; empty when the chain holds."""
    rows = list(session.execute(select(table_of(JournalEntryRow)).order_by("id")).mappings())
    payloads = {row["id"]: dict(row) for row in session.execute(select(table_of(JournalPayloadRow))).mappings()}
    digests = _digests([dict(row) for row in rows])
    findings, previous, expected = [], "", 1
    for row in rows:
        entry = dict(row)
        number, digest = entry["id"], entry.pop("digest")
        if number != expected:
            findings.append(f"Im Protokoll fehlt vor Eintrag {number} etwas: erwartet war Eintrag {expected}.")
        if entry_digest(previous, **entry) != digest:
            findings.append(f"Eintrag {number} des Protokolls ist verändert worden oder passt nicht zum Eintrag davor.")
        findings += _payload_findings(number, payloads.pop(number, None), digests[number])
        previous, expected = digest, number + 1
    findings += [f"Zum Inhalt {number} des Protokolls fehlt der Eintrag." for number in sorted(payloads)]
    return findings


def _digests(rows: list[dict[str, Any]]) -> dict[int, str | None]:
    """Return the digest each payload must have now: its entry's, or what a later entry erased it to."""
    digests: dict[int, str | None] = {}
    for row in rows:
        digests |= dict.fromkeys((number for number in digests if number <= (row["erased_until"] or 0)), None)
        digests |= dict(json.loads(row["erased"])["payloads"]) if row["erased"] else {}
        digests[row["id"]] = row["payload_digest"]
    return digests


def _payload_findings(number: int, payload: dict[str, Any] | None, digest: str | None) -> list[str]:
    if payload is None:
        if digest is None:
            return []
        return [f"Zu Eintrag {number} des Protokolls fehlt der Inhalt, obwohl er nicht gelöscht worden ist."]
    content = {name: payload[name] for name in ("salt", "summary", "changes")}
    if payload_digest(**content) == digest:
        return []
    return [f"Der Inhalt von Eintrag {number} des Protokolls ist verändert worden."]


def sealed_slips(session: Session) -> dict[int, tuple[str, str]]:
    """Return the frozen slips from which something was erased: by row, the hash of the whole and that of what remains.

    The latter is empty where the hashes of several erasings do not follow on one another.
    """
    table = table_of(JournalEntryRow).c
    found: dict[int, tuple[str, str]] = {}
    for (erased,) in session.execute(select(table.erased).where(table.erased.is_not(None)).order_by(table.id)):
        for row, before, after in json.loads(erased)["slips"]:
            first, last = found.get(row, (before, before))
            found[row] = (first, after if last == before else "")
    return found


def erase(
    session: BookSession, remains: Callable[[Change], Change | None], names: Callable[[str], bool] = lambda _summary: False
) -> int:
    """Erase from all payloads, inside an action; return from how many entries something was erased.

    *remains*: what stays of one changed row, ``None`` if nothing does. A payload of which nothing stays goes whole; else its
    summary goes too, because it may tell of what was erased. *names*: whether a summary itself tells of it.
    """
    action = session.action
    if action is None:
        raise RuntimeError("payloads are erased inside an action only")
    connection, table = session.connection(), table_of(JournalPayloadRow)
    action.undoable = False
    for number, summary, text in connection.execute(
        select(table.c.id, table.c.summary, table.c.changes).order_by(table.c.id)
    ).all():
        changes = json.loads(text)
        kept = [rest for rest in map(remains, changes) if rest is not None]
        if kept == changes and not names(summary):
            continue
        if kept or not changes:
            payload = new_payload(PARTLY_ERASED, kept)
            connection.execute(table.update().where(table.c.id == number).values(**payload))
            action.erased[number] = payload_digest(**payload)
        else:
            connection.execute(table.delete().where(table.c.id == number))
            action.erased[number] = None
    return len(action.erased)
