"""What a use case did, as values for faces to say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from payroll.pay.facts import Absence, Shift
from payroll.pay.payslip import Notice


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """An action carried out: *summary* is the journal's sentence, *notices* what to look at now."""

    summary: str
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What an action would do, before it is done: *lines* to read, and the *question* that asks for it.

    *question* empty: there is nothing to do; *exit_code*: 0, or that of what stands in the way. *details*: the same for a
    machine.
    """

    lines: tuple[str, ...]
    question: str
    details: Mapping[str, Any] = field(default_factory=dict)
    exit_code: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftsDone(Done):
    """Shifts as they stand now; *before*: those they took the place of; *questions*: see :class:`HolidayQuestion`."""

    shifts: tuple[Shift, ...]
    before: tuple[Shift, ...] = ()
    questions: tuple["HolidayQuestion", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class HolidayQuestion:
    """A planned shift on a public holiday: was it worked, or did it fall out because of the holiday?"""

    shift: Shift
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceDone(Done):
    """An absence as it stands now; *lost*: planned shifts inside it; *reopened*: confirmed ones that became lost."""

    absence: Absence
    lost: tuple[Shift, ...] = ()
    reopened: tuple[Shift, ...] = ()
