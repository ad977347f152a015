"""Cost of one assistant's month by kind, as Table B of a report lists it."""

from decimal import Decimal

from payroll.funding.sharing import split_parts
from payroll.funding.usage import AssistantUse
from payroll.money import total


def kinds_of(entry: AssistantUse) -> tuple[tuple[str, Decimal], ...]:
    """Cost of one assistant's month by kind; work as a substitute is taken out by its share of the paid minutes."""
    if entry.corrects is not None:
        return entry.kinds
    parts = entry.parts or (("wage", entry.cost.amount),)
    substitute, whole = entry.minutes_of("substitute"), entry.minutes_of()
    if not substitute:
        return parts
    taken, left = split_parts(parts, (substitute, whole - substitute))
    return (*left, ("substitute", total(amount for _, amount in taken)))
