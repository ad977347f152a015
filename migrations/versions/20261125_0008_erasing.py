"""Erasing what need not be kept any longer: what it took out of journal and slips, holds against it, final decisions.

Two new, empty tables and three new columns. Old journal entries have erased nothing of a payload in part, and old slips are
whole: NULL says just that. The digests of old entries stay as they are, because a NULL in the new column is not digested.
"""

import sqlalchemy as sa
from alembic import op

revision = "20261125_0008"
down_revision = "20261125_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, add the columns."""
    op.create_table(
        "legal_holds",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.CheckConstraint(
            "\"reason\" IN ('dispute', 'audit', 'objection', 'third_party')", name=op.f("ck_legal_holds_reason")
        ),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_legal_holds_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_legal_holds")),
        sa.UniqueConstraint("assistant", name=op.f("uq_legal_holds_assistant")),
    )
    op.create_table(
        "final_decisions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("grant", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["grant"], ["grants.key"], name=op.f("fk_final_decisions_grant_grants"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_final_decisions")),
        sa.UniqueConstraint("grant", name=op.f("uq_final_decisions_grant")),
    )
    op.add_column("closed_slips", sa.Column("original_hash", sa.String(), nullable=True))
    op.add_column("closed_slips", sa.Column("erased_on", sa.Date(), nullable=True))
    op.add_column("journal", sa.Column("erased", sa.Text(), nullable=True))


def downgrade() -> None:
    """Drop them; what was erased stays erased, but the journal can no longer say by which entry."""
    with op.batch_alter_table("journal") as batch:
        batch.drop_column("erased")
    with op.batch_alter_table("closed_slips") as batch:
        batch.drop_column("erased_on")
        batch.drop_column("original_hash")
    op.drop_table("final_decisions")
    op.drop_table("legal_holds")
