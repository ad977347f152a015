"""Reading the journal: who did what and when, and who changed any input of one payslip."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from payroll.office.desk import Desk
from payroll.office.lookups import assistant as find_assistant
from payroll.office.shelf import load_book
from payroll.office.touched import Row, Touch, shows, touches
from payroll.pay.facts import Assistant
from payroll.periods import BERLIN, Month
from payroll.records import journal
from payroll.records.base import Base
from payroll.records.journal import BookSession
from payroll.records.time import wall_time
from payroll.records.types import from_json, to_json

WHOLE_BOOK = frozenset({"import", "import_book"})
"""Actions that take a whole book in and keep no single rows: they concern everybody and every month."""

SLIPS = "closed_slips"
DATED = ("contracts", "tax_facts", "insurance_facts", "fund_rates")
MONTH_COLUMNS = ("month", "for_month", "granted_month")
DAY_COLUMNS = ("day", "on", "valid_from")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One column of a changed row: what it said before and says after, as values; ``None`` where there was no row."""

    column: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChange:
    """A row as an entry changed it. *kind*: added | changed | removed | from_then_on (added to a list by date; told against
    the row that held until then). *row*: its columns.
    """

    table: str
    kind: str
    row: Mapping[str, Any]
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """One entry. *summary* and *changes* are empty where its payload is erased; *erased_by*: the entry that did it.

    *undoes*/*undone_by*: the entries of a taking back, both ways.
    """

    number: int
    at: datetime
    actor: str
    action: str
    summary: str | None
    undoes: int | None
    undone_by: int | None
    erased_by: int | None
    changes: tuple[RowChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPage:
    """Entries, the newest first. *older*: the number to go on before, ``None`` when there are no older ones."""

    lines: tuple[JournalLine, ...]
    older: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipHistory:
    """Entries that changed an input of one payslip, each with those changes only; *erased*: entries nobody can read."""

    assistant: Assistant
    month: Month
    lines: tuple[JournalLine, ...]
    erased: int


def read_journal(
    desk: Desk,
    *,
    since: date | None = None,
    assistant: str | None = None,
    month: Month | None = None,
    before: int | None = None,
    papers: bool = False,
    limit: int,
) -> JournalPage:
    """Return the newest *limit* entries: noted on or after *since*, about *assistant* (as typed), about *month*.

    *before*: only entries with a lower number, to go on where a page ended. *papers*: those about written papers too, which
    change nothing. ``NotUnderstood`` for an unknown person.
    """
    with desk.read() as session:
        key = _key(session, desk.today, assistant)
        found: list[JournalLine] = []
        for entry in journal.entries(session, before=before):
            if since is not None and entry.at.astimezone(BERLIN).date() < since:
                break
            if (entry.action == journal.DELIVERED and not papers) or not _concerns(entry, key, month):
                continue
            if len(found) == limit:
                return JournalPage(lines=tuple(found), older=found[-1].number)
            found.append(_line(entry))
    return JournalPage(lines=tuple(found), older=None)


def read_entry(desk: Desk, number: int) -> JournalLine | None:
    """Return one entry with all it changed, ``None`` if there is none of that number."""
    with desk.read() as session:
        entry = next(journal.entries(session, before=number + 1), None)
        if entry is None or entry.number != number:
            return None
        return _line(entry, tuple(_row_change(change) for change in entry.changes or ()))


def slip_history(
    desk: Desk, month: Month, assistant: str, wanted: Callable[[str, str], bool] = lambda _table, _column: True
) -> SlipHistory:
    """Return who changed what of the inputs of one payslip, the newest first.

    *wanted*: whether a column of a table is asked about. A row added to a list by date is told against the one that held
    before it. The closing and each replacement of the slip are told too. ``NotUnderstood`` for an unknown person.
    """
    with desk.read() as session:
        book = load_book(session, window=month.range)
        person = find_assistant(book, assistant)
        inputs = _Inputs(person, month, DatedRows(session))
        found, erased = [], 0
        for entry in journal.entries(session):
            if entry.erased_by is not None:
                erased += 1
            changes = [
                _row_change(change, inputs.rows.before(change)) for change in entry.changes or () if inputs.hold(change)
            ]
            kept = tuple(part for change in changes if (part := _asked(change, wanted)) is not None)
            if kept or (entry.action in WHOLE_BOOK and not entry.changes):
                found.append(_line(entry, kept))
            inputs.rows.go_back(entry.changes or ())
    return SlipHistory(assistant=person, month=month, lines=tuple(found), erased=erased)


# --- which entries ----------------------------------------------------------------------------------------------------


def _key(session: BookSession, today: date, typed: str | None) -> str | None:
    if typed is None:
        return None
    return find_assistant(load_book(session, window=Month.of(today).range), typed).key


def _concerns(entry: journal.Entry, key: str | None, month: Month | None) -> bool:
    if key is None and month is None:
        return True
    if entry.action in WHOLE_BOOK and not entry.changes:
        return True
    changes = entry.changes or ()
    return any((key is None or _is_about(change, key)) and (month is None or _is_in(change, month)) for change in changes)


def _is_about(change: Mapping[str, Any], key: str) -> bool:
    owner = {"assistants": "key", "documents_due": "subject"}.get(change["table"], "assistant")
    return any(row.get(owner) == key for row in _sides(change))


def _is_in(change: Mapping[str, Any], month: Month) -> bool:
    found = touches(change["table"], change["before"], change["after"])
    if found:
        return any(touch.reaches(month) for touch in found)
    return any(
        str(row.get(column) or "").startswith(str(month)) for row in _sides(change) for column in MONTH_COLUMNS + DAY_COLUMNS
    )


class DatedRows:
    """The rows of all lists by date as they stood after the entry being read; reading goes from the newest entry back."""

    def __init__(self, session: BookSession) -> None:
        self._rows: dict[tuple[str, int], Row] = {}
        for name in DATED:
            table = Base.metadata.tables[name]
            for row in session.connection().execute(select(table)).mappings():
                self._rows[name, row["id"]] = {column: to_json(value) for column, value in row.items()}

    def go_back(self, changes: Iterable[Mapping[str, Any]]) -> None:
        """Go to the state before an entry."""
        for change in changes:
            if change["table"] in DATED:
                self._rows.pop((change["table"], change["id"]), None)
                if change["before"] is not None:
                    self._rows[change["table"], change["id"]] = change["before"]

    def others(self, change: Mapping[str, Any]) -> list[Row]:
        """Return the other rows of the same list."""
        table, owner = change["table"], _owner(_sides(change)[0])
        return [
            row for (name, number), row in self._rows.items()
            if name == table and number != change["id"] and _owner(row) == owner
        ]  # fmt: skip

    def before(self, change: Mapping[str, Any]) -> Row | None:
        """Return the row that held until an added one."""
        if change["table"] not in DATED or change["before"] is not None:
            return None
        earlier = [row for row in self.others(change) if row["valid_from"] < change["after"]["valid_from"]]
        return max(earlier, key=lambda row: str(row["valid_from"]), default=None)

    def funds(self, assistant: str, month: Month) -> frozenset[str | None]:
        """Return the health funds somebody was insured with on a day of *month*."""
        facts = sorted(
            (row["valid_from"], row["fund"])
            for (name, _), row in self._rows.items()
            if name == "insurance_facts" and row["assistant"] == assistant
        )
        ends = [day for day, _ in facts[1:]]
        held = zip(facts, [*ends, date.max.isoformat()], strict=True)
        first, last = month.first.isoformat(), month.last.isoformat()
        return frozenset(fund for (day, fund), end in held if day <= last and end > first)


class _Inputs:
    """What one payslip is computed from or shows."""

    def __init__(self, person: Assistant, month: Month, rows: DatedRows) -> None:
        self.person, self._month, self.rows = person, month, rows

    def hold(self, change: Mapping[str, Any]) -> bool:
        """Tell whether a changed row is one of its inputs, or the frozen slip itself."""
        table, before, after = change["table"], change["before"], change["after"]
        if table == SLIPS:
            return any(row["assistant"] == self.person.key and row["month"] == str(self._month) for row in _sides(change))
        others = [date.fromisoformat(row["valid_from"]) for row in self.rows.others(change)] if table in DATED else None
        found = (*touches(table, before, after, others), *shows(table, before, after))
        return any(self._meant(touch) and touch.reaches(self._month) for touch in found)

    def _meant(self, touch: Touch) -> bool:
        if touch.fund is not None:
            return touch.fund in self.rows.funds(self.person.key, self._month)
        return touch.assistant in (None, self.person.key)


def _owner(row: Row) -> Any:
    return row.get("assistant", row.get("fund"))


# --- what they say ----------------------------------------------------------------------------------------------------


def _line(entry: journal.Entry, changes: tuple[RowChange, ...] = ()) -> JournalLine:
    return JournalLine(
        number=entry.number,
        at=entry.at.astimezone(BERLIN),
        actor=entry.actor,
        action=entry.action,
        summary=entry.summary,
        undoes=entry.undoes,
        undone_by=entry.undone_by,
        erased_by=entry.erased_by,
        changes=changes,
    )


def _asked(change: RowChange, wanted: Callable[[str, str], bool]) -> RowChange | None:
    if change.table == SLIPS:
        return change
    kept = tuple(field for field in change.fields if wanted(change.table, field.column))
    return RowChange(table=change.table, kind=change.kind, row=change.row, fields=kept) if kept else None


def _row_change(change: Mapping[str, Any], until_then: Row | None = None) -> RowChange:
    """Return what became of a row; *until_then*: the row of the same list that held before an added one."""
    table = change["table"]
    before, after = (_values(table, change[side]) for side in ("before", "after"))
    if until_then is not None:
        held, added = _values(table, until_then) or {}, after or {}
        differ = [name for name in added if name != "valid_from" and added[name] != held.get(name)]
        told = tuple(FieldChange(column=name, before=held.get(name), after=added[name]) for name in differ)
        return RowChange(table=table, kind="from_then_on", row=added, fields=told)
    names = dict.fromkeys([*(after or {}), *(before or {})])
    fields = tuple(
        FieldChange(column=name, before=old, after=new)
        for name in names
        for old, new in [((before or {}).get(name), (after or {}).get(name))]
        if old != new
    )
    kind = "added" if before is None else "removed" if after is None else "changed"
    return RowChange(table=table, kind=kind, row=after or before or {}, fields=fields)


def _values(table: str, row: Row | None) -> dict[str, Any] | None:
    """Return a row's columns as values; of a shift its local start and end instead of the columns that make them up."""
    if row is None:
        return None
    columns = [column for column in Base.metadata.tables[table].columns if column.key in row and column.key != "id"]
    values = {column.key: _here(from_json(column.type, row[column.key])) for column in columns}
    if table == SLIPS:
        return {name: values[name] for name in ("assistant", "month", "number", "replaces")}
    if table == "shifts":
        start = wall_time(values.pop("day"), values.pop("start_minute"), values.pop("start_fold"))
        end = wall_time(values.pop("end_day"), values.pop("end_minute"), values.pop("end_fold"))
        return {"assistant": values.pop("assistant"), "start": start, "end": end, **values}
    return values


def _here(value: Any) -> Any:
    """Return an instant as the clock in Germany shows it."""
    return value.astimezone(BERLIN) if isinstance(value, datetime) and value.tzinfo is not None else value


def _sides(change: Mapping[str, Any]) -> list[Row]:
    return [row for row in (change["before"], change["after"]) if row is not None]
