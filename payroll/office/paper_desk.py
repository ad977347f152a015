"""From computed or frozen months to the values papers are printed from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import TypeVar

from payroll.money import ZERO, total
from payroll.office.book import Book
from payroll.office.ledger import Ledger, Pending
from payroll.office.papers import ERASED, PayslipPaper, TimeSheetPaper, TimeSheetRow, YearToDate
from payroll.office.vacation_accounts import vacation_account
from payroll.pay.absence_days import AbsenceDays
from payroll.pay.contract_days import ContractDays
from payroll.pay.day_ledger import WORK, DayLedger, Use
from payroll.pay.facts import Assistant, Dated, MonthFacts, valid_on
from payroll.pay.payslip import PaidTime, Payslip
from payroll.periods import ONE_DAY, DateRange, Month, elapsed_minutes, midnight

WORKED = WORK | {Use.FIRST_DAY}

T = TypeVar("T", bound=Dated)

MINIJOB_OFFICE = "minijob-zentrale"
MINIJOB_OFFICE_NAME = "Minijob-Zentrale"


def payslip_paper(
    ledger: Ledger,
    assistant: Assistant,
    slip: Payslip,
    *,
    number: str,
    issued: date,
    draft: bool,
    correction: Pending | None = None,
) -> PayslipPaper:
    """Return the payslip's paper value. *issued*: the day of closing, or today for a draft.

    *correction*: of which *slip* is the replacement.
    """
    employment = _employment(assistant, slip.month)
    last_day = min(employment.last, slip.month.last)
    before = correction.before if correction else None
    return PayslipPaper(
        employer=ledger.book.employer,
        assistant=assistant,
        contract=_standing(assistant.contracts, last_day),
        tax=_standing(assistant.tax, last_day),
        insurance=_standing(assistant.insurance, last_day),
        collector_name=collector_name(ledger.book, slip.status.collector),
        slip=slip,
        number=number,
        replaces=correction.correction.replaces or None if correction else None,
        entry=employment.first,
        exit=employment.last if employment.last in slip.month.range else None,
        year_to_date=_year_to_date(ledger, assistant, slip),
        vacation=vacation_account(ledger, assistant, slip.month),
        issued=issued,
        draft=draft,
        settled_in=ledger.settling if correction else None,
        paid_before=before.payout.amount if before else None,
    )


def _employment(assistant: Assistant, month: Month) -> DateRange:
    """The employment of a month, or the one next to it where only corrections are settled."""
    employments = ContractDays(assistant).employments()
    inside = [span for span in employments if span.overlap(month.range)]
    past = [span for span in employments if span.last < month.first]
    return (inside or past or list(employments))[-1]


def collector_name(book: Book, collector: str) -> str:
    """Return the name of the office that collects the contributions."""
    if collector == MINIJOB_OFFICE:
        return MINIJOB_OFFICE_NAME
    return next(fund.name for fund in book.health_funds if fund.key == collector)


def _standing(entries: Sequence[T], day: date) -> T:
    standing = valid_on(entries, day)
    if standing is None:
        raise LookupError(f"a payslip was computed without a fact valid on {day}")
    return standing


def _year_to_date(ledger: Ledger, assistant: Assistant, slip: Payslip) -> YearToDate:
    months = Month(slip.month.year, 1).until(slip.month)
    sums = [value.sums for value in (ledger.settled(assistant, month) for month in months) if value is not None]
    brought = brought_along(assistant, slip.month.year)
    return added([*([brought] if brought else []), *sums])


def brought_along(assistant: Assistant, year: int) -> YearToDate | None:
    """Return the sums of another payroll earlier in *year*, ``None`` if there was none; what is not known counts as 0."""
    opening = assistant.opening
    if opening is None or opening.on.year != year:
        return None
    known = {
        "gross": opening.pay_to_date,
        "taxable": opening.pay_to_date,
        "insurable": opening.insured_to_date,
        "wage_tax": opening.tax_to_date,
    }
    return YearToDate(**{each.name: known.get(each.name) or ZERO for each in fields(YearToDate)})


def added(parts: Iterable[YearToDate]) -> YearToDate:
    """Return the sums of several."""
    listed = tuple(parts)
    return YearToDate(**{each.name: total(getattr(part, each.name) for part in listed) for each in fields(YearToDate)})


def time_sheet(
    facts: MonthFacts, slip: Payslip, purposes: Mapping[str, str], *, issued: date, draft: bool, only: str | None = None
) -> TimeSheetPaper:
    """Return the time sheet of a month: its worked shifts, and the paid time of absences and holidays day by day.

    *purposes*: what each grant is for, by its key. *only*: a grant's key where its funder may see no other's hours.
    """
    paid = tuple(part for part in slip.paid_time if only is None or part.grant == only)
    rows = [*_worked(facts, purposes, only), *_paid_absence(paid, purposes)]
    return TimeSheetPaper(
        employer=facts.employer,
        assistant=facts.assistant,
        month=facts.month,
        rows=tuple(sorted(rows, key=lambda row: (row.day, row.start or midnight(row.day)))),
        minutes_worked=_minutes(paid, "worked", "standby"),
        minutes_sick=_minutes(paid, "sick"),
        minutes_vacation=_minutes(paid, "vacation"),
        minutes_holiday=_minutes(paid, "holiday"),
        issued=issued,
        draft=draft,
    )


def _minutes(paid: Iterable[PaidTime], *kinds: str) -> int:
    return sum(part.minutes for part in paid if part.kind in kinds)


def _worked(facts: MonthFacts, purposes: Mapping[str, str], only: str | None) -> list[TimeSheetRow]:
    """Return one row for each worked shift, as far as it lies in the month."""
    first, after = midnight(facts.month.first), midnight(facts.month.last + ONE_DAY)
    contracts = ContractDays(facts.assistant)
    # premiums stand on the payslip; for the hours alone no day needs to be a holiday
    ledger = DayLedger(contracts, AbsenceDays(facts, contracts), lambda _day: False)
    rows = []
    for shift in facts.shifts:
        entries = [entry for entry in ledger.entries((shift,), facts.month.range) if entry.use in WORKED]
        if not entries or only not in (None, entries[0].grant):
            continue
        start, end, minutes = max(shift.start, first), min(shift.end, after), sum(entry.minutes for entry in entries)
        rows.append(
            TimeSheetRow(
                day=start.date(),
                start=start,
                end=end,
                break_minutes=elapsed_minutes(start, end) - minutes,
                minutes=minutes,
                kind=shift.kind.value,
                purpose=_purpose(entries[0].grant, purposes),
            )
        )
    return rows


def _paid_absence(paid: Iterable[PaidTime], purposes: Mapping[str, str]) -> list[TimeSheetRow]:
    minutes: dict[tuple[date, str, str], int] = {}
    for part in paid:
        if part.kind not in {"worked", "standby"}:
            key = (part.day, ERASED if part.absence == ERASED else part.kind, _purpose(part.grant, purposes))
            minutes[key] = minutes.get(key, 0) + part.minutes
    return [
        TimeSheetRow(day=day, start=None, end=None, break_minutes=0, minutes=count, kind=kind, purpose=purpose)
        for (day, kind, purpose), count in minutes.items()
    ]


def _purpose(grant: str | None, purposes: Mapping[str, str]) -> str:
    return "privat" if grant is None else purposes[grant]
