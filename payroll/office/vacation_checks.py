"""What to look at when a vacation is noted: nights that reach beyond it, public holidays in it, more days than there are."""

from collections.abc import Iterable, Iterator
from datetime import date

from payroll.office.absence_checks import duty_days, unplanned
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.hour_checks import days_of
from payroll.office.intake.words import clock_in_words, day_in_words, listed
from payroll.office.lookups import assistant_by_key
from payroll.office.month import open_book
from payroll.office.planning import holidays_of
from payroll.office.shelf import load_book
from payroll.office.vacation_accounts import vacation_picture
from payroll.pay.contract_days import ContractDays
from payroll.pay.day_ledger import BY_SHIFTS
from payroll.pay.facts import Absence, Shift
from payroll.pay.payslip import Notice
from payroll.periods import DateRange, calendar_year
from payroll.refusal import Refusal


def vacation_notices(book: Book, absence: Absence, lost: Iterable[Shift], today: date) -> tuple[Notice, ...]:
    """Return what to look at in a vacation that releases the shifts *lost*."""
    released = tuple(lost)
    return (
        *_nights(book, absence, released),
        *_holidays(book, absence, released),
        *_without_plan(book, absence, released, today),
    )


def _without_plan(book: Book, absence: Absence, lost: Iterable[Shift], today: date) -> Iterator[Notice]:
    if any(lost) or duty_days(book, absence) or not unplanned(book, absence, today):
        return
    name = assistant_by_key(book, absence.assistant).first_name
    yield Notice(
        code="vacation_without_duty",
        text="Für diese Zeit steht noch kein Dienst fest; bis dahin zählt der Urlaub nach dem Vertrag. Tragen Sie die "
        f"Dienste ein, die {name} sonst gehabt hätte, sobald der Monat geplant wird. Ohne sie gibt es kein Urlaubsentgelt.",
        law="§ 11 BUrlG",
    )


def _nights(book: Book, absence: Absence, lost: Iterable[Shift]) -> Iterator[Notice]:
    person = assistant_by_key(book, absence.assistant)
    contracts = ContractDays(person)
    for shift in lost:
        contract, end = contracts.on(shift.start.date()), days_of(shift)[-1]
        if contract is None or contract.vacation_counts == BY_SHIFTS or end <= (absence.last or date.max):
            continue
        yield Notice(
            code="night_beyond_vacation",
            text=f"Die Schicht am {day_in_words(shift.start.date())} geht bis {clock_in_words(shift.end.time())} Uhr am "
            f"nächsten Tag. Bei {person.first_name} zählen Kalendertage: Frei ist sie nur bis Mitternacht. Soll sie ganz "
            f"frei sein, verlängern Sie den Urlaub bis {end:%d.%m.}, oder stellen Sie den Vertrag auf Schichten um: "
            f"lohn person vertrag {person.key} --urlaub-zählt schichten",
            law="§ 3 BUrlG",
        )


def _holidays(book: Book, absence: Absence, lost: Iterable[Shift]) -> Iterator[Notice]:
    is_holiday = holidays_of(book)
    days = sorted({day for shift in lost for day in days_of(shift) if is_holiday(day)})
    if days:
        person = assistant_by_key(book, absence.assistant)
        verb = "ist Feiertag" if len(days) == 1 else "sind Feiertage"
        yield Notice(
            code="holiday_in_vacation",
            text=f"{listed([f'{day:%d.%m.%Y}' for day in days])} {verb} mit geplantem Dienst. Hätte {person.first_name} "
            "dort gearbeitet, zählt der Tag als Urlaub. Wäre der Dienst wegen des Feiertags ausgefallen, sagen Sie das: "
            f"{person.first_name.lower()} feiertag {days[0]:%d.%m.}",
            law="§ 3 Abs. 2 BUrlG; BAG 15.01.2013 - 9 AZR 430/11",
        )


def too_many_notices(desk: Desk, absence: Absence) -> tuple[Notice, ...]:
    """Return the notice that more days are taken than there are, for each year the vacation touches."""
    last = absence.last or absence.first
    found: list[Notice] = []
    with desk.read() as session:
        ledger = open_book(session, desk.month_now).ledger
        ahead = load_book(session, window=DateRange(desk.month_now.first, calendar_year(last.year).last))
        person = assistant_by_key(ahead, absence.assistant)
        for year in range(max(absence.first.year, desk.today.year), last.year + 1):
            try:
                picture = vacation_picture(ledger, person, desk.month_now, year=year, ahead=ahead, today=desk.today)
            except Refusal:
                continue  # what stands in the way is no matter of this vacation; „lohn urlaub“ names it
            found += [notice for notice in picture.notices if notice.code == "vacation_too_many"]
    return tuple(found)
