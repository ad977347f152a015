"""Payout of open vacation when a job ends (Urlaubsabgeltung, § 7 Abs. 4 BUrlG), by days and, beside it, by hours.

A day is worth what the 13 weeks before the end earned for a day of work (§ 11 Abs. 1 BUrlG); with a salary three monthly
salaries for 13 weeks. Days left from a time with more hours a day keep that value. Both accounts mean the same vacation:
the better result is due.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from payroll.law import labour_law
from payroll.law.derivation import Figure, Rounding, Step, Term, Unit, divided, figure, plus, start, step, times
from payroll.pay.absence_days import AbsenceDays
from payroll.pay.contract_days import ContractDays
from payroll.pay.day_ledger import PAID, DayLedger, Entry, Use
from payroll.pay.facts import Absence, AbsenceKind, Contract, MonthFacts
from payroll.pay.hourly_base import HourlyBase
from payroll.pay.vacation_course import Rest
from payroll.pay.vacation_reference import SIXTY, Reference, References
from payroll.pay.vacation_sections import hours_per_day
from payroll.pay.vacation_use import counted_on
from payroll.periods import ONE_DAY

_LAW = "§ 7 Abs. 4, § 11 BUrlG"
_TEXT = "Urlaubsabgeltung"
_MONTHS_OF_QUARTER = Decimal(3)
_DAYS_OF_WEEK = Decimal(7)
NONE = Decimal(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Payout:
    """*days* and *hours* left, what each comes to, and the *unconfirmed* days of the 13 weeks that may still change it."""

    days: Decimal
    hours: Decimal
    by_days: Figure
    by_hours: Figure
    unconfirmed: tuple[date, ...] = ()

    @property
    def better(self) -> Figure:
        """The result that is due."""
        return max(self.by_days, self.by_hours, key=lambda each: each.amount)


def payout(facts: MonthFacts, last_day: date, rest: Sequence[Rest], hours: Decimal) -> Payout:
    """Return the payout at the end of an employment on *last_day*, a day of the month of *facts*."""
    return _Reckoning(facts, last_day).payout(rest, hours)


class _Reckoning:
    def __init__(self, facts: MonthFacts, last_day: date) -> None:
        contracts = ContractDays(facts.assistant)
        # the job as if it went on for one more day of vacation, so that the 13 weeks end with it
        contract = replace(contracts.required(last_day), valid_to=None)
        after = Absence(
            key="", assistant=facts.assistant.key, kind=AbsenceKind.VACATION, first=last_day + ONE_DAY, worked_that_day=False
        )
        ledger = DayLedger(contracts, AbsenceDays(facts, contracts), lambda _day: False)
        references = References(facts, contracts, ledger)
        self._contract: Contract = contract
        self._reference: Reference = references.of(after, contract)
        self._entries: tuple[Entry, ...] = references.entries(after)
        before = references.days_before_opening(after)
        self._days_before = Decimal(before) * contract.workdays_per_week / _DAYS_OF_WEEK
        self._on = last_day

    def payout(self, rest: Sequence[Rest], hours: Decimal) -> Payout:
        days = sum((each.days for each in rest), NONE)
        return Payout(
            days=days,
            hours=hours,
            by_days=self._by_days(rest, days),
            by_hours=self._by_hours(max(hours, NONE)),
            unconfirmed=tuple(sorted({entry.day for entry in self._entries if entry.use is Use.UNCONFIRMED})),
        )

    def _by_days(self, rest: Iterable[Rest], days: Decimal) -> Figure:
        if days <= 0:
            return Figure.nothing("Kein Urlaub ist offen.", _LAW)
        worth, steps = self._weighed(rest)
        if self._contract.pay != "hourly":
            steps += self._by_salary(worth)
        elif self._reference.minutes:
            steps += [*self._reference.steps, *self._by_earnings(worth)]
        else:
            base = HourlyBase.of(self._contract)
            wage, per = base.terms()
            hours = hours_per_day(self._contract)
            terms = (times(hours, "Stunden am Tag im Durchschnitt"), times(SIXTY, "Minuten je Stunde"), wage, per)
            steps.append(step(_TEXT, _open(worth), *terms, rounding=Rounding.HALF_UP_CENT, law=_LAW))
        return figure(*steps)

    def _weighed(self, rest: Iterable[Rest]) -> tuple[Decimal, list[Step]]:
        """Days left, those from a time with longer days counted as so many more of today's."""
        now = hours_per_day(self._contract)
        by_hours: dict[Decimal, Decimal] = {}
        for each in rest:
            value = max(each.share.hours, now)
            by_hours[value] = by_hours.get(value, NONE) + each.days
        if set(by_hours) == {now}:
            return by_hours[now], []
        steps, parts = [], []
        for value, days in sorted(by_hours.items()):
            if value > now:
                made = step(
                    "Tage aus der Zeit mit mehr Stunden, in heutigen Tagen",
                    _open(days),
                    times(value, "Stunden am Tag damals"),
                    divided(now, "Stunden am Tag heute"),
                    unit=Unit.DAYS,
                    law="BAG 20.03.2018 - 9 AZR 486/17",
                )
                steps.append(made)
                days = made.result  # noqa: PLW2901 - the days as they count now
            parts.append(days)
        terms = (start(parts[0], "", Unit.DAYS), *(plus(part, "", Unit.DAYS) for part in parts[1:]))
        total = step("Tage zusammen, in heutigen Tagen", *terms, unit=Unit.DAYS)
        return total.result, [*steps, total]

    def _by_earnings(self, days: Decimal) -> list[Step]:
        workdays = step(
            "Tage mit Lohn in den 13 Wochen",
            start(Decimal(len(self._paid_days())), "mit Lohn", Unit.DAYS),
            *([plus(self._days_before, "vor der Übernahme, nach dem Vertrag", Unit.DAYS)] if self._days_before else []),
            unit=Unit.DAYS,
        )
        divisor = step(
            "Tage mit Lohn, mal 60 (so wird nichts vorher gerundet)",
            start(workdays.result, "Tage mit Lohn", Unit.NUMBER),
            times(SIXTY, "mal 60"),
            unit=Unit.NUMBER,
        )
        last = step(
            _TEXT,
            _open(days),
            times(self._reference.earnings, "Verdienst der 13 Wochen, mal 60"),
            divided(divisor.result, "Tage mit Lohn, mal 60"),
            rounding=Rounding.HALF_UP_CENT,
            law=_LAW,
        )
        return [workdays, divisor, last]

    def _by_salary(self, days: Decimal) -> list[Step]:
        weeks = labour_law.number("vacation.reference_weeks", self._on)
        salary = step(
            _TEXT,
            _open(days),
            times(self._contract.wage, "Gehalt im Monat", Unit.EURO),
            times(_MONTHS_OF_QUARTER, "Monate"),
            divided(weeks * self._contract.workdays_per_week, f"Arbeitstage in {weeks:f} Wochen"),
            rounding=Rounding.HALF_UP_CENT,
            law=_LAW,
        )
        if not self._reference.earnings:
            return [salary]
        premiums = self._by_earnings(days)
        together = step(
            f"{_TEXT} mit dem Durchschnitt der Zuschläge",
            start(salary.result, "vom Gehalt"),
            plus(premiums[-1].result, "von den Zuschlägen"),
        )
        return [salary, *self._reference.steps, *premiums, together]

    def _by_hours(self, hours: Decimal) -> Figure:
        if not hours:
            return Figure.nothing("Keine Urlaubsstunden sind offen.", _LAW)
        begin = start(hours, "Urlaubsstunden offen", Unit.HOURS)
        text = f"{_TEXT} nach Stunden"
        if self._contract.pay == "hourly" and self._reference.minutes:
            last = step(
                text,
                begin,
                times(self._reference.earnings, "Verdienst der 13 Wochen, mal 60"),
                divided(self._reference.minutes, "bezahlte Minuten der 13 Wochen", Unit.MINUTES),
                rounding=Rounding.HALF_UP_CENT,
                law=_LAW,
            )
            return figure(*self._reference.steps, last)
        base = HourlyBase.of(self._contract)
        terms: tuple[Term, ...] = (times(SIXTY, "Minuten je Stunde"), *base.terms())
        return figure(*base.preparation(), step(text, begin, *terms, rounding=Rounding.HALF_UP_CENT, law=_LAW))

    def _paid_days(self) -> set[date]:
        return {counted_on(entry) for entry in self._entries if entry.use in PAID}


def _open(days: Decimal) -> Term:
    return start(days, "offen", Unit.DAYS)
