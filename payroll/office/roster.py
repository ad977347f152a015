"""The weekly roster: add shifts, end them. It only pre-fills; pay reads the shifts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from payroll.office import edit
from payroll.office.book import Book, RosterEntry
from payroll.office.bookfile import form
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.guards import contract_findings, order_findings, refuse
from payroll.office.intake.words import WEEKDAYS as DAY_NAMES
from payroll.office.intake.words import clock_in_words, day_in_words, listed
from payroll.office.lookups import assistant as find_assistant
from payroll.office.row_pairs import PRIVATE, roster_row
from payroll.office.shelf import load_book
from payroll.office.upkeep import file_findings, grant_key, say
from payroll.periods import ONE_DAY
from payroll.records.choices import WEEKDAYS
from payroll.records.journal import BookSession
from payroll.records.tables import RosterRow
from payroll.refusal import Refusal

MINUTES_PER_DAY = 24 * 60
MINUTES_PER_WEEK = 7 * MINUTES_PER_DAY


def add_roster(
    desk: Desk,
    assistant: str,
    weekdays: Sequence[str],
    clock: tuple[time, time],
    valid_from: date,
    break_minutes: int = 0,
    valid_to: date | None = None,
    grant: str | None = None,
) -> Done:
    """Add weekly shifts at the same hours from a day on; an end not after the start lies on the next day.

    *weekdays*: mon … sun. ``Refusal``: outside the contract, overlap with the roster of the same time, a break too long.
    """
    with desk.action("add_roster", "") as session:
        book = load_book(session)
        person = find_assistant(book, assistant)
        paid_by = grant if grant == PRIVATE else grant_key(book, grant)
        entries = [
            RosterEntry(
                assistant=person.key,
                weekday=weekday,
                start=clock[0],
                end=clock[1],
                break_minutes=break_minutes,
                valid_from=valid_from,
                valid_to=valid_to,
                grant=paid_by,
            )
            for weekday in weekdays
        ]
        findings = order_findings(valid_from, valid_to, "Bis")
        findings += contract_findings(person, [valid_from, *([valid_to] if valid_to else [])], "Ab")
        for entry in entries:
            findings += [*file_findings(form.ROSTER_ENTRY, entry), *_break_findings(entry), *_overlap_findings(book, entry)]
            book = replace(book, roster=(*book.roster, entry))
        refuse(findings)
        session.add_all(roster_row(entry) for entry in entries)
        listed_entries = listed([said(entry) for entry in entries])
        return Done(summary=say(session, f"{person.first_name}: {listed_entries}, ab {_day(valid_from)}."))


def end_roster_entry(desk: Desk, assistant: str, weekday: str, start: time, valid_to: date) -> Done:
    """End the weekly shift of *weekday* that begins at *start* with its last day; one not begun by then is deleted."""
    with desk.action("end_roster_entry", "") as session:
        book = load_book(session)
        person = find_assistant(book, assistant)
        mine = [entry for entry in book.roster if entry.assistant == person.key]
        found = next(
            (e for e in mine if (e.weekday, e.start) == (weekday, start) and (e.valid_to or date.max) > valid_to), None
        )
        if found is None:
            there = "; ".join(said(entry) for entry in mine) or "nichts"
            raise Refusal(
                f"{person.first_name} hat {_weekday(weekday)} ab {clock_in_words(start)} Uhr keine Schicht in der "
                f"Wochenplanung, die danach noch gilt. Dort steht: {there}.",
                code="unknown_roster_entry",
                place="Beginn",
            )
        row = edit.row_where(
            session, RosterRow, assistant=person.key, weekday=weekday, start=start, valid_from=found.valid_from
        )
        if found.valid_from > valid_to:
            edit.remove(session, row)
        else:
            row.valid_to = valid_to
        return Done(summary=say(session, f"{person.first_name}: {said(found)}, endet am {_day(valid_to)}."))


def end_rows(session: BookSession, assistant: str, last: date) -> None:
    """End the rows of an assistant's roster inside an action."""
    for row in edit.rows_where(session, RosterRow, assistant=assistant):
        if row.valid_from > last:
            edit.remove(session, row)
        elif row.valid_to is None or row.valid_to > last:
            row.valid_to = last


def said(entry: RosterEntry) -> str:
    """Return "montags 8 bis 12 Uhr"."""
    return f"{_weekday(entry.weekday)} {clock_in_words(entry.start)} bis {clock_in_words(entry.end)} Uhr"


def _weekday(weekday: str) -> str:
    return f"{DAY_NAMES[WEEKDAYS.index(weekday)].lower()}s"


def _day(day: date) -> str:
    return day_in_words(day, weekday=False)


def _minutes(entry: RosterEntry) -> tuple[int, int]:
    """Return first and last minute of the week."""
    first = WEEKDAYS.index(entry.weekday) * MINUTES_PER_DAY + entry.start.hour * 60 + entry.start.minute
    length = (entry.end.hour - entry.start.hour) * 60 + entry.end.minute - entry.start.minute
    return first, first + (length if length > 0 else length + MINUTES_PER_DAY)


def _break_findings(entry: RosterEntry) -> list[Refusal]:
    first, last = _minutes(entry)
    if entry.break_minutes < last - first:
        return []
    return [
        Refusal(
            f"Eine Pause von {entry.break_minutes} Minuten passt nicht in eine Schicht von {last - first} Minuten. "
            "Geben Sie die unbezahlte Pause in Minuten an.",
            code="break_too_long",
            place="Pause",
        )
    ]


def _overlap_findings(book: Book, entry: RosterEntry) -> list[Refusal]:
    first, last = _minutes(entry)
    for other in book.roster:
        if other.assistant != entry.assistant or not _same_time(entry, other):
            continue
        begin, end = _minutes(other)
        # a shift of Sunday night reaches into Monday of the next week
        if any(first < end + shift and begin + shift < last for shift in (-MINUTES_PER_WEEK, 0, MINUTES_PER_WEEK)):
            return [
                Refusal(
                    f"Das überschneidet sich mit der Wochenplanung {said(other)} (ab {_day(other.valid_from)}). "
                    f"Beenden Sie jene zuerst, spätestens mit dem {_day(entry.valid_from - ONE_DAY)}.",
                    code="overlap",
                    place="Zeit",
                )
            ]
    return []


def _same_time(one: RosterEntry, other: RosterEntry) -> bool:
    return one.valid_from <= (other.valid_to or date.max) and other.valid_from <= (one.valid_to or date.max)
