"""All months of a book, closed ones as frozen, open ones computed in order as if closed now (book format rule 5)."""

from dataclasses import dataclass, replace
from datetime import date

from payroll.office.book import Book
from payroll.office.facts import employed_in, facts_of
from payroll.office.known import known_since
from payroll.office.settled import SettledMonth, settle
from payroll.office.settlements import Key, SettledDifference, Settlements
from payroll.office.vacation_history import NO_HISTORY, VacationHistory
from payroll.office.vacation_worth import vacation_worth
from payroll.office.work_before import NO_WORK, YearWork
from payroll.pay.correction import only_corrections, with_corrections
from payroll.pay.facts import Assistant, MonthFacts
from payroll.pay.month import compute_payslip
from payroll.pay.payslip import Correction, Payslip
from payroll.periods import Month


def recorded_start(book: Book, first_shift: date | None) -> Month | None:
    """Return the first month something was noted for: shift, absence, one-off pay, opening day or closed month.

    Months of a contract before that belong to another payroll; nobody is asked to close them here.
    """
    days = [absence.first for absence in book.absences]
    days += [entry.month.first for entry in book.one_offs]
    days += [assistant.opening.on for assistant in book.assistants if assistant.opening is not None]
    days += [month.first for month in book.closed_months]
    if first_shift is not None:
        days.append(first_shift)
    return Month.of(min(days)) if days else None


def book_start(book: Book, first_shift: date | None) -> Month | None:
    """Return the first month in which this book pays anybody: a salary is due without a single noted shift.

    Years before the one from which the book knows tax, insurance and rates of a salary belong to another payroll.
    """
    recorded = recorded_start(book, first_shift)
    months = [
        _salary_start(book, assistant, Month.of(contract.valid_from))
        for assistant in book.assistants
        for contract in assistant.contracts
        if contract.pay == "salary"
    ]
    return min([*months, *([recorded] if recorded else [])], default=None)


def _salary_start(book: Book, assistant: Assistant, month: Month) -> Month:
    return max(month, Month(known_since(book, assistant, month.last).year, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A closed month computed anew, to be settled. *before*: the slip that stands, ``None`` if nobody was paid then."""

    assistant: Assistant
    facts: MonthFacts
    slip: Payslip
    before: Payslip | None
    correction: Correction


class Ledger:
    """Payslips and settled months of one book; *frozen* holds the settled values of the closed slips.

    *year*: work of the calendar year from before the book's shifts. *vacation*: what the vacation accounts need of all the
    years.
    """

    def __init__(
        self,
        book: Book,
        start: Month | None,
        frozen: Settlements,
        year: YearWork = NO_WORK,
        vacation: VacationHistory = NO_HISTORY,
    ) -> None:
        self.book, self.start, self.year, self.vacation = book, start, year, vacation
        self._frozen = frozen
        self._settled = dict(frozen.standing)
        self._slips: dict[tuple[str, Month], Payslip] = {}
        self._pending: dict[str, tuple[Pending, ...]] = {}
        self.settling: Month | None = None
        """The month that settles pending corrections, ``None`` while there are none."""

    def accounts_for(self, assistant: Assistant, month: Month) -> bool:
        """Tell whether this book pays the assistant in *month*."""
        if self.start is None or month < self.start or not employed_in(assistant, month):
            return False
        return assistant.opening is None or month >= Month.of(assistant.opening.on)

    def has_slip(self, assistant: Assistant, month: Month) -> bool:
        """Tell whether there is a slip in *month*: pay, or corrections of earlier months for somebody who has left."""
        return self.accounts_for(assistant, month) or bool(self.pending(assistant, month))

    def correct(self, assistant: Assistant, settling: Month, pending: tuple[Pending, ...]) -> None:
        """Settle *pending* corrections of *assistant* with the slip of *settling*."""
        if pending:
            self.settling = settling
            self._pending[assistant.key] = pending

    def stands(self, key: Key, value: SettledMonth) -> None:
        """Let a corrected month stand as computed anew for everything that looks back on it."""
        self._settled[key] = value

    def pending(self, assistant: Assistant, month: Month) -> tuple[Pending, ...]:
        """Return the corrections the slip of *month* settles, ascending."""
        return self._pending.get(assistant.key, ()) if month == self.settling else ()

    def facts(self, assistant: Assistant, month: Month) -> MonthFacts:
        """Facts of a month as noted now; settles the open months before it that count."""
        first = max(self.start or month, Month(month.year - 1, 1))
        earlier = [self.settled(assistant, each) for each in first.until(month.plus(-1))]
        known = tuple(value.earlier for value in earlier if value is not None)
        facts = facts_of(self.book, assistant, month, known, self.year)
        return replace(facts, vacation_worth=vacation_worth(self, assistant, month))

    def slip(self, assistant: Assistant, month: Month) -> Payslip:
        """Compute the slip of an open month, with the corrections it settles."""
        key = (assistant.key, month)
        if key not in self._slips:
            pending = self.pending(assistant, month)
            paid = self.accounts_for(assistant, month)
            made = compute_payslip(self.facts(assistant, month)) if paid else only_corrections(month, pending[-1].slip)
            self._slips[key] = with_corrections(made, [each.correction for each in pending]) if pending else made
        return self._slips[key]

    def settled(self, assistant: Assistant, month: Month) -> SettledMonth | None:
        """Return what *month* comes to as it stands; ``None`` where this book does not pay the assistant then."""
        key = (assistant.key, month)
        if key not in self._settled:
            if month in self.book.closed_months or not self.has_slip(assistant, month):
                return None
            self._settled[key] = settle(self.slip(assistant, month), self.book.grants)
        return self._settled[key]

    def booked_in(self, month: Month) -> tuple[SettledMonth, ...]:
        """Everybody's month as it was closed, or as an open one stands, in the order of the book.

        What a later month settled of it is in that month's :meth:`differences_in`.
        """
        if month in self.book.closed_months:
            found = (self._frozen.closed.get((assistant.key, month)) for assistant in self.book.assistants)
        else:
            found = (self.settled(assistant, month) for assistant in self.book.assistants)
        return tuple(value for value in found if value is not None)

    def differences_in(self, month: Month) -> tuple[SettledDifference, ...]:
        """Return what *month* settles of earlier months."""
        pending = [
            SettledDifference(
                old=settle(each.before, self.book.grants) if each.before else None, new=settle(each.slip, self.book.grants)
            )
            for person in self.book.assistants
            for each in self.pending(person, month)
        ]
        return (*self._frozen.differences.get(month, ()), *pending)
