"""Cover for somebody who is missing: the lost shifts, who may take each of them, what it costs, and taking one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy.orm import Session

from payroll.funding.cover import Candidate, Proposal, months_of, propose
from payroll.funding.cover_limits import Reason
from payroll.money import ZERO
from payroll.office import edit
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.done import ShiftsDone
from payroll.office.grant_accounts import accounts_of
from payroll.office.guards import refuse
from payroll.office.hour_checks import said, shift_findings
from payroll.office.hour_notices import working_time_notices
from payroll.office.ledger import Ledger
from payroll.office.lookups import assistant as find_assistant
from payroll.office.lookups import assistant_by_key
from payroll.office.lost_shifts import Gap, LostShift, NothingLost, find_gap
from payroll.office.month import OpenBook, open_book
from payroll.office.planning import holidays_of, missing_plan
from payroll.office.row_pairs import PRIVATE
from payroll.office.shelf import load_book
from payroll.office.upkeep import say
from payroll.pay.facts import Assistant, Shift, ShiftState
from payroll.periods import DateRange, Month, elapsed_minutes
from payroll.refusal import NotUnderstood

LOOK_BACK = timedelta(days=2 * 366)
AHEAD = timedelta(days=8)
RECENT = timedelta(days=31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One proposal. *number*: by which it is taken, ``None`` where a rule stands in the way."""

    number: int | None
    proposal: Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenPart:
    """A part of a lost shift to be covered, and everybody's offer for it, the best first."""

    shift: Shift
    offers: tuple[Offer, ...]

    @property
    def best(self) -> Offer | None:
        """The best offer that may be taken."""
        return next((offer for offer in self.offers if offer.number is not None), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverView:
    """Who is missing, which shifts are lost, and who may take what is still open. *names*: first names by key."""

    gap: Gap
    parts: tuple[OpenPart, ...]
    names: dict[str, str]

    @property
    def lost(self) -> tuple[LostShift, ...]:
        """All lost shifts, covered or not."""
        return self.gap.lost

    @property
    def offers(self) -> tuple[Offer, ...]:
        """Every offer that may be taken, by number."""
        return tuple(offer for part in self.parts for offer in part.offers if offer.number is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A book opened for one gap: its values around it, the months as they stand, and what is proposed."""

    book: Book
    opened: OpenBook
    view: CoverView


def substitute_view(desk: Desk, name: str, absence: str | None = None) -> CoverView:
    """Return the lost shifts of the person *name* means and who may take them; nothing is written.

    The running or latest absence with lost shifts counts, or the one with the key *absence*. ``Refusal``: nobody of that
    name, nothing lost.
    """
    with desk.read() as session:
        return situation_in(session, desk.today, name, absence).view


def open_gaps(desk: Desk) -> tuple[CoverView, ...]:
    """Return the view of everybody who is missing, or was in the last month, and leaves shifts nobody covers."""
    with desk.read() as session:
        book = _searched(session, desk.today)
        found = []
        for person in book.assistants:
            try:
                view = _situation(session, book, desk.today, person.key).view
            except NothingLost:
                continue
            if view.parts and (view.gap.last is None or view.gap.last >= desk.today - RECENT):
                found.append(view)
        return tuple(found)


def situation_in(session: Session, today: date, name: str, absence: str | None = None) -> Situation:
    """Return the view with the book it comes from, inside a transaction that is already open."""
    return _situation(session, _searched(session, today), today, name, absence)


def _searched(session: Session, today: date) -> Book:
    """Return the book as far as a gap and who may fill it are looked for."""
    horizon = Month.of(today).plus(1)
    return load_book(session, window=DateRange(today - LOOK_BACK, horizon.last + AHEAD))


def _situation(session: Session, book: Book, today: date, name: str, absence: str | None = None) -> Situation:
    gap = find_gap(book, find_assistant(book, name), today, absence)
    parts = [part for lost in gap.lost for part in lost.open]
    last = max(month for lost in gap.lost for month in months_of(lost.shift))
    opened = open_book(session, max(last, Month.of(today)))
    return Situation(book=book, opened=opened, view=_view(book, opened, gap, parts, today))


def _view(book: Book, opened: OpenBook, gap: Gap, parts: Sequence[Shift], today: date) -> CoverView:
    months = sorted({month for part in parts for month in months_of(part)})
    others = [each for each in book.assistants if each.key != gap.person.key]
    candidates = [_candidate(book, opened.ledger, each, months) for each in others]
    is_holiday = holidays_of(book)
    found, number = [], 0
    for part in parts:
        rest = None if part.grant in (None, PRIVATE) else rest_of(opened.ledger, part.grant, months_of(part)[-1])
        offers = []
        for proposal in propose(candidates, _dated(part, today), rest=rest, is_holiday=is_holiday):
            checked = _recordable(book, proposal, today)
            number += checked.may
            offers.append(Offer(number=number if checked.may else None, proposal=checked))
        found.append(OpenPart(shift=part, offers=tuple(offers)))
    names = {each.key: each.first_name for each in book.assistants}
    return CoverView(gap=gap, parts=tuple(found), names=names)


def _dated(part: Shift, today: date) -> Shift:
    """What is past was worked; what is ahead is planned until somebody confirms it."""
    return replace(part, state=ShiftState.PLANNED if part.start.date() > today else ShiftState.WORKED)


def _candidate(book: Book, ledger: Ledger, person: Assistant, months: Sequence[Month]) -> Candidate:
    open_months = [m for m in months if m not in book.closed_months and ledger.accounts_for(person, m)]
    days = [day for month in months for day in month.range]
    return Candidate(
        assistant=person,
        shifts=tuple(shift for shift in book.shifts if shift.assistant == person.key),
        plan=tuple(missing_plan(book, [person], days)),
        absences=tuple(absence for absence in book.absences if absence.assistant == person.key),
        months={month: ledger.facts(person, month) for month in open_months},
        slips={month: ledger.slip(person, month) for month in open_months},
    )


def _recordable(book: Book, proposal: Proposal, today: date) -> Proposal:
    """Hold a proposal against the checks of noting hours too: what is offered can be taken."""
    if not proposal.may:
        return proposal
    findings = shift_findings(book, proposal.shift, today, besides=_giving_way(book, proposal.shift))
    if not findings:
        return proposal
    against = (*(Reason(found.sentence) for found in findings), *proposal.against)
    return replace(proposal, may=False, against=against)


def _giving_way(book: Book, shift: Shift) -> tuple[Shift, ...]:
    return tuple(
        other
        for other in book.shifts
        if other.assistant == shift.assistant
        and other.state is ShiftState.DROPPED
        and elapsed_minutes(other.start, shift.end) > 0
        and elapsed_minutes(shift.start, other.end) > 0
    )


def rest_of(ledger: Ledger, grant: str, month: Month) -> Decimal:
    """Return what is left in a grant's account at the end of *month*, in euro; an advance not yet noted is expected."""
    account = next(each for each in accounts_of(ledger, month) if each.grant.key == grant)
    row = next((each for each in reversed(account.rows) if each.month == month), None)
    if row is None:
        return ZERO
    expected = account.grant.monthly_amount if account.grant.monthly_amount and not row.advance.amount else ZERO
    return row.balance.amount + expected


def take_over(desk: Desk, assistant: str, number: int, absence: str | None = None) -> ShiftsDone:
    """Note the proposal *number* of the view of *assistant* (who is missing): one shift that covers, one step to undo.

    ``Refusal``: no such number, or what noting a shift refuses.
    """
    with desk.action("take_over", "") as session:
        situation = situation_in(session, desk.today, assistant, absence)
        view, book = situation.view, situation.book
        offer = next((each for each in view.offers if each.number == number), None)
        if offer is None:
            known = f"Es gibt 1 bis {len(view.offers)}." if view.offers else "Zurzeit kann niemand übernehmen."
            raise NotUnderstood(
                f"Einen Vorschlag mit der Nummer {number} gibt es nicht. {known} Alle zeigt: lohn vertretung {assistant}",
                code="unknown_proposal",
                place="Vorschlag",
            )
        shift = offer.proposal.shift
        old = _giving_way(book, shift)
        refuse(shift_findings(book, shift, desk.today, besides=old))
        for each in old:
            edit.remove(session, edit.find_shift(session, each))
        edit.add_shift(session, shift)
        name = assistant_by_key(book, shift.assistant).first_name
        summary = f"{name}: {said(shift)}, Vertretung für {view.gap.person.first_name}."
        if shift.state is ShiftState.PLANNED:
            summary += f" Geplant; nach dem Tag bestätigen mit: lohn e {name.lower()} {shift.start:%d.%m.} wie geplant"
        say(session, summary)
        after = replace(book, shifts=(*(s for s in book.shifts if s not in old), shift))
        return ShiftsDone(summary=summary, notices=working_time_notices(after, [shift]), shifts=(shift,), before=old)
