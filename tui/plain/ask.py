"""A declared action as a conversation: its questions, the answers the book offers, the use case, what it did."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tui import wording
from tui.actions.declare import Action, Choice, Default, Field, Values, with_defaults
from tui.plain.dialogue import Dialogue, ask_all

if TYPE_CHECKING:
    from payroll.office.book import Book
    from payroll.office.desk import Desk
    from payroll.pay.facts import Absence


def book_choices(book: "Book") -> Callable[[Field], Sequence[Choice]]:
    """Return the function that gives a field the entries of *book* as answers."""
    offered = {
        "assistants": [Choice(a.key, a.key, f"{a.first_name} {a.last_name}") for a in book.assistants],
        "grants": [Choice(g.key, g.key, f"{g.key}: {g.purpose}, {g.reference}") for g in book.grants],
        "health_funds": [Choice(f.key, f.key, f.name) for f in book.health_funds],
        "funders": [Choice(f.key, f.key, f.name) for f in book.funders],
        "absences": [Choice(a.key, a.key, absence_in_words(book, a)) for a in newest_first(book.absences)],
    }
    return lambda field: offered.get(field.source, ())


def newest_first(absences: Sequence["Absence"]) -> list["Absence"]:
    """Return absences as they are listed: the latest at the top."""
    return sorted(absences, key=lambda each: each.first, reverse=True)


def absence_in_words(book: "Book", absence: "Absence") -> str:
    """Return "Anna, krank, 4.3.2026 bis 10.3.2026"."""
    from payroll.office.hours_grid import ABSENT_WORDS

    name = next(a.first_name for a in book.assistants if a.key == absence.assistant)
    last = f"bis {wording.day(absence.last)}" if absence.last else "Ende offen"
    return f"{name}, {ABSENT_WORDS[absence.kind.value]}, {wording.day(absence.first)} {last}"


def values_for(desk: "Desk", dialogue: Dialogue, action: Action, known: Values) -> dict[str, Any]:
    """Ask everything about *action* that is not *known*; raises ``Back`` or ``Stopped`` as the dialogue does.

    Where an action changes only what is given, the person picks by number what to change.
    """
    from payroll.office.shelf import load_book
    from payroll.periods import DateRange

    with desk.read() as session:
        # absences of all times can be chosen; everything else does not need the years of hours
        whole = any(field.source == "absences" for field in action.fields)
        choices = book_choices(load_book(session, window=None if whole else DateRange(desk.today, desk.today)))
    asked = [field for field in action.fields if field not in action.changeable]
    values = ask_all(dialogue, asked, known, choices)
    if action.changeable:
        _changes(dialogue, action.changeable, values, choices)
    return with_defaults(action, values)


def _changes(
    dialogue: Dialogue, fields: Sequence[Field], values: dict[str, Any], choices: Callable[[Field], Sequence[Choice]]
) -> None:
    """Let the person pick what to change until they say it is all."""
    while True:
        rest = [field for field in fields if field.name not in values]
        given = any(field.name in values for field in fields)
        options = [*(["Das ist alles"] if given else []), *(field.label for field in rest)]
        index = dialogue.choose("Was ändert sich noch?" if given else "Was ändert sich?", options)
        if given and index == 0:
            return
        picked = rest[index - given]
        answer = dialogue.field(replace(picked, default=Default.REQUIRED), choices(picked))
        values[picked.name] = answer
