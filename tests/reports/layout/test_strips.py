"""Pages: strips are never split, what is tied stays together, headers come again."""

import pytest

from payroll.refusal import Refusal
from reports.layout.strips import Strip, kept_together, paginate
from reports.layout.style import BOTTOM, TOP

ROOM = TOP - BOTTOM


def strip(height: float, **options: object) -> Strip:
    return Strip(height, lambda canvas, top: None, **options)


def heights(pages):
    return [[(placed.strip.height, placed.repeated) for placed in page] for page in pages]


def test_what_does_not_fit_begins_a_page():
    pages = paginate([strip(ROOM * 0.6), strip(ROOM * 0.6)])
    assert len(pages) == 2
    assert pages[1][0].top == TOP


def test_the_space_before_a_strip_is_dropped_at_the_top_of_a_page():
    pages = paginate([strip(ROOM), strip(10, before=30)])
    assert pages[1][0].top == TOP


def test_a_heading_goes_with_what_it_heads():
    pages = paginate([strip(ROOM - 25), strip(20, keep=True), strip(20)])
    assert heights(pages) == [[(ROOM - 25, False)], [(20, False), (20, False)]]


def test_a_chain_longer_than_a_page_is_let_go():
    assert sum(len(page) for page in paginate(kept_together([strip(100) for _ in range(20)]))) == 20


def test_the_header_is_drawn_again_on_each_page_of_a_table():
    header = strip(10, keep=True)
    rows = [strip(ROOM * 0.4, again=(header,)) for _ in range(3)]
    pages = paginate([header, *rows])
    assert heights(pages)[1][0] == (10, True)
    assert [placed.repeated for page in pages for placed in page].count(True) == len(pages) - 1


def test_a_page_break_begins_a_page_but_never_an_empty_one():
    assert len(paginate([strip(10, page_break=True), strip(10)])) == 1
    assert len(paginate([strip(10), strip(10, page_break=True)])) == 2


def test_an_entry_higher_than_a_page_is_refused():
    with pytest.raises(Refusal, match="länger als eine Druckseite"):
        paginate([strip(ROOM + 1)])
