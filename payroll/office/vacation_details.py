"""One person's vacation in detail: each vacation noted, and what is to be paid out when a job ends."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sqlalchemy.orm import Session

from payroll.money import total
from payroll.office.absence_checks import unplanned
from payroll.office.accounts import vacation_accounts
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.facts import facts_of
from payroll.office.lookups import assistant as find_assistant
from payroll.office.month import open_book
from payroll.office.planning import missing_plan
from payroll.office.shelf import load_book
from payroll.office.vacation_accounts import VacationPicture
from payroll.office.vacation_jobs import JobCourse
from payroll.office.vacation_months import days_by_contract
from payroll.pay.facts import AbsenceKind, Assistant, OneOffKind
from payroll.pay.vacation_payout import Payout, payout
from payroll.pay.vacation_use import VacationTaken, vacations_taken
from payroll.periods import DateRange, Month, calendar_year
from payroll.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """The end of a job on *last_day*: the payout of what is left, proposed; *booked*: one-off pay noted for it, in euro."""

    last_day: date
    payout: Payout
    booked: Decimal

    @property
    def month(self) -> Month:
        """The month with whose pay it is paid."""
        return Month.of(self.last_day)


@dataclass(frozen=True, slots=True, kw_only=True)
class VacationDetails:
    """A year of one person's vacation: the account, the vacations noted in it, the end of a job in it."""

    picture: VacationPicture
    vacations: tuple[VacationTaken, ...]
    leaving: tuple[Leaving, ...]


def vacation_details(desk: Desk, name: str, year: int | None = None) -> VacationDetails:
    """Return the vacation of the person *name* means in a year (the current one unless given).

    ``Refusal``: nobody by that name, or the book does not account for them in that year.
    """
    of = desk.month_now.year if year is None else year
    with desk.read() as session:
        book = load_book(session, window=calendar_year(of))
        person = find_assistant(book, name)
    found = [each for each in vacation_accounts(desk, year) if each.assistant.key == person.key]
    if not found:
        raise Refusal(
            f"Für {person.first_name} gibt es {of} kein Urlaubskonto: In diesem Jahr ist {person.first_name} hier nicht "
            "angestellt. Prüfen Sie das Jahr.",
            code="outside_contract",
            place="Jahr",
        )
    with desk.read() as session:
        leaving = tuple(
            _leaving(session, each, person)
            for each in found[0].jobs
            if each.job.end is not None and each.job.end.year == of and Month.of(each.job.end) <= desk.month_now
        )
    return VacationDetails(picture=found[0], vacations=_vacations(book, person, of, desk.month_now), leaving=leaving)


def _vacations(book: Book, person: Assistant, year: int, now: Month) -> tuple[VacationTaken, ...]:
    """Vacations of a year; in months to come days that nobody planned yet count by the weekly plan."""
    year_days = calendar_year(year)
    mine = [each for each in book.absences if each.assistant == person.key and each.kind is AbsenceKind.VACATION]
    days = {
        day
        for each in mine
        if each.last is not None
        for day in DateRange(each.first, each.last).overlap(year_days) or ()
        if Month.of(day) > now
    }
    plan = missing_plan(book, [person], sorted(days))
    facts = facts_of(book, person, Month(year, 12), ())
    shifts = [shift for shift in (*book.shifts, *plan) if shift.assistant == person.key]
    taken = vacations_taken(replace(facts, shifts=tuple(sorted(shifts, key=lambda shift: shift.start))), year_days)
    return tuple(_or_by_contract(book, person, each, year_days, now) for each in taken)


def _or_by_contract(book: Book, person: Assistant, taken: VacationTaken, year_days: DateRange, now: Month) -> VacationTaken:
    """Where no duty can be known yet, the days the contract has on average."""
    days = DateRange(taken.absence.first, taken.absence.last or taken.absence.first).overlap(year_days)
    if taken.days or taken.gave_back or days is None or not unplanned(book, taken.absence, now.first):
        return taken
    return replace(taken, days=int(days_by_contract(person, tuple(days))))


def _leaving(session: Session, each: JobCourse, person: Assistant) -> Leaving:
    last_day = each.job.days.last
    month = Month.of(last_day)
    ledger = open_book(session, month).ledger
    hours = each.hours_in - each.hours_out - each.hours_planned
    made = payout(ledger.facts(person, month), last_day, each.course.rest, hours)
    booked = total(
        entry.amount
        for entry in ledger.book.one_offs
        if (entry.assistant, entry.kind) == (person.key, OneOffKind.VACATION_PAYOUT) and entry.month >= month
    )
    return Leaving(last_day=last_day, payout=made, booked=booked)
