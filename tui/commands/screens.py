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
    if call.out.plain:
        from tui.commands.plain import run as plain

        return plain("schlicht", arguments, clock)
    from tui.screens.app import run as screens

    return screens(call.target, actor=call.actor, clock=call.clock)


def offer_book(call: Call, clock: Callable[[], datetime] | None) -> int:
    """Ask what to do where there is no book yet."""
    from importlib import import_module

    from tui.plain.dialogue import Back, Dialogue, Stopped

    dialogue = Dialogue(call.today)
    dialogue.say(f"Hier liegt noch kein Buch: {call.target}")
    options = ("Ein Beispielbuch ansehen", "Ein neues Buch anlegen", "Eine Buchdatei aufnehmen", "Nichts davon")
    common = [*(["--buch", call.book] if call.book else []), *(["--schlicht"] if call.out.plain else [])]
    try:
        answer = dialogue.choose("Was möchten Sie tun?", options)
        if answer == 2:
            name = dialogue.line("Wie heißt die Datei?", "Der Name der Buchdatei, zum Beispiel mein-buch.json.")
            return int(import_module("tui.commands.book").run("import", [name, *common], clock))
    except (Back, Stopped):
        return 0
    if answer == 0:
        return int(import_module("tui.commands.book").run("demo", common, clock))
    return int(import_module("tui.commands.new_book").run("neu", common, clock)) if answer == 1 else 0
