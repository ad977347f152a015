"""Contradictory facts, refused by name before anything is computed. All findings are collected."""

from payroll.law import parameters
from payroll.pay.facts import MonthFacts
from payroll.pay.insurance_checks import insurance_contradictions
from payroll.pay.tax_checks import tax_contradictions
from payroll.pay.validity import last_day_employed
from payroll.refusal import RefusalList


def refuse_contradictions(facts: MonthFacts) -> None:
    """Raise a :class:`RefusalList` with every contradiction in the facts of the month; nothing if there is none."""
    day = last_day_employed(facts.assistant, facts.month)
    parameters.on(facts.month.last)
    found = [*insurance_contradictions(facts, day), *tax_contradictions(facts, day)]
    if found:
        raise RefusalList(tuple(found))
