"""Assistants with their dated facts: contracts, wage tax features, insurance, and values from before the first day here."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from payroll.records.base import Base, Days, Euro, Factor, Hours, Percent, in_order, not_negative, one_of, refers_to
from payroll.records.choices import (
    ON_CALL_HOURS,
    PAY_KINDS,
    SCHEMES,
    TAX_METHODS,
    VACATION_ADJUSTMENTS,
    VACATION_COUNTS,
)


class AssistantRow(Base):
    """A person employed as assistant."""

    __tablename__ = "assistants"

    key: Mapped[str] = mapped_column(unique=True)
    first_name: Mapped[str]
    last_name: Mapped[str]
    birth_date: Mapped[date]
    street: Mapped[str]
    postcode: Mapped[str]
    city: Mapped[str]
    tax_id: Mapped[str]
    social_security_number: Mapped[str]
    iban: Mapped[str]
    severely_disabled: Mapped[bool]
    relative: Mapped[bool]
    weekly_hours_elsewhere: Mapped[Hours | None]
    lives_in: Mapped[bool] = mapped_column(default=False)
    medical_certificate_on: Mapped[date | None]
    vocational_training: Mapped[bool] = mapped_column(default=False)
    school_weekdays: Mapped[tuple[str, ...]] = mapped_column(default=())
    severely_disabled_from: Mapped[date | None]
    severely_disabled_to: Mapped[date | None]


class OpeningRow(Base):
    """Values an assistant brings along from another payroll on the opening day; ``NULL``: not given."""

    __tablename__ = "openings"

    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"), unique=True)
    on: Mapped[date]
    pay_to_date: Mapped[Euro | None]
    tax_to_date: Mapped[Euro | None]
    insured_to_date: Mapped[Euro | None]
    one_offs_to_date: Mapped[Euro | None]
    earnings_13_weeks: Mapped[Euro | None]
    hours_13_weeks: Mapped[Hours | None]


class OpeningVacationRow(Base):
    """Vacation days left of one year on the opening day."""

    __tablename__ = "opening_vacation"
    __table_args__ = (UniqueConstraint("assistant", "year"),)

    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"))
    year: Mapped[int]
    days: Mapped[Days]


class OpeningSickRow(Base):
    """An illness before the opening day and how many of its 42 days were used."""

    __tablename__ = "opening_sick"
    __table_args__ = (in_order(), not_negative("days_used"))

    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"), index=True)
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    days_used: Mapped[int]


class TaxFactRow(Base):
    """Wage tax features (ELStAM) from a date on."""

    __tablename__ = "tax_facts"
    __table_args__ = (
        UniqueConstraint("assistant", "valid_from"),
        one_of("method", TAX_METHODS),
        CheckConstraint("tax_class BETWEEN 1 AND 6", name="tax_class"),
        not_negative("child_allowances", "allowance_month", "addition_month"),
    )

    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"))
    valid_from: Mapped[date]
    method: Mapped[str]
    tax_class: Mapped[int]
    factor: Mapped[Factor | None]
    child_allowances: Mapped[Factor]
    church: Mapped[str | None]
    allowance_month: Mapped[Euro]
    addition_month: Mapped[Euro]


class InsuranceFactRow(Base):
    """Social insurance features from a date on; *fund* ``NULL`` where the Minijob-Zentrale collects."""

    __tablename__ = "insurance_facts"
    __table_args__ = (
        UniqueConstraint("assistant", "valid_from"),
        one_of("scheme", SCHEMES),
        not_negative("children_under_25"),
    )

    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"))
    valid_from: Mapped[date]
    scheme: Mapped[str]
    fund: Mapped[str | None] = mapped_column(refers_to("health_funds.key"))
    pension_exempt: Mapped[bool]
    parent: Mapped[bool]
    children_under_25: Mapped[int]
    household_check: Mapped[bool]
    statutory_health: Mapped[bool]


class ContractRow(Base):
    """A section of a contract; ``premium_*`` are percentages, ``NULL``: not paid."""

    __tablename__ = "contracts"
    __table_args__ = (
        UniqueConstraint("assistant", "valid_from"),
        in_order(),
        one_of("pay", PAY_KINDS),
        not_negative("wage", "weekly_hours", "vacation_days"),
        CheckConstraint("workdays_per_week BETWEEN 1 AND 7", name="workdays_per_week"),
        one_of("on_call_hours", ON_CALL_HOURS),
        one_of("vacation_counts", VACATION_COUNTS),
    )

    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    pay: Mapped[str]
    wage: Mapped[Euro]
    weekly_hours: Mapped[Hours]
    workdays_per_week: Mapped[int]
    vacation_days: Mapped[Days]
    on_call: Mapped[bool]
    premium_night: Mapped[Percent | None]
    premium_deep_night: Mapped[Percent | None]
    premium_sunday: Mapped[Percent | None]
    premium_holiday: Mapped[Percent | None]
    premium_high_holiday: Mapped[Percent | None]
    regular_monthly_pay: Mapped[Euro | None]
    grant: Mapped[str | None] = mapped_column(refers_to("grants.key"))
    on_call_hours: Mapped[str | None]
    time_account_from: Mapped[date | None]
    irregular: Mapped[bool] = mapped_column(default=False)
    vacation_counts: Mapped[str] = mapped_column(default="days")


class VacationNoticeRow(Base):
    """The assistant was told *on* a day how many *days* of vacation are open in a year, and that they lapse."""

    __tablename__ = "vacation_notices"
    __table_args__ = (UniqueConstraint("assistant", "year", "on"), not_negative("days"))

    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"))
    year: Mapped[int]
    on: Mapped[date]
    days: Mapped[Days]


class VacationAdjustmentRow(Base):
    """Vacation days of a year more or fewer than the contract gives, or carried over, for one of fixed reasons."""

    __tablename__ = "vacation_adjustments"
    __table_args__ = (UniqueConstraint("assistant", "year", "reason"), one_of("reason", VACATION_ADJUSTMENTS))

    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"))
    year: Mapped[int]
    days: Mapped[Days]
    reason: Mapped[str]
