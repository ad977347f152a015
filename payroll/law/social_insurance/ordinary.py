"""Contributions by the usual rule: employees, Werkstudenten, pensioners above the Übergangsbereich (BVV § 2 Abs. 1)."""

from decimal import Decimal

from payroll.law.derivation import Figure, Rounding, Step, Unit, divided, figure, start, step, times
from payroll.law.parameters import Parameter
from payroll.law.social_insurance import care
from payroll.law.social_insurance.bases import Base, Bases
from payroll.law.social_insurance.groups import Care, Health, Pension, Unemployment
from payroll.law.social_insurance.insured import Branches, Insured, Shares

HALF_LAW = "BVV § 2 Abs. 1 Satz 1"
NOT_INSURED = "In diesem Zweig nicht versichert."


def contributions(insured: Insured, bases: Bases) -> Branches:
    """Return both sides' contributions on *bases*.

    Each half is rounded by itself; the Zusatzbeitrag apart from the general contribution; care insurance each side with
    its own rate in one multiplication (BVV § 2 Abs. 1 Satz 3).
    """
    health_rate = health_parameter(insured)
    return Branches(
        health=_halves("Krankenversicherung", bases.health, health_rate) if health_rate else Shares.none(NOT_INSURED),
        health_additional=_additional(insured, bases.health) if health_rate else Shares.none(NOT_INSURED),
        care=_care(insured, bases.care),
        pension=_pension(insured, bases.pension),
        unemployment=_unemployment(insured, bases.pension),
    )


def health_parameter(insured: Insured) -> Parameter | None:
    """The rate of health insurance by the group's key, ``None`` if there is none."""
    match insured.groups.health:
        case Health.GENERAL:
            return insured.parameters["rate.health"]
        case Health.REDUCED:
            return insured.parameters["rate.health_reduced"]
        case _:
            return None


def half(branch: str, base: Base, rate: Decimal, source: str, law: str = HALF_LAW) -> Figure:
    """Half of the contribution, rounded: what each side pays."""
    return figure(
        *base.steps,
        step(
            f"Halber Beitrag zur {branch}",
            start(base.exact, "beitragspflichtiges Entgelt"),
            times(rate, "Beitragssatz", Unit.PERCENT),
            divided(care.TWO, "halb"),
            rounding=Rounding.HALF_UP_CENT,
            law=law,
            sources=(source,),
        ),
    )


def _halves(branch: str, base: Base, rate: Parameter) -> Shares:
    share = half(branch, base, rate.number, rate.citation)
    return Shares(share, share)


def _additional(insured: Insured, base: Base) -> Shares:
    share = half(
        "Krankenversicherung (Zusatzbeitrag)",
        base,
        insured.additional_rate,
        insured.additional_source,
        "SGB V §§ 242, 249; BVV § 2 Abs. 1",
    )
    return Shares(share, share)


def _care(insured: Insured, base: Base) -> Shares:
    if insured.groups.care is Care.NONE:
        return Shares.none(NOT_INSURED)
    employee_rate = care.employee_rate(
        insured.parameters, saxony=insured.saxony, surcharge=insured.surcharge, discounts=insured.discounts
    )
    return Shares(
        _own_rate("Beitrag der Assistenzkraft zur Pflegeversicherung", base, employee_rate),
        _own_rate(
            "Beitrag des Arbeitgebers zur Pflegeversicherung",
            base,
            (care.employer_rate(insured.parameters, saxony=insured.saxony),),
        ),
    )


def _own_rate(text: str, base: Base, rate: tuple[Step, ...]) -> Figure:
    share = step(
        text,
        start(base.exact, "beitragspflichtiges Entgelt"),
        times(rate[-1].result, "eigener Satz", Unit.PERCENT),
        rounding=Rounding.HALF_UP_CENT,
        law="BVV § 2 Abs. 1 Satz 3",
    )
    return figure(*base.steps, *rate, share)


def _pension(insured: Insured, base: Base) -> Shares:
    rate = insured.parameters["rate.pension"]
    match insured.groups.pension:
        case Pension.FULL:
            return _halves("Rentenversicherung", base, rate)
        case Pension.EMPLOYER_HALF:
            law = "SGB VI § 172 Abs. 1"
            return Shares(
                Figure.nothing("Mit voller Altersrente nach der Regelaltersgrenze zahlt nur der Arbeitgeber.", law),
                half("Rentenversicherung", base, rate.number, rate.citation, law),
            )
        case _:
            return Shares.none(NOT_INSURED)


def _unemployment(insured: Insured, base: Base) -> Shares:
    rate = insured.parameters["rate.unemployment"]
    match insured.groups.unemployment:
        case Unemployment.FULL:
            return _halves("Arbeitslosenversicherung", base, rate)
        case Unemployment.EMPLOYER_HALF:
            law = "SGB III § 346 Abs. 3"
            return Shares(
                Figure.nothing("Nach der Regelaltersgrenze zahlt nur der Arbeitgeber.", law),
                half("Arbeitslosenversicherung", base, rate.number, rate.citation, law),
            )
        case _:
            return Shares.none(NOT_INSURED)
