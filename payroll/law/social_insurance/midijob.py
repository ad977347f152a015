"""Übergangsbereich, "Midijob" (SGB IV § 20 Abs. 2, 2a; BVV § 2 Abs. 2).

Two reduced bases: one for the whole contribution, one for the employee's share; the employer pays the difference.
"""

from dataclasses import dataclass
from decimal import Decimal

from payroll.law.derivation import (
    Figure,
    Rounding,
    Step,
    Term,
    Unit,
    divided,
    figure,
    minus,
    plus,
    start,
    step,
    times,
)
from payroll.law.parameters import Parameter, Parameters
from payroll.law.social_insurance import care
from payroll.law.social_insurance.groups import Care, Pension, Unemployment
from payroll.law.social_insurance.insured import Branches, Insured, Shares
from payroll.law.social_insurance.ordinary import NOT_INSURED, health_parameter
from payroll.periods import INSURANCE_DAYS_OF_A_MONTH
from payroll.refusal import Refusal

LAW = "SGB IV § 20 Abs. 2a"
MONTH = Decimal(INSURANCE_DAYS_OF_A_MONTH)


@dataclass(frozen=True, slots=True)
class ReducedBases:
    """Beitragspflichtige Einnahmen: *total* for the whole contribution, *employee* for the employee's share."""

    total: Figure
    employee: Figure


def above_band(parameters: Parameters, pay: Decimal, days: int) -> bool:
    """Tell whether a month's pay, taken up to 30 insurance days, lies above the band: then the usual rule holds."""
    return pay * MONTH > parameters.number("midijob.limit") * days


def in_band(parameters: Parameters, regular_pay: Decimal) -> bool:
    """Tell whether a regular monthly pay lies in the band: above the Minijob limit, up to the upper limit."""
    return parameters.number("minijob.limit") < regular_pay <= parameters.number("midijob.limit")


def reduced_bases(parameters: Parameters, pay: Decimal, days: int, all_employments: Decimal | None = None) -> ReducedBases:
    """Return both bases of *pay* (euro, one-off pay included) for *days* insurance days.

    *all_employments*: pay of all insured employments of the month together, if there are several; this employer then
    takes its part of it. At or below the Minijob limit the total base is pay × F and the employee's base is 0. Nothing is
    rounded but the result; divisions come last so that nothing is lost on the way.
    """
    limit, factor = parameters["minijob.limit"], parameters["midijob.factor"]
    together = pay if all_employments is None else all_employments
    if together * MONTH <= limit.number * days:
        low = step(
            "Beitragspflichtige Einnahme bis zur Minijob-Grenze",
            start(pay, "Entgelt des Monats"),
            times(factor.number, "Faktor F"),
            rounding=Rounding.HALF_UP_CENT,
            law=LAW,
            sources=(factor.citation,),
        )
        reason = "Bis zur Minijob-Grenze trägt der Arbeitgeber die Beiträge allein."
        return ReducedBases(figure(low), Figure.nothing(reason, LAW))
    upper = parameters["midijob.limit"]
    span = step(
        "Breite des Übergangsbereichs",
        start(upper.number, "obere Grenze"),
        minus(limit.number, "Minijob-Grenze"),
        law="SGB IV § 20 Abs. 2",
        sources=(upper.citation, limit.citation),
    )
    over = _over(together, limit, days)
    shared = (span, *over)
    # (together employments' share, insurance days) as multiplications and divisions that are needed only sometimes
    own = () if all_employments is None else (times(pay, "eigenes Entgelt", Unit.EURO),)
    below = [divided(span.result, "Breite des Übergangsbereichs", Unit.EURO)]
    if days != INSURANCE_DAYS_OF_A_MONTH:
        below.append(divided(MONTH, "Tage", Unit.DAYS))
    if all_employments is not None:
        below.append(divided(all_employments, "Entgelt aller Beschäftigungen", Unit.EURO))
    return ReducedBases(
        figure(*shared, *_total(factor, upper, limit, span, over[-1], days, own, below)),
        figure(
            *shared,
            step(
                "Beitragspflichtige Einnahme für den Anteil der Assistenzkraft",
                start(over[-1].result, over[-1].text),
                times(upper.number, "obere Grenze", Unit.EURO),
                *own,
                *below,
                rounding=Rounding.HALF_UP_CENT,
                law=LAW,
            ),
        ),
    )


def _over(together: Decimal, limit: Parameter, days: int) -> tuple[Step, ...]:
    text = "Entgelt über der Minijob-Grenze"
    if days == INSURANCE_DAYS_OF_A_MONTH:
        return (step(text, start(together, "Entgelt des Monats"), minus(limit.number, "Minijob-Grenze"), law=LAW),)
    part = step(
        "Minijob-Grenze mal Versicherungstage",
        start(limit.number, "Minijob-Grenze"),
        times(Decimal(days), "Versicherungstage", Unit.DAYS),
        law=LAW,
    )
    return (
        part,
        step(
            f"{text}, auf 30 Tage gerechnet",
            start(together, "Entgelt des Monats"),
            times(MONTH, "Tage", Unit.DAYS),
            minus(part.result, part.text),
            law=LAW,
        ),
    )


def _total(
    factor: Parameter,
    upper: Parameter,
    limit: Parameter,
    span: Step,
    over: Step,
    days: int,
    own: tuple[Term, ...],
    below: list[Term],
) -> tuple[Step, ...]:
    floor = step(
        "Minijob-Grenze mal Faktor F",
        start(limit.number, "Minijob-Grenze"),
        times(factor.number, "Faktor F"),
        law=LAW,
        sources=(factor.citation,),
    )
    slope = step("Obere Grenze ohne diesen Betrag", start(upper.number, "obere Grenze"), minus(floor.result, floor.text))
    in_days = () if days == INSURANCE_DAYS_OF_A_MONTH else (times(Decimal(days), "Versicherungstage", Unit.DAYS),)
    ground = step("Sockel", start(floor.result, floor.text), times(span.result, span.text, Unit.EURO), *in_days, law=LAW)
    rise = step("Anstieg", start(over.result, over.text), times(slope.result, slope.text, Unit.EURO), law=LAW)
    base = step(
        "Beitragspflichtige Einnahme für den ganzen Beitrag",
        start(rise.result, "Anstieg"),
        plus(ground.result, "Sockel"),
        *own,
        *below,
        rounding=Rounding.HALF_UP_CENT,
        law=LAW,
    )
    return (floor, slope, ground, rise, base)


def contributions(insured: Insured, bases: ReducedBases) -> Branches:
    """Return both sides' contributions on the reduced *bases* (BVV § 2 Abs. 2).

    :class:`Refusal` where the employer's half stands alone (pensioners after the Regelaltersgrenze): how that half is
    formed in the band is not settled.
    """
    if insured.groups.employer_alone:
        raise Refusal(
            "Für Menschen nach der Regelaltersgrenze ist nicht geklärt, wie im Übergangsbereich der alleinige Anteil des "
            "Arbeitgebers zu rechnen ist. Bitte fragen Sie die Krankenkasse nach den Beiträgen.",
            code="pensioner_in_band",
        )
    parameters, groups = insured.parameters, insured.groups
    health = health_parameter(insured)
    none = Shares.none(NOT_INSURED)
    pension, unemployment = parameters["rate.pension"], parameters["rate.unemployment"]
    return Branches(
        health=_split("Krankenversicherung", bases, health.number, health.citation) if health else none,
        health_additional=_split(
            "Krankenversicherung (Zusatzbeitrag)", bases, insured.additional_rate, insured.additional_source
        )
        if health
        else none,
        care=none if groups.care is Care.NONE else _care(insured, bases),
        pension=_split("Rentenversicherung", bases, pension.number, pension.citation)
        if groups.pension is Pension.FULL
        else none,
        unemployment=_split("Arbeitslosenversicherung", bases, unemployment.number, unemployment.citation)
        if groups.unemployment is Unemployment.FULL
        else none,
    )


def _whole(branch: str, bases: ReducedBases, rate: Decimal, source: str) -> Step:
    return step(
        f"Ganzer Beitrag zur {branch}",
        start(bases.total.amount, "beitragspflichtige Einnahme für den ganzen Beitrag"),
        times(rate, "Beitragssatz", Unit.PERCENT),
        rounding=Rounding.DOUBLED_HALF,
        law="BVV § 2 Abs. 2",
        sources=(source,),
    )


def _rest(branch: str, whole: Step, employee: Step) -> Step:
    return step(
        f"Anteil des Arbeitgebers an der {branch}",
        start(whole.result, "ganzer Beitrag"),
        minus(employee.result, "Anteil der Assistenzkraft"),
        law="BVV § 2 Abs. 2",
    )


def _split(branch: str, bases: ReducedBases, rate: Decimal, source: str) -> Shares:
    whole = _whole(branch, bases, rate, source)
    own = step(
        f"Anteil der Assistenzkraft an der {branch}",
        start(bases.employee.amount, "beitragspflichtige Einnahme für den Anteil der Assistenzkraft"),
        times(rate, "Beitragssatz", Unit.PERCENT),
        divided(care.TWO, "halb"),
        rounding=Rounding.HALF_UP_CENT,
        law="BVV § 2 Abs. 2",
        sources=(source,),
    )
    return Shares(
        figure(*bases.employee.derivation.steps, own),
        figure(*bases.total.derivation.steps, whole, *bases.employee.derivation.steps, own, _rest(branch, whole, own)),
    )


def _care(insured: Insured, bases: ReducedBases) -> Shares:
    """Care insurance: the surcharge is taken from the total base, the discounts from the employee's base."""
    parameters, branch = insured.parameters, "Pflegeversicherung"
    rate = parameters["rate.care"]
    whole = _whole(branch, bases, rate.number, rate.citation)
    own_rate = care.basic_employee_rate(parameters, saxony=insured.saxony)
    basic = step(
        f"Anteil der Assistenzkraft an der {branch}",
        start(bases.employee.amount, "beitragspflichtige Einnahme für den Anteil der Assistenzkraft"),
        times(own_rate.result, "Satz der Assistenzkraft", Unit.PERCENT),
        rounding=Rounding.HALF_UP_CENT,
        law="BVV § 2 Abs. 2",
    )
    own: tuple[Step, ...] = (own_rate, basic)
    before = bases.employee.derivation.steps
    if insured.surcharge:
        own += _surcharge(parameters, bases, basic)
        before += bases.total.derivation.steps
    elif insured.discounts:
        own += _discount(parameters, bases, basic, insured.discounts)
    return Shares(
        figure(*before, *own),
        figure(
            *bases.total.derivation.steps,
            whole,
            *bases.employee.derivation.steps,
            own_rate,
            basic,
            _rest(branch, whole, basic),
        ),
    )


def _surcharge(parameters: Parameters, bases: ReducedBases, basic: Step) -> tuple[Step, Step]:
    rate = parameters["rate.care_childless"]
    extra = step(
        "Zuschlag für Kinderlose",
        start(bases.total.amount, "beitragspflichtige Einnahme für den ganzen Beitrag"),
        times(rate.number, "Zuschlag", Unit.PERCENT),
        rounding=Rounding.HALF_UP_CENT,
        law="BVV § 2 Abs. 2 Satz 6, SGB XI § 55 Abs. 3",
        sources=(rate.citation,),
    )
    text = "Anteil der Assistenzkraft mit dem Zuschlag"
    return extra, step(text, start(basic.result, "Anteil"), plus(extra.result, "Zuschlag für Kinderlose"))


def _discount(parameters: Parameters, bases: ReducedBases, basic: Step, discounts: int) -> tuple[Step, Step, Step]:
    rate = care.discount_rate(parameters, discounts)
    off = step(
        "Abschlag für Kinder",
        start(bases.employee.amount, "beitragspflichtige Einnahme für den Anteil der Assistenzkraft"),
        times(rate.result, "Abschlag", Unit.PERCENT),
        rounding=Rounding.HALF_UP_CENT,
        law="SGB XI §§ 55 Abs. 3, 58",
    )
    text = "Anteil der Assistenzkraft mit dem Abschlag"
    return rate, off, step(text, start(basic.result, "Anteil"), minus(off.result, "Abschlag für Kinder"))
