"""Amounts and dates as words a voice reads well: no signs, no abbreviations, a minus as a word."""

import re
from datetime import date
from decimal import Decimal

from payroll.money import MINUTES_PER_HOUR, cents
from payroll.office.intake.words import WEEKDAYS, day_in_words

_NUMBERS = ("", "", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf")
FEMININE = ("ung", "e")
"""Endings of the counted words that are feminine: Abrechnung, Stunde."""
_AMOUNT = re.compile(r"(?<![\d.,])(?:(−|-|minus) ?)?(\d{1,3}(?:\.\d{3})+|\d+),(\d\d)[ \u00a0](?:€|Euro\b)")
_HOURS = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+),(\d\d?)( [a-zäöü]+)? Stunden?\b")
_DATE = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d|\.\d)")
_WEEKDAY = re.compile(r"\b(Mo|Di|Mi|Do|Fr|Sa|So) (?=\d{1,2}\.)")
_WEEKDAYS = {day[:2]: day for day in WEEKDAYS}
_SPAN = re.compile(r"(?<=[\d.])–(?=\d)")
_SIGNS = (("− ", "minus "), ("−", "minus "), ("+ ", "plus "), ("× ", "mal "), ("÷ ", "geteilt durch "))
_LESS = re.compile(r"^(\s*)- (?=\d)")
_TYPED = re.compile(r"(?<!\w)lohn (?=[a-zäöü])|[Bb]eispiel:? ")
_QUOTED = re.compile(r"(„[^“]*“)")
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


def aloud(text: str) -> str:
    """Return a sentence with its signs, amounts, hours and dates as words.

    What somebody typed or is to type stays as it is: quotations, commands, examples.
    """
    typed = _TYPED.search(text)
    said, rest = (text[: typed.start()], text[typed.start() :]) if typed else (text, "")
    return "".join(part if part.startswith("„") else _in_words(part) for part in _QUOTED.split(said)) + rest


def _in_words(said: str) -> str:
    said = _LESS.sub(r"\1minus ", _SPAN.sub(" bis ", said))
    for sign, word in _SIGNS:
        said = said.replace(sign, word)
    said = _AMOUNT.sub(_amount_aloud, said)
    said = _HOURS.sub(_hours_aloud, said)
    said = _WEEKDAY.sub(lambda found: f"{_WEEKDAYS[found[1]]}, ", said)
    said = _DATE.sub(_date_aloud, said)
    return said.replace(" %", " Prozent").replace("\u00a0%", " Prozent")


def _amount_aloud(found: re.Match[str]) -> str:
    value = Decimal(f"{found[2].replace('.', '')}.{found[3]}")
    return euro(-value if found[1] else value)


def _hours_aloud(found: re.Match[str]) -> str:
    value = Decimal(f"{found[1].replace('.', '')}.{found[2]}")
    minutes = value * MINUTES_PER_HOUR
    if found[3] or minutes != int(minutes):
        return f"{number(value)}{found[3] or ''} Stunden"
    return hours(int(minutes))


def _date_aloud(found: re.Match[str]) -> str:
    try:
        return day_in_words(date(int(found[3]), int(found[2]), int(found[1])), weekday=False)
    except ValueError:  # it only looks like a day
        return found[0]
