"""Every budget case of the reference comes out to the cent."""

import csv
from collections.abc import Iterator
from decimal import Decimal

import pytest

from tests.vectors.budget import FILE, run
from tests.vectors.case import Case


def cases() -> Iterator[Case]:
    with FILE.open(encoding="utf-8", newline="") as file:
        yield from run(list(csv.DictReader(file)))


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.id)
def test_case(case: Case) -> None:
    assert case.expected
    for key, value in case.expected.items():
        result = case.result[key]
        assert (result if isinstance(result, str) else Decimal(str(value))) == (
            value if isinstance(result, str) else result
        ), key
