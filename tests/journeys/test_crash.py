"""A kill at any moment leaves the month either open or closed, and no entry lost."""

from pathlib import Path

import pytest

from tests.journeys.crash import DELIVERING, crash_many


def test_twenty_kills_while_closing_and_delivering(closed_file: Path, tmp_path: Path) -> None:
    outcome = crash_many(closed_file, tmp_path, kills=20, seed=20)
    print(outcome)
    assert outcome.phases[DELIVERING] >= 5


@pytest.mark.long
def test_two_hundred_kills_while_closing_and_delivering(
    closed_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = crash_many(closed_file, tmp_path, kills=200, seed=200)
    with capsys.disabled():
        print(f"\n{outcome}")
    assert outcome.phases[DELIVERING] >= 50
