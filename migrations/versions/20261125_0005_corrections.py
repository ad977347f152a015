"""Corrections of closed months: the month that settled a replacement slip, the slip a document prints, what is due.

Old slips replace nothing and old documents print the first slip of their month: both columns are empty for them, which says
exactly that. The table of corrections due starts empty.
"""

import sqlalchemy as sa
from alembic import op

revision = "20261125_0005"
down_revision = "20261122_0004"
branch_labels = None
depends_on = None

DEFERRED = {"initially": "DEFERRED", "deferrable": True}


def upgrade() -> None:
    """Add two columns with their references, and the table."""
    with op.batch_alter_table("closed_slips") as batch:
        batch.add_column(sa.Column("corrected_in", sa.String(length=7), nullable=True))
        batch.create_foreign_key(
            op.f("fk_closed_slips_corrected_in_closed_months"), "closed_months", ["corrected_in"], ["month"], **DEFERRED
        )
        batch.create_index(op.f("ix_closed_slips_corrected_in"), ["corrected_in"])
    with op.batch_alter_table("documents_due") as batch:
        batch.add_column(sa.Column("slip", sa.String(), nullable=True))
        batch.create_foreign_key(
            op.f("fk_documents_due_slip_closed_slips"), "closed_slips", ["slip"], ["number"], **DEFERRED
        )
    op.create_table(
        "corrections_due",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("since", sa.String(length=7), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assistant"], ["assistants.key"], name=op.f("fk_corrections_due_assistant_assistants"), **DEFERRED
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrections_due")),
        sa.UniqueConstraint("assistant", name=op.f("uq_corrections_due_assistant")),
    )


def downgrade() -> None:
    """Take them away again."""
    op.drop_table("corrections_due")
    with op.batch_alter_table("documents_due") as batch:
        batch.drop_constraint(op.f("fk_documents_due_slip_closed_slips"), type_="foreignkey")
        batch.drop_column("slip")
    with op.batch_alter_table("closed_slips") as batch:
        batch.drop_index(op.f("ix_closed_slips_corrected_in"))
        batch.drop_constraint(op.f("fk_closed_slips_corrected_in_closed_months"), type_="foreignkey")
        batch.drop_column("corrected_in")
