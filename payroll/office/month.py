"""The month: everybody's slips, the grants' accounts, and what still stands in the way of closing."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from payroll.funding.book_accounts import GrantAccount
from payroll.funding.usage import GrantMonth
from payroll.law.overrides import Judged
from payroll.law.record_checks import RECORDS
from payroll.office.account_months import account_of
from payroll.office.book import Book
from payroll.office.corrections import due_since, load_due, settle_due
from payroll.office.desk import Desk
from payroll.office.facts import facts_of, needed_window, window_for
from payroll.office.frozen import current_rows, paper_of
from payroll.office.grant_accounts import accounts_of, first_needed
from payroll.office.intake.words import month_in_words
from payroll.office.ledger import Ledger, Pending, book_start, recorded_start
from payroll.office.numbers import slip_number
from payroll.office.results import amount, payslip_json
from payroll.office.settled import SettledMonth
from payroll.office.settlements import settlements
from payroll.office.shelf import first_shift_day, load_book
from payroll.office.time_beyond_slip import judged_beyond
from payroll.office.vacation_history import vacation_history
from payroll.office.work_before import year_work
from payroll.pay.facts import Assistant, ShiftState
from payroll.pay.payslip import Payslip
from payroll.periods import ONE_DAY, DateRange, Month


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipView:
    """One slip of the month, open or closed, with what the person's month before came to.

    *corrections*: closed months an open slip settles. *replaces*: number of the slip a closed one took the place of.
    """

    assistant: Assistant
    payslip: Payslip
    number: str
    before: SettledMonth | None
    corrections: tuple[Pending, ...] = ()
    replaces: str | None = None

    @property
    def name(self) -> str:
        """First and last name."""
        return f"{self.assistant.first_name} {self.assistant.last_name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """A month as it stands. *state*: open | closed. *blockers*: German sentences, each a reason not to close yet.

    *time_findings*: what is to be looked at in working time beside the notices of the slips.
    """

    month: Month
    state: str
    slips: tuple[SlipView, ...]
    accounts: tuple[GrantAccount, ...]
    blockers: tuple[str, ...]
    estimates: tuple[str, ...]
    time_findings: tuple[tuple[Assistant, Judged], ...] = ()

    @property
    def funding(self) -> tuple[GrantMonth, ...]:
        """The row of this month in each grant's account, in the order of the grants."""
        return tuple(row for account in self.accounts for row in account.rows if row.month == self.month)

    @property
    def to_look_at(self) -> tuple[tuple[str, str], ...]:
        """Return (first name, sentence) of all there is to look at; unconfirmed shifts are among the blockers already."""
        said = [
            (slip.assistant.first_name, notice.text)
            for slip in self.slips
            for notice in slip.payslip.warnings
            if notice.code != "unconfirmed" or not self.blockers
        ]
        return (*said, *((person.first_name, each.said) for person, each in self.time_findings))

    def to_json(self) -> dict[str, Any]:
        """Return the month with the keys of the book format."""
        return {
            "month": str(self.month),
            "state": self.state,
            "payslips": [payslip_json(view.payslip, view.number, view.replaces) for view in self.slips],
            "funding": [_funding_json(entry) for entry in self.funding],
            "warnings": [
                {"grant": account.grant.key, "code": notice.code, "text": notice.text}
                for account in self.accounts
                for notice in account.notices
            ],
            "blockers": list(self.blockers),
            "working_time": [
                {"assistant": person.key, "code": "working_time", "text": each.said} for person, each in self.time_findings
            ],
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenBook:
    """A book opened for one month: its values, its ledger, and the first month anything was noted for."""

    book: Book
    ledger: Ledger
    recorded: Month | None


def view_month(desk: Desk, month: Month) -> MonthView:
    """Return the month as it stands; nothing is written. A :class:`Refusal` names a month no figures are known for."""
    with desk.read() as session:
        opened = open_book(session, month)
        return view_in(session, opened, month, desk.today)


def open_book(
    session: Session, month: Month, *, as_open: bool = False, since: Mapping[str, Month] | None = None
) -> OpenBook:
    """Load what *month* and the open months before it depend on; *as_open*: compute it although its row says closed.

    *since*: whose closed months to look at for corrections, and from which month on; else those that are marked.
    """
    first_shift = first_shift_day(session)

    def load(window: DateRange) -> Book:
        loaded = load_book(session, window=window)
        kept = tuple(each for each in loaded.closed_months if not (as_open and each == month))
        return replace(loaded, closed_months=kept)

    book = load(window_for(month, month, ()))
    recorded = recorded_start(book, first_shift)
    start = book_start(book, first_shift)
    first_open = _first_open(book, start, month)
    if since is None:
        since = {} if as_open else due_since(session, book, month)
    window = needed_window(book, min([first_open, *since.values()]), month)
    loaded = window_for(month, month, ())
    if window.first < loaded.first:
        book, loaded = load(window), window
    begin = Month(first_open.year, 1).first
    year = year_work(session, DateRange(begin, loaded.first - ONE_DAY) if begin < loaded.first else None)
    first_settled = min([_first_needed(book, month), *(Month(each.year - 1, 1) for each in since.values())])
    frozen = settlements(session, first_settled, month)
    ledger = Ledger(book, start, frozen, year, vacation_history(session, book.assistants))
    due = load_due(session, book, since)
    if due is not None:
        settle_due(ledger, due)
    return OpenBook(book=book, ledger=ledger, recorded=recorded)


def view_in(session: Session, opened: OpenBook, month: Month, today: date) -> MonthView:
    """Return the month inside a transaction that is already open (closing looks at the same picture it freezes)."""
    book, ledger = opened.book, opened.ledger
    closed = month in book.closed_months
    views = _closed_views(session, opened, month) if closed else _open_views(opened, month)
    estimates = tuple(dict.fromkeys(name for view in views for name in view.payslip.estimates))
    return MonthView(
        month=month,
        state="closed" if closed else "open",
        slips=views,
        accounts=accounts_of(ledger, month),
        blockers=() if closed else _blockers(opened, month, today),
        estimates=estimates,
        time_findings=() if closed else tuple(_time_findings(session, opened, month, today)),
    )


def _time_findings(session: Session, opened: OpenBook, month: Month, today: date) -> Iterator[tuple[Assistant, Judged]]:
    """Yield what no slip can say about working time; shifts not confirmed yet are told by the slip (AZ-12)."""
    for person in opened.book.assistants:
        if opened.ledger.accounts_for(person, month):
            facts = facts_of(opened.book, person, month, ())
            account = account_of(session, opened.ledger, opened.recorded, person, month)
            for each in judged_beyond(opened.book, facts, account, today):
                if each.finding.check != RECORDS and (each.open or each.reason is not None):
                    yield person, each


def _first_open(book: Book, start: Month | None, month: Month) -> Month:
    if start is None:
        return month
    candidates = max(start, Month(month.year - 1, 1)).until(month)
    return next((each for each in candidates if each not in book.closed_months), month)


def _first_needed(book: Book, month: Month) -> Month:
    return min(Month(month.year - 1, 1), first_needed(book, month))


def _open_views(opened: OpenBook, month: Month) -> tuple[SlipView, ...]:
    ledger = opened.ledger
    return tuple(
        SlipView(
            assistant=assistant,
            payslip=ledger.slip(assistant, month),
            number=slip_number(month, assistant.key),
            before=ledger.settled(assistant, month.plus(-1)),
            corrections=ledger.pending(assistant, month),
        )
        for assistant in opened.book.assistants
        if ledger.has_slip(assistant, month)
    )


def _closed_views(session: Session, opened: OpenBook, month: Month) -> tuple[SlipView, ...]:
    views = []
    for row in current_rows(session, month):
        paper = paper_of(json.loads(row.result))
        views.append(
            SlipView(
                assistant=paper.assistant,
                payslip=paper.slip,
                number=row.number,
                before=opened.ledger.settled(paper.assistant, month.plus(-1)),
                replaces=row.replaces,
            )
        )
    return tuple(views)


def _blockers(opened: OpenBook, month: Month, today: date) -> tuple[str, ...]:
    book, ledger = opened.book, opened.ledger
    found = []
    if month > Month.of(today):
        found.append(f"{_name(month)} liegt in der Zukunft. Abschließen geht, sobald der Monat begonnen hat.")
    before = month.plus(-1)
    if opened.recorded is not None and opened.recorded <= before and before not in book.closed_months:
        found.append(f"{_name(before)} ist noch offen. Bitte schließen Sie zuerst diesen Monat ab.")
    paid = [assistant for assistant in book.assistants if ledger.has_slip(assistant, month)]
    if not paid:
        found.append(f"{_name(month)}: Nichts abzurechnen. Niemand ist angestellt, oder noch nichts ist eingetragen.")
    for assistant in paid:
        found.extend(_missing(assistant))
        corrected = [each.correction.month for each in ledger.pending(assistant, month)]
        for each in (*corrected, month):
            found.extend(_unconfirmed(book, assistant, each))
    return tuple(found)


def _missing(assistant: Assistant) -> list[str]:
    named = (
        (assistant.tax_id, "die Steuer-ID"),
        (assistant.social_security_number, "die Rentenversicherungsnummer"),
        (assistant.iban, "die IBAN"),
    )
    return [
        f"Bei {assistant.first_name} {assistant.last_name} fehlt {what}. Tragen Sie sie ein mit: "
        f"lohn person ändern {assistant.key}"
        for value, what in named
        if not value
    ]


def _unconfirmed(book: Book, assistant: Assistant, month: Month) -> list[str]:
    absent = [absence for absence in book.absences if absence.assistant == assistant.key]
    days = sorted(
        {
            shift.start.date()
            for shift in book.shifts
            if shift.assistant == assistant.key
            and shift.state is ShiftState.PLANNED
            and Month.of(shift.start.date()) == month
            and not any(a.first <= shift.start.date() and (a.last is None or shift.start.date() <= a.last) for a in absent)
        }
    )
    if not days:
        return []
    listed = ", ".join(f"{day.day}.{day.month}." for day in days)
    return [
        (
            f"Bei {assistant.first_name} {assistant.last_name} sind geplante Stunden noch nicht bestätigt: {listed} "
            "Bestätigen Sie sie oder lassen Sie sie ausfallen."
        )
    ]


def _name(month: Month) -> str:
    return month_in_words(month.year, month.month)


def _funding_json(row: GrantMonth) -> dict[str, str]:
    return {
        "grant": row.grant,
        "hours": amount(row.hours),
        "cost": amount(row.cost.amount),
        "refunds": amount(row.refunds.amount),
        "charged": amount(row.charged.amount),
        "advance": amount(row.advance.amount),
        "balance": amount(row.balance.amount),
        "carried": amount(row.carried.amount),
    }
