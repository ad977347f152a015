"""The vacation account of a person at the end of a month: entitled, taken, left (BUrlG).

Taken are the days with duty to work that a settled month paid as vacation; what lies before the opening day is in the
opening values. Nothing lapses by itself: without a logged notice to the assistant no day is lost (§ 7 Abs. 3 BUrlG).
"""

from datetime import date
from decimal import Decimal

from payroll.law import vacation
from payroll.money import round_half_up
from payroll.office.ledger import Ledger
from payroll.office.papers import VacationAccount
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Assistant, Contract, valid_on
from payroll.periods import DateRange, Month

NONE = Decimal(0)


def vacation_account(ledger: Ledger, assistant: Assistant, month: Month, planned: Decimal = NONE) -> VacationAccount:
    """Return the account of *month*'s year at the end of *month*. *planned*: days of vacation noted for later."""
    year = month.year
    opening = assistant.opening if assistant.opening and assistant.opening.on.year == year else None
    if opening is not None:
        carried = sum((days for of, days in opening.vacation if of < year), NONE)
        entitled = sum((days for of, days in opening.vacation if of == year), NONE)
    else:
        carried = _rest_of_year_before(ledger, assistant, month)
        entitled = entitled_days(assistant, year)
    taken = Decimal(sum(_taken(ledger, assistant, each) for each in Month(year, 1).until(month)))
    left = carried + entitled - taken - planned
    return VacationAccount(
        year=year,
        carried=carried,
        entitled=entitled,
        taken=taken,
        planned=planned,
        left=left,
        hours_left=_in_hours(assistant, month, left),
    )


def entitled_days(assistant: Assistant, year: int) -> Decimal:
    """Vacation of a calendar year in own workdays, contract sections weighed by their days, § 208 SGB IX on top."""
    days = NONE
    for employment in ContractDays(assistant).employments():
        part = employment.overlap(DateRange(date(year, 1, 1), date(year, 12, 31)))
        if part is None:
            continue
        end = None if employment.last == date.max else employment.last
        annual, extra = _annual(assistant, part)
        days += vacation.entitlement(year, employment.first, end, annual)
        if assistant.severely_disabled:
            months = vacation.full_months(part.first, part.last)
            days += vacation.severely_disabled_extra(extra, months, part.first)
    return days


def _annual(assistant: Assistant, part: DateRange) -> tuple[Decimal, Decimal]:
    """Annual days and workdays a week of the year: each section counts for its share of the days (BAG 9 AZR 406/17)."""
    held = [contract for contract in (valid_on(assistant.contracts, day) for day in part) if contract is not None]
    share = Decimal(len(held))
    return (
        sum((contract.vacation_days for contract in held), NONE) / share,
        Decimal(sum(contract.workdays_per_week for contract in held)) / share,
    )


def _rest_of_year_before(ledger: Ledger, assistant: Assistant, month: Month) -> Decimal:
    last = Month(month.year - 1, 12)
    if ledger.start is None or ledger.start > last or not ledger.accounts_for(assistant, last):
        return NONE
    return vacation_account(ledger, assistant, last).left


def _taken(ledger: Ledger, assistant: Assistant, month: Month) -> int:
    settled = ledger.settled(assistant, month)
    return 0 if settled is None else settled.vacation_days


def _in_hours(assistant: Assistant, month: Month, days: Decimal) -> Decimal:
    contract: Contract | None = valid_on(assistant.contracts, month.last)
    if contract is None or not contract.workdays_per_week:
        return NONE
    return round_half_up(days * contract.weekly_hours / contract.workdays_per_week, 2)
