"""What notices, invoices and the bank say beyond the first book: interpreters' assignments, conditions, cards, shares, lines.

New columns are empty in old rows: nothing was said. Two new, empty tables.
"""

import sqlalchemy as sa
from alembic import op

revision = "20261126_0010"
down_revision = "20261126_0009"
branch_labels = None
depends_on = None

INVOICES = ("assignment", "travel_minutes", "travel_cost")
GRANTS = ("notice_on", "clerk", "conditions", "conditions_due", "allowed_expenses", "renewal_applied_on")
EXPENSES = ("share_of", "share_percent")


def upgrade() -> None:
    """Add the columns, create the tables."""
    with op.batch_alter_table("invoices") as batch:
        batch.add_column(sa.Column("assignment", sa.String(), nullable=True))
        batch.add_column(sa.Column("travel_minutes", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("travel_cost", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("own_job") as batch:
        batch.add_column(sa.Column("card_until", sa.Date(), nullable=True))
    with op.batch_alter_table("grants") as batch:
        batch.add_column(sa.Column("notice_on", sa.Date(), nullable=True))
        batch.add_column(sa.Column("clerk", sa.String(), nullable=True))
        batch.add_column(sa.Column("conditions", sa.String(), nullable=True))
        batch.add_column(sa.Column("conditions_due", sa.Date(), nullable=True))
        batch.add_column(sa.Column("allowed_expenses", sa.String(), nullable=False, server_default=""))
        batch.add_column(sa.Column("renewal_applied_on", sa.Date(), nullable=True))
    with op.batch_alter_table("grants") as batch:
        batch.alter_column("allowed_expenses", server_default=None)
    with op.batch_alter_table("expenses") as batch:
        batch.add_column(sa.Column("share_of", sa.BigInteger(), nullable=True))
        batch.add_column(sa.Column("share_percent", sa.BigInteger(), nullable=True))
    op.create_table(
        "cost_shares",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("grant", sa.String(), nullable=False),
        sa.Column("percent", sa.BigInteger(), nullable=False),
        sa.CheckConstraint('"percent" >= 0', name=op.f("ck_cost_shares_not_negative")),
        sa.ForeignKeyConstraint(
            ["grant"], ["grants.key"], name=op.f("fk_cost_shares_grant_grants"), initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cost_shares")),
        sa.UniqueConstraint("valid_from", "grant", name=op.f("uq_cost_shares_valid_from_grant")),
    )
    op.create_table(
        "bank_lines",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("booking", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_lines")),
        sa.UniqueConstraint("number", name=op.f("uq_bank_lines_number")),
        sa.UniqueConstraint("booking", name=op.f("uq_bank_lines_booking")),
    )


def downgrade() -> None:
    """Drop them; what they said is forgotten then."""
    op.drop_table("bank_lines")
    op.drop_table("cost_shares")
    for table, columns in (("expenses", EXPENSES), ("grants", GRANTS), ("own_job", ("card_until",)), ("invoices", INVOICES)):
        with op.batch_alter_table(table) as batch:
            for name in reversed(columns):
                batch.drop_column(name)
