"""``python -m migrations check``: a book built by the migrations has exactly the tables the mapped classes say."""

import sys
import tempfile
from pathlib import Path

from alembic import command
from alembic.util import CommandError

from payroll.records.engine import connect
from payroll.records.upgrade import alembic_config, upgrade


def check() -> int:
    """Build an empty book by all migrations and compare; exit code 1 with the differences."""
    with tempfile.TemporaryDirectory() as folder:
        engine = connect(Path(folder) / "book.lohn")
        try:
            upgrade(engine)
            command.check(alembic_config(engine))
        except CommandError as error:
            print(error, file=sys.stderr)
            return 1
        finally:
            engine.dispose()
    return 0


if __name__ == "__main__":
    if sys.argv[1:] != ["check"]:
        sys.exit("python -m migrations check")
    sys.exit(check())
