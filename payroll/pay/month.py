"""One month of one assistant: facts in, payslip out."""

from payroll.law.derivation import Figure, Term, figure, minus, plus, start, step, sum_figure
from payroll.money import ZERO
from payroll.pay import active_pension
from payroll.pay.employer_cost import charges, refunds
from payroll.pay.facts import MonthFacts
from payroll.pay.gross import compute_gross
from payroll.pay.gross_result import Gross
from payroll.pay.insurance import insure
from payroll.pay.month_pay import month_pay
from payroll.pay.notices import estimate, notices, unsure_names
from payroll.pay.payslip import Contributions, EmployerCharges, Line, Payslip, Taxes
from payroll.pay.situation import Situation, situate
from payroll.pay.tax import wage_taxes


def compute_payslip(facts: MonthFacts) -> Payslip:
    """Compute the payslip of a month from *facts* alone.

    A :class:`payroll.refusal.Refusal` (a ``RefusalList`` for contradictory facts) names what the program does not carry
    out: a month without employment, facts that do not fit together, a year without parameters, a case not covered.
    """
    situation = situate(facts)
    return deduct(situation, compute_gross(facts))


def deduct(situation: Situation, gross: Gross) -> Payslip:
    """Compute everything that follows from the month's gross pay."""
    pay = month_pay(gross, situation.month)
    insurance = insure(situation, pay)
    pay, free = active_pension.free_of_tax(situation, pay)
    taxes = wage_taxes(situation, pay)
    employer = charges(situation, pay, insurance)
    claims = refunds(situation, gross, pay, insurance)
    gross_pay = _gross_pay(gross.lines)
    net = _net(gross_pay, taxes, insurance.employee)
    taxed = not situation.flat_taxed
    return Payslip(
        month=situation.month,
        assistant=situation.assistant.key,
        lines=gross.lines,
        minutes_worked=gross.minutes_worked,
        minutes_sick=gross.minutes_sick,
        minutes_vacation=gross.minutes_vacation,
        minutes_holiday=gross.minutes_holiday,
        gross=gross_pay,
        taxable=pay.taxed if taxed else ZERO,
        taxable_current=pay.taxed_current if taxed else ZERO,
        taxable_one_off=pay.taxed_one_off if taxed else ZERO,
        flat_taxed=ZERO if taxed else pay.taxed,
        insurable=insurance.insurable,
        premiums_free=gross.premiums_free,
        taxes=taxes,
        employee=insurance.employee,
        employer=employer,
        net=net,
        payout=figure(*net.derivation.steps, step("Auszahlung", start(net.amount, "Nettolohn"), law="EntgBV § 1 Abs. 2")),
        cost=_cost(gross_pay, employer),
        status=insurance.status,
        u1_refund=claims.u1,
        u2_refund=claims.u2,
        paid_time=gross.paid_time,
        warnings=(*notices(situation, gross, pay), *active_pension.notices(situation), *estimate(situation)),
        active_pension=free,
        vacation_days=gross.vacation.days,
        duty_days=gross.vacation.duty_days,
        interruptions=gross.interruptions,
        estimates=unsure_names(situation),
    )


def _gross_pay(lines: tuple[Line, ...]) -> Figure:
    return sum_figure(
        "Bruttolohn",
        ((line.text, Figure(line.amount, line.derivation)) for line in lines),
        "EntgBV § 1 Abs. 2 Nr. 2",
    )


def _net(gross: Figure, taxes: Taxes, employee: Contributions) -> Figure:
    parts = (
        ("Lohnsteuer", taxes.wage_tax.amount + taxes.wage_tax_one_off.amount),
        ("Solidaritätszuschlag", taxes.solidarity.amount + taxes.solidarity_one_off.amount),
        ("Kirchensteuer", taxes.church.amount + taxes.church_one_off.amount),
        ("pauschale Steuer", taxes.flat.amount),
        ("Krankenversicherung", employee.health.amount),
        ("Zusatzbeitrag zur Krankenversicherung", employee.health_additional.amount),
        ("Pflegeversicherung", employee.care.amount),
        ("Rentenversicherung", employee.pension.amount),
        ("Arbeitslosenversicherung", employee.unemployment.amount),
    )
    terms = [minus(amount, name) for name, amount in parts if amount]
    return figure(step("Nettolohn", start(gross.amount, "Bruttolohn"), *terms, law="EntgBV § 1 Abs. 2 Nr. 4"))


def _cost(gross: Figure, employer: EmployerCharges) -> Figure:
    shares = employer.contributions
    parts = (
        ("Krankenversicherung", shares.health),
        ("Zusatzbeitrag zur Krankenversicherung", shares.health_additional),
        ("Pflegeversicherung", shares.care),
        ("Rentenversicherung", shares.pension),
        ("Arbeitslosenversicherung", shares.unemployment),
        ("Umlage U1", employer.u1),
        ("Umlage U2", employer.u2),
        ("Insolvenzgeldumlage", employer.insolvency),
        ("pauschale Steuer", employer.flat_tax),
        ("Unfallversicherung", employer.accident),
    )
    terms: list[Term] = [plus(part.amount, f"{name}, Arbeitgeber") for name, part in parts if part.amount]
    return figure(step("Kosten des Arbeitgebers", start(gross.amount, "Bruttolohn"), *terms))
