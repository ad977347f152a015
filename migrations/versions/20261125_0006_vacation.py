"""Vacation for people whose shifts are never the same: what was told and adjusted, and what closed months come to.

Two new, empty tables. Contracts written before say nothing of irregular days and counted calendar days: so they keep
``irregular`` false and ``vacation_counts`` days. A closed slip takes its days and minutes of vacation from what was
settled of it; its days with duty were not counted then and stay ``NULL``.
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "20261125_0006"
down_revision = "20261125_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables, add the columns, and read what was settled."""
    op.create_table(
        "vacation_notices",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("days", sa.BigInteger(), nullable=False),
        sa.CheckConstraint('"days" >= 0', name=op.f("ck_vacation_notices_not_negative")),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_vacation_notices_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacation_notices")),
        sa.UniqueConstraint("assistant", "year", "on", name=op.f("uq_vacation_notices_assistant_year_on")),
    )
    op.create_table(
        "vacation_adjustments",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("days", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "\"reason\" IN ('earlier_employer', 'granted', 'offset', 'carried_urgent', 'carried_requested')",
            name=op.f("ck_vacation_adjustments_reason"),
        ),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_vacation_adjustments_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_vacation_adjustments")),
        sa.UniqueConstraint("assistant", "year", "reason", name=op.f("uq_vacation_adjustments_assistant_year_reason")),
    )
    with op.batch_alter_table("assistants") as batch:
        batch.add_column(sa.Column("severely_disabled_from", sa.Date(), nullable=True))
        batch.add_column(sa.Column("severely_disabled_to", sa.Date(), nullable=True))
    with op.batch_alter_table("contracts") as batch:
        batch.add_column(sa.Column("irregular", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch.add_column(sa.Column("vacation_counts", sa.String(), nullable=False, server_default="days"))
    with op.batch_alter_table("contracts") as batch:
        batch.alter_column("irregular", server_default=None)
        batch.alter_column("vacation_counts", server_default=None)
        batch.create_check_constraint(op.f("ck_contracts_vacation_counts"), "\"vacation_counts\" IN ('days', 'shifts')")
    with op.batch_alter_table("absences") as batch:
        batch.add_column(sa.Column("vacation_cut", sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("absences") as batch:
        batch.alter_column("vacation_cut", server_default=None)
    with op.batch_alter_table("closed_slips") as batch:
        batch.add_column(sa.Column("vacation_days", sa.Integer(), nullable=False, server_default="0"))
        batch.add_column(sa.Column("vacation_minutes", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("duty_days", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("closed_slips") as batch:
        batch.alter_column("vacation_days", server_default=None)
    _read_settled()


def _read_settled() -> None:
    slips = sa.table("closed_slips", *(sa.column(name) for name in ("id", "settled", "vacation_days", "vacation_minutes")))
    connection = op.get_bind()
    for number, settled in connection.execute(sa.select(slips.c.id, slips.c.settled)).all():
        value = json.loads(settled)
        minutes = sum(count for _, kind, count in value["funding"]["minutes"] if kind == "vacation")
        connection.execute(
            sa.update(slips)
            .where(slips.c.id == number)
            .values(vacation_days=value["vacation_days"], vacation_minutes=minutes)
        )


def downgrade() -> None:
    """Drop them; notices and adjustments are forgotten then."""
    with op.batch_alter_table("closed_slips") as batch:
        for name in ("duty_days", "vacation_minutes", "vacation_days"):
            batch.drop_column(name)
    with op.batch_alter_table("absences") as batch:
        batch.drop_column("vacation_cut")
    with op.batch_alter_table("contracts") as batch:
        batch.drop_constraint(op.f("ck_contracts_vacation_counts"), type_="check")
        batch.drop_column("vacation_counts")
        batch.drop_column("irregular")
    with op.batch_alter_table("assistants") as batch:
        batch.drop_column("severely_disabled_to")
        batch.drop_column("severely_disabled_from")
    op.drop_table("vacation_adjustments")
    op.drop_table("vacation_notices")
