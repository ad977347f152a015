"""Command-line options made from declared actions, and the way from typed options to the use case's values."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from typing import Any

from tui.actions.declare import Action, Field
from tui.commands.main import ascii_twin
from tui.commands.parser import Parser


def parser_of(action: Action) -> Parser:
    """Return the parser of one action: an option for each field, positional places for the first ones."""
    parser = Parser(action.command, action.title, example_of(action))
    for field in action.fields:
        if field.positional:
            parser.add_argument(f"at_{field.name}", nargs="?", metavar=field.option.upper(), help=_help(field))
        names = dict.fromkeys((f"--{field.option}", f"--{ascii_twin(field.option)}"))
        parser.add_argument(*names, dest=field.name, metavar="ANGABE", help=_help(field))
    if action.preview:
        parser.add_argument("--ja", action="store_true", help="nicht nachfragen; ohne --ja wird erst gezeigt, was geschähe")
    return parser


def example_of(action: Action) -> str:
    """Return one right command line for *action*."""
    parts = [action.command]
    for field in action.fields:
        example = _quoted(field.example)
        if field.positional:
            parts.append(example)
        elif field.required:
            parts.append(f"--{field.option} {example}")
    changed = next((field for field in action.changeable if not field.choices), None)
    if changed:
        parts.append(f"--{changed.option} {_quoted(changed.example)}")
    return " ".join(parts)


def _quoted(example: str) -> str:
    return f'"{example}"' if " " in example else example


def given(action: Action, options: Namespace, today: date) -> dict[str, Any]:
    """Return the values typed; ``NotUnderstood`` names option, text and example."""
    values: dict[str, Any] = {}
    for field in action.fields:
        typed = getattr(options, field.name)
        if typed is None and field.positional:
            typed = getattr(options, f"at_{field.name}")
        if typed is not None:
            values[field.name] = field.value(typed, today)
    return values


def as_option(field: Field) -> str:
    """Return a field as it is typed in a command."""
    return f"--{field.option}"


def _help(field: Field) -> str:
    parts = [field.question]
    if field.choices:
        parts.append(f"Möglich: {', '.join(choice.word for choice in field.choices)}.")
    parts.append(f"Beispiel: {field.example}.")
    if not field.required:
        parts.append(f"Sonst: {field.said_default or 'bleibt leer'}.")
    return " ".join(parts).replace("%", "%%")


def find(actions: Sequence[Action], words: Sequence[str]) -> tuple[Action | None, int]:
    """Return the action whose command starts *words* and how many of them it takes."""
    folded = [ascii_twin(word) for word in words]
    for action in sorted(actions, key=lambda each: -len(each.words)):
        own = [ascii_twin(word) for word in action.words[1:]]
        if folded[: len(own)] == own:
            return action, len(own)
    return None, 0
