"""The reference of vacation pay (§ 11 BUrlG): earnings and paid minutes of the 13 weeks before the first vacation day.

Earnings include premiums, standby, sick, holiday and earlier vacation pay, no one-off pay. A permanent rise in or before
the vacation counts for the whole reference. In a vacation with a salary only the premiums are averaged, because the salary
itself goes on; in one paid by the hour the time under an earlier salary counts with what an hour of it was worth.
Values of another payroll fill in, by calendar days, what lies before the opening day.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal

from payroll.law import labour_law
from payroll.law.derivation import Step, Term, Unit, divided, plus, start, step, times
from payroll.money import MINUTES_PER_HOUR
from payroll.pay.contract_days import ContractDays
from payroll.pay.day_ledger import PAID, DayLedger, Entry, Use
from payroll.pay.facts import Absence, AssistantOpening, Contract, MonthFacts
from payroll.pay.hourly_base import HourlyBase
from payroll.pay.time_lines import premium_minutes
from payroll.periods import ONE_DAY, DateRange

SIXTY = Decimal(MINUTES_PER_HOUR)
_DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class Reference:
    """*earnings* in sixtieths of a euro (exact, because wages are paid by the minute), the paid *minutes*, the steps."""

    earnings: Decimal = Decimal(0)
    minutes: Decimal = Decimal(0)
    steps: tuple[Step, ...] = ()


@dataclass(slots=True)
class _Sums:
    """Minutes of a reference by what they earned."""

    paid: Decimal = Decimal(0)
    premiums: Decimal = Decimal(0)


@dataclass(slots=True)
class _Collected:
    paid_minutes: int = 0
    by_base: dict[HourlyBase, _Sums] = field(default_factory=dict)
    vacations: dict[str, tuple[Absence, Contract, int]] = field(default_factory=dict)


def better(then: Contract, now: Contract) -> Contract:
    """Return the contract with the higher pay: a permanent rise counts for the whole reference, a cut does not."""
    return now if HourlyBase.of(now).hourly > HourlyBase.of(then).hourly else then


class References:
    """Works out the references of one assistant's vacations, each once."""

    def __init__(self, facts: MonthFacts, contracts: ContractDays, ledger: DayLedger) -> None:
        self._facts, self._contracts, self._ledger = facts, contracts, ledger
        self._entries: dict[str, tuple[Entry, ...]] = {}
        self._known: dict[tuple[str, HourlyBase], Reference] = {}

    def days(self, absence: Absence) -> DateRange:
        """Return the 91 days before a vacation."""
        weeks = labour_law.whole("vacation.reference_weeks", absence.first)
        return DateRange(absence.first - timedelta(days=weeks * _DAYS_OF_WEEK), absence.first - ONE_DAY)

    def entries(self, absence: Absence) -> tuple[Entry, ...]:
        """Return the shifts of the reference, from the opening day on."""
        if absence.key not in self._entries:
            days, opening = self.days(absence), self._facts.assistant.opening
            inside = days if opening is None else days.overlap(DateRange(opening.on, max(opening.on, days.last)))
            self._entries[absence.key] = tuple(self._ledger.entries(self._facts.shifts, inside)) if inside else ()
        return self._entries[absence.key]

    def days_before_opening(self, absence: Absence) -> int:
        """Return how many days of the reference lie in another payroll's time."""
        days, opening = self.days(absence), self._facts.assistant.opening
        return 0 if opening is None else min(max((opening.on - days.first).days, 0), days.days)

    def of(self, absence: Absence, contract: Contract) -> Reference:
        """Return the reference of a vacation for a day on which *contract* holds."""
        key = (absence.key, HourlyBase.of(contract))
        if key not in self._known:
            collected = self._collect(self.entries(absence), contract)
            steps = [*self._vacation_steps(collected), *_wage_steps(collected)]
            minutes = Decimal(collected.paid_minutes)
            opening_steps, opening_minutes = self._opening(absence, contract)
            self._known[key] = _summed([*steps, *opening_steps], minutes, opening_minutes)
        return self._known[key]

    def _collect(self, entries: Iterable[Entry], contract: Contract) -> _Collected:
        collected = _Collected()
        for entry in entries:
            if entry.use not in PAID:
                continue
            collected.paid_minutes += entry.minutes
            valued = better(entry.contract, contract)
            earlier = valued if valued.pay == contract.pay else contract
            if entry.use is Use.VACATION and entry.absence is not None and self.of(entry.absence, earlier).minutes:
                key = f"{entry.absence.key} {HourlyBase.of(earlier)}"
                _, _, before = collected.vacations.get(key, (entry.absence, earlier, 0))
                collected.vacations[key] = (entry.absence, earlier, before + entry.minutes)
            else:
                sums = collected.by_base.setdefault(HourlyBase.of(valued), _Sums())
                sums.paid += entry.minutes if contract.pay == "hourly" else 0
                sums.premiums += premium_minutes(entry.premiums)
        return collected

    def _vacation_steps(self, collected: _Collected) -> list[Step]:
        steps = []
        for absence, contract, minutes in collected.vacations.values():
            earlier = self.of(absence, contract)
            steps.append(
                step(
                    f"Urlaubsentgelt des Urlaubs ab {absence.first:%d.%m.%Y}, mal 60",
                    start(Decimal(minutes), "Minuten im Urlaub", Unit.MINUTES),
                    times(earlier.earnings, "Verdienst der 13 Wochen davor, mal 60"),
                    divided(earlier.minutes, "bezahlte Minuten davor", Unit.MINUTES),
                    unit=Unit.NUMBER,
                )
            )
        return steps

    def _opening(self, absence: Absence, contract: Contract) -> tuple[list[Step], Step | None]:
        """The share of the values brought along that falls into the reference, by calendar days.

        Not with a salary, which goes on: how much of those values were premiums nobody said.
        """
        days, opening = self.days_before_opening(absence), self._facts.assistant.opening
        if not days or opening is None or opening.earnings_13_weeks is None or opening.hours_13_weeks is None:
            return [], None
        if contract.pay != "hourly":
            return [], None
        whole = Decimal(self.days(absence).days)
        share = (times(Decimal(days), "Tage davon im Bezugszeitraum"), divided(whole, "Tage der 13 Wochen"))
        earnings = step(
            "Übernommener Verdienst, mal 60",
            start(opening.earnings_13_weeks, "Verdienst der 13 Wochen vor der Übernahme"),
            times(SIXTY, "mal 60"),
            *self._rise_since(opening, contract),
            *share,
            unit=Unit.NUMBER,
        )
        minutes = step(
            "Übernommene bezahlte Minuten",
            start(opening.hours_13_weeks, "bezahlte Stunden der 13 Wochen vor der Übernahme", Unit.HOURS),
            times(SIXTY, "Minuten je Stunde"),
            *share,
            unit=Unit.MINUTES,
        )
        return [earnings], minutes

    def _rise_since(self, opening: AssistantOpening, contract: Contract) -> tuple[Term, ...]:
        before = self._contracts.on(opening.on - ONE_DAY) or self._contracts.on(opening.on)
        if before is None or before.pay != contract.pay or better(before, contract) is before:
            return ()
        return times(contract.wage, "heutiger Lohn"), divided(before.wage, "Lohn vor der Übernahme")


def _wage_steps(collected: _Collected) -> list[Step]:
    steps: list[Step] = []
    for base, sums in sorted(collected.by_base.items(), key=lambda item: item[0].hourly):
        if sums.paid or sums.premiums:
            wage, per = base.terms()
            steps.extend(base.preparation())
            steps.append(
                step(
                    "Verdienst der 13 Wochen, mal 60",
                    start(sums.paid, "bezahlte Minuten", Unit.MINUTES),
                    plus(sums.premiums, "Zuschläge, in Minuten gerechnet", Unit.MINUTES),
                    wage,
                    *(() if base.weekly_hours is None else (times(SIXTY, "mal 60"), per)),
                    unit=Unit.NUMBER,
                    law="§ 11 Abs. 1 BUrlG",
                )
            )
    return steps


def _summed(steps: list[Step], minutes: Decimal, opening_minutes: Step | None) -> Reference:
    parts = [part.result for part in steps if part.unit is Unit.NUMBER]
    if len(parts) > 1:
        total = step(
            "Verdienst der 13 Wochen zusammen, mal 60",
            start(parts[0], "Teil", Unit.NUMBER),
            *(plus(part, "Teil", Unit.NUMBER) for part in parts[1:]),
            unit=Unit.NUMBER,
        )
        steps = [*steps, total]
        parts = [total.result]
    if opening_minutes is not None:
        together = step(
            "Bezahlte Minuten zusammen",
            start(minutes, "bezahlte Minuten", Unit.MINUTES),
            plus(opening_minutes.result, "übernommene Minuten", Unit.MINUTES),
            unit=Unit.MINUTES,
        )
        steps, minutes = [*steps, opening_minutes, together], together.result
    return Reference(parts[0] if parts else Decimal(0), minutes, tuple(steps))
