"""A month's contributions of both sides, by the scheme and what the month's pay makes of it."""

from dataclasses import dataclass, replace
from decimal import Decimal

from payroll.law.derivation import Figure, sum_figure
from payroll.law.social_insurance import midijob, minijob, ordinary
from payroll.law.social_insurance.bases import Base, Bases, monthly_bases
from payroll.law.social_insurance.groups import Care, Health, Pension
from payroll.law.social_insurance.insured import Branches, Shares
from payroll.money import ZERO
from payroll.pay.facts import Scheme
from payroll.pay.month_pay import MonthPay
from payroll.pay.one_off_bases import LiableOneOff, liable_one_off
from payroll.pay.payslip import Contributions, InsuranceStatus
from payroll.pay.situation import Situation
from payroll.pay.validity import full_name
from payroll.pay.words import month_name
from payroll.refusal import Refusal

NO_CONTRIBUTIONS = "Kurzfristige Beschäftigung: keine Beiträge zur Sozialversicherung."


@dataclass(frozen=True, slots=True, kw_only=True)
class Insurance:
    """Both sides' contributions; *current_employer_total*: the employer's on current pay alone, for refunds.

    *levy_base*: base of U1 and U2, without one-off pay; *insolvency_base*: with it; a part of the ceiling stays unrounded
    (BVV § 1 Abs. 1). *insurable*: actual pay before any reduced or minimum base, capped at the pension insurance's ceiling.
    """

    employee: Contributions
    employer: Contributions
    current_employer_total: Decimal
    status: InsuranceStatus
    levy_base: Decimal
    insolvency_base: Decimal
    insurable: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class _Result:
    """Contributions on current and one-off pay together and the values that depend on how they were found."""

    whole: Branches
    current: Branches
    levy_base: Decimal
    insolvency_base: Decimal
    insurable: Decimal
    bases: tuple[Decimal, Decimal, Decimal]
    one_off: tuple[Decimal, Decimal, Decimal] = (ZERO, ZERO, ZERO)
    last_year: tuple[Decimal, Decimal, Decimal] = (ZERO, ZERO, ZERO)
    reduced: midijob.ReducedBases | None = None


def insure(situation: Situation, pay: MonthPay) -> Insurance:
    """Return the contributions on a month's pay; a :class:`Refusal` where the rule is not settled or a fact is missing."""
    match situation.scheme:
        case Scheme.MINIJOB:
            found = _minijob(situation, pay)
        case Scheme.SHORT_TERM:
            found = _short_term(situation, pay)
        case _ if _band_applies(situation, pay.insured, pay.days):
            found = _in_band(situation, pay)
        case _:
            found = _usual(situation, pay)
    return Insurance(
        employee=_side(found, employee=True),
        employer=_side(found, employee=False),
        current_employer_total=found.current.employer_total,
        status=_status(situation, pay, found),
        levy_base=found.levy_base,
        insolvency_base=found.insolvency_base,
        insurable=found.insurable,
    )


def _band_applies(situation: Situation, amount: Decimal, days: int) -> bool:
    return situation.midijob and not midijob.above_band(situation.parameters, amount, days)


def _minijob(situation: Situation, pay: MonthPay) -> _Result:
    def on(amount: Decimal) -> Branches:
        return minijob.contributions(
            situation.parameters,
            situation.groups,
            amount,
            pay.days,
            household=situation.insurance.household_check,
        )

    whole = on(pay.insured)
    health = pay.insured if situation.groups.health is Health.FLAT else ZERO
    pension = minijob.liable_base(situation.parameters, situation.groups, pay.insured, pay.days)
    return _Result(
        whole=whole,
        current=on(pay.insured_current) if pay.insured_one_off else whole,
        levy_base=pay.insured_current,
        insolvency_base=pay.insured,
        insurable=pay.insured,
        bases=(health, ZERO, pension),
    )


def _short_term(situation: Situation, pay: MonthPay) -> _Result:
    none = Shares.none(NO_CONTRIBUTIONS, "SGB IV § 8 Abs. 1 Nr. 2")
    nothing = Branches(health=none, health_additional=none, care=none, pension=none, unemployment=none)
    base = monthly_bases(situation.parameters, situation.insured.state, pay.insured_current, pay.days).pension.amount
    return _Result(
        whole=nothing,
        current=nothing,
        levy_base=base,
        insolvency_base=base + pay.insured_one_off,
        insurable=pay.insured,
        bases=(ZERO, ZERO, ZERO),
    )


def _in_band(situation: Situation, pay: MonthPay) -> _Result:
    reduced = midijob.reduced_bases(situation.parameters, pay.insured, pay.days)
    whole = midijob.contributions(situation.insured, reduced)
    current, levy_base = whole, reduced.total.amount
    if pay.insured_one_off:
        alone = midijob.reduced_bases(situation.parameters, pay.insured_current, pay.days)
        current, levy_base = midijob.contributions(situation.insured, alone), alone.total.amount
    return _Result(
        whole=whole,
        current=current,
        levy_base=levy_base,
        insolvency_base=reduced.total.amount,
        insurable=pay.insured,
        bases=_of_insured(situation, pay.insured_current, pay.insured_current, pay.insured_current),
        one_off=_of_insured(situation, pay.insured_one_off, pay.insured_one_off, pay.insured_one_off),
        reduced=reduced,
    )


def _usual(situation: Situation, pay: MonthPay) -> _Result:
    insured = situation.insured
    bases = monthly_bases(situation.parameters, insured.state, pay.insured_current, pay.days)
    whole = ordinary.contributions(insured, bases)
    amounts = _of_insured(situation, bases.health.amount, bases.care.amount, bases.pension.amount)
    result = _Result(
        whole=whole,
        current=whole,
        levy_base=bases.pension.exact,
        insolvency_base=bases.pension.exact,
        insurable=bases.pension.amount,
        bases=amounts,
    )
    if not pay.insured_one_off:
        return result
    if situation.midijob and not pay.days:
        raise _no_days(situation)
    if _band_applies(situation, pay.insured_current, pay.days):
        alone = midijob.reduced_bases(situation.parameters, pay.insured_current, pay.days)
        result = replace(result, current=midijob.contributions(insured, alone), levy_base=alone.total.amount)
    return _with_one_off(situation, result, bases, liable_one_off(situation, bases, pay))


def _with_one_off(situation: Situation, result: _Result, bases: Bases, liable: LiableOneOff) -> _Result:
    parts = _of_insured(situation, liable.health.amount, liable.care.amount, liable.pension.amount)
    result = replace(
        result,
        insurable=result.insurable + liable.pension.amount,
        insolvency_base=result.insolvency_base + liable.pension.amount,
    )
    if liable.last_year is not None:
        then = Bases(health=_alone(liable.health), care=_alone(liable.care), pension=_alone(liable.pension))
        whole = result.whole.joined(ordinary.contributions(liable.last_year.insured, then), _both_years)
        return replace(result, whole=whole, last_year=parts)
    raised = Bases(
        health=bases.health.plus_one_off(liable.health),
        care=bases.care.plus_one_off(liable.care),
        pension=bases.pension.plus_one_off(liable.pension),
    )
    return replace(result, whole=ordinary.contributions(situation.insured, raised), one_off=parts)


def _alone(liable: Figure) -> Base:
    return Base(liable.amount, liable.derivation.steps)


def _both_years(this: Figure, last: Figure) -> Figure:
    if not last.amount:
        return this
    joined = sum_figure(
        "Beitrag dieses Monats und Beitrag der Einmalzahlung nach den Werten des Vorjahres",
        (("Beitrag dieses Monats", this), ("Beitrag der Einmalzahlung (Vorjahr)", last)),
        "SGB IV § 23a Abs. 4",
    )
    return Figure(joined.amount, this.derivation.then(*last.derivation.steps, *joined.derivation.steps))


def _of_insured(situation: Situation, health: Decimal, care: Decimal, pension: Decimal) -> tuple[Decimal, Decimal, Decimal]:
    """Return bases of health, care and pension insurance, 0 where the person is not insured."""
    groups = situation.groups
    return (
        ZERO if groups.health is Health.NONE else health,
        ZERO if groups.care is Care.NONE else care,
        ZERO if groups.pension is Pension.NONE else pension,
    )


def _no_days(situation: Situation) -> Refusal:
    return Refusal(
        f"Im {month_name(situation.month)} hat {full_name(situation.assistant)} keine Versicherungstage, bekommt aber eine "
        "Einmalzahlung. Im Übergangsbereich rechnet dieses Programm das nicht ab. Bitte zahlen Sie sie in einem Monat mit "
        "Arbeitslohn aus, oder fragen Sie die Krankenkasse.",
        code="one_off_without_days",
        place=situation.assistant.key,
    )


def _side(found: _Result, *, employee: bool) -> Contributions:
    def figure_of(shares: Shares) -> Figure:
        return shares.employee if employee else shares.employer

    def one_off(name: str) -> Decimal:
        whole, current = getattr(found.whole, name), getattr(found.current, name)
        return figure_of(whole).amount - figure_of(current).amount

    whole = found.whole
    return Contributions(
        health=figure_of(whole.health),
        health_additional=figure_of(whole.health_additional),
        care=figure_of(whole.care),
        pension=figure_of(whole.pension),
        unemployment=figure_of(whole.unemployment),
        health_one_off=one_off("health") + one_off("health_additional"),
        care_one_off=one_off("care"),
        pension_one_off=one_off("pension"),
        unemployment_one_off=one_off("unemployment"),
    )


def _status(situation: Situation, pay: MonthPay, found: _Result) -> InsuranceStatus:
    groups, reduced = situation.groups, found.reduced
    return InsuranceStatus(
        scheme=situation.scheme.value,
        person_group=groups.person_group,
        contribution_groups=groups.key,
        collector=situation.collector,
        insurance_days=pay.days,
        tax_days=pay.tax_days,
        midijob=reduced is not None,
        childless_surcharge=groups.care is Care.FULL and situation.insured.surcharge,
        health_base=found.bases[0],
        care_base=found.bases[1],
        pension_base=found.bases[2],
        health_base_one_off=found.one_off[0],
        care_base_one_off=found.one_off[1],
        pension_base_one_off=found.one_off[2],
        health_base_last_year=found.last_year[0],
        care_base_last_year=found.last_year[1],
        pension_base_last_year=found.last_year[2],
        reduced_base_total=None if reduced is None else reduced.total.amount,
        reduced_base_employee=None if reduced is None else reduced.employee.amount,
    )
