"""Church tax on the wage tax (Kirchenlohnsteuer): the Land's percentage of the plan's base, cut to the cent."""

from functools import cache

from payroll.law.derivation import Figure, Rounding, Unit, figure, start, step, times
from payroll.law.parameters import Parameter
from payroll.law.wage_tax.constants import parameters
from payroll.money import from_cents
from payroll.refusal import Refusal

LAW = "§ 51a EStG und das Kirchensteuergesetz des Landes"


def church_tax(year: int, base_cents: int, state: str) -> Figure:
    """Return the church tax on *base_cents* (BK for current pay, BKS for one-off pay, each apart) with its derivation.

    *state*: the Land of the place of work, its ISO code without ``DE-``. :class:`Refusal` for a base that is no whole,
    non-negative number of cents, an unknown Land and a year without rates. Not covered: Kappung, halving between spouses.
    """
    if type(base_cents) is not int or base_cents < 0:
        raise Refusal(
            f"Die Grundlage der Kirchensteuer ist {base_cents}. Erlaubt ist eine ganze Zahl von Cent, nicht negativ.",
            code="church_tax_base",
        )
    rate = _rate(year, state)
    if not base_cents:
        return Figure.nothing("Keine Kirchensteuer, weil ihre Grundlage null ist.", LAW)
    return figure(
        step(
            "Kirchensteuer",
            start(from_cents(base_cents), "Grundlage: Lohnsteuer, bei laufendem Lohn nach Kinderfreibeträgen"),
            times(rate.number, "Kirchensteuersatz des Landes", Unit.PERCENT),
            rounding=Rounding.CUT_CENT,
            law=LAW,
            sources=(rate.citation,),
        )
    )


@cache
def _rates(year: int) -> dict[str, Parameter]:
    prefix = "church_tax."
    return {name.removeprefix(prefix): rate for name, rate in parameters(year).items() if name.startswith(prefix)}


def _rate(year: int, state: str) -> Parameter:
    try:
        rates = _rates(year)
    except FileNotFoundError:
        raise Refusal(
            f"Für das Jahr {year} kennt dieses Programm keine Kirchensteuersätze.", code="church_tax_year", place=str(year)
        ) from None
    if state not in rates:
        raise Refusal(
            f"Das Land „{state}“ ist nicht bekannt. Bitte geben Sie eines von diesen an: {', '.join(sorted(rates))}.",
            code="church_tax_state",
        )
    return rates[state]
