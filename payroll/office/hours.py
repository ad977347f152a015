"""Hours: note and change shifts, confirm what was planned, let planned time fall out, plan a month."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from payroll.office import edit
from payroll.office.book import Book
from payroll.office.calls import announced, holiday_notice, holidays_without_plan
from payroll.office.desk import Desk
from payroll.office.done import HolidayQuestion, ShiftsDone
from payroll.office.facts import window_for
from payroll.office.frozen_plan import frozen_findings
from payroll.office.guards import closed_findings, far_findings, refuse, said_month
from payroll.office.hour_checks import SAID_ABSENCE, absence_on, days_of, said, shift_findings
from payroll.office.hour_notices import (
    companion_notices,
    dropped_holiday_notices,
    ended_grant_notices,
    working_time_notices,
)
from payroll.office.intake.describe import WRONG_PLAN, days_in_words, describe
from payroll.office.intake.entries import FreeEntry, PlannedEntry, RemoveEntry, ShiftEntry
from payroll.office.intake.words import clock_in_words, day_in_words
from payroll.office.lookups import assistant_by_key
from payroll.office.planning import holiday_questions, holidays_of, missing_plan
from payroll.office.shelf import load_book
from payroll.office.upkeep import say
from payroll.pay.facts import AbsenceKind, Assistant, Shift, ShiftState, valid_on
from payroll.periods import DateRange, Month, elapsed_minutes
from payroll.records.journal import BookSession
from payroll.refusal import Refusal

# neighbours of a day: a night before it, the rest after it, the week of the working time rules
AROUND = timedelta(days=8)
PLANNED, WORKED, DROPPED, HOLIDAY = ShiftState.PLANNED, ShiftState.WORKED, ShiftState.DROPPED, ShiftState.HOLIDAY


def record_shifts(desk: Desk, entry: ShiftEntry) -> ShiftsDone:
    """Note the same hours on one or more days.

    Planned time of the same person that they overlap is replaced. ``Refusal``: overlap with other work, noted before,
    outside the contract, too far ahead, longer than a day, a break that does not fit, absent that day, nothing to cover,
    unknown grant, the plan that an illness froze; all of it together.
    """
    with desk.action("record_shifts", describe(entry)) as session:
        book = _book(session, entry.days)
        findings: list[Refusal] = []
        shifts = [shift for day in entry.days for shift in _shift_on(book, entry, day, findings)]
        put_right = _named(book, entry.assistant.key, entry.days, entry.instead) if entry.instead else ()
        wrong = entry.plan_was_wrong
        return _record(
            session, book, shifts, desk.today, describe(entry), findings, put_right=put_right, plan_was_wrong=wrong
        )


def record_shift(desk: Desk, shift: Shift) -> ShiftsDone:
    """Note one shift as it is given; see :func:`record_shifts`."""
    with desk.action("record_shift", "") as session:
        book = _book(session, days_of(shift))
        summary = f"{assistant_by_key(book, shift.assistant).first_name}: {said(shift)}."
        return _record(session, book, [shift], desk.today, summary, [])


def remove_shifts(desk: Desk, entry: RemoveEntry) -> ShiftsDone:
    """Delete the shifts of these days, or the one with the clock times named: they were noted by mistake.

    ``Refusal``: a day without such a shift (what stands there is named), the plan that an illness froze.
    """
    with desk.action("remove_shifts", describe(entry)) as session:
        book = _book(session, entry.days)
        gone = _named(book, entry.assistant.key, entry.days, entry.clock)
        refuse(frozen_findings(book, gone, [], plan_was_wrong=entry.plan_was_wrong))
        for shift in gone:
            edit.remove(session, edit.find_shift(session, shift))
        return _done(session, _with(book, (), gone), describe(entry), [], gone)


def change_shift(desk: Desk, assistant: str, start: datetime, *, plan_was_wrong: bool = False, **changes: Any) -> ShiftsDone:
    """Change fields of the shift of *assistant* that begins at *start*; checks as for a new one."""
    with desk.action("change_shift", "") as session:
        book = _book(session, (start.date(),))
        before = _noted(book, assistant, start)
        after = replace(before, **changes)
        if (after.start, after.end) != (before.start, before.end):
            after = announced(book, after, (), desk.today)
        name = assistant_by_key(book, assistant).first_name
        frozen = frozen_findings(book, [before], [after], plan_was_wrong=plan_was_wrong)
        refuse([*shift_findings(book, after, desk.today, besides=(before,)), *frozen])
        edit.change_shift(session, before, after)
        summary = f"{name}: Schicht am {said(before)}, geändert auf {said(after)}, Pause {after.break_minutes} Minuten"
        summary += f"{WRONG_PLAN if plan_was_wrong else ''}."
        return _done(session, _with(book, [after], [before]), summary, [after], [before])


def remove_shift(desk: Desk, assistant: str, start: datetime, *, plan_was_wrong: bool = False) -> ShiftsDone:
    """Delete the shift of *assistant* that begins at *start*: it was noted by mistake."""
    with desk.action("remove_shift", "") as session:
        book = _book(session, (start.date(),))
        shift = _noted(book, assistant, start)
        refuse(frozen_findings(book, [shift], [], plan_was_wrong=plan_was_wrong))
        edit.remove(session, edit.find_shift(session, shift))
        name = assistant_by_key(book, assistant).first_name
        summary = f"{name}: Schicht am {said(shift)}, gelöscht{WRONG_PLAN if plan_was_wrong else ''}."
        return _done(session, book, summary, [], [shift])


def confirm_planned(desk: Desk, entry: PlannedEntry) -> ShiftsDone:
    """Take the planned shifts of these days as worked: of one assistant, or of everybody (``entry.assistant`` ``None``).

    Days without a note are planned from the roster first. Over several days, shifts on a public holiday stay planned and
    come back as questions; named alone, such a day is confirmed. Planned time inside an absence stays lost.
    """
    with desk.action("confirm_planned", describe(entry)) as session:
        book = _book(session, entry.days)
        people = [assistant_by_key(book, entry.assistant.key)] if entry.assistant else list(book.assistants)
        book, added = _planned_first(book, people, entry.days)
        open_shifts = _open_planned(book, people, entry.days)
        questions = tuple(holiday_questions(book, open_shifts)) if len(entry.days) > 1 else ()
        asked = [question.shift for question in questions]
        before = [shift for shift in open_shifts if shift not in asked]
        if not before and not asked:
            raise _nothing_planned(book, people[0] if entry.assistant else None, entry.days)
        after = [replace(shift, state=WORKED) for shift in before]
        return _settle_planned(session, book, added, before, after, desk.today, describe(entry), questions)


def drop_planned(desk: Desk, entry: FreeEntry) -> ShiftsDone:
    """Let the planned shifts of these days fall out: without pay, or (``entry.state``) because of a public holiday.

    A shift confirmed ahead of its day counts as planned. ``Refusal``: nothing planned, worked that day, absent that day,
    no public holiday.
    """
    with desk.action("drop_planned", describe(entry)) as session:
        book = _book(session, entry.days)
        person = assistant_by_key(book, entry.assistant.key)
        book, added = _planned_first(book, [person], entry.days)
        before = [*_open_planned(book, [person], entry.days), *_confirmed_ahead(book, person, entry.days, desk.today)]
        if entry.plan_was_wrong:
            before += _lost_planned(book, person, entry.days)
        elif entry.state is HOLIDAY:
            before += _in_a_vacation(book, person, entry.days)
        if not before and entry.state is HOLIDAY and (done := _holiday_on_call(session, person, entry, desk.today)):
            return done
        after = [replace(shift, state=entry.state) for shift in before]
        frozen = frozen_findings(book, before, after, plan_was_wrong=entry.plan_was_wrong)
        refuse(_free_findings(book, person, entry, before) or frozen)
        done = _settle_planned(session, book, added, before, after, desk.today, describe(entry), ())
        return replace(done, notices=(*done.notices, *dropped_holiday_notices(book, after)))


def mark_holiday(desk: Desk, entry: FreeEntry) -> ShiftsDone:
    """Let the planned shifts of public holidays fall out with pay (§ 2 EFZG)."""
    return drop_planned(desk, replace(entry, state=HOLIDAY))


def plan_month(desk: Desk, month: Month) -> ShiftsDone:
    """Pre-fill the month from the roster where nothing is noted yet; doing it again changes nothing.

    Shifts on public holidays are planned like others and come back as questions: worked, or fell out?
    """
    summary = f"{said_month(month)} aus der Wochenplanung vorbereitet."
    with desk.read() as session:
        done = _planned_month(_book(session, (month.first, month.last)), month, desk.today, summary)
    if not done.shifts:
        return done
    with desk.action("plan_month", summary) as session:
        done = _planned_month(_book(session, (month.first, month.last)), month, desk.today, summary)
        for shift in done.shifts:
            edit.add_shift(session, shift)
        return done


def _planned_month(book: Book, month: Month, today: date, summary: str) -> ShiftsDone:
    refuse([*closed_findings(book, [month], "Monat"), *far_findings(month.first, today, "Monat")])
    plan = missing_plan(book, book.assistants, month.range)
    planned = [shift for shift in (*book.shifts, *plan) if shift.start.date() in month.range]
    return ShiftsDone(summary=summary, shifts=tuple(plan), questions=tuple(holiday_questions(book, planned)))


# --- the book around some days ----------------------------------------------------------------------------------------


def _book(session: BookSession, days: Sequence[date]) -> Book:
    return load_book(session, window=DateRange(min(days) - AROUND, max(days) + AROUND))


def _with(book: Book, added: Iterable[Shift], removed: Iterable[Shift]) -> Book:
    gone = set(removed)
    return replace(book, shifts=(*(shift for shift in book.shifts if shift not in gone), *added))


def _named(book: Book, assistant: str, days: Sequence[date], clock: tuple[time, time] | None) -> list[Shift]:
    """Return the shifts that begin on *days*, those with the clock times if they are named; each day must have one."""
    found = []
    for day in days:
        mine = [shift for shift in book.shifts if shift.assistant == assistant and shift.start.date() == day]
        meant = [s for s in mine if clock in (None, (s.start.time().replace(fold=0), s.end.time().replace(fold=0)))]
        if not meant:
            there = "; ".join(said(shift) for shift in mine) or "nichts"
            named = "" if clock is None else f" von {clock_in_words(clock[0])} bis {clock_in_words(clock[1])} Uhr"
            name = assistant_by_key(book, assistant).first_name
            raise Refusal(
                f"{name} hat am {day_in_words(day)} keine Schicht{named}. An diesem Tag steht: {there}.",
                code="unknown_shift",
                place="Tag",
            )
        found += meant
    return found


def _noted(book: Book, assistant: str, start: datetime) -> Shift:
    for shift in book.shifts:
        if shift.assistant == assistant and elapsed_minutes(shift.start, start) == 0:
            return shift
    name = assistant_by_key(book, assistant).first_name
    same_day = [said(shift) for shift in book.shifts if shift.assistant == assistant and shift.start.date() == start.date()]
    raise Refusal(
        f"{name} hat am {day_in_words(start.date())} keine Schicht, die um {clock_in_words(start.time())} Uhr beginnt. "
        f"An diesem Tag steht: {'; '.join(same_day) or 'nichts'}.",
        code="unknown_shift",
        place="Beginn",
    )


# --- noting -----------------------------------------------------------------------------------------------------------


def _shift_on(book: Book, entry: ShiftEntry, day: date, findings: list[Refusal]) -> list[Shift]:
    start, end = entry.on(day)
    covers = None
    if entry.covers is not None:
        absence = absence_on(book, entry.covers.key, day)
        if absence is None:
            findings.append(
                Refusal(
                    f"Für {entry.covers.full} ist am {day_in_words(day)} keine Abwesenheit eingetragen. "
                    "Tragen Sie sie zuerst ein, dann die Vertretung.",
                    code="nothing_to_cover",
                    place="Vertretung",
                )
            )
            return []
        covers = absence.key
    return [
        Shift(
            assistant=entry.assistant.key,
            start=start,
            end=end,
            break_minutes=entry.break_minutes,
            kind=entry.kind,
            state=entry.state_on(day),
            grant=entry.grant,
            covers=covers,
        )
    ]


def _record(
    session: BookSession,
    book: Book,
    shifts: list[Shift],
    today: date,
    summary: str,
    findings: list[Refusal],
    *,
    put_right: Sequence[Shift] = (),
    plan_was_wrong: bool = False,
) -> ShiftsDone:
    """Note *shifts*; each takes the place of planned time, or of the shift of its day in *put_right*."""
    as_it_was = book
    noted: list[Placed] = []
    for shift in shifts:
        mistaken = tuple(each for each in put_right if each.start.date() == shift.start.date())
        one = placed(book, shift, today, mistaken)
        findings += shift_findings(book, one.shift, today, besides=one.old)
        book = _with(book, [one.shift], one.old)
        noted.append(one)
    refuse([*findings, *frozen_plan(as_it_was, noted, plan_was_wrong=plan_was_wrong)])
    return note_placed(session, book, noted, summary)


@dataclass(frozen=True, slots=True)
class Placed:
    """A shift as it will be noted, and the *old* ones of the same person that it takes the place of."""

    shift: Shift
    old: tuple[Shift, ...]


def placed(book: Book, shift: Shift, today: date, mistaken: tuple[Shift, ...] = ()) -> Placed:
    """Return how *shift* fits into the book; what speaks against it, ``hour_checks.shift_findings`` tells.

    *mistaken*: shifts it puts right, whatever their state.
    """
    old = tuple(dict.fromkeys((*mistaken, *_gives_way(book, shift))))
    return Placed(announced(book, _with_grant(book, shift, old), old, today), old)


def frozen_plan(book: Book, noted: Sequence[Placed], *, plan_was_wrong: bool = False) -> list[Refusal]:
    """Return what an illness that was reported says against *noted*; *book* as it was before."""
    old = [each for one in noted for each in one.old]
    return frozen_findings(book, old, [one.shift for one in noted], plan_was_wrong=plan_was_wrong)


def note_placed(session: BookSession, book: Book, noted: Sequence[Placed], summary: str) -> ShiftsDone:
    """Note shifts that nothing speaks against; *book* holds them as they stand now."""
    for one in noted:
        for extra in one.old[1:]:
            edit.remove(session, edit.find_shift(session, extra))
        if one.old:
            edit.change_shift(session, one.old[0], one.shift)
        else:
            edit.add_shift(session, one.shift)
    before = [old for one in noted for old in one.old]
    return _done(session, book, summary, [one.shift for one in noted], before)


def _gives_way(book: Book, shift: Shift) -> tuple[Shift, ...]:
    """Return what a new shift takes the place of: planned time it overlaps, and time that had fallen out there.

    The same time and state once more is no replacement but noted twice; called planned again, worked time is planned.
    """
    mine = [other for other in book.shifts if other.assistant == shift.assistant and _share_time(shift, other)]
    return tuple(
        other
        for other in mine
        if (other.state is not WORKED or _same_time(shift, other))
        and (other.state is not shift.state or not _same_time(shift, other))
    )


def _share_time(one: Shift, other: Shift) -> bool:
    return elapsed_minutes(one.start, other.end) > 0 and elapsed_minutes(other.start, one.end) > 0


def _same_time(one: Shift, other: Shift) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _with_grant(book: Book, shift: Shift, old: Sequence[Shift]) -> Shift:
    """Without a grant of its own, a shift keeps that of the plan it replaces, or of the lost time it covers."""
    if shift.grant is not None:
        return shift
    person = assistant_by_key(book, shift.assistant)
    roster = [plan for plan in missing_plan(book, [person], [shift.start.date()]) if _share_time(plan, shift)]
    source = next((plan.grant for plan in (*old, *roster) if plan.grant is not None), None)
    if source is None and shift.covers is not None:
        source = _grant_of_lost(book, shift)
    return replace(shift, grant=source)


def _grant_of_lost(book: Book, shift: Shift) -> str | None:
    absence = next(entry for entry in book.absences if entry.key == shift.covers)
    day = shift.start.date()
    lost = [other for other in book.shifts if other.assistant == absence.assistant and other.start.date() == day]
    contract = valid_on(assistant_by_key(book, absence.assistant).contracts, day)
    named = next((other.grant for other in lost if _share_time(other, shift) and other.grant is not None), None)
    return named or (contract.grant if contract is not None else None)


def _done(session: BookSession, book: Book, summary: str, shifts: list[Shift], before: list[Shift]) -> ShiftsDone:
    """Say what was done; *book* holds the shifts as they stand now."""
    say(session, summary)
    notices = (
        *working_time_notices(book, shifts),
        *companion_notices(book, shifts),
        *ended_grant_notices(book, shifts),
    )
    return ShiftsDone(summary=summary, notices=notices, shifts=tuple(shifts), before=tuple(before))


# --- what was planned -------------------------------------------------------------------------------------------------


def _planned_first(book: Book, people: Sequence[Assistant], days: Sequence[date]) -> tuple[Book, list[Shift]]:
    """Plan the days from the roster where nothing is noted, in months that are open."""
    closed = set(book.closed_months)
    added = missing_plan(book, people, (day for day in days if Month.of(day) not in closed))
    return _with(book, added, ()), added


def _open_planned(book: Book, people: Sequence[Assistant], days: Sequence[date]) -> list[Shift]:
    keys, wanted = {person.key for person in people}, set(days)
    return [
        shift
        for shift in book.shifts
        if shift.assistant in keys
        and shift.state is PLANNED
        and shift.start.date() in wanted
        and absence_on(book, shift.assistant, shift.start.date()) is None
    ]


def _holiday_on_call(session: BookSession, person: Assistant, entry: FreeEntry, today: date) -> ShiftsDone | None:
    """Note what public holidays are worth to somebody on call for whom nothing was planned."""
    book = load_book(session, window=window_for(Month.of(entry.days[0]), Month.of(entry.days[-1]), ()))
    shifts = holidays_without_plan(book, person, entry.days)
    refuse([finding for shift in shifts for finding in shift_findings(book, shift, today)])
    if not shifts:
        return None
    for shift in shifts:
        edit.add_shift(session, shift)
    done = _done(session, _with(book, shifts, ()), describe(entry), shifts, [])
    return replace(done, notices=(holiday_notice(shifts[0]), *done.notices))


def _lost_planned(book: Book, person: Assistant, days: Sequence[date]) -> list[Shift]:
    """Return the planned shifts of these days that are lost by an absence."""
    wanted = set(days)
    mine = [s for s in book.shifts if s.assistant == person.key and s.state is PLANNED and s.start.date() in wanted]
    return [shift for shift in mine if absence_on(book, person.key, shift.start.date()) is not None]


def _in_a_vacation(book: Book, person: Assistant, days: Sequence[date]) -> list[Shift]:
    """Planned shifts inside a vacation: one that falls out because of a holiday anyway is no day of vacation (§ 3 BUrlG)."""
    return [
        shift
        for shift in book.shifts
        if shift.assistant == person.key
        and shift.state is PLANNED
        and shift.start.date() in set(days)
        and (absence := absence_on(book, person.key, shift.start.date())) is not None
        and absence.kind is AbsenceKind.VACATION
    ]


def _confirmed_ahead(book: Book, person: Assistant, days: Sequence[date], today: date) -> list[Shift]:
    return [
        shift
        for shift in book.shifts
        if shift.assistant == person.key and shift.state is WORKED and today < shift.start.date() in set(days)
    ]


def _settle_planned(
    session: BookSession,
    book: Book,
    added: list[Shift],
    before: list[Shift],
    after: list[Shift],
    today: date,
    summary: str,
    questions: tuple[HolidayQuestion, ...],
) -> ShiftsDone:
    findings = [
        found for old, new in zip(before, after, strict=True) for found in shift_findings(book, new, today, besides=(old,))
    ]
    refuse(_once(findings))
    for shift in added:
        edit.add_shift(session, shift)
    session.flush()
    for old, new in zip(before, after, strict=True):
        edit.change_shift(session, old, new)
    done = _done(session, _with(book, after, before), summary, after, before)
    return replace(done, questions=questions)


def _once(findings: Iterable[Refusal]) -> list[Refusal]:
    return list({str(finding): finding for finding in findings}.values())


def _nothing_planned(book: Book, person: Assistant | None, days: Sequence[date]) -> Refusal:
    name = person.first_name if person else "anna"
    absence = absence_on(book, person.key, days[0]) if person else None
    reason = f" {name} ist {SAID_ABSENCE[absence.kind]}." if absence else ""
    return Refusal(
        f"{f'Für {name}' if person else 'Für niemanden'} ist {days_in_words(tuple(days))} "
        f"{'nichts mehr' if person else 'noch etwas'} offen geplant.{reason} "
        f"Tragen Sie die Zeiten einzeln ein, zum Beispiel: {name.lower()} heute 8-12",
        code="nothing_planned",
        place="Tage",
    )


def _free_findings(book: Book, person: Assistant, entry: FreeEntry, before: list[Shift]) -> list[Refusal]:
    if entry.state is HOLIDAY:
        is_holiday: Callable[[date], bool] = holidays_of(book)
        wrong = [shift for shift in before if not any(is_holiday(day) for day in days_of(shift))]
        if wrong:
            return [
                Refusal(
                    f"{day_in_words(wrong[0].start.date())} ist an Ihrem Arbeitsort kein gesetzlicher Feiertag. "
                    "Fällt die Schicht aus anderem Grund aus, sagen Sie „frei“ oder „urlaub“.",
                    code="no_holiday",
                    place="Tag",
                )
            ]
    if before:
        return []
    worked = [
        s for s in book.shifts if s.assistant == person.key and s.state is WORKED and s.start.date() in set(entry.days)
    ]
    if worked:
        return [
            Refusal(
                f"{person.first_name} hat am {said(worked[0])} gearbeitet. Stimmt das nicht, löschen Sie diese Schicht.",
                code="worked_that_day",
                place="Tag",
            )
        ]
    return [_nothing_planned(book, person, entry.days)]
