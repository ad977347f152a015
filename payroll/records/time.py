"""Time: the roster, shifts, absences, findings left as they are, and one-off pay by month."""

from datetime import date, datetime, time

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from payroll.periods import BERLIN, Month, local
from payroll.records.base import Base, Euro, Hours, in_order, not_negative, one_of, refers_to
from payroll.records.choices import (
    ABSENCE_KINDS,
    ONE_OFF_KINDS,
    ROSTER_KINDS,
    SHIFT_KINDS,
    SHIFT_STATES,
    WEEKDAYS,
)

PRIVATE_OR_GRANT = 'NOT (private AND "grant" IS NOT NULL)'


class RosterRow(Base):
    """A recurring shift, every n weeks; *end* not after *start*: over midnight.

    *private*: ``grant`` is ``"none"`` in the book. *noted_on*, *ended_on*: the days it and its end were noted; *former_to*:
    the end that held before.
    """

    __tablename__ = "roster"
    __table_args__ = (
        in_order(),
        one_of("weekday", WEEKDAYS),
        not_negative("break_minutes"),
        CheckConstraint(PRIVATE_OR_GRANT, name="private"),
        CheckConstraint("every_weeks BETWEEN 1 AND 8", name="every_weeks"),
        one_of("kind", ROSTER_KINDS),
    )

    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"), index=True)
    weekday: Mapped[str]
    start: Mapped[time]
    end: Mapped[time]
    break_minutes: Mapped[int]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    grant: Mapped[str | None] = mapped_column(refers_to("grants.key"))
    private: Mapped[bool] = mapped_column(default=False)
    every_weeks: Mapped[int] = mapped_column(default=1)
    kind: Mapped[str] = mapped_column(default="work")
    noted_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    former_to: Mapped[date | None]


class ShiftRow(Base):
    """One shift in local wall time: day, minute of the day and fold (1: the second time the clock shows it).

    ``start`` and ``end`` read and set the columns as aware times in Germany. *private*: ``grant`` is ``"none"`` in the book.
    """

    __tablename__ = "shifts"
    __table_args__ = (
        UniqueConstraint("assistant", "day", "start_minute", "start_fold"),
        Index(None, "day"),
        one_of("kind", SHIFT_KINDS),
        one_of("state", SHIFT_STATES),
        in_order("day", "end_day"),
        not_negative("break_minutes"),
        CheckConstraint(
            "start_minute BETWEEN 0 AND 1439 AND end_minute BETWEEN 0 AND 1439"
            " AND start_fold BETWEEN 0 AND 1 AND end_fold BETWEEN 0 AND 1",
            name="clock",
        ),
        CheckConstraint(PRIVATE_OR_GRANT, name="private"),
    )

    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"))
    day: Mapped[date]
    start_minute: Mapped[int]
    start_fold: Mapped[int]
    end_day: Mapped[date]
    end_minute: Mapped[int]
    end_fold: Mapped[int]
    break_minutes: Mapped[int]
    kind: Mapped[str]
    state: Mapped[str]
    grant: Mapped[str | None] = mapped_column(refers_to("grants.key"))
    private: Mapped[bool] = mapped_column(default=False)
    covers: Mapped[str | None] = mapped_column(refers_to("absences.key"))
    announced_on: Mapped[date | None]

    @property
    def start(self) -> datetime:
        """Aware local start."""
        return wall_time(self.day, self.start_minute, self.start_fold)

    @start.setter
    def start(self, moment: datetime) -> None:
        self.day, self.start_minute, self.start_fold = wall_columns(moment)

    @property
    def end(self) -> datetime:
        """Aware local end."""
        return wall_time(self.end_day, self.end_minute, self.end_fold)

    @end.setter
    def end(self, moment: datetime) -> None:
        self.end_day, self.end_minute, self.end_fold = wall_columns(moment)


def wall_time(day: date, minute: int, fold: int) -> datetime:
    """Return the aware local time of three columns."""
    return local(day, time(minute // 60, minute % 60), fold)


def wall_columns(moment: datetime) -> tuple[date, int, int]:
    """Return day, minute and fold of an aware time; ``ValueError`` for a naive one or for seconds."""
    if moment.tzinfo is None or moment.second or moment.microsecond:
        raise ValueError(f"a shift needs whole minutes and a time zone: {moment}")
    here = moment.astimezone(BERLIN)
    return here.date(), here.hour * 60 + here.minute, here.fold


class AbsenceRow(Base):
    """An absence; *valid_to* ``NULL``: end not yet known. *continues*: the absence with the same illness.

    *vacation_cut*: the employer declared that it cuts the vacation. The last columns say how an illness counts, what the
    refund forms ask, and what pay around a birth is taken from; never why somebody is ill.
    """

    __tablename__ = "absences"
    __table_args__ = (in_order(), one_of("kind", ABSENCE_KINDS))

    key: Mapped[str] = mapped_column(unique=True)
    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"), index=True)
    kind: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    worked_that_day: Mapped[bool]
    certified_from: Mapped[date | None]
    continues: Mapped[str | None] = mapped_column(refers_to("absences.key"))
    reported_on: Mapped[date | None]
    vacation_cut: Mapped[bool] = mapped_column(default=False)
    separate_case: Mapped[bool] = mapped_column(default=False)
    withheld: Mapped[bool] = mapped_column(default=False)
    third_party: Mapped[bool] = mapped_column(default=False)
    work_accident: Mapped[bool] = mapped_column(default=False)
    employment_ban: Mapped[bool] = mapped_column(default=False)
    average_until: Mapped[Month | None]
    average_gross: Mapped[Euro | None]
    daily_net: Mapped[Euro | None]


class OverrideRow(Base):
    """A finding about working time that is left as it is, with the reason."""

    __tablename__ = "overrides"
    __table_args__ = (UniqueConstraint("assistant", "check", "on"),)

    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"))
    check: Mapped[str]
    on: Mapped[date]
    reason: Mapped[str]
    noted_on: Mapped[date]


class OneOffRow(Base):
    """One-off pay of a month."""

    __tablename__ = "one_offs"
    __table_args__ = (one_of("kind", ONE_OFF_KINDS), not_negative("amount"))

    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"), index=True)
    month: Mapped[Month]
    kind: Mapped[str]
    amount: Mapped[Euro]
    account_hours: Mapped[Hours | None]
