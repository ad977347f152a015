"""Accounts people ask for: vacation of a year, and how far each illness is on its way to 42 paid days."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from payroll.law import labour_law
from payroll.office.absence_checks import duty_days
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.month import open_book
from payroll.office.papers import VacationAccount
from payroll.office.shelf import load_book
from payroll.office.vacation_accounts import vacation_account
from payroll.pay.absence_days import AbsenceDays
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Absence, AbsenceKind, Assistant, MonthFacts
from payroll.periods import ONE_DAY, DateRange, Month

LOOK_BACK = timedelta(days=2 * 366)
"""An illness shares its claim with the same illness up to twelve months before, and that one with six months more."""
SHOWN = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class VacationLine:
    """One person's vacation of a year, as of the end of *month*."""

    assistant: Assistant
    month: Month
    account: VacationAccount


@dataclass(frozen=True, slots=True, kw_only=True)
class SickClock:
    """One illness against its limit of paid days.

    *used*: calendar days of the claim used up to *on*, earlier days of the same claim included; *limit*: 42. *paid_until*:
    last day with pay if the illness goes on, ``None`` if none of its days is paid (waiting time, claim used up).
    """

    assistant: Assistant
    absence: Absence
    on: date
    used: int
    limit: int
    paid_until: date | None

    @property
    def running(self) -> bool:
        """Whether the illness is not known to have ended."""
        return self.absence.last is None or self.absence.last >= self.on


def vacation_accounts(desk: Desk, year: int | None = None) -> tuple[VacationLine, ...]:
    """Return everybody's vacation of *year* (the current one unless given): at the end of this month, or of that year."""
    month = desk.month_now if year in (None, desk.month_now.year) else Month(year or desk.month_now.year, 12)
    with desk.read() as session:
        opened = open_book(session, month)
        ahead = load_book(session, window=DateRange(month.first, date(month.year, 12, 31)))
    return tuple(
        VacationLine(
            assistant=person,
            month=month,
            account=vacation_account(opened.ledger, person, month, _planned(ahead, person, month)),
        )
        for person in opened.book.assistants
        if opened.ledger.accounts_for(person, month)
    )


def _planned(book: Book, person: Assistant, month: Month) -> Decimal:
    """Days of vacation noted for the rest of the year after *month*."""
    rest = DateRange(month.first, date(month.year, 12, 31))
    vacations = [a for a in book.absences if a.assistant == person.key and a.kind is AbsenceKind.VACATION]
    days = {day for absence in vacations for day in duty_days(book, absence) if day in rest and day > month.last}
    return Decimal(len(days))


def sick_clocks(desk: Desk) -> tuple[SickClock, ...]:
    """Return the illnesses of the last twelve months with their clocks, the latest first."""
    with desk.read() as session:
        book = load_book(session, window=DateRange(desk.today - LOOK_BACK, desk.today + ONE_DAY))
    clocks = [
        sick_clock(book, person, absence, desk.today)
        for person in book.assistants
        for absence in book.absences
        if absence.assistant == person.key
        and absence.kind is AbsenceKind.SICK
        and absence.first <= desk.today
        and (absence.last or desk.today) >= desk.today - SHOWN
    ]
    return tuple(sorted(clocks, key=lambda clock: clock.absence.first, reverse=True))


def sick_clock(book: Book, person: Assistant, absence: Absence, on: date) -> SickClock:
    """Return the clock of one illness on a day (§ 3 EFZG).

    Seen as if it went on without end and the employment too: what is left of the claim is paid then, so the rest of the
    limit was used before.
    """
    limit = labour_law.whole("sick_pay.days", absence.first)
    ongoing = _going_on(book, person, absence)
    days = [absence.first + timedelta(days=n) for n in range(LOOK_BACK.days)]
    paid = [day for day in days if ongoing.sick_pay_due(day)]
    last = min(on, absence.last or on)
    due = [day for day in paid if _employed(person, day)]
    return SickClock(
        assistant=person,
        absence=absence,
        on=on,
        used=limit - len(paid) + sum(day <= last for day in paid),
        limit=limit,
        paid_until=max(due, default=None),
    )


def _going_on(book: Book, person: Assistant, absence: Absence) -> AbsenceDays:
    latest = max(contract.valid_from for contract in person.contracts)
    endless = replace(
        person,
        contracts=tuple(
            replace(contract, valid_to=None) if contract.valid_from == latest else contract for contract in person.contracts
        ),
    )
    earlier = [a for a in book.absences if a.assistant == person.key and a.first <= absence.first and a.key != absence.key]
    facts = MonthFacts(
        month=Month.of(absence.first),
        employer=book.employer,
        assistant=endless,
        funds=(),
        shifts=tuple(shift for shift in book.shifts if shift.assistant == person.key),
        absences=(*earlier, replace(absence, last=None)),
    )
    return AbsenceDays(facts, ContractDays(endless))


def _employed(person: Assistant, day: date) -> bool:
    return ContractDays(person).on(day) is not None
