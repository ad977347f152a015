"""``lohn`` without a word: the screens; without a book the ways to one."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from tui.commands.call import Call
from tui.commands.main import help_text
from tui.commands.parser import Parser


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Open the screens, the plain dialogue where flat text is asked for, or offer a book."""
    call = Call.of(Parser("", "öffnet die Bildschirme", "").read(arguments), clock)
    if not call.out.plain and not (sys.stdin.isatty() and sys.stdout.isatty()):
        call.out.line(help_text())
        return 0
    if "://" not in call.target and not Path(call.target).exists():
        return offer_book(call, clock)
    return _open(call, call.target, clock)


def _open(call: Call, target: str, clock: Callable[[], datetime] | None) -> int:
    """Open the book at *target* in the face that was asked for."""
    if call.out.plain:
        from tui.commands.plain import run as plain

        return plain("schlicht", ["--buch", target, "--als", call.actor], clock)
    from tui.screens.app import run as screens

    return screens(target, actor=call.actor, clock=call.clock)


def offer_book(call: Call, clock: Callable[[], datetime] | None) -> int:
    """Ask what to do where there is no book yet; the sample and a book that was taken in are opened at once."""
    from importlib import import_module

    from tui.plain.dialogue import Back, Dialogue, Stopped

    dialogue = Dialogue(call.today)
    dialogue.say(f"Hier liegt noch kein Buch: {call.target}")
    options = ("Ein Beispielbuch ansehen", "Ein neues Buch anlegen", "Eine Buchdatei aufnehmen", "Nichts davon")
    common = [*(["--buch", call.book] if call.book else []), *(["--schlicht"] if call.out.plain else [])]
    try:
        answer = dialogue.choose("Was möchten Sie tun?", options)
        name = (
            dialogue.line("Wie heißt die Datei?", "Der Name der Buchdatei, zum Beispiel mein-buch.json.")
            if answer == 2
            else ""
        )
    except (Back, Stopped):
        return 0
    if answer == 0:
        return _sample(call, common, clock)
    if answer == 1:
        return int(import_module("tui.commands.new_book").run("neu", common, clock))
    if answer == 2:
        code = int(import_module("tui.commands.book").run("import", [name, *common], clock))
        return code or _open(call, call.target, clock)
    return 0


def _sample(call: Call, common: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Make the sample book, unless it is there from an earlier time, and open it."""
    from payroll.office.demo import BOOK_NAME
    from tui.commands.book import SAMPLE_FOLDER
    from tui.commands.book import run as book

    sample = SAMPLE_FOLDER / BOOK_NAME
    code = 0 if sample.exists() else book("demo", common, clock)
    return code or _open(call, str(sample), clock)
