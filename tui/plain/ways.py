"""Where things are in the conversation: the titles of its first menu, and the way to what a sentence names as a command."""

import re

from tui.actions.catalog import GROUPS
from tui.actions.errands import Errand
from tui.actions.ways import Named, told, with_options
from tui.actions.words import REDO, SHOW
from tui.plain import spoken

ENTER = "Etwas eintragen: Stunden, Krankheit, Urlaub"
UNDO = "Das Letzte zurücknehmen"
SLIPS = "Abrechnungen vorlesen"
EXPLAIN = "Einen Betrag erklären"
BUDGETS = "Budget vorlesen"
ACCOUNTS = "Urlaub und Krankheit vorlesen"
TRANSFERS = "Was zu überweisen ist"
DOCUMENTS = "Dokumente"
UPKEEP = "Angaben pflegen"
MORE = "Weiteres: Fristen, planen, Jahr, Nachweis, Vertretung, Protokoll, Arbeitszeit, prüfen, sichern"
PLAN = "Einen Monat aus der Wochenplanung vorplanen"
CLOSE = "abschließen"

_FIRST_MENU = {
    "zurück": UNDO,
    "monat": SLIPS,
    "warum": EXPLAIN,
    "budget": BUDGETS,
    "abgaben": TRANSFERS,
    "unterlagen": DOCUMENTS,
}
_HEAD = re.compile(r"[:;,(]")


def group_title(word: str) -> str:
    """Return what a group of actions is about, as the list of commands says it."""
    from tui.commands.main import COMMANDS

    return spoken.sentence_start(next(each.summary for each in COMMANDS if each.word == word))


def in_conversation(text: str) -> str:
    """Return a sentence as the conversation says it: the way there in place of each command."""
    return told(text, _way) if "lohn " in text or "--" in text else text


def _way(named: Named) -> str | None:
    word, does = named.words[0], named.does
    if word == "e":
        return f"unter „{_head(ENTER)}“: {named.line}"
    if word == "monat" and "planen" in named.words:
        return f"unter „{_head(MORE)}“, „{PLAN}“"
    if word == "monat" and CLOSE in named.words:
        return f"in der Übersicht „{CLOSE}“"
    if word == "zurück" and "aufheben" in named.words:
        return f"unter „{_head(MORE)}“, „{REDO}“"
    if word in _FIRST_MENU:
        return f"unter „{_FIRST_MENU[word]}“"
    if isinstance(does, Errand):
        return with_options(f"unter „{_head(MORE)}“, „{does.spoken}“", named.options)
    if does is not None:
        return with_options(f"unter „{UPKEEP}“, „{_head(group_title(word))}“, „{does.title}“", named.options)
    return f"unter „{UPKEEP}“, „{_head(group_title(word))}“, „{SHOW}“" if word in GROUPS else None


def _head(title: str) -> str:
    return _HEAD.split(title, maxsplit=1)[0].strip()
