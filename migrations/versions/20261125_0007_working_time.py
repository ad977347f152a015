"""Working time: rosters every n weeks, plans frozen by an illness, calls, time accounts, findings left as they are.

Old rows keep their meaning: every roster entry so far was weekly work; nobody was noted as living in, trained or at school;
days nobody asked for are unknown. Columns come by plain ``ALTER TABLE … ADD COLUMN``, which SQLite and PostgreSQL both know:
no table that others refer to is rebuilt.
"""

import sqlalchemy as sa
from alembic import op

revision = "20261125_0007"
down_revision = "20261125_0006"
branch_labels = None
depends_on = None

ADDED = (
    ("assistants", "weekly_hours_elsewhere", "BIGINT"),
    ("assistants", "lives_in", "BOOLEAN NOT NULL DEFAULT false"),
    ("assistants", "medical_certificate_on", "DATE"),
    ("assistants", "vocational_training", "BOOLEAN NOT NULL DEFAULT false"),
    ("assistants", "school_weekdays", "VARCHAR NOT NULL DEFAULT ''"),
    (
        "contracts",
        "on_call_hours",
        "VARCHAR CONSTRAINT ck_contracts_on_call_hours CHECK (\"on_call_hours\" IN ('minimum', 'maximum'))",
    ),
    ("contracts", "time_account_from", "DATE"),
    (
        "roster",
        "every_weeks",
        "INTEGER NOT NULL DEFAULT 1 CONSTRAINT ck_roster_every_weeks CHECK (every_weeks BETWEEN 1 AND 8)",
    ),
    (
        "roster",
        "kind",
        "VARCHAR NOT NULL DEFAULT 'work' CONSTRAINT ck_roster_kind"
        " CHECK (\"kind\" IN ('work', 'standby', 'travel', 'training'))",
    ),
    ("roster", "noted_on", "DATE"),
    ("roster", "ended_on", "DATE"),
    ("roster", "former_to", "DATE"),
    ("shifts", "announced_on", "DATE"),
    ("absences", "reported_on", "DATE"),
    ("one_offs", "account_hours", "BIGINT"),
)


def upgrade() -> None:
    """Add the columns and the table of findings left as they are."""
    for table, column, definition in ADDED:
        op.execute(f'ALTER TABLE {table} ADD COLUMN "{column}" {definition}')
    op.create_table(
        "overrides",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("assistant", sa.String(), nullable=False),
        sa.Column("check", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("noted_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assistant"],
            ["assistants.key"],
            name=op.f("fk_overrides_assistant_assistants"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_overrides")),
        sa.UniqueConstraint("assistant", "check", "on", name=op.f("uq_overrides_assistant_check_on")),
    )


def downgrade() -> None:
    """Drop the table and the columns."""
    op.drop_table("overrides")
    for table, column, _ in reversed(ADDED):
        op.drop_column(table, column)
