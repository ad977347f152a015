"""Lines of a salary: it is paid by the month, a partial month by calendar days / 30 (book format rule 8).

A full month of pay has 30 days whatever its length; days without pay make it partial. Sick days are shown apart, so that
salary and sick pay together give the salary.
"""

from dataclasses import dataclass
from decimal import Decimal

from payroll.law.derivation import Figure, Rounding, Unit, at_most, divided, figure, minus, start, step, times
from payroll.pay.absence_days import AbsenceDays
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Contract
from payroll.pay.payslip import Line
from payroll.periods import INSURANCE_DAYS_OF_A_MONTH, Month

_MONTH = Decimal(INSURANCE_DAYS_OF_A_MONTH)


@dataclass(slots=True)
class _Section:
    contract: Contract
    paid_days: int = 0
    sick_days: int = 0


def salary_lines(month: Month, contracts: ContractDays, absences: AbsenceDays) -> list[Line]:
    """Return the lines ``salary`` and ``sick_pay`` of a month, one pair for each salary that held in it."""
    sections: list[_Section] = []
    for day in month.range:
        contract = contracts.on(day)
        if contract is None or contract.pay == "hourly" or absences.unpaid(day):
            continue
        if not sections or sections[-1].contract.wage != contract.wage:
            sections.append(_Section(contract))
        sections[-1].paid_days += 1
        sections[-1].sick_days += absences.sick_pay_on(day)
    if sum(section.paid_days for section in sections) == month.days:
        last, missing = sections[-1], INSURANCE_DAYS_OF_A_MONTH - month.days
        if last.sick_days == last.paid_days:
            last.sick_days += missing
        last.paid_days += missing
    return [line for section in sections for line in _lines(section)]


def _share(text: str, salary: Decimal, days: int, law: str) -> Figure:
    return figure(
        step(
            text,
            start(salary, "Gehalt im Monat"),
            times(Decimal(days), "bezahlte Tage", Unit.DAYS),
            divided(_MONTH, "Tage des Monats", Unit.DAYS),
            at_most(salary, "Gehalt im Monat"),
            rounding=Rounding.HALF_UP_CENT,
            law=law,
        )
    )


def _lines(section: _Section) -> list[Line]:
    salary = section.contract.wage
    whole = _share("Gehalt", salary, section.paid_days, "§ 611a Abs. 2 BGB")
    if not section.sick_days:
        return [_line("salary", "Gehalt", whole)] if whole.amount else []
    sick_part = _share("Entgeltfortzahlung bei Krankheit", salary, section.sick_days, "§§ 3, 4 EFZG")
    sick = figure(
        *sick_part.derivation.steps,
        step(
            "Entgeltfortzahlung bei Krankheit",
            start(sick_part.amount, "nach Tagen"),
            at_most(whole.amount, "Gehalt des Zeitraums"),
            law="§§ 3, 4 EFZG",
        ),
    )
    rest = figure(
        *whole.derivation.steps,
        step(
            "Gehalt ohne Entgeltfortzahlung",
            start(whole.amount, "Gehalt des Zeitraums"),
            minus(sick.amount, "Entgeltfortzahlung bei Krankheit"),
        ),
    )
    made = (_line("salary", "Gehalt", rest), _line("sick_pay", "Entgeltfortzahlung bei Krankheit", sick))
    return [line for line in made if line.amount]


def _line(code: str, text: str, amount: Figure) -> Line:
    return Line(code=code, text=text, amount=amount.amount, derivation=amount.derivation)
