"""The tables beside a usage report: as German spreadsheets read them, the same bytes for the same report, never a formula."""

import csv
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO

from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from reports.tables import Sheet, csv_of, sheets_of, xlsx_of
from tests.reports import examples

DAY = date(2026, 4, 3)


def rows_of(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_csv_has_a_byte_order_mark_semicolons_and_a_decimal_comma() -> None:
    content = csv_of([Sheet("A", ("Monat", "Betrag", "Tag"), (("2026-01", Decimal("-1234.50"), DAY),))])
    assert content == b"\xef\xbb\xbfA\r\nMonat;Betrag;Tag\r\n2026-01;-1234,50;03.04.2026\r\n"


def test_the_tables_are_those_of_the_paper_and_add_up_to_it() -> None:
    report = examples.report()
    tables = {sheet.title: sheet for sheet in sheets_of(report)}
    assert list(tables) == ["Nachweis", "A Abrechnung", "B Kosten nach Art", "C Assistenzkräfte", "Kostentabelle"]
    assert tables["A Abrechnung"].rows[-1][6] == tables["B Kosten nach Art"].rows[-1][1] == report.cost_total
    assert ("Ersetzt den Nachweis vom", date(2026, 4, 3)) in tables["Nachweis"].rows


def test_invoices_stand_in_place_of_assistants_in_the_service_model() -> None:
    titles = [sheet.title for sheet in sheets_of(examples.service_report())]
    assert "C Rechnungen" in titles
    assert "C Assistenzkräfte" not in titles


def test_a_draft_says_so_and_a_second_person_is_named() -> None:
    made = replace(examples.report(), draft=True, prepared_by=("Ina Berg",))
    head = sheets_of(made)[0].rows
    assert ("Stand", "Entwurf: Nicht alle Monate sind abgeschlossen.") in head
    assert ("Bearbeitet von", "Ina Berg") in head


def test_the_same_report_gives_the_same_bytes_and_numbers_stay_numbers() -> None:
    tables = sheets_of(examples.report())
    book = xlsx_of(tables, DAY)
    assert book == xlsx_of(tables, DAY)
    read = load_workbook(BytesIO(book))
    assert (read.properties.created.date(), read.properties.modified.date()) == (DAY, DAY)
    assert isinstance(read["B Kosten nach Art"]["B2"].value, int | float)


@settings(deadline=None, max_examples=30)
@given(st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=40))
def test_no_text_becomes_a_formula(text: str) -> None:
    tables = [Sheet("A", ("Name",), ((text,),))]
    cell = rows_of(csv_of(tables))[2][0] if text else ""
    assert not cell.startswith(("=", "+", "-", "@"))
    value = load_workbook(BytesIO(xlsx_of(tables, DAY)))["A"]["A2"]
    assert value.data_type in {"s", "n"}
    assert (value.value or "") == text
