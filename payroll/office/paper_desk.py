"""From computed or frozen months to the values papers are printed from."""

from datetime import date

from payroll.office.accounts import vacation_account
from payroll.office.book import Book
from payroll.office.ledger import Ledger
from payroll.office.papers import PayslipPaper, TimeSheetPaper, TimeSheetRow, YearToDate
from payroll.pay.facts import Assistant, MonthFacts, valid_on
from payroll.pay.payslip import Payslip
from payroll.pay.work_pieces import pieces_of
from payroll.periods import Month, clipped

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
    replaces: str | None = None,
) -> PayslipPaper:
    """Return the payslip's paper value. *issued*: the day of closing, or today for a draft."""
    month = slip.month
    contracts = [c for c in assistant.contracts if clipped(c.valid_from, c.valid_to, month.range)]
    last_day = max(clipped(c.valid_from, c.valid_to, month.range).last for c in contracts)  # type: ignore[union-attr]
    contract, tax, insurance = (
        valid_on(entries, last_day) for entries in (assistant.contracts, assistant.tax, assistant.insurance)
    )
    return PayslipPaper(
        employer=ledger.book.employer,
        assistant=assistant,
        contract=contract,
        tax=tax,
        insurance=insurance,
        collector_name=collector_name(ledger.book, slip.status.collector),
        slip=slip,
        number=number,
        replaces=replaces,
        entry=_entry(assistant, last_day),
        exit=_exit(assistant, month),
        year_to_date=_year_to_date(ledger, assistant, slip),
        vacation=vacation_account(ledger.book, assistant, month.last),
        issued=issued,
        draft=draft,
    )


def collector_name(book: Book, collector: str) -> str:
    """Return the name of the office that collects the contributions."""
    if collector == MINIJOB_OFFICE:
        return MINIJOB_OFFICE_NAME
    return next(fund.name for fund in book.health_funds if fund.key == collector)


def _entry(assistant: Assistant, day: date) -> date:
    """First day of the unbroken employment that reaches to *day*."""
    entry = day
    for contract in sorted(assistant.contracts, key=lambda c: c.valid_from, reverse=True):
        reaches = contract.valid_to is None or contract.valid_to.toordinal() >= entry.toordinal() - 1
        if contract.valid_from <= entry and reaches:
            entry = contract.valid_from
    return entry


def _exit(assistant: Assistant, month: Month) -> date | None:
    ends = [c.valid_to for c in assistant.contracts if c.valid_from <= month.last]
    if any(end is None for end in ends):
        return None
    last = max(end for end in ends if end is not None)
    return last if last in month.range else None


def _year_to_date(ledger: Ledger, assistant: Assistant, slip: Payslip) -> YearToDate:
    months = Month(slip.month.year, 1).until(slip.month)
    settled = [value for value in (ledger.settled(assistant, month) for month in months) if value is not None]
    opening = assistant.opening if assistant.opening and assistant.opening.on.year == slip.month.year else None
    brought = {
        "gross": opening.pay_to_date if opening else None,
        "taxable": opening.pay_to_date if opening else None,
        "insurable": opening.insured_to_date if opening else None,
        "wage_tax": opening.tax_to_date if opening else None,
    }
    names = YearToDate.__dataclass_fields__
    return YearToDate(**{n: sum((getattr(v.sums, n) for v in settled), start=brought.get(n) or 0) for n in names})


def time_sheet(facts: MonthFacts, slip: Payslip, *, issued: date, draft: bool) -> TimeSheetPaper:
    """Return the time sheet of a month: its shifts day by day, and the paid time of absences and holidays."""
    rows = [
        TimeSheetRow(
            day=piece.start.date(),
            start=piece.start,
            end=piece.end,
            break_minutes=piece.break_minutes,
            minutes=piece.minutes,
            kind=piece.shift.kind.value,
            purpose=piece.grant or "",
        )
        for piece in pieces_of(facts)
        if piece.worked
    ]
    rows += [
        TimeSheetRow(
            day=part.day,
            start=None,
            end=None,
            break_minutes=0,
            minutes=part.minutes,
            kind=part.kind,
            purpose=part.grant or "",
        )
        for part in slip.paid_time
        if part.kind not in {"worked", "standby"}
    ]
    return TimeSheetPaper(
        employer=facts.employer,
        assistant=facts.assistant,
        month=facts.month,
        rows=tuple(sorted(rows, key=lambda row: (row.day, row.start is None, row.start and row.start.isoformat()))),
        minutes_worked=slip.minutes_worked,
        minutes_sick=slip.minutes_sick,
        minutes_vacation=slip.minutes_vacation,
        minutes_holiday=slip.minutes_holiday,
        issued=issued,
        draft=draft,
    )
