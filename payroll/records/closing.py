"""What closing a month leaves behind: the month, its frozen slips, and the documents due."""

from datetime import date, datetime

from sqlalchemy import Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from payroll.periods import Month
from payroll.records.base import Base, Days, one_of, refers_to
from payroll.records.choices import DOCUMENT_STATES


class ClosedMonthRow(Base):
    """A closed month. *estimates_accepted*: closed although figures of the state were not final."""

    __tablename__ = "closed_months"

    month: Mapped[Month] = mapped_column(unique=True)
    closed_at: Mapped[datetime]
    closed_by: Mapped[str]
    estimates_accepted: Mapped[bool] = mapped_column(default=False)


class ClosedSlipRow(Base):
    """A frozen payslip; *inputs* and *result* are canonical JSON text, *replaces* the number of the slip it replaces.

    *settled* is the small part of the result that later months look back on, derived from it by the office; it stays out
    of the book file, and so do *vacation_days*, *vacation_minutes* and *duty_days*, which the vacation account reads over
    all the years (``NULL``: not counted when it was closed). *corrected_in*: the month whose closing made this replacement
    and settles the difference. *erased_on*: the day parts of inputs and result were erased because their time of keeping
    was over; *hash* proves what remains since, *original_hash* is that of the whole slip.
    """

    __tablename__ = "closed_slips"

    month: Mapped[Month] = mapped_column(refers_to("closed_months.month"), index=True)
    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"), index=True)
    number: Mapped[str] = mapped_column(unique=True)
    inputs: Mapped[str] = mapped_column(Text)
    parameters_version: Mapped[str]
    result: Mapped[str] = mapped_column(Text)
    settled: Mapped[str] = mapped_column(Text)
    hash: Mapped[str]
    replaces: Mapped[str | None] = mapped_column(refers_to("closed_slips.number"))
    recomputed: Mapped[bool] = mapped_column(default=False)
    corrected_in: Mapped[Month | None] = mapped_column(refers_to("closed_months.month"), index=True)
    original_hash: Mapped[str | None]
    erased_on: Mapped[date | None]
    vacation_days: Mapped[int] = mapped_column(default=0)
    vacation_minutes: Mapped[int | None]
    duty_days: Mapped[Days | None]


class CorrectionDueRow(Base):
    """Somebody whose closed months from *since* on no longer are what is noted; settled with the next slip.

    *digest* of the corrections as they were last asked about.
    """

    __tablename__ = "corrections_due"

    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"), unique=True)
    since: Mapped[Month]
    digest: Mapped[str]


class DocumentDueRow(Base):
    """A document that closing promised. *subject*: an assistant's or grant's key, empty if none; *path* once delivered.

    *slip*: number of the slip it prints, ``NULL`` the first one of the person's month.
    """

    __tablename__ = "documents_due"
    __table_args__ = (UniqueConstraint("month", "kind", "subject", "file_name"), one_of("state", DOCUMENT_STATES))

    month: Mapped[Month] = mapped_column(refers_to("closed_months.month"))
    kind: Mapped[str]
    subject: Mapped[str] = mapped_column(default="")
    file_name: Mapped[str]
    state: Mapped[str] = mapped_column(default="due")
    path: Mapped[str | None]
    digest: Mapped[str | None]
    done_at: Mapped[datetime | None]
    slip: Mapped[str | None] = mapped_column(refers_to("closed_slips.number"))
