"""A vacation year cut into sections: stretches of one employment under the same terms (BAG 19.03.2019 - 9 AZR 406/17).

A new wage alone makes no new section. Each keeps its own days: what was earned with five days a week is not converted when
there are three, and not raised when there are six (EuGH C-415/12, C-219/14).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from payroll.law.vacation import days_of_year
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Assistant, Contract
from payroll.periods import ONE_DAY, DateRange, Month, calendar_year

NONE = Decimal(0)


@dataclass(frozen=True, slots=True)
class Duty:
    """Days with duty to work in a month; *expected*: by the weekly plan, not yet by shifts."""

    days: Decimal
    expected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """*days* of a year under one *contract*, in months *held* and, less unpaid leave, in months that *count*.

    Without fixed days of the week: *duty* days by shifts, and *expected* ones by the weekly plan or the contract.
    """

    days: DateRange
    contract: Contract
    held: Decimal
    count: Decimal
    duty: Decimal = NONE
    expected: Decimal = NONE

    @property
    def hours_per_day(self) -> Decimal:
        """What a day of work has on average in hours."""
        return hours_per_day(self.contract)


def hours_per_day(contract: Contract) -> Decimal:
    """Return what a day of work has on average under a contract, in hours."""
    return contract.weekly_hours / contract.workdays_per_week


def sections_of(
    assistant: Assistant, days: DateRange, unpaid: Sequence[DateRange], duty: Mapping[Month, Duty]
) -> tuple[Section, ...]:
    """Return the sections of *days*, which lie in one employment and one year.

    *unpaid*: agreed unpaid leave. *duty*: days with duty by month for contracts without fixed days; months that are not in
    it are estimated from the contract.
    """
    parts = stretches(assistant, days)
    without_plan: Counter[Month] = Counter()
    for stretch, contract in parts:
        for month in _months(stretch) if contract.irregular else ():
            without_plan[month] += _overlap_days(stretch, month.range)
    return tuple(_section(stretch, contract, unpaid, duty, without_plan) for stretch, contract in parts)


def stretches(assistant: Assistant, days: DateRange) -> tuple[tuple[DateRange, Contract], ...]:
    """Return the parts of *days* that stand under the same terms, each with the contract it begins with."""
    found: list[tuple[DateRange, Contract]] = []
    contracts = ContractDays(assistant)
    starts = sorted({days.first, *(c.valid_from for c in assistant.contracts if c.valid_from in days)})
    for first, after in zip(starts, [*starts[1:], None], strict=True):
        last = days.last if after is None else after - ONE_DAY
        contract = contracts.required(first)
        if found and _terms(found[-1][1]) == _terms(contract):
            found[-1] = (DateRange(found[-1][0].first, last), found[-1][1])
        else:
            found.append((DateRange(first, last), contract))
    return tuple(found)


def _terms(contract: Contract) -> tuple[object, ...]:
    """What a day of vacation depends on."""
    return (
        contract.workdays_per_week,
        contract.weekly_hours,
        contract.vacation_days,
        contract.irregular,
        contract.vacation_counts,
    )


def _section(
    days: DateRange,
    contract: Contract,
    unpaid: Sequence[DateRange],
    duty: Mapping[Month, Duty],
    without_plan: Mapping[Month, int],
) -> Section:
    held = count = known = expected = NONE
    for month in _months(days):
        inside = DateRange(max(days.first, month.first), min(days.last, month.last))
        working = inside.days - sum(_overlap_days(inside, span) for span in unpaid)
        held += Decimal(inside.days) / month.days
        count += Decimal(working) / month.days
        if not contract.irregular:
            continue
        noted = duty.get(month)
        if noted is None:
            expected += expected_duty(contract, working, month.year)
        elif noted.expected:
            expected += noted.days * inside.days / without_plan[month]
        else:
            known += noted.days * inside.days / without_plan[month]
    return Section(days=days, contract=contract, held=held, count=count, duty=known, expected=expected)


def _months(days: DateRange) -> Iterator[Month]:
    return Month.of(days.first).until(Month.of(days.last))


def expected_duty(contract: Contract, days: int, year: int) -> Decimal:
    """Return the days with duty that the contract's days of the week come to in *days* of a year: 52 weeks of them."""
    whole = calendar_year(year)
    return days_of_year(Decimal(contract.workdays_per_week), whole.first) * days / whole.days


def _overlap_days(one: DateRange, other: DateRange) -> int:
    both = one.overlap(other)
    return 0 if both is None else both.days
