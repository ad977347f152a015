"""The time account of a salary since it was agreed: its months from what was settled, and what the law says to it."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from payroll.law import parameters
from payroll.law.time_account import (
    AccountRow,
    TimeAccount,
    contract_minutes,
    due_at_exit,
    keep_account,
    steady_minijob,
    unbalanced_credit,
    value_of,
)
from payroll.law.working_days import Finding
from payroll.money import MINUTES_PER_HOUR
from payroll.office.facts import facts_of
from payroll.office.ledger import Ledger
from payroll.office.papers import AccountHours
from payroll.office.settled import SettledMonth
from payroll.office.settlements import settlements
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Assistant, Scheme, valid_on
from payroll.pay.gross import compute_gross
from payroll.pay.time_account_notices import account_holds, account_month, salary_of
from payroll.periods import Month
from payroll.refusal import Refusal

_MONTHS_OF_YEAR = 12
_WITHOUT_WORK = frozenset({"sick", "vacation", "special", "holiday"})


def account_of(
    session: Session, ledger: Ledger, recorded: Month | None, person: Assistant, month: Month
) -> TimeAccount | None:
    """Return the account at the end of *month*; ``None`` where none is agreed. *recorded*: the book's first month."""
    contract = salary_of(person, month)
    if contract is None or not account_holds(contract, month) or contract.time_account_from is None:
        return None
    first = max(Month.of(contract.time_account_from), Month(parameters.years()[0], 1), recorded or month)
    frozen = settlements(session, first, month).standing
    months = []
    for each in first.until(month):
        held, settled = salary_of(person, each), frozen.get((person.key, each))
        if held is None or not account_holds(held, each):
            continue
        minutes = _of_slip(settled) if settled is not None else open_minutes(ledger, person, each)
        paid = [one_off for one_off in ledger.book.one_offs if one_off.assistant == person.key]
        absent = any(minutes.get(kind) for kind in _WITHOUT_WORK)
        entry = account_month(person, each, sum(minutes.values()), paid, absent=absent)
        months += [entry] if entry is not None else []
    return keep_account(months)


def in_hours(row: AccountRow) -> AccountHours:
    """Return a month of an account in hours, unrounded."""
    beyond, credited, to_pay, balanced, balance = (
        minutes / MINUTES_PER_HOUR for minutes in (row.beyond, row.credited, row.to_pay, row.balanced, row.balance)
    )
    return AccountHours(month=row.month, beyond=beyond, credited=credited, to_pay=to_pay, balanced=balanced, balance=balance)


def _of_slip(settled: SettledMonth) -> dict[str, int]:
    minutes: dict[str, int] = {}
    for _, kind, count in settled.funding.minutes:
        minutes[kind] = minutes.get(kind, 0) + count
    return minutes


def open_minutes(ledger: Ledger, person: Assistant, month: Month) -> dict[str, int]:
    """Return the paid minutes of an open month by kind; no wage tax is needed for them, and nothing where pay is refused."""
    if month in ledger.book.closed_months or not ledger.accounts_for(person, month):
        return {}
    try:
        gross = compute_gross(facts_of(ledger.book, person, month, ()))
    except Refusal:
        return {}
    minutes: dict[str, int] = {}
    for part in gross.paid_time:
        minutes[part.kind] = minutes.get(part.kind, 0) + part.minutes
    return minutes


def account_findings(account: TimeAccount | None, person: Assistant, month: Month, today: date) -> Iterator[Finding]:
    """Yield what the law says to an account at the end of *month*, seen today."""
    contract = salary_of(person, month)
    if account is None or contract is None:
        return
    on = min(today, month.last)
    yield from unbalanced_credit(account, on)
    rate = parameters.on(month.last).number("minimum_wage")
    contract_hours = contract_minutes(contract.weekly_hours, month.last)
    value = value_of(account.balance, contract.wage, contract_hours, rate)[-1] if contract_hours else None
    ends = [span.last for span in ContractDays(person).employments() if month.last >= span.first]
    if value is not None and ends and ends[-1] != date.max:
        yield from due_at_exit(account, ends[-1], value, today)
    insurance = valid_on(person.insurance, month.last)
    if value is not None and insurance is not None and insurance.scheme is Scheme.MINIJOB:
        limit = parameters.on(month.last).number("minijob.limit") * _MONTHS_OF_YEAR
        yield from steady_minijob(contract.wage * _MONTHS_OF_YEAR + value.result, limit, month.last)
