"""Findings about working time that are left as they are: note the reason, note an emergency, take it back."""

from datetime import date

from payroll.law.overrides import EMERGENCY, can_be_left
from payroll.law.working_days import Finding
from payroll.office import edit
from payroll.office.bookfile import form
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.facts import employed_in
from payroll.office.file_rules import file_findings
from payroll.office.guards import refuse
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import assistant as find_assistant
from payroll.office.month import open_book
from payroll.office.row_pairs import OVERRIDE
from payroll.office.shelf import load_book
from payroll.office.upkeep import say
from payroll.office.working_time import person_time
from payroll.pay.facts import Assistant, Override
from payroll.periods import DateRange, Month
from payroll.records.journal import BookSession
from payroll.records.tables import OverrideRow
from payroll.refusal import Refusal

_LATER = 2
"""Months after its own in which a finding may still be told: a holiday's day off is due within eight weeks."""


def leave_finding(desk: Desk, assistant: str, check: str, on: date, reason: str) -> Done:
    """Note that the finding *check* of the day *on* is left as it is, and why; noted again, the new reason holds.

    ``Refusal``: no such finding on that day, a reason that is empty or longer than 200 characters.
    """
    with desk.action("leave_finding", "") as session:
        person = _person(desk, session, assistant)
        name = check.strip().upper()
        found = _findings(desk, session, person, on)
        if not any(can_be_left(finding, name, on) for finding in found):
            raise _nothing_found(person, name, on, found)
        return _noted(
            desk, session, person, name, on, reason, f"{person.first_name}: {name} am {_day(on)} bewusst so gelassen."
        )


def note_emergency(desk: Desk, assistant: str, on: date, reason: str) -> Done:
    """Note that the day *on* was an emergency or care that could not wait (§ 14 ArbZG), and what happened.

    ``Refusal``: nothing on that day went beyond the limits.
    """
    with desk.action("note_emergency", "") as session:
        person = _person(desk, session, assistant)
        found = _findings(desk, session, person, on)
        if not any(can_be_left(finding, EMERGENCY, on) for finding in found):
            raise Refusal(
                f"Am {_day(on)} ist bei {person.first_name} keine Grenze überschritten, von der ein Notfall befreit. "
                "Notieren Sie zuerst die Stunden, wie sie waren.",
                code="nothing_found",
                place="Tag",
            )
        return _noted(desk, session, person, EMERGENCY, on, reason, f"{person.first_name}: Notfall am {_day(on)} notiert.")


def take_back(desk: Desk, assistant: str, check: str, on: date) -> Done:
    """Take back what was decided about the finding *check* of the day *on*."""
    with desk.action("take_back_decision", "") as session:
        person = _person(desk, session, assistant)
        name = check.strip().upper()
        row = edit.find_row(session, OverrideRow, assistant=person.key, check=name, on=on)
        if row is None:
            raise Refusal(
                f"Zu {name} am {_day(on)} ist bei {person.first_name} nichts festgehalten. Was festgehalten ist, zeigt: "
                "lohn arbeitszeit liste",
                code="nothing_decided",
                place="Prüfung",
            )
        edit.remove(session, row)
        return Done(summary=say(session, f"{person.first_name}: {name} am {_day(on)}, Grund zurückgenommen."))


def _person(desk: Desk, session: BookSession, typed: str) -> Assistant:
    return find_assistant(load_book(session, window=DateRange(desk.today, desk.today)), typed)


def _findings(desk: Desk, session: BookSession, person: Assistant, on: date) -> list[Finding]:
    """Every finding of the months in which one of the day *on* may be told."""
    found: list[Finding] = []
    for month in Month.of(on).until(Month.of(on).plus(_LATER)):
        if employed_in(person, month):
            opened = open_book(session, month)
            found += [each.finding for each in person_time(session, opened, person, month, desk.today).findings]
    return found


def _nothing_found(person: Assistant, check: str, on: date, found: list[Finding]) -> Refusal:
    if any((finding.check, finding.day) == (check, on) for finding in found):
        return Refusal(
            f"{check} am {_day(on)} ist bei {person.first_name} nur ein Hinweis. Da ist nichts zu entscheiden, er darf so "
            "bleiben.",
            code="nothing_to_decide",
            place="Prüfung",
        )
    there = dict.fromkeys(finding.check for finding in found if can_be_left(finding, finding.check, on))
    same = dict.fromkeys(f"{finding.day:%d.%m.%Y}" for finding in found if finding.check == check)
    hint = f"An diesem Tag gibt es: {', '.join(there)}." if there else "An diesem Tag ist nichts zu übergehen."
    if same:
        hint += f" {check} gibt es am {', '.join(same)}."
    return Refusal(
        f"Einen Befund {check} gibt es bei {person.first_name} am {_day(on)} nicht. {hint} Alle zeigt: "
        f"lohn arbeitszeit {person.key} {Month.of(on)}",
        code="nothing_found",
        place="Prüfung",
    )


def _noted(desk: Desk, session: BookSession, person: Assistant, check: str, on: date, reason: str, summary: str) -> Done:
    override = Override(assistant=person.key, check=check, on=on, reason=reason, noted_on=desk.today)
    refuse(file_findings(form.OVERRIDE, override))
    row = edit.find_row(session, OverrideRow, assistant=person.key, check=check, on=on)
    if row is None:
        session.add(OVERRIDE.row_of(override))
    else:
        edit.overwrite(row, {"reason": reason, "noted_on": desk.today})
    return Done(summary=say(session, f"{summary} Grund: {reason}"))


def _day(day: date) -> str:
    return day_in_words(day, weekday=False)
