"""The month's wage tax features as inputs of the ministry's plan (lohnsteuer-pap, section 3)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from payroll.law.derivation import Derivation, Figure, Rounding, Step, Unit, divided, figure, plus, start, step, times
from payroll.law.social_insurance.groups import Pension, Unemployment
from payroll.law.social_insurance.insured import EAST
from payroll.law.wage_tax import age_of_relief
from payroll.law.wage_tax.computation import PLANS
from payroll.money import ZERO, cents, cut_cent
from payroll.pay.facts import MonthFacts
from payroll.pay.month_pay import MonthPay
from payroll.pay.schemes import MARGINAL
from payroll.pay.situation import Situation
from payroll.pay.validity import full_name
from payroll.periods import age_completed_on
from payroll.refusal import Refusal

MONTH, DAY = 2, 4
MONTHS_OF_A_YEAR = 12
DAYS_OF_A_MONTH = Decimal(30)
DAY_TABLE = "R 39b.5 Abs. 2 LStR"


def inputs(situation: Situation, pay: MonthPay) -> dict[str, int | Decimal]:
    """Return the plan's inputs for the month, in cents and codes.

    In a partial month of employment the day table holds: pay ÷ calendar days, cut to the cent; allowances of the month ÷
    30, cut to the cent.
    """
    tax, insured = situation.tax, situation.insured
    values: dict[str, int | Decimal] = {
        "LZZ": MONTH if pay.whole_month else DAY,
        "RE4": cents(period_pay(pay).amount),
        "STKL": tax.tax_class,
        "af": 0 if tax.factor is None else 1,
        "f": Decimal(1) if tax.factor is None else tax.factor,
        "ZKF": tax.child_allowances,
        "R": 0 if tax.church is None else 1,
        "KVZ": _additional_rate(situation),
        "PVS": int(insured.saxony),
        "PVZ": int(insured.surcharge),
        "PVA": 0 if insured.surcharge else insured.discounts,
        "KRV": _pension_code(situation),
        "PKV": _health_code(situation),
        "LZZFREIB": cents(_period_allowance(tax.allowance_month, pay)),
        "LZZHINZU": cents(_period_allowance(tax.addition_month, pay)),
        **_age(situation.assistant.birth_date, situation.month.year),
    }
    if "ALV" in PLANS[situation.month.year][0].INPUTS:
        values["ALV"] = int(situation.groups.unemployment is not Unemployment.FULL)
    if pay.taxed_one_off:
        values |= {
            "SONSTB": cents(pay.taxed_one_off),
            "JRE4": cents(expected_year_pay(situation, pay).amount),
            "JFREIB": cents(tax.allowance_month * MONTHS_OF_A_YEAR),
            "JHINZU": cents(tax.addition_month * MONTHS_OF_A_YEAR),
        }
    return values


def period_pay(pay: MonthPay) -> Figure:
    """Current pay of the plan's period: the month's, or one day's in a partial month of employment."""
    if pay.whole_month:
        return Figure(pay.taxed_current, Derivation(()))
    return figure(
        step(
            "Arbeitslohn eines Tages",
            start(pay.taxed_current, "laufender steuerpflichtiger Lohn des Monats"),
            divided(Decimal(pay.calendar_days), "Kalendertage der Beschäftigung", Unit.DAYS),
            rounding=Rounding.CUT_CENT,
            law=DAY_TABLE,
        )
    )


def expected_year_pay(situation: Situation, pay: MonthPay) -> Figure:
    """Voraussichtlicher Jahresarbeitslohn without the one-off pay of this month (§ 39b Abs. 3 EStG, R 39b.6 LStR).

    Pay of the year so far, earlier one-off pay and values brought along included, and the current month's current pay for
    each remaining month, this one included.
    """
    month = situation.month
    remaining = Decimal(MONTHS_OF_A_YEAR + 1 - month.month)
    return figure(
        step(
            "Voraussichtlicher Jahresarbeitslohn",
            start(pay.taxed_current, "laufender Lohn dieses Monats"),
            times(remaining, "Monate bis Jahresende, dieser mitgezählt"),
            plus(_taxed_so_far(situation.facts), "steuerpflichtiger Lohn des Jahres bis jetzt"),
            law="§ 39b Abs. 3 EStG, R 39b.6 LStR",
        )
    )


def times_days(text: str, one_day: Decimal, pay: MonthPay) -> Step:
    """Step from a result of the day table to the partial month."""
    return step(
        text,
        start(one_day, "Betrag für einen Tag"),
        times(Decimal(pay.calendar_days), "Kalendertage der Beschäftigung", Unit.DAYS),
        law=DAY_TABLE,
    )


def _taxed_so_far(facts: MonthFacts) -> Decimal:
    year = facts.month.year
    so_far = sum(
        (
            entry.taxable_current + entry.taxable_one_off
            for entry in facts.earlier
            if entry.month.year == year and entry.month < facts.month
        ),
        ZERO,
    )
    opening = facts.assistant.opening
    if opening is None or opening.on.year != year or opening.on <= date(year, 1, 1):
        return so_far
    if opening.pay_to_date is None:
        raise Refusal(
            f"Die Lohnsteuer auf eine Einmalzahlung hängt vom Lohn des ganzen Jahres {year} ab. Für "
            f"{full_name(facts.assistant)} fehlt der Lohn bis zur Übernahme am {opening.on:%d.%m.%Y}. Bitte tragen Sie ihn "
            "nach (opening: pay_to_date).",
            code="opening_missing",
            place=facts.assistant.key,
        )
    return so_far + opening.pay_to_date


def _period_allowance(month_amount: Decimal, pay: MonthPay) -> Decimal:
    return month_amount if pay.whole_month else cut_cent(month_amount / DAYS_OF_A_MONTH)


def _additional_rate(situation: Situation) -> Decimal:
    """The fund's Zusatzbeitrag; without a fund (Minijob, short term) the average one."""
    if situation.fund_rate is not None:
        return situation.fund_rate.additional
    return situation.parameters.number("rate.health_additional_average")


def _health_code(situation: Situation) -> int:
    """PKV: 1 without a premium where the pay bears no own contribution to health insurance (marginal employment).

    Only the Mindestvorsorgepauschale remains until 2025, nothing from 2026 (§ 39b Abs. 2 Satz 5 Nr. 3 Buchst. b, c EStG).
    """
    return int(situation.scheme in MARGINAL)


def _pension_code(situation: Situation) -> int:
    """KRV: whether the employee pays into the pension insurance; 2024 also says under which ceiling."""
    pays = situation.groups.pension is Pension.FULL
    if "ceiling.pension_east" in situation.parameters:
        return int(situation.insured.state in EAST) if pays else 2
    return int(not pays)


def _age(birth: date, year: int) -> Mapping[str, int]:
    completed = age_completed_on(birth, age_of_relief(year))
    return {"ALTER1": 1, "AJAHR": completed.year + 1} if completed.year < year else {"ALTER1": 0}
