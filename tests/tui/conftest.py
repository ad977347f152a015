"""A command line over the small book of the office's tests."""

import pytest

from tests.office.small_book import desk_with, small_book
from tests.tui.faces import Lohn


@pytest.fixture
def lohn(tmp_path, monkeypatch, capsys) -> Lohn:
    """``lohn`` on a small book: Anna and Ben, two grants, a weekly roster; today is Friday, 20 March 2026."""
    desk_with(tmp_path, small_book()).close()
    return Lohn(tmp_path / "buch.lohn", monkeypatch, capsys)


@pytest.fixture
def nowhere(tmp_path, monkeypatch, capsys) -> Lohn:
    """``lohn`` where there is no book yet."""
    return Lohn(tmp_path / "buch.lohn", monkeypatch, capsys)
