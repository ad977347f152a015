"""Revocation of the exemption of a Minijob from pension insurance: SGB VI § 6 Abs. 1b, since 1 July 2026."""

from dataclasses import replace
from datetime import date

import pytest

from payroll.pay.facts import MonthFacts
from payroll.pay.month import compute_payslip
from payroll.periods import Month
from tests.pay.people import minijob


def with_exemptions(month: Month, *changes: tuple[date, bool]) -> MonthFacts:
    """A Minijob whose exemption changes on the given days."""
    given = minijob("400.00", month=month)
    fact = given.assistant.insurance[0]
    rows = tuple(replace(fact, valid_from=day, pension_exempt=exempt) for day, exempt in changes)
    return replace(given, assistant=replace(given.assistant, insurance=rows))


def texts(facts: MonthFacts) -> list[str]:
    return [notice.text for notice in compute_payslip(facts).warnings if "Rentenversicherung ab" in notice.text]


START = (date(2026, 1, 1), True)


def test_one_revocation_from_the_first_of_a_month_since_july_is_fine():
    facts = with_exemptions(Month(2026, 8), START, (date(2026, 8, 1), False))
    assert texts(facts) == []
    assert compute_payslip(facts).employee.pension.amount > 0


@pytest.mark.parametrize(
    ("month", "changes", "said"),
    [
        (Month(2026, 4), (START, (date(2026, 4, 1), False)), "erst mit Wirkung ab dem 1. Juli 2026"),
        (
            Month(2026, 10),
            (START, (date(2026, 8, 1), False), (date(2026, 10, 1), True)),
            "keine zweite Befreiung",
        ),
    ],
)
def test_what_the_law_does_not_allow_is_named(month, changes, said):
    (text,) = texts(with_exemptions(month, *changes))
    assert said in text


def test_a_new_minijob_after_another_job_starts_anew():
    facts = with_exemptions(Month(2026, 4), (date(2026, 4, 1), False))
    assert texts(facts) == []
