"""When contributions and wage tax are due (SGB IV §§ 23, 28f; EStG § 41a)."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from payroll.periods import ONE_DAY, Month

SATURDAY = 5
DUE_FROM_THE_END = 3
STATEMENT_FROM_THE_END = 5
TAX_DAYS_AFTER_PERIOD = 10


class TaxPeriod(StrEnum):
    """How often the Lohnsteuer-Anmeldung is filed (EStG § 41a Abs. 2)."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class ContributionDays:
    """Days of one month: *statement_sent_by* is the last day to send the Beitragsnachweis (it must be there at 0:00 of the
    fifth-last bank day), *due* the day the money must have arrived.
    """

    statement_sent_by: date
    due: date


def bank_days(month: Month, holidays: AbstractSet[date]) -> tuple[date, ...]:
    """Bankarbeitstage: Monday to Friday, no public holiday at the fund's seat, never 24 and 31 December."""
    return tuple(
        day
        for day in month.range
        if day.weekday() < SATURDAY and day not in holidays and (day.month, day.day) not in {(12, 24), (12, 31)}
    )


def contribution_days(month: Month, holidays: AbstractSet[date]) -> ContributionDays:
    """Due on the third-last bank day of the month of work (SGB IV § 23 Abs. 1 Satz 2), the statement two working days
    before it (§ 28f Abs. 3). *holidays*: public holidays at the seat of the fund.
    """
    days = bank_days(month, holidays)
    return ContributionDays(statement_day(month, holidays) - ONE_DAY, days[-DUE_FROM_THE_END])


def statement_day(month: Month, holidays: AbstractSet[date]) -> date:
    """The fifth-last bank day, at whose 0:00 the Beitragsnachweis must be there (SGB IV § 28f Abs. 3)."""
    return bank_days(month, holidays)[-STATEMENT_FROM_THE_END]


def tax_period(previous_year_tax: Decimal, *, month_above: Decimal, quarter_above: Decimal) -> TaxPeriod:
    """Filing period by the wage tax of the previous year in euro (EStG § 41a Abs. 2); the limits are parameters."""
    if previous_year_tax > month_above:
        return TaxPeriod.MONTH
    return TaxPeriod.QUARTER if previous_year_tax > quarter_above else TaxPeriod.YEAR


def last_month_of(period: TaxPeriod, month: Month) -> Month:
    """Last month of the filing period *month* lies in."""
    match period:
        case TaxPeriod.MONTH:
            return month
        case TaxPeriod.QUARTER:
            return Month(month.year, (month.month - 1) // 3 * 3 + 3)
        case TaxPeriod.YEAR:
            return Month(month.year, 12)


def tax_due(last: Month, holidays: AbstractSet[date]) -> date:
    """Tenth day after the period; a weekend or holiday moves it to the next working day (EStG § 41a Abs. 1, AO § 108)."""
    return next_working_day(last.last + timedelta(days=TAX_DAYS_AFTER_PERIOD), holidays)


def next_working_day(day: date, holidays: AbstractSet[date]) -> date:
    """Return *day*, or the next day that is no Saturday, Sunday or holiday (AO § 108 Abs. 3, SGB X § 26 Abs. 3)."""
    while day.weekday() >= SATURDAY or day in holidays:
        day += ONE_DAY
    return day
