"""A value as the text its field would read it from: what drafts keep and forms show."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from payroll.office.intake.words import clock_in_words
from payroll.pay.facts import Premiums
from payroll.periods import Month
from tui.actions.parsers import PREMIUM_WORDS, WEEKDAY_KEYS


def written(value: Any) -> str:
    """Return *value* as text that the field's own reader reads back to the same value."""
    match value:
        case None:
            return "keine"
        case bool():
            return "ja" if value else "nein"
        case time():
            return clock_in_words(value)
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case date():
            return f"{value.day}.{value.month}.{value.year}"
        case Premiums():
            paid = {word: getattr(value, name) for word, name in PREMIUM_WORDS.items()}
            return ", ".join(f"{word} {written(rate)}" for word, rate in paid.items() if rate is not None) or "keine"
        case (time() as start, time() as end):
            return f"{clock_in_words(start)}-{clock_in_words(end)}"
        case (first, Month() as last):
            return f"{first} bis {last}" if first else str(last)
        case tuple():
            return " ".join(WEEKDAY_KEYS.get(each, each) for each in value)
        case Month() | str() | int():
            return str(value)
    raise TypeError(f"no field writes a {type(value).__name__}")
