"""The employer, their own job, and the health funds that collect contributions."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from payroll.records.base import Base, Euro, Hours, Percent, not_negative, one_of, refers_to
from payroll.records.choices import DISABILITY_STATUS, JOB_KINDS, STATES, U1_CONTRIBUTIONS


class EmployerRow(Base):
    """The one employer of the book; ``levy_*`` are ``levies`` of the book format."""

    __tablename__ = "employer"
    __table_args__ = (CheckConstraint("id = 1", name="single"), one_of("state", STATES))

    name: Mapped[str]
    street: Mapped[str]
    postcode: Mapped[str]
    city: Mapped[str]
    state: Mapped[str]
    municipality: Mapped[str | None]
    local_holidays: Mapped[tuple[str, ...]]
    establishment_number: Mapped[str]
    tax_number: Mapped[str]
    tax_office: Mapped[str]
    iban: Mapped[str]
    email: Mapped[str | None]
    phone: Mapped[str | None]
    levy_u1: Mapped[bool]
    levy_insolvency: Mapped[bool]
    accident_insurer_name: Mapped[str]
    accident_insurer_number: Mapped[str]


class OwnJobRow(Base):
    """The employer's own job; no row: none."""

    __tablename__ = "own_job"
    __table_args__ = (
        CheckConstraint("id = 1", name="single"),
        one_of("kind", JOB_KINDS),
        one_of("status", DISABILITY_STATUS),
        not_negative("weekly_hours", "monthly_gross"),
    )

    kind: Mapped[str]
    employer: Mapped[str]
    weekly_hours: Mapped[Hours]
    monthly_gross: Mapped[Euro]
    fixed_term_until: Mapped[date | None]
    status: Mapped[str]
    consent_on: Mapped[date | None]
    card_until: Mapped[date | None]


class HealthFundRow(Base):
    """A health fund (Krankenkasse); *number* is its Betriebsnummer."""

    __tablename__ = "health_funds"

    key: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    number: Mapped[str]


class FundRateRow(Base):
    """Rates of a health fund from a date on, in percent."""

    __tablename__ = "fund_rates"
    __table_args__ = (
        UniqueConstraint("fund", "valid_from"),
        one_of("u1_contributions", U1_CONTRIBUTIONS),
        not_negative("additional", "u1", "u1_refund", "u2"),
    )

    fund: Mapped[str] = mapped_column(refers_to("health_funds.key"))
    valid_from: Mapped[date]
    additional: Mapped[Percent]
    u1: Mapped[Percent]
    u1_refund: Mapped[Percent]
    u1_contributions: Mapped[str]
    u2: Mapped[Percent]
