"""The log of usage reports that were sent: when, to whom, due on which day, and a digest of the figures.

A new, empty table; nothing that was noted before changes.
"""

import sqlalchemy as sa
from alembic import op

revision = "20261122_0003"
down_revision = "20261122_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "reports_sent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grant", sa.String(), nullable=False),
        sa.Column("first", sa.String(length=7), nullable=False),
        sa.Column("last", sa.String(length=7), nullable=False),
        sa.Column("issued", sa.Date(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("to", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("replaces", sa.Date(), nullable=True),
        sa.CheckConstraint('"last" >= "first"', name=op.f("ck_reports_sent_in_order")),
        sa.ForeignKeyConstraint(
            ["grant"], ["grants.key"], name=op.f("fk_reports_sent_grant_grants"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports_sent")),
    )
    op.create_index(op.f("ix_reports_sent_grant"), "reports_sent", ["grant"])


def downgrade() -> None:
    """Drop the table; what was sent is forgotten then."""
    op.drop_table("reports_sent")
