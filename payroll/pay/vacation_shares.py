"""Shares of a year's vacation: which part of it they are, in which section they were earned, how they are shared out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum

from payroll.pay.vacation_sections import NONE

_ENDS = Decimal(1).scaleb(-12)
"""Thirds of a day end here, far behind any figure that is shown, so that what is shared out adds up again exactly."""


class Part(StrEnum):
    """What a day of vacation rests on; in this order days are used (BAG 28.03.2023 - 9 AZR 488/21)."""

    STATUTORY = "statutory"
    DISABILITY = "disability"
    EXTRA = "extra"


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Days of one *part* of a *year*'s vacation, earned in the section from *since* on with so many *hours* a day."""

    year: int
    part: Part
    since: date
    days: Decimal
    hours: Decimal


def spread(days: Decimal, weights: Sequence[Decimal]) -> list[Decimal]:
    """Share *days* among the sections by their weights; the last takes what a division leaves."""
    whole, total = sum(weights, NONE), days.quantize(_ENDS)
    if not total or not whole:
        return [*([NONE] * (len(weights) - 1)), total]
    shared = [(total * weight / whole).quantize(_ENDS, rounding=ROUND_DOWN) for weight in weights]
    last = max(index for index, weight in enumerate(weights) if weight)
    shared[last] += total - sum(shared, NONE)
    return shared


def take_away(parts: dict[Part, list[Decimal]], order: Iterable[Part], wanted: Decimal) -> Decimal:
    """Take up to *wanted* days away, part by part and oldest section first; return how many there were."""
    left = wanted
    for part in order:
        for index, days in enumerate(parts[part]):
            gone = min(days, left)
            parts[part][index] -= gone
            left -= gone
    return wanted - left
