"""What holds for one assistant in one month: the facts of the last day of employment, resolved and checked once."""

from dataclasses import dataclass
from decimal import Decimal

from payroll.law import parameters
from payroll.law.derivation import Derivation, Figure, start, step
from payroll.law.on_call import agreed_hours
from payroll.law.parameters import Parameter, Parameters, Status
from payroll.law.social_insurance import groups, limits
from payroll.law.social_insurance.care import child_discounts, childless_surcharge
from payroll.law.social_insurance.groups import Groups
from payroll.law.social_insurance.insured import Insured
from payroll.law.social_insurance.levies import LevyRates
from payroll.law.social_insurance.limits import JobKind
from payroll.law.social_insurance.retirement_age import past_retirement_age
from payroll.pay.checks import refuse_contradictions
from payroll.pay.facts import (
    Assistant,
    Contract,
    FundRate,
    HealthFund,
    InsuranceFact,
    MonthFacts,
    Scheme,
    TaxFact,
    TaxMethod,
)
from payroll.pay.schemes import MARGINAL
from payroll.pay.validity import last_day_employed, required
from payroll.pay.words import day_text
from payroll.periods import Month

MINIJOB_OFFICE = "minijob-zentrale"


class Consulted(dict[str, Parameter]):
    """Parameters that keep in mind which of them were asked for."""

    def __init__(self, values: dict[str, Parameter]) -> None:
        super().__init__(values)
        self.asked: dict[str, Parameter] = {}

    def __getitem__(self, name: str) -> Parameter:
        found = super().__getitem__(name)
        self.asked[name] = found
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """One assistant's month before its gross pay. *regular_pay*: monthly pay by contract, which decides the kind of job.

    *insured* holds the rates; *levy_rates* are the collecting office's. *fund* and *fund_rate* may be missing only in a
    Minijob or short-term job, whose *collector* is the Minijob-Zentrale.
    """

    facts: MonthFacts
    parameters: Parameters
    contract: Contract
    tax: TaxFact
    insurance: InsuranceFact
    fund: HealthFund | None
    fund_rate: FundRate | None
    insured: Insured
    levy_rates: LevyRates
    regular_pay: Figure
    midijob: bool
    collector: str

    @property
    def scheme(self) -> Scheme:
        """The insurance scheme of the month."""
        return self.insurance.scheme

    @property
    def assistant(self) -> Assistant:
        """The assistant."""
        return self.facts.assistant

    @property
    def month(self) -> Month:
        """The month."""
        return self.facts.month

    @property
    def groups(self) -> Groups:
        """Personengruppe and Beitragsgruppen."""
        return self.insured.groups

    @property
    def flat_taxed(self) -> bool:
        """Wage tax is raised at a flat rate, borne by the employer."""
        return self.tax.method is not TaxMethod.ELSTAM

    def unsure(self) -> tuple[Parameter, ...]:
        """Return the parameters asked for so far that are not final."""
        values = self.parameters.values
        asked = values.asked.values() if isinstance(values, Consulted) else ()
        return tuple(parameter for parameter in asked if parameter.status is not Status.FINAL)


def situate(facts: MonthFacts) -> Situation:
    """Resolve and check the facts of a month; a :class:`payroll.refusal.RefusalList` names every contradiction found."""
    refuse_contradictions(facts)
    return situation_on(facts, facts.month)


def situation_on(facts: MonthFacts, month: Month) -> Situation:
    """Return what holds in *month*, the month of the facts or an earlier one (Märzklausel)."""
    day = last_day_employed(facts.assistant, month)
    on = _consulted(parameters.on(month.last))
    contract = required(facts.assistant.contracts, day, "Vertrag", facts.assistant)
    insurance = required(facts.assistant.insurance, day, "Versicherung", facts.assistant)
    tax = required(facts.assistant.tax, day, "Lohnsteuer", facts.assistant)
    fund = next((fund for fund in facts.funds if fund.key == insurance.fund), None)
    rate = None if fund is None else required(fund.rates, day, f"Sätze der Kasse {fund.name}", facts.assistant)
    marginal = insurance.scheme in MARGINAL
    regular = regular_pay(contract)
    kind = limits.job_kind(on, regular.amount)
    return Situation(
        facts=facts,
        parameters=on,
        contract=contract,
        tax=tax,
        insurance=insurance,
        fund=fund,
        fund_rate=rate,
        insured=_insured(facts, month, on, insurance, fund, rate),
        levy_rates=LevyRates.minijob_office(on) if marginal or rate is None or fund is None else _levy_rates(fund, rate),
        regular_pay=regular,
        midijob=not marginal and kind is JobKind.MIDIJOB,
        collector=MINIJOB_OFFICE if marginal or fund is None else fund.key,
    )


def regular_pay(contract: Contract) -> Figure:
    """Regular monthly pay by contract: as stated, else the salary, else wage × weekly hours × 13 ÷ 3.

    On call without agreed hours, those that the law deems agreed (§ 12 Abs. 1 Satz 3 TzBfG).
    """
    if contract.regular_monthly_pay is not None:
        return _stated("Regelmäßiges monatliches Entgelt laut Vertrag", contract.regular_monthly_pay)
    if contract.pay == "salary":
        return _stated("Monatsgehalt laut Vertrag", contract.wage)
    weekly = contract.weekly_hours
    if contract.on_call and not weekly:
        weekly = agreed_hours(weekly, contract.on_call_hours, contract.valid_from).least
    return limits.pay_from_hours(contract.wage, weekly)


def groups_of(insurance: InsuranceFact, assistant: Assistant, month: Month) -> Groups:
    """Personengruppe and Beitragsgruppen of an insurance fact in a month."""
    match insurance.scheme:
        case Scheme.MINIJOB:
            return groups.minijob(
                statutory_health=insurance.statutory_health,
                pension_exempt=insurance.pension_exempt,
                household=insurance.household_check,
            )
        case Scheme.SHORT_TERM:
            return groups.short_term(household=insurance.household_check)
        case Scheme.STUDENT:
            return groups.STUDENT
        case Scheme.PENSIONER:
            return groups.PENSIONER
        case Scheme.PENSIONER_BEFORE_AGE:
            return groups.PENSIONER_BEFORE_AGE
        case Scheme.COMPULSORY:
            past = past_retirement_age(assistant.birth_date, month)
            return groups.ORDINARY_PAST_AGE if past else groups.ORDINARY


def _stated(text: str, amount: Decimal) -> Figure:
    stated = step(text, start(amount, "vereinbart"))
    return Figure(amount, Derivation((stated,)))


def _consulted(found: Parameters) -> Parameters:
    if all(parameter.status is Status.FINAL for parameter in found.values.values()):
        return found
    return Parameters(found.year, found.on, Consulted(found.values))


def _insured(
    facts: MonthFacts,
    month: Month,
    on: Parameters,
    insurance: InsuranceFact,
    fund: HealthFund | None,
    rate: FundRate | None,
) -> Insured:
    parent = insurance.parent
    if fund is None or rate is None:
        additional, source = Decimal(0), ""
    else:
        additional, source = rate.additional, f"Zusatzbeitrag der {fund.name} ab {day_text(rate.valid_from)}"
    return Insured(
        parameters=on,
        groups=groups_of(insurance, facts.assistant, month),
        state=facts.employer.state,
        additional_rate=additional,
        additional_source=source,
        surcharge=childless_surcharge(on, month, facts.assistant.birth_date, parent=parent),
        discounts=child_discounts(on, insurance.children_under_25, parent=parent),
    )


def _levy_rates(fund: HealthFund, rate: FundRate) -> LevyRates:
    return LevyRates(
        u1=rate.u1,
        u2=rate.u2,
        u1_refund=rate.u1_refund,
        u1_contributions=rate.u1_contributions,
        source=f"Umlagesätze der {fund.name} ab {day_text(rate.valid_from)}",
    )
