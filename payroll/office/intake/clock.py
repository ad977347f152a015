"""Clock times and lengths of time as people type them."""

import re
from datetime import time
from decimal import Decimal

from payroll.office.intake.lexer import Kind, Token

MINUTES_PER_DAY = 24 * 60
_NUMBERS = re.compile(r"\d+")


def clock_of(token: Token) -> time | None:
    """Read "8", "8:30", "8.30" or "8 Uhr 30"; 24 is midnight at the end of the day. ``None`` if there is no such time."""
    if token.kind not in (Kind.NUMBER, Kind.CLOCK, Kind.DOTTED) or "," in token.text:
        return None
    hour, minute = (*map(int, _NUMBERS.findall(token.text)), 0)[:2]
    if minute > 59 or hour * 60 + minute > MINUTES_PER_DAY:
        return None
    return time(hour % 24, minute)


def looks_like_day(token: Token) -> bool:
    """Tell whether "3.10" (no dot at the end) could be a day of a month as well as a clock time."""
    return token.kind is Kind.DOTTED and 1 <= int(token.text.split(".")[1]) <= 12


def minutes_of(token: Token) -> int | None:
    """Read "30", "30 min", "0,5 h", "1:15" as minutes; ``None`` if it is no length of time in whole minutes."""
    if token.kind is Kind.CLOCK:
        hour, minute = (*map(int, _NUMBERS.findall(token.text)), 0)[:2]
        return hour * 60 + minute
    if token.kind not in (Kind.NUMBER, Kind.LENGTH):
        return None
    digits = token.text.rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ. ")
    value = Decimal(digits.replace(",", "."))
    if token.kind is Kind.LENGTH and token.word.lstrip("0123456789, ").startswith(("h", "s")):
        value *= 60
    return int(value) if value == value.to_integral_value() else None


def end_after(start: time, minutes: int) -> time:
    """Return the clock *minutes* after *start*."""
    whole = (start.hour * 60 + start.minute + minutes) % MINUTES_PER_DAY
    return time(whole // 60, whole % 60)
