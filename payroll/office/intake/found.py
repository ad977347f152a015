"""What was read from a file of hours: shifts as they stand there, what was not understood, what was passed over."""

from dataclasses import dataclass
from datetime import datetime

from payroll.pay.facts import ShiftKind
from payroll.refusal import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundShift:
    """One shift of a file. *place*: line or event. *who*, *covers*, *grant*: as written there, empty if nothing is.

    *start*, *end*: local times in Germany. *planned*: whether it says so; ``None``: nothing about it.
    """

    place: str
    who: str
    start: datetime
    end: datetime
    break_minutes: int = 0
    kind: ShiftKind = ShiftKind.WORK
    grant: str = ""
    covers: str = ""
    planned: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """*shifts* in the order of the file; *problems*: each with its place, the value and a way out; *remarks*: sentences."""

    shifts: tuple[FoundShift, ...]
    problems: tuple[Refusal, ...] = ()
    remarks: tuple[str, ...] = ()
