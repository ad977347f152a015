"""German words for time, and how typed words are compared.

Why here: the entry grammar reads these words and the faces say them; Babel would cost a tenth of a second for twelve
month names.
"""

import unicodedata
from datetime import date, time

MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")

_TWINS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "’": "'"})


def fold(text: str) -> str:
    """Return *text* as it is compared: small letters, ä as ae, ß as ss, other accents and a final dot dropped."""
    small = unicodedata.normalize("NFC", text).lower().translate(_TWINS)
    plain = unicodedata.normalize("NFKD", small)
    return "".join(letter for letter in plain if not unicodedata.combining(letter)).rstrip(".")


def _with_beginnings(words: tuple[str, ...], *lengths: int) -> dict[str, int]:
    found = {}
    for index, word in enumerate(words):
        found[fold(word)] = index
        for length in lengths:
            found[fold(word)[:length]] = index
    return found


MONTH_WORDS: dict[str, int] = {
    word: index + 1 for word, index in {**_with_beginnings(MONTHS, 3), "maer": 2, "mrz": 2, "sept": 8, "jaenner": 0}.items()
}
"""Folded month names and their usual short forms, to 1 … 12."""

WEEKDAY_WORDS: dict[str, int] = {**_with_beginnings(WEEKDAYS, 2, 3), "sonnabend": 5}
"""Folded weekday names and their first two or three letters, to 0 (Monday) … 6."""

DAY_WORDS: dict[str, int] = {"vorgestern": -2, "gestern": -1, "heute": 0, "morgen": 1, "uebermorgen": 2}
"""Folded words for a day, to its distance from today."""


def day_in_words(day: date, *, weekday: bool = True, year: bool = True) -> str:
    """Return "Samstag, 3. Oktober 2026" (parts as asked)."""
    name = f"{WEEKDAYS[day.weekday()]}, " if weekday else ""
    return f"{name}{day.day}. {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def month_in_words(year: int, month: int) -> str:
    """Return "Oktober 2026"."""
    return f"{MONTHS[month - 1]} {year}"


def clock_in_words(clock: time) -> str:
    """Return "8" for the full hour, else "8:30"."""
    return f"{clock.hour}:{clock.minute:02d}" if clock.minute else f"{clock.hour}"


def listed(parts: list[str], word: str = "und") -> str:
    """Return "a, b und c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} {word} {parts[-1]}"
