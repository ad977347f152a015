"""A file with hours as text: its size, its kind and its encoding looked at before anything is read from it."""

import codecs
import sys
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from payroll.refusal import NotUnderstood

MOST_BYTES = 2_000_000
"""A year of a team's hours is a tenth of it; anything larger is another file."""

STANDARD_INPUT = "-"
_STARTS = (
    (
        b"PK\x03\x04",
        "Das ist eine Excel- oder LibreOffice-Datei. Speichern Sie die Tabelle dort als CSV und nehmen Sie diese.",
    ),
    (b"\xd0\xcf\x11\xe0", "Das ist eine alte Excel-Datei. Speichern Sie die Tabelle dort als CSV und nehmen Sie diese."),
    (
        b"%PDF",
        "Das ist eine PDF-Datei. Daraus liest das Programm keine Stunden. Lassen Sie sich eine CSV- oder ICS-Datei geben.",
    ),
    (b"{", "Das sieht nach einer Buchdatei aus. Ein Buch nimmt auf: lohn import DATEI"),
)
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CALENDAR = "BEGIN:VCALENDAR"


class FileKind(StrEnum):
    """What a file of hours may be."""

    CSV = "csv"
    ICS = "ics"


@dataclass(frozen=True, slots=True)
class HoursFile:
    """A file as text. *name*: as people know it, without its folder."""

    name: str
    kind: FileKind
    text: str


def read_hours_file(typed: str) -> HoursFile:
    """Read the file at *typed* (``~`` is one's own folder). ``NotUnderstood`` says why it cannot be taken."""
    return decoded(Path(typed).name, _bytes(typed))


def _bytes(typed: str) -> bytes:
    if typed == STANDARD_INPUT:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    path = Path(typed).expanduser()
    try:
        if path.is_dir():
            raise _refused("Das ist ein Ordner. Nennen Sie die Datei darin.", typed, "file_unreadable")
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise _refused("Diese Datei gibt es nicht. Prüfen Sie den Namen.", typed, "file_unreadable") from None
    except (OSError, ValueError):
        raise _refused(
            "Diese Datei lässt sich nicht lesen. Prüfen Sie Namen und Rechte.", typed, "file_unreadable"
        ) from None


def decoded(name: str, data: bytes) -> HoursFile:
    """Return *data* as text of a known kind; ``NotUnderstood`` for what is too large, empty, another kind or no text."""
    if len(data) > MOST_BYTES:
        most = f"{MOST_BYTES // 1_000_000} MB"
        text = (
            f"Die Datei ist größer als {most}. So groß ist keine Liste von Stunden. Nehmen Sie eine Datei mit einem Monat."
        )
        raise _refused(text, name, "file_too_large")
    if not data.strip():
        raise _refused("Die Datei ist leer.", name, "file_empty")
    for start, text in _STARTS:
        if data.lstrip().startswith(start):
            raise _refused(text, name, "file_kind")
    text = _text(name, data)
    kind = FileKind.ICS if text.lstrip().upper().startswith(_CALENDAR) else FileKind.CSV
    return HoursFile(name, kind, text)


def _text(name: str, data: bytes) -> str:
    encoding = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    no_text = "Das ist keine Textdatei. Speichern Sie die Tabelle als CSV (UTF-8) oder den Kalender als ICS."
    try:
        text = data.decode(encoding) if encoding is not None else _without_mark(data)
    except UnicodeError:
        raise _refused(no_text, name, "file_kind") from None
    if any(ord(letter) < 32 and letter not in "\t\r\n\x0b\x0c" for letter in text):
        raise _refused(no_text, name, "file_kind")
    return text


def _without_mark(data: bytes) -> str:
    """UTF-8 if it is that, else the encoding of German Windows."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def _refused(sentence: str, place: str, code: str) -> NotUnderstood:
    return NotUnderstood(sentence, code=code, place=place)
