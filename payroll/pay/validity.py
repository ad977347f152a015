"""Which dated fact holds: tax and insurance count as they stand on the last day of employment of a month."""

from collections.abc import Sequence
from datetime import date

from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Assistant, T, valid_on
from payroll.pay.words import day_text, month_name
from payroll.periods import DateRange, Month
from payroll.refusal import Refusal


def full_name(assistant: Assistant) -> str:
    """First and last name."""
    return f"{assistant.first_name} {assistant.last_name}"


def employed_days(assistant: Assistant, month: Month) -> tuple[DateRange, ...]:
    """Days of employment inside a month; a :class:`Refusal` if there are none."""
    spans = (span.overlap(month.range) for span in ContractDays(assistant).employments())
    found = tuple(span for span in spans if span is not None)
    if not found:
        raise Refusal(
            f"Im {month_name(month)} ist {full_name(assistant)} nicht beschäftigt. Bitte wählen Sie einen anderen Monat, "
            "oder tragen Sie einen Vertrag für diese Zeit ein.",
            code="no_employment",
            place=assistant.key,
        )
    return found


def last_day_employed(assistant: Assistant, month: Month) -> date:
    """Last day of employment in a month."""
    return employed_days(assistant, month)[-1].last


def employment(assistant: Assistant, month: Month) -> DateRange:
    """The unbroken employment that the last day of employment of a month belongs to; open ones end on ``date.max``."""
    day = last_day_employed(assistant, month)
    return next(span for span in ContractDays(assistant).employments() if day in span)


def required(entries: Sequence[T], day: date, what: str, assistant: Assistant) -> T:
    """Return the entry that holds on *day*; a :class:`Refusal` names *what* is missing."""
    entry = valid_on(entries, day)
    if entry is None:
        raise missing(assistant, day, what)
    return entry


def missing(assistant: Assistant, day: date, what: str) -> Refusal:
    """The refusal for a dated fact that is missing on *day*."""
    return Refusal(
        f"Für {full_name(assistant)} fehlt am {day_text(day)} die Angabe „{what}“. Bitte tragen Sie sie mit einem Datum "
        "ein, das nicht nach diesem Tag liegt.",
        code="fact_missing",
        place=assistant.key,
    )
