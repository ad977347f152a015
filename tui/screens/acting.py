"""From a place to a declared action and back: choose one by number, fill its form, say what it did."""

from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from tui.actions.declare import Action
from tui.screens.choose import Choose
from tui.screens.confirm import Confirm
from tui.screens.entry import told, undoable
from tui.screens.form import Choices, Filled, Form

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from tui.screens.view import View


def choose_action(
    view: "View",
    title: str,
    actions: Sequence[Action],
    known: Mapping[str, Any],
    about: str = "",
    also: tuple[str, Callable[[], Coroutine[Any, Any, None]]] | None = None,
) -> None:
    """Offer *actions* by number and go through the form of the chosen one; *also*: one more title and what it does."""

    def picked(index: int | None) -> None:
        if also and index == len(actions):
            view.run_worker(also[1]())
        elif index is not None:
            view.run_worker(fill_in(view, actions[index], known, about))

    titles = [action.title for action in actions]
    view.app.push_screen(Choose(title, [*titles, also[0]] if also else titles), picked)


async def fill_in(view: "View", action: Action, known: Mapping[str, Any], about: str = "") -> None:
    """Open the form of *action*; what is in *known* is not asked. Afterwards the place shows the new state."""
    choices = await view.lohn.attempt(offered)
    if choices is None:
        return
    if all(field.name in known for field in action.fields):
        await _asked_and_done(view, action, known)
        return

    async def finished(filled: Filled | None) -> None:
        if filled is not None:
            await view.reload()
            view.lohn.say(told(filled.done) if action.final else undoable(*filled))

    view.app.push_screen(Form(action, choices, known, about), finished)


async def _asked_and_done(view: "View", action: Action, known: Mapping[str, Any]) -> None:
    async def answered(sure: bool | None) -> None:  # noqa: FBT001 - the answer of the box
        if sure:
            await view.carry_out(lambda desk: action.run(desk, known), undoable)

    question = action.confirm(known) if action.confirm else f"{action.title}?"
    view.app.push_screen(Confirm(question), answered)


def offered(desk: "Desk") -> Choices:
    """Return the answers the book offers."""
    from payroll.office.shelf import load_book
    from payroll.periods import DateRange
    from tui.plain.ask import book_choices

    with desk.read() as session:
        book = load_book(session, window=DateRange(desk.today, desk.today))
    return book_choices(book)
