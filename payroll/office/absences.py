"""Absences: illness, vacation and other time away; certificates, follow-up illnesses, the day of return."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from payroll.office import edit
from payroll.office.absence_checks import absence_findings, shifts_inside, span, to_reopen
from payroll.office.absence_duties import absence_duties
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.done import AbsenceDone
from payroll.office.guards import refuse
from payroll.office.intake.describe import describe
from payroll.office.intake.entries import AbsenceEntry, BackEntry, Name
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import absence_by_key, assistant_by_key, new_key
from payroll.office.planning import missing_plan
from payroll.office.roster import settle_roster
from payroll.office.row_pairs import ABSENCE
from payroll.office.shelf import load_book
from payroll.office.upkeep import say
from payroll.pay.facts import Absence, AbsenceKind, ShiftState
from payroll.pay.payslip import Notice
from payroll.periods import ONE_DAY, DateRange, Month
from payroll.records.journal import BookSession
from payroll.records.time import AbsenceRow
from payroll.refusal import Refusal

SICK, VACATION = AbsenceKind.SICK, AbsenceKind.VACATION
AROUND = timedelta(days=366)


def report_sick(desk: Desk, entry: AbsenceEntry) -> AbsenceDone:
    """Note an illness; one from the same first day again is extended or certified in place.

    The plan of these days is fixed from the roster: it is the time lost (§ 4 EFZG), and from this report on it stays
    (``frozen_plan``). Shifts confirmed on later days of the illness become planned again. ``entry.follow_up``: the same
    illness as the one before.
    """
    with desk.action("report_sick", describe(entry)) as session:
        book = _book(session, entry.first, entry.last)
        same = _same_start(book, entry)
        absence = replace(_absence(book, entry), reported_on=desk.today) if same is None else _renewed(same, entry)
        done = _store(desk, session, book, absence, same, describe(entry))
        if same is None:
            settle_roster(session, absence.assistant, desk.today)
        return replace(done, notices=_vacation_notice(book, absence))


def take_vacation(desk: Desk, entry: AbsenceEntry) -> AbsenceDone:
    """Note a vacation. ``Refusal``: days without any duty, outside the contract, twice, during an illness, worked days."""
    # the account needs what computes months; other entries do not
    from payroll.office.vacation_checks import too_many_notices, vacation_notices

    with desk.action("take_vacation", describe(entry)) as session:
        book = _book(session, entry.first, entry.last)
        absence = _absence(book, entry)
        done = _store(desk, session, book, absence, None, describe(entry))
        notices = vacation_notices(book, absence, done.lost, desk.today)
    return replace(done, notices=(*notices, *too_many_notices(desk, absence)))


def note_absence(desk: Desk, entry: AbsenceEntry) -> AbsenceDone:
    """Note any other absence: a sick child, special, unpaid, maternity, parental or care leave."""
    with desk.action("note_absence", describe(entry)) as session:
        book = _book(session, entry.first, entry.last)
        absence = _absence(book, entry)
        done = _store(desk, session, book, absence, None, describe(entry))
        noted = replace(book, absences=(*book.absences, absence), shifts=(*book.shifts, *done.lost))
        return replace(done, notices=absence_duties(noted, absence))


def certify(desk: Desk, key: str, certified_from: date) -> AbsenceDone:
    """Note that a doctor certified the illness *key* from a day on."""
    with desk.action("certify", "") as session:
        book = load_book(session)
        before = absence_by_key(book, key)
        summary = (
            f"{_name(book, before)}: Krankheit {span(before)}, bescheinigt ab {day_in_words(certified_from, weekday=False)}."
        )
        after = replace(before, certified_from=certified_from, withheld=False)
        done = _store(desk, session, book, after, before, summary)
        return replace(done, notices=(_PAID_AFTER_ALL,)) if before.withheld else done


def end_absence(desk: Desk, key: str, last: date | None) -> AbsenceDone:
    """Set the last day of the absence *key*: shorten or extend it, or leave it open (``None``)."""
    with desk.action("end_absence", "") as session:
        book = load_book(session)
        before = absence_by_key(book, key)
        after = replace(before, last=last)
        summary = f"{_name(book, before)}: {_KINDS[before.kind]} geändert auf {span(after)}."
        return _store(desk, session, book, after, before, summary)


def back_to_work(desk: Desk, entry: BackEntry) -> AbsenceDone:
    """Note the first day able to work again: the illness that reaches to it ends the day before."""
    with desk.action("back_to_work", describe(entry)) as session:
        book = load_book(session)
        before = _illness_until(book, entry)
        if entry.on <= before.first:
            raise Refusal(
                f"Die Krankheit von {_name(book, before)} beginnt am {day_in_words(before.first)}, also nicht vor dem "
                f"{day_in_words(entry.on)}. War {_name(book, before)} gar nicht krank, löschen Sie die Krankheit.",
                code="ends_before_start",
                place="Tag",
            )
        return _store(desk, session, book, replace(before, last=entry.on - ONE_DAY), before, describe(entry))


def cancel_absence(desk: Desk, key: str) -> AbsenceDone:
    """Delete the absence *key*: it was noted by mistake. Its planned shifts are open again."""
    with desk.action("cancel_absence", "") as session:
        book = load_book(session)
        absence = absence_by_key(book, key)
        refuse(_still_needed(book, absence))
        edit.remove(session, edit.row_where(session, AbsenceRow, key=key))
        summary = f"{_name(book, absence)}: {_KINDS[absence.kind]} {span(absence)}, gelöscht."
        say(session, summary)
        return AbsenceDone(summary=summary, absence=absence, lost=shifts_inside(book, absence, ShiftState.PLANNED))


_PAID_AFTER_ALL = Notice(
    code="withheld", text="Der zurückgehaltene Lohn wird jetzt gezahlt, er war nicht verloren.", law="§ 7 EFZG"
)
_KINDS = {
    AbsenceKind.SICK: "Krankheit",
    AbsenceKind.VACATION: "Urlaub",
    AbsenceKind.CHILD_SICK: "Kind krank",
    AbsenceKind.SPECIAL: "Sonderurlaub",
    AbsenceKind.UNPAID: "Unbezahlte Freistellung",
    AbsenceKind.MATERNITY: "Mutterschutz",
    AbsenceKind.PARENTAL: "Elternzeit",
    AbsenceKind.CARE: "Pflegezeit",
}


def _book(session: BookSession, first: date, last: date | None) -> Book:
    return load_book(session, window=DateRange(first - AROUND, (last or first) + AROUND))


def _name(book: Book, absence: Absence) -> str:
    return assistant_by_key(book, absence.assistant).first_name


def _absence(book: Book, entry: AbsenceEntry) -> Absence:
    person: Name = entry.assistant
    continues = _illness_before(book, entry).key if entry.follow_up else None
    return Absence(
        key=new_key(f"{person.key} {entry.first}", (absence.key for absence in book.absences)),
        assistant=person.key,
        kind=entry.kind,
        first=entry.first,
        last=entry.last,
        worked_that_day=entry.worked_that_day,
        certified_from=entry.certified_from,
        continues=continues,
    )


def _illnesses(book: Book, assistant: str) -> list[Absence]:
    mine = (absence for absence in book.absences if absence.assistant == assistant and absence.kind is SICK)
    return sorted(mine, key=lambda absence: absence.first)


def _illness_before(book: Book, entry: AbsenceEntry) -> Absence:
    earlier = [absence for absence in _illnesses(book, entry.assistant.key) if absence.first < entry.first]
    if not earlier:
        raise Refusal(
            f"Vor dem {day_in_words(entry.first)} ist keine Krankheit von {entry.assistant.full} eingetragen, "
            "die sich fortsetzen könnte. Lassen Sie „folge“ weg oder tragen Sie zuerst die frühere Krankheit ein.",
            code="unknown_absence",
            place="Folge von",
        )
    return earlier[-1]


def _same_start(book: Book, entry: AbsenceEntry) -> Absence | None:
    return next((absence for absence in _illnesses(book, entry.assistant.key) if absence.first == entry.first), None)


def _renewed(before: Absence, entry: AbsenceEntry) -> Absence:
    """An illness reported again from the same day: the new end holds, what was known is kept."""
    after = replace(
        before,
        last=entry.last,
        certified_from=entry.certified_from or before.certified_from,
        worked_that_day=entry.worked_that_day or before.worked_that_day,
    )
    if after == before and not entry.follow_up:
        raise Refusal(f"Das steht schon da: {describe(entry)} Geändert wurde nichts.", code="already_noted", place="Tage")
    return after


def _illness_until(book: Book, entry: BackEntry) -> Absence:
    """The illness that *entry* ends: still open, or noted to last longer."""
    mine = _illnesses(book, entry.assistant.key)
    running = [absence for absence in mine if absence.last is None or absence.last >= entry.on]
    if not running:
        known = f" Die letzte Krankheit: {span(mine[-1])}." if mine else ""
        raise Refusal(
            f"{entry.assistant.full} ist am {day_in_words(entry.on)} nicht krank eingetragen.{known} "
            "Prüfen Sie Name und Tag.",
            code="not_sick",
            place="Tag",
        )
    return running[0]


def _store(
    desk: Desk, session: BookSession, book: Book, absence: Absence, before: Absence | None, summary: str
) -> AbsenceDone:
    refuse(absence_findings(book, absence, desk.today, besides=before.key if before else None))
    plan = missing_plan(book, [assistant_by_key(book, absence.assistant)], _days_to_plan(book, absence, desk.today))
    for shift in plan:
        edit.add_shift(session, shift)
    reopened = to_reopen(book, absence, desk.today)
    for shift in reopened:
        edit.change_shift(session, shift, replace(shift, state=ShiftState.PLANNED))
    if before is None:
        session.add(ABSENCE.row_of(absence))
    else:
        edit.change_absence(session, absence)
    say(session, summary)
    planned = (*shifts_inside(book, absence, ShiftState.PLANNED), *plan, *reopened)
    lost = tuple(sorted(planned, key=lambda shift: shift.start))
    return AbsenceDone(summary=summary, absence=absence, lost=lost, reopened=reopened)


def _days_to_plan(book: Book, absence: Absence, today: date) -> Iterable[date]:
    """Days of the absence in open months up to the next month: later ones are planned with their month."""
    horizon = Month.of(today).plus(1).last
    first, last = absence.first, min(absence.last or horizon, horizon)
    if first > last:
        return ()
    closed = set(book.closed_months)
    return (day for day in DateRange(first, last) if Month.of(day) not in closed)


def _vacation_notice(book: Book, absence: Absence) -> tuple[Notice, ...]:
    """Say what becomes of vacation days on which somebody is ill."""
    crossed = [
        other
        for other in book.absences
        if other.assistant == absence.assistant
        and other.kind is VACATION
        and other.first <= (absence.last or date.max)
        and absence.first <= (other.last or date.max)
    ]
    if not crossed:
        return ()
    proven = absence.certified_from is not None
    text = (
        f"In den Urlaub ({span(crossed[0])}) fällt Krankheit. "
        + ("Bescheinigte Tage zählen nicht als Urlaub, sie kommen aufs Konto zurück." if proven else "")
        + ("" if proven else "Nur Tage mit ärztlicher Bescheinigung kommen aufs Konto zurück; sie fehlt noch.")
    )
    return (Notice(code="vacation_while_sick", text=text, law="BUrlG § 9"),)


def _still_needed(book: Book, absence: Absence) -> list[Refusal]:
    found = []
    cover = next((shift for shift in book.shifts if shift.covers == absence.key), None)
    if cover is not None:
        found.append(
            Refusal(
                f"{assistant_by_key(book, cover.assistant).first_name} vertritt {_name(book, absence)} am "
                f"{day_in_words(cover.start.date())}. Löschen oder ändern Sie zuerst diese Schicht.",
                code="still_covered",
                place="Vertretung",
            )
        )
    request = next((each for each in book.substitute_requests if each.absence == absence.key), None)
    if request is not None:
        found.append(
            Refusal(
                f"Wegen dieser Abwesenheit gibt es einen Antrag auf eine Ersatzkraft vom {request.drafted_on:%d.%m.%Y}. "
                "Kürzen Sie die Abwesenheit, oder nehmen Sie den Antrag zurück, solange er das Letzte ist: lohn zurück",
                code="still_requested",
                place="Antrag",
            )
        )
    follow = next((other for other in book.absences if other.continues == absence.key), None)
    if follow is not None:
        found.append(
            Refusal(
                f"Die Krankheit {span(follow)} ist als Folge dieser Krankheit eingetragen. Löschen Sie zuerst jene.",
                code="still_continued",
                place="Folge von",
            )
        )
    return found
