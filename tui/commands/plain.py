"""``lohn schlicht``: the plain dialogue over the book; without a book the ways to one."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from tui.commands.call import Call
from tui.commands.parser import Parser


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Open the book and talk."""
    parser = Parser("schlicht", "alles als Fragen und Antworten, für Sprachausgabe und Braille", "schlicht")
    call = Call.of(parser.read(arguments), clock)
    call.out.plain = True
    if "://" not in call.target and not Path(call.target).exists():
        from tui.commands.screens import offer_book

        return offer_book(call, clock)
    with call.desk() as desk:
        from tui.plain.dialogue import Dialogue
        from tui.plain.menu import Plain

        Plain(call, desk, Dialogue(call.today)).run()
    return 0
