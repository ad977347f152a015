"""What every place of the screens has in common: it reads at the desk, shows what it read, and says what it did."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, cast

from textual.containers import Vertical
from textual.widget import Widget

from tui.screens.changing import change
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from tui.screens.app import LohnApp

T = TypeVar("T")


class View(Vertical):
    """One place. *keys*: what the last line names, by name or with another label; *purpose*: a sentence for the help."""

    keys: ClassVar[tuple[str | tuple[str, str], ...]] = ()
    purpose: ClassVar[str] = ""

    _known: tuple[tuple[object, ...], Any] | None = None
    """What was read last, and of which state of the book, day and month."""

    @property
    def lohn(self) -> "LohnApp":
        """The app."""
        return cast("LohnApp", self.app)

    def read(self, desk: "Desk") -> Any:
        """Return what the place shows; runs in a thread, touches no widget."""
        raise NotImplementedError

    def show(self, found: Any) -> None:
        """Show what was read."""
        raise NotImplementedError

    def heart(self) -> Widget:
        """Return the widget that takes the focus when one comes here."""
        return self.query_one(Rows)

    async def reload(self) -> None:
        """Read and show anew."""
        self._known = None
        await self.visit()

    async def visit(self) -> None:
        """Show the place; it is read only if the book, the day or the month is another than when it was read last."""
        found = await self.lohn.attempt(self._current)
        if found is not None and self.is_mounted:
            self.show(found)
            self.lohn.show_keys()

    def _current(self, desk: "Desk") -> Any:
        """Return what the place shows."""
        state = (desk.state, desk.today, self.lohn.month)
        if self._known is None or self._known[0] != state:
            self._known = (state, self.read(desk))
        return self._known[1]

    async def carry_out(self, work: Callable[["Desk"], T], say: Callable[[T, str], str]) -> None:
        """Do *work*, show the place anew and *say* what was done and what it corrects.

        A refusal is shown instead; a change of closed months is asked about first.
        """

        async def done(result: T, corrections: str) -> None:
            await self.reload()
            self.lohn.say(say(result, corrections))

        await change(self.lohn, work, done, self.lohn.refuse)
