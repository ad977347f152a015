"""Questions and answers line by line: nothing but print and input, made for speech and braille.

A title, numbered options one a line, ``Nummer:``, the answer confirmed in words. ``zurück`` goes one question back, ``?``
explains, ``stopp`` (or the end of input) leaves the dialogue. Nothing is repainted, nothing is timed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from payroll.office.intake.words import fold, month_in_words
from payroll.periods import Month
from payroll.refusal import NotUnderstood
from tui.actions import parsers
from tui.actions.declare import Choice, Default, Field, Values
from tui.actions.written import written
from tui.plain import spoken

BACK, HELP, STOP = ("zurueck", "z"), ("?", "hilfe"), ("stopp", "stop", "ende")


class Back(Exception):
    """The person wants the question before."""


class Stopped(Exception):
    """The person wants to leave, or there is nothing more to read."""


@dataclass
class Dialogue:
    """A conversation. *today*: for dates without a year. *ask*: reads one line after a prompt."""

    today: date
    ask: Callable[[str], str] = input
    say: Callable[[str], None] = lambda text: print(spoken.aloud(text))

    def line(self, prompt: str, help_text: str) -> str:
        """Return one typed line; ``?`` explains and asks again; raises :class:`Back` or :class:`Stopped`."""
        while True:
            try:
                typed = self.ask(f"{prompt} ").strip()
            except EOFError:
                raise Stopped from None
            word = fold(typed)
            if word in BACK:
                raise Back
            if word in STOP:
                raise Stopped
            if word not in HELP:
                return typed
            self.say(f"{help_text} „zurück“ geht zur vorigen Frage, „stopp“ hört auf.")

    def choose(self, title: str, options: Sequence[str], help_text: str = "", *, default: int | None = None) -> int:
        """Ask for one of *options* and return its index: by number, or by how only one of them begins ("ja"); Enter takes
        *default*.
        """
        self.say(title)
        for number, option in enumerate(options, 1):
            self.say(f"{number}. {option}")
        prompt = "Nummer:" if default is None else f"Nummer (Eingabetaste für {default + 1}):"
        while True:
            typed = self.line(prompt, help_text or f"Schreiben Sie eine Zahl von 1 bis {len(options)}.")
            if not typed and default is not None:
                return default
            if typed.isdecimal() and 1 <= int(typed) <= len(options):
                return int(typed) - 1
            meant = [index for index, option in enumerate(options) if typed and fold(option).startswith(fold(typed))]
            if len(meant) == 1:
                return meant[0]
            wrong = f"„{typed}“ ist keine Zahl von 1 bis {len(options)}." if typed else ""
            self.say(wrong or f"Schreiben Sie eine Zahl von 1 bis {len(options)}. „?“ erklärt, „zurück“ geht zurück.")

    def yes(self, question: str, help_text: str = "") -> bool:
        """Ask a question answered by yes or no."""
        return self.choose(question, ("Ja", "Nein"), help_text or "1 heißt ja, 2 heißt nein.") == 0

    def field(self, asked: Field, choices: Sequence[Choice] = ()) -> Any:
        """Ask one field until its answer is understood, say the answer back, and return its value.

        *choices* replace the field's own (people, grants of the book). ``Default.LEFT_OUT`` when it is passed over.
        """
        options = tuple(choices) or asked.choices
        if options:
            return self._choice(asked, options)
        while True:
            typed = self.line(self._prompt(asked), self._help(asked))
            if not typed:
                if asked.required:
                    self.say("Hier wird eine Angabe gebraucht.")
                    continue
                self.say(f"{asked.label}: {asked.said_default or 'bleibt leer'}.")
                return asked.default
            try:
                value = asked.value(typed, self.today)
            except NotUnderstood as refused:
                self.say(refused.sentence)
                continue
            self.say(f"{asked.label}: {said(asked, value)}.")
            return value

    def _choice(self, asked: Field, options: Sequence[Choice]) -> Any:
        titles = [option.title for option in options]
        default = next((i for i, option in enumerate(options) if option.value == asked.default), None)
        if not asked.required and default is None:
            titles.append(asked.said_default or "nichts davon")
            default = len(options)
        index = self.choose(asked.question, titles, asked.help, default=default)
        self.say(f"{asked.label}: {titles[index]}.")
        return options[index].value if index < len(options) else asked.default

    @staticmethod
    def _prompt(asked: Field) -> str:
        if asked.required:
            return f"{asked.question} Zum Beispiel {asked.example}:"
        return f"{asked.question} Zum Beispiel {asked.example}. Eingabetaste: {asked.said_default or 'bleibt leer'}:"

    @staticmethod
    def _help(asked: Field) -> str:
        return asked.help or f"{asked.question} Ein Beispiel: {asked.example}."


def said(asked: Field, value: Any) -> str:
    """Return a value as it is said back: amounts, rates and days in words."""
    match value:
        case Decimal() if asked.read in (parsers.money, parsers.signed_money):
            return spoken.euro(value)
        case Decimal():
            unit = {parsers.hours: " Stunden", parsers.percent: " Prozent"}.get(asked.read, "")
            return f"{spoken.number(value)}{unit}"
        case date():
            return spoken.day(value, year=True)
        case Month():
            return month_in_words(value.year, value.month)
    return written(value)


def ask_all(
    dialogue: Dialogue,
    fields: Sequence[Field],
    known: Values,
    choices: Callable[[Field], Sequence[Choice]],
    *,
    answered: Values | None = None,
    again: bool = False,
    keep: Callable[[Values], None] | None = None,
) -> dict[str, Any]:
    """Ask the *fields* that are not *known*, one after the other; ``zurück`` returns to the one before.

    *choices*: the answers the book offers for a field. *answered*: answers of an earlier time, which are not asked again;
    *again*: except the last of them. *keep*: told the answers after each question, so that a long dialogue can go on
    later. Raises :class:`Back` when the person goes back from the first question.
    """
    values: dict[str, Any] = {**known, **(answered or {})}
    open_fields = [each for each in fields if each.name not in known]
    asked = [each.name for each in open_fields if each.name in values]
    index = 0
    if again and asked:
        index = _step_back(open_fields, asked, values)
    while index < len(open_fields):
        current = open_fields[index]
        if current.name in values or not current.asked(values):
            index += 1
            continue
        try:
            answer = dialogue.field(current, choices(current))
        except Back:
            if not asked:
                raise
            index = _step_back(open_fields, asked, values)
            continue
        asked.append(current.name)
        if answer is not Default.LEFT_OUT:
            values[current.name] = answer
        if keep:
            keep(values)
        index += 1
    return values


def _step_back(fields: Sequence[Field], asked: list[str], values: dict[str, Any]) -> int:
    """Forget the last answer and return the place of its question."""
    name = asked.pop()
    values.pop(name, None)
    return next(index for index, each in enumerate(fields) if each.name == name)
