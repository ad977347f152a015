"""Readers of German input: typed text in, exact values out. Each refuses with the text and says what is expected."""

import re
from collections.abc import Callable, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Any, NoReturn

from payroll.office.check_digits import iban_is_valid, social_security_number_is_valid, tax_id_is_valid
from payroll.office.intake.clock import clock_of
from payroll.office.intake.dates import YEARS, likely_month, resolve, spec_of
from payroll.office.intake.lexer import Kind, tokens
from payroll.office.intake.words import MONTH_WORDS, WEEKDAY_WORDS, fold
from payroll.pay.facts import Premiums
from payroll.periods import Month
from payroll.refusal import NotUnderstood
from tui.actions.declare import Choice, Reader

LONGEST_TEXT = 1000
LONGEST_REASON = 200
DIGITS_OF_AMOUNTS = 9

PREMIUM_WORDS = {
    "nacht": "night",
    "tiefnacht": "deep_night",
    "sonntag": "sunday",
    "feiertag": "holiday",
    "hochfeiertag": "high_holiday",
}
"""Windows of § 3b EStG in which a contract may pay a premium, as people type them."""

WEEKDAY_KEYS = {"mon": "mo", "tue": "di", "wed": "mi", "thu": "do", "fri": "fr", "sat": "sa", "sun": "so"}
"""Weekdays as the book writes them, and as people type them."""

_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:[,.]\d+)?")
_YES, _NO = ("j", "ja", "y", "yes", "1", "wahr"), ("n", "nein", "no", "0", "2", "falsch")


def not_understood(text: str, expected: str, code: str = "value_not_understood") -> NoReturn:
    """Refuse *text*."""
    raise NotUnderstood(f"„{text}“ ist nicht verstanden. {expected}", code=code)


def text(typed: str, _today: date) -> str:
    """Read a line of text."""
    line = " ".join(typed.split())
    if not line or len(line) > LONGEST_TEXT or not line.isprintable():
        not_understood(typed[:40], f"Erwartet wird ein Text mit höchstens {LONGEST_TEXT} Zeichen.")
    return line


def reason(typed: str, today: date) -> str:
    """Read a reason of at most 200 characters."""
    line = text(typed, today)
    if len(line) > LONGEST_REASON:
        not_understood(typed[:40] + "…", f"Ein Grund hat höchstens {LONGEST_REASON} Zeichen, das sind {len(line)}.")
    return line


def number(typed: str, _today: date) -> Decimal:
    """Read "1.234,5" or "1234.5": a point before exactly three digits groups, any other point and the comma are decimal."""
    plain = typed.strip().replace(" ", "").replace("\u00a0", "")
    sign = -1 if plain.startswith(("-", "−")) else 1
    plain = plain.lstrip("-−+")
    if _GROUPED.fullmatch(plain):
        plain = plain.replace(".", "")
    if not _PLAIN.fullmatch(plain):
        not_understood(typed, "Erwartet wird eine Zahl, mit Komma vor den Nachkommastellen.")
    if len(re.split("[,.]", plain)[0]) > DIGITS_OF_AMOUNTS:
        not_understood(typed, f"Diese Zahl ist zu groß; höchstens {DIGITS_OF_AMOUNTS} Stellen vor dem Komma.")
    return sign * Decimal(plain.replace(",", "."))


def signed_money(typed: str, today: date) -> Decimal:
    """Read euro that may be below zero ("minus 12,50" too)."""
    plain = re.sub(r"\s*(€|euro|eur)\s*$", "", typed.strip(), flags=re.IGNORECASE)
    plain = re.sub(r"^minus\s+", "-", plain, flags=re.IGNORECASE)
    try:
        amount = number(plain, today)
    except NotUnderstood:
        not_understood(typed, "Erwartet wird ein Betrag in Euro, mit Komma vor den Cent.")
    if amount != amount.quantize(Decimal("0.01")):
        not_understood(typed, "Ein Betrag hat höchstens zwei Stellen nach dem Komma.")
    return amount.quantize(Decimal("0.01"))


def money(typed: str, today: date) -> Decimal:
    """Read euro of zero or more."""
    amount = signed_money(typed, today)
    return amount if amount >= 0 else not_understood(typed, "Der Betrag darf nicht unter null liegen.")


def hours(typed: str, today: date) -> Decimal:
    """Read "65", "4,5", "4:30", "4,5 h" as hours."""
    plain = re.sub(r"\s*(h|std\.?|stunden?)\s*$", "", typed.strip(), flags=re.IGNORECASE)
    if match := re.fullmatch(r"(\d{1,4}):([0-5]\d)", plain):
        return Decimal(match[1]) + Decimal(match[2]) / 60 if int(match[2]) % 3 == 0 else _no_hundredth(typed)
    try:
        value = number(plain, today)
    except NotUnderstood:
        not_understood(typed, "Erwartet werden Stunden.")
    return value if value >= 0 else not_understood(typed, "Stunden liegen nicht unter null.")


def _no_hundredth(typed: str) -> NoReturn:
    not_understood(typed, "Diese Minuten gehen nicht in Hundertstel Stunden auf. Schreiben Sie die Stunden mit Komma.")


def percent(typed: str, today: date) -> Decimal:
    """Read "2,99" or "2,99 %"."""
    try:
        value = number(typed.strip().removesuffix("%"), today)
    except NotUnderstood:
        not_understood(typed, "Erwartet wird ein Satz in Prozent.")
    return value if value >= 0 else not_understood(typed, "Ein Satz liegt nicht unter null.")


def count(typed: str, _today: date) -> int:
    """Read a whole number."""
    plain = typed.strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) < DIGITS_OF_AMOUNTS):
        not_understood(typed, "Erwartet wird eine ganze Zahl.")
    return int(plain)


def between(first: int, last: int) -> Reader:
    """Return a reader of whole numbers from *first* to *last*."""

    def read(typed: str, today: date) -> int:
        value = count(typed, today)
        return value if first <= value <= last else not_understood(typed, f"Erwartet wird eine Zahl von {first} bis {last}.")

    return read


def day(typed: str, today: date) -> date:
    """Read a day as the entry grammar does: "3.10.", "3.10.2026", "heute", "fr"."""
    pieces = tokens(typed.strip())
    spec = spec_of(pieces[0]) if len(pieces) == 1 else None
    if spec is None:
        not_understood(typed, "Erwartet wird ein Tag.")
    try:
        return resolve(spec, today)
    except (ValueError, OverflowError):
        not_understood(typed, "Diesen Tag gibt es nicht.")


def past_day(typed: str, today: date) -> date:
    """Read a day that is written with its year and lies not after today (a birth date)."""
    pieces = tokens(typed.strip())
    spec = spec_of(pieces[0]) if len(pieces) == 1 else None
    if spec is None or spec.year is None or spec.month is None or spec.day is None:
        not_understood(typed, "Erwartet wird ein Tag mit Jahr.")
    year = spec.year - 100 if spec.year > today.year and len(pieces[0].text.split(".")[-1]) == 2 else spec.year
    try:
        found = date(year, spec.month, spec.day)
    except ValueError:
        not_understood(typed, "Diesen Tag gibt es nicht.")
    if found > today or found.year < today.year - 130:
        not_understood(typed, "Dieser Tag muss in der Vergangenheit liegen; prüfen Sie das Jahr.")
    return found


def month(typed: str, today: date) -> Month:
    """Read "10.2026", "2026-10", "Oktober 2026", "oktober", "10", "diesen", "letzten"."""
    words = [fold(word) for word in typed.split()]
    if words and words[0].rstrip("nrs") in ("letzte", "vorige", "diese", "dieser"):
        return Month.of(today).plus(-1 if words[0][0] in "lv" else 0)
    found = _month_of_words(words, today) or _month_of_digits(typed.strip(), today)
    return found or not_understood(typed, "Erwartet wird ein Monat, so wie 10.2026 oder „Oktober“.", "month_not_understood")


def _month_of_words(words: Sequence[str], today: date) -> Month | None:
    if not words or words[0] not in MONTH_WORDS or len(words) > 2:
        return None
    if len(words) == 1:
        return likely_month(MONTH_WORDS[words[0]], today)
    return Month(int(words[1]), MONTH_WORDS[words[0]]) if words[1].isdigit() and int(words[1]) in YEARS else None


def _month_of_digits(typed: str, today: date) -> Month | None:
    year_first = re.fullmatch(r"(\d{4})[-/.](\d{1,2})", typed)
    month_first = re.fullmatch(r"(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})", typed)
    alone = re.fullmatch(r"(\d{1,2})\.?", typed)
    if year_first:
        number_, year = int(year_first[2]), int(year_first[1])
    elif month_first:
        number_, year = int(month_first[1]), int(month_first[2])
        year += 2000 if year < 100 else 0
    elif alone and 1 <= int(alone[1]) <= 12:
        return likely_month(int(alone[1]), today)
    else:
        return None
    return Month(year, number_) if 1 <= number_ <= 12 and year in YEARS else None


def clock(typed: str, _today: date) -> time:
    """Read "8", "8:30", "20 Uhr"."""
    pieces = tokens(typed.strip())
    found = clock_of(pieces[0]) if len(pieces) == 1 and pieces[0].kind in (Kind.NUMBER, Kind.CLOCK, Kind.DOTTED) else None
    return found if found is not None else not_understood(typed, "Erwartet wird eine Uhrzeit.")


def clock_range(typed: str, _today: date) -> tuple[time, time]:
    """Read "8-12:30" or "21 bis 6 Uhr" as start and end; an end not after the start lies on the next day."""
    pieces = [piece for piece in tokens(typed.strip()) if piece.word not in ("von", "uhr")]
    if len(pieces) == 3 and pieces[1].word in ("-", "bis"):
        start, end = clock_of(pieces[0]), clock_of(pieces[2])
        if start is not None and end is not None:
            return start, end
        not_understood(typed, "Uhrzeiten gehen von 0 bis 24, und länger als 24 Stunden dauert keine Schicht.")
    return not_understood(typed, "Erwartet wird eine Zeit von bis.")


def weekdays(typed: str, _today: date) -> tuple[str, ...]:
    """Read "mo-fr" or "mo mi fr" as mon … sun."""
    found: list[int] = []
    words = [token.word for token in tokens(typed) if token.word != "und"]
    for index, word in enumerate(words):
        if word == "-" and 0 < index < len(words) - 1 and words[index + 1] in WEEKDAY_WORDS and found:
            found += range(found[-1] + 1, WEEKDAY_WORDS[words[index + 1]])
        elif word in WEEKDAY_WORDS:
            found.append(WEEKDAY_WORDS[word])
        else:
            not_understood(typed, "Erwartet werden Wochentage.")
    if not found:
        not_understood(typed, "Erwartet werden Wochentage.")
    keys = tuple(WEEKDAY_KEYS)
    return tuple(keys[number_] for number_ in sorted(set(found)))


def yes_no(typed: str, _today: date) -> bool:
    """Read "ja" or "nein", also by their first letter."""
    word = fold(typed.strip())
    if word in _YES:
        return True
    return False if word in _NO else not_understood(typed, "Erwartet wird ja oder nein.")


def one_of(choices: Sequence[Choice]) -> Reader:
    """Return a reader of *choices*: by number, by word, by the beginning of the word or title."""

    def read(typed: str, _today: date) -> Any:
        word = fold(typed.strip())
        if word.isdigit() and 1 <= int(word) <= len(choices):
            return choices[int(word) - 1].value
        found = [choice for choice in choices if word in (fold(choice.word), fold(choice.title), fold(str(choice.value)))]
        found = found or [c for c in choices if word and any(fold(w).startswith(word) for w in (c.word, c.title))]
        if len(found) == 1:
            return found[0].value
        words = ", ".join(choice.word for choice in found or choices)
        return not_understood(typed, f"Möglich sind: {words}.", "choice_not_understood")

    return read


def optional(read: Reader, *nothing: str) -> Reader:
    """Return *read* extended by words that mean "nothing" (``None``)."""

    def with_nothing(typed: str, today: date) -> Any:
        return None if fold(typed.strip()) in ("keine", "keiner", "kein", "-", "nichts", *nothing) else read(typed, today)

    return with_nothing


def checked(read: Reader, good: Callable[[str], bool], expected: str) -> Reader:
    """Return *read* with a further condition on the text it gives."""

    def with_check(typed: str, today: date) -> Any:
        value = read(typed, today)
        return value if good(value) else not_understood(typed, expected)

    return with_check


postcode = checked(text, lambda value: bool(re.fullmatch(r"\d{5}", value)), "Eine Postleitzahl hat fünf Ziffern.")


def _digits(typed: str) -> str:
    return re.sub(r"[\s./-]", "", typed)


def iban(typed: str, _today: date) -> str:
    """Read an IBAN; spaces do not matter, the check digits must be right."""
    value = _digits(typed).upper()
    if not iban_is_valid(value):
        not_understood(typed, "Das ist keine gültige IBAN; meist ist eine Ziffer vertauscht.", "iban_invalid")
    return value


def tax_id(typed: str, _today: date) -> str:
    """Read a Steuer-Identifikationsnummer: eleven digits with a check digit."""
    value = _digits(typed)
    if not tax_id_is_valid(value):
        not_understood(typed, "Das ist keine gültige Steuer-ID. Sie hat elf Ziffern.", "tax_id_invalid")
    return value


def insurance_number(typed: str, _today: date) -> str:
    """Read a Rentenversicherungsnummer as it is written on the card."""
    value = _digits(typed).upper()
    if not social_security_number_is_valid(value):
        not_understood(typed, "Das ist keine gültige Rentenversicherungsnummer.", "insurance_number_invalid")
    return value


def eight_digits(typed: str, _today: date) -> str:
    """Read a Betriebsnummer; a wrong check digit is only a warning and looked at by the use case."""
    value = _digits(typed)
    return value if re.fullmatch(r"[0-9]{8}", value) else not_understood(typed, "Eine Betriebsnummer hat acht Ziffern.")


def premiums(typed: str, today: date) -> Premiums:
    """Read "nacht 25, sonntag 50" as percentages on top of the wage; "keine" for none."""
    if fold(typed.strip()) in ("keine", "kein", "nein"):
        return Premiums()
    found: dict[str, Decimal] = {}
    for part in re.split(r"[;,]\s+|\s+und\s+|[;,]$", typed.strip()):
        word, _, rate = part.strip().partition(" ")
        name = PREMIUM_WORDS.get(fold(word))
        if name is None or name in found:
            not_understood(typed, f"Möglich sind: {', '.join(PREMIUM_WORDS)}, jeweils mit dem Satz in Prozent.")
        found[name] = percent(rate, today)
    return Premiums(**found)


def several(choices: Sequence[Choice]) -> Reader:
    """Return a reader of several of *choices*, with spaces or commas between; their values as a tuple, each once."""
    one = one_of(choices)

    def read(typed: str, today: date) -> Any:
        return tuple(dict.fromkeys(one(word, today) for word in typed.replace(",", " ").split()))

    return read
