"""Erasing records whose time of keeping is over: asked for, shown before, done for good, told in the journal.

The rows go, what the journal said of them goes, and frozen slips are sealed anew over what remains; the journal's entry
says which payloads and which slips, with old and new digest, so that the chain still proves everything. Copies of the book
and written papers lie outside it: they are named, and the copies go too where that is asked.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, or_, select

from payroll.law import retention as law
from payroll.office import erasing_words as words
from payroll.office.book import Book
from payroll.office.codec import canonical
from payroll.office.desk import Desk
from payroll.office.done import Done, Preview
from payroll.office.frozen import slip_hash
from payroll.office.guards import refuse
from payroll.office.lookups import assistant as find_assistant
from payroll.office.redaction import Erasure, slip_rest
from payroll.office.retention import ALL_TIME, Record, RecordKind, records_in
from payroll.office.shelf import load_book
from payroll.office.upkeep import say
from payroll.pay.facts import Assistant
from payroll.pay.payslip import Notice
from payroll.periods import ONE_DAY, Month
from payroll.records import journal_proof, tables
from payroll.records.base import Base
from payroll.records.journal import BookSession
from payroll.records.types import to_json
from payroll.refusal import Refusal

SHOWING = {
    RecordKind.SICK: ("time_sheet",),
    RecordKind.HOURS: ("time_sheet",),
    RecordKind.EVERYTHING: ("time_sheet", "payslip"),
}
"""Papers that show the records of a kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What an erasing takes: the records that are over, and how rows are told that go with them."""

    book: Book
    person: Assistant
    records: tuple[Record, ...]
    erasure: Erasure

    @property
    def count(self) -> int:
        """How many entries of the book go."""
        return sum(record.count for record in self.records)


def preview_erasing(desk: Desk, assistant: str, kind: str, copies: bool = False) -> Preview:  # noqa: FBT001, FBT002 - a field
    """Return what :func:`erase` would take, what remains, and where the same lies outside the book; nothing is written.

    ``Refusal``: nothing of that kind may go yet (until when it is kept, and why), or a hold.
    """
    with desk.read() as session:
        plan = _plan(session, desk.today, assistant, RecordKind(kind))
        papers = tuple(_papers(session, plan))
    lines = [
        *(words.record_line(record) for record in plan.records),
        *words.what_remains(plan.erasure.kind),
        *words.papers_left(papers),
        *(words.copies_left([copy.name for copy in desk.copies()], erased=copies) if desk.path else words.SERVER),
    ]
    return Preview(lines=tuple(lines), question=words.question(plan.person, plan.erasure.kind, plan.count))


def erase(desk: Desk, assistant: str, kind: str, copies: bool = False) -> Done:  # noqa: FBT001, FBT002 - a field
    """Erase what is over of one *kind* (sick | hours | everything) and person. *copies*: older copies of the book too.

    ``Refusal`` as in :func:`preview_erasing`. Afterwards nothing of it is left in the file of the book.
    """
    with desk.action("erase", "", undoable=False, detailed=False) as session:
        plan = _plan(session, desk.today, assistant, RecordKind(kind))
        sealed = _seal_slips_anew(session, plan, desk.today)
        for row in _rows(session, plan.erasure):
            session.delete(row)
        _unlink(session, plan.erasure)
        session.flush()
        entries = journal_proof.erase(session, _remainder(plan.erasure, sealed), _names(plan))
        summary = say(session, words.done(plan.person, plan.erasure.kind, plan.count, entries))
    notices = _clean_file(desk)
    if copies and desk.path is not None:
        old = desk.copies()
        desk.keep_copy(f"nach dem Löschen {desk.today}")
        for copy in old:
            copy.unlink(missing_ok=True)
        summary = f"{summary} {words.copies_gone(len(old))}"
    return Done(summary=summary, notices=notices)


def _clean_file(desk: Desk) -> tuple[Notice, ...]:
    """Write the file anew. What was erased is overwritten in it already; if this fails, only its log may still hold it."""
    try:
        desk.compact()
    except Refusal as refused:
        return (Notice(code="not_compacted", text=words.not_compacted(refused.sentence)),)
    return ()


# --- what goes --------------------------------------------------------------------------------------------------------


def _plan(session: BookSession, today: date, assistant: str, kind: RecordKind) -> _Plan:
    book = load_book(session, window=ALL_TIME)
    person = find_assistant(book, assistant)
    mine = [record for record in records_in(session, today) if record.assistant == person.key and record.kind is kind]
    refuse(words.hold_findings(person, mine))
    over = tuple(record for record in mine if record.may_go(today))
    if not over:
        raise words.not_yet(person, kind, mine)
    return _Plan(book=book, person=person, records=over, erasure=_erasure(book, person, kind, over, today))


def _erasure(book: Book, person: Assistant, kind: RecordKind, over: Sequence[Record], today: date) -> Erasure:
    keys = {key for record in over for key in record.keys}
    if kind is RecordKind.EVERYTHING:
        keys = {absence.key for absence in book.absences if absence.assistant == person.key}
    brought = person.opening.sick if person.opening is not None and kind is RecordKind.SICK else ()
    spans = {(record.first, record.last) for record in over if not record.keys}
    return Erasure(
        kind=kind,
        assistant=person.key,
        absences=frozenset(keys),
        months=frozenset(month for record in over for month in record.months),
        opening_sick=frozenset((str(s.first), str(s.last)) for s in brought if (s.first, s.last) in spans),
        sick_until=_forgotten_until(today),
        known=frozenset(absence.key for absence in book.absences) - keys,
    )


def _forgotten_until(today: date) -> date:
    """Return the latest day on which an illness ended that is over by today; for those only the journal still knows."""
    day = today
    while (law.sick_record(law.sick_frame_end(day, day), day) or today) >= today:
        day -= ONE_DAY
    return day


def _rows(session: BookSession, erasure: Erasure) -> Iterator[Any]:
    """Yield the mapped rows that go, of every table that knows an assistant or an absence."""
    for mapper in Base.registry.mappers:
        row, table = mapper.class_, Base.metadata.tables[mapper.class_.__tablename__]
        about: list[ColumnElement[bool]] = [
            table.c[name] == erasure.assistant for name in ("assistant", "subject") if name in table.c
        ]
        if "absence" in table.c:
            about.append(table.c.absence.in_(erasure.absences))
        if table.name == tables.AssistantRow.__tablename__:
            about.append(table.c.key == erasure.assistant)
        for found in session.scalars(select(row).where(or_(*about)).order_by(row.id)) if about else ():
            if erasure.takes(table.name, {column.key: to_json(getattr(found, column.key)) for column in table.columns}):
                yield found


def _unlink(session: BookSession, erasure: Erasure) -> None:
    """Let rows that stay no longer refer to absences that go."""
    for row, column in ((tables.ShiftRow, "covers"), (tables.AbsenceRow, "continues")):
        for found in session.scalars(select(row).where(getattr(row, column).in_(erasure.absences))):
            if found not in session.deleted:
                setattr(found, column, None)


def _seal_slips_anew(session: BookSession, plan: _Plan, today: date) -> frozenset[int]:
    """Take out of the frozen slips what goes and seal what remains; return the ids of the slips that changed."""
    action, changed = session.action, set()
    for row in session.scalars(select(tables.ClosedSlipRow).order_by(tables.ClosedSlipRow.id)):
        if plan.erasure.kind is RecordKind.EVERYTHING and row.assistant == plan.person.key:
            continue  # it goes whole
        inputs, result = json.loads(row.inputs), json.loads(row.result)
        kept_inputs, kept_result = slip_rest(plan.erasure, inputs, result, plan.book.grants)
        if (kept_inputs, kept_result) == (inputs, result):
            continue
        changed.add(row.id)
        new = slip_hash(row.number, kept_inputs, row.parameters_version, kept_result)
        if action is not None:
            action.sealed[row.id] = (row.hash, new)
        row.original_hash = row.original_hash or row.hash
        row.inputs, row.result, row.hash, row.erased_on = canonical(kept_inputs), canonical(kept_result), new, today
    return frozenset(changed)


def _remainder(erasure: Erasure, sealed: frozenset[int]) -> Callable[[dict[str, Any]], dict[str, Any] | None]:
    """Return what stays of a journal's change; of a slip sealed anew nothing, because it told the whole."""

    def remains(change: dict[str, Any]) -> dict[str, Any] | None:
        if change["table"] == tables.ClosedSlipRow.__tablename__ and change["id"] in sealed:
            return None
        return erasure.change_rest(change)

    return remains


def _names(plan: _Plan) -> Callable[[str], bool]:
    """Return whether a sentence of the journal names the person, where the person goes whole."""
    name = words.full_name(plan.person)
    return lambda summary: plan.erasure.kind is RecordKind.EVERYTHING and name in summary


def _papers(session: BookSession, plan: _Plan) -> Iterator[str]:
    """Yield where written papers lie that show what goes."""
    due = tables.DocumentDueRow
    kind = plan.erasure.kind
    query = select(due).where(due.subject == plan.person.key, due.kind.in_(SHOWING[kind]), due.path.is_not(None))
    for row in session.scalars(query.order_by(due.month, due.id)):
        if kind is RecordKind.EVERYTHING or any(_reaches(record, row.month) for record in plan.records):
            yield str(row.path)


def _reaches(record: Record, month: Month) -> bool:
    if record.months:
        return month in record.months
    return record.first <= month.last and (record.last is None or record.last >= month.first)
