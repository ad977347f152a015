"""The year of one assistant: hours by month and kind, vacation, pay; closed months as they stand, open ones as of today."""

import json

from payroll.law.wage_tax import last_covered
from payroll.office.account_months import account_of, in_hours
from payroll.office.accounts import vacation_accounts
from payroll.office.desk import Desk
from payroll.office.frozen import current_rows, paper_of
from payroll.office.ledger import Ledger
from payroll.office.lookups import assistant as find_assistant
from payroll.office.month import OpenBook, open_book
from payroll.office.numbers import slip_number
from payroll.office.paper_desk import added, brought_along, payslip_paper
from payroll.office.papers import AccountHours, PayslipPaper, VacationAccount, YearMonth, YearPaper
from payroll.office.settled import SettledMonth
from payroll.pay.facts import Assistant
from payroll.periods import Month
from payroll.records.journal import BookSession
from payroll.refusal import Refusal

KINDS = ("worked", "standby", "sick", "vacation", "holiday", "special")
AS_WORKED = {"substitute": "worked"}
"""Standing in for somebody is work like any other here."""


def year_statement(desk: Desk, assistant: str, year: int | None = None) -> YearPaper:
    """Return the statement of *year*, up to the present month; without it the present one, or the last with a tax plan.

    Of a year whose months are all closed it is the same whenever it is asked: name, address and accounts are those of its
    last payslip. ``NotUnderstood``: nobody of that name; ``Refusal``: nothing was paid here in that year.
    """
    wanted = year or min(desk.month_now, last_covered()).year
    end = min(Month(wanted, 12), desk.month_now)
    if wanted > desk.month_now.year:
        raise Refusal(f"Das Jahr {wanted} hat noch nicht begonnen.", code="future_year", place="Jahr")
    with desk.read() as session:
        opened = open_book(session, end)
        person, ledger = find_assistant(opened.book, assistant), opened.ledger
        paid = [month for month in Month(wanted, 1).until(end) if ledger.accounts_for(person, month)]
        settled = [(month, value) for month in paid if (value := ledger.settled(person, month)) is not None]
        if not settled:
            raise Refusal(
                f"{person.first_name} {person.last_name} hat {wanted} hier keine Abrechnung. Nehmen Sie ein anderes Jahr.",
                code="nothing_paid",
                place="Jahr",
            )
        closed = set(opened.book.closed_months)
        last = settled[-1][0]
        paper = _frozen(session, person, last) if last in closed else _draft(ledger, person, last, desk)
        time_account = _time_account(session, opened, person, last)
    months = tuple(_month(month, value, closed=month in closed) for month, value in settled)
    draft = _unfinished(ledger, person, months, wanted)
    brought = brought_along(paper.assistant, wanted)
    return YearPaper(
        employer=paper.employer,
        assistant=paper.assistant,
        year=wanted,
        months=months,
        brought_along=brought,
        total=added([*([brought] if brought else []), *(month.sums for month in months)]),
        vacation=_account_now(desk, person, wanted) if draft else paper.vacation,
        issued=desk.today if draft else paper.issued,
        draft=draft,
        time_account=time_account,
        interruptions=sum(value.interruptions for _, value in settled),
    )


def _time_account(session: BookSession, opened: OpenBook, person: Assistant, last: Month) -> tuple[AccountHours, ...]:
    """Return the months of the year of *last* on the time account, the balance carried from the years before included."""
    account = account_of(session, opened.ledger, opened.recorded, person, last)
    return () if account is None else tuple(in_hours(row) for row in account.rows if row.month.year == last.year)


def _month(month: Month, value: SettledMonth, *, closed: bool) -> YearMonth:
    minutes = dict.fromkeys(KINDS, 0)
    for _, kind, count in value.funding.minutes:
        minutes[AS_WORKED.get(kind, kind)] += count
    return YearMonth(
        month=month,
        minutes=tuple((kind, count) for kind, count in minutes.items() if count),
        vacation_days=value.vacation_days,
        sums=value.sums,
        closed=closed,
    )


def _frozen(session: BookSession, person: Assistant, month: Month) -> PayslipPaper:
    row = next(row for row in current_rows(session, month) if row.assistant == person.key)
    return paper_of(json.loads(row.result))


def _draft(ledger: Ledger, person: Assistant, month: Month, desk: Desk) -> PayslipPaper:
    slip = ledger.slip(person, month)
    return payslip_paper(ledger, person, slip, number=slip_number(month, person.key), issued=desk.today, draft=True)


def _account_now(desk: Desk, person: Assistant, year: int) -> VacationAccount | None:
    """Return the vacation account as it stands now, planned days included; ``None`` after the person left."""
    lines = vacation_accounts(desk, year)
    return next((line.account for line in lines if line.assistant.key == person.key), None)


def _unfinished(ledger: Ledger, person: Assistant, months: tuple[YearMonth, ...], year: int) -> bool:
    """Tell whether a month of the year is open, or one in which the person is employed still to come."""
    to_come = any(ledger.accounts_for(person, month) for month in months[-1].month.plus(1).until(Month(year, 12)))
    return to_come or not all(month.closed for month in months)
