"""Aktivrente (§ 3 Nr. 21 EStG, since 2026): pay after the Regelaltersgrenze that stays free of wage tax.

Free is up to the monthly amount from the month after the age is reached, where the employer pays contributions to the
pension insurance: not for Minijobs and short-term jobs. What a month does not use up is not carried into another. Social
insurance is not touched. In tax class VI the assistant must have declared that no other employer uses the amount; the book
holds no such declaration, so it is not applied there and the question is asked.
"""

from dataclasses import replace

from payroll.law.derivation import Figure, at_most, figure, plus, start, step
from payroll.law.social_insurance.groups import Pension
from payroll.law.social_insurance.retirement_age import past_retirement_age
from payroll.pay.month_pay import MonthPay
from payroll.pay.payslip import NO_ACTIVE_PENSION, Notice
from payroll.pay.schemes import MARGINAL
from payroll.pay.situation import Situation
from payroll.pay.tax_checks import SECOND_JOB
from payroll.pay.validity import full_name

AMOUNT = "active_pension.month"
LAW = "§ 3 Nr. 21 EStG"


def entitled(situation: Situation) -> bool:
    """Tell whether the month's pay falls under the Aktivrente, whatever the tax class."""
    return (
        AMOUNT in situation.parameters
        and not situation.flat_taxed
        and situation.scheme not in MARGINAL
        and situation.groups.pension is not Pension.NONE
        and past_retirement_age(situation.assistant.birth_date, situation.month)
    )


def free_of_tax(situation: Situation, pay: MonthPay) -> tuple[MonthPay, Figure]:
    """Return the pay that is left to be taxed and the amount that stays free, current pay first, in euro."""
    if not entitled(situation) or situation.tax.tax_class == SECOND_JOB or not pay.taxed:
        return pay, NO_ACTIVE_PENSION
    amount = situation.parameters[AMOUNT]
    free = figure(
        step(
            "Aktivrente, steuerfrei",
            start(pay.taxed_current, "laufender Lohn"),
            plus(pay.taxed_one_off, "Einmalzahlung"),
            at_most(amount.number, "Betrag im Monat"),
            law=LAW,
            sources=(amount.citation,),
        )
    )
    current = min(free.amount, pay.taxed_current)
    return (
        replace(
            pay,
            taxed_current=pay.taxed_current - current,
            taxed_one_off=pay.taxed_one_off - (free.amount - current),
        ),
        free,
    )


def notices(situation: Situation) -> tuple[Notice, ...]:
    """Ask for the declaration that tax class VI needs."""
    if not entitled(situation) or situation.tax.tax_class != SECOND_JOB:
        return ()
    return (
        Notice(
            code="proof_missing",
            text=f"{full_name(situation.assistant)} hat die Regelaltersgrenze erreicht. In Steuerklasse 6 bleibt die "
            "Aktivrente nur steuerfrei, wenn kein anderer Arbeitgeber sie schon berücksichtigt und das schriftlich "
            "bestätigt ist. Dieses Programm rechnet hier ohne sie; zu viel gezahlte Steuer erstattet das Finanzamt.",
            law=LAW,
        ),
    )
