"""What a line said so far, and the sentence for a line that does not follow the grammar."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import NoReturn

from payroll.office.intake.entries import Name
from payroll.pay.facts import AbsenceKind, ShiftKind, ShiftState
from payroll.refusal import NotUnderstood


class EntryNotUnderstood(NotUnderstood):
    """A line that does not follow the grammar: *part* is the piece not understood, *example* a line that would be right."""

    def __init__(self, part: str, reason: str, example: str) -> None:
        said = f"„{part}“ ist nicht verstanden. " if part else ""
        super().__init__(f"{said}{reason} So wäre es richtig: {example}", code="entry_not_understood")
        self.part, self.example = part, example


@dataclass
class Said:
    """The fields of one line as its pieces name them; *parts* keeps the words behind each, to quote one that does not fit.

    *names*: who may be meant; they also give the example of a right line.
    """

    names: Sequence[Name]
    who: Name | None = None
    everybody: bool = False
    covers: Name | None = None
    grant: str | None = None
    days: list[tuple[date, date]] = field(default_factory=list)
    open_from: date | None = None
    until: date | None = None
    clock: tuple[time, time] | None = None
    pause: int = 0
    kind: ShiftKind = ShiftKind.WORK
    absence: AbsenceKind | None = None
    free: ShiftState | None = None
    back: bool = False
    planned: bool = False
    certified: bool = False
    certified_from: date | None = None
    follow_up: bool = False
    worked: bool = False
    instead: tuple[time, time] | None = None
    removed: bool = False
    corrects: bool = False
    parts: dict[str, str] = field(default_factory=dict)

    def fail(self, part: str, reason: str, example: str = "") -> NoReturn:
        """Refuse the line for *part*."""
        raise EntryNotUnderstood(part, reason, example or self.example())

    def only(self, topic: str, *allowed: str) -> None:
        """Refuse what was said beyond the fields that belong to this kind of entry."""
        for name, words in self.parts.items():
            if name not in ("who", topic, *allowed):
                self.fail(words, f"Das passt nicht zu „{self.parts[topic]}“.")

    def example(self) -> str:
        """Return a right line about the same person and the same matter."""
        someone = self.who or (self.names[0] if self.names else Name("anna", "Anna"))
        name = someone.first_name.lower()
        if self.back:
            return f"{name} gesund ab 11.3."
        if self.absence is AbsenceKind.SICK:
            return f"{name} krank ab 4.3."
        if self.absence is not None:
            return f"{name} {self.parts['absence'].lower()} 1.8.-14.8."
        if self.free is not None:
            return f"{name} {self.parts['free'].lower()} 25.12."
        if self.removed:
            return f"{name} 3.11. 8-12 löschen"
        if "instead" in self.parts:
            return f"{name} 3.11. 8-13 statt 8-12"
        return f"{name} 3.-7.11. wie geplant" if self.planned else f"{name} heute 8-12 pause 30"
