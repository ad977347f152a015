"""What vacation is paid on top that was earned while a day of work had more hours (§ 11 BUrlG).

Days left from a time with more hours keep their value when hours go down (EuGH C-415/12; BAG 20.03.2018 - 9 AZR 486/17): a
day that releases a shorter shift is filled up to what a day had then, at today's average.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from payroll.law.derivation import Rounding, Unit, divided, figure, start, step, times
from payroll.money import MINUTES_PER_HOUR
from payroll.pay.contract_days import ContractDays
from payroll.pay.day_ledger import Entry, Use
from payroll.pay.facts import Absence, Contract, VacationWorth
from payroll.pay.hourly_base import HourlyBase
from payroll.pay.payslip import Line
from payroll.pay.vacation_reference import SIXTY, References
from payroll.pay.vacation_sections import hours_per_day
from payroll.pay.vacation_use import counted_on, vacation_days
from payroll.periods import Month

_TEXT = "Urlaubsentgelt, Ausgleich für Urlaub aus der Zeit mit mehr Stunden"
_LAW = "§ 11 Abs. 1 BUrlG; BAG 20.03.2018 - 9 AZR 486/17"
NONE = Decimal(0)


def worth_lines(
    entries: Sequence[Entry],
    worth: Iterable[VacationWorth],
    month: Month,
    contracts: ContractDays,
    references: References,
) -> list[Line]:
    """Return one line for each vacation and wage whose days are worth more than the shifts they release."""
    lost_by = {counted_on(entry): entry.absence for entry in entries if entry.use is Use.VACATION}
    missing: dict[tuple[str, HourlyBase], tuple[Absence, Contract, Decimal]] = {}
    queue = [[each.days, each.hours] for each in worth]
    for day, planned in sorted(vacation_days(entries, month).items()):
        contract, absence = contracts.required(day), lost_by[day]
        minutes = max(_worth_of_a_day(queue, Decimal(planned), contract) - planned, NONE)
        if minutes and absence is not None:
            key = (absence.key, HourlyBase.of(contract))
            _, _, before = missing.get(key, (absence, contract, NONE))
            missing[key] = (absence, contract, before + minutes)
    return [_line(absence, contract, minutes, references) for absence, contract, minutes in missing.values()]


def _worth_of_a_day(queue: list[list[Decimal]], planned: Decimal, contract: Contract) -> Decimal:
    """Take one day off the queue; return what it is worth in minutes."""
    wanted, worth = Decimal(1), NONE
    while wanted and queue:
        part = min(wanted, queue[0][0])
        more = queue[0][1] > hours_per_day(contract)
        worth += part * (queue[0][1] * MINUTES_PER_HOUR if more else planned)
        queue[0][0] -= part
        wanted -= part
        if not queue[0][0]:
            queue.pop(0)
    return worth + wanted * planned


def _line(absence: Absence, contract: Contract, minutes: Decimal, references: References) -> Line:
    begin = start(minutes, "Minuten, die dem Tag gegenüber früher fehlen", Unit.MINUTES)
    reference = references.of(absence, contract)
    if contract.pay == "hourly" and reference.minutes:
        divisor = step(
            "Bezahlte Minuten der 13 Wochen, mal 60 (so wird nichts vorher gerundet)",
            start(reference.minutes, "bezahlte Minuten", Unit.MINUTES),
            times(SIXTY, "mal 60"),
            unit=Unit.NUMBER,
        )
        last = step(
            _TEXT,
            begin,
            times(reference.earnings, "Verdienst der 13 Wochen, mal 60"),
            divided(divisor.result, "bezahlte Minuten der 13 Wochen, mal 60"),
            rounding=Rounding.HALF_UP_CENT,
            law=_LAW,
        )
        amount = figure(*reference.steps, divisor, last)
    else:
        base = HourlyBase.of(contract)
        last = step(_TEXT, begin, *base.terms(), rounding=Rounding.HALF_UP_CENT, law=_LAW)
        amount = figure(*base.preparation(), last)
    return Line(code="vacation_pay", text=_TEXT, amount=amount.amount, derivation=amount.derivation)
