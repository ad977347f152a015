"""The shifts lost by an absence or a vacancy, and which parts of them nobody covers yet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from payroll.office.absence_checks import shifts_inside
from payroll.office.book import Book, RosterEntry
from payroll.office.lookups import absence_by_key
from payroll.office.planning import from_roster, missing_plan, roster_on, weekday
from payroll.office.row_pairs import PRIVATE
from payroll.pay.facts import Absence, Assistant, Shift, ShiftState, valid_on
from payroll.periods import ONE_DAY, DateRange, Month, elapsed_minutes
from payroll.refusal import Refusal

TAKES_PLACE = (ShiftState.WORKED, ShiftState.PLANNED)


class NothingLost(Refusal):
    """Somebody's absence leaves no shift to cover."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LostShift:
    """One shift nobody works. *grant*: who would have paid, ``None`` private; *closed*: its month is closed.

    *covered*: shifts of others that stand in for it; *open*: what is left to cover, as shifts with grant and ``covers``.
    """

    shift: Shift
    grant: str | None
    closed: bool
    covered: tuple[Shift, ...]
    open: tuple[Shift, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Why somebody is missing: an *absence*, or ``None`` for a vacancy after the end of the contract; and what is lost."""

    person: Assistant
    absence: Absence | None
    first: date
    last: date | None
    lost: tuple[LostShift, ...]


def find_gap(book: Book, person: Assistant, today: date, absence: str | None = None) -> Gap:
    """Return the running or latest absence of *person* with lost shifts, or the one named by its key, or a vacancy.

    ``Refusal`` where nothing is lost. *book* holds shifts from the absence on to the end of next month.
    """
    mine = [each for each in book.absences if each.assistant == person.key]
    if absence is not None:
        mine = [absence_by_key(book, absence)]
    gaps = [gap for gap in (_of_absence(book, person, each, today) for each in mine) if gap.lost]
    running = [gap for gap in gaps if gap.first <= today <= (gap.last or today)]
    found = max(running or gaps, key=lambda gap: gap.first, default=None)
    found = found or _vacancy(book, person, today)
    if found is None:
        name = f"{person.first_name} {person.last_name}"
        raise NothingLost(
            f"Bei {name} fällt keine Schicht aus. Tragen Sie zuerst ein, wer fehlt, zum Beispiel: "
            f"lohn e {person.first_name.lower()} krank ab {today.day}.{today.month}.",
            code="nothing_to_cover",
            place="Vertretung",
        )
    return found


def _of_absence(book: Book, person: Assistant, absence: Absence, today: date) -> Gap:
    horizon = Month.of(today).plus(1).last
    last = min(absence.last or horizon, horizon)
    days = DateRange(absence.first, last) if absence.first <= last else ()
    prepared = {Month.of(shift.start.date()) for shift in book.shifts if shift.assistant == person.key}
    # a month without any shift is not prepared yet; in one that is, a day without a shift is a day without duty
    ahead = (day for day in days if Month.of(day) >= Month.of(today) and Month.of(day) not in prepared)
    plan = missing_plan(book, [person], ahead)
    lost = [*shifts_inside(book, absence, ShiftState.PLANNED), *plan]
    covers = [shift for shift in book.shifts if shift.covers == absence.key and shift.state in TAKES_PLACE]
    return Gap(
        person=person,
        absence=absence,
        first=absence.first,
        last=absence.last,
        lost=_lost(book, person, lost, covers, absence.key),
    )


def _vacancy(book: Book, person: Assistant, today: date) -> Gap | None:
    """What the weekly plan of somebody who left would still ask for, up to the end of next month."""
    ended = max((contract.valid_to or date.max for contract in person.contracts), default=date.max)
    horizon = Month.of(today).plus(1).last
    if ended >= horizon:
        return None
    last_days = [ended - timedelta(days=back) for back in range(7)]
    entries = {weekday(day): roster_on(book, person.key, day) for day in last_days}
    closed = set(book.closed_months)
    days = [day for day in DateRange(ended + ONE_DAY, horizon) if Month.of(day) not in closed]
    lost = [from_roster(entry, day) for day in days for entry in entries.get(weekday(day), ())]
    if not lost:
        return None
    covers = [
        shift
        for shift in book.shifts
        if shift.assistant != person.key
        and shift.state in TAKES_PLACE
        and not any(entry.start == shift.start.timetz().replace(tzinfo=None) for entry in _own_plan(book, shift))
    ]
    return Gap(person=person, absence=None, first=ended + ONE_DAY, last=None, lost=_lost(book, person, lost, covers, None))


def _own_plan(book: Book, shift: Shift) -> tuple[RosterEntry, ...]:
    return roster_on(book, shift.assistant, shift.start.date())


def _lost(
    book: Book, person: Assistant, lost: Iterable[Shift], covers: Sequence[Shift], absence: str | None
) -> tuple[LostShift, ...]:
    closed = set(book.closed_months)
    found = []
    for shift in sorted(lost, key=lambda each: each.start):
        grant = _grant_of(person, shift)
        covered = tuple(each for each in covers if _share_time(each, shift))
        to_cover = replace(shift, grant=grant or PRIVATE, covers=absence)
        shut = Month.of(shift.start.date()) in closed
        found.append(
            LostShift(shift=shift, grant=grant, closed=shut, covered=covered, open=() if shut else _open(to_cover, covered))
        )
    return tuple(found)


def _grant_of(person: Assistant, shift: Shift) -> str | None:
    if shift.grant is not None:
        return None if shift.grant == PRIVATE else shift.grant
    contract = valid_on(person.contracts, shift.start.date())
    return contract.grant if contract else None


def _share_time(one: Shift, other: Shift) -> bool:
    return elapsed_minutes(one.start, other.end) > 0 and elapsed_minutes(other.start, one.end) > 0


def _open(shift: Shift, covered: Sequence[Shift]) -> tuple[Shift, ...]:
    """Cut what is covered out of a shift; a part that is left has no break of its own."""
    if not covered:
        return (shift,)
    parts, begin = [], shift.start
    for cover in sorted(covered, key=lambda each: each.start):
        if elapsed_minutes(begin, cover.start) > 0:
            parts.append(replace(shift, start=begin, end=cover.start, break_minutes=0))
        if elapsed_minutes(begin, cover.end) > 0:
            begin = cover.end
    if elapsed_minutes(begin, shift.end) > 0:
        parts.append(replace(shift, start=begin, break_minutes=0))
    return tuple(parts)
