"""What lengthens the keeping of records, and what ends it: holds on an assistant, final decisions on a grant."""

from datetime import date

from payroll.office import edit
from payroll.office.book import FinalDecision, LegalHold
from payroll.office.desk import Desk
from payroll.office.done import Done
from payroll.office.erasing_words import SAID_HOLD, full_name
from payroll.office.guards import choice_findings, refuse
from payroll.office.intake.words import day_in_words
from payroll.office.lookups import assistant as find_assistant
from payroll.office.lookups import grant as find_grant
from payroll.office.row_pairs import FINAL_DECISION, LEGAL_HOLD
from payroll.office.shelf import load_book
from payroll.office.upkeep import future_findings, say
from payroll.periods import Month
from payroll.records.tables import FinalDecisionRow, LegalHoldRow
from payroll.refusal import Refusal


def set_hold(desk: Desk, assistant: str, reason: str) -> Done:
    """Let nothing of an assistant be erased until the hold is lifted; *reason* is one of fixed words, the last one holds."""
    with desk.action("set_hold", "") as session:
        book = load_book(session, window=Month.of(desk.today).range)
        person = find_assistant(book, assistant)
        refuse(choice_findings(reason, tuple(SAID_HOLD), "Grund"))
        row = edit.find_row(session, LegalHoldRow, assistant=person.key)
        if row is not None:
            row.reason = reason
        else:
            session.add(LEGAL_HOLD.row_of(LegalHold(assistant=person.key, reason=reason, since=desk.today)))
        return Done(summary=say(session, f"{full_name(person)}: Löschen gesperrt, {SAID_HOLD[reason]}."))


def lift_hold(desk: Desk, assistant: str) -> Done:
    """Lift the hold on an assistant. ``Refusal``: there is none."""
    with desk.action("lift_hold", "") as session:
        book = load_book(session, window=Month.of(desk.today).range)
        person = find_assistant(book, assistant)
        row = edit.find_row(session, LegalHoldRow, assistant=person.key)
        if row is None:
            raise Refusal(f"Für {full_name(person)} ist das Löschen nicht gesperrt.", code="no_hold", place="Person")
        session.delete(row)
        return Done(summary=say(session, f"{full_name(person)}: Löschen wieder möglich, sobald die Fristen vorbei sind."))


def note_final_decision(desk: Desk, grant: str, on: date) -> Done:
    """Note that the funder decided for good on a grant; noted again, the day is corrected.

    ``Refusal``: unknown grant, a day in the future or before the approval began.
    """
    with desk.action("note_final_decision", "") as session:
        book = load_book(session, window=Month.of(desk.today).range)
        found = find_grant(book, grant)
        refuse([*future_findings(on, desk.today, "Am"), *_too_early(on, found.valid_from)])
        row = edit.find_row(session, FinalDecisionRow, grant=found.key)
        if row is not None:
            row.on = on
        else:
            session.add(FINAL_DECISION.row_of(FinalDecision(grant=found.key, on=on)))
        said = day_in_words(on, weekday=False)
        return Done(summary=say(session, f"Bewilligung {found.reference}: endgültiger Bescheid vom {said}."))


def _too_early(on: date, start: date) -> list[Refusal]:
    if on >= start:
        return []
    return [
        Refusal(
            f"Der Bescheid vom {day_in_words(on, weekday=False)} läge vor dem Beginn der Bewilligung, "
            f"{day_in_words(start, weekday=False)}. Prüfen Sie den Tag.",
            code="before_grant",
            place="Am",
        )
    ]
