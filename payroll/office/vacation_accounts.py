"""The vacation account of a person: entitled, taken, planned, left, lapsed and what will lapse, in days and in hours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain

from payroll.money import round_half_up
from payroll.office.book import Book
from payroll.office.ledger import Ledger
from payroll.office.papers import VacationAccount
from payroll.office.vacation_jobs import JobCourse, in_year, is_past, job_course, summed
from payroll.office.vacation_months import NONE, VacationMonths
from payroll.office.vacation_notes import account_notices
from payroll.office.vacation_years import VacationYears
from payroll.pay.facts import Assistant, VacationAdjustment, VacationNotice
from payroll.pay.payslip import Notice
from payroll.pay.vacation_course import Lapse, Used
from payroll.pay.vacation_shares import Part
from payroll.periods import Month, calendar_year


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """One part of one year's vacation in the year looked at: days it began with or was granted, and where they went."""

    year: int
    part: Part
    days: Decimal
    taken: Decimal
    planned: Decimal
    lapsed: Decimal
    left: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class VacationPicture:
    """Everything about one person's vacation of a year, as of the end of *month*.

    *lapsed*: what lapsed since the year before ended; *outlook*: what becomes of the days that are left. *told*: notices
    given for the year.
    """

    assistant: Assistant
    month: Month
    account: VacationAccount
    buckets: tuple[Bucket, ...]
    lapsed: tuple[Lapse, ...]
    outlook: tuple[Lapse, ...]
    jobs: tuple[JobCourse, ...]
    told: tuple[VacationNotice, ...]
    notices: tuple[Notice, ...]


def has_account(ledger: Ledger, assistant: Assistant, month: Month, year: int) -> bool:
    """Tell whether this book accounts for the assistant's vacation of *year*, seen from *month*."""
    return bool(_years(ledger, assistant, month).jobs(year))


def _years(
    ledger: Ledger, assistant: Assistant, month: Month, ahead: Book | None = None, today: date | None = None
) -> VacationYears:
    """The account begins with what is noted first, be it a notice or adjusted days; with nothing noted, with this year."""
    noted: list[VacationNotice | VacationAdjustment] = [*ledger.book.vacation_notices, *ledger.book.vacation_adjustments]
    since = ledger.start or Month(month.year, 1)
    earlier = [Month(each.year, 1) for each in noted if each.assistant == assistant.key and each.year < since.year]
    start = min([since, *earlier])
    months = VacationMonths(ledger.book, ledger.vacation, assistant, month, ahead, today)
    return VacationYears(ledger.book, start, ledger.vacation, assistant, months)


def vacation_account(ledger: Ledger, assistant: Assistant, month: Month) -> VacationAccount:
    """Return the account of *month*'s year at the end of *month*, without what is planned for later."""
    return vacation_picture(ledger, assistant, month).account


def vacation_picture(
    ledger: Ledger,
    assistant: Assistant,
    month: Month,
    *,
    year: int | None = None,
    ahead: Book | None = None,
    today: date | None = None,
) -> VacationPicture:
    """Return the vacation of *year* (that of *month* unless given).

    *ahead*: the book with what is noted after *month*; *today*: the day inside a *month* that is still running.
    """
    of = month.year if year is None else year
    years = _years(ledger, assistant, month, ahead, today)
    jobs = tuple(job_course(years, job, of) for job in years.jobs(of))
    told = tuple(each for each in ledger.book.vacation_notices if (each.assistant, each.year) == (assistant.key, of))
    account = _account(jobs, of)
    lapsed, outlook = _lapses(jobs, of, month, running=today is not None)
    return VacationPicture(
        assistant=assistant,
        month=month,
        account=account,
        buckets=tuple(chain.from_iterable(_buckets(each, of, month) for each in jobs)),
        lapsed=lapsed,
        outlook=outlook,
        jobs=jobs,
        told=told,
        notices=account_notices(assistant, account, [each.job for each in jobs], month, told=bool(told)),
    )


def _account(jobs: Sequence[JobCourse], year: int) -> VacationAccount:
    return VacationAccount(
        year=year,
        carried=summed(each.carried for each in jobs),
        entitled=summed(each.entitled for each in jobs),
        taken=summed(each.taken for each in jobs),
        planned=summed(each.planned for each in jobs),
        left=summed(each.left for each in jobs),
        lapsed=summed(each.lapsed for each in jobs),
        paid_out=summed(each.paid_out for each in jobs),
        provisional=any(each.provisional for each in jobs),
        hours_entitled=round_half_up(summed(each.hours_in for each in jobs), 2),
        hours_taken=round_half_up(summed(each.hours_out for each in jobs), 2),
        hours_left=round_half_up(summed(each.hours_left for each in jobs), 2),
    )


def _lapses(
    jobs: Iterable[JobCourse], year: int, month: Month, *, running: bool
) -> tuple[tuple[Lapse, ...], tuple[Lapse, ...]]:
    """Return what lapsed from the end of the year before on, and what will become of the rest.

    Of a year that is over (not *running*) what lapsed on its last day has lapsed.
    """
    since = calendar_year(year - 1).last
    found = [lapse for each in jobs for lapse in (*each.course.lapsed, *each.course.outlook)]
    found = [lapse for lapse in found if lapse.on is None or lapse.on >= since]
    over = [is_past(each, month) or (not running and each.on == month.last) for each in found]
    return (
        tuple(lapse for lapse, gone in zip(found, over, strict=True) if gone),
        tuple(lapse for lapse, gone in zip(found, over, strict=True) if not gone),
    )


def _buckets(each: JobCourse, year: int, month: Month) -> list[Bucket]:
    granted = each.entitlements.get(year)
    began: dict[tuple[int, Part], Decimal] = {}
    shares = [] if granted is None else [(share.year, share.part, share.days) for share in granted.shares]
    for of, part, days in (*((r.share.year, r.share.part, r.days) for r in each.course.carried), *shares):
        began[of, part] = began.get((of, part), NONE) + days
    used = [entry for entry in each.course.used if entry.month.year == year]
    gone = [lapse for lapse in each.course.lapsed if in_year(lapse, year) and is_past(lapse, month)]
    return [_bucket(key, days, used, gone, month) for key, days in began.items()]


def _bucket(key: tuple[int, Part], days: Decimal, used: Iterable[Used], gone: Iterable[Lapse], month: Month) -> Bucket:
    mine = [entry for entry in used if (entry.year, entry.part) == key]
    taken = sum((entry.days for entry in mine if entry.month <= month), NONE)
    planned = sum((entry.days for entry in mine if entry.month > month), NONE)
    lapsed = sum((lapse.days for lapse in gone if (lapse.year, lapse.part) == key), NONE)
    return Bucket(
        year=key[0],
        part=key[1],
        days=days,
        taken=taken,
        planned=planned,
        lapsed=lapsed,
        left=days - taken - planned - lapsed,
    )
