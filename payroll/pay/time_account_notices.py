"""The time account of a salary, month by month: what the month's paid time says to it (§ 2 Abs. 2 MiLoG)."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from payroll.law import parameters
from payroll.law.time_account import AccountMonth, contract_minutes, keep_account, too_much_credit, unpaid_overtime
from payroll.law.working_days import SATURDAY, Finding
from payroll.money import MINUTES_PER_HOUR
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Assistant, Contract, MonthFacts, OneOff
from payroll.periods import Month

_WORKDAYS = SATURDAY
"""Monday to Friday: the days between which a week's hours are spread when a month is long."""


def salary_of(assistant: Assistant, month: Month) -> Contract | None:
    """Return the salaried contract that holds at the end of *month*, or of the employment in it."""
    contracts = ContractDays(assistant)
    held = [contract for day in month.range if (contract := contracts.on(day))]
    return held[-1] if held and held[-1].pay == "salary" else None


def account_holds(contract: Contract, month: Month) -> bool:
    """Tell whether a time account is agreed for the whole of *month*."""
    return contract.time_account_from is not None and contract.time_account_from <= month.first


def account_month(
    assistant: Assistant, month: Month, minutes: int, one_offs: Iterable[OneOff] = (), *, absent: bool = False
) -> AccountMonth | None:
    """Return one month for the account from its paid *minutes*; ``None`` where no salary is paid or nothing was noted.

    *absent*: some of the time was paid without work.
    """
    contract = salary_of(assistant, month)
    if contract is None or not minutes:
        return None
    contracts = ContractDays(assistant)
    share = Decimal(sum(contracts.on(day) is not None for day in month.range)) / month.days
    paid_out = sum((each.account_hours or Decimal(0) for each in one_offs if each.month == month), Decimal(0))
    return AccountMonth(
        month=month,
        contract=contract_minutes(contract.weekly_hours, month.last) * share,
        actual=Decimal(minutes),
        salary=contract.wage * share,
        rate=parameters.on(month.last).number("minimum_wage"),
        paid_out=paid_out * MINUTES_PER_HOUR,
        absent=absent,
    )


def longest_month(assistant: Assistant, month: Month) -> Decimal:
    """Return the minutes that a week's hours come to in a month with its own number of days from Monday to Friday."""
    contracts, total = ContractDays(assistant), Decimal(0)
    for day in month.range:
        contract = contracts.on(day)
        if contract is not None and day.weekday() < _WORKDAYS:
            total += contract.weekly_hours * MINUTES_PER_HOUR / _WORKDAYS
    return total


def month_findings(facts: MonthFacts, minutes: int) -> Iterator[Finding]:
    """Yield what a month's paid *minutes* alone say: hours beyond a salary without an account, too much of a credit."""
    entry = account_month(facts.assistant, facts.month, minutes, facts.one_offs)
    contract = salary_of(facts.assistant, facts.month)
    if entry is None or contract is None:
        return
    if account_holds(contract, facts.month):
        for row in keep_account((entry,)).rows:
            yield from too_much_credit(row)
    else:
        yield from unpaid_overtime(entry, longest_month(facts.assistant, facts.month))


def credited_minutes(facts: MonthFacts, minutes: int) -> int:
    """Return the minutes of the month that lie on a valid time account: they need no minimum wage yet."""
    entry = account_month(facts.assistant, facts.month, minutes)
    contract = salary_of(facts.assistant, facts.month)
    if entry is None or contract is None or not account_holds(contract, facts.month):
        return 0
    return int(sum(row.credited for row in keep_account((entry,)).rows))
