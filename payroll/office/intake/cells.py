"""Cells of a table of hours, as spreadsheets write them: days, clock times, breaks, kinds. A refusal names the value."""

import re
from datetime import date, time, timedelta
from decimal import Decimal

from payroll.office.intake.dates import resolve, spec_of
from payroll.office.intake.lexer import Kind, tokens
from payroll.office.intake.reader import ABSENCES, FREE, KINDS
from payroll.office.intake.words import WEEKDAY_WORDS, WEEKDAYS, fold
from payroll.pay.facts import ShiftKind
from payroll.refusal import NotUnderstood

_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))?(?:[:.]00)?\s*(?:uhr|h)?", re.IGNORECASE)
_BREAK = re.compile(r"(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s*(?P<unit>min|minuten?|m|h|std|stunden?)?\.?", re.IGNORECASE)
_LENGTH = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::00)?")
_DAY_AND_CLOCK = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{2,4})[T ]+(?P<clock>\d{1,2}[:.]\d{2}(?::\d{2})?)"
)
MORE_KINDS = {
    "assistenz": ShiftKind.WORK,
    "dienst": ShiftKind.WORK,
    "work": ShiftKind.WORK,
    "arbeitszeit": ShiftKind.WORK,
    "bereitschaftsdienst": ShiftKind.STANDBY,
    "standby": ShiftKind.STANDBY,
    "wegezeit": ShiftKind.TRAVEL,
    "travel": ShiftKind.TRAVEL,
    "training": ShiftKind.TRAINING,
    "begleitung": ShiftKind.COMPANION,
    "companion": ShiftKind.COMPANION,
}
_PLANNED = {"geplant": True, "plan": True, "soll": True, "planned": True, "gearbeitet": False, "ist": False, "worked": False}
LAST_OF_DAY = 24 * 60


def day_of(text: str, today: date) -> date:
    """Read "2.3.2026", "02.03.26", "2026-03-02", "Mo, 2.3.2026", "2. März 2026"; a weekday must be the day's own."""
    pieces = [piece for piece in tokens(text) if piece.kind is not Kind.OTHER]
    weekday = None
    if len(pieces) > 1 and pieces[0].kind is Kind.WORD and pieces[0].word in WEEKDAY_WORDS:
        weekday, pieces = WEEKDAY_WORDS[pieces[0].word], pieces[1:]
    spec = spec_of(pieces[0]) if len(pieces) == 1 else None
    if spec is None or spec.day is None or spec.month is None:
        raise _not_understood(text, "Ein Tag sieht so aus: 2.3.2026 oder 2026-03-02.", "Datum")
    try:
        day = resolve(spec, today)
    except (ValueError, OverflowError):
        raise _not_understood(text, "Diesen Tag gibt es nicht.", "Datum") from None
    if weekday not in (None, day.weekday()):
        raise _not_understood(text, f"Dieser Tag ist ein {WEEKDAYS[day.weekday()]}. Prüfen Sie das Datum.", "Datum")
    return day


def clock_of_cell(text: str, column: str) -> int:
    """Read "8", "8:30", "08:30:00", "8.30 Uhr", "24:00" as minutes after midnight."""
    match = _CLOCK.fullmatch(text.strip())
    minutes = -1 if match is None else int(match["hour"]) * 60 + int(match["minute"] or 0)
    if match is None or not 0 <= minutes <= LAST_OF_DAY or int(match["minute"] or 0) > 59:
        raise _not_understood(text, "Eine Uhrzeit sieht so aus: 8:30. Sie geht von 0:00 bis 24:00.", column)
    return minutes


def day_and_clock(text: str) -> tuple[str, str] | None:
    """Return the two halves of "02.03.2026 08:00" or "2026-03-02T08:00:00", ``None`` if it is not both."""
    match = _DAY_AND_CLOCK.fullmatch(text.strip())
    return (match["day"], match["clock"]) if match else None


def break_of(text: str, *, hours: bool) -> int:
    """Read "30", "30 min", "0:30", "0,5 h" as minutes; a bare number is minutes, or *hours* where the heading says so."""
    plain = text.strip()
    if not plain or plain == "-" or fold(plain) in ("keine", "ohne", "nein"):
        return 0
    if match := _LENGTH.fullmatch(plain):
        return int(match["hour"]) * 60 + int(match["minute"])
    match = _BREAK.fullmatch(plain)
    if match is not None:
        unit = (match["unit"] or ("h" if hours else "m")).lower()
        value = Decimal(match["number"].replace(",", ".")) * (60 if unit[0] in "hs" else 1)
        if value == value.to_integral_value():
            return int(value)
    raise _not_understood(text, "Eine Pause sieht so aus: 30 (Minuten) oder 0:30.", "Pause")


def length_of(text: str) -> int:
    """Return "4,5", "4:30", "4.5 h" as minutes, rounded; the text has that form."""
    plain = re.sub(r"[^\d.,:]", "", text).rstrip(".")
    if match := _LENGTH.fullmatch(plain):
        return int(match["hour"]) * 60 + int(match["minute"])
    return int((Decimal(plain.replace(",", ".")) * 60).to_integral_value())


def kind_of(text: str) -> ShiftKind:
    """Read what was done; an absence is no working time and said so."""
    words = [fold(word) for word in re.split(r"[^\w-]+", text) if word]
    for word in words:
        if word in ABSENCES or word in FREE:
            raise no_working_time(text, "Art")
    found = [{**KINDS, **MORE_KINDS}.get(word) for word in words]
    kinds = {kind for kind in found if kind is not None}
    if not words:
        return ShiftKind.WORK
    if len(kinds - {ShiftKind.WORK}) > 1 or (None in found and not kinds):
        raise _not_understood(text, "Möglich sind: Arbeit, Bereitschaft, Fahrt, Fortbildung, Krankenhaus.", "Art")
    return next(iter(kinds - {ShiftKind.WORK}), ShiftKind.WORK)


def planned_of(text: str) -> bool | None:
    """Read whether it is a plan or was worked."""
    word = fold(text.strip())
    if not word:
        return None
    if word not in _PLANNED:
        raise _not_understood(text, "Möglich sind: geplant, gearbeitet.", "Stand")
    return _PLANNED[word]


def no_working_time(text: str, place: str) -> NotUnderstood:
    """Return the refusal of an absence among the hours."""
    return NotUnderstood(
        f"„{short(text)}“ ist keine Arbeitszeit. Abwesenheiten tragen Sie selbst ein, zum Beispiel: "
        "lohn e anna urlaub 1.8.-14.8.",
        code="absence_in_file",
        place=place,
    )


def time_of(minutes: int) -> tuple[time, timedelta]:
    """Return the clock time of *minutes* after midnight and how many days later it is (24:00: the next day)."""
    return time(minutes % LAST_OF_DAY // 60, minutes % 60), timedelta(days=minutes // LAST_OF_DAY)


def short(text: str) -> str:
    """Return a value as a sentence can carry it."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39]}…"


def _not_understood(text: str, expected: str, place: str) -> NotUnderstood:
    return NotUnderstood(f"„{short(text)}“ ist nicht verstanden. {expected}", code="value_not_understood", place=place)
