"""A week's or month's hours, day by person: what the hours screen and the plain dialogue show."""

from dataclasses import dataclass
from datetime import date, timedelta

from payroll.money import MINUTES_PER_HOUR, ZERO, round_half_up
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.shelf import load_book
from payroll.pay.facts import Absence, Assistant, Shift, ShiftState, valid_on
from payroll.periods import DateRange, Month, clipped

WEEK = timedelta(days=6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One person's day. *shifts* begin on that day; *minutes* paid or planned; *state*: leer | geplant | bestätigt |
    ausgefallen | Feiertag | Urlaub | krank | frei; *covers*: first name of who is stood in for.
    """

    day: date
    assistant: str
    shifts: tuple[Shift, ...]
    minutes: int
    state: str
    absence: Absence | None
    covers: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One person's column with sums in minutes: the shown days, the month, the month as agreed by contract."""

    assistant: Assistant
    minutes: int
    month_minutes: int
    agreed_minutes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursGrid:
    """Days by people; *cells* hold one for each day and person. *closed*: the month may not be changed any more."""

    days: DateRange
    month: Month
    closed: bool
    columns: tuple[Column, ...]
    cells: dict[tuple[date, str], Cell]


ABSENT_WORDS = {
    "sick": "krank",
    "vacation": "Urlaub",
    "child_sick": "Kind krank",
    "special": "frei, bezahlt",
    "unpaid": "frei",
    "maternity": "Mutterschutz",
    "parental": "Elternzeit",
    "care": "Pflegezeit",
}
SHIFT_WORDS = {
    ShiftState.PLANNED: "geplant",
    ShiftState.WORKED: "bestätigt",
    ShiftState.DROPPED: "ausgefallen",
    ShiftState.HOLIDAY: "Feiertag",
}


def week_of(day: date) -> DateRange:
    """Return Monday to Sunday of the week *day* lies in."""
    monday = day - timedelta(days=day.weekday())
    return DateRange(monday, monday + WEEK)


def hours_grid(desk: Desk, days: DateRange, month: Month | None = None) -> HoursGrid:
    """Return the hours of *days* with the sums of *month*, by default the one of their first day."""
    month = month or Month.of(days.first)
    window = DateRange(min(days.first, month.first), max(days.last, month.last))
    with desk.read() as session:
        book = load_book(session, window=window)
    people = [a for a in book.assistants if any(clipped(c.valid_from, c.valid_to, window) for c in a.contracts)]
    by_day: dict[tuple[date, str], list[Shift]] = {}
    for shift in sorted(book.shifts, key=lambda s: s.start):
        by_day.setdefault((shift.start.date(), shift.assistant), []).append(shift)
    cells = {
        (day, person.key): _cell(book, day, person, tuple(by_day.get((day, person.key), ())))
        for day in window
        for person in people
    }
    return HoursGrid(
        days=days,
        month=month,
        closed=month in book.closed_months,
        columns=tuple(_column(person, days, month, cells) for person in people),
        cells={key: cell for key, cell in cells.items() if key[0] in days},
    )


def _cell(book: Book, day: date, person: Assistant, shifts: tuple[Shift, ...]) -> Cell:
    absence = next((a for a in book.absences if a.assistant == person.key and _covers(a, day)), None)
    states = {shift.state for shift in shifts}
    if absence is not None and not states - {ShiftState.PLANNED}:
        state = ABSENT_WORDS[absence.kind.value]
    elif not shifts:
        state = "leer"
    elif ShiftState.PLANNED in states:
        state = SHIFT_WORDS[ShiftState.PLANNED]
    else:
        state = SHIFT_WORDS[shifts[0].state]
    counted = [shift for shift in shifts if shift.state is not ShiftState.DROPPED]
    return Cell(
        day=day,
        assistant=person.key,
        shifts=shifts,
        minutes=sum(shift.paid_minutes for shift in counted),
        state=state,
        absence=absence,
        covers=_covered(book, shifts),
    )


def _covered(book: Book, shifts: tuple[Shift, ...]) -> str | None:
    keys = {shift.covers for shift in shifts if shift.covers}
    absent = next((a.assistant for a in book.absences if a.key in keys), None)
    return next((a.first_name for a in book.assistants if a.key == absent), None)


def _covers(absence: Absence, day: date) -> bool:
    return absence.first <= day and (absence.last is None or day <= absence.last)


def _column(person: Assistant, days: DateRange, month: Month, cells: dict[tuple[date, str], Cell]) -> Column:
    mine = [cell for (_, key), cell in cells.items() if key == person.key]
    agreed = ZERO
    for day in month.range:
        # a section ends where the next begins
        contract = valid_on(person.contracts, day)
        if contract is not None and (contract.valid_to is None or day <= contract.valid_to):
            agreed += contract.weekly_hours * MINUTES_PER_HOUR / 7
    return Column(
        assistant=person,
        minutes=sum(cell.minutes for cell in mine if cell.day in days),
        month_minutes=sum(cell.minutes for cell in mine if cell.day in month.range),
        agreed_minutes=int(round_half_up(agreed, 0)),
    )
