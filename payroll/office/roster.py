"""The roster, weekly or every n weeks: add shifts, end them. It only pre-fills; pay reads the shifts."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from math import lcm

from payroll.law.working_days import Severity, monday_of
from payroll.law.working_time_checks import OF_THE_DAY
from payroll.office import edit
from payroll.office.book import Book, RosterEntry
from payroll.office.bookfile import form
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.file_rules import file_findings
from payroll.office.frozen_plan import frozen_notices
from payroll.office.guards import contract_findings, order_findings, refuse
from payroll.office.intake.describe import KINDS
from payroll.office.intake.words import WEEKDAYS as DAY_NAMES
from payroll.office.intake.words import clock_in_words, day_in_words, listed
from payroll.office.lookups import assistant as find_assistant
from payroll.office.planning import from_roster, holds_on, meet, minutes_of_week
from payroll.office.row_pairs import PRIVATE, roster_row
from payroll.office.shelf import load_book
from payroll.office.upkeep import grant_key, say
from payroll.pay.facts import Assistant, ShiftKind
from payroll.pay.payslip import Notice
from payroll.pay.working_time import Work, findings_of
from payroll.periods import ONE_DAY, DateRange
from payroll.records.choices import WEEKDAYS
from payroll.records.journal import BookSession
from payroll.records.tables import RosterRow
from payroll.refusal import Refusal

LONGEST_RHYTHM = 24
"""Weeks of a roster that are looked at; rhythms of five and seven weeks together would come round after thirty-five."""


def add_roster(
    desk: Desk,
    assistant: str,
    weekdays: Sequence[str],
    clock: tuple[time, time],
    valid_from: date,
    break_minutes: int = 0,
    valid_to: date | None = None,
    grant: str | None = None,
    every_weeks: int = 1,
    kind: str = "work",
) -> Done:
    """Add recurring shifts at the same hours from a day on; an end not after the start lies on the next day.

    *weekdays*: mon … sun; *every_weeks*: in every n-th week, counted from the week of *valid_from*. ``Refusal``: outside the
    contract, overlap with the roster of the same time, a break too long, a rhythm of no or more than eight weeks.
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
                every_weeks=every_weeks,
                kind=ShiftKind(kind),
                noted_on=desk.today,
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
        summary = say(session, f"{person.first_name}: {listed_entries}, ab {_day(valid_from)}.")
        notices = (*frozen_notices(book, person.key, valid_from, valid_to), *roster_notices(book, person, valid_from))
        return Done(summary=summary, notices=notices)


def end_roster_entry(desk: Desk, assistant: str, weekday: str, start: time, valid_to: date) -> Done:
    """End the recurring shift of *weekday* that begins at *start* with its last day; one not begun by then is deleted.

    An illness reported before keeps the plan it was reported with. ``Refusal``: no such shift, one that only begins in such
    an illness.
    """
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
        notices = frozen_notices(book, person.key, max(found.valid_from, valid_to + ONE_DAY), found.valid_to)
        if found.valid_from <= valid_to:
            row.valid_to, row.ended_on, row.former_to = valid_to, desk.today, found.valid_to
        elif notices:
            raise Refusal(f"{said(found)} beginnt erst später. {notices[0].text}", code="frozen_plan", place="Bis")
        else:
            edit.remove(session, row)
        return Done(summary=say(session, f"{person.first_name}: {said(found)}, endet am {_day(valid_to)}."), notices=notices)


def end_rows(session: BookSession, assistant: str, last: date) -> None:
    """End the rows of an assistant's roster inside an action."""
    for row in edit.rows_where(session, RosterRow, assistant=assistant):
        if row.valid_from > last:
            edit.remove(session, row)
        elif row.valid_to is None or row.valid_to > last:
            row.valid_to = last


def settle_roster(session: BookSession, assistant: str, today: date) -> None:
    """Let what was noted earlier on the day of a report count as known before it: days alone could not tell the order."""
    for row in edit.rows_where(session, RosterRow, assistant=assistant):
        if row.noted_on == today:
            row.noted_on = None
        if row.ended_on == today:
            row.ended_on = row.former_to = None


def said(entry: RosterEntry) -> str:
    """Return "montags 8 bis 12 Uhr", "montags 8 bis 12 Uhr, alle 2 Wochen, Bereitschaft"."""
    parts = [f"{_weekday(entry.weekday)} {clock_in_words(entry.start)} bis {clock_in_words(entry.end)} Uhr"]
    if entry.every_weeks > 1:
        parts.append(f"alle {entry.every_weeks} Wochen")
    if KINDS[entry.kind]:
        parts.append(KINDS[entry.kind])
    return ", ".join(parts)


def _weekday(weekday: str) -> str:
    return f"{DAY_NAMES[WEEKDAYS.index(weekday)].lower()}s"


def _day(day: date) -> str:
    return day_in_words(day, weekday=False)


def _break_findings(entry: RosterEntry) -> list[Refusal]:
    first, last = minutes_of_week(entry)
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
    for other in book.roster:
        if other.assistant == entry.assistant and meet(entry, other):
            return [
                Refusal(
                    f"Das überschneidet sich mit der Wochenplanung {said(other)} (ab {_day(other.valid_from)}). "
                    f"Beenden Sie jene zuerst, spätestens mit dem {_day(entry.valid_from - ONE_DAY)}.",
                    code="overlap",
                    place="Zeit",
                )
            ]
    return []


def roster_notices(book: Book, person: Assistant, since: date) -> tuple[Notice, ...]:
    """Return what the working-time laws say to the person's roster as it stands from *since* on, over its whole rhythm."""
    mine = [entry for entry in book.roster if entry.assistant == person.key]
    weeks = min(lcm(*(entry.every_weeks for entry in mine)), LONGEST_RHYTHM)
    first = monday_of(since)
    days = DateRange(first, first + timedelta(weeks=weeks + 1, days=-1))
    shifts = [from_roster(entry, day) for day in days for entry in mine if holds_on(entry, day)]
    work = Work(assistant=person, shifts=shifts, window=days, is_holiday=lambda _day: False)
    found = {each.check: each for each in reversed(findings_of(work, OF_THE_DAY)) if each.severity is not Severity.INFO}
    return tuple(Notice(code="working_time", text=each.said, law=each.law) for each in reversed(found.values()))
