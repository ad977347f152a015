"""Working time of a month before the laws: everybody's findings with what was decided about them, and the time accounts.

Beside the shifts of the month it knows what a payslip does not: today, the roster of the rest of the year, and the account
since it was agreed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from payroll.law.overrides import EMERGENCY, Judged, judged
from payroll.law.time_account import TimeAccount
from payroll.law.working_days import SUNDAY
from payroll.law.working_time_checks import ordered
from payroll.office.account_months import account_of, open_minutes
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.facts import employed_in, facts_of
from payroll.office.guards import employed_on
from payroll.office.lookups import assistant as find_assistant
from payroll.office.month import OpenBook, open_book
from payroll.office.planning import from_roster, holds_on
from payroll.office.time_beyond_slip import beyond_the_slip
from payroll.office.today import work_month
from payroll.pay.facts import Assistant, Scheme
from payroll.pay.shift_days import days_of
from payroll.pay.time_account_notices import month_findings
from payroll.pay.working_time_notices import decisions, working_time_findings
from payroll.periods import DateRange, Month

_MINIJOBS = frozenset({Scheme.MINIJOB, Scheme.SHORT_TERM})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonTime:
    """One person's month: every finding with what was decided about it, and the time account, where one is agreed."""

    assistant: Assistant
    month: Month
    findings: tuple[Judged, ...]
    account: TimeAccount | None

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.assistant.first_name} {self.assistant.last_name}"


def working_time(desk: Desk, month: Month | None = None, name: str | None = None) -> tuple[PersonTime, ...]:
    """Return the findings of *month* (the one to work on unless given) of everybody, or of the person meant by *name*."""
    with desk.read() as session:
        opened = open_book(session, month or desk.month_now)
        if month is None:
            month = work_month(opened, desk.month_now)
            opened = open_book(session, month)
        people = [find_assistant(opened.book, name)] if name else opened.book.assistants
        return tuple(person_time(session, opened, each, month, desk.today) for each in people if employed_in(each, month))


def open_findings(desk: Desk) -> tuple[PersonTime, ...]:
    """Return what is still to look at in all open months up to this one: errors and warnings nobody has decided about."""
    with desk.read() as session:
        opened = open_book(session, desk.month_now)
        start = opened.recorded or desk.month_now
        months = [each for each in start.until(max(start, desk.month_now)) if each not in opened.book.closed_months]
        if months and months[0] < desk.month_now.plus(-12):
            months = [each for each in months if each >= desk.month_now.plus(-12)]
        found = [
            person_time(session, opened, person, month, desk.today)
            for month in months or [desk.month_now]
            for person in opened.book.assistants
            if employed_in(person, month)
        ]
    return tuple(_open_ones(found))


def grouped(findings: Iterable[Judged]) -> tuple[tuple[Judged, tuple[date, ...]], ...]:
    """Put findings of the same check and gravity together: the first of them, and the days of all."""
    groups: dict[tuple[str, str, str, str | None], list[Judged]] = {}
    for each in findings:
        key = (each.finding.check, each.finding.severity.value, each.finding.law, each.reason)
        groups.setdefault(key, []).append(each)
    order = "EWI"
    ranked = sorted(groups.values(), key=lambda group: (group[0].reason is not None, order.index(group[0].finding.severity)))
    return tuple((group[0], tuple(each.finding.day for each in group)) for group in ranked)


def _open_ones(found: Iterable[PersonTime]) -> Iterator[PersonTime]:
    seen: set[tuple[str, str, date]] = set()
    for each in found:
        left = []
        for one in each.findings:
            key = (each.assistant.key, one.finding.check, one.finding.day)
            if one.open and one.finding.check != EMERGENCY and key not in seen:
                seen.add(key)
                left.append(one)
        if left:
            yield PersonTime(assistant=each.assistant, month=each.month, findings=tuple(left), account=each.account)


def person_time(session: Session, opened: OpenBook, person: Assistant, month: Month, today: date) -> PersonTime:
    """Return one person's findings of one month; *opened* holds the month's shifts."""
    book = opened.book
    facts = facts_of(book, person, month, (), opened.ledger.year)
    account = account_of(session, opened.ledger, opened.recorded, person, month)
    findings = (
        *working_time_findings(facts, _sundays_ahead(book, person, month)),
        *month_findings(facts, sum(open_minutes(opened.ledger, person, month).values())),
        *beyond_the_slip(book, facts, account, today),
    )
    return PersonTime(assistant=person, month=month, findings=judged(ordered(findings), decisions(facts)), account=account)


def _sundays_ahead(book: Book, person: Assistant, month: Month) -> frozenset[date]:
    """Sundays of the year after the month that the roster wants work on, a Saturday night included."""
    rest = DateRange(month.last, date(month.year, 12, 31))
    mine = [entry for entry in book.roster if entry.assistant == person.key]
    found: set[date] = set()
    for day in rest:
        if day.weekday() in (SUNDAY, SUNDAY - 1) and employed_on(person, day):
            for entry in mine:
                if holds_on(entry, day):
                    found.update(each for each in days_of(from_roster(entry, day)) if each.weekday() == SUNDAY)
    return frozenset(day for day in found if day > month.last and day.year == month.year)
