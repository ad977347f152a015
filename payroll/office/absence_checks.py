"""Whether an absence may be noted: pure checks over the book; each finds everything that is wrong, none raises."""

from collections.abc import Iterator
from datetime import date

from payroll.office.book import Book
from payroll.office.guards import contract_findings, far_findings, order_findings
from payroll.office.hour_checks import SAID_ABSENCE, days_of, said
from payroll.office.intake.words import clock_in_words, day_in_words
from payroll.office.lookups import assistant_by_key
from payroll.office.planning import roster_on
from payroll.pay.facts import Absence, AbsenceKind, Shift, ShiftState
from payroll.periods import DateRange, Month, midnight
from payroll.refusal import Refusal

SICK, VACATION = AbsenceKind.SICK, AbsenceKind.VACATION
NEEDS_END = frozenset({VACATION, AbsenceKind.CHILD_SICK, AbsenceKind.SPECIAL})


def span(absence: Absence) -> str:
    """Return "4. März 2026", "4. bis 10. März 2026" or "ab 4. März 2026"."""
    first = day_in_words(absence.first, weekday=False)
    if absence.last is None:
        return f"ab {first}"
    return first if absence.last == absence.first else f"{first} bis {day_in_words(absence.last, weekday=False)}"


def shifts_inside(book: Book, absence: Absence, state: ShiftState) -> tuple[Shift, ...]:
    """Return the person's shifts of *state* that start on a day of the absence."""
    return tuple(
        shift
        for shift in book.shifts
        if shift.assistant == absence.assistant
        and shift.state is state
        and absence.first <= shift.start.date() <= (absence.last or date.max)
    )


def to_reopen(book: Book, absence: Absence, today: date) -> tuple[Shift, ...]:
    """Return the confirmed shifts inside the absence that cannot have been worked.

    Reported ill, the days after the first were lost, not worked; the first day keeps its shifts where work was done
    before falling ill. Any absence takes back what was confirmed ahead of its day.
    """
    worked = shifts_inside(book, absence, ShiftState.WORKED)
    if absence.kind is SICK:
        return tuple(shift for shift in worked if shift.start.date() > min(absence.first, today))
    return tuple(shift for shift in worked if shift.start.date() > today)


def absence_findings(book: Book, absence: Absence, today: date, *, besides: str | None = None) -> list[Refusal]:
    """Return everything that speaks against noting *absence*; *besides*: key of the absence it replaces."""
    order = order_findings(absence.first, absence.last, "Ende")
    if order:
        return order
    assistant = assistant_by_key(book, absence.assistant)
    known_days = DateRange(absence.first, absence.last or absence.first)
    return [
        *_end_findings(absence),
        *contract_findings(assistant, known_days, "Tage"),
        *(far_findings(absence.first, today, "Beginn") if absence.kind is SICK else _very_far(absence, today)),
        *_crossing(book, absence, besides),
        *_illness_findings(book, absence),
        *_work_findings(book, absence, today),
        *(_duty_findings(book, absence, today) if absence.kind is VACATION else ()),
    ]


def _end_findings(absence: Absence) -> Iterator[Refusal]:
    if absence.last is None and absence.kind in NEEDS_END:
        yield Refusal(
            f"Es fehlt der letzte Tag (Beginn: {day_in_words(absence.first)}). Nur bei Krankheit, Mutterschutz, Eltern- und "
            "Pflegezeit und unbezahlter Freistellung darf er offen bleiben.",
            code="end_missing",
            place="Ende",
        )


def _very_far(absence: Absence, today: date) -> Iterator[Refusal]:
    if absence.first.year > today.year + 1:
        yield Refusal(
            f"{day_in_words(absence.first)} liegt weit in der Zukunft. Prüfen Sie das Jahr.",
            code="far_future",
            place="Beginn",
        )


def _crossing(book: Book, absence: Absence, besides: str | None) -> Iterator[Refusal]:
    name = assistant_by_key(book, absence.assistant).first_name
    for other in book.absences:
        if other.assistant != absence.assistant or other.key == besides or not _overlap(absence, other):
            continue
        if (absence.kind, other.kind) == (SICK, VACATION):
            continue  # certified days of illness are not vacation (§ 9 BUrlG): the account gets them back
        if (absence.kind, other.kind) == (VACATION, SICK):
            yield Refusal(
                f"{name} ist krank ({span(other)}). An diesen Tagen gibt es keinen Urlaub. "
                "Nehmen Sie die Tage davor und danach, oder beenden Sie zuerst die Krankheit.",
                code="vacation_while_sick",
                place="Tage",
            )
        else:
            yield Refusal(
                f"{name} ist schon {SAID_ABSENCE[other.kind]}: {span(other)}. Das überschneidet sich mit {span(absence)}. "
                "Ändern Sie die vorhandene Abwesenheit, oder nehmen Sie andere Tage.",
                code="absence_twice",
                place="Tage",
            )


def _overlap(one: Absence, other: Absence) -> bool:
    return one.first <= (other.last or date.max) and other.first <= (one.last or date.max)


def _illness_findings(book: Book, absence: Absence) -> Iterator[Refusal]:
    certified = absence.certified_from
    if certified is not None and not absence.first <= certified <= (absence.last or date.max):
        yield Refusal(
            f"Die Bescheinigung gilt ab {day_in_words(certified, weekday=False)}, die Abwesenheit ist {span(absence)}. "
            "Prüfen Sie beide Tage.",
            code="certificate_outside",
            place="Bescheinigung",
        )
    if absence.continues is None:
        return
    before = next((entry for entry in book.absences if entry.key == absence.continues), None)
    if before is None or before.assistant != absence.assistant or before.kind is not SICK or before.first >= absence.first:
        name = assistant_by_key(book, absence.assistant).first_name
        yield Refusal(
            f"Eine frühere Krankheit von {name} „{absence.continues}“ gibt es nicht. "
            "Nennen Sie die Krankheit, die sich fortsetzt, oder lassen Sie die Angabe weg.",
            code="unknown_absence",
            place="Folge von",
        )


def _work_findings(book: Book, absence: Absence, today: date) -> Iterator[Refusal]:
    name = assistant_by_key(book, absence.assistant).first_name
    if absence.kind is SICK:
        if not absence.worked_that_day:
            yield from _first_day_findings(book, absence, name, today)
        return
    ahead = to_reopen(book, absence, today)
    worked = [shift for shift in shifts_inside(book, absence, ShiftState.WORKED) if shift not in ahead]
    if worked:
        yield Refusal(
            f"{name} hat am {said(worked[0])} gearbeitet. An einem Arbeitstag geht keine Abwesenheit. "
            "Löschen Sie zuerst die Schicht oder nehmen Sie andere Tage.",
            code="worked_that_day",
            place="Tage",
        )


def _first_day_findings(book: Book, absence: Absence, name: str, today: date) -> Iterator[Refusal]:
    """Work on the first day decides when the six weeks start (§ 187 BGB): it is asked, never guessed."""
    begins = midnight(absence.first)
    done = (shift for shift in book.shifts if shift.assistant == absence.assistant and shift.state is ShiftState.WORKED)
    for shift in done:
        if absence.first in days_of(shift) and shift.start.date() <= today:
            when = "in der Nacht" if shift.start < begins else f"von {clock_in_words(shift.start.time())} Uhr an"
            yield Refusal(
                f"{name} hat am {day_in_words(absence.first)} {when} gearbeitet. Ist {name} danach krank geworden, "
                f"sagen Sie „gearbeitet“ dazu: {name.lower()} krank ab {absence.first:%d.%m.} gearbeitet. "
                f"Sonst machen Sie die Schicht zuerst wieder zur geplanten: {name.lower()} {shift.start:%d.%m.} "
                f"{clock_in_words(shift.start.time())}-{clock_in_words(shift.end.time())} geplant",
                code="worked_first_day",
                place="Beginn",
            )
            return


def unplanned(book: Book, absence: Absence, today: date) -> bool:
    """Tell whether nobody can know yet on which days of *absence* duty would be: later than shifts can be noted, no plan."""
    mine = any(
        entry.assistant == absence.assistant and (entry.valid_to or date.max) >= absence.first for entry in book.roster
    )
    return not mine and Month.of(absence.first) > Month.of(today).plus(1)


def _duty_findings(book: Book, absence: Absence, today: date) -> Iterator[Refusal]:
    if absence.last is None or duty_days(book, absence) or unplanned(book, absence, today):
        return
    name = assistant_by_key(book, absence.assistant).first_name
    yield Refusal(
        f"{name} hat {span(absence)} keinen Dienst: im Plan und in der Wochenplanung steht nichts. "
        "Der Urlaub würde keinen Tag zählen. Tragen Sie zuerst die Schichten ein, die ausfallen, "
        f"oder nehmen Sie Tage mit Dienst. Zum Beispiel: {name.lower()} {absence.first:%d.%m.} 8-12 geplant",
        code="no_duty",
        place="Tage",
    )


def duty_days(book: Book, absence: Absence) -> tuple[date, ...]:
    """Return the days of the absence with duty to work: a planned shift or, where nothing is noted, the roster's."""
    if absence.last is None:
        return ()
    noted = {shift.start.date(): shift for shift in book.shifts if shift.assistant == absence.assistant}
    planned = {shift.start.date() for shift in shifts_inside(book, absence, ShiftState.PLANNED)}
    return tuple(
        day
        for day in DateRange(absence.first, absence.last)
        if day in planned or (day not in noted and roster_on(book, absence.assistant, day))
    )
