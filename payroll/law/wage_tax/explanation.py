"""How the outputs of the wage tax plan come about, from the values a traced run kept.

The numbers a chain starts from are the run's own; what follows is computed by the printed steps, and tests hold the last
step against the plan's output.
"""

from collections.abc import Callable
from decimal import Decimal

from payroll.law.derivation import (
    Derivation,
    Rounding,
    Step,
    Term,
    Unit,
    at_most,
    divided,
    minus,
    plus,
    start,
    step,
    times,
)
from payroll.law.wage_tax.arithmetic import (
    HUNDRED,
    MONTHS_OF_A_YEAR,
    NOTHING,
    ONE,
    TAX_DAYS_OF_A_WEEK,
    TAX_DAYS_OF_A_YEAR,
)
from payroll.law.wage_tax.flow import Flow
from payroll.law.wage_tax.income_steps import factor_steps, income_steps, tax_steps
from payroll.law.wage_tax.step_tools import CURRENT, Steps, not_negative, remark

ONE_OFF = "§ 39b Abs. 3 EStG"
SOLIDARITY = "§§ 3, 4 SolzG"
CHURCH = "§ 51a Abs. 2a EStG"

_MONTHS = Decimal(MONTHS_OF_A_YEAR)
_DAYS = Decimal(TAX_DAYS_OF_A_YEAR)
_WEEK = Decimal(TAX_DAYS_OF_A_WEEK)
_PERIODS: dict[int, tuple[str, tuple[Term, ...], tuple[Term, ...]]] = {
    1: ("im Jahr", (), ()),
    2: ("im Monat", (times(_MONTHS, "Monate"),), (divided(_MONTHS, "Monate"),)),
    3: (
        "in der Woche",
        (times(_DAYS, "Steuertage im Jahr"), divided(_WEEK, "Tage der Woche")),
        (times(_WEEK, "Tage der Woche"), divided(_DAYS, "Steuertage im Jahr")),
    ),
    4: ("am Tag", (times(_DAYS, "Steuertage im Jahr"),), (divided(_DAYS, "Steuertage im Jahr"),)),
}
"""By LZZ: name of the period, the terms from the period to the year and those back."""


def derivation(run: Flow, output: str) -> Derivation:
    """Return the steps to *output* of a *run* that was traced and carried out; ``ValueError`` for an unknown output."""
    makers: dict[str, Callable[[Flow], Steps]] = {
        "LSTLZZ": _LSTLZZ,
        "SOLZLZZ": _SOLZLZZ,
        "BK": _BK,
        "STS": _STS,
        "SOLZS": _SOLZS,
        "BKS": _BKS,
    }
    if output not in makers:
        raise ValueError(f"no derivation for {output!r}")
    return Derivation(makers[output](run))


# --- current pay


def _LSTLZZ(run: Flow) -> Steps:
    at = run.trace["current"]
    tax = _current_tax(at)
    share = _share(at, tax[-1], "Lohnsteuer", CURRENT)
    return *tax, share, *_less_negative(run, share)


def _SOLZLZZ(run: Flow) -> Steps:
    at = run.trace["base"]
    tax = _current_tax(at)
    above = _above_limit(at, tax[-1])
    if not above[-1].result:
        return *tax, *above, _no_solidarity()
    reduced = step(
        "Ermäßigter Solidaritätszuschlag im Jahr",
        start(above[-1].result, above[-1].text),
        times(at.c.SOLZMIN_rate, "Satz im Übergang", Unit.PERCENT),
        rounding=Rounding.CUT_CENT,
        law=SOLIDARITY,
        sources=at.c.sources("SOLZMIN_rate"),
    )
    full = step(
        "Voller Solidaritätszuschlag im Jahr",
        start(tax[-1].result, tax[-1].text),
        times(at.c.SOLZ_rate, "Satz", Unit.PERCENT),
        rounding=Rounding.CUT_CENT,
        law=SOLIDARITY,
        sources=at.c.sources("SOLZ_rate"),
    )
    smaller = step(
        "Solidaritätszuschlag im Jahr, der kleinere der beiden",
        start(full.result, full.text),
        at_most(reduced.result, reduced.text),
        law=SOLIDARITY,
    )
    share = _share(at, smaller, "Solidaritätszuschlag", SOLIDARITY)
    return *tax, *above, reduced, full, smaller, share, *_less_negative(run, share, at.c.SOLZ_rate)


def _BK(run: Flow) -> Steps:
    at = run.trace["base"]
    if not at.R:
        return (_no_church(),)
    tax = _current_tax(at)
    share = _share(at, tax[-1], "Grundlage der Kirchensteuer", CHURCH)
    return *tax, share, *_less_negative(run, share)


def _current_tax(at: Flow) -> Steps:
    """Lead from the period's pay to the annual tax."""
    name, to_year, _ = _PERIODS[int(at.LZZ)]

    def of_the_year(text: str, cents: Decimal, label: str) -> Step:
        return step(text, start(cents / HUNDRED, f"{label} {name}"), *to_year, rounding=Rounding.CUT_CENT, law=CURRENT)

    steps = [of_the_year("Arbeitslohn auf das Jahr gerechnet", at.RE4, "Arbeitslohn")]
    if at.JLFREIB:
        steps.append(of_the_year("Freibetrag auf das Jahr gerechnet", at.LZZFREIB, "Freibetrag"))
    if at.JLHINZU:
        steps.append(of_the_year("Hinzurechnung auf das Jahr gerechnet", at.LZZHINZU, "Hinzurechnung"))
    income = income_steps(at, steps[0], one_off=False)
    tax = tax_steps(at, income[-1])
    return *steps, *income, *tax, *factor_steps(at, tax[-1])


def _share(at: Flow, year: Step, text: str, law: str) -> Step:
    name, _, from_year = _PERIODS[int(at.LZZ)]
    return step(f"{text} {name}", start(year.result, year.text), *from_year, rounding=Rounding.CUT_CENT, law=law)


def _less_negative(run: Flow, share: Step, rate: Decimal = HUNDRED) -> Steps:
    """Lead to what is left of the tax on current pay after a negative tax on one-off pay (STSMIN, only with MBV)."""
    at = run.trace.get("with")
    if at is None or at.STS >= 0 or not at.MBV:
        return ()
    return (
        not_negative(
            f"{share.text}, gekürzt um die Minderung durch die Vermögensbeteiligung",
            start(at.STS / HUNDRED, "Minderung der Lohnsteuer"),
            times(rate, "davon", Unit.PERCENT),
            plus(share.result, share.text),
            rounding=Rounding.CUT_CENT,
            law=ONE_OFF,
        ),
    )


# --- one-off pay


def _STS(run: Flow) -> Steps:
    if "with" not in run.trace:
        return (_no_one_off(),)
    without, at = run.trace["without"], run.trace["with"]
    steps_without, steps_with = _one_off_tax(without, one_off=False), _one_off_tax(at, one_off=True)
    difference = not_negative(
        "Lohnsteuer auf die Einmalzahlung",
        start(steps_with[-1].result, "Jahressteuer mit der Einmalzahlung"),
        minus(steps_without[-1].result, "Jahressteuer ohne die Einmalzahlung"),
        *([times(at.f, "Faktor")] if at.f != ONE else []),
        rounding=Rounding.CUT_EURO,
        law=ONE_OFF,
    )
    return *steps_without, *steps_with, difference


def _SOLZS(run: Flow) -> Steps:
    at = run.trace.get("with")
    if at is None:
        return (_no_one_off(),)
    if at.STS <= 0:
        return (remark("Kein Solidaritätszuschlag, weil auf die Einmalzahlung keine Lohnsteuer anfällt.", SOLIDARITY),)
    income = _one_off_income(at, one_off=True)
    if at.ZKF > 0:
        reduced = not_negative(
            "Zu versteuerndes Einkommen nach Kinderfreibeträgen",
            start(income[-1].result, income[-1].text),
            minus(at.KFB, "Kinderfreibeträge"),
            law=SOLIDARITY,
            sources=at.c.sources("KFB_STKL4" if at.STKL == 4 else "KFB_full"),
        )
        income = (*income, reduced)
    tax = tax_steps(at, income[-1])
    with_factor = factor_steps(at, tax[-1])
    steps = (*income, *tax, *with_factor)
    above = _above_limit(at, steps[-1])
    if not above[-1].result:
        return *steps, *above, _no_solidarity()
    surcharge = step(
        "Solidaritätszuschlag auf die Einmalzahlung",
        start(at.STS / HUNDRED, "Lohnsteuer auf die Einmalzahlung"),
        times(at.c.SOLZ_rate, "Satz", Unit.PERCENT),
        rounding=Rounding.CUT_CENT,
        law=SOLIDARITY,
        sources=at.c.sources("SOLZ_rate"),
    )
    return *steps, *above, surcharge


def _BKS(run: Flow) -> Steps:
    return _STS(run) if run.R else (_no_church(),)


def _one_off_tax(at: Flow, *, one_off: bool) -> Steps:
    income = _one_off_income(at, one_off=one_off)
    return *income, *tax_steps(at, income[-1])


def _one_off_income(at: Flow, *, one_off: bool) -> Steps:
    """Lead from the year's pay, without or with the one-off pay, to the taxable income."""
    pay = step(
        "Arbeitslohn des Jahres mit der Einmalzahlung" if one_off else "Arbeitslohn des Jahres ohne die Einmalzahlung",
        start(at.JRE4 / HUNDRED, "voraussichtlicher Arbeitslohn des Jahres"),
        *([plus(at.SONSTB / HUNDRED, "Einmalzahlung")] if one_off else []),
        law=ONE_OFF,
    )
    return pay, *income_steps(at, pay, one_off=one_off)


def _above_limit(at: Flow, tax: Step) -> Steps:
    """Lead to the part of the annual tax above the limit of the solidarity surcharge."""
    limit = step(
        "Freigrenze des Solidaritätszuschlags",
        start(at.c.SOLZFREI, "Freigrenze"),
        *([times(Decimal(at.KZTAB), "Splitting in Steuerklasse III")] if at.KZTAB > 1 else []),
        law=SOLIDARITY,
        sources=at.c.sources("SOLZFREI"),
    )
    above = not_negative(
        "Teil der Jahressteuer über der Freigrenze",
        start(tax.result, "Jahressteuer"),
        minus(limit.result, limit.text),
        law=SOLIDARITY,
    )
    return limit, above


def _no_solidarity() -> Step:
    return Step(
        "Kein Solidaritätszuschlag, weil die Jahressteuer nicht über der Freigrenze liegt.", (), NOTHING, law=SOLIDARITY
    )


def _no_church() -> Step:
    return remark("Keine Kirchensteuer, weil keine Zugehörigkeit zu einer Kirche gemeldet ist.", CHURCH)


def _no_one_off() -> Step:
    return remark("In diesem Zeitraum gibt es keine Einmalzahlung.", ONE_OFF)
