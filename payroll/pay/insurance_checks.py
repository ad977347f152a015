"""Contradictions in the insurance facts of a month."""

from collections.abc import Iterator
from datetime import date

from payroll.law.social_insurance.retirement_age import past_retirement_age, retirement_age_completed_on
from payroll.pay.facts import Assistant, InsuranceFact, MonthFacts, Scheme, valid_on
from payroll.pay.schemes import MARGINAL, PENSIONERS, SCHEME_NAMES
from payroll.pay.validity import employed_days, full_name, missing
from payroll.pay.words import day_text, month_name
from payroll.periods import Month
from payroll.refusal import Refusal

U1_CONTRIBUTIONS = frozenset({"none", "included", "extra"})


def insurance_contradictions(facts: MonthFacts, day: date) -> Iterator[Refusal]:
    """Yield what does not fit together on *day*, the last day of employment of the month."""
    assistant, month = facts.assistant, facts.month
    fact = valid_on(assistant.insurance, day)
    if fact is None:
        yield missing(assistant, day, "Versicherung")
        return
    place = f"{assistant.key}: Versicherung ab {day_text(fact.valid_from)}"
    yield from _scheme_change(facts, fact, place)
    yield from _fund(facts, fact, day, place)
    yield from _marks(fact, place)
    yield from _age(assistant, fact, month, place)


def _scheme_change(facts: MonthFacts, fact: InsuranceFact, place: str) -> Iterator[Refusal]:
    for span in employed_days(facts.assistant, facts.month):
        for day in span:
            earlier = valid_on(facts.assistant.insurance, day)
            if earlier is not None and earlier.scheme is not fact.scheme:
                yield Refusal(
                    f"Im {month_name(facts.month)} wechselt die Art der Versicherung von „{SCHEME_NAMES[earlier.scheme]}“ "
                    f"zu „{SCHEME_NAMES[fact.scheme]}“. Einen Wechsel mitten im Monat rechnet dieses Programm nicht ab. "
                    "Bitte lassen Sie den Wechsel am Ersten eines Monats beginnen, oder fragen Sie die Krankenkasse.",
                    code="scheme_change",
                    place=place,
                )
                return


def _fund(facts: MonthFacts, fact: InsuranceFact, day: date, place: str) -> Iterator[Refusal]:
    if fact.fund is None:
        if fact.scheme not in MARGINAL:
            yield Refusal(
                f"Für „{SCHEME_NAMES[fact.scheme]}“ fehlt die Krankenkasse. Bitte tragen Sie sie ein; nur im Minijob darf "
                "sie fehlen.",
                code="fund_missing",
                place=place,
            )
        return
    fund = next((fund for fund in facts.funds if fund.key == fact.fund), None)
    if fund is None:
        yield Refusal(
            f"Die Krankenkasse „{fact.fund}“ ist nicht eingetragen. Bitte tragen Sie sie unter den Krankenkassen ein.",
            code="fund_unknown",
            place=place,
        )
        return
    rate = valid_on(fund.rates, day)
    if rate is None:
        yield Refusal(
            f"Für die Kasse {fund.name} gibt es am {day_text(day)} keine Sätze. Bitte tragen Sie sie aus dem Brief der "
            "Kasse ein, mit dem Datum, ab dem sie gelten.",
            code="fund_rate_missing",
            place=place,
        )
    elif rate.u1_contributions not in U1_CONTRIBUTIONS:
        yield Refusal(
            f"Bei der Kasse {fund.name} steht „{rate.u1_contributions}“ für die Erstattung der Beiträge. Möglich sind "
            "none, included und extra.",
            code="u1_contributions",
            place=place,
        )


def _marks(fact: InsuranceFact, place: str) -> Iterator[Refusal]:
    name = SCHEME_NAMES[fact.scheme]
    if fact.pension_exempt and fact.scheme is not Scheme.MINIJOB:
        yield Refusal(
            f"„{name}“ und „von der Rentenversicherung befreit“ passen nicht zusammen: Die Befreiung gibt es nur im Minijob "
            "(SGB VI § 6 Abs. 1b). Bitte ändern Sie eine der beiden Angaben.",
            code="pension_exempt",
            place=place,
        )
    if fact.household_check and fact.scheme not in MARGINAL:
        yield Refusal(
            f"„{name}“ und „Haushaltsscheck“ passen nicht zusammen: Den Haushaltsscheck gibt es nur für Minijobs im "
            "Privathaushalt (SGB IV § 28a Abs. 7). Bitte ändern Sie eine der beiden Angaben.",
            code="household_check",
            place=place,
        )
    if not fact.statutory_health and fact.scheme not in MARGINAL and fact.scheme is not Scheme.STUDENT:
        yield Refusal(
            f"„{name}“ und „privat krankenversichert“: Zuschüsse zur privaten Krankenversicherung rechnet dieses Programm "
            "nicht ab. Bitte lassen Sie diesen Lohn von einem Lohnbüro abrechnen.",
            code="private_health",
            place=place,
        )
    if fact.children_under_25 < 0:
        yield Refusal(
            f"Die Zahl der Kinder unter 25 ist {fact.children_under_25}. Bitte geben Sie 0 oder mehr an.",
            code="children",
            place=place,
        )


def _age(assistant: Assistant, fact: InsuranceFact, month: Month, place: str) -> Iterator[Refusal]:
    if fact.scheme not in PENSIONERS:
        return
    past = past_retirement_age(assistant.birth_date, month)
    reached = day_text(retirement_age_completed_on(assistant.birth_date))
    if fact.scheme is Scheme.PENSIONER and not past:
        yield Refusal(
            f"{full_name(assistant)} erreicht die Regelaltersgrenze am {reached}. Im {month_name(month)} gilt daher noch "
            f"„{SCHEME_NAMES[Scheme.PENSIONER_BEFORE_AGE]}“. Bitte ändern Sie die Versicherung.",
            code="pensioner_age",
            place=place,
        )
    if fact.scheme is Scheme.PENSIONER_BEFORE_AGE and past:
        yield Refusal(
            f"{full_name(assistant)} hat die Regelaltersgrenze am {reached} erreicht. Im {month_name(month)} gilt daher "
            f"„{SCHEME_NAMES[Scheme.PENSIONER]}“. Bitte ändern Sie die Versicherung ab dem Ersten des Monats danach.",
            code="pensioner_age",
            place=place,
        )
