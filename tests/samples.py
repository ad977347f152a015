"""The sample book on disk, made once a test run and copied for each test; time stands still on 2 November 2026."""

import json
import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from payroll.office.bookfile import import_book
from payroll.office.closing import close_month
from payroll.office.desk import Desk
from payroll.office.sample import sample_book
from payroll.periods import BERLIN, Month

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=BERLIN)
LAST_CLOSED = Month(2026, 9)
READY = Month(2026, 10)


def now() -> datetime:
    """The clock of all tests on the sample book."""
    return NOW


def open_desk(path: Path) -> Desk:
    """Open a book with the tests' clock."""
    return Desk.open(path, clock=now, actor="Mira Sommer")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample book, imported, nothing closed."""
    path = tmp_path_factory.mktemp("sample") / "beispiel.lohn"
    with Desk.create(path, clock=now, actor="Mira Sommer") as desk:
        import_book(desk, json.dumps(sample_book()))
    return path


@pytest.fixture(scope="session")
def closed_file(sample_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample book with January to September closed."""
    path = tmp_path_factory.mktemp("closed") / "beispiel.lohn"
    shutil.copy(sample_file, path)
    with open_desk(path) as desk:
        for month in Month(2026, 1).until(LAST_CLOSED):
            close_month(desk, month)
    return path


@pytest.fixture
def sample_desk(sample_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """A copy of the sample book, nothing closed."""
    yield from _copy(sample_file, tmp_path)


@pytest.fixture
def closed_desk(closed_file: Path, tmp_path: Path) -> Iterator[Desk]:
    """A copy of the sample book with January to September closed, October ready."""
    yield from _copy(closed_file, tmp_path)


def _copy(source: Path, folder: Path) -> Iterator[Desk]:
    target = folder / source.name
    shutil.copy(source, target)
    with open_desk(target) as desk:
        yield desk
