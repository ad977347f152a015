"""The daily upkeep: every declared action as a command, and lists of what is there."""

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from itertools import takewhile
from typing import TYPE_CHECKING

from payroll.refusal import NotUnderstood
from tui.actions.catalog import of_group
from tui.actions.declare import Action, with_defaults
from tui.commands.call import Call, carried_out
from tui.commands.entry import say_notices
from tui.commands.from_actions import as_option, example_of, find, given, parser_of
from tui.commands.main import ascii_twin
from tui.commands.parser import HelpWanted, Parser

if TYPE_CHECKING:
    from payroll.office.desk import Desk

LIST = "liste"
OWN_LISTS = {"aufbewahrung": "tui.commands.retention"}
"""Groups that list more than rows of the book."""


def run(word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """List a group, or carry out one of its actions; without any answer given, the questions are asked."""
    if word == "bewilligung" and arguments and ascii_twin(arguments[0]) == "pruefen":
        from tui.commands.grant_checks import check

        return check(arguments[1:], clock)
    actions = of_group(word)
    words = list(takewhile(lambda argument: not argument.startswith("-"), arguments))
    action, taken = find(actions, words)
    alone = action is not None and len(action.words) == 1
    if word in OWN_LISTS and action is None:
        return _own_list(word, arguments, clock)
    if words[:1] == [LIST] or (not words and not alone):
        return _list(word, [argument for argument in arguments if argument != LIST], clock)
    if action is None:
        known = ", ".join(f"lohn {each.command}" for each in actions)
        raise NotUnderstood(f"„{words[0]}“ gehört nicht zu „lohn {word}“. Es gibt: {known}.", code="unknown_command")
    return carry_out(action, _without(arguments, words[:taken]), clock)


def _own_list(word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    code: int = import_module(OWN_LISTS[word]).show_list([each for each in arguments if each != LIST], clock)
    return code


def _without(arguments: Sequence[str], words: Sequence[str]) -> list[str]:
    """Return *arguments* without the command's further words."""
    rest = list(arguments)
    for word in words:
        rest.remove(word)
    return rest


def carry_out(action: Action, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Carry out one declared action with the typed *arguments*."""
    options = parser_of(action).read(arguments)
    call = Call.of(options, clock)
    values = given(action, options, call.today)
    with call.desk() as desk:
        complete = _completed(call, desk, action, values)
        if action.preview:
            return _previewed(call, desk, action, complete, sure=options.ja)
        _do(call, desk, action, complete)
    return 0


def _do(call: Call, desk: "Desk", action: Action, values: dict) -> None:
    done = carried_out(call, desk, lambda: action.run(desk, values))
    call.out.line(f"{'Getan' if action.preview else 'Gespeichert'}: {done.summary}")
    say_notices(call, done)
    if not action.final:
        call.out.remark("Stimmt es nicht? Zurück geht es mit: lohn zurück")


def _previewed(call: Call, desk: "Desk", action: Action, values: dict, *, sure: bool) -> int:
    """Show what would be done; do it where it is asked for or agreed to."""
    preview = action.look(desk, values)
    if preview is None:
        raise TypeError(f"{action.name} has no preview")
    if call.json:
        run = sure and preview.question
        done = carried_out(call, desk, lambda: action.run(desk, values)) if run else None
        call.out.json(
            {**preview.details, "lines": preview.lines, "done": done is not None, "summary": done and done.summary}
        )
        return preview.exit_code
    for line in preview.lines:
        call.out.line(line)
    if not preview.question:
        return preview.exit_code
    if sure or _agreed(call, preview.question):
        _do(call, desk, action, values)
    return 0


def _agreed(call: Call, question: str) -> bool:
    """Ask, where somebody is there to answer; otherwise say how to go on."""
    from tui.plain.dialogue import Back, Dialogue, Stopped

    if not sys.stdin.isatty():
        call.out.remark("Getan ist noch nichts. Soll es so geschehen: dasselbe noch einmal mit --ja")
        return False
    try:
        agreed = Dialogue(call.today).yes(question)
    except (Back, Stopped):
        agreed = False
    if not agreed:
        call.out.remark("Gut, es bleibt, wie es ist.")
    return agreed


def _completed(call: Call, desk: "Desk", action: Action, values: dict) -> dict:
    """Complete *values* by defaults, by questions if nothing was said at all or somebody is there to ask what is missing."""
    from tui.plain.ask import values_for
    from tui.plain.dialogue import Back, Dialogue, Stopped

    if values:
        try:
            return with_defaults(action, values, as_option)
        except NotUnderstood:
            if not sys.stdin.isatty():
                raise
            call.out.remark("Es fehlt noch etwas. Jetzt kommen die Fragen dazu.")
    else:
        call.out.line(f"{action.title}. „zurück“ geht zur vorigen Frage, „?“ erklärt, „stopp“ hört auf.")
    try:
        return values_for(desk, Dialogue(call.today), action, values)
    except (Back, Stopped):
        raise NotUnderstood(
            f"Aufgehört, gespeichert ist nichts. In einer Zeile geht es so: lohn {example_of(action)}", code="stopped"
        ) from None


def _list(word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    from tui.commands import lists

    actions = of_group(word)
    parser = Parser(word, "zeigt, was eingetragen ist", f"{word} {LIST}")
    if any(argument in ("-h", "--hilfe", "--help") for argument in arguments):
        ways = "\n".join(f"  lohn {action.command}: {action.title}" for action in actions)
        raise HelpWanted(f"{parser.format_help()}\n\nAußerdem, jeweils mit eigener Hilfe:\n{ways}")
    call = Call.of(parser.read(arguments), clock)
    with call.desk() as desk:
        if call.json:
            call.out.json(lists.as_json(ascii_twin(word), desk))
            return 0
        lists.show(ascii_twin(word), desk, call.out)
        if word == "eingang":
            from tui.commands.advances import print_expected

            print_expected(desk, call.out)
    if word == "bewilligung":
        call.out.remark("Was eine Stelle fragen kann und was Sie antworten können: lohn bewilligung prüfen")
    for action in actions:
        call.out.remark(f"{action.title}: lohn {action.command}")
    return 0
