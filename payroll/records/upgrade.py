"""Bring a book's schema to a revision. Only this module and ``migrations/`` import Alembic; call it only when needed."""

from importlib.resources import files
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine

from payroll.records.engine import known_revisions


def alembic_config(engine: Engine) -> Config:
    """Return Alembic's configuration for *engine*; the migrations ship beside this package."""
    config = Config()
    config.set_main_option("script_location", str(files("migrations")).replace("%", "%%"))
    config.attributes["engine"] = engine
    return config


def upgrade(engine: Engine, revision: str = "head") -> Path | None:
    """Run the pending migrations up to *revision*; return the backup made before, ``None`` where there was none.

    What a migration must keep is checked before anything is committed (``migrations/guard.py``).
    """
    config = alembic_config(engine)
    command.upgrade(config, revision)
    return config.attributes.get("backup")


def downgrade(engine: Engine, revision: str) -> Path | None:
    """Run migrations backwards to *revision* (``base``: an empty database); return the backup made before."""
    config = alembic_config(engine)
    command.downgrade(config, revision)
    return config.attributes.get("backup")


def is_current(revision: str | None) -> bool:
    """Tell whether *revision* is the newest this program knows."""
    return revision == known_revisions()[-1]
