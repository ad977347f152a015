"""How an illness counts, what the refund forms ask, and what pay around a birth is taken from.

New columns of absences. Old absences say none of it: no case of its own, nothing held back, no average given.
"""

import sqlalchemy as sa
from alembic import op

revision = "20261126_0009"
down_revision = "20261125_0008"
branch_labels = None
depends_on = None

FLAGS = ("separate_case", "withheld", "third_party", "work_accident", "employment_ban")


def upgrade() -> None:
    """Add the columns."""
    with op.batch_alter_table("absences") as batch:
        for name in FLAGS:
            batch.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("average_until", sa.String(length=7), nullable=True))
        batch.add_column(sa.Column("average_gross", sa.BigInteger(), nullable=True))
        batch.add_column(sa.Column("daily_net", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("absences") as batch:
        for name in FLAGS:
            batch.alter_column(name, server_default=None)


def downgrade() -> None:
    """Drop them; what they said is forgotten then."""
    with op.batch_alter_table("absences") as batch:
        for name in ("daily_net", "average_gross", "average_until", *reversed(FLAGS)):
            batch.drop_column(name)
