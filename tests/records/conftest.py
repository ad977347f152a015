"""One open book for the tests of the records."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from payroll.office.desk import Desk

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.fixture
def desk(tmp_path):
    with Desk.create(tmp_path / "buch.sqlite", clock=lambda: NOW, actor="Mira") as desk:
        yield desk
