"""Kinds of single values in a book file: each reads JSON, writes it back, and describes itself as JSON Schema.

A kind is the one place that knows a form; parser, writer and schema are made from it.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from string import digits
from typing import Any, Protocol

from payroll.money import euro
from payroll.office.bookfile.findings import INVALID, Findings, Invalid, listed, shown
from payroll.records.types import plain

TEXT_AT_MOST = 1000
UNFIT = {"Cc", "Cs"}

JsonSchema = dict[str, Any]


class Kind(Protocol):
    """A form of JSON value."""

    def read(self, value: Any, place: str, findings: Findings) -> Any:
        """Return the value as the book holds it, ``INVALID`` after noting a finding at *place*."""
        ...

    def write(self, value: Any) -> Any:
        """Return the canonical JSON value."""
        ...

    def schema(self) -> JsonSchema:
        """Return the JSON Schema of the form."""
        ...


def _text_of(value: Any, place: str, findings: Findings, example: str) -> str | Invalid:
    """Return *value* if it is clean text."""
    if not isinstance(value, str):
        return findings.refuse(
            place, f"Hier steht {shown(value)}; erwartet ist Text in Anführungszeichen, zum Beispiel {example}.", "type"
        )
    if len(value) > TEXT_AT_MOST:
        return findings.refuse(
            place, f"Dieser Text hat {len(value)} Zeichen; erlaubt sind höchstens 1.000. Kürzen Sie ihn.", "text_length"
        )
    if any(unicodedata.category(character) in UNFIT for character in value):
        return findings.refuse(
            place,
            f"{shown(value)} enthält Steuerzeichen (zum Beispiel einen Zeilenumbruch). Entfernen Sie sie.",
            "text_control",
        )
    return value


@dataclass(frozen=True, slots=True)
class Text:
    """Text without control characters.

    *filled*: not blank; *pattern*: what it must look like, *wanted* the same in words; *refused*: words with a meaning.
    """

    filled: bool = False
    example: str = '"Text"'
    pattern: str | None = None
    wanted: str = ""
    refused: tuple[str, ...] = ()

    def read(self, value: Any, place: str, findings: Findings) -> str | Invalid:
        """Return the text as it stands."""
        text = _text_of(value, place, findings, self.example)
        if isinstance(text, Invalid):
            return text
        if self.filled and not text.strip():
            return findings.refuse(place, f"Hier darf kein leerer Text stehen. Beispiel: {self.example}.", "text_empty")
        if self.pattern and not re.fullmatch(self.pattern, text):
            return findings.refuse(place, f"{shown(text)} ist nicht {self.wanted}. Beispiel: {self.example}.", "form")
        if text in self.refused:
            return findings.refuse(
                place, f"{shown(text)} ist ein Wort des Formats. Wählen Sie einen anderen Namen.", "reserved"
            )
        return text

    def write(self, value: str) -> str:
        """Return the text."""
        return value

    def schema(self) -> JsonSchema:
        """Text of limited length."""
        schema: JsonSchema = {"type": "string", "maxLength": TEXT_AT_MOST}
        if self.filled:
            schema["minLength"] = 1
        if self.pattern:
            schema["pattern"] = f"^{self.pattern}$"
        if self.refused:
            schema["not"] = {"enum": list(self.refused)}
        return schema


@dataclass(frozen=True, slots=True)
class CheckedNumber:
    """A number with a check digit, kept without blanks; *warns*: a wrong digit is a warning, the form is still asked for.

    *later*: empty text stands for a number that is not known yet; no month closes without it.
    """

    name: str
    valid: Callable[[str], bool]
    example: str
    form: str
    warns: bool = False
    later: bool = False

    def read(self, value: Any, place: str, findings: Findings) -> str | Invalid:
        """Return the number without blanks."""
        from payroll.office.check_digits import compact

        text = _text_of(value, place, findings, self.example)
        if isinstance(text, Invalid):
            return text
        number = compact(text)
        if self.later and not number:
            return number
        if self.warns and re.fullmatch(self.form, number):
            if not self.valid(number):
                findings.warn(
                    place,
                    f"Die Prüfziffer der {self.name} {number} stimmt nicht. Bitte vergleichen Sie sie mit dem Bescheid.",
                )
            return number
        if not re.fullmatch(self.form, number) or not self.valid(number):
            return findings.refuse(
                place,
                f"{shown(text)} ist keine gültige {self.name}; Länge oder Prüfziffer stimmt nicht. Vergleichen Sie sie mit "
                f"dem Original. So sieht eine aus: {self.example}.",
                "check_digit",
            )
        return number

    def write(self, value: str) -> str:
        """Return the number."""
        return value

    def schema(self) -> JsonSchema:
        """Text; check digits are beyond a schema."""
        return {"type": "string", "maxLength": TEXT_AT_MOST}


@dataclass(frozen=True, slots=True)
class Word:
    """One of fixed words; *enum*: the words as the pure column names them."""

    words: tuple[str, ...]
    enum: type[StrEnum] | None = None

    def read(self, value: Any, place: str, findings: Findings) -> str | Invalid:
        """Return the word."""
        if not isinstance(value, str) or value not in self.words:
            return findings.refuse(place, f"{shown(value)} gibt es hier nicht. Erlaubt ist {listed(self.words)}.", "word")
        return self.enum(value) if self.enum else value

    def write(self, value: str) -> str:
        """Return the word."""
        return str(value)

    def schema(self) -> JsonSchema:
        """The words."""
        return {"enum": list(self.words)}


def word(enum: type[StrEnum]) -> Word:
    """Return the kind of an enum's words."""
    return Word(tuple(member.value for member in enum), enum)


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def read(self, value: Any, place: str, findings: Findings) -> bool | Invalid:
        """Return the truth value."""
        if not isinstance(value, bool):
            return findings.refuse(place, f"Hier steht {shown(value)}; erwartet ist true (ja) oder false (nein).", "type")
        return value

    def write(self, value: bool) -> bool:  # noqa: FBT001 - the value itself
        """Return the truth value."""
        return value

    def schema(self) -> JsonSchema:
        """A boolean."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from *low* to *high*."""

    low: int
    high: int

    def read(self, value: Any, place: str, findings: Findings) -> int | Invalid:
        """Return the number."""
        if isinstance(value, bool) or not isinstance(value, int):
            return findings.refuse(
                place,
                f"Hier steht {shown(value)}; erwartet ist eine ganze Zahl ohne Anführungszeichen, zum Beispiel {self.low}.",
                "type",
            )
        if not self.low <= value <= self.high:
            return findings.refuse(place, f"{value} passt nicht; erlaubt ist {self.low} bis {self.high}.", "range")
        return value

    def write(self, value: int) -> int:
        """Return the number."""
        return value

    def schema(self) -> JsonSchema:
        """An integer in its range."""
        return {"type": "integer", "minimum": self.low, "maximum": self.high}


@dataclass(frozen=True, slots=True)
class Number:
    """A decimal number as text with a point, at most *places* decimals; *fixed*: written with two decimals (euro)."""

    places: int
    example: str
    fixed: bool = False
    signed: bool = False
    low: Decimal = Decimal(0)
    high: Decimal | None = None

    @property
    def pattern(self) -> str:
        """Form of the text."""
        return rf"{'-?' if self.signed else ''}[0-9]{{1,9}}(\.[0-9]{{1,{self.places}}})?"

    def read(self, value: Any, place: str, findings: Findings) -> Decimal | Invalid:
        """Return the exact number."""
        if not isinstance(value, str):
            return findings.refuse(
                place,
                f"Hier steht {shown(value)}; erwartet ist eine Zahl in Anführungszeichen, zum Beispiel „{self.example}“.",
                "type",
            )
        if not re.fullmatch(self.pattern, value):
            return findings.refuse(place, f"{shown(value)} ist hier keine Zahl. {self._wanted()}", "number")
        number = Decimal(value) + 0
        if (not self.signed and number < self.low) or (self.high is not None and number > self.high):
            most = f" bis {self.high}" if self.high is not None else " oder mehr"
            return findings.refuse(place, f"{shown(value)} passt nicht; erlaubt ist {self.low}{most}.", "range")
        return euro(number) if self.fixed else plain(number)

    def _wanted(self) -> str:
        sign = "" if self.signed else ", nicht negativ"
        return (
            f"Erwartet sind höchstens neun Stellen, ein Punkt und höchstens {self.places} Nachkommastellen{sign}, "
            f"zum Beispiel „{self.example}“."
        )

    def write(self, value: Decimal) -> str:
        """Return the digits: money with two decimals, else without trailing zeros."""
        return str(euro(value)) if self.fixed else str(plain(value))

    def schema(self) -> JsonSchema:
        """Text in the number's form."""
        return {"type": "string", "pattern": f"^{self.pattern}$"}


@dataclass(frozen=True, slots=True)
class VacationDays:
    """Days a year: a whole number, or text where a part-year entitlement has a fraction (``"22.5"``)."""

    def read(self, value: Any, place: str, findings: Findings) -> Decimal | Invalid:
        """Return the days."""
        if isinstance(value, str):
            days = Number(2, "22.5", high=Decimal(366)).read(value, place, findings)
            if isinstance(days, Invalid):
                return days
            if days == days.to_integral_value():
                return findings.refuse(
                    place, f"Ganze Urlaubstage stehen ohne Anführungszeichen: {days.to_integral_value()}.", "type"
                )
            return days
        days_whole = Whole(0, 366).read(value, place, findings)
        return days_whole if isinstance(days_whole, Invalid) else Decimal(days_whole)

    def write(self, value: Decimal) -> int | str:
        """Return a whole number where it is one."""
        return int(value) if value == value.to_integral_value() else str(plain(value))

    def schema(self) -> JsonSchema:
        """An integer, or text with a fraction."""
        return {"anyOf": [Whole(0, 366).schema(), Number(2, "22.5").schema()]}


@dataclass(frozen=True, slots=True)
class Constant:
    """A key that always says the same: the format's name and version."""

    value: str

    def read(self, value: Any, place: str, findings: Findings) -> str | Invalid:
        """Return the constant."""
        if value == self.value:
            return self.value
        if isinstance(value, str) and value.startswith(self.value.rstrip(digits)):
            return findings.refuse(
                place,
                f"{shown(value)} ist eine Fassung, die dieses Programm nicht kennt; es kennt „{self.value}“. "
                "Installieren Sie die neuere Fassung des Programms.",
                "format_version",
            )
        return findings.refuse(place, f"{shown(value)} gehört nicht hierher. Erwartet ist „{self.value}“.", "format")

    def write(self, _value: Any) -> str:
        """Return the constant."""
        return self.value

    def schema(self) -> JsonSchema:
        """The constant."""
        return {"const": self.value}


@dataclass(frozen=True, slots=True)
class Frozen:
    """Any JSON object, kept as it is; numbers in it are whole, so that it stays exact."""

    def read(self, value: Any, place: str, findings: Findings) -> dict[str, Any] | Invalid:
        """Return the object."""
        if not isinstance(value, dict):
            return findings.refuse(place, f"Hier steht {shown(value)}; erwartet ist ein Objekt {{…}}.", "type")
        before = len(findings.refusals)
        _check_frozen(value, place, findings)
        return value if len(findings.refusals) == before else INVALID

    def write(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return the object."""
        return value

    def schema(self) -> JsonSchema:
        """Any object."""
        return {"type": "object"}


def _check_frozen(value: Any, place: str, findings: Findings) -> None:
    """Note what keeps a frozen value from being exact: numbers with a point, repeated keys, half characters."""
    if isinstance(value, Decimal):
        findings.refuse(place, f"Die Zahl {shown(value)} müsste hier als Text in Anführungszeichen stehen.", "type")
    elif isinstance(value, dict):
        for key in getattr(value, "twice", ()):
            findings.refuse(f"{place}.{key}", f"{shown(key)} kommt hier zweimal vor. Behalten Sie eine Angabe.", "twice")
        for key, item in value.items():
            _check_frozen(item, f"{place}.{key}", findings)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _check_frozen(item, f"{place}[{index}]", findings)
    elif isinstance(value, str) and any(unicodedata.category(character) == "Cs" for character in value):
        findings.refuse(
            place, f"{shown(value)} enthält ein halbes Zeichen. Nehmen Sie die ursprüngliche Datei.", "text_control"
        )
