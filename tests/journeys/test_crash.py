"""A kill at any moment leaves the month either open or closed, and no entry lost."""

from pathlib import Path

import pytest

from tests.journeys.crash import DELIVERING, crash_many


def test_twenty_kills_while_closing_and_delivering(
    closed_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _kill(closed_file, tmp_path, 20, capsys)


@pytest.mark.long
def test_two_hundred_kills_while_closing_and_delivering(
    closed_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _kill(closed_file, tmp_path, 200, capsys)


def _kill(book: Path, folder: Path, kills: int, capsys: pytest.CaptureFixture[str]) -> None:
    outcome = crash_many(book, folder, kills=kills, seed=kills)
    with capsys.disabled():
        print(f"\n{outcome}")
    assert outcome.phases[DELIVERING] * 4 >= kills
