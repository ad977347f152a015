"""A bar drawn with letters, beside the numbers it repeats for the eye."""

from decimal import Decimal

FULL, EMPTY, OVER = "█", "░", "!"


def bar(part: Decimal, whole: Decimal, width: int) -> str:
    """Return how much of *whole* is *part*; more than the whole ends in an exclamation mark."""
    if whole <= 0 or part < 0:
        return EMPTY * width
    if part > whole:
        return FULL * (width - 1) + OVER
    filled = int(part * width / whole)
    return FULL * filled + EMPTY * (width - filled)
