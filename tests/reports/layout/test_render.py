"""From the model to a tagged page: the structure a screen reader walks."""

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from reports.layout.model import (
    Align,
    Column,
    Document,
    Fact,
    FactColumns,
    FactGroup,
    Heading,
    Letterhead,
    NewPage,
    Paragraph,
    Points,
    Result,
    Row,
    RowKind,
    Signatures,
    Spoken,
    Table,
)
from reports.layout.render import render
from tests.reports.reading import expansions, pages, reading


def document(*blocks, **changes) -> Document:
    whole = {"title": "Probe", "author": "Mira Sommer", "day": date(2026, 4, 2), "footer": "Probe", "blocks": blocks}
    return Document(**(whole | changes))


def table(count: int, **changes) -> Table:
    columns = (Column("Tag", 3), Column(Spoken("Std.", "Stunden"), 1, Align.NUMBER))
    return Table(columns, tuple(Row((f"Zeile {n}", f"{n},50")) for n in range(count)), "Probe", **changes)


def test_blocks_are_read_in_the_order_of_the_model():
    made = render(
        document(
            Heading("Titel", level=1),
            Paragraph("Ein Absatz."),
            FactColumns((FactGroup("Links", (Fact("a", "1"), Fact("b", "2"))), FactGroup("Rechts", (Fact("c", "3"),)))),
            table(2),
            Result("Ergebnis", "1,00 €", "Anmerkung"),
            Points(("eins", "zwei")),
            Signatures(("Ort", "Unterschrift")),
        )
    )
    assert reading(made) == [
        "H1 Titel",
        "P Ein Absatz.",
        "H2 Links",
        "LI a | 1",
        "LI b | 2",
        "H2 Rechts",
        "LI c | 3",
        "TR Tag | Std.",
        "TR Zeile 0 | 0,50",
        "TR Zeile 1 | 1,50",
        "P Ergebnis 1,00 €",
        "P Anmerkung",
        "LI • | eins",
        "LI • | zwei",
        "P Ort",
        "P Unterschrift",
    ]


def test_a_letter_is_read_sender_recipient_title():
    head = Letterhead(
        ("Mira Sommer", "48143 Münster"), ("Amt", "48145 Münster"), "Antrag", "März", (Fact("Nr.", "1"),), ("0251 1",)
    )
    lines = reading(render(document(Paragraph("Text"), letterhead=head)))
    assert lines == [
        "P Mira Sommer",
        "P 48143 Münster",
        "P 0251 1",
        "P Amt",
        "P 48145 Münster",
        "H1 Antrag März",
        "LI Nr. | 1",
        "P Text",
    ]


def test_header_cells_have_a_scope_and_the_table_a_summary():
    """PDF/UA-1 7.5: TH with Scope; for rows and columns."""
    root = PdfReader(BytesIO(render(document(Heading("T", 1), table(2))))).trailer["/Root"]["/StructTreeRoot"]["/K"]
    kinds = {}

    def walk(element):
        element = element.get_object()
        attributes = [each.get_object() for each in element.get("/A", [])]
        kinds.setdefault(str(element["/S"]), []).append({k: v for each in attributes for k, v in each.items() if k != "/O"})
        for kid in element.get("/K", []):
            if not isinstance(kid, int) and "/S" in kid.get_object():
                walk(kid)

    walk(root)
    assert [each["/Scope"] for each in kinds["/TH"]] == ["/Column", "/Column", "/Row", "/Row"]
    assert kinds["/Table"] == [{"/Summary": "Probe"}]


def test_what_repeats_or_decorates_is_an_artifact():
    """Every operator that paints stands in marked content: tagged, or an artifact."""
    made = render(document(Heading("T", 1), table(120)))
    assert pages(made) > 1
    for page in PdfReader(BytesIO(made)).pages:
        depth, kinds = 0, []
        for line in page.get_contents().get_data().decode("latin-1").splitlines():
            if line.endswith((" BDC", " BMC")):
                depth += 1
                kinds.append(line.split()[0])
            elif line == "EMC":
                depth -= 1
            elif " Tj" in line or line.endswith((" l S", " S", " f")):
                assert depth == 1, line
        assert depth == 0
        assert "/Artifact" in kinds


def test_abbreviations_carry_their_expansion():
    assert expansions(render(document(Heading("T", 1), table(1)))) == {"Stunden": 1}


def test_a_sum_never_stands_alone_on_a_page():
    rows = [*(Row((f"Zeile {n}", "1,00")) for n in range(200)), Row(("Summe", "200,00"), RowKind.SUM)]
    for count in range(150, 200):
        block = Table((Column("a", 1), Column("b", 1, Align.NUMBER)), tuple(rows[count:]), "Probe")
        last = PdfReader(BytesIO(render(document(Heading("T", 1), block)))).pages[-1].extract_text()
        assert "Zeile 199" in last


def test_a_new_page_begins_where_it_is_asked():
    made = render(document(Heading("T", 1), Paragraph("eins"), NewPage(), Heading("zwei"), Paragraph("drei")))
    first, second = (page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    assert "eins" in first
    assert "zwei" in second
    assert "Seite 2 von 2" in second


def test_ragged_rows_are_a_programming_error():
    with pytest.raises(ValueError, match="row of 1 cells"):
        Table((Column("a", 1), Column("b", 1)), (Row(("nur eine",)),), "Probe")


@settings(max_examples=25, deadline=None)
@given(
    texts=st.lists(st.text("abc äöü -/ß", min_size=1, max_size=300).filter(str.strip), min_size=1, max_size=30),
    rows=st.integers(0, 40),
)
def test_any_text_comes_out_whole_and_in_order(texts, rows):
    made = render(document(Heading("T", 1), *(Paragraph(text) for text in texts), table(rows)))
    read = [line[2:] for line in reading(made) if line.startswith("P ")]
    assert ["".join(line.split()) for line in read] == ["".join(text.split()) for text in texts]
