"""Published and computed examples of social insurance, to the cent (tests/vectors/social-insurance-examples.csv)."""

import csv
from pathlib import Path

import pytest

from tests.vectors.compare import differences
from tests.vectors.social_insurance import run

FILE = Path(__file__).parents[1] / "vectors" / "social-insurance-examples.csv"
CASES = list(run(list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_example(case):
    assert list(differences(case)) == []


def test_every_row_expects_something():
    assert all(any(case.expected.values()) for case in CASES)
