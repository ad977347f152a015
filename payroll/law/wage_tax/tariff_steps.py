"""The tariff of a year in steps a pocket calculator follows; it mirrors ``tariff.py`` line by line."""

from decimal import Decimal

from payroll.law.derivation import Rounding, Step, Unit, at_least, at_most, divided, minus, plus, start, step, times
from payroll.law.wage_tax.arithmetic import NOTHING, ONE
from payroll.law.wage_tax.constants import Constants
from payroll.law.wage_tax.step_tools import Steps, percent
from payroll.law.wage_tax.tariff import LOWER_FACTOR, TARIFF_UNIT, UPPER_FACTOR

TARIFF = "§ 32a Abs. 1 EStG"
HIGH_CLASSES = "§ 39b Abs. 2 Satz 7 EStG"

_CUT = {0: Rounding.CUT_EURO, 2: Rounding.CUT_CENT}


def UPTAB_steps(income: Step, c: Constants, text: str = "Steuer nach dem Tarif") -> Steps:
    """Return the steps from an income to the annual tax on it."""
    X = income.result
    if c.GFB + ONE > X:
        return (Step("Bis zum Grundfreibetrag fällt keine Steuer an.", (), NOTHING, law=TARIFF, sources=c.sources("GFB")),)
    if c.zone_2_to + ONE > X:
        return _curve(income, (c.GFB, "Grundfreibetrag"), (c.A2, c.L2, NOTHING), text, c.sources("GFB", "A2"))
    if c.zone_3_to + ONE > X:
        return _curve(
            income,
            (c.zone_2_to, "Ende der vorigen Tarifstufe"),
            (c.A3, c.L3, c.C3),
            text,
            c.sources("A3", "C3"),
        )
    rate, less = (c.rate_4, c.D4) if c.zone_4_to + ONE > X else (c.rate_5, c.D5)
    return (
        step(
            text,
            start(X, income.text),
            times(percent(rate), "Steuersatz", Unit.PERCENT),
            minus(less, "fester Abzug im Tarif"),
            rounding=Rounding.CUT_EURO,
            law=TARIFF,
            sources=c.sources("rate_4", "D4"),
        ),
    )


def _curve(
    income: Step, base: tuple[Decimal, str], factors: tuple[Decimal, Decimal, Decimal], text: str, sources: tuple[str, ...]
) -> Steps:
    rising, linear, constant = factors
    part = step(
        "Betrag darüber in Zehntausend Euro",
        start(income.result, income.text),
        minus(*base),
        divided(TARIFF_UNIT, "Zehntausend"),
        law=TARIFF,
        unit=Unit.NUMBER,
    )
    tax = step(
        text,
        start(part.result, part.text, Unit.NUMBER),
        times(rising, "Zahl aus dem Tarif"),
        plus(linear, "Zahl aus dem Tarif", Unit.NUMBER),
        times(part.result, part.text),
        *([plus(constant, "Zahl aus dem Tarif")] if constant else []),
        rounding=Rounding.CUT_EURO,
        law=TARIFF,
        sources=sources,
    )
    return part, tax


def UP5_6_steps(income: Step, c: Constants, places: int) -> Steps:
    """Return the steps to twice the difference of two taxes, at least the entry rate."""
    steps: list[Step] = []
    for factor, text in ((UPPER_FACTOR, "Das Eineinviertelfache"), (LOWER_FACTOR, "Das Dreiviertelfache")):
        part = step(
            text, start(income.result, income.text), times(factor, "Faktor"), rounding=_CUT[places], law=HIGH_CLASSES
        )
        steps.extend((part, *UPTAB_steps(part, c, f"Steuer darauf ({text})")))
        if factor == UPPER_FACTOR:
            upper = steps[-1]
    difference = step(
        "Das Doppelte des Unterschieds beider Steuern",
        start(upper.result, "Steuer auf das Eineinviertelfache"),
        minus(steps[-1].result, "Steuer auf das Dreiviertelfache"),
        times(Decimal(2), "verdoppelt"),
        law=HIGH_CLASSES,
    )
    least = step(
        "Mindeststeuer",
        start(income.result, income.text),
        times(percent(c.MIST_rate), "Eingangssteuersatz", Unit.PERCENT),
        rounding=Rounding.CUT_EURO,
        law=HIGH_CLASSES,
        sources=c.sources("MIST_rate"),
    )
    tax = step(
        "Steuer in Steuerklasse V und VI",
        start(difference.result, difference.text),
        at_least(least.result, least.text),
        law=HIGH_CLASSES,
    )
    return *steps, difference, least, tax


def MST5_6_steps(income: Step, c: Constants, places: int) -> Steps:
    """Return the steps to the annual tax of tax classes V and VI."""
    ZZX = income.result
    if ZZX > c.W2STKL5:
        second = _limit("Zweiter Grenzbetrag", c.W2STKL5, c, "W2STKL5")
        steps = (second, *UP5_6_steps(second, c, places))
        if ZZX > c.W3STKL5:
            third = _limit("Dritter Grenzbetrag", c.W3STKL5, c, "W3STKL5")
            middle = _above(third, second, c.rate_4, steps[-1])
            return *steps, third, middle, _above(income, third, c.rate_5, middle)
        return *steps, _above(income, second, c.rate_4, steps[-1])
    steps = UP5_6_steps(income, c, places)
    if ZZX <= c.W1STKL5:
        return steps
    first = _limit("Erster Grenzbetrag", c.W1STKL5, c, "W1STKL5")
    at_first = UP5_6_steps(first, c, places)
    cap = _above(income, first, c.rate_4, at_first[-1])
    smaller = step(
        "Die kleinere der beiden Steuern",
        start(steps[-1].result, "Steuer auf den ganzen Betrag"),
        at_most(cap.result, cap.text),
        law=HIGH_CLASSES,
    )
    return *steps, first, *at_first, cap, smaller


def _limit(text: str, value: Decimal, c: Constants, name: str) -> Step:
    return step(text, start(value, "im Gesetz"), law=HIGH_CLASSES, sources=c.sources(name))


def _above(income: Step, limit: Step, rate: Decimal, tax: Step) -> Step:
    return step(
        f"Steuer mit dem Teil über dem Grenzbetrag ({limit.text})",
        start(income.result, income.text),
        minus(limit.result, limit.text),
        times(percent(rate), "Steuersatz", Unit.PERCENT),
        plus(tax.result, "Steuer bis zum Grenzbetrag"),
        rounding=Rounding.CUT_EURO,
        law=HIGH_CLASSES,
    )
