"""What a month means for the vacation account: days and minutes of vacation taken, and days with duty to work.

Use and entitlement are counted alike (BAG 19.03.2019 - 9 AZR 406/17): each calendar day with duty, or each shift on the day
it starts, as the contract says.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.money import round_half_up
from payroll.pay.absence_days import AbsenceDays
from payroll.pay.contract_days import ContractDays
from payroll.pay.day_ledger import BY_SHIFTS, DayLedger, Entry, Use
from payroll.pay.facts import Absence, AbsenceKind, MonthFacts
from payroll.pay.vacation_sections import expected_duty
from payroll.periods import DateRange, Month

_LONG = frozenset({AbsenceKind.SICK, AbsenceKind.MATERNITY, AbsenceKind.PARENTAL, AbsenceKind.CARE})
_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthUse:
    """*days* and *minutes* of vacation in a month. *duty_days*: with duty to work where none are fixed (or not known)."""

    days: Decimal = Decimal(0)
    minutes: int = 0
    duty_days: Decimal | None = None


NO_USE = MonthUse()


def counted_on(entry: Entry) -> date:
    """Return the day an entry counts for: its calendar day, or the day its shift starts."""
    return entry.shift.start.date() if entry.contract.vacation_counts == BY_SHIFTS else entry.day


def vacation_days(entries: Iterable[Entry], month: Month) -> dict[date, int]:
    """Return the days of vacation in *month*, each with its planned minutes; a night counts where it is counted."""
    days: dict[date, int] = {}
    for entry in entries:
        if entry.use is Use.VACATION and counted_on(entry) in month.range:
            days[counted_on(entry)] = days.get(counted_on(entry), 0) + entry.minutes
    return days


def month_use(entries: Iterable[Entry], facts: MonthFacts, contracts: ContractDays) -> MonthUse:
    """Return what the entries of the month of *facts* come to.

    Days lost by illness, vacation, a holiday, maternity protection, parental or care leave are days with duty; agreed
    unpaid leave and shifts that were dropped are none. A week or more of such an absence for which nobody planned shifts
    counts as the contract's days of the week.
    """
    month, counted = facts.month, tuple(entries)
    days = vacation_days(counted, month)
    minutes = sum(entry.minutes for entry in counted if entry.use is Use.VACATION)
    if not any(contract.irregular for contract in facts.assistant.contracts):
        return MonthUse(days=Decimal(len(days)), minutes=minutes)
    duty = {counted_on(entry) for entry in counted if entry.contract.irregular and _is_duty(entry)}
    duty = {day for day in duty if day in month.range}
    unplanned = sum((_unplanned(span, duty, contracts) for span in _away(facts)), Decimal(0))
    return MonthUse(days=Decimal(len(days)), minutes=minutes, duty_days=round_half_up(len(duty) + unplanned, 2))


def use_of(facts: MonthFacts) -> MonthUse:
    """Return the same from the facts of a month, without computing its pay."""
    contracts = ContractDays(facts.assistant)
    # premiums do not matter here, so no day needs to be a holiday
    ledger = DayLedger(contracts, AbsenceDays(facts, contracts), lambda _day: False)
    return month_use(ledger.entries(facts.shifts, facts.month.range), facts, contracts)


def _away(facts: MonthFacts) -> Iterator[DateRange]:
    for absence in facts.absences:
        if absence.kind in _LONG:
            span = DateRange(absence.first, absence.last or date.max).overlap(facts.month.range)
            if span is not None and span.days >= _WEEK:
                yield span


def _unplanned(span: DateRange, duty: Iterable[date], contracts: ContractDays) -> Decimal:
    contract = contracts.on(span.first)
    if contract is None or not contract.irregular or any(day in span for day in duty):
        return Decimal(0)
    return expected_duty(contract, span.days, span.first.year)


def _is_duty(entry: Entry) -> bool:
    released = entry.absence is not None and entry.absence.kind is AbsenceKind.UNPAID
    return entry.use is not Use.DROPPED and not released


@dataclass(frozen=True, slots=True, kw_only=True)
class VacationTaken:
    """One noted vacation inside a stretch of days: *days* it uses, and days it *gave_back* because of certified illness."""

    absence: Absence
    days: int
    gave_back: int


def vacations_taken(facts: MonthFacts, stretch: DateRange) -> tuple[VacationTaken, ...]:
    """Return the vacations noted in *stretch*, in order, each with the days it uses there (§ 9 BUrlG)."""
    contracts = ContractDays(facts.assistant)
    ledger = DayLedger(contracts, AbsenceDays(facts, contracts), lambda _day: False)
    entries = [entry for entry in ledger.entries(facts.shifts, stretch) if counted_on(entry) in stretch]
    found = []
    for absence in facts.absences:
        if absence.kind is not AbsenceKind.VACATION or absence.last is None:
            continue
        inside = DateRange(absence.first, absence.last)
        if inside.overlap(stretch) is None:
            continue
        used = {counted_on(each) for each in entries if each.use is Use.VACATION and each.absence is absence}
        ill = {counted_on(each) for each in entries if _is_ill(each) and counted_on(each) in inside}
        found.append(VacationTaken(absence=absence, days=len(used), gave_back=len(ill - used)))
    return tuple(found)


def _is_ill(entry: Entry) -> bool:
    return entry.absence is not None and entry.absence.kind is AbsenceKind.SICK
