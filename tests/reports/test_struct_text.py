"""The tests' own reader is held to a tool of others: both must say what the golden texts say."""

import re
import subprocess
from collections.abc import Iterator

import pytest

from tests.reports.conftest import pdf_of
from tests.reports.reading import lines_of
from tests.reports.struct_text import Piece
from tests.reports.test_papers import GOLDEN

_TAG = re.compile(r"^( *)([A-Z][A-Za-z0-9]*)(?: \(\w+\))?:?$")
_TEXT = re.compile(r'^( *)"(.*)"$')


def told_by_pdfinfo(path: str) -> Iterator[Piece]:
    """Yield what ``pdfinfo`` (poppler-utils) says of the structure of the PDF at *path*."""
    told = subprocess.run(["pdfinfo", "-enc", "UTF-8", "-struct-text", path], capture_output=True, check=True).stdout
    # summaries of tables, no part of the text, are not written in UTF-8
    for line in told.decode(errors="replace").splitlines():
        if tag := _TAG.match(line):
            yield Piece(len(tag[1]) // 2, tag=tag[2])
        elif text := _TEXT.match(line):
            yield Piece(len(text[1]) // 2, text=text[2])


@pytest.mark.long
@pytest.mark.parametrize("name", ["payslip_crowded", "time_sheet_many", "usage_report", "year_statement"])
def test_pdfinfo_reads_the_same(name, tmp_path):
    """Needs poppler-utils. Tables over several pages, words broken at the end of a line, steps of derivations."""
    paper = tmp_path / "paper.pdf"
    paper.write_bytes(pdf_of(name))
    told = lines_of(told_by_pdfinfo(str(paper)))
    assert told == (GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines()
