"""A change that the screens ask the office for: one of closed months is asked about first, in the same words as everywhere.

Written as steps that follow each other, not as one that waits: a handler that waited for a box would hold back the keys
that answer it.
"""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, TypeVar

from payroll.refusal import Refusal
from tui.screens.confirm import Confirm
from tui.screens.error import sentences
from tui.screens.office import Unexpected

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from tui.screens.app import LohnApp

T = TypeVar("T")
Then = Callable[[T, str], Awaitable[None]]
"""What follows: gets the result, and in a sentence what it corrects of closed months."""

Refused = Callable[[Refusal | Unexpected], None]


async def change(
    app: "LohnApp", work: "Callable[[Desk], T]", then: Then[T], refused: Refused, *, agreed: bool = False
) -> None:
    """Do *work* at the desk and go on with *then*; what does not go is given to *refused*.

    *agreed*: the person said that closed months may be corrected; else a box says what that means and asks.
    """
    try:
        done, corrections = await app.office.ask(lambda desk: _done(desk, work, agreed=agreed))
    except Refusal as error:
        question = _question(error)
        if question is None:
            refused(error)
            return

        async def answered(sure: bool | None) -> None:  # noqa: FBT001 - the answer of the box
            if sure:
                await change(app, work, then, refused, agreed=True)

        app.push_screen(Confirm("Berichtigen?", question), answered)
    except Unexpected as error:
        refused(error)
    else:
        await then(done, corrections)


def said(refused: Refusal | Unexpected) -> str:
    """Return what to show of a refusal."""
    return sentences(refused) if isinstance(refused, Refusal) else str(refused)


def _done(desk: "Desk", work: "Callable[[Desk], T]", *, agreed: bool) -> tuple[T, str]:
    from tui.plain.consent import consented, corrected

    done = consented(desk, lambda: work(desk), lambda _: agreed)
    return done, " ".join(corrected(desk))


def _question(refused: Refusal) -> str | None:
    from payroll.office.reopening import CorrectionWanted

    return refused.question if isinstance(refused, CorrectionWanted) else None
