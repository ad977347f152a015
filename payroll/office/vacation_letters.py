"""The yearly notice to take vacation (Mitwirkungsobliegenheit, § 7 Abs. 3 BUrlG): who is to be told, and the letter."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.law.vacation import carried_until
from payroll.office.accounts import vacation_accounts
from payroll.office.desk import Desk
from payroll.office.guards import employed_on
from payroll.office.ledger import Ledger
from payroll.office.lookups import assistant as find_assistant
from payroll.office.shelf import load_book
from payroll.office.vacation_accounts import VacationPicture, has_account, vacation_picture
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Assistant, Employer
from payroll.periods import DateRange, Month, add_months, calendar_year
from payroll.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class VacationLetterPaper:
    """The notice to one assistant: days *open* by the year they are of, *until* when they are to be taken.

    *leaving*: the job ends then, and what is left is paid out; else it lapses, or is carried over to *carried_until* for
    urgent reasons. *provisional*: days with duty are still counted.
    """

    employer: Employer
    assistant: Assistant
    year: int
    open: tuple[tuple[int, Decimal], ...]
    until: date
    carried_until: date
    leaving: bool
    provisional: bool
    issued: date

    @property
    def days(self) -> Decimal:
        """All open days."""
        return sum((days for _, days in self.open), Decimal(0))


@dataclass(frozen=True, slots=True)
class Reminder:
    """The notice to *assistant* for the current year has not been given; it should be by *day*."""

    assistant: Assistant
    day: date


def reminders(ledger: Ledger, today: date) -> tuple[Reminder, ...]:
    """Return who is still to be told this year: each January, and in the first month of a new job."""
    month = Month.of(today)
    told = {each.assistant for each in ledger.book.vacation_notices if each.year == today.year}
    found = []
    for person in ledger.book.assistants:
        if person.key in told or not employed_on(person, today) or not has_account(ledger, person, month, today.year):
            continue
        if vacation_picture(ledger, person, month).account.left > 0:
            began = next(span.first for span in ContractDays(person).employments() if today in span)
            due = max(Month(today.year, 1).last, add_months(began, 1))
            found.append(Reminder(person, max(due, today)))
    return tuple(found)


def vacation_letters(desk: Desk, name: str | None = None) -> tuple[VacationLetterPaper, ...]:
    """Return the letter to the person *name* means, or to everybody who is still to be told this year.

    ``Refusal``: nobody is to be told; nothing is open; no employment today.
    """
    with desk.read() as session:
        book = load_book(session, window=DateRange(desk.today, desk.today))
        wanted = None if name is None else find_assistant(book, name)
    told = {each.assistant for each in book.vacation_notices if each.year == desk.today.year}
    pictures = [
        each
        for each in vacation_accounts(desk)
        if employed_on(each.assistant, desk.today)
        and (each.assistant.key not in told if wanted is None else each.assistant.key == wanted.key)
    ]
    papers = tuple(paper for paper in (_paper(each, book.employer, desk.today) for each in pictures) if paper.days)
    if not papers:
        raise _nobody(wanted, desk.today)
    return papers


def _paper(picture: VacationPicture, employer: Employer, today: date) -> VacationLetterPaper:
    left: dict[int, Decimal] = {}
    for bucket in picture.buckets:
        left[bucket.year] = left.get(bucket.year, Decimal(0)) + bucket.left + bucket.planned
    year_end = calendar_year(today.year).last
    end = picture.jobs[-1].job.end
    return VacationLetterPaper(
        employer=employer,
        assistant=picture.assistant,
        year=today.year,
        open=tuple((year, days) for year, days in sorted(left.items()) if days > 0),
        until=year_end if end is None else min(end, year_end),
        carried_until=carried_until(today.year),
        leaving=end is not None and end <= year_end,
        provisional=picture.account.provisional,
        issued=today,
    )


def _nobody(wanted: Assistant | None, today: date) -> Refusal:
    if wanted is not None:
        return Refusal(
            f"Bei {wanted.first_name} ist kein Urlaub offen, oder die Anstellung ist zu Ende. Ein Hinweis ist nicht nötig.",
            code="nothing_open",
            place="Person",
        )
    return Refusal(
        f"Für {today.year} ist allen der Hinweis gegeben, die ihn brauchen. Einen einzelnen Brief schreibt: "
        "lohn urlaub brief NAME",
        code="nobody_to_tell",
        place="Person",
    )
