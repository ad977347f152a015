"""How Alembic runs the migrations: always guarded, on the engine the program hands over or on ``-x book=<file or URL>``."""

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy.types import TypeDecorator

from migrations.guard import backup_before, guarded
from payroll.records.engine import connect
from payroll.records.tables import Base


def render_item(kind: str, item: object, _autogen: AutogenContext) -> str | bool:
    """Write columns as what the database stores, so that a revision does not depend on the program's classes."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


config = context.config
engine = config.attributes.get("engine")
if engine is None:
    engine = connect(context.get_x_argument(as_dictionary=True)["book"])
config.attributes["backup"] = backup_before(engine)
with guarded(engine) as connection:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        transactional_ddl=True,
        render_item=render_item,
    )
    with context.begin_transaction():
        context.run_migrations()
