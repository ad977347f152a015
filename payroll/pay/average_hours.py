"""What sick days without a fixed plan add to a month: their average (§ 4 Abs. 1 EFZG, § 12 Abs. 4 TzBfG)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.law import on_call
from payroll.law.clock import at_hour, moment
from payroll.law.derivation import Step
from payroll.law.lost_hours import agreed_minutes, average_minutes, reference, spread
from payroll.law.working_days import DAYS_OF_WEEK
from payroll.money import MINUTES_PER_HOUR, share_by_largest_remainder
from payroll.pay.absence_days import AbsenceDays
from payroll.pay.contract_days import ContractDays
from payroll.pay.day_ledger import WORK, DayLedger, Entry, Use
from payroll.pay.facts import Absence, Contract, MonthFacts, Shift, ShiftKind, ShiftState
from payroll.pay.payslip import Notice

_PRIVATE = "none"
_COUNTED = WORK | {Use.FIRST_DAY}


@dataclass(frozen=True, slots=True)
class AverageHours:
    """What the days without a plan add: *entries* as if planned, the *steps* to their minutes, *notices* that say so."""

    entries: tuple[Entry, ...] = ()
    steps: tuple[Step, ...] = ()
    notices: tuple[Notice, ...] = ()


def average_hours(facts: MonthFacts, contracts: ContractDays, absences: AbsenceDays, ledger: DayLedger) -> AverageHours:
    """Return the sick time of the month that no plan tells."""
    lost: dict[str, tuple[Absence, Contract, list[date]]] = {}
    for day in facts.month.range:
        absence, contract = absences.on(day), contracts.on(day)
        if absence is not None and contract is not None and absences.average_on(day) and absences.sick_pay_on(day):
            lost.setdefault(absence.key, (absence, contract, []))[2].append(day)
    found = [_of_absence(facts, contracts, absences, ledger, *each) for each in lost.values()]
    return AverageHours(
        tuple(entry for each in found for entry in each.entries),
        tuple(step for each in found for step in each.steps),
        tuple(notice for each in found for notice in each.notices),
    )


@dataclass(frozen=True, slots=True)
class _Average:
    """The *steps* to the lost minutes, *how* in words, the work that was *counted*."""

    steps: tuple[Step, ...]
    how: str
    counted: tuple[Entry, ...]


def average_minutes_of_a_day(facts: MonthFacts, day: date) -> tuple[Step, ...]:
    """Return the steps to the minutes of one calendar day without a plan, a holiday on call (§ 12 Abs. 5 TzBfG)."""
    contracts = ContractDays(facts.assistant)
    absences = AbsenceDays(facts, contracts)
    ledger = DayLedger(contracts, absences, lambda _day: False)
    return _average(facts, contracts, absences, ledger, day, contracts.required(day), 1).steps


def _average(
    facts: MonthFacts,
    contracts: ContractDays,
    absences: AbsenceDays,
    ledger: DayLedger,
    first: date,
    contract: Contract,
    days: int,
) -> _Average:
    since = next((span.first for span in contracts.employments() if first in span), first)
    opening = facts.assistant.opening
    known = since if opening is None else max(since, opening.on)
    looked = reference(first, known, on_call=contract.on_call)
    entries = [*ledger.entries(facts.shifts, looked)] if looked else []
    out = {day for day in looked or () if absences.on(day) is not None or _fell_out(entries, day)}
    counted = tuple(entry for entry in entries if entry.use in _COUNTED and entry.day not in out)
    worked = sum(entry.minutes for entry in counted)
    if looked is None or not worked:
        weekly = _weekly(contract, first) * MINUTES_PER_HOUR
        return _Average(agreed_minutes(weekly, DAYS_OF_WEEK, days), "nach den vereinbarten Wochenstunden", ())
    steps = average_minutes(worked, looked.days, len(out), days, on_call=contract.on_call)
    how = f"im Durchschnitt der Zeit vom {looked.first:%d.%m.%Y} bis {looked.last:%d.%m.%Y}"
    return _Average(steps, how, counted)


def _of_absence(
    facts: MonthFacts,
    contracts: ContractDays,
    absences: AbsenceDays,
    ledger: DayLedger,
    absence: Absence,
    contract: Contract,
    days: Sequence[date],
) -> AverageHours:
    average = _average(facts, contracts, absences, ledger, absence.first, contract, len(days))
    minutes = int(average.steps[-1].result)
    notice = Notice(
        code="average_hours",
        text=f"Für {len(days)} Krankheitstage ab {days[0]:%d.%m.%Y} stand vor der Krankmeldung kein Plan fest. Bezahlt "
        f"werden {minutes} Minuten, {average.how}. Gab es doch einen Plan, tragen Sie die Schichten nach („plan war "
        "falsch“).",
        law=average.steps[-1].law,
    )
    entries = tuple(_entries(absence, contract, days, minutes, average.counted))
    return AverageHours(entries, average.steps, (notice,))


def _fell_out(entries: Iterable[Entry], day: date) -> bool:
    """Work lost by a holiday leaves the reference (§ 12 Abs. 4 Satz 4 TzBfG)."""
    return any(entry.day == day and entry.use is Use.HOLIDAY for entry in entries)


def _weekly(contract: Contract, on: date) -> Decimal:
    if contract.on_call:
        return on_call.agreed_hours(contract.weekly_hours, contract.on_call_hours, on).least
    return contract.weekly_hours


def _entries(
    absence: Absence, contract: Contract, days: Sequence[date], minutes: int, counted: Sequence[Entry]
) -> Iterator[Entry]:
    """One entry a day and grant: the grants share as they did in the reference."""
    weights: dict[str | None, int] = {}
    for entry in counted:
        weights[entry.grant] = weights.get(entry.grant, 0) + entry.minutes
    weights = weights or {contract.grant: 1}
    parts = share_by_largest_remainder(Decimal(minutes) / 100, tuple(weights.values()))
    for grant, part in zip(weights, parts, strict=True):
        for day, share in spread(int(part * 100), days).items():
            if share:
                shift = Shift(
                    assistant=absence.assistant,
                    start=moment(at_hour(day, 0)),
                    end=moment(at_hour(day, 0) + share),
                    break_minutes=0,
                    kind=ShiftKind.WORK,
                    state=ShiftState.PLANNED,
                    grant=_PRIVATE if grant is None else grant,
                )
                yield Entry(day, share, Use.SICK, shift, contract, absence, ())
