"""Geringfügig entlohnte Beschäftigung, "Minijob": flat contributions and the employee's own share of the pension.

SGB V § 249b, SGB VI §§ 163 Abs. 8, 168, 172; BVV § 2 Abs. 1 Satz 5; Geringfügigkeits-Richtlinien C.3.2. Contributions the
employer bears alone are computed directly, not as a doubled half (BVV § 2 Abs. 1 Satz 2 allows both).
"""

from decimal import Decimal

from payroll.law.derivation import Figure, Rounding, Step, Term, Unit, divided, figure, minus, start, step, times
from payroll.law.parameters import Parameter, Parameters
from payroll.law.social_insurance.groups import Groups, Health, Pension
from payroll.law.social_insurance.insured import Branches, Shares
from payroll.periods import INSURANCE_DAYS_OF_A_MONTH

OWN_SHARE_LAW = "SGB VI §§ 163 Abs. 8, 168 Abs. 1; BVV § 2 Abs. 1 Satz 5"
PRIVATE = "Privat krankenversichert: keine Pauschale zur Krankenversicherung."
NO_BRANCH = "Im Minijob gibt es hier keinen Beitrag."


def minimum_base(parameters: Parameters, days: int) -> Figure:
    """Mindestbeitragsbemessungsgrundlage for *days* insurance days (SGB VI § 163 Abs. 8)."""
    base = parameters["minijob.minimum_base"]
    terms: list[Term] = [start(base.number, "Mindestgrundlage des Monats")]
    if days != INSURANCE_DAYS_OF_A_MONTH:
        terms += [
            times(Decimal(days), "Versicherungstage", Unit.DAYS),
            divided(Decimal(INSURANCE_DAYS_OF_A_MONTH), "Tage", Unit.DAYS),
        ]
    text = "Mindestgrundlage der Rentenversicherung"
    law = "SGB VI § 163 Abs. 8"
    return figure(step(text, *terms, rounding=Rounding.HALF_UP_CENT, law=law, sources=(base.citation,)))


def contributions(
    parameters: Parameters,
    groups: Groups,
    pay: Decimal,
    days: int,
    *,
    household: bool,
    minimum_applies: bool = True,
) -> Branches:
    """Return both sides' contributions on a month's *pay* (euro, one-off pay included) for *days* insurance days.

    *household*: Haushaltsscheck. *minimum_applies*: ``False`` if the employee is already liable in the pension insurance
    by another employment.
    """
    health = parameters["minijob.household_health" if household else "minijob.health"]
    employer_rate = parameters["minijob.household_pension" if household else "minijob.pension_employer"]
    law = "SGB V § 249b Satz 2" if household else "SGB V § 249b Satz 1"
    none = Shares.none(NO_BRANCH)
    flat_health = _flat("Pauschale zur Krankenversicherung", pay, health, law)
    pension_employer = _flat("Anteil des Arbeitgebers an der Rentenversicherung", pay, employer_rate, "SGB VI §§ 168, 172")
    return Branches(
        health=Shares(none.employee, flat_health) if groups.health is Health.FLAT else Shares.none(PRIVATE),
        health_additional=none,
        care=none,
        pension=Shares(
            _own_share(parameters, groups, pay, days, employer_rate, pension_employer, minimum_applies=minimum_applies),
            pension_employer,
        ),
        unemployment=none,
    )


def liable_base(parameters: Parameters, groups: Groups, pay: Decimal, days: int) -> Decimal:
    """Return the pay on which pension contributions are assessed: never below the minimum base unless exempt."""
    if groups.pension is Pension.FLAT:
        return pay
    return max(pay, minimum_base(parameters, days).amount)


def _flat(text: str, pay: Decimal, rate: Parameter, law: str) -> Figure:
    return figure(
        step(
            text,
            start(pay, "Entgelt des Monats"),
            times(rate.number, "Pauschalsatz", Unit.PERCENT),
            rounding=Rounding.HALF_UP_CENT,
            law=law,
            sources=(rate.citation,),
        )
    )


def _own_share(
    parameters: Parameters,
    groups: Groups,
    pay: Decimal,
    days: int,
    employer_rate: Parameter,
    employer: Figure,
    *,
    minimum_applies: bool,
) -> Figure:
    if groups.pension is Pension.FLAT:
        return Figure.nothing("Von der Rentenversicherungspflicht befreit: kein eigener Anteil.", "SGB VI § 6 Abs. 1b")
    rate = parameters["rate.pension"]
    minimum = minimum_base(parameters, days)
    if minimum_applies and pay <= minimum.amount:
        whole = step(
            "Mindestbeitrag zur Rentenversicherung",
            start(minimum.amount, "Mindestgrundlage"),
            times(rate.number, "Beitragssatz", Unit.PERCENT),
            rounding=Rounding.HALF_UP_CENT,
            law=OWN_SHARE_LAW,
            sources=(rate.citation,),
        )
        rest = step(
            "Eigener Anteil: der Rest bis zum Mindestbeitrag",
            start(whole.result, "Mindestbeitrag"),
            minus(employer.amount, "Anteil des Arbeitgebers"),
            law=OWN_SHARE_LAW,
        )
        return figure(*minimum.derivation.steps, *employer.derivation.steps, whole, rest)
    own_rate = _own_rate(rate, employer_rate)
    share = step(
        "Eigener Anteil an der Rentenversicherung",
        start(pay, "Entgelt des Monats"),
        times(own_rate.result, "eigener Satz", Unit.PERCENT),
        rounding=Rounding.HALF_UP_CENT,
        law=OWN_SHARE_LAW,
    )
    return figure(own_rate, share)


def _own_rate(rate: Parameter, employer_rate: Parameter) -> Step:
    return step(
        "Eigener Satz in Prozent",
        start(rate.number, "Beitragssatz in Prozent", Unit.NUMBER),
        minus(employer_rate.number, "Satz des Arbeitgebers in Prozent", Unit.NUMBER),
        unit=Unit.PERCENT,
        law="SGB VI § 168 Abs. 1",
        sources=(rate.citation, employer_rate.citation),
    )
