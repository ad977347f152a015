"""Command lines in German: argparse underneath, its help and its errors as sentences with a value and an example."""

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

from payroll.refusal import NotUnderstood

COMMON = (
    ("--buch", "ORT", "das Buch: eine Datei oder die Adresse einer Datenbank (sonst LOHN_BUCH, sonst Ihr eigenes)"),
    ("--als", "NAME", "wer gerade arbeitet, mit Vor- und Nachnamen; steht im Protokoll und auf Nachweisen"),
    ("--berichtigen", None, "auch abgeschlossene Monate ändern; der Unterschied kommt auf die nächste Abrechnung"),
    ("--schlicht", None, "einfacher Text ohne Tabellen, für Sprachausgabe und Braille (auch LOHN_SCHLICHT=1)"),
    ("--json", None, "Ausgabe für Programme, wo es sie gibt"),
    ("--hilfe", None, "diese Hilfe"),
)

_SENTENCES = (
    (r"unrecognized arguments: (.+)", "„{0}“ gehört nicht zu diesem Befehl."),
    (r"the following arguments are required: (.+)", "Es fehlt: {0}."),
    (r"argument ([^:]+): expected .*argument.*", "Nach {0} fehlt die Angabe."),
    (r"ambiguous option: (.+) could match (.+)", "„{0}“ kann {1} heißen. Schreiben Sie das ganze Wort."),
    (r"argument ([^:]+): ignored explicit argument '?(.*?)'?", "{0} steht allein, ohne „{1}“."),
    (r"argument ([^:]+): not allowed with argument (.+)", "{0} und {1} gehen nicht zusammen."),
)


class Parser(argparse.ArgumentParser):
    """The parser of one command: *words* behind ``lohn``, what it does, and one right example."""

    def __init__(self, words: str, summary: str, example: str) -> None:
        super().__init__(prog=f"lohn {words}", add_help=False, usage=argparse.SUPPRESS)
        self.summary, self.example = summary, example
        for name, takes, help_text in COMMON:
            if takes:
                self.add_argument(name, metavar=takes, help=help_text)
            elif name == "--hilfe":
                self.add_argument("-h", name, "--help", action="store_true", help=help_text)
            else:
                self.add_argument(name, action="store_true", help=help_text)

    def read(self, arguments: Sequence[str]) -> argparse.Namespace:
        """Parse *arguments*; asks for help are answered by :class:`HelpWanted` before anything is required."""
        if any(argument in ("-h", "--hilfe", "--help") for argument in arguments):
            raise HelpWanted(self.format_help())
        return self.parse_intermixed_args(list(arguments))

    def error(self, message: str) -> NoReturn:
        """Raise the German sentence for argparse's message."""
        sentence = "So ist der Befehl nicht verstanden."
        for pattern, german in _SENTENCES:
            if match := re.fullmatch(pattern, message):
                sentence = german.format(*match.groups())
                break
        raise NotUnderstood(
            f"{sentence} Zum Beispiel: lohn {self.example}\nMehr dazu: {self.prog} --hilfe",
            code="arguments",
            place=self.prog,
        )

    def format_help(self) -> str:
        """Return the help: one fact a line, nothing to look at, nothing to draw."""
        common = {name for name, _, _ in COMMON}
        own = [entry for entry in self._actions if not common & set(entry.option_strings)]
        lines = [f"{self.prog}: {self.summary}", "", f"Beispiel: lohn {self.example}"]
        lines += ["", "Angaben:", *(_help_line(entry) for entry in own)] if own else []
        lines += ["", "Immer möglich:", *(_help_line(entry) for entry in self._actions if entry not in own)]
        return "\n".join(lines)


class HelpWanted(Exception):
    """Somebody asked for help; the argument is the text."""


def _help_line(entry: Any) -> str:
    names = ", ".join(entry.option_strings)
    takes = entry.metavar if entry.nargs != 0 and isinstance(entry.metavar, str) else ""
    return f"  {f'{names} {takes}'.strip()}: {entry.help}"
