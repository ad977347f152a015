"""What is due: the month as a checklist, the money left of each grant, the next deadlines."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate

from sqlalchemy.orm import Session

from payroll.funding.book_accounts import GrantAccount
from payroll.funding.facts import Grant
from payroll.funding.outlook import granted_money
from payroll.funding.report_periods import report_periods
from payroll.funding.terms import attain_last_day
from payroll.law.due_days import next_working_day
from payroll.law.public_holidays import holidays_of
from payroll.law.wage_tax import last_covered, uncovered_sentence
from payroll.money import ZERO, hours, total
from payroll.office.absence_deadlines import absence_deadlines
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.grant_accounts import accounts_of
from payroll.office.grant_deadlines import card_deadlines, notice_deadlines
from payroll.office.intake.words import listed, month_in_words
from payroll.office.levies import LevySheet, sheet_of
from payroll.office.month import MonthView, OpenBook, open_book, view_in
from payroll.office.reopening import pending_outcomes, sentence
from payroll.office.request_deadlines import request_deadlines
from payroll.office.vacation_letters import reminders
from payroll.pay.facts import Absence, AbsenceKind, Assistant, ShiftState
from payroll.periods import DateRange, Month

LOOK_AHEAD = timedelta(days=45)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One line of the month's checklist. *state*: fehlt | offen | fertig | wartet. *place*: the screen that mends it."""

    state: str
    title: str
    text: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine:
    """One grant: euro granted for the whole approval, used so far, left; paid hours so far.

    *course*: what was used up to the end of each month, from the first to the last of the account. *months*: how many the
    approval has in all.
    """

    grant: Grant
    funder: str
    granted: Decimal
    used: Decimal
    left: Decimal
    balance: Decimal
    hours: Decimal
    course: tuple[Decimal, ...]
    months: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """Something that must be done by a day."""

    day: date
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayView:
    """What is due for the oldest open month, as of *today*."""

    today: date
    employer: str
    month: Month
    state: str
    steps: tuple[Step, ...]
    budgets: tuple[BudgetLine, ...]
    deadlines: tuple[Deadline, ...]

    @property
    def open_steps(self) -> int:
        """Number of steps that are not done."""
        return sum(step.state != "fertig" for step in self.steps)


def overview(desk: Desk) -> TodayView:
    """Return what is due today."""
    with desk.read() as session:
        opened = open_book(session, desk.month_now)
        month = work_month(opened, desk.month_now)
        if month > desk.month_now:
            opened = open_book(session, month)
        view = view_in(session, opened, month, desk.today) if month <= last_covered() else _waiting(opened, month)
        further = [*_outdated_reports(session, opened.book, desk.today), *_no_plan_yet(desk.month_now, desk.today)]
        return TodayView(
            today=desk.today,
            employer=opened.book.employer.name,
            month=month,
            state=view.state,
            steps=_steps(opened, view),
            budgets=tuple(budget_line(opened.book, account) for account in view.accounts),
            deadlines=_deadlines(opened, _sheets(opened, month, desk.month_now), desk.today, further),
        )


def _waiting(opened: OpenBook, month: Month) -> MonthView:
    """Return a month whose wage tax this program does not know yet: no slips, grants as they stood before, one blocker."""
    return MonthView(
        month=month,
        state="open",
        slips=(),
        accounts=accounts_of(opened.ledger, last_covered()),
        blockers=(uncovered_sentence(month.year),),
        estimates=(),
        time_findings=(),
    )


def _no_plan_yet(now: Month, today: date) -> list[Deadline]:
    """Say that the present year cannot be paid yet, so that nobody looks for its contributions among the deadlines."""
    if now <= last_covered():
        return []
    text = f"Löhne von {now.year} kann diese Fassung noch nicht rechnen: Ihr fehlt die Lohnsteuer dieses Jahres."
    return [Deadline(day=today, title="Neue Fassung einspielen", text=text)]


def work_month(opened: OpenBook, now: Month) -> Month:
    """Return the month to work on: the oldest open month something was noted for, else the current one."""
    if opened.recorded is None:
        return now
    months = opened.recorded.until(max(now, opened.recorded))
    return next((each for each in months if each not in opened.book.closed_months), now)


def budget_line(book: Book, account: GrantAccount) -> BudgetLine:
    """Return what was granted for the whole approval, what was used and what is left."""
    grant = account.grant
    granted = granted_money(grant, book.grant_payments)
    used = total(row.charged.amount for row in account.rows)
    return BudgetLine(
        grant=grant,
        funder=next(funder.name for funder in book.funders if funder.key == grant.funder),
        granted=granted,
        used=used,
        left=granted - used,
        balance=account.rows[-1].balance.amount if account.rows else ZERO,
        hours=hours(int(sum(row.minutes for row in account.rows))),
        course=tuple(accumulate(row.charged.amount for row in account.rows)),
        months=len(tuple(Month.of(grant.valid_from).until(Month.of(grant.valid_to)))),
    )


def _steps(opened: OpenBook, view: MonthView) -> tuple[Step, ...]:
    month = view.month
    if view.state == "closed":
        return (Step(state="fertig", title="Abschluss", text="Der Monat ist abgeschlossen.", place="8"),)
    missing = [text for text in (_missing_hours(opened.book, a, month) for a in opened.book.assistants) if text]
    steps = [
        Step(
            state="fehlt" if missing else "fertig",
            title="Stunden",
            text="; ".join(missing) or "alle bestätigt",
            place="2",
        ),
        *_absence_steps(opened.book, month),
        *_correction_steps(opened, month),
    ]
    ready = not view.blockers
    steps.append(
        Step(
            state="offen" if ready else "wartet",
            title="Abschluss",
            text="kann jetzt gemacht werden" if ready else view.blockers[0],
            place="4",
        )
    )
    return tuple(steps)


def _correction_steps(opened: OpenBook, month: Month) -> list[Step]:
    return [
        Step(state="fertig", title="Berichtigung", text=f"vorgemerkt. {sentence(outcome)}", place="4")
        for outcome in pending_outcomes(opened, month)
    ]


def _missing_hours(book: Book, assistant: Assistant, month: Month) -> str:
    absences = [a for a in book.absences if a.assistant == assistant.key]
    days = sorted(
        {
            shift.start.date()
            for shift in book.shifts
            if shift.assistant == assistant.key
            and shift.state is ShiftState.PLANNED
            and shift.start.date() in month.range
            and not any(_covers(absence, shift.start.date()) for absence in absences)
        }
    )
    return f"{assistant.first_name}: {', '.join(f'{day.day}.{day.month}.' for day in days)}" if days else ""


def _covers(absence: Absence, day: date) -> bool:
    return absence.first <= day and (absence.last is None or day <= absence.last)


def _absence_steps(book: Book, month: Month) -> list[Step]:
    names = {assistant.key: assistant.first_name for assistant in book.assistants}
    steps = []
    for absence in book.absences:
        last = absence.last or month.last
        if DateRange(absence.first, max(last, absence.first)).overlap(month.range) is None:
            continue
        span = f"{names[absence.assistant]} {absence.first.day}.{absence.first.month}."
        span += f"–{absence.last.day}.{absence.last.month}." if absence.last else " bis auf Weiteres"
        if absence.kind is AbsenceKind.SICK:
            proof = "Bescheinigung liegt vor" if absence.certified_from else "ohne Bescheinigung"
            steps.append(
                Step(
                    state="fertig" if absence.certified_from and absence.last else "offen",
                    title="Krankheit",
                    text=f"{span}, {proof}",
                    place="3",
                )
            )
        elif absence.kind is AbsenceKind.VACATION:
            steps.append(Step(state="fertig", title="Urlaub", text=span, place="3"))
    return steps


def _sheets(opened: OpenBook, month: Month, now: Month) -> list[LevySheet]:
    """Sheets of the month to work on and of the current month, whose contributions are due inside it."""
    return [sheet_of(opened, each) for each in dict.fromkeys((month, now)) if each <= last_covered()]


def _outdated_reports(session: Session, book: Book, today: date) -> list[Deadline]:
    """Reports sent whose figures are others now, for example after an expense or a grant that came late."""
    if not book.reports_sent:
        return []
    # a report is much code, and most days there is none to look at
    from payroll.office.usage_reports import outdated_in

    references = {grant.key: grant.reference for grant in book.grants}
    return [
        Deadline(
            day=today,
            title="Nachweis berichtigen",
            text=f"{references[each.grant]}, {each.first} bis {each.last}: Die Zahlen haben sich seit {each.on:%d.%m.%Y} "
            f'geändert. Neu schreiben: lohn nachweis {each.grant} "{each.first} bis {each.last}"',
        )
        for each in outdated_in(session, book.reports_sent, today)
    ]


def _deadlines(
    opened: OpenBook, sheets: Iterable[LevySheet], today: date, outdated: Iterable[Deadline]
) -> tuple[Deadline, ...]:
    book = opened.book
    found = [*_report_deadlines(book), *_vacation_deadlines(opened, today), *outdated]
    further = (*request_deadlines(book, today), *absence_deadlines(opened, today), *card_deadlines(book.employer.own_job))
    found += [Deadline(day=day, title=title, text=text) for day, title, text in further]
    for sheet in sheets:
        month = month_in_words(sheet.month.year, sheet.month.month)
        found += [Deadline(day=fund.due, title="Beiträge fällig", text=f"{fund.name}, {month}") for fund in sheet.funds]
        months = dict.fromkeys((sheet.tax.first, sheet.tax.last))
        span = listed([month_in_words(each.year, each.month) for each in months], "bis")
        found.append(Deadline(day=sheet.tax.due, title="Lohnsteuer-Anmeldung", text=span))
    near = {deadline for deadline in found if today <= deadline.day <= today + LOOK_AHEAD}
    return tuple(sorted(near, key=lambda deadline: (deadline.day, deadline.title, deadline.text)))


def _vacation_deadlines(opened: OpenBook, today: date) -> list[Deadline]:
    """Assistants who were not told yet this year to take their vacation: without that nothing lapses."""
    by_day: dict[date, list[str]] = {}
    for each in reminders(opened.ledger, today):
        by_day.setdefault(each.day, []).append(each.assistant.first_name)
    return [
        Deadline(
            day=day, title="Hinweis zum Urlaub steht aus", text=f"{listed(names)}. Den Brief schreibt: lohn urlaub brief"
        )
        for day, names in by_day.items()
    ]


def _report_deadlines(book: Book) -> list[Deadline]:
    """Reports not sent yet, renewals, and the end of assistance to get a job (SGB IX § 49 Abs. 8)."""
    found = []
    sent = {(each.grant, each.first, each.last) for each in book.reports_sent}
    for grant in book.grants:
        for period in report_periods(grant):
            if (grant.key, period.first, period.last) in sent:
                continue
            # a weekend or holiday moves the day (SGB X § 26 Abs. 3)
            state = book.employer.state
            day_off = holidays_of(state, period.due_on.year) | holidays_of(state, period.due_on.year + 1)
            found.append(
                Deadline(
                    day=next_working_day(period.due_on, day_off),
                    title="Verwendungsnachweis",
                    text=f"{grant.reference}, {period.first} bis {period.last}",
                )
            )
        found += [Deadline(day=day, title=title, text=text) for day, title, text in notice_deadlines(grant)]
        if grant.basis == "attain":
            same = [each.valid_from for each in book.grants if (each.basis, each.purpose) == (grant.basis, grant.purpose)]
            found.append(
                Deadline(
                    day=attain_last_day(min(same)),
                    title="Drei Jahre Erlangung enden",
                    text=f"{grant.reference}: Danach ist das Integrationsamt selbst zuständig, bitten Sie um den Bescheid.",
                )
            )
    return found
