"""Accounts people ask for: vacation of a year, and how far each illness is on its way to 42 paid days."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from payroll.law import labour_law
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.month import open_book
from payroll.office.shelf import load_book
from payroll.office.vacation_accounts import VacationPicture, has_account, vacation_picture
from payroll.pay.absence_days import AbsenceDays
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Absence, AbsenceKind, Assistant, MonthFacts
from payroll.periods import DateRange, Month, calendar_year

LOOK_BACK = timedelta(days=2 * 366)
"""An illness shares its claim with the same illness up to twelve months before, and that one with six months more."""
SHOWN = timedelta(days=366)


@dataclass(frozen=True, slots=True, kw_only=True)
class SickClock:
    """One illness against its limit of paid days.

    *used*: calendar days of the claim used up to *on*, earlier days of the same claim included; *limit*: 42. *paid_until*:
    last day with pay if the illness goes on, ``None`` if none of its days is paid (waiting time, claim used up).
    *limit_on*: the same if the employment went on too. *same*: earlier illnesses whose days it shares; *joined*: the
    illness it follows without a day able to work. *employed_from*, *employed_until*: the employment it falls into.
    """

    assistant: Assistant
    absence: Absence
    on: date
    used: int
    limit: int
    paid_until: date | None
    limit_on: date | None = None
    same: tuple[Absence, ...] = ()
    joined: tuple[Absence, ...] = ()
    employed_from: date | None = None
    employed_until: date | None = None

    @property
    def running(self) -> bool:
        """Whether the illness is not known to have ended."""
        return self.absence.last is None or self.absence.last >= self.on


def vacation_accounts(desk: Desk, year: int | None = None) -> tuple[VacationPicture, ...]:
    """Return everybody's vacation of *year* (the current one unless given) as it stands at the end of this month.

    A year gone by stands at its end; of the next one only what is planned can be told.
    """
    now = desk.month_now
    of = now.year if year is None else year
    month = now if of >= now.year else Month(of, 12)
    with desk.read() as session:
        opened = open_book(session, month)
        ahead = load_book(session, window=DateRange(month.first, calendar_year(of).last)) if month == now else None
        return tuple(
            vacation_picture(opened.ledger, person, month, year=of, ahead=ahead, today=desk.today if ahead else None)
            for person in opened.book.assistants
            if has_account(opened.ledger, person, month, of)
        )


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
    employment = next((each for each in ContractDays(person).employments() if absence.first in each), None)
    same = _same_illness(book, absence)
    return SickClock(
        assistant=person,
        absence=absence,
        on=on,
        used=limit - len(paid) + sum(day <= last for day in paid),
        limit=limit,
        paid_until=max(due, default=None),
        limit_on=max(paid, default=None),
        same=same,
        joined=() if absence.separate_case or same else _joined(book, absence, limit - len(paid)),
        employed_from=None if employment is None or person.opening is not None else employment.first,
        employed_until=None if employment is None or employment.last == date.max else employment.last,
    )


def _same_illness(book: Book, absence: Absence) -> tuple[Absence, ...]:
    """The chain of earlier absences with the same illness, the nearest first."""
    known = {each.key: each for each in book.absences}
    found: list[Absence] = []
    key = absence.continues
    while key in known and known[key] not in found:
        found.append(known[key])
        key = known[key].continues
    return tuple(found)


def _joined(book: Book, absence: Absence, used_before: int) -> tuple[Absence, ...]:
    """The illness right before, where days of the claim were used although it is another illness."""
    earlier = [
        each
        for each in book.absences
        if each.assistant == absence.assistant and each.kind is AbsenceKind.SICK and each.first < absence.first
    ]
    return (max(earlier, key=lambda each: each.first),) if earlier and used_before > 0 else ()


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
