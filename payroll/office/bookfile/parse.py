"""From the text of a book file to a checked book: JSON, then form, then what hangs together."""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from payroll.office.book import Book
from payroll.office.bookfile.check import check_book
from payroll.office.bookfile.findings import Findings, not_json
from payroll.office.bookfile.form import BOOK
from payroll.office.bookfile.shapes import JsonObject

LONGEST_WHOLE = 18


@dataclass(frozen=True, slots=True)
class ReadBook:
    """A book as read, and the warnings that came up."""

    book: Book
    warnings: tuple[str, ...]


def read_book(text: str | bytes) -> ReadBook:
    """Return the book in *text*; bytes are UTF-8.

    ``NotUnderstood`` if it is no JSON; ``Refusal`` or ``RefusalList`` with a JSON path for everything else.
    """
    try:
        return _checked(load_json(text))
    except RecursionError as error:
        raise not_json("Das ist keine Buchdatei: Klammern sind viel zu tief geschachtelt.") from error


def _checked(data: Any) -> ReadBook:
    findings = Findings()
    book = BOOK.read(data, "", findings)
    findings.end()
    check_book(book, findings)
    findings.end()
    return ReadBook(book, tuple(findings.warnings))


def load_json(text: str | bytes) -> Any:
    """Return the JSON value in *text*; numbers with a point become ``Decimal``, repeated keys are remembered."""
    if isinstance(text, bytes):
        text = _decoded(text)
    try:
        return json.loads(
            text.removeprefix("\ufeff"),
            object_pairs_hook=JsonObject,
            parse_float=Decimal,
            parse_int=_whole,
            parse_constant=Decimal,
        )
    except json.JSONDecodeError as error:
        raise not_json(
            f"Das ist kein JSON: in Zeile {error.lineno}, Spalte {error.colno} geht es nicht weiter. Prüfen Sie dort "
            "Klammern, Kommas und Anführungszeichen."
        ) from error


def _whole(digits: str) -> int | Decimal:
    """Return a whole number; one too long for any key as ``Decimal``, which every key refuses by its path."""
    return int(digits) if len(digits) <= LONGEST_WHOLE else Decimal(digits)


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise not_json(
            f"Die Datei ist nicht in UTF-8 geschrieben (Zeile {line}, Byte {error.start}). "
            "Speichern Sie sie mit der Kodierung UTF-8."
        ) from error
