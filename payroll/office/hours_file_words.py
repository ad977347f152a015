"""What is said of a file of hours before and after it is taken in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from payroll.office.hour_checks import said
from payroll.office.hours import Placed
from payroll.office.intake.words import day_in_words, listed
from payroll.pay.facts import Shift, ShiftState
from payroll.refusal import Refusal

SHOWN_AT_MOST = 40


@dataclass(slots=True)
class Intake:
    """What a file comes to. *new*: shifts to note, with what they take the place of; *known*: what stands there already.

    *problems*: rows that are not understood or do not fit; *remarks*: what was passed over by itself. *people*: names.
    """

    file: str
    people: dict[str, str] = field(default_factory=dict)
    new: list[Placed] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    problems: list[Refusal] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def question(intake: Intake) -> str:
    """Return the question before it is noted."""
    return f"{_count(len(intake.new), start=True)} so eintragen?"


def lines(intake: Intake, *, skip: bool) -> list[str]:
    """Return the preview: what is new, what is there, what was passed over, what does not fit (*skip*: is left out)."""
    found = [f"{intake.file}: {_count(len(intake.new))} neu."]
    found += _at_most([_new_in_words(intake, one) for one in intake.new])
    if intake.known:
        found.append(f"Schon da, nichts zu tun: {_count(len(intake.known))}.")
        found += _at_most(intake.known)
    found += intake.remarks
    if intake.problems:
        count = rows(len(intake.problems))
        verb = "wird" if len(intake.problems) == 1 else "werden"
        found.append(f"{count} {verb} weggelassen:" if skip else f"{count} nicht verstanden oder nicht passend:")
        found += _at_most([str(problem) for problem in intake.problems])
        if not skip:
            found.append(
                "Eingetragen wird nichts, solange etwas nicht passt. Ändern Sie die Datei, oder lassen Sie weg, was nicht "
                "passt: --auslassen ja"
            )
    return found


def _at_most(texts: Sequence[str]) -> list[str]:
    rest = len(texts) - SHOWN_AT_MOST
    return [*texts[:SHOWN_AT_MOST], *([f"… und {rest} weitere."] if rest > 0 else [])]


def _new_in_words(intake: Intake, one: Placed) -> str:
    shift = one.shift
    parts = [f"{intake.people[shift.assistant]}: {said(shift)}"]
    if shift.break_minutes:
        parts.append(f"Pause {shift.break_minutes} Minuten")
    if shift.state is ShiftState.PLANNED:
        parts.append("geplant")
    if one.old:
        parts.append("statt der geplanten Schicht" if len(one.old) == 1 else f"statt {len(one.old)} Schichten")
    return ", ".join(parts) + "."


def summary(intake: Intake) -> str:
    """Return the journal's sentence."""
    shifts = [one.shift for one in intake.new]
    people = listed([intake.people[key].split()[0] for key in dict.fromkeys(shift.assistant for shift in shifts)])
    first, last = (day_in_words(each, weekday=False) for each in _span(shifts))
    days = first if first == last else f"{first} bis {last}"
    return f"Aus {intake.file}: {_count(len(shifts))} von {people}, {days}."


def _span(shifts: Sequence[Shift]) -> tuple[date, date]:
    days = [shift.start.date() for shift in shifts]
    return min(days), max(days)


def known_in_words(intake: Intake) -> str:
    """Return why there is nothing to note."""
    return f"{_count(len(intake.known))} schon da." if intake.known else "es ist keine Schicht zu lesen."


def _count(number: int, *, start: bool = False) -> str:
    one, none = ("Eine", "Keine") if start else ("eine", "keine")
    return f"{one} Schicht" if number == 1 else f"{number} Schichten" if number else f"{none} Schicht"


def rows(number: int) -> str:
    """Return "Ein Eintrag", "3 Einträge"."""
    return "Ein Eintrag" if number == 1 else f"{number} Einträge"


def details(intake: Intake) -> dict[str, Any]:
    """Return the same for a machine."""
    return {
        "file": intake.file,
        "new": [
            {
                "assistant": one.shift.assistant,
                "start": one.shift.start.strftime("%Y-%m-%dT%H:%M"),
                "end": one.shift.end.strftime("%Y-%m-%dT%H:%M"),
                "break_minutes": one.shift.break_minutes,
                "kind": one.shift.kind.value,
                "state": one.shift.state.value,
                "grant": one.shift.grant,
                "covers": one.shift.covers,
                "replaces": len(one.old),
            }
            for one in intake.new
        ],
        "known": intake.known,
        "remarks": intake.remarks,
        "problems": [
            {"place": problem.place, "code": problem.code, "text": problem.sentence} for problem in intake.problems
        ],
    }
