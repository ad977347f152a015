"""Funders, grants, and the money that comes in or goes out beside wages."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from payroll.periods import Month
from payroll.records.base import Base, Euro, Hours, Percent, in_order, not_negative, one_of, refers_to
from payroll.records.choices import (
    CAP_MEASURES,
    CAP_SCOPES,
    EXPENSE_KINDS,
    FUNDER_KINDS,
    GRANT_BASES,
    GRANT_MODELS,
    HOURS_PER,
    MONTH_METHODS,
    REFUND_KINDS,
    REPORT_EVERY,
    SETTLEMENTS,
    SUBSTITUTE_COVERS,
    SUBSTITUTE_REASONS,
)


class FunderRow(Base):
    """An office that pays (Leistungsträger)."""

    __tablename__ = "funders"
    __table_args__ = (one_of("kind", FUNDER_KINDS),)

    key: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[str]
    name: Mapped[str]
    street: Mapped[str]
    postcode: Mapped[str]
    city: Mapped[str]


class GrantRow(Base):
    """One approval (Bewilligung); groups of the book format are flattened: ``rate_cap_scope``, ``report_every`` …"""

    __tablename__ = "grants"
    __table_args__ = (
        in_order(),
        one_of("basis", GRANT_BASES),
        one_of("model", GRANT_MODELS),
        one_of("hours_per", HOURS_PER),
        one_of("month_method", MONTH_METHODS),
        one_of("rate_cap_scope", CAP_SCOPES),
        one_of("rate_cap_measures", CAP_MEASURES),
        one_of("settlement", SETTLEMENTS),
        one_of("report_every", REPORT_EVERY),
        not_negative("admin_lump_sum", "report_due_days"),
        CheckConstraint("key <> 'none'", name="key"),
        CheckConstraint("(hours_amount IS NULL) = (hours_per IS NULL)", name="hours"),
        CheckConstraint(
            "(rate_cap_amount IS NULL) = (rate_cap_scope IS NULL)"
            " AND (rate_cap_amount IS NULL) = (rate_cap_measures IS NULL)",
            name="rate_cap",
        ),
        CheckConstraint("(opening_on IS NULL) = (opening_balance IS NULL)", name="opening"),
    )

    key: Mapped[str] = mapped_column(unique=True)
    funder: Mapped[str] = mapped_column(refers_to("funders.key"))
    reference: Mapped[str]
    purpose: Mapped[str]
    basis: Mapped[str | None]
    model: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    received_on: Mapped[date | None]
    monthly_amount: Mapped[Euro | None]
    hours_amount: Mapped[Hours | None]
    hours_per: Mapped[str | None]
    month_method: Mapped[str | None]
    rate_cap_amount: Mapped[Euro | None]
    rate_cap_scope: Mapped[str | None]
    rate_cap_measures: Mapped[str | None]
    lump_sum_month: Mapped[Euro | None]
    admin_lump_sum: Mapped[Euro]
    carry_over: Mapped[bool]
    settlement: Mapped[str]
    report_every: Mapped[str]
    report_due_days: Mapped[int]
    opening_on: Mapped[date | None]
    opening_balance: Mapped[Euro | None]
    notice_on: Mapped[date | None]
    clerk: Mapped[str | None]
    conditions: Mapped[str | None]
    conditions_due: Mapped[date | None]
    allowed_expenses: Mapped[tuple[str, ...]] = mapped_column(default=())
    renewal_applied_on: Mapped[date | None]


class GrantPaymentRow(Base):
    """An advance received *on* a day, *for_month*; negative: paid back."""

    __tablename__ = "grant_payments"

    grant: Mapped[str] = mapped_column(refers_to("grants.key"), index=True)
    on: Mapped[date]
    for_month: Mapped[Month]
    amount: Mapped[Euro]


class ExpenseRow(Base):
    """Money laid out beside wages; negative: came back."""

    __tablename__ = "expenses"
    __table_args__ = (one_of("kind", EXPENSE_KINDS),)

    grant: Mapped[str] = mapped_column(refers_to("grants.key"), index=True)
    on: Mapped[date]
    kind: Mapped[str]
    amount: Mapped[Euro]
    note: Mapped[str | None]
    share_of: Mapped[Euro | None]
    share_percent: Mapped[Percent | None]


class CostShareRow(Base):
    """How much of a fixed cost a grant bears from a day on."""

    __tablename__ = "cost_shares"
    __table_args__ = (UniqueConstraint("valid_from", "grant"), not_negative("percent"))

    valid_from: Mapped[date]
    grant: Mapped[str] = mapped_column(refers_to("grants.key"))
    percent: Mapped[Percent]


class BankLineRow(Base):
    """One line of the bank account; *booking*: the booking of this book it is ticked off against."""

    __tablename__ = "bank_lines"
    __table_args__ = (UniqueConstraint("number"), UniqueConstraint("booking"))

    number: Mapped[int]
    on: Mapped[date]
    amount: Mapped[Euro]
    text: Mapped[str]
    booking: Mapped[str | None]


class InvoiceRow(Base):
    """A provider's invoice for *valid_from* to *valid_to*; negative amount: credit note."""

    __tablename__ = "invoices"
    __table_args__ = (in_order(), not_negative("hours"))

    grant: Mapped[str] = mapped_column(refers_to("grants.key"), index=True)
    provider: Mapped[str]
    number: Mapped[str]
    on: Mapped[date]
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    hours: Mapped[Hours]
    amount: Mapped[Euro]
    vat_included: Mapped[bool]
    assignment: Mapped[str | None]
    travel_minutes: Mapped[int | None]
    travel_cost: Mapped[Euro | None]


class RefundRow(Base):
    """A refund by U1 or U2, claimed and perhaps received."""

    __tablename__ = "refunds"
    __table_args__ = (one_of("kind", REFUND_KINDS), not_negative("amount"))

    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"), index=True)
    kind: Mapped[str]
    month: Mapped[Month]
    claimed_on: Mapped[date]
    received_on: Mapped[date | None]
    amount: Mapped[Euro]


class SentReportRow(Base):
    """A usage report that was sent for the months *first* to *last*; *replaces* the day of the report it corrected."""

    __tablename__ = "reports_sent"
    __table_args__ = (in_order("first", "last"),)

    grant: Mapped[str] = mapped_column(refers_to("grants.key"), index=True)
    first: Mapped[Month]
    last: Mapped[Month]
    issued: Mapped[date]
    on: Mapped[date]
    to: Mapped[str]
    due_on: Mapped[date]
    digest: Mapped[str]
    replaces: Mapped[date | None]


class SubstituteRequestRow(Base):
    """A request for the cost of a substitute: need and money as asked for, and the day of each step of its life.

    *absence* ``NULL``: a vacancy. *granted_month*: the month of the account in which *granted_amount* counts.
    """

    __tablename__ = "substitute_requests"
    __table_args__ = (
        in_order(),
        one_of("reason", SUBSTITUTE_REASONS),
        one_of("cover", SUBSTITUTE_COVERS),
        not_negative(
            "lost_minutes", "lost_days", "briefing_minutes", "continued_pay", "refund", "substitute_cost", "already_granted"
        ),
        CheckConstraint(
            "(granted_on IS NULL) = (granted_amount IS NULL) AND (granted_on IS NULL) = (granted_month IS NULL)",
            name="granted",
        ),
        CheckConstraint("granted_amount >= 0", name="granted_amount"),
        CheckConstraint("NOT (granted_on IS NOT NULL AND refused_on IS NOT NULL)", name="decided_once"),
    )

    key: Mapped[str] = mapped_column(unique=True)
    assistant: Mapped[str] = mapped_column(refers_to("assistants.key"), index=True)
    absence: Mapped[str | None] = mapped_column(refers_to("absences.key"))
    grant: Mapped[str] = mapped_column(refers_to("grants.key"), index=True)
    reason: Mapped[str]
    valid_from: Mapped[date]
    valid_to: Mapped[date]
    end_known: Mapped[bool]
    proof: Mapped[bool]
    lost_minutes: Mapped[int]
    lost_days: Mapped[int]
    work: Mapped[str]
    cover: Mapped[str]
    briefing_minutes: Mapped[int]
    continued_pay: Mapped[Euro]
    refund: Mapped[Euro]
    substitute_cost: Mapped[Euro]
    already_granted: Mapped[Euro]
    account_rest: Mapped[Euro | None]
    drafted_on: Mapped[date]
    sent_on: Mapped[date | None]
    asked_back_on: Mapped[date | None]
    reply_by: Mapped[date | None]
    granted_on: Mapped[date | None]
    granted_amount: Mapped[Euro | None]
    granted_month: Mapped[Month | None]
    refused_on: Mapped[date | None]
    used_on: Mapped[date | None]
