"""What the employer pays on top of the gross, and what the levies refund."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.law.derivation import Figure
from payroll.law.social_insurance import levies
from payroll.pay.gross_result import Gross
from payroll.pay.insurance import Insurance
from payroll.pay.month_pay import MonthPay
from payroll.pay.payslip import EmployerCharges
from payroll.pay.situation import Situation
from payroll.pay.tax import flat_tax
from payroll.pay.validity import employment

NO_U1 = "Der Arbeitgeber nimmt am Ausgleich der Aufwendungen für Krankheit nicht teil."
SHORT = "Höchstens vier Wochen beschäftigt: keine Umlage U1."
NO_INSOLVENCY = "Privathaushalte zahlen keine Insolvenzgeldumlage."
OWN_ACCIDENT = "Die Unfallversicherung stellt ihren Beitrag dem Arbeitgeber gesondert in Rechnung."


@dataclass(frozen=True, slots=True)
class Refunds:
    """Claims against the levies from this month's continued pay."""

    u1: Figure
    u2: Figure


def charges(situation: Situation, pay: MonthPay, insurance: Insurance) -> EmployerCharges:
    """Return contributions, levies, flat tax and accident insurance of the month."""
    employer, on = situation.facts.employer, situation.parameters
    household = situation.insurance.household_check
    return EmployerCharges(
        contributions=insurance.employer,
        u1=_sick_pay_levy(situation, insurance),
        u2=levies.maternity_levy(insurance.levy_base, situation.levy_rates),
        insolvency=levies.insolvency_levy(on, insurance.insolvency_base)
        if employer.levy_insolvency and not household
        else Figure.nothing(NO_INSOLVENCY, "SGB III § 358 Abs. 1"),
        flat_tax=flat_tax(situation, pay),
        accident=levies.household_accident(on, pay.accident) if household else Figure.nothing(OWN_ACCIDENT, "SGB VII § 150"),
    )


def refunds(situation: Situation, gross: Gross, pay: MonthPay, insurance: Insurance) -> Refunds:
    """Return the U1 and U2 claims of the month by the fund's own rates (book format rule 12)."""

    def contributions_on(part: Decimal) -> Figure:
        return levies.employer_part(insurance.current_employer_total, part, pay.insured_current)

    u1 = (
        levies.sick_pay_refund(gross.sick_gross, situation.levy_rates, contributions_on(gross.sick_gross))
        if situation.facts.employer.levy_u1
        else Figure.nothing(NO_U1, "AAG § 1")
    )
    u2 = levies.maternity_refund(
        situation.parameters, gross.maternity_gross, gross.maternity_supplement, contributions_on(gross.maternity_gross)
    )
    return Refunds(u1, u2)


def _sick_pay_levy(situation: Situation, insurance: Insurance) -> Figure:
    if not situation.facts.employer.levy_u1:
        return Figure.nothing(NO_U1, "AAG § 1 Abs. 1")
    if not levies.liable_to_sick_pay_levy(situation.parameters, _agreed_days(situation)):
        return Figure.nothing(SHORT, "AAG § 7 Abs. 2")
    return levies.sick_pay_levy(insurance.levy_base, situation.levy_rates)


def _agreed_days(situation: Situation) -> int | None:
    """Length of the employment as agreed, ``None`` without an end."""
    span = employment(situation.assistant, situation.month)
    return None if span.last == date.max else span.days
