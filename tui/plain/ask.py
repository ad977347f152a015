"""A declared action as a conversation: its questions, the answers the book offers, the use case, what it did."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from tui.actions.declare import Action, Choice, Field, Values, with_defaults
from tui.plain.dialogue import Dialogue, ask_all

if TYPE_CHECKING:
    from payroll.office.book import Book
    from payroll.office.desk import Desk


def book_choices(book: "Book") -> Callable[[Field], Sequence[Choice]]:
    """Return the function that gives a field the entries of *book* as answers."""
    offered = {
        "assistants": [Choice(a.key, a.key, f"{a.first_name} {a.last_name}") for a in book.assistants],
        "grants": [Choice(g.key, g.key, f"{g.key}: {g.purpose}, {g.reference}") for g in book.grants],
        "health_funds": [Choice(f.key, f.key, f.name) for f in book.health_funds],
        "funders": [Choice(f.key, f.key, f.name) for f in book.funders],
    }
    return lambda field: offered.get(field.source, ())


def values_for(desk: "Desk", dialogue: Dialogue, action: Action, known: Values) -> dict[str, Any]:
    """Ask everything about *action* that is not *known*; raises ``Back`` or ``Stopped`` as the dialogue does."""
    from payroll.office.shelf import load_book
    from payroll.periods import DateRange

    with desk.read() as session:
        book = load_book(session, window=DateRange(desk.today, desk.today))
    return with_defaults(action, ask_all(dialogue, action.fields, known, book_choices(book)))
