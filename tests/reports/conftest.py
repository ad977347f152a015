"""Papers rendered once for all tests that only look at them."""

from functools import cache

import pytest

from reports.layout.render import render
from tests.reports.catalogue import PAPERS


@cache
def pdf_of(name: str) -> bytes:
    return render(PAPERS[name]())


@pytest.fixture(params=sorted(PAPERS))
def paper(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    """Each example paper by name, as PDF."""
    return request.param, pdf_of(request.param)
