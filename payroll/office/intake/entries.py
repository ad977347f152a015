"""What one typed line means, as frozen values: the result of the entry grammar and the input of its use cases."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from payroll.pay.facts import AbsenceKind, ShiftKind, ShiftState
from payroll.periods import ONE_DAY, elapsed_minutes, local

PRIVATE = "none"
"""Grant of a shift that nobody's grant pays, as the book format writes it."""


@dataclass(frozen=True, slots=True)
class Name:
    """An assistant as the grammar knows them: the book's *key* and the names people type."""

    key: str
    first_name: str
    last_name: str = ""

    @property
    def full(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftEntry:
    """Hours on one or more days. An *end* not after *start* lies on the next day (equal: 24 hours).

    *planned*: those of *days* that are a plan, not yet worked. *covers*: whose absence it stands in for.
    *grant*: ``None`` the contract's, ``"none"`` private, else a grant's key. *instead*: the times of the shift that it puts
    right. *plan_was_wrong*: it puts right a plan that was wrong before an illness was reported.
    """

    assistant: Name
    days: tuple[date, ...]
    start: time
    end: time
    break_minutes: int = 0
    kind: ShiftKind = ShiftKind.WORK
    planned: tuple[date, ...] = ()
    covers: Name | None = None
    grant: str | None = None
    instead: tuple[time, time] | None = None
    plan_was_wrong: bool = False

    def on(self, day: date) -> tuple[datetime, datetime]:
        """Return start and end on *day* as local instants."""
        return local(day, self.start), local(day if self.end > self.start else day + ONE_DAY, self.end)

    def state_on(self, day: date) -> ShiftState:
        """Return whether the shift of *day* is planned or worked."""
        return ShiftState.PLANNED if day in self.planned else ShiftState.WORKED

    @property
    def minutes(self) -> int:
        """Elapsed minutes of all days, breaks taken off."""
        return sum(elapsed_minutes(*self.on(day)) - self.break_minutes for day in self.days)


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveEntry:
    """Shifts of *days* noted by mistake; *clock*: only the one with these clock times. *plan_was_wrong* as above."""

    assistant: Name
    days: tuple[date, ...]
    clock: tuple[time, time] | None = None
    plan_was_wrong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedEntry:
    """The planned shifts of *days* were worked as planned; *assistant* ``None``: everybody's."""

    assistant: Name | None
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeEntry:
    """The planned shifts of *days* do not take place: ``dropped`` (unpaid) or ``holiday`` (public holiday).

    *plan_was_wrong*: they had been planned wrongly before an illness was reported.
    """

    assistant: Name
    days: tuple[date, ...]
    state: ShiftState = ShiftState.DROPPED
    plan_was_wrong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsenceEntry:
    """An absence from *first* to *last* (``None``: not yet known).

    *worked_that_day*: work was done on the first day of an illness. *certified_from*: first day a doctor certified.
    *follow_up*: the same illness as the one before.
    """

    assistant: Name
    kind: AbsenceKind
    first: date
    last: date | None
    certified_from: date | None = None
    worked_that_day: bool = False
    follow_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BackEntry:
    """An illness whose end was not known ended: *on* is the first day able to work again."""

    assistant: Name
    on: date


Entry = ShiftEntry | RemoveEntry | PlannedEntry | FreeEntry | AbsenceEntry | BackEntry


def runs(days: tuple[date, ...]) -> Iterator[tuple[date, date]]:
    """Yield first and last day of each unbroken run of sorted *days*."""
    first = last = days[0]
    for day in days[1:]:
        if day != last + ONE_DAY:
            yield first, last
            first = day
        last = day
    yield first, last
