"""``lohn import``, ``lohn export``, ``lohn demo``: whole books; ``lohn import stunden``: hours out of a file."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from payroll.refusal import NotUnderstood, Refusal
from tui.commands.call import Call
from tui.commands.main import ascii_twin
from tui.commands.parser import Parser

HOURS = "stunden"
SAMPLE_FOLDER = Path("demo")


def run(word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Take a book or hours in, give a book out, or make the sample book."""
    if word == "import" and arguments and ascii_twin(arguments[0]) == HOURS:
        from tui.actions.hours_file import TAKE_IN
        from tui.commands.upkeep import carry_out

        return carry_out(TAKE_IN, arguments[1:], clock)
    return {"import": _import, "export": _export, "demo": _demo}[word](arguments, clock)


def _import(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    parser = Parser(
        "import",
        "nimmt eine Buchdatei in ein neues oder leeres Buch auf. Stunden aus CSV oder Kalender: lohn import stunden DATEI",
        "import mein-buch.json",
    )
    parser.add_argument("datei", metavar="DATEI", help="die Buchdatei (lohn-book/1), „-“ für die Standardeingabe")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    text = _read(options.datei)
    from payroll.office.bookfile import import_file

    try:
        report = import_file(call.target, text, clock=call.clock, actor=call.actor)
    except NotUnderstood as refused:
        raise NotUnderstood(refused.sentence, code=refused.code, place=refused.place or options.datei) from None
    if call.json:
        call.out.json({"counts": report.counts, "warnings": report.warnings, "recomputed": report.recomputed})
        return 0
    people, shifts = report.counts["assistants"], report.counts["shifts"]
    call.out.line(f"Aufgenommen: {people} Personen, {shifts} Schichten. Das Buch: {call.target}")
    if report.recomputed:
        call.out.line(
            f"Neu abgerechnet und abgeschlossen, weil die Datei sie nicht enthielt: {', '.join(report.recomputed)}"
        )
    for warning in report.warnings:
        call.out.remark(f"Achten Sie darauf: {warning}")
    call.out.remark("Was fällig ist: lohn heute")
    return 0


def _read(name: str) -> bytes:
    if name == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(name).read_bytes()
    except OSError as error:
        reason = (
            "Diese Datei gibt es nicht." if isinstance(error, FileNotFoundError) else "Diese Datei lässt sich nicht lesen."
        )
        raise NotUnderstood(f"{reason} Prüfen Sie den Namen.", code="file_unreadable", place=name) from None


def _export(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    parser = Parser("export", "gibt das ganze Buch als Datei aus (lohn-book/1)", "export mein-buch.json")
    parser.add_argument("datei", nargs="?", metavar="DATEI", help="wohin; ohne Angabe oder mit „-“: auf die Standardausgabe")
    parser.add_argument("--schema", action="store_true", help="statt des Buchs die Beschreibung des Formats (JSON-Schema)")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    if options.schema:
        from payroll.office.bookfile.schema import book_schema

        call.out.json(book_schema())
        return 0
    with call.desk() as desk:
        from payroll.office.bookfile import export_book

        text = export_book(desk)
    text = text if text.endswith("\n") else f"{text}\n"
    if options.datei in (None, "-"):
        sys.stdout.write(text)
        return 0
    _write_new(Path(options.datei), text)
    call.out.line(f"Das ganze Buch liegt hier: {options.datei}")
    call.out.remark(f"In ein neues Buch aufnehmen: lohn --buch neu.lohn import {options.datei}")
    return 0


def _write_new(path: Path, text: str) -> None:
    """Write *text* into a file that is not there yet; an older copy is never lost."""
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise Refusal(
            "Diese Datei gibt es schon; sie bleibt, wie sie ist. Nehmen Sie einen anderen Namen.",
            code="file_exists",
            place=str(path),
        ) from None
    except OSError:
        raise Refusal(
            "Hier lässt sich keine Datei schreiben. Gibt es den Ordner?", code="file_unwritable", place=str(path)
        ) from None


def _demo(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    parser = Parser("demo", "macht ein Beispielbuch mit abgeschlossenen Monaten und allen Dokumenten", "demo")
    parser.add_argument(
        "ordner", nargs="?", default=SAMPLE_FOLDER, type=Path, metavar="ORDNER", help="wohin; ohne Angabe: demo"
    )
    options = parser.read(arguments)
    call = Call.of(options, clock)
    from tui.commands.demo import make

    return make(call, options.ordner)
