"""One call of a command: which book, who works, how to speak. The database is touched only when the desk is opened."""

import argparse
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from payroll.periods import BERLIN
from payroll.refusal import Refusal
from tui.commands.output import Output

if TYPE_CHECKING:
    from payroll.office.desk import Desk

BOOK_NAME = "buch.lohn"
T = TypeVar("T")


def now_in_germany() -> datetime:
    """Return the present moment."""
    return datetime.now(BERLIN)


def wants_plain() -> bool:
    """Tell whether the surroundings ask for flat text."""
    return any(os.environ.get(name, "") not in ("", "0") for name in ("LOHN_SCHLICHT", "ACCESSIBLE"))


@dataclass(frozen=True, slots=True)
class Call:
    """What every command gets. *book*: as typed or from the environment, ``None`` for the person's own.

    *correct*: the person said that closed months may be corrected.
    """

    book: str | None
    actor: str
    json: bool
    out: Output
    clock: Callable[[], datetime] = now_in_germany
    correct: bool = False

    @classmethod
    def of(cls, options: argparse.Namespace, clock: Callable[[], datetime] | None = None) -> "Call":
        """Make the call from the common options and the environment."""
        return cls(
            book=options.buch or os.environ.get("LOHN_BUCH") or None,
            actor=options.als or os.environ.get("USER") or os.environ.get("USERNAME") or "",
            json=options.json,
            out=Output(plain=options.schlicht or wants_plain()),
            clock=clock or now_in_germany,
            correct=options.berichtigen,
        )

    @property
    def today(self) -> date:
        """Today's date in Germany."""
        return self.clock().astimezone(BERLIN).date()

    @property
    def target(self) -> str:
        """Where the book is."""
        return self.book or str(own_book())

    @contextmanager
    def desk(self) -> Iterator["Desk"]:
        """Open the book; a :class:`Refusal` says how to get one where there is none."""
        if self.book is None and not own_book().exists():
            raise Refusal(
                "Sie haben noch kein Buch. „lohn neu“ legt eines an, „lohn demo“ zeigt ein Beispiel, "
                "„lohn import DATEI“ nimmt eine Buchdatei auf.",
                code="no_book_yet",
            )
        from payroll.office.desk import Desk

        with Desk.open(self.target, clock=self.clock, actor=self.actor) as desk:
            self.out.plain = self.out.plain or _set_to_plain(desk)
            yield desk


def carried_out(call: Call, desk: "Desk", act: Callable[[], T]) -> T:
    """Carry out *act* and say what it corrects of closed months; asked about first, if somebody is there to ask."""
    import sys

    from tui.plain.consent import asked, consented, corrected
    from tui.plain.dialogue import Dialogue

    if call.correct:
        done = consented(desk, act, lambda _wanted: True)
    else:
        done = consented(desk, act, asked(Dialogue(call.today)) if sys.stdin.isatty() else lambda _wanted: False)
    for sentence in corrected(desk):
        (call.out.remark if call.json else call.out.line)(sentence)
    return done


def own_book() -> Path:
    """Return where the person's own book lies on this platform."""
    from platformdirs import user_data_path

    return user_data_path("lohn", appauthor=False) / BOOK_NAME


def _set_to_plain(desk: "Desk") -> bool:
    from payroll.office.settings import all_settings

    return all_settings(desk)["darstellung"] == "schlicht"
