"""Which months of a year an assistant was employed in, and which of them the book knows."""

from datetime import date

from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import MonthFacts
from payroll.periods import ONE_DAY, DateRange, Month


def employments(facts: MonthFacts) -> tuple[DateRange, ...]:
    """Unbroken employments of the assistant."""
    return ContractDays(facts.assistant).employments()


def months_employed(facts: MonthFacts, year: int) -> set[Month]:
    """Months of *year* with employment, before the month of the facts."""
    months = _months(_inside(facts, DateRange(date(year, 1, 1), date(year, 12, 31))))
    return {month for month in months if month < facts.month}


def before_opening(facts: MonthFacts, year: int) -> tuple[DateRange, ...]:
    """Employment in *year* before values were brought along from another payroll; empty if they were not in that year."""
    opening, start = facts.assistant.opening, date(year, 1, 1)
    if opening is None or opening.on.year != year or opening.on == start:
        return ()
    return _inside(facts, DateRange(start, opening.on - ONE_DAY))


def unknown_months(facts: MonthFacts, year: int, *, brought_along: bool) -> set[Month]:
    """Months employed in *year* that no settled month tells about, nor the opening values if they were *brought_along*."""
    known = {entry.month for entry in facts.earlier}
    if brought_along:
        known |= _months(before_opening(facts, year))
    return months_employed(facts, year) - known


def _inside(facts: MonthFacts, window: DateRange) -> tuple[DateRange, ...]:
    return tuple(part for span in employments(facts) if (part := span.overlap(window)) is not None)


def _months(spans: tuple[DateRange, ...]) -> set[Month]:
    return {month for span in spans for month in Month.of(span.first).until(Month.of(span.last))}
