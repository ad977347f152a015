"""The month's pay sorted by how it is taxed and insured."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from payroll.law.insurance_days import insurance_days
from payroll.money import ZERO, total
from payroll.pay.gross_result import Gross
from payroll.pay.payslip import Line
from payroll.pay.words import euros, month_name
from payroll.periods import INSURANCE_DAYS_OF_A_MONTH, Month
from payroll.refusal import Refusal

PREMIUM = "premium_"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPay:
    """Sums of the lines in euro; *days*: insurance days, *calendar_days* of employment, *whole_month* employed."""

    taxed_current: Decimal
    taxed_one_off: Decimal
    insured_current: Decimal
    insured_one_off: Decimal
    accident: Decimal
    days: int
    calendar_days: int
    whole_month: bool

    @property
    def tax_days(self) -> int:
        """Steuertage: 30 in a whole month, else calendar days of employment (R 39b.5 LStR)."""
        return INSURANCE_DAYS_OF_A_MONTH if self.whole_month else self.calendar_days

    @property
    def insured(self) -> Decimal:
        """Current and one-off pay that is insured."""
        return self.insured_current + self.insured_one_off

    @property
    def taxed(self) -> Decimal:
        """Current and one-off pay that is taxed."""
        return self.taxed_current + self.taxed_one_off


def month_pay(gross: Gross, month: Month) -> MonthPay:
    """Sort the lines of *gross*; a :class:`Refusal` if the deductions of a month leave less than nothing of a sum."""
    calendar_days = sum(span.days for span in gross.employment)
    pay = MonthPay(
        taxed_current=_sum(line for line in gross.lines if line.taxed and not line.one_off),
        taxed_one_off=_sum(line for line in gross.lines if line.taxed and line.one_off),
        insured_current=_sum(line for line in gross.lines if line.insured and not line.one_off),
        insured_one_off=_sum(line for line in gross.lines if line.insured and line.one_off),
        # free premiums are liable in the accident insurance (§ 1 Abs. 2 SvEV)
        accident=_sum(line for line in gross.lines if line.insured or line.code.startswith(PREMIUM)),
        days=insurance_days(month, gross.employment, gross.contribution_free),
        calendar_days=calendar_days,
        whole_month=calendar_days == month.days,
    )
    for what, amount in (
        ("laufende steuerpflichtige Lohn", pay.taxed_current),
        ("einmalige steuerpflichtige Lohn", pay.taxed_one_off),
        ("laufende versicherungspflichtige Lohn", pay.insured_current),
        ("einmalige versicherungspflichtige Lohn", pay.insured_one_off),
    ):
        if amount < ZERO:
            raise Refusal(
                f"Der {what} im {month_name(month)} wäre {euros(amount)}. Ein negativer Lohn lässt sich nicht abrechnen. "
                "Bitte verteilen Sie den Abzug auf mehrere Monate.",
                code="negative_pay",
            )
    return pay


def _sum(lines: Iterable[Line]) -> Decimal:
    return total(line.amount for line in lines)
