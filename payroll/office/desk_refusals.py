"""What can go wrong with a book as a file or database, as sentences: value, place, way out."""

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError, OperationalError

from payroll.refusal import Refusal


def check_file(path: Path) -> None:
    """Refuse what is visibly no book file before anything opens it."""
    place = str(path)
    try:
        exists, is_folder = path.exists(), path.is_dir()
    except PermissionError:
        raise no_permission(place) from None
    if is_folder:
        raise Refusal(
            "Das ist ein Ordner, kein Buch. Nennen Sie die Datei darin, zum Beispiel mit --buch.",
            code="book_folder",
            place=place,
        )
    if not exists:
        raise Refusal(
            "Dieses Buch gibt es nicht. Prüfen Sie den Namen, oder legen Sie mit „lohn neu“ ein Buch an.",
            code="book_missing",
            place=place,
        )
    if not os.access(path, os.R_OK):
        raise no_permission(place)
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        raise read_only(place)
    if path.stat().st_size == 0:
        raise no_book(place)


def no_permission(place: str) -> Refusal:
    """The file may not be read."""
    return Refusal(
        "Sie dürfen diese Datei nicht lesen. Öffnen Sie sie mit dem Benutzerkonto, dem sie gehört.",
        code="book_no_permission",
        place=place,
    )


def read_only(place: str) -> Refusal:
    """The file or its folder may not be written."""
    return Refusal(
        "Das Buch oder sein Ordner ist schreibgeschützt. Heben Sie den Schreibschutz auf, oder kopieren Sie das Buch in "
        "einen Ordner, in den Sie schreiben dürfen.",
        code="book_read_only",
        place=place,
    )


def no_book(place: str) -> Refusal:
    """The file is no database, or a database of something else."""
    return Refusal(
        "Diese Datei ist kein Buch dieses Programms. Prüfen Sie den Namen; eine Buchdatei (JSON) nehmen Sie mit "
        "„lohn import“ auf, ein neues Buch legen Sie mit „lohn neu“ an.",
        code="book_unknown",
        place=place,
    )


def newer_book(place: str, revision: str) -> Refusal:
    """The schema is one this program does not know."""
    return Refusal(
        f"Dieses Buch hat den Stand {revision}, den diese Fassung des Programms nicht kennt: eine neuere hat es "
        "geschrieben. Installieren Sie die neuere Fassung; das Buch bleibt unverändert.",
        code="book_newer",
        place=place,
    )


def no_address(kind: str) -> Refusal:
    """The address of a database cannot be read, or its driver is not installed."""
    return Refusal(
        f"Eine Datenbank der Art „{kind}“ lässt sich nicht öffnen. Eine Adresse sieht so aus: "
        "postgresql+psycopg://name@rechner/buch; dafür muss „lohn[postgresql]“ installiert sein.",
        code="book_address",
    )


def already_there(place: str) -> Refusal:
    """Creating would overwrite."""
    return Refusal(
        "Hier gibt es schon eine Datei oder ein Buch. Nichts wird überschrieben: wählen Sie einen anderen Namen.",
        code="book_exists",
        place=place,
    )


def _locked(place: str) -> Refusal:
    return Refusal(
        "Ein anderes Programm schreibt gerade in dieses Buch. Schließen Sie es dort, oder versuchen Sie es gleich noch "
        "einmal. Nichts ist verloren oder halb gespeichert.",
        code="book_locked",
        place=place,
    )


def _disk_full(place: str) -> Refusal:
    return Refusal(
        "Der Speicherplatz reicht nicht. Diese Eingabe ist nicht gespeichert, alles Frühere schon. Schaffen Sie Platz und "
        "wiederholen Sie die Eingabe.",
        code="disk_full",
        place=place,
    )


def _damaged(place: str) -> Refusal:
    return Refusal(
        "Das Buch ist beschädigt und wird nicht weiter beschrieben. Nehmen Sie die letzte Kopie, die neben dem Buch liegt.",
        code="book_damaged",
        place=place,
    )


def _unreachable(place: str) -> Refusal:
    return Refusal(
        "Die Datenbank ist nicht zu erreichen. Prüfen Sie Adresse, Netz und Zugangsdaten.",
        code="book_unreachable",
        place=place,
    )


SQLITE_MESSAGES = (
    ("locked", _locked),
    ("disk is full", _disk_full),
    ("not a database", no_book),
    ("readonly", read_only),
    ("malformed", _damaged),
    ("unable to open", no_permission),
    ("disk i/o error", _damaged),
)


NO_SPACE_BESIDE = "SQLITE_IOERR_SHMSIZE"
"""On a disk without a free block SQLite cannot even make the small file it keeps beside an open book."""


def working_refusal(place: str, error: BaseException) -> Refusal | None:
    """Return the sentence for what the database reported, ``None`` if it is a programming error."""
    original = error.orig if isinstance(error, DBAPIError) else error
    message = str(original).lower()
    if isinstance(original, sqlite3.Error):
        if getattr(original, "sqlite_errorname", "") == NO_SPACE_BESIDE:
            return _disk_full(place)
        return next((make(place) for sign, make in SQLITE_MESSAGES if sign in message), None)
    if isinstance(error, OperationalError) or (isinstance(error, DBAPIError) and error.connection_invalidated):
        return _unreachable(place)
    return None


@contextmanager
def opening_refusal(place: str) -> Iterator[None]:
    """Turn the errors of opening or creating a book into sentences; programming errors pass."""
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        refusal = _file_refusal(place, error) or working_refusal(place, error)
        if refusal is None:
            raise
        raise refusal from error


def _file_refusal(place: str, error: BaseException) -> Refusal | None:
    """Return the sentence for an error of the file system."""
    if isinstance(error, FileExistsError | NotADirectoryError | IsADirectoryError):
        return already_there(place)
    if isinstance(error, PermissionError):
        return read_only(place)
    if isinstance(error, OSError):
        return _disk_full(place) if error.errno == errno.ENOSPC else read_only(place)
    return None
