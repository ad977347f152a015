"""Exemption of a Minijob from pension insurance and its revocation (Widerruf, SGB VI § 6 Abs. 1b)."""

from collections.abc import Iterator
from itertools import pairwise

from payroll.law import parameters
from payroll.pay.facts import InsuranceFact, Scheme
from payroll.pay.payslip import Notice
from payroll.pay.situation import Situation
from payroll.pay.validity import full_name
from payroll.pay.words import day_text
from payroll.periods import Month

LAW = "SGB VI § 6 Abs. 1b"


def exemption_notices(situation: Situation) -> Iterator[Notice]:
    """Yield what does not fit in a change of the exemption that takes effect in the month.

    Until June 2026 an exemption bound for the whole employment; since July 2026 it may be revoked once, from the first day
    of the month after the application, and there is no second exemption in that Minijob.
    """
    minijob = _running_minijob(situation)
    for number, (before, after) in enumerate(pairwise(minijob)):
        if before.pension_exempt == after.pension_exempt or Month.of(after.valid_from) != situation.month:
            continue
        revoked = _revocations(minijob[: number + 1])
        if after.pension_exempt:
            if revoked:
                yield _notice(situation, after, "Nach einem Widerruf gibt es in diesem Minijob keine zweite Befreiung.")
            continue
        allowed = int(parameters.on(after.valid_from).number("minijob.revocations"))
        if revoked >= allowed:
            reason = (
                "Ein zweiter Widerruf ist nicht möglich."
                if allowed
                else "Widerrufen lässt sich die Befreiung erst mit Wirkung ab dem 1. Juli 2026."
            )
            yield _notice(situation, after, reason)
        elif after.valid_from.day != 1:
            yield _notice(situation, after, "Ein Widerruf wirkt vom Ersten des Monats nach dem Antrag an.")


def _running_minijob(situation: Situation) -> tuple[InsuranceFact, ...]:
    """The facts of the Minijob the month lies in: those that follow each other without another scheme between."""
    running: list[InsuranceFact] = []
    for fact in sorted(situation.assistant.insurance, key=lambda each: each.valid_from):
        if fact.valid_from > situation.month.last:
            break
        running = [*running, fact] if fact.scheme is Scheme.MINIJOB else []
    return tuple(running)


def _revocations(facts: tuple[InsuranceFact, ...]) -> int:
    return sum(before.pension_exempt and not after.pension_exempt for before, after in pairwise(facts))


def _notice(situation: Situation, fact: InsuranceFact, reason: str) -> Notice:
    return Notice(
        code="status_change",
        text=f"{full_name(situation.assistant)}, Rentenversicherung ab {day_text(fact.valid_from)}: {reason} Gerechnet "
        "wird, wie es eingetragen ist. Bitte prüfen Sie die Versicherung.",
        law=LAW,
    )
