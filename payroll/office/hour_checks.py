"""Whether a shift may be noted: pure checks over the book; each finds everything that is wrong, none raises."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from payroll.office.book import Book
from payroll.office.guards import contract_findings, far_findings, said_month
from payroll.office.intake.entries import PRIVATE
from payroll.office.intake.words import clock_in_words, day_in_words
from payroll.office.lookups import assistant_by_key
from payroll.pay.facts import Absence, AbsenceKind, Shift, ShiftState
from payroll.periods import DateRange, Month, clock_exists, elapsed_minutes
from payroll.refusal import Refusal

LONGEST = timedelta(hours=24)
SAID_ABSENCE = {
    AbsenceKind.SICK: "krank",
    AbsenceKind.VACATION: "im Urlaub",
    AbsenceKind.CHILD_SICK: "wegen des kranken Kindes zu Hause",
    AbsenceKind.SPECIAL: "im bezahlten Sonderurlaub",
    AbsenceKind.UNPAID: "unbezahlt frei",
    AbsenceKind.MATERNITY: "im Mutterschutz",
    AbsenceKind.PARENTAL: "in Elternzeit",
    AbsenceKind.CARE: "in Pflegezeit",
}


def days_of(shift: Shift) -> tuple[date, ...]:
    """Return the calendar days the shift has time on; an end at midnight does not touch the next day."""
    last = shift.end - timedelta(minutes=1)
    return tuple(DateRange(shift.start.date(), max(shift.start.date(), last.date())))


def overlapping(shift: Shift, others: Iterable[Shift]) -> tuple[Shift, ...]:
    """Return the same person's *others* that share time with *shift*, whatever became of them."""
    return tuple(
        other
        for other in others
        if other.assistant == shift.assistant
        and elapsed_minutes(other.start, shift.end) > 0
        and elapsed_minutes(shift.start, other.end) > 0
    )


def absence_on(book: Book, assistant: str, day: date) -> Absence | None:
    """Return the assistant's absence of that day; an illness before anything else."""
    found = [
        absence
        for absence in book.absences
        if absence.assistant == assistant and absence.first <= day <= (absence.last or date.max)
    ]
    return min(found, key=lambda absence: absence.kind is not AbsenceKind.SICK, default=None)


def said(shift: Shift) -> str:
    """Return "Montag, 26. Oktober 2026, 8 bis 12 Uhr"."""
    start, end = shift.start, shift.end
    return f"{day_in_words(start.date())}, {clock_in_words(start.time())} bis {clock_in_words(end.time())} Uhr"


def shift_findings(book: Book, shift: Shift, today: date, *, besides: tuple[Shift, ...] = ()) -> list[Refusal]:
    """Return everything that speaks against noting *shift* in *book*; *besides*: shifts it takes the place of."""
    clock = [*_clock_findings(shift)]
    if clock:
        return clock
    days = days_of(shift)
    assistant = assistant_by_key(book, shift.assistant)
    return [
        *_break_findings(shift),
        *contract_findings(assistant, days, "Tag"),
        *far_findings(days[0], today, "Tag"),
        *_future_findings(shift, today),
        *_overlap_findings(book, shift, besides),
        *_absence_findings(book, shift),
        *_grant_findings(book, shift),
        *_cover_findings(book, shift),
    ]


def _clock_findings(shift: Shift) -> Iterator[Refusal]:
    for moment, place in ((shift.start, "Beginn"), (shift.end, "Ende")):
        if not clock_exists(moment.date(), moment.time()):
            yield Refusal(
                f"{clock_in_words(moment.time())} Uhr gibt es am {day_in_words(moment.date())} nicht: "
                "die Uhr wird vorgestellt. Nehmen Sie die Uhrzeit, die die Uhr danach zeigte.",
                code="skipped_time",
                place=place,
            )
    if elapsed_minutes(shift.start, shift.end) <= 0:
        yield Refusal(
            f"Die Schicht endet, {_moment(shift.end)}, bevor sie beginnt, {_moment(shift.start)}. Prüfen Sie beide Zeiten.",
            code="ends_before_start",
            place="Ende",
        )
    elif shift.end.replace(tzinfo=None) - shift.start.replace(tzinfo=None) > LONGEST:
        yield Refusal(
            f"Die Schicht dauert von {_moment(shift.start)} bis {_moment(shift.end)}, das sind mehr als 24 Stunden. "
            "Tragen Sie jeden Tag für sich ein.",
            code="too_long",
            place="Ende",
        )


def _moment(moment: datetime) -> str:
    return f"{day_in_words(moment.date())}, {clock_in_words(moment.time())} Uhr"


def _break_findings(shift: Shift) -> Iterator[Refusal]:
    length = elapsed_minutes(shift.start, shift.end)
    if not 0 <= shift.break_minutes < length:
        yield Refusal(
            f"Eine Pause von {shift.break_minutes} Minuten passt nicht in eine Schicht von {length} Minuten. "
            "Geben Sie die unbezahlte Pause in Minuten an, 0 für keine.",
            code="break_too_long",
            place="Pause",
        )


def _future_findings(shift: Shift, today: date) -> Iterator[Refusal]:
    # a month is often confirmed and closed some days before it ends, because the pay day lies inside it
    if shift.state is ShiftState.WORKED and Month.of(shift.start.date()) > Month.of(today):
        yield Refusal(
            f"{day_in_words(shift.start.date())} liegt nach {said_month(Month.of(today))} und kann noch nicht "
            "gearbeitet sein. Tragen Sie die Schicht als geplant ein.",
            code="not_yet_worked",
            place="Tag",
        )


def _overlap_findings(book: Book, shift: Shift, besides: tuple[Shift, ...]) -> Iterator[Refusal]:
    name = assistant_by_key(book, shift.assistant).first_name
    for other in overlapping(shift, (entry for entry in book.shifts if entry not in besides)):
        if (other.start, other.end) == (shift.start, shift.end):
            yield Refusal(
                f"Das steht schon da: {name}, {said(other)}. Geändert wurde nichts. "
                "Stimmt daran etwas nicht, ändern Sie diese Schicht.",
                code="already_noted",
                place="Zeit",
            )
        else:
            yield Refusal(
                f"{name} hat schon eine Schicht am {said(other)}. Die Schicht am {said(shift)}, überschneidet sich damit. "
                "Ändern Sie eine der beiden Zeiten.",
                code="overlap",
                place="Zeit",
            )


def _absence_findings(book: Book, shift: Shift) -> Iterator[Refusal]:
    """Work on a day of absence; a planned shift there is the time lost by it."""
    absence = absence_on(book, shift.assistant, shift.start.date())
    if absence is None or shift.state is not ShiftState.WORKED:
        return
    if absence.kind is AbsenceKind.SICK and absence.worked_that_day and absence.first == shift.start.date():
        return
    name = assistant_by_key(book, shift.assistant).first_name
    yield Refusal(
        f"{name} ist am {day_in_words(shift.start.date())} {SAID_ABSENCE[absence.kind]} "
        f"(seit {day_in_words(absence.first, weekday=False)}). Hat {name} doch gearbeitet, beenden oder kürzen Sie zuerst "
        f"die Abwesenheit, zum Beispiel: {name.lower()} gesund ab {shift.start:%d.%m.}",
        code="absent",
        place="Tag",
    )


def _grant_findings(book: Book, shift: Shift) -> Iterator[Refusal]:
    if shift.grant is None or shift.grant == PRIVATE:
        return
    grant = next((entry for entry in book.grants if entry.key == shift.grant), None)
    if grant is None:
        known = ", ".join(entry.key for entry in book.grants) or "noch keine"
        yield Refusal(
            f"Eine Bewilligung „{shift.grant}“ gibt es nicht. Es gibt: {known}. „{PRIVATE}“ heißt: niemand zahlt dazu.",
            code="unknown_grant",
            place="Bewilligung",
        )
    elif not grant.valid_from <= shift.start.date() <= grant.valid_to:
        yield Refusal(
            f"Die Bewilligung „{grant.key}“ gilt vom {day_in_words(grant.valid_from, weekday=False)} bis "
            f"{day_in_words(grant.valid_to, weekday=False)}, nicht am {day_in_words(shift.start.date())}. "
            "Nehmen Sie eine andere Bewilligung oder prüfen Sie den Tag.",
            code="outside_grant",
            place="Bewilligung",
        )


def _cover_findings(book: Book, shift: Shift) -> Iterator[Refusal]:
    if shift.covers is None:
        return
    absence = next((entry for entry in book.absences if entry.key == shift.covers), None)
    if absence is None:
        yield Refusal(
            f"Eine Abwesenheit „{shift.covers}“ gibt es nicht. Tragen Sie zuerst ein, wer fehlt.",
            code="unknown_absence",
            place="Vertretung",
        )
    elif absence.assistant == shift.assistant:
        yield Refusal(
            "Niemand vertritt sich selbst. Nennen Sie die Person, die fehlt.", code="covers_self", place="Vertretung"
        )
    elif not absence.first <= shift.start.date() <= (absence.last or date.max):
        missing = assistant_by_key(book, absence.assistant).first_name
        yield Refusal(
            f"{missing} fehlt am {day_in_words(shift.start.date())} nicht. "
            "Prüfen Sie den Tag oder lassen Sie die Vertretung weg.",
            code="nothing_to_cover",
            place="Vertretung",
        )
