"""Amounts and dates as words a voice reads well: no signs, no abbreviations, a minus as a word."""

from datetime import date
from decimal import Decimal

from payroll.money import cents
from payroll.office.intake.words import day_in_words

_NUMBERS = ("", "", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
FEMININE = ("ung", "e")
"""Endings of the counted words that are feminine: Abrechnung, Stunde."""
_ORDINALS = ("Erstens", "Zweitens", "Drittens", "Viertens", "Fünftens", "Sechstens", "Siebtens", "Achtens", "Neuntens")


def euro(value: Decimal) -> str:
    """Return "1178 Euro und 50 Cent", "minus 12 Euro"."""
    sign = "minus " if value < 0 else ""
    whole, rest = divmod(abs(cents(value)), 100)
    if not rest:
        return f"{sign}{whole} Euro"
    return f"{sign}{whole} Euro und {rest} Cent" if whole else f"{sign}{rest} Cent"


def hours(minutes: int) -> str:
    """Return "4 Stunden", "4 Stunden und 30 Minuten"."""
    whole, rest = divmod(minutes, 60)
    if not rest:
        return "1 Stunde" if whole == 1 else f"{whole} Stunden"
    part = "1 Minute" if rest == 1 else f"{rest} Minuten"
    return f"{hours(whole * 60)} und {part}" if whole else part


def number(value: Decimal) -> str:
    """Return "15 Komma 5", "minus 3"."""
    sign = "minus " if value < 0 else ""
    whole, _, part = f"{abs(value).normalize():f}".partition(".")
    return f"{sign}{whole}" + (f" Komma {' '.join(part)}" if part else "")


def day(value: date, *, year: bool = False) -> str:
    """Return "Mittwoch, 28. Oktober"."""
    return day_in_words(value, year=year)


def count(number_: int, one: str, many: str) -> str:
    """Return "ein Schritt", "zwei Schritte", "14 Schritte": small numbers as words."""
    if number_ == 1:
        return f"{'eine' if one.endswith(FEMININE) else 'ein'} {one}"
    word = _NUMBERS[number_] if 1 < number_ < len(_NUMBERS) else str(number_)
    return f"{'keine' if number_ == 0 else word} {many}"


def sentence_start(text: str) -> str:
    """Return *text* with a capital first letter and the rest as it is."""
    return text[:1].upper() + text[1:]


def ordinal(index: int) -> str:
    """Return "Erstens" for 0 and so on; "Weiter" when the words run out."""
    return _ORDINALS[index] if index < len(_ORDINALS) else "Weiter"
