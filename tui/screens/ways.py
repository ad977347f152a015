"""Where things are on the screens: the place of each declared action, and the way to what a sentence names as a command.

Ways are said in the words that stand on the screen, not by keys: those can be exchanged.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tui.actions.words import REDO, SHOW
from tui.screens.keys import PLACES

if TYPE_CHECKING:
    from tui.actions.declare import Action
    from tui.actions.ways import Named

_PLACE = dict(PLACES)
_OWN = {
    ("heute",): "1",
    ("monat",): "4",
    ("warum",): "4",
    ("budget",): "5",
    ("krank",): "3",
    ("urlaub",): "3",
    ("vertretung",): "6",
    ("person",): "7",
    ("unterlagen",): "8",
}
"""Commands that only show what stands at a place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Where an action is offered: the *place*, there the *key* (by name) with its *label* or the line *section*, and its
    *number* in the list that opens; no number where the key opens it at once.
    """

    place: str
    key: str = ""
    label: str = ""
    section: str = ""
    number: int | None = None


def home_of(action: "Action") -> Home | None:
    """Return where the screens offer a declared action, ``None`` if nowhere."""
    from tui.actions.catalog import of_group
    from tui.screens.absences import offered
    from tui.screens.budget import MONEY
    from tui.screens.cover import GROUP as COVER
    from tui.screens.people import NEW, PERSON
    from tui.screens.settings import GROUPS as IN_SETTINGS

    group = action.words[0]
    if group == "abwesenheit":
        kind = next(kind for kind in ("sick", "maternity") if action in offered(kind))
        return Home(place="3", key="open", label="ändern", number=offered(kind).index(action) + 1)
    if group == "person":
        if action.name == NEW:
            return Home(place="7", key="add", label="neu")
        about_one = [each for each in of_group(group) if any(field.name == PERSON for field in each.fields)]
        return Home(place="7", key="edit", label="ändern", number=about_one.index(action) + 1)
    if group in MONEY and len(action.words) == 1:
        shown = [each for word in MONEY for each in of_group(word) if len(each.words) == 1]
        return Home(place="5", key="add", label="Geld eintragen", number=shown.index(action) + 1)
    if group == COVER:
        return Home(place="6", key="add", label="Antrag", number=of_group(group).index(action) + 1)
    section = next((title for word, title, _ in IN_SETTINGS if word == group), "")
    return Home(place="0", section=section, number=of_group(group).index(action) + 1) if section else None


def on_screens(text: str) -> str:
    """Return a sentence as the screens say it: the way there in place of each command."""
    if "lohn " not in text and "--" not in text:
        return text
    from tui.actions.ways import told

    return told(text, _way)


def _way(named: "Named") -> str | None:
    from tui.actions.errands import Errand
    from tui.actions.ways import with_options
    from tui.screens.settings import GROUPS as IN_SETTINGS

    word, does = named.words[0], named.does
    if word == "e":
        return f"in der Eingabezeile: {named.line}"
    if word == "monat" and "planen" in named.words:
        return f"unter „{_PLACE['2']}“, „vorplanen“"
    if word == "monat" and "abschließen" in named.words:
        return f"unter „{_PLACE['4']}“, „Abschließen“"
    if word == "zurück":
        return f"unter „Weiteres“, „{REDO}“" if "aufheben" in named.words else "mit der Taste „Zurück“"
    own = _OWN.get(does.words if does else (word,))
    if own is not None:
        return f"unter „{_PLACE[own]}“"
    if isinstance(does, Errand):
        return with_options(f"unter „Weiteres“, „{does.title}“", named.options)
    if does is not None:
        home = home_of(does)
        return None if home is None else with_options(_to(home, does), named.options)
    section = next((title for group, title, _ in IN_SETTINGS if group == word), None)
    return None if section is None else f"unter „{_PLACE['0']}“, „{section}“, „{SHOW}“"


def _to(home: Home, action: "Action") -> str:
    way = f"unter „{_PLACE[home.place]}“, „{home.section or home.label}“"
    return f"{way}, „{action.title}“" if home.number else way
