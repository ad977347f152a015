"""What keeps records longer than the years the law counts: holds, and the final decisions that end a funder's proof."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from payroll.records.base import Base, one_of, refers_to
from payroll.records.choices import HOLD_REASONS


class LegalHoldRow(Base):
    """Nothing of this assistant is erased while the row is there, from *since* on; *reason* is one of fixed words."""

    __tablename__ = "legal_holds"
    __table_args__ = (one_of("reason", HOLD_REASONS),)

    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"), unique=True)
    reason: Mapped[str]
    since: Mapped[date]


class FinalDecisionRow(Base):
    """The funder decided for good on what a grant was used for, by a letter of the day *on*."""

    __tablename__ = "final_decisions"

    grant: Mapped[str] = mapped_column(refers_to("grants.key"), unique=True)
    on: Mapped[date]
