"""${message}

Rules of every migration:
- It carries real old data: the test of this revision fills the old schema, upgrades, compares row by row, downgrades, upgrades.
- Plain SQL tables only (`op`, `sa.table`); never the mapped classes, which will have moved on.
- Names of constraints with `op.f("...")`; changes of SQLite tables with `op.batch_alter_table`.
- Never ON DELETE CASCADE; nothing that only SQLite understands.
- Amounts stay integers; a new column that may not be NULL says what old rows get, and why that is true.
- It never commits. Rows per table are compared before and after; a table that may differ is named in
  `op.get_bind().info["rows_may_differ"]`, with the reason beside it.
- The file is named <date>_<number>_<what>.py and its revision <date>_<number>.
"""

import sqlalchemy as sa
from alembic import op
${imports if imports else ""}
revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = ${repr(branch_labels)}
depends_on = ${repr(depends_on)}


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    ${downgrades if downgrades else "pass"}
