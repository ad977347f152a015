"""Care insurance: who pays the childless surcharge, child discounts, Saxony (SGB XI §§ 55, 58)."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from payroll.law.derivation import Step, Term, Unit, divided, minus, plus, start, step, times
from payroll.law.parameters import Parameters
from payroll.periods import Month, age_completed_on

SAXONY = "SN"
TWO = Decimal(2)


def childless_surcharge(parameters: Parameters, month: Month, birth: date, *, parent: bool) -> bool:
    """Tell whether the surcharge for childless members is due in *month* (SGB XI § 55 Abs. 3).

    It starts after the month in which 23 years of age are completed (§ 187 Abs. 2 BGB: at the end of the day before the
    birthday); not for parents nor for people born before 1940.
    """
    if parent or birth.year < parameters.number("care.childless_born_from"):
        return False
    completed = age_completed_on(birth, int(parameters.number("care.childless_age")))
    return Month.of(completed) < month


def child_discounts(parameters: Parameters, children_under_25: int, *, parent: bool) -> int:
    """Return the number of discounts: one for each child under 25 from the second to the fifth (SGB XI § 55 Abs. 3)."""
    if not parent:
        return 0
    first, last = (int(parameters.number(f"care.discount_{which}_child")) for which in ("first", "last"))
    return max(0, min(children_under_25, last) - first + 1)


def employer_rate(parameters: Parameters, *, saxony: bool) -> Step:
    """Step whose result is the employer's rate in percent: half; in Saxony half of the rate less one point."""
    return _half(parameters, "Satz des Arbeitgebers in Prozent", minus if saxony else None)


def basic_employee_rate(parameters: Parameters, *, saxony: bool) -> Step:
    """Step whose result is the employee's rate in percent without surcharge and discounts; in Saxony half of the rate
    plus one point.
    """
    return _half(parameters, "Satz der Assistenzkraft in Prozent", plus if saxony else None)


def _half(parameters: Parameters, text: str, shifted: Callable[[Decimal, str, Unit], Term] | None) -> Step:
    rate, shift = parameters["rate.care"], parameters["rate.care_saxony"]
    terms = [start(rate.number, "Beitragssatz der Pflegeversicherung in Prozent", Unit.NUMBER)]
    sources = [rate.citation]
    if shifted is not None:
        terms.append(shifted(shift.number, "Punkt, den in Sachsen die Assistenzkraft allein trägt", Unit.NUMBER))
        sources.append(shift.citation)
    terms.append(divided(TWO, "halb"))
    return step(text, *terms, unit=Unit.PERCENT, law="SGB XI § 58", sources=tuple(sources))


def employee_rate(parameters: Parameters, *, saxony: bool, surcharge: bool, discounts: int) -> tuple[Step, ...]:
    """Steps whose last result is the employee's own rate in percent, surcharge and discounts included."""
    steps = [basic_employee_rate(parameters, saxony=saxony)]
    if surcharge:
        extra = parameters["rate.care_childless"]
        steps.append(
            step(
                "Satz mit dem Zuschlag für Kinderlose in Prozent",
                start(steps[-1].result, "Satz der Assistenzkraft in Prozent", Unit.NUMBER),
                plus(extra.number, "Zuschlag für Kinderlose in Prozent", Unit.NUMBER),
                unit=Unit.PERCENT,
                law="SGB XI § 55 Abs. 3",
                sources=(extra.citation,),
            )
        )
    elif discounts:
        off = discount_rate(parameters, discounts)
        steps += [
            off,
            step(
                "Satz mit dem Abschlag für Kinder in Prozent",
                start(steps[-1].result, "Satz der Assistenzkraft in Prozent", Unit.NUMBER),
                minus(off.result, "Abschlag für Kinder in Prozent", Unit.NUMBER),
                unit=Unit.PERCENT,
                law="SGB XI § 55 Abs. 3",
            ),
        ]
    return tuple(steps)


def discount_rate(parameters: Parameters, discounts: int) -> Step:
    """Step whose result is the discount of *discounts* children in percent."""
    off = parameters["rate.care_child_discount"]
    return step(
        "Abschlag für Kinder unter 25 Jahren in Prozent",
        start(off.number, "Abschlag je Kind in Prozent", Unit.NUMBER),
        times(Decimal(discounts), "Kinder vom zweiten bis zum fünften"),
        unit=Unit.PERCENT,
        law="SGB XI § 55 Abs. 3",
        sources=(off.citation,),
    )
