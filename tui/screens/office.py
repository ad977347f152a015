"""The door to the office: the screens ask here, the work is done in a thread, the answer comes back.

The desk is opened by the first question, not at start: the frame is painted before the database is loaded. Questions
are answered one after the other.
"""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from payroll.refusal import Refusal
from tui.commands.call import now_in_germany
from tui.commands.crash import report

if TYPE_CHECKING:
    from payroll.office.desk import Desk

T = TypeVar("T")


class Unexpected(Exception):
    """The program is at fault; the message is the sentence to show."""


class Office:
    """The book of one session."""

    def __init__(self, target: str | Path, *, actor: str, clock: Callable[[], datetime] = now_in_germany) -> None:
        self.target, self.actor, self.clock = target, actor, clock
        self._desk: Desk | None = None
        self._one_at_a_time = asyncio.Lock()
        self._seen: tuple[tuple[int, int], ...] = ()

    async def ask(self, work: Callable[["Desk"], T]) -> T:
        """Do *work* at the desk and return its answer; raises :class:`Refusal` or :class:`Unexpected`."""
        async with self._one_at_a_time:
            try:
                return await asyncio.to_thread(self._work, work)
            except Refusal:
                raise
            except Exception as error:
                raise Unexpected(self.told(error)) from error

    def told(self, error: BaseException) -> str:
        """Save a report of a programming error and return the sentence about it."""
        path = self.path
        return report(error, path.parent if path else Path.cwd(), self.clock())

    def printed(self, typed: Sequence[str], *, plain: bool) -> str:
        """Return what a command prints on this book; called inside :meth:`ask`, so that one follows the other."""
        from tui.commands.output import telling
        from tui.commands.within import text_of
        from tui.screens.ways import on_screens

        with telling(on_screens):
            return text_of(typed, target=str(self.target), actor=self.actor, clock=self.clock, plain=plain)

    @property
    def path(self) -> Path | None:
        """The file of the book, ``None`` on a database server."""
        return None if "://" in str(self.target) else Path(self.target)

    def _work(self, work: Callable[["Desk"], T]) -> T:
        if self._desk is None:
            from payroll.office.desk import Desk

            self._desk = Desk.open(self.target, clock=self.clock, actor=self.actor)
        try:
            return work(self._desk)
        finally:
            self._seen = self._stamp()

    def _stamp(self) -> tuple[tuple[int, int], ...]:
        """What the files of the book look like from outside; empty on a server."""
        if self.path is None:
            return ()
        found = []
        for file in (self.path, self.path.with_name(f"{self.path.name}-wal")):
            try:
                state = file.stat()
            except OSError:
                continue
            found.append((state.st_mtime_ns, state.st_size))
        return tuple(found)

    @property
    def changed_elsewhere(self) -> bool:
        """Tell whether somebody else wrote to the book since the last answer."""
        return bool(self._seen) and not self._one_at_a_time.locked() and self._stamp() != self._seen

    def close(self) -> None:
        """Close the book."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None
