"""One person's months as the vacation account sees them: days used, days planned, days with duty known or to be expected."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from payroll.money import MINUTES_PER_HOUR, round_half_up
from payroll.office.book import Book
from payroll.office.facts import facts_of
from payroll.office.planning import missing_plan
from payroll.office.vacation_history import VacationHistory
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import AbsenceKind, Assistant, Shift
from payroll.pay.vacation_sections import Duty, expected_duty, hours_per_day
from payroll.pay.vacation_use import NO_USE, MonthUse, use_of
from payroll.periods import DateRange, Month

NONE = Decimal(0)


def days_by_contract(assistant: Assistant, days: Sequence[date]) -> Decimal:
    """Return how many whole days with duty the contract has on average in so many *days* of vacation."""
    contract = ContractDays(assistant).on(days[0]) if days else None
    return NONE if contract is None else round_half_up(expected_duty(contract, len(days), days[0].year), 0)


class VacationMonths:
    """Months up to *month* as noted in *book*, later ones as planned in *ahead*.

    *today*: while *month* is running, what is noted after it is a plan; ``None`` where the month is taken as it stands.
    """

    def __init__(
        self,
        book: Book,
        history: VacationHistory,
        assistant: Assistant,
        month: Month,
        ahead: Book | None = None,
        today: date | None = None,
    ) -> None:
        self._book, self._history, self._assistant = book, history, assistant
        self.last, self._ahead, self._today = month, ahead, today
        self._closed = frozenset(book.closed_months)
        self._uses: dict[Month, MonthUse] = {}

    def use(self, month: Month) -> MonthUse:
        """Return a month's use: as it was closed, as it stands, or as it is planned."""
        if month not in self._uses:
            self._uses[month] = self._use(month)
        return self._uses[month]

    def _use(self, month: Month) -> MonthUse:
        if month > self.last:
            return self._planned(month)
        if month in self._closed:
            return self._history.closed.get((self._assistant.key, month), NO_USE)
        return self._with(self._book, self._book.shifts, month)

    def _with(self, book: Book, shifts: Iterable[Shift], month: Month) -> MonthUse:
        return use_of(facts_of(replace(book, shifts=tuple(shifts)), self._assistant, month, ()))

    # vacation to come

    def _planned(self, month: Month) -> MonthUse:
        if self._ahead is None:
            return NO_USE
        days = sorted(
            {
                day
                for each in self._ahead.absences
                if each.assistant == self._assistant.key and each.kind is AbsenceKind.VACATION and each.last is not None
                for day in DateRange(each.first, each.last).overlap(month.range) or ()
            }
        )
        if not days:
            return NO_USE
        plan = missing_plan(self._ahead, [self._assistant], days)
        use = self._with(self._ahead, (*self._ahead.shifts, *plan), month)
        return use if use.days or self._has_plan(month) else self._by_contract(days, use)

    def _by_contract(self, days: Sequence[date], use: MonthUse) -> MonthUse:
        """Days of vacation for which no duty can be known yet, as many as the contract has in a week."""
        expected = days_by_contract(self._assistant, days)
        if not expected:
            return use
        hours = hours_per_day(ContractDays(self._assistant).required(days[0]))
        return replace(use, days=expected, minutes=int(expected * hours * MINUTES_PER_HOUR))

    def _has_plan(self, month: Month) -> bool:
        """Tell whether the weekly plan has anything for the assistant in a month."""
        return any(
            entry.assistant == self._assistant.key
            and entry.valid_from <= month.last
            and (entry.valid_to or date.max) >= month.first
            for entry in (self._ahead or self._book).roster
        )

    # days with duty

    def duty(self, months: Iterable[Month]) -> dict[Month, Duty]:
        """Return the days with duty where no days of the week are fixed; months nothing is known of are left out."""
        if not any(contract.irregular for contract in self._assistant.contracts):
            return {}
        found = {month: self._duty(month) for month in months}
        return {month: duty for month, duty in found.items() if duty is not None}

    def _duty(self, month: Month) -> Duty | None:
        if month > self.last:
            return self._by_plan(month)
        noted = self.use(month).duty_days
        if noted is None or month in self._closed or month < self.last or self._today is None:
            return None if noted is None else Duty(noted)
        return self._running(month, noted, self._today)

    def _by_plan(self, month: Month) -> Duty | None:
        """Days the weekly plan has for a month to come, together with what is noted; ``None`` without such a plan."""
        if not self._has_plan(month):
            return None
        book = self._ahead or self._book
        plan = missing_plan(book, [self._assistant], month.range)
        days = self._with(book, (*book.shifts, *plan), month).duty_days
        return None if days is None else Duty(days, expected=True)

    def _running(self, month: Month, noted: Decimal, today: date) -> Duty:
        """The month at hand: what is noted, or more if plan or contract let expect more for the rest of it."""
        planned = self._by_plan(month)
        if planned is not None:
            return Duty(max(noted, planned.days), expected=True)
        contract = ContractDays(self._assistant).on(today)
        if contract is None or today >= month.last:
            return Duty(noted)
        so_far = self._with(self._book, (s for s in self._book.shifts if s.start.date() <= today), month).duty_days or NONE
        return Duty(max(noted, so_far + expected_duty(contract, (month.last - today).days, month.year)), expected=True)
