"""What was understood, said back in plain German before it is saved."""

from datetime import date, time

from payroll.money import hours
from payroll.office.intake.entries import (
    PRIVATE,
    AbsenceEntry,
    BackEntry,
    Entry,
    FreeEntry,
    PlannedEntry,
    RemoveEntry,
    ShiftEntry,
    runs,
)
from payroll.office.intake.words import clock_in_words, day_in_words, listed
from payroll.pay.facts import AbsenceKind, ShiftKind, ShiftState

MIDNIGHT = time(0)
WRONG_PLAN = "; der Plan war schon vor der Krankmeldung falsch eingetragen"

KINDS = {
    ShiftKind.WORK: "",
    ShiftKind.STANDBY: "Bereitschaft",
    ShiftKind.TRAVEL: "Fahrt",
    ShiftKind.TRAINING: "Fortbildung",
    ShiftKind.COMPANION: "Begleitung im Krankenhaus",
}
_ABSENCES = {
    AbsenceKind.SICK: "krank",
    AbsenceKind.VACATION: "Urlaub",
    AbsenceKind.CHILD_SICK: "Kind krank",
    AbsenceKind.SPECIAL: "bezahlter Sonderurlaub",
    AbsenceKind.UNPAID: "unbezahlt frei",
    AbsenceKind.MATERNITY: "Mutterschutz",
    AbsenceKind.PARENTAL: "Elternzeit",
    AbsenceKind.CARE: "Pflegezeit",
}


def describe(entry: Entry) -> str:
    """Return one sentence saying who, when and what."""
    match entry:
        case ShiftEntry():
            return _shift(entry)
        case RemoveEntry():
            which = "alle Schichten" if entry.clock is None else f"die Schicht {_clocks(entry.clock)}"
            return f"{entry.assistant.full}: {days_in_words(entry.days)}, {which} gelöscht."
        case PlannedEntry():
            who = entry.assistant.full if entry.assistant else "Alle"
            return f"{who}: {days_in_words(entry.days)}, wie geplant gearbeitet."
        case FreeEntry():
            why = "wegen Feiertag ausgefallen" if entry.state is ShiftState.HOLIDAY else "frei, ohne Lohn"
            wrong = WRONG_PLAN if entry.plan_was_wrong else ""
            return f"{entry.assistant.full}: {days_in_words(entry.days)}, geplante Zeiten {why}{wrong}."
        case AbsenceEntry():
            return _absence(entry)
        case BackEntry():
            return f"{entry.assistant.full}: wieder gesund ab {day_in_words(entry.on)}."


def days_in_words(days: tuple[date, ...]) -> str:
    """Return the days as runs: "3. bis 7. November 2026", "Samstag, 3. Oktober 2026"."""
    return listed([_range(first, last) for first, last in runs(days)])


def _range(first: date, last: date | None) -> str:
    if last is None:
        return f"ab {day_in_words(first)}"
    if first == last:
        return day_in_words(first)
    same_year = first.year == last.year
    if same_year and first.month == last.month:
        begin = f"{first.day}."
    else:
        begin = day_in_words(first, weekday=False, year=not same_year)
    return f"{begin} bis {day_in_words(last, weekday=False)}"


def _shift(entry: ShiftEntry) -> str:
    amount = f"{hours(entry.minutes)}".replace(".", ",")
    parts = [
        days_in_words(entry.days),
        f"{clock_in_words(entry.start)} bis {_end(entry)}",
        f"Pause {entry.break_minutes} Minuten" if entry.break_minutes else "",
        KINDS[entry.kind],
        f"für {entry.covers.full}" if entry.covers else "",
        _grant(entry.grant),
        f"{amount} Stunden" + (" zusammen" if len(entry.days) > 1 else ""),
        _plan(entry),
        f"statt {_clocks(entry.instead)}" if entry.instead else "",
    ]
    wrong = WRONG_PLAN if entry.plan_was_wrong else ""
    return f"{entry.assistant.full}: {', '.join(part for part in parts if part)}{wrong}."


def _clocks(clock: tuple[time, time]) -> str:
    start, end = clock
    return f"{clock_in_words(start)} bis {'24' if end == MIDNIGHT else clock_in_words(end)} Uhr"


def _end(entry: ShiftEntry) -> str:
    if entry.end == MIDNIGHT:
        return "24 Uhr"
    return f"{clock_in_words(entry.end)} Uhr" + ("" if entry.end > entry.start else " am nächsten Tag")


def _grant(grant: str | None) -> str:
    if grant is None:
        return ""
    return "privat bezahlt" if grant == PRIVATE else f"Budget {grant}"


def _plan(entry: ShiftEntry) -> str:
    if not entry.planned:
        return ""
    return "geplant" if entry.planned == entry.days else f"geplant ab {day_in_words(entry.planned[0])}"


def _absence(entry: AbsenceEntry) -> str:
    certified = entry.certified_from
    parts = [
        _ABSENCES[entry.kind],
        _range(entry.first, entry.last),
        "an diesem Tag noch gearbeitet" if entry.worked_that_day else "",
        "dieselbe Krankheit wie zuvor" if entry.follow_up else "",
        "" if certified is None else "bescheinigt" + ("" if certified == entry.first else f" ab {day_in_words(certified)}"),
    ]
    return f"{entry.assistant.full}: {', '.join(part for part in parts if part)}."
