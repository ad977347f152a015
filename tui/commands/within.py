"""A command carried out inside the conversation or the screens, on the book that is open there."""

from collections.abc import Callable, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from importlib import import_module
from io import StringIO


def run_within(typed: Sequence[str], *, target: str, actor: str, clock: Callable[[], datetime], plain: bool = True) -> int:
    """Carry out a command as it is typed and return its exit code. *plain*: flat text, one fact a line."""
    from tui.commands.main import COMMANDS

    word, *arguments = typed
    module = next(each.module for each in COMMANDS if each.word == word)
    common = ["--buch", target, "--als", actor, *(["--schlicht"] if plain else [])]
    return int(import_module(f"tui.commands.{module}").run(word, [*arguments, *common], clock))


def text_of(typed: Sequence[str], *, target: str, actor: str, clock: Callable[[], datetime], plain: bool) -> str:
    """Return what a command prints, results and remarks in their order; raises what the command refuses."""
    printed = StringIO()
    with redirect_stdout(printed), redirect_stderr(printed):
        run_within(typed, target=target, actor=actor, clock=clock, plain=plain)
    return printed.getvalue()
