"""The time sheet by reference 3b: day, start, end, break, hours, kind of work; sums; both signatures."""

from tests.reports.conftest import pdf_of
from tests.reports.reading import pages, plain, reading

ITEMS = {
    "assistant and month": ("LI Assistenzkraft | Anna Krüger", "H1 Stundennachweis März 2026"),
    "employer": ("LI Angestellt bei | Mira Sommer", "LI Anschrift | Lindenweg 4, 48143 Münster"),
    "a shift with start, end, hours, kind": ("TR Mo. 02.03. | 08:00 | 12:30 |  | 4,50 | Assistenz | aa",),
    "a night shift with its break": ("TR Do. 12.03. | 20:00 | 08:00 +1 | 30 | 11,50 | Assistenz | aa",),
    "a shift that ends at midnight": ("TR Fr. 13.03. | 18:00 | 24:00 |  | 6,00 | Assistenz | aa",),
    "another kind of work": ("TR Do. 19.03. | 07:30 | 09:00 |  | 1,50 | Wegezeit | aa",),
    "sickness": ("TR Mi. 04.03. |  |  |  | 4,50 | krank | aa", "LI krank | 9,00"),
    "vacation": ("TR Mo. 23.03. |  |  |  | 4,50 | Urlaub | aa", "LI Urlaub | 9,00"),
    "sums": ("LI gearbeitet | 55,00", "LI anders bezahlt | 4,50", "LI bezahlt zusammen (77:30) | 77,50"),
    "sum row": ("TR Bezahlte Stunden |  |  |  | 77,50",),
    "signatures": ("P Ort, Datum, Unterschrift Assistenzkraft", "P Ort, Datum, Unterschrift Mira Sommer"),
}


def test_every_item_is_on_the_sheet():
    found = reading(pdf_of("time_sheet"))
    assert {item: [line for line in lines if line not in found] for item, lines in ITEMS.items()} == {
        item: [] for item in ITEMS
    }


def test_a_month_takes_one_page():
    assert pages(pdf_of("time_sheet")) == 1


def test_initials_where_names_are_not_to_be_seen():
    """Data protection: funders see initials unless they ask for names."""
    text = plain(pdf_of("time_sheet_initials"))
    assert "LI Assistenzkraft | A. K." in text
    assert "Krüger" not in text


def test_a_long_table_reads_its_header_once():
    """On later pages the header is drawn again, but it is an artifact there."""
    assert pages(pdf_of("time_sheet_many")) > 2
    found = reading(pdf_of("time_sheet_many"))
    assert len([line for line in found if line.startswith("TR Tag | Beginn")]) == 1
    assert len([line for line in found if "Begleitung zur Arbeit und im Betrieb" in line]) == 93
