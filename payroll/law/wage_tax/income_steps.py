"""Steps from the annual pay to the taxable income and on to the annual tax, of all years' plans."""

from decimal import Decimal

from payroll.law.derivation import Rounding, Step, Unit, at_most, divided, minus, plus, start, step, times
from payroll.law.wage_tax.arithmetic import HUNDRED, NOTHING, ONE
from payroll.law.wage_tax.flow import Flow
from payroll.law.wage_tax.insurance_steps import BASE
from payroll.law.wage_tax.step_tools import CURRENT, Steps, not_negative, percent, remark
from payroll.law.wage_tax.tariff_steps import MST5_6_steps, UPTAB_steps


def income_steps(at: Flow, pay: Step, *, one_off: bool) -> Steps:
    """Return the steps from the annual pay to the taxable income; *one_off*: the pay holds the one-off pay."""
    steps = [*_age_allowance(at, pay)]
    reductions = (
        (minus, at.ALTE, "Altersentlastungsbetrag"),
        (minus, at.JLFREIB, "Freibetrag im Jahr"),
        (plus, at.JLHINZU, "Hinzurechnung im Jahr"),
    )
    after = not_negative(
        "Jahresarbeitslohn nach Freibeträgen",
        start(pay.result, pay.text),
        *(operation(value, label) for operation, value, label in reductions if value),
        law=CURRENT,
    )
    fixed = _fixed_allowances(at, after)
    insurance = (*_insurance_base(at, pay, one_off=one_off), *at.explain_UPEVP())
    taxable = not_negative(
        "Zu versteuerndes Einkommen im Jahr",
        start(after.result, after.text),
        minus(fixed[-1].result, fixed[-1].text),
        minus(insurance[-1].result, "Vorsorgepauschale"),
        law=CURRENT,
    )
    return *steps, after, *fixed, *insurance, taxable


def _age_allowance(at: Flow, pay: Step) -> Steps:
    if not at.ALTER1:
        return ()
    share, most = at.age_rates()
    return (
        step(
            "Altersentlastungsbetrag",
            start(pay.result, pay.text),
            times(percent(share), "Anteil", Unit.PERCENT),
            at_most(most, "Höchstbetrag"),
            rounding=Rounding.UP_EURO,
            law="§ 24a EStG",
            sources=at.c.sources("TAB4.until_2005", "TAB5.until_2005"),
        ),
    )


def _insurance_base(at: Flow, pay: Step, *, one_off: bool) -> Steps:
    """Lead to the pay the Vorsorgepauschale looks at, where it is not the annual pay itself."""
    if pay.result == at.ZRE4VP:
        return ()
    terms = (
        (minus, at.JRE4ENT, "Entschädigungen im Jahr"),
        (minus, at.SONSTENT if one_off else NOTHING, "Entschädigungen in der Einmalzahlung"),
        (plus, at.MBV if one_off else NOTHING, "Vorteil aus Vermögensbeteiligungen"),
    )
    return (
        step(
            BASE,
            start(pay.result, pay.text),
            *(operation(cents / HUNDRED, label) for operation, cents, label in terms if cents),
            law=CURRENT,
        ),
    )


def _fixed_allowances(at: Flow, after: Step) -> Steps:
    c = at.c
    if at.STKL == 6:
        return (remark("In Steuerklasse VI gibt es keine festen Freibeträge.", CURRENT),)
    own = step(
        "Arbeitnehmer-Pauschbetrag",
        start(after.result, after.text),
        at_most(c.ANP_most, "Höchstbetrag"),
        rounding=Rounding.UP_EURO,
        law="§ 9a EStG",
        sources=c.sources("ANP_most"),
    )
    # ZTABFB holds the Kinderfreibeträge only in the run for solidarity surcharge and church tax
    children = at.ZTABFB - at.EFA - at.ANP - at.SAP
    together = step(
        "Feste Freibeträge",
        start(own.result, own.text),
        plus(at.SAP, "Sonderausgaben-Pauschbetrag"),
        *([plus(at.EFA, "Entlastungsbetrag für Alleinerziehende")] if at.EFA else []),
        *([plus(children, "Kinderfreibeträge")] if children else []),
        law=CURRENT,
        sources=c.sources("SAP_amount", "EFA_amount", "KFB_full"),
    )
    return own, together


def tax_steps(at: Flow, income: Step) -> Steps:
    """Return the steps from the taxable income to the annual tax before the factor."""
    whole = step(
        "Betrag, auf den der Tarif angewendet wird",
        start(income.result, income.text),
        *([divided(Decimal(at.KZTAB), "Splitting in Steuerklasse III")] if at.KZTAB > 1 else []),
        rounding=Rounding.CUT_EURO,
        law=CURRENT,
    )
    if at.STKL > 4:
        return whole, *MST5_6_steps(whole, at.c, at.UP5_6_PLACES)
    steps = (whole, *UPTAB_steps(whole, at.c))
    if at.KZTAB == 1:
        return steps
    doubled = step(
        "Jahressteuer in Steuerklasse III",
        start(steps[-1].result, "Steuer nach dem Tarif"),
        times(Decimal(at.KZTAB), "Splitting in Steuerklasse III"),
        law=CURRENT,
    )
    return *steps, doubled


def factor_steps(at: Flow, tax: Step) -> Steps:
    """Return the step that applies the factor of tax class IV, none without it."""
    if at.f == ONE:
        return ()
    return (
        step(
            "Jahressteuer mit dem Faktor",
            start(tax.result, "Jahressteuer"),
            times(at.f, "Faktor"),
            rounding=Rounding.CUT_EURO,
            law="§ 39f EStG",
        ),
    )
