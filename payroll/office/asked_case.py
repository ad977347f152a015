"""A case made from a few answers instead of a file: what was not said is assumed, and each assumption is said out loud."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.law import parameters
from payroll.law.parameters import Parameters
from payroll.law.social_insurance import limits
from payroll.law.social_insurance.limits import JobKind
from payroll.money import MINUTES_PER_HOUR, ZERO, round_half_up_cent
from payroll.pay.facts import (
    Assistant,
    Contract,
    Employer,
    FundRate,
    HealthFund,
    InsuranceFact,
    MonthFacts,
    Premiums,
    Scheme,
    TaxFact,
    TaxMethod,
)
from payroll.pay.schemes import MARGINAL
from payroll.pay.words import day_text, euros, month_name, number
from payroll.periods import Month
from payroll.refusal import Refusal

KEY, FUND = "person", "kasse"
STATE, TAX_CLASS = "NW", 1
AGES = {Scheme.PENSIONER: 70, Scheme.PENSIONER_BEFORE_AGE: 64, Scheme.STUDENT: 25}
AGE = 30
WORKDAYS, VACATION_DAYS = 5, 20
WEEKS, MONTHS = 13, 3
"""A month has 13/3 weeks, as in the book format."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What somebody asks about; ``None``: not said. *weekly_hours* or *month_hours*; *wage* per hour or *salary*.

    *scheme* not said: a Minijob as far as its limit goes, above it compulsory insurance. Rates in percent.
    """

    month: Month
    wage: Decimal | None = None
    salary: Decimal | None = None
    weekly_hours: Decimal | None = None
    month_hours: Decimal | None = None
    scheme: Scheme | None = None
    tax_class: int | None = None
    church: str | None = None
    state: str | None = None
    additional: Decimal | None = None
    u1: Decimal | None = None
    u2: Decimal | None = None
    birth_date: date | None = None
    children_under_25: int = 0
    parent: bool = False
    pension_exempt: bool = False
    household_check: bool = False


def asked_facts(question: Question, *, wage: Decimal | None = None, weekly_hours: Decimal | None = None) -> MonthFacts:
    """Return the facts of the question's month, with another *wage* or other *weekly_hours* where given.

    A :class:`Refusal` without hours, with a wage and a salary, or for a year without parameters.
    """
    on = parameters.on(question.month.last)
    salary = question.salary if wage is None else None
    if question.salary is not None and (question.wage is not None or wage is not None):
        raise Refusal(
            "Ein Stundenlohn und ein Monatsgehalt gehen nicht zusammen. Bitte lassen Sie eines weg.", code="two_wages"
        )
    hourly = wage or question.wage or on.number("minimum_wage")
    weekly, minutes = _time(question, weekly_hours)
    regular = salary if salary is not None else round_half_up_cent(hourly * minutes / MINUTES_PER_HOUR)
    scheme = question.scheme or _scheme(on, regular)
    first = date(question.month.year, 1, 1)
    contract = Contract(
        valid_from=first,
        pay="hourly" if salary is None else "salary",
        wage=hourly if salary is None else salary,
        weekly_hours=weekly,
        workdays_per_week=WORKDAYS,
        vacation_days=Decimal(VACATION_DAYS),
        on_call=False,
        premiums=Premiums(),
        regular_monthly_pay=regular,
    )
    return MonthFacts(
        month=question.month,
        employer=_employer(question),
        assistant=_assistant(question, scheme, contract),
        funds=(_fund(question, on, first),),
        flat_minutes=minutes,
    )


def assumptions(question: Question, facts: MonthFacts, *, wage_searched: bool = False) -> tuple[str, ...]:
    """Return what was assumed because it was not said, as German sentences; a wage that is *wage_searched* is not."""
    return tuple(_assumptions(question, facts, wage_searched=wage_searched))


def _assumptions(question: Question, facts: MonthFacts, *, wage_searched: bool) -> Iterator[str]:
    person = facts.assistant
    contract = person.contracts[0]
    yield f"Gerechnet für {month_name(question.month)}."
    if contract.pay == "hourly" and question.wage is None and not wage_searched:
        yield f"Stundenlohn: {euros(contract.wage)}, der Mindestlohn."
    if question.scheme is None:
        yield "Art: Minijob bis zur Grenze, darüber versicherungspflichtig."
    yield from _assumed_tax(question, person.tax[0])
    if question.state is None:
        yield f"Land: {facts.employer.state}."
    if question.birth_date is None:
        yield f"Geboren am {day_text(person.birth_date)}."
    yield from _assumed_insurance(question, person.insurance[0], facts.funds[0].rates[0])


def _assumed_tax(question: Question, tax: TaxFact) -> Iterator[str]:
    if tax.method is TaxMethod.FLAT_2:
        yield "Pauschale Steuer, die der Arbeitgeber zahlt."
    if tax.method is not TaxMethod.ELSTAM:
        return
    if question.tax_class is None:
        yield f"Steuerklasse {tax.tax_class}."
    if question.church is None:
        yield "Keine Kirchensteuer."


def _assumed_insurance(question: Question, insurance: InsuranceFact, rate: FundRate) -> Iterator[str]:
    if insurance.scheme is Scheme.MINIJOB and not insurance.pension_exempt:
        yield "Nicht von der Rentenversicherung befreit."
    if insurance.scheme in MARGINAL:
        return
    if not insurance.parent:
        yield "Ohne Kinder; damit gilt der Zuschlag in der Pflegeversicherung."
    if question.additional is None:
        yield f"Zusatzbeitrag der Krankenkasse: {number(rate.additional)} %, der Durchschnitt."
    if question.u1 is None or question.u2 is None:
        yield (
            f"Umlagen: U1 {number(rate.u1)} %, U2 {number(rate.u2)} %. Was Sie davon nicht genannt haben, ist der Satz der "
            "Minijob-Zentrale; die Sätze Ihrer Kasse sind meist höher."
        )


def _time(question: Question, weekly_hours: Decimal | None) -> tuple[Decimal, int]:
    """Return hours a week and paid minutes of the month: 13/3 weeks."""
    weekly = weekly_hours or question.weekly_hours
    if weekly is not None:
        minutes = weekly * MINUTES_PER_HOUR * WEEKS / MONTHS
    elif question.month_hours is not None:
        minutes = question.month_hours * MINUTES_PER_HOUR
        weekly = question.month_hours * MONTHS / WEEKS
    else:
        raise Refusal(
            "Es fehlen die Stunden. Bitte geben Sie Stunden je Woche an (--wochenstunden 20) oder im Monat "
            "(--monatsstunden 86,67).",
            code="hours_missing",
        )
    return weekly, int(minutes.to_integral_value())


def _scheme(on: Parameters, regular: Decimal) -> Scheme:
    return Scheme.MINIJOB if limits.job_kind(on, regular) is JobKind.MINIJOB else Scheme.COMPULSORY


def _employer(question: Question) -> Employer:
    return Employer(
        name="",
        street="",
        postcode="",
        city="",
        state=question.state or STATE,
        establishment_number="",
        tax_number="",
        tax_office="",
        iban="",
        levy_u1=True,
        levy_insolvency=False,
        accident_insurer_name="",
        accident_insurer_number="",
    )


def _assistant(question: Question, scheme: Scheme, contract: Contract) -> Assistant:
    first = contract.valid_from
    insurance = InsuranceFact(
        valid_from=first,
        scheme=scheme,
        fund=None if scheme in MARGINAL else FUND,
        pension_exempt=question.pension_exempt and (scheme is Scheme.MINIJOB or question.scheme is not None),
        parent=question.parent or question.children_under_25 > 0,
        children_under_25=question.children_under_25,
        household_check=question.household_check and (scheme in MARGINAL or question.scheme is not None),
        statutory_health=True,
    )
    tax = TaxFact(
        valid_from=first,
        method=_method(question, scheme),
        tax_class=question.tax_class or TAX_CLASS,
        child_allowances=Decimal(0),
        church=question.church,
        allowance_month=ZERO,
        addition_month=ZERO,
    )
    return Assistant(
        key=KEY,
        first_name="Die",
        last_name="Person",
        birth_date=question.birth_date or date(first.year - AGES.get(scheme, AGE), 1, 1),
        street="",
        postcode="",
        city="",
        tax_id=None,
        social_security_number=None,
        iban=None,
        severely_disabled=False,
        relative=False,
        tax=(tax,),
        insurance=(insurance,),
        contracts=(contract,),
    )


def _method(question: Question, scheme: Scheme) -> TaxMethod:
    if scheme is Scheme.MINIJOB:
        asked = question.scheme is Scheme.MINIJOB and question.tax_class is not None
        return TaxMethod.ELSTAM if asked else TaxMethod.FLAT_2
    if scheme is Scheme.SHORT_TERM:
        return TaxMethod.FLAT_25 if question.tax_class is None else TaxMethod.ELSTAM
    return TaxMethod.ELSTAM


def _fund(question: Question, on: Parameters, first: date) -> HealthFund:
    def said(rate: Decimal | None, name: str) -> Decimal:
        return on.number(name) if rate is None else rate

    rate = FundRate(
        valid_from=first,
        additional=said(question.additional, "rate.health_additional_average"),
        u1=said(question.u1, "minijob.u1"),
        u1_refund=on.number("minijob.u1_refund"),
        u1_contributions="none",
        u2=said(question.u2, "minijob.u2"),
    )
    return HealthFund(key=FUND, name="Krankenkasse", number="", rates=(rate,))
