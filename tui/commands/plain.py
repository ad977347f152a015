"""``lohn schlicht``: the plain dialogue over the book."""

from collections.abc import Callable, Sequence
from datetime import datetime

from tui.commands.call import Call
from tui.commands.parser import Parser


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Open the book and talk."""
    parser = Parser("schlicht", "alles als Fragen und Antworten, für Sprachausgabe und Braille", "schlicht")
    call = Call.of(parser.read(arguments), clock)
    call.out.plain = True
    with call.desk() as desk:
        from tui.plain.dialogue import Dialogue
        from tui.plain.menu import Plain

        Plain(call, desk, Dialogue(call.today)).run()
    return 0
