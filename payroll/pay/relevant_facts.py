"""What of a month's facts its pay depends on: two months with equal relevant facts come to the same slip.

Left out are names, addresses and numbers, what only warnings look at, facts that begin after the month, and ends that lie
after it: none of them changes what the month was worth, and none of them may make a settled month look changed.
"""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from payroll.pay.facts import Absence, Assistant, Contract, Dated, Employer, HealthFund, MonthFacts, WorkBefore

T = TypeVar("T", bound=Dated)


def relevant(facts: MonthFacts) -> MonthFacts:
    """Return *facts* without what cannot change the slip of their month."""
    last = facts.month.last
    return replace(
        facts,
        employer=_employer(facts.employer),
        assistant=_assistant(facts.assistant, last),
        funds=tuple(sorted((_fund(fund, last) for fund in facts.funds), key=lambda fund: fund.key)),
        absences=tuple(_absence(absence, last) for absence in facts.absences),
        work_before=WorkBefore(),
        overrides=(),
    )


def _employer(employer: Employer) -> Employer:
    return replace(
        employer,
        name="",
        street="",
        postcode="",
        city="",
        establishment_number="",
        tax_number="",
        tax_office="",
        iban="",
        email=None,
        phone=None,
        accident_insurer_name="",
        accident_insurer_number="",
        own_job=None,
    )


def _assistant(assistant: Assistant, last: date) -> Assistant:
    return replace(
        assistant,
        first_name="",
        last_name="",
        street="",
        postcode="",
        city="",
        tax_id=None,
        social_security_number=None,
        iban=None,
        severely_disabled=False,
        relative=False,
        weekly_hours_elsewhere=None,
        lives_in=False,
        medical_certificate_on=None,
        vocational_training=False,
        school_weekdays=(),
        severely_disabled_from=None,
        severely_disabled_to=None,
        tax=_until(assistant.tax, last),
        insurance=_until(assistant.insurance, last),
        contracts=tuple(_contract(contract, last) for contract in _until(assistant.contracts, last)),
    )


def _contract(contract: Contract, last: date) -> Contract:
    return replace(contract, valid_to=_end(contract.valid_to, last), vacation_days=contract.vacation_days * 0)


def _fund(fund: HealthFund, last: date) -> HealthFund:
    return replace(fund, name="", number="", rates=_until(fund.rates, last))


def _absence(absence: Absence, last: date) -> Absence:
    return replace(absence, last=_end(absence.last, last), third_party=False, work_accident=False)


def _until(entries: tuple[T, ...], last: date) -> tuple[T, ...]:
    return tuple(sorted((entry for entry in entries if entry.valid_from <= last), key=lambda entry: entry.valid_from))


def _end(day: date | None, last: date) -> date | None:
    return None if day is None or day > last else day
