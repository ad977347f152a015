"""Steps of the Vorsorgepauschale (§ 39b Abs. 2 Satz 5 Nr. 3 EStG) that the plans of all years share."""

from decimal import Decimal

from payroll.law.derivation import Rounding, Step, Unit, at_most, divided, minus, plus, start, step, times
from payroll.law.wage_tax.arithmetic import HUNDRED, MONTHS_OF_A_YEAR
from payroll.law.wage_tax.flow import Flow
from payroll.law.wage_tax.step_tools import INSURANCE, Steps, percent, remark

BASE = "Jahresarbeitslohn vor Freibeträgen"


def pension_step(run: Flow, *, insured: bool, ceiling: Decimal, sources: tuple[str, ...]) -> Step:
    """Return the step to the part for pension insurance."""
    if not insured:
        return remark("Für die Rentenversicherung wird nichts abgezogen, weil keine Pflicht dazu besteht.", INSURANCE)
    return step(
        "Abzug für die Rentenversicherung",
        start(run.ZRE4VP, BASE),
        at_most(ceiling, "Beitragsbemessungsgrenze der Rentenversicherung im Jahr"),
        times(percent(run.c.RVSATZAN), "Anteil der Beschäftigten am Beitragssatz", Unit.PERCENT),
        rounding=Rounding.CUT_CENT,
        law=INSURANCE,
        sources=sources,
    )


def statutory_health_steps(run: Flow) -> Steps:
    """Return the steps to the part for statutory health and care insurance."""
    c = run.c
    base_name = "PVSATZAN_SACHSEN" if run.PVS else "PVSATZAN_base"
    care = [plus(percent(c.PVSATZAN_SACHSEN if run.PVS else c.PVSATZAN_base), "Pflegeversicherung in Prozent", Unit.NUMBER)]
    names = ["KVSATZAN_base", base_name]
    if run.PVZ:
        care.append(plus(percent(c.PVZ_rate), "Zuschlag für Kinderlose in Prozent", Unit.NUMBER))
        names.append("PVZ_rate")
    elif run.PVA:
        care.append(minus(percent(run.PVA * c.PVA_rate), "Abschlag für Kinder unter 25 in Prozent", Unit.NUMBER))
        names.append("PVA_rate")
    rate = step(
        "Beitragssatz für Kranken- und Pflegeversicherung",
        start(run.KVZ, "Zusatzbeitrag der Krankenkasse in Prozent", Unit.NUMBER),
        divided(Decimal(2), "die Hälfte trägt der Arbeitgeber"),
        plus(percent(c.KVSATZAN_base), "Hälfte des ermäßigten Beitragssatzes in Prozent", Unit.NUMBER),
        *care,
        law=INSURANCE,
        unit=Unit.PERCENT,
        sources=c.sources(*names),
    )
    part = step(
        "Abzug für Kranken- und Pflegeversicherung",
        start(run.ZRE4VP, BASE),
        at_most(c.BBGKVPV, "Beitragsbemessungsgrenze der Krankenversicherung im Jahr"),
        times(rate.result, rate.text, Unit.PERCENT),
        rounding=Rounding.CUT_CENT,
        law=INSURANCE,
        sources=c.sources("BBGKVPV"),
    )
    return rate, part


def private_premium_step(run: Flow) -> Step:
    """Return the step to the private premium of a year."""
    return step(
        "Beitrag zur privaten Kranken- und Pflegeversicherung im Jahr",
        start(run.PKPV / HUNDRED, "Beitrag im Monat"),
        times(Decimal(MONTHS_OF_A_YEAR), "Monate"),
        law=INSURANCE,
    )


def no_private_health_step(run: Flow) -> Step:
    """Return the remark where nothing is counted for health: no premium is known, or class VI."""
    if not run.PKPV:
        text = "Für Kranken- und Pflegeversicherung wird nichts abgezogen: Von diesem Lohn geht kein eigener Beitrag ab."
        return remark(text, INSURANCE)
    return remark("Für die private Krankenversicherung wird in Steuerklasse VI nichts abgezogen.", INSURANCE)


def sum_step(health: Step, pension: Step, text: str = "Vorsorgepauschale") -> Step:
    """Return the step that adds two parts and raises the sum to whole euro."""
    return step(
        text, start(health.result, health.text), plus(pension.result, pension.text), rounding=Rounding.UP_EURO, law=INSURANCE
    )
