"""All declared actions by the word they start with; each group is imported only when asked for."""

from importlib import import_module

from tui.actions.declare import Action

GROUPS = {
    "person": "people",
    "kasse": "settings",
    "einstellung": "settings",
    "bewilligung": "grants",
    "eingang": "money",
    "ausgabe": "money",
    "rechnung": "money",
    "einmal": "money",
    "erstattung": "money",
    "konto": "bank",
    "vertretung": "substitute",
    "nachweis": "reports",
    "abwesenheit": "absences",
    "aufbewahrung": "retention",
    "import": "hours_file",
    "jahr": "year",
    "arbeitszeit": "working_time",
    "urlaub": "vacations",
}


def of_group(word: str) -> tuple[Action, ...]:
    """Return the actions whose first word is *word*."""
    found: tuple[Action, ...] = import_module(f"tui.actions.{GROUPS[word]}").ACTIONS
    return tuple(action for action in found if action.words[0] == word)


def every() -> tuple[Action, ...]:
    """Return all actions."""
    return tuple(action for word in GROUPS for action in of_group(word))


def named(name: str) -> Action:
    """Return the action *name*; ``KeyError`` if there is none."""
    return {action.name: action for action in every()}[name]
