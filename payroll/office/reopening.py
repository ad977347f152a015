"""What an action means for closed months: it is seen, asked about, and kept until the next slip settles it.

Every action passes here before it is committed, so no use case has to know about closed months: the rows it changed tell
which payslips they can influence, those months are computed anew, and only what really comes out differently is a
correction. Without the person's word nothing of the action is kept.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from payroll.money import ZERO
from payroll.office.book import Book
from payroll.office.codec import digest, to_json
from payroll.office.corrections import due_marks, first_correctable, settling_month
from payroll.office.intake.words import day_in_words, listed, month_in_words
from payroll.office.ledger import Pending
from payroll.office.touched import ALWAYS, Touch, touches
from payroll.periods import Month
from payroll.records import journal
from payroll.records.base import Base
from payroll.records.closing import ClosedMonthRow, CorrectionDueRow
from payroll.records.journal import BookSession
from payroll.refusal import Refusal

if TYPE_CHECKING:
    from payroll.office.month import OpenBook, SlipView

DATED = {"contracts": "assistant", "tax_facts": "assistant", "insurance_facts": "assistant", "fund_rates": "fund"}
"""Lists in which a row holds until the next one, with the column that names their owner."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one correction comes to: *payout* before and after in euro, settled with the slip of *settled_in*."""

    assistant: str
    first_name: str
    month: Month
    before: Decimal
    after: Decimal
    settled_in: Month

    @property
    def difference(self) -> Decimal:
        """Euro more (or, below zero, less) for the person."""
        return self.after - self.before


class CorrectionWanted(Refusal):
    """An action would correct closed months; *outcomes* say how. Said yes to (``Desk.correcting``), it is carried out."""

    def __init__(self, outcomes: Sequence[Outcome]) -> None:
        self.outcomes = tuple(outcomes)
        months = listed([_said(month) for month in sorted({each.month for each in outcomes})])
        verb = "ist" if len({each.month for each in outcomes}) == 1 else "sind"
        super().__init__(
            f"{months} {verb} abgeschlossen. Das wird eine Berichtigung: {' '.join(map(sentence, outcomes))} "
            "Geändert wurde noch nichts. Mit --berichtigen wird es so gemacht.",
            code="closed_month",
        )
        self.question = f"{months} {verb} abgeschlossen. Das wird eine Berichtigung. {' '.join(map(sentence, outcomes))}"


def sentence(outcome: Outcome) -> str:
    """Return one outcome as a sentence."""
    settled = f"mit der Abrechnung für {_said(outcome.settled_in)}"
    if not outcome.difference:
        return f"{outcome.first_name}, {_said(outcome.month)}: das Netto bleibt gleich, neue Abrechnung {settled}."
    verb = "mehr" if outcome.difference > ZERO else "weniger"
    return (
        f"{outcome.first_name}, {_said(outcome.month)}: Netto {_euro(outcome.after)} statt {_euro(outcome.before)}, "
        f"{_euro(abs(outcome.difference))} {verb}, {settled}."
    )


def reopen(session: BookSession, *, allowed: bool) -> tuple[Outcome, ...]:
    """Note which closed months the running action corrects, and return them; the last thing before its journal entry.

    :class:`CorrectionWanted` unless *allowed*; a refusal for months that are too long ago, with the way out, or for a month
    that cannot be computed as it is noted now.
    """
    touched = [touch for change in journal.changes(session) for touch in _touches(session, change)]
    if not touched:
        return ()
    closed = sorted(session.scalars(select(ClosedMonthRow.__table__.c.month)))
    reached = [(touch, [month for month in closed if touch.reaches(month)]) for touch in touched]
    if not any(months for _, months in reached):
        return ()
    return _settle_marks(session, [(touch, months) for touch, months in reached if months], allowed=allowed)


def mark_all(session: BookSession) -> None:
    """Mark everybody whose frozen slips no longer are what is noted: for a book that was just taken in."""
    from payroll.office.month import open_book

    book = _book(session)
    settling = settling_month(book)
    if settling is None:
        return
    since = {person.key: first_correctable(settling) for person in book.assistants}
    opened = open_book(session, settling, since=since)
    for person in book.assistants:
        _mark(session, person.key, opened.ledger.pending(person, settling))


def _settle_marks(
    session: BookSession, reached: Sequence[tuple[Touch, list[Month]]], *, allowed: bool
) -> tuple[Outcome, ...]:
    from payroll.office.month import open_book

    book = _book(session)
    settling = settling_month(book)
    if settling is None:
        return ()
    first = first_correctable(settling)
    _refuse_too_old(reached, first)
    since: dict[str, Month] = {}
    for touch, months in reached:
        inside = [month for month in months if month >= first]
        for key in _people(book, touch) if inside else ():
            since[key] = min(since.get(key, inside[0]), inside[0])
    hit = set(since)
    for key, month in due_marks(session).items():
        since[key] = min(since.get(key, month), month)
    opened = open_book(session, settling, since=since)
    outcomes: list[Outcome] = []
    for person in opened.book.assistants:
        if person.key in hit:
            pending = opened.ledger.pending(person, settling)
            if _mark(session, person.key, pending):
                outcomes += [_outcome(each, settling) for each in pending]
    if outcomes and not allowed:
        raise CorrectionWanted(outcomes)
    if outcomes and session.action is not None:
        months_said = listed([_said(month) for month in sorted({each.month for each in outcomes})])
        session.action.summary = f"{session.action.summary} Das berichtigt {months_said}.".strip()
    return tuple(outcomes)


def outcomes_of(view: "SlipView") -> tuple[Outcome, ...]:
    """Return what one slip, open or closed, settles of closed months."""
    found = []
    for each in view.payslip.corrections:
        net = next((part for part in each.differences if part.code == "net"), None)
        found.append(
            Outcome(
                assistant=view.assistant.key,
                first_name=view.assistant.first_name,
                month=each.month,
                before=net.old if net else ZERO,
                after=net.new if net else ZERO,
                settled_in=view.payslip.month,
            )
        )
    return tuple(found)


def pending_outcomes(opened: "OpenBook", month: Month) -> tuple[Outcome, ...]:
    """Return what the slips of *month* settle of closed months."""
    return tuple(_outcome(each, month) for person in opened.book.assistants for each in opened.ledger.pending(person, month))


def _mark(session: BookSession, assistant: str, pending: Sequence[Pending]) -> bool:
    """Keep since when somebody's closed months are to be corrected; tell whether what is to be corrected has changed."""
    row = session.scalars(select(CorrectionDueRow).where(CorrectionDueRow.assistant == assistant)).first()
    if not pending:
        if row is not None:
            session.delete(row)
            session.flush()
        return False
    said = digest([to_json(each.correction) for each in pending])
    since = pending[0].correction.month
    if row is None:
        session.add(CorrectionDueRow(assistant=assistant, since=since, digest=said))
        session.flush()
        return True
    changed = row.digest != said
    row.since, row.digest = since, said
    session.flush()
    return changed


def _outcome(each: Pending, settling: Month) -> Outcome:
    before = each.before.net.amount if each.before else ZERO
    return Outcome(
        assistant=each.assistant.key,
        first_name=each.assistant.first_name,
        month=each.correction.month,
        before=before,
        after=each.slip.net.amount,
        settled_in=settling,
    )


def _touches(session: BookSession, change: dict[str, Any]) -> Iterator[Touch]:
    table, before, after = change["table"], change["before"], change["after"]
    others: set[date] | None = None
    if table in DATED:
        row, owner = after or before, DATED[table]
        columns = Base.metadata.tables[table].c
        query = select(columns.valid_from).where(columns[owner] == row[owner], columns.id != change["id"])
        others = set(session.connection().execute(query).scalars())
    for touch in touches(table, before, after, others):
        yield _from_monday(session, touch) if table == "shifts" else touch


def _from_monday(session: BookSession, touch: Touch) -> Touch:
    """On call, a shift planned in the week of an illness decides what the other days of its week are worth."""
    contracts = Base.metadata.tables["contracts"].c
    query = select(contracts.id).where(contracts.assistant == touch.assistant, contracts.on_call.is_(True))
    if session.connection().execute(query).first() is None:
        return touch
    return replace(touch, first=touch.first - timedelta(days=touch.first.weekday()))


def _people(book: Book, touch: Touch) -> Iterable[str]:
    if touch.assistant is not None:
        return (touch.assistant,)
    return tuple(
        person.key
        for person in book.assistants
        if touch.fund is None or any(fact.fund == touch.fund for fact in person.insurance)
    )


def _refuse_too_old(reached: Iterable[tuple[Touch, list[Month]]], first: Month) -> None:
    """Refuse what reaches further back than a correction may; a fact without a date corrects as far as it may."""
    old = [month for touch, months in reached for month in months if month < first and touch.first != ALWAYS]
    if not old:
        return
    raise Refusal(
        f"Das ändert {_said(min(old))}. Berichtigen lassen sich hier nur Monate ab {_said(first)}: Lohnsteuer und Beiträge "
        "davor ändern nur Finanzamt, Krankenkasse und Rentenversicherung selbst. Geändert wurde nichts. Gilt die Angabe "
        f"auch heute noch, dann tragen Sie sie ab {day_in_words(first.first, weekday=False)} ein; für die Zeit davor wenden "
        "Sie sich an diese Stellen oder an ein Lohnbüro.",
        code="correction_too_old",
        place=_said(min(old)),
    )


def _book(session: BookSession) -> Book:
    from payroll.office.shelf import load_book

    newest = session.scalars(select(ClosedMonthRow.__table__.c.month).order_by(ClosedMonthRow.__table__.c.month.desc()))
    last = newest.first()
    return load_book(session, window=(last or Month(1, 1)).range)


def _said(month: Month) -> str:
    return month_in_words(month.year, month.month)


def _euro(amount: Decimal) -> str:
    from payroll.office.upkeep import amount_text

    return amount_text(amount)
