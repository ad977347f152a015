"""Interruptions for the wage account (Großbuchstabe U, § 41 Abs. 1 Satz 5 EStG).

One letter for each time that the claim to pay fell away for at least five workdays in a row while the employment went on.
None where a supplement to the maternity benefit is paid (R 41.2 LStR), none for pay that is only held back, and none where
wage tax is raised at a flat rate.
"""

from collections.abc import Iterator
from datetime import date

from payroll.law import labour_law
from payroll.law.working_days import SATURDAY
from payroll.pay.absence_days import AbsenceDays
from payroll.pay.contract_days import ContractDays
from payroll.pay.day_ledger import DayLedger, Use
from payroll.pay.facts import MonthFacts, TaxMethod, valid_on
from payroll.periods import ONE_DAY, DateRange


def interruptions(
    facts: MonthFacts, contracts: ContractDays, absences: AbsenceDays, ledger: DayLedger, *, supplement: bool
) -> int:
    """Return how many interruptions reach their fifth workday in the month. *supplement*: one to the benefit is paid in it.

    Workdays are the days with a shift that fell out; where none was planned, Monday to Friday.
    """
    tax = valid_on(facts.assistant.tax, facts.month.last)
    if supplement or tax is None or tax.method is not TaxMethod.ELSTAM:
        return 0
    needed = labour_law.whole("wage_account.interruption_days", facts.month.last)
    found = 0
    for run in _runs(facts, contracts, absences):
        lost = sorted({entry.day for entry in ledger.entries(facts.shifts, run) if entry.use is Use.UNPAID})
        lost = lost or [day for day in run if day.weekday() < SATURDAY]
        found += len(lost) >= needed and lost[needed - 1] in facts.month.range
    return found


def _runs(facts: MonthFacts, contracts: ContractDays, absences: AbsenceDays) -> Iterator[DateRange]:
    """Yield the runs of days without a claim to pay that reach into the month, from where they began to its end."""

    def without_pay(day: date) -> bool:
        absence = absences.on(day)
        if absence is None or absence.withheld or absence.employment_ban or contracts.on(day) is None:
            return False
        return absences.unpaid(day)

    first: date | None = None
    start = facts.month.first
    while without_pay(start) and without_pay(start - ONE_DAY):
        start -= ONE_DAY
    for day in DateRange(start, facts.month.last):
        if without_pay(day):
            first = first or day
        elif first is not None:
            yield DateRange(first, day - ONE_DAY)
            first = None
    if first is not None:
        yield DateRange(first, facts.month.last)
