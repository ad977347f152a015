"""Hours out of a file (CSV, ICS): what would be noted is shown first; then all of it is noted in one action, or nothing.

Each row becomes the same shift as a typed line and is held to the same checks. What stands there already is passed over;
what is not understood or does not fit stops the whole, unless it is to be left out.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from payroll.office import hours_file_words as words
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.done import Preview, ShiftsDone
from payroll.office.guards import refuse
from payroll.office.hour_checks import absence_on, said, shift_findings
from payroll.office.hours import AROUND, Placed, frozen_plan, note_placed, placed
from payroll.office.hours_file_words import Intake
from payroll.office.intake.entries import PRIVATE
from payroll.office.intake.files import FileKind, HoursFile, read_hours_file
from payroll.office.intake.found import FoundShift, Reading
from payroll.office.intake.names import known
from payroll.office.intake.words import day_in_words, fold
from payroll.office.lookups import assistant as find_assistant
from payroll.office.lookups import assistant_by_key, names
from payroll.office.lookups import grant as find_grant
from payroll.office.shelf import load_book
from payroll.pay.facts import Shift, ShiftState
from payroll.periods import DateRange, Month
from payroll.records.journal import BookSession
from payroll.refusal import NotUnderstood, Refusal, RefusalList

NEAR = timedelta(days=1)


def preview_hours_file(
    desk: Desk,
    path: str,
    assistant: str | None = None,
    month: Month | None = None,
    skip: bool = False,  # noqa: FBT001, FBT002
) -> Preview:
    """Return what :func:`take_in_hours_file` would do; nothing is written. ``Refusal`` where the file cannot be read at all.

    Without *skip*, problems leave no question: nothing would be noted.
    """
    with desk.read() as session:
        intake = _intake(session, desk.today, path, assistant, month)[0]
    blocked = bool(intake.problems) and not skip
    return Preview(
        lines=tuple(words.lines(intake, skip=skip)),
        question="" if blocked or not intake.new else words.question(intake),
        details=words.details(intake),
        exit_code=max(problem.exit_code for problem in intake.problems) if blocked else 0,
    )


def take_in_hours_file(
    desk: Desk,
    path: str,
    assistant: str | None = None,
    month: Month | None = None,
    skip: bool = False,  # noqa: FBT001, FBT002
) -> ShiftsDone:
    """Note the hours of the file at *path* in one action.

    *assistant*: who is meant where the file names nobody. *month*: only what begins in it; needed for recurring events.
    *skip*: leave out what is not understood or does not fit. ``Refusal``/``RefusalList``: problems, nothing new, no file.
    """
    with desk.action("take_in_hours_file", "") as session:
        intake, book = _intake(session, desk.today, path, assistant, month)
        if intake.problems and not skip:
            refuse(intake.problems)
        if not intake.new:
            raise Refusal(
                f"In {intake.file} steht nichts Neues: {words.known_in_words(intake)} Geändert wurde nichts.",
                code="nothing_new",
                place="Datei",
            )
        return note_placed(session, book, intake.new, words.summary(intake))


# --- from the file to the book ----------------------------------------------------------------------------------------


def _intake(session: BookSession, today: date, path: str, assistant: str | None, month: Month | None) -> tuple[Intake, Book]:
    """Return what the file comes to, and the book as it stands with it."""
    around = load_book(session, window=DateRange(today, today))
    person = find_assistant(around, assistant) if assistant else None
    file = read_hours_file(path)
    reading = _in_month(_read(file, around, today, person.key if person else None, month), month)
    people = {name.key: name.full for name in names(around)}
    intake = Intake(file=file.name, people=people, problems=[*reading.problems], remarks=[*reading.remarks])
    if not reading.shifts:
        return intake, around
    first = min(shift.start.date() for shift in reading.shifts)
    last = max(shift.end.date() for shift in reading.shifts)
    book = load_book(session, window=DateRange(first - AROUND, last + AROUND))
    book = _Fitting(book, today, person.key if person else None, intake).fit(reading.shifts)
    intake.problems.sort(key=_line_of)
    return intake, book


def _line_of(problem: Refusal) -> int:
    """Rows of a table in their order; events of a calendar stay as they came."""
    found = re.match(r"Zeile (\d+)", problem.place)
    return int(found[1]) if found else 0


def _read(file: HoursFile, book: Book, today: date, person: str | None, month: Month | None) -> Reading:
    try:
        if file.kind is FileKind.CSV:
            from payroll.office.intake.table import read_table

            return read_table(file.text, today)
        from payroll.office.intake.calendar import read_calendar

        people = names(book)
        meant = next((name for name in people if name.key == person), None)
        return read_calendar(file.text, names=people, person=meant, month=month)
    except NotUnderstood as refused:
        place = f"{file.name}, {refused.place}" if refused.place else file.name
        raise NotUnderstood(refused.sentence, code=refused.code, place=place) from None


def _in_month(reading: Reading, month: Month | None) -> Reading:
    if month is None:
        return reading
    inside = tuple(shift for shift in reading.shifts if shift.start.date() in month.range)
    outside = len(reading.shifts) - len(inside)
    told = f"{words.rows(outside)} außerhalb des Monats, nicht gelesen." if outside else ""
    return replace(reading, shifts=inside, remarks=(*reading.remarks, *([told] if told else [])))


class _Fitting:
    """Fits the rows of a file into the book, one after the other."""

    def __init__(self, book: Book, today: date, person: str | None, intake: Intake) -> None:
        self._book, self._today, self._person, self._intake = book, today, person, intake
        self._near: defaultdict[tuple[str, date], list[Shift]] = defaultdict(list)
        for shift in book.shifts:
            self._add(shift)
        self._from_file: set[tuple[str, Any, Any]] = set()

    def fit(self, shifts: Iterable[FoundShift]) -> Book:
        """Sort all *shifts* into the intake; return the book as it stands with the new ones."""
        gone: set[Shift] = set()
        for found in shifts:
            try:
                shift = self._shift(found)
                one = self._fits(shift, found.place)
            except RefusalList as refused:
                self._intake.problems += [_placed_at(each, found.place) for each in refused.refusals]
                continue
            except Refusal as refused:
                self._intake.problems.append(_placed_at(refused, found.place))
                continue
            if one is not None:
                self._intake.new.append(one)
                gone.update(one.old)
                for old in one.old:
                    self._take_out(old)
                self._add(one.shift)
        kept = (shift for shift in self._book.shifts if shift not in gone)
        return replace(self._book, shifts=(*kept, *(one.shift for one in self._intake.new)))

    def _fits(self, shift: Shift, place: str) -> Placed | None:
        """Return how a shift is noted, ``None`` if it stands there already; raises what speaks against it."""
        near = self._around(shift)
        name = assistant_by_key(self._book, shift.assistant).first_name
        same = next((other for other in near if (other.start, other.end) == (shift.start, shift.end)), None)
        key = (shift.assistant, shift.start, shift.end)
        if key in self._from_file:
            self._intake.known.append(f"{place}: {name}, {said(shift)}, steht in der Datei zweimal.")
            return None
        if same is not None and (same.state is shift.state or same.state is ShiftState.WORKED):
            differs = _differs(same, shift)
            end = f"; dort {differs}, das bleibt so" if differs else ""
            self._intake.known.append(f"{place}: {name}, {said(shift)}, steht schon im Buch{end}.")
            return None
        book = replace(self._book, shifts=tuple(near))
        one = placed(book, shift, self._today)
        refuse(shift_findings(book, one.shift, self._today, besides=one.old) or frozen_plan(book, [one]))
        self._from_file.add(key)
        return one

    def _shift(self, found: FoundShift) -> Shift:
        """Return the shift a row means; raises where a name, a grant or a cover is not known."""
        who = self._key(found.who, "Name") if found.who else self._person
        if who is None:
            if len(self._book.assistants) != 1:
                raise NotUnderstood(
                    f"Hier steht kein Name. Es gibt: {known(names(self._book))}. Sagen Sie, wer es ist: --person NAME",
                    code="no_name",
                    place="Name",
                )
            who = self._book.assistants[0].key
        day = found.start.date()
        planned = found.planned if found.planned is not None else day > self._today
        return Shift(
            assistant=who,
            start=found.start,
            end=found.end,
            break_minutes=found.break_minutes,
            kind=found.kind,
            state=ShiftState.PLANNED if planned else ShiftState.WORKED,
            grant=self._grant(found.grant),
            covers=self._covers(found.covers, day),
        )

    def _key(self, typed: str, place: str) -> str:
        last, comma, first = typed.partition(",")
        try:
            return find_assistant(self._book, f"{first.strip()} {last.strip()}" if comma else typed.strip()).key
        except NotUnderstood as refused:
            raise NotUnderstood(refused.sentence, code=refused.code, place=place) from None

    def _grant(self, typed: str) -> str | None:
        if not typed:
            return None
        return PRIVATE if fold(typed) in (PRIVATE, "privat", "keine") else find_grant(self._book, typed).key

    def _covers(self, typed: str, day: date) -> str | None:
        if not typed:
            return None
        missing = self._key(typed, "Vertretung")
        absence = absence_on(self._book, missing, day)
        if absence is None:
            name = assistant_by_key(self._book, missing).first_name
            raise Refusal(
                f"Für {name} ist am {day_in_words(day)} keine Abwesenheit eingetragen. Tragen Sie sie zuerst ein.",
                code="nothing_to_cover",
                place="Vertretung",
            )
        return absence.key

    # The shifts near a day, so that a long file does not look at all of them for each row

    def _days(self, shift: Shift) -> DateRange:
        return DateRange(shift.start.date(), max(shift.start.date(), shift.end.date()))

    def _add(self, shift: Shift) -> None:
        for day in self._days(shift):
            self._near[shift.assistant, day].append(shift)

    def _take_out(self, shift: Shift) -> None:
        for day in self._days(shift):
            self._near[shift.assistant, day].remove(shift)

    def _around(self, shift: Shift) -> list[Shift]:
        days = DateRange(shift.start.date() - NEAR, max(shift.start.date(), shift.end.date()) + NEAR)
        return list(dict.fromkeys(other for day in days for other in self._near.get((shift.assistant, day), ())))


def _placed_at(refused: Refusal, place: str) -> Refusal:
    where = f"{place}, {refused.place}" if refused.place and refused.place != place else place
    return type(refused)(refused.sentence, code=refused.code, place=where)


def _differs(there: Shift, here: Shift) -> str:
    """Return what the book says otherwise of the same time."""
    if there.break_minutes != here.break_minutes:
        return f"mit Pause {there.break_minutes} statt {here.break_minutes} Minuten"
    return "als andere Art von Arbeit" if there.kind is not here.kind else ""
