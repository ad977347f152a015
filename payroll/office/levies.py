"""One sheet a month: wages to pay, contributions for each collecting office with its days, wage tax for the Anmeldung."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from payroll.law.due_days import (
    TaxPeriod,
    contribution_days,
    last_month_of,
    statement_day,
    tax_due,
    tax_period,
)
from payroll.law.parameters import on
from payroll.law.public_holidays import holidays_of
from payroll.money import ZERO, total
from payroll.office.book import Book
from payroll.office.desk import Desk
from payroll.office.ledger import Ledger
from payroll.office.month import OpenBook, open_book
from payroll.office.paper_desk import MINIJOB_OFFICE, collector_name
from payroll.office.settled import SettledMonth
from payroll.office.settlements import SettledDifference
from payroll.pay.collecting import summed
from payroll.pay.facts import valid_on
from payroll.periods import Month

MINIJOB_OFFICE_STATE = "NW"


@dataclass(frozen=True, slots=True, kw_only=True)
class WageTransfer:
    """Net pay of one person to one account."""

    assistant: str
    name: str
    iban: str | None
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class FundSheet:
    """Contributions for one collecting office, in euro (SGB IV § 23 Abs. 1).

    *groups*: expected this month by Beitragsgruppe. *allowed_instead*: last month's amount with this month's one-off pay,
    which may be paid instead (Satz 3); ``None`` in the first month. *last_month*: what last month really came to;
    *rest*: what of it is still due if last month was paid by Satz 3. *corrections*: what corrected earlier months add, by
    Beitragsgruppe. *statement_sent_by*: last day to send the
    Beitragsnachweis; *statement_day*: when it must be there; *due*: when the money must be there.
    """

    collector: str
    name: str
    groups: tuple[tuple[str, Decimal], ...]
    expected: Decimal
    corrections: tuple[tuple[str, Decimal], ...]
    allowed_instead: Decimal | None
    last_month: Decimal | None
    rest: Decimal | None
    statement_sent_by: date
    statement_day: date
    due: date

    @property
    def corrected(self) -> Decimal:
        """Corrections of earlier months together."""
        return total(amount for _, amount in self.corrections)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaxSheet:
    """Wage tax of the filing period that contains the month, in euro. *church*: by religious body."""

    period: TaxPeriod
    first: Month
    last: Month
    complete: bool
    wage_tax: Decimal
    solidarity: Decimal
    church: tuple[tuple[str, Decimal], ...]
    flat: Decimal
    due: date

    @property
    def total(self) -> Decimal:
        """Everything for the tax office."""
        return self.wage_tax + self.solidarity + total(amount for _, amount in self.church) + self.flat


@dataclass(frozen=True, slots=True, kw_only=True)
class LevySheet:
    """All that has to be paid for a month."""

    month: Month
    wages: tuple[WageTransfer, ...]
    funds: tuple[FundSheet, ...]
    tax: TaxSheet

    @property
    def wages_total(self) -> Decimal:
        """Net pay together."""
        return total(wage.amount for wage in self.wages)


def sheet(desk: Desk, month: Month) -> LevySheet:
    """Return the sheet of *month*, open or closed."""
    with desk.read() as session:
        return sheet_of(open_book(session, month), month)


def sheet_of(opened: OpenBook, month: Month) -> LevySheet:
    """Return the sheet of *month* from a book already opened for it."""
    book, ledger = opened.book, opened.ledger
    now, before, two_before = (ledger.booked_in(month.plus(back)) for back in (0, -1, -2))
    corrected = ledger.differences_in(month)
    people = {assistant.key: assistant for assistant in book.assistants}
    sides = [side for each in corrected for side in (each.old, each.new) if side is not None]
    collectors = dict.fromkeys(value.collector for value in (*now, *before, *(side for side in sides if side.groups)))
    return LevySheet(
        month=month,
        wages=tuple(
            WageTransfer(
                assistant=value.assistant,
                name=f"{people[value.assistant].first_name} {people[value.assistant].last_name}",
                iban=people[value.assistant].iban,
                amount=value.payout,
            )
            for value in now
        ),
        funds=tuple(_fund_sheet(book, month, each, now, before, two_before, corrected) for each in collectors),
        tax=_tax_sheet(book, ledger, month),
    )


def _of(values: Iterable[SettledMonth], collector: str) -> tuple[SettledMonth, ...]:
    return tuple(value for value in values if value.collector == collector)


def _sum(values: tuple[SettledMonth, ...]) -> Decimal:
    return total(amount for value in values for _, amount in value.groups)


def _instead(now: tuple[SettledMonth, ...], before: tuple[SettledMonth, ...]) -> Decimal | None:
    """Last month's contributions without its one-off pay, with this month's (SGB IV § 23 Abs. 1 Satz 3 and 4)."""
    if not before:
        return None
    one_offs_before, one_offs_now = (total(value.one_off_groups_total for value in side) for side in (before, now))
    return _sum(before) - one_offs_before + one_offs_now


def _fund_sheet(
    book: Book,
    month: Month,
    collector: str,
    now: tuple[SettledMonth, ...],
    before: tuple[SettledMonth, ...],
    two_before: tuple[SettledMonth, ...],
    corrected: tuple[SettledDifference, ...],
) -> FundSheet:
    mine, last, earlier = _of(now, collector), _of(before, collector), _of(two_before, collector)
    # the seat of a health fund is not in the book: the holidays of the place of work are taken, those of
    # Nordrhein-Westfalen for the Minijob-Zentrale
    state = MINIJOB_OFFICE_STATE if collector == MINIJOB_OFFICE else book.employer.state
    closed_days = holidays_of(state, month.year)
    days = contribution_days(month, closed_days)
    paid_last = _instead(last, earlier)
    return FundSheet(
        collector=collector,
        name=collector_name(book, collector),
        groups=summed(value.groups for value in mine),
        expected=_sum(mine),
        corrections=_corrections(corrected, collector),
        allowed_instead=_instead(mine, last),
        last_month=_sum(last) if last else None,
        rest=None if paid_last is None else _sum(last) - paid_last,
        statement_sent_by=days.statement_sent_by,
        statement_day=statement_day(month, closed_days),
        due=days.due,
    )


def _corrections(corrected: tuple[SettledDifference, ...], collector: str) -> tuple[tuple[str, Decimal], ...]:
    """What earlier months, computed anew, owe one collecting office more (or less), by Beitragsgruppe."""
    new = [each.new.groups for each in corrected if each.new.collector == collector]
    old = [each.old.groups for each in corrected if each.old is not None and each.old.collector == collector]
    before = [tuple((code, -amount) for code, amount in part) for part in old]
    return tuple((code, amount) for code, amount in summed([*new, *before]) if amount)


def _tax_sheet(book: Book, ledger: Ledger, month: Month) -> TaxSheet:
    parameters = on(month.first)
    months_before = Month(month.year - 1, 1).until(Month(month.year - 1, 12))
    previous = total(_tax(value, "wage_tax") for each in months_before for value in ledger.booked_in(each))
    if not previous:
        # first year: the first full month scaled up to a year (EStG § 41a Abs. 2)
        first = next((each for each in Month(month.year, 1).until(month) if ledger.booked_in(each)), month)
        previous = 12 * total(_tax(value, "wage_tax") for value in ledger.booked_in(first))
    period = tax_period(
        previous,
        month_above=parameters.number("wage_tax_return.month_above"),
        quarter_above=parameters.number("wage_tax_return.quarter_above"),
    )
    last = last_month_of(period, month)
    length = {TaxPeriod.MONTH: 1, TaxPeriod.QUARTER: 3, TaxPeriod.YEAR: 12}[period]
    months = tuple(last.plus(1 - length).until(min(last, month)))
    values = [value for each in months for value in ledger.booked_in(each)]
    # wage tax of a corrected month is changed with the next pay and declared there (§ 41c Abs. 1 EStG)
    corrected = [each for month_of in months for each in ledger.differences_in(month_of)]
    holidays = holidays_of(book.employer.state, last.plus(1).year)
    return TaxSheet(
        period=period,
        first=last.plus(1 - length),
        last=last,
        complete=last == month,
        wage_tax=_declared("wage_tax", values, corrected),
        solidarity=_declared("solidarity", values, corrected),
        church=_church(book, values, corrected),
        flat=_declared("flat", values, corrected),
        due=tax_due(last, holidays),
    )


def _tax(value: SettledMonth, kind: str) -> Decimal:
    return total(amount for name, amount in value.tax_office if name == kind)


def _declared(kind: str, values: list[SettledMonth], corrected: list[SettledDifference]) -> Decimal:
    more = total(_tax(each.new, kind) for each in corrected)
    less = total(_tax(each.old, kind) for each in corrected if each.old is not None)
    return total(_tax(value, kind) for value in values) + more - less


def _church(book: Book, values: list[SettledMonth], corrected: list[SettledDifference]) -> tuple[tuple[str, Decimal], ...]:
    people = {assistant.key: assistant for assistant in book.assistants}
    sums: dict[str, Decimal] = {}

    def add(value: SettledMonth, sign: int) -> None:
        amount = _tax(value, "church")
        fact = valid_on(people[value.assistant].tax, value.month.last)
        if amount and fact is not None and fact.church is not None:
            sums[fact.church] = sums.get(fact.church, ZERO) + sign * amount

    for value in values:
        add(value, 1)
    for each in corrected:
        add(each.new, 1)
        if each.old is not None:
            add(each.old, -1)
    return tuple(sorted((body, amount) for body, amount in sums.items() if amount))
