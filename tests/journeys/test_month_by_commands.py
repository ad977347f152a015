"""A month with nothing but commands: plan, illness, cover, closing, papers, and what was paid asked for afterwards."""

import json
from datetime import datetime

import pytest

from payroll.periods import BERLIN
from tests.office.small_book import desk_with, small_book
from tests.tui.faces import Lohn


@pytest.fixture
def lohn(tmp_path, monkeypatch, capsys) -> Lohn:
    desk_with(tmp_path, small_book()).close()
    return Lohn(tmp_path / "buch.lohn", monkeypatch, capsys, datetime(2026, 3, 31, 18, tzinfo=BERLIN))


def test_a_month_from_the_first_entry_to_the_payment(lohn):
    assert "noch" in lohn("heute").out
    lohn("e", "anna krank 9.-15.3. bescheinigt")
    lohn("e", "ben 10.3. 8-12 für anna")
    lohn("e", "anna urlaub 23.3.-26.3.")
    lohn("e", "alle märz wie geplant")
    lohn("einmal", "anna", "150", "--art", "prämie", "--monat", "2026-03")
    lohn("eingang", "arbeit", "1.900,00", "--für", "2026-03", "--am", "2.3.2026")

    view = json.loads(lohn("monat", "2026-03", "--json").out)
    anna = view["payslips"][0]
    assert anna["hours"] == {"worked": "40.00", "sick": "16.00", "vacation": "16.00", "holiday": "0.00"}
    assert {line["code"] for line in anna["lines"]} >= {"wage", "sick_pay", "vacation_pay", "bonus"}

    closed = lohn("monat", "2026-03", "abschließen")
    assert "März 2026 ist abgeschlossen. 2 Abrechnungen" in closed.out
    assert "Kopie des Buchs von vorher: " in closed.err
    papers = sorted(path.name for path in (lohn.book.parent / "Unterlagen").iterdir())
    assert "2026-03 Lohnabrechnung Krüger Anna.pdf" in papers
    assert lohn("unterlagen", "2026-03").out.count("Liegt bereit: ") == len(papers)

    assert json.loads(lohn("monat", "2026-03", "--json").out) == view | {"state": "closed", "blockers": []}
    assert "abgeschlossen" in lohn("e", "anna 5.3. 14-16", code=1).err
    assert "schon abgeschlossen" in lohn("monat", "2026-03", "abschließen", code=1).err
    assert anna["payout"].replace(".", ",") in lohn("abgaben", "2026-03").out.replace(".", "")
    assert lohn("prüfe").out == ""
    assert "7 von 42" in lohn("krank", "anna").out
    assert "genommen" in lohn("urlaub").out


def test_what_stands_in_the_way_of_closing_is_named_and_nothing_happens(lohn):
    lohn("e", "anna 2.3.-26.3. wie geplant")
    lohn("e", "anna 30.3. 8-12 geplant")
    said = lohn("monat", "2026-03", "abschließen", code=1)
    assert "30.3." in said.err
    assert not (lohn.book.parent / "Unterlagen").exists()
    assert json.loads(lohn("monat", "2026-03", "--json").out)["state"] == "open"
