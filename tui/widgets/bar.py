"""Bars and curves drawn with letters, beside the numbers they repeat for the eye."""

from collections.abc import Sequence
from decimal import Decimal

FULL, PLANNED, EMPTY, OVER = "█", "▒", "░", "!"
HEIGHTS = "▁▂▃▄▅▆▇█"


def bar(part: Decimal, whole: Decimal, width: int, planned: Decimal = Decimal(0)) -> str:
    """Return how much of *whole* is *part*, then what is *planned*; more than the whole ends in an exclamation mark."""
    if whole <= 0 or part < 0:
        return EMPTY * width
    if part + planned > whole:
        filled = min(int(part * width / whole), width - 1)
        return FULL * filled + PLANNED * (width - 1 - filled) + OVER
    filled, reached = int(part * width / whole), int((part + planned) * width / whole)
    return FULL * filled + PLANNED * (reached - filled) + EMPTY * (width - reached)


def curve(values: Sequence[Decimal], whole: Decimal) -> str:
    """Return one sign a value, the higher the more of *whole* it is; more than the whole is an exclamation mark."""
    if whole <= 0:
        return HEIGHTS[0] * len(values)
    top = len(HEIGHTS) - 1
    return "".join(
        OVER if value > whole else HEIGHTS[max(0, min(top, int(value * len(HEIGHTS) / whole)))] for value in values
    )
