"""Requests for the cost of a substitute: need, money asked for, and the day of each step of their life.

A new, empty table; nothing that was noted before changes.
"""

import sqlalchemy as sa
from alembic import op

revision = "20261122_0004"
down_revision = "20261122_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "substitute_requests",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("absence", sa.String(), nullable=True),
        sa.Column("grant", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=False),
        sa.Column("end_known", sa.Boolean(), nullable=False),
        sa.Column("proof", sa.Boolean(), nullable=False),
        sa.Column("lost_minutes", sa.Integer(), nullable=False),
        sa.Column("lost_days", sa.Integer(), nullable=False),
        sa.Column("work", sa.String(), nullable=False),
        sa.Column("cover", sa.String(), nullable=False),
        sa.Column("briefing_minutes", sa.Integer(), nullable=False),
        sa.Column("continued_pay", sa.BigInteger(), nullable=False),
        sa.Column("refund", sa.BigInteger(), nullable=False),
        sa.Column("substitute_cost", sa.BigInteger(), nullable=False),
        sa.Column("already_granted", sa.BigInteger(), nullable=False),
        sa.Column("account_rest", sa.BigInteger(), nullable=True),
        sa.Column("drafted_on", sa.Date(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("asked_back_on", sa.Date(), nullable=True),
        sa.Column("reply_by", sa.Date(), nullable=True),
        sa.Column("granted_on", sa.Date(), nullable=True),
        sa.Column("granted_amount", sa.BigInteger(), nullable=True),
        sa.Column("granted_month", sa.String(length=7), nullable=True),
        sa.Column("refused_on", sa.Date(), nullable=True),
        sa.Column("used_on", sa.Date(), nullable=True),
        sa.CheckConstraint('"valid_to" >= "valid_from"', name=op.f("ck_substitute_requests_in_order")),
        sa.CheckConstraint(
            "\"reason\" IN ('illness', 'accident', 'vacation', 'maternity', 'vacancy', 'other')",
            name=op.f("ck_substitute_requests_reason"),
        ),
        sa.CheckConstraint("\"cover\" IN ('existing', 'new', 'provider')", name=op.f("ck_substitute_requests_cover")),
        sa.CheckConstraint(
            '"lost_minutes" >= 0 AND "lost_days" >= 0 AND "briefing_minutes" >= 0 AND "continued_pay" >= 0'
            ' AND "refund" >= 0 AND "substitute_cost" >= 0 AND "already_granted" >= 0',
            name=op.f("ck_substitute_requests_not_negative"),
        ),
        sa.CheckConstraint(
            "(granted_on IS NULL) = (granted_amount IS NULL) AND (granted_on IS NULL) = (granted_month IS NULL)",
            name=op.f("ck_substitute_requests_granted"),
        ),
        sa.CheckConstraint("granted_amount >= 0", name=op.f("ck_substitute_requests_granted_amount")),
        sa.CheckConstraint(
            "NOT (granted_on IS NOT NULL AND refused_on IS NOT NULL)", name=op.f("ck_substitute_requests_decided_once")
        ),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_substitute_requests_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["absence"],
            ["absences.key"],
            name=op.f("fk_substitute_requests_absence_absences"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["grant"],
            ["grants.key"],
            name=op.f("fk_substitute_requests_grant_grants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_substitute_requests")),
        sa.UniqueConstraint("key", name=op.f("uq_substitute_requests_key")),
    )
    op.create_index(op.f("ix_substitute_requests_assistant"), "substitute_requests", ["assistant"])
    op.create_index(op.f("ix_substitute_requests_grant"), "substitute_requests", ["grant"])


def downgrade() -> None:
    """Drop the table."""
    op.drop_table("substitute_requests")
