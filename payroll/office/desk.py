"""The desk: one open book. It knows where the book lies, what day it is, and opens one transaction for each action.

Every use case reads in ``desk.read()`` and writes in ``desk.action(...)``: whole or not at all, with its journal entry.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Self

from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from payroll.office.desk_refusals import (
    already_there,
    check_file,
    newer_book,
    no_address,
    no_book,
    opening_refusal,
    working_refusal,
)
from payroll.office.intake.words import day_in_words
from payroll.periods import BERLIN, Month
from payroll.records import journal, journal_undo
from payroll.records.engine import (
    WRITE,
    book_path,
    book_url,
    compact,
    connect,
    copies_of,
    copy_beside,
    create_file,
    has_tables,
    known_revisions,
    revision_of,
    revision_of_file,
)
from payroll.records.journal import Action, BookSession

if TYPE_CHECKING:
    from payroll.office.reopening import Outcome


def _now() -> datetime:
    return datetime.now(BERLIN)


def _where(target: str | Path) -> tuple[Path | None, str]:
    """Return the book's file, if it is one, and how its place is shown: never with a password."""
    try:
        url = book_url(target)
    except ArgumentError:
        raise no_address(str(target).partition("://")[0]) from None
    path = book_path(url)
    return path, str(path) if path else url.render_as_string(hide_password=True)


@contextmanager
def _engine(target: str | Path) -> Iterator[Engine]:
    """Yield an engine for *target*; on any exception its connections are closed."""
    try:
        engine = connect(target)
    except (NoSuchModuleError, ModuleNotFoundError):
        raise no_address(str(target).partition("://")[0]) from None
    try:
        yield engine
    except BaseException:
        engine.dispose()
        raise


class Desk:
    """An open book. Make it with :meth:`open` or :meth:`create`; use it as a context manager or call :meth:`close`."""

    def __init__(self, engine: Engine, *, clock: Callable[[], datetime], actor: str) -> None:
        self._engine, self._writer = engine, engine.execution_options(**{WRITE: True})
        self._clock, self.actor = clock, actor
        self._correcting = False
        self.corrected: tuple[Outcome, ...] = ()
        """What the last action corrects of closed months."""

    @classmethod
    def open(cls, target: str | Path, *, clock: Callable[[], datetime] = _now, actor: str = "") -> Self:
        """Open the book at *target* (file or database URL); pending schema changes run after a backup beside the book.

        ``Refusal``: no such file, no permission, no database, no book, written by a newer program, locked, damaged.
        """
        path, place = _where(target)
        if path is not None:
            check_file(path)
        with _engine(target) as engine, opening_refusal(place):
            revision = revision_of_file(path) if path else revision_of(engine)
            known = known_revisions()
            if revision is None:
                raise no_book(place)
            if revision not in known:
                raise newer_book(place, revision)
            if revision != known[-1]:
                from payroll.records.upgrade import upgrade

                upgrade(engine)
        return cls(engine, clock=clock, actor=actor)

    @classmethod
    def create(cls, target: str | Path, *, clock: Callable[[], datetime] = _now, actor: str = "") -> Self:
        """Create an empty book at *target*, readable by its owner only; folders on the way are made.

        ``Refusal``: there is a book or another file already, no permission, disk full.
        """
        from payroll.records.upgrade import upgrade

        path, place = _where(target)
        with _engine(target) as engine, opening_refusal(place):
            if path is not None:
                path.parent.mkdir(parents=True, exist_ok=True)
                create_file(path)
            elif has_tables(engine):
                raise already_there(place)
            try:
                upgrade(engine)
            except BaseException:
                if path is not None:
                    engine.dispose()
                    path.unlink(missing_ok=True)
                raise
        return cls(engine, clock=clock, actor=actor)

    @property
    def path(self) -> Path | None:
        """The file of the book, ``None`` on a database server."""
        return book_path(self._engine.url)

    @property
    def place(self) -> str:
        """Where the book lies, as shown to people; never with a password."""
        return str(self.path) if self.path else self._engine.url.render_as_string(hide_password=True)

    @property
    def now(self) -> datetime:
        """The present moment in Germany."""
        return self._clock().astimezone(BERLIN)

    @property
    def today(self) -> date:
        """Today's date in Germany."""
        return self.now.date()

    @property
    def month_now(self) -> Month:
        """The current month."""
        return Month.of(self.today)

    @contextmanager
    def read(self) -> Iterator[BookSession]:
        """Yield a session that reads one consistent state; writing in it is a programming error."""
        with self._refusing(), BookSession(self._engine, autoflush=False) as session:
            yield session

    @property
    def state(self) -> str:
        """A text that is another one after each action in the book, whoever did it: the seal of its last journal entry."""
        with self.read() as session:
            return journal.last_digest(session)

    @contextmanager
    def action(self, name: str, summary: str, *, undoable: bool = True, detailed: bool = True) -> Iterator[BookSession]:
        """Yield a session for one action: one transaction, one journal entry, nothing at all on any exception.

        *name* is English and stable (``record_hours``), *summary* a German sentence; ``session.action.summary`` may be
        set later, when the outcome is known. What corrects closed months is refused unless said yes to
        (:meth:`correcting`). *undoable*: False for what closing settles. *detailed*: False only when a
        whole book is taken in and the entry would repeat it.
        """
        with self._refusing(), BookSession(self._writer, expire_on_commit=False) as session, session.begin():
            session.info["action"] = Action(
                name=name, summary=summary, actor=self.actor, at=self.now, undoable=undoable, detailed=detailed
            )
            yield session
            if detailed:
                from payroll.office.reopening import reopen

                self.corrected = reopen(session, allowed=self._correcting)
            journal.append(session)

    @contextmanager
    def correcting(self) -> Iterator[None]:
        """Let actions inside correct closed months: the person was told what that means and said yes."""
        before, self._correcting = self._correcting, True
        try:
            yield
        finally:
            self._correcting = before

    def undo(self) -> str:
        """Take back the last action that still stands; return what it had said, and who had done it if somebody else.

        ``Refusal`` as in ``journal_undo.undo_last``.
        """
        with self.action("undo", "") as session:
            return self._said(journal_undo.undo_last(session))

    def redo(self) -> str:
        """Bring back what was taken back last; return what it says. ``Refusal`` as in ``journal_undo.redo_last``."""
        with self.action("redo", "") as session:
            return self._said(journal_undo.redo_last(session))

    def _said(self, undone: journal_undo.Undone) -> str:
        if undone.actor in ("", self.actor):
            return undone.summary
        at = undone.at.astimezone(BERLIN)
        end = "" if undone.summary.endswith((".", "!", "?")) else "."
        return f"{undone.summary}{end} Das hatte {undone.actor} am {day_in_words(at.date(), weekday=False)} eingetragen."

    def keep_copy(self, purpose: str) -> Path | None:
        """Keep a consistent copy of the book beside it, named by its *purpose*; return where, ``None`` on a server.

        ``Refusal``: disk full, folder not writable.
        """
        if self.path is None:
            return None
        with opening_refusal(self.place):
            return copy_beside(self.path, purpose)

    def copies(self) -> tuple[Path, ...]:
        """Return the copies of the book that lie beside it, oldest name first; none on a server."""
        return () if self.path is None else copies_of(self.path)

    def compact(self) -> None:
        """Let nothing that was erased remain in the file. ``Refusal``: disk full, in use by another program."""
        with self._refusing():
            compact(self._engine)

    @contextmanager
    def _refusing(self) -> Iterator[None]:
        """Turn what a database cannot help (lock, full disk, damage) into a sentence; programming errors pass."""
        try:
            yield
        except DBAPIError as error:
            refusal = working_refusal(self.place, error)
            if refusal is None:
                raise
            raise refusal from error

    def close(self) -> None:
        """Close all connections; the book file is complete afterwards."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exception: object) -> None:
        self.close()
