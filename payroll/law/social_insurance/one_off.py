"""One-off pay under the yearly ceilings, and the Märzklausel (SGB IV § 23a)."""

from decimal import Decimal

from payroll.law.derivation import (
    Figure,
    Rounding,
    Step,
    Unit,
    at_least,
    at_most,
    divided,
    figure,
    minus,
    start,
    step,
    times,
)
from payroll.law.parameters import Parameter, Parameters
from payroll.money import ZERO
from payroll.periods import Month

INSURANCE_DAYS_OF_A_YEAR = Decimal(360)


def ceiling_to_date(branch: str, yearly: Parameter, days: int) -> Step:
    """Step for the anteilige Jahres-Beitragsbemessungsgrenze: *yearly* × insurance days of the year so far ÷ 360."""
    return step(
        f"Anteilige Jahresgrenze der {branch}",
        start(yearly.number, "Beitragsbemessungsgrenze des Jahres"),
        times(Decimal(days), "Versicherungstage des Jahres bis jetzt", Unit.DAYS),
        divided(INSURANCE_DAYS_OF_A_YEAR, "Tage", Unit.DAYS),
        law="SGB IV § 23a Abs. 3",
        sources=(yearly.citation,),
    )


def room(branch: str, yearly: Parameter, days: int, liable_so_far: Decimal) -> tuple[Step, Step]:
    """Steps for what the year's ceiling still leaves free: the last result, never below 0.

    *liable_so_far*: liable pay of the year, current pay of the month of payment included (euro).
    """
    ceiling = ceiling_to_date(branch, yearly, days)
    return ceiling, step(
        f"Davon noch nicht verbraucht ({branch})",
        start(ceiling.result, "anteilige Jahresgrenze"),
        minus(liable_so_far, "beitragspflichtiges Entgelt des Jahres bis jetzt"),
        at_least(ZERO, "nichts"),
        law="SGB IV § 23a Abs. 3",
    )


def liable(branch: str, one_off: Decimal, free: tuple[Step, ...]) -> Figure:
    """The liable part of a one-off payment (euro): at most what the last step of *free* leaves."""
    part = step(
        f"Beitragspflichtige Einmalzahlung ({branch})",
        start(one_off, "Einmalzahlung"),
        at_most(free[-1].result, "noch freie Jahresgrenze"),
        rounding=Rounding.HALF_UP_CENT,
        law="SGB IV § 23a Abs. 3",
    )
    return figure(*free, part)


def march_clause(
    parameters: Parameters, month: Month, one_off: Decimal, health_room: Decimal, *, employed_last_year: bool
) -> bool:
    """Tell whether a one-off payment goes to the last payroll month of the previous year, in all branches (§ 23a Abs. 4).

    Paid in January to March, by the employer of the previous year too, and above what the health insurance's ceiling of
    this year leaves free: for members of the statutory health insurance that ceiling alone decides (§ 23a Abs. 5).
    """
    early = month.month <= parameters.number("one_off.march_clause_last_month")
    return early and employed_last_year and one_off > health_room
