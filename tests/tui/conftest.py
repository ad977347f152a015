"""A command line over the small book of the office's tests, and the screens over the sample book."""

import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.office.small_book import desk_with, small_book
from tests.tui.faces import Lohn
from tests.tui.screen_driver import Driver, screens


@pytest.fixture
def lohn(tmp_path, monkeypatch, capsys) -> Lohn:
    """``lohn`` on a small book: Anna and Ben, two grants, a weekly roster; today is Friday, 20 March 2026."""
    desk_with(tmp_path, small_book()).close()
    return Lohn(tmp_path / "buch.lohn", monkeypatch, capsys)


@pytest.fixture
def nowhere(tmp_path, monkeypatch, capsys) -> Lohn:
    """``lohn`` where there is no book yet."""
    return Lohn(tmp_path / "buch.lohn", monkeypatch, capsys)


@pytest.fixture
def book(closed_file: Path, tmp_path: Path) -> Path:
    """A copy of the sample book with January to September closed."""
    path = tmp_path / "beispiel.lohn"
    shutil.copy(closed_file, path)
    return path


@pytest.fixture
async def driver(book: Path) -> AsyncIterator[Driver]:
    """The screens on :func:`book`, 80 by 24."""
    async with screens(book) as driving:
        yield driving
