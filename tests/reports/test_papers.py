"""What holds for every paper: the same bytes each time, tags, language, embedded fonts, and the order it is read in."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from reports.layout.render import render
from tests.reports.catalogue import PAPERS
from tests.reports.reading import fonts, plain, reading

GOLDEN = Path(__file__).with_name("golden")


def test_reading_order_is_as_written_down(paper):
    """The golden texts are what a screen reader says. To renew them after a wanted change: LOHN_GOLDEN=new pytest."""
    name, pdf = paper
    golden = GOLDEN / f"{name}.txt"
    if os.environ.get("LOHN_GOLDEN") == "new":
        golden.write_text(plain(pdf) + "\n", encoding="utf-8")
    assert plain(pdf) + "\n" == golden.read_text(encoding="utf-8")


def test_same_paper_same_bytes(paper):
    name, pdf = paper
    assert render(PAPERS[name]()) == pdf


def test_same_bytes_in_another_process(tmp_path):
    """Neither the hash seed nor the time zone nor the day of printing may show."""
    for folder, seed, zone in (("one", "1", "UTC"), ("two", "2", "Asia/Tokyo")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([sys.executable, "-m", "tests.reports", str(tmp_path / folder)], check=True, env=environment)
    for first in (tmp_path / "one").iterdir():
        assert first.read_bytes() == (tmp_path / "two" / first.name).read_bytes()


def test_every_font_is_embedded(paper):
    _, pdf = paper
    assert fonts(pdf)
    assert all(fonts(pdf).values())


def test_tagged_german_with_a_title(paper):
    """PDF/UA-1 7.1, 7.2: marked, language, title shown instead of the file name."""
    _, pdf = paper
    catalog = PdfReader(BytesIO(pdf)).trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] == True  # noqa: E712 - pypdf's own boolean
    assert catalog["/Lang"] == "de-DE"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert PdfReader(BytesIO(pdf)).metadata.title


def test_one_title_and_no_level_skipped(paper):
    """PDF/UA-1 7.4.2."""
    _, pdf = paper
    levels = [int(line[1]) for line in reading(pdf) if line.startswith("H")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert set(levels) <= {1, 2}


def test_the_paper_of_a_day_says_that_day(paper):
    """The creation date is the day of the paper, not the day it is printed."""
    _, pdf = paper
    assert PdfReader(BytesIO(pdf)).metadata.creation_date.strftime("%Y-%m") == "2026-04"


@pytest.mark.parametrize("name", ["payslip", "time_sheet"])
def test_without_tags_the_picture_is_the_same(name):
    """The untagged rendering exists to measure what tags cost; it draws the same page."""
    untagged = PdfReader(BytesIO(render(PAPERS[name](), tagged=False)))
    tagged = PdfReader(BytesIO(render(PAPERS[name]())))
    assert [page.extract_text() for page in untagged.pages] == [page.extract_text() for page in tagged.pages]
    assert "/StructTreeRoot" not in untagged.trailer["/Root"]


def test_reports_are_described_without_reportlab():
    """Only printing needs ReportLab: a face may import every report and stay quick."""
    code = (
        "import sys; import reports.deliver, reports.payslip, reports.time_sheet, reports.usage_report, reports.contributions_sheet;"
        "assert not {'reportlab', 'babel'} & set(sys.modules), 'imported too early'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
