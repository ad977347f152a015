"""What the gross side of a month hands to the deductions: the one contract between labour law and payroll."""

from dataclasses import dataclass
from decimal import Decimal

from payroll.money import ZERO
from payroll.pay.payslip import Line, Notice, PaidTime
from payroll.pay.vacation_use import NO_USE, MonthUse
from payroll.periods import DateRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Gross:
    """One month's pay before deductions.

    *lines*: every item of pay; a premium that is only partly free appears as several lines with their own flags.
    *premiums_free*: sum of the tax-free premiums of § 3b EStG among them. *sick_gross*: pay continued by statute (§§ 3, 9
    EFZG) that U1 refunds, without voluntary pay and one-off pay. *maternity_gross*: Mutterschutzlohn (§ 18 MuSchG), which
    carries contributions; *maternity_supplement*: Zuschuss zum Mutterschaftsgeld (§ 20 MuSchG), free of tax and
    contributions; U2 refunds both. *counting_pay_minimum_wage* and *working_minutes*: both sides of the check of § 1
    MiLoG. *employment*: days of employment inside the month, never empty. *contribution_free*: days inside them that are
    no insurance days (benefits of § 224 SGB V, parental leave, unpaid time after the month of § 7 Abs. 3 SGB IV).
    *vacation*: what the month means for the vacation account. *interruptions*: letters U for the wage account.
    """

    lines: tuple[Line, ...]
    paid_time: tuple[PaidTime, ...]
    minutes_worked: int
    minutes_sick: int
    minutes_vacation: int
    minutes_holiday: int
    premiums_free: Decimal = ZERO
    sick_gross: Decimal = ZERO
    maternity_gross: Decimal = ZERO
    maternity_supplement: Decimal = ZERO
    counting_pay_minimum_wage: Decimal
    working_minutes: int
    notices: tuple[Notice, ...] = ()
    employment: tuple[DateRange, ...]
    contribution_free: tuple[DateRange, ...] = ()
    vacation: MonthUse = NO_USE
    interruptions: int = 0
