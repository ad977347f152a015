"""``lohn jahr``: somebody's year on the screen, for a voice, for a machine, as a paper, in the dialogue."""

import json
import shutil
from datetime import date

import pytest

from tests.journeys.conversation import PICK, talk
from tests.office.old_book import clock
from tests.tui.faces import Lohn

TODAY = date(2024, 7, 1)


@pytest.fixture
def lohn(old_file, tmp_path, monkeypatch, capsys) -> Lohn:
    shutil.copy(old_file, tmp_path / "alt.lohn")
    return Lohn(tmp_path / "alt.lohn", monkeypatch, capsys, now=clock(TODAY)())


def test_hours_pay_and_vacation_stand_below_each_other(lohn):
    lines = [" ".join(line.split()) for line in lohn("jahr", "anna").out.splitlines()]
    assert lines[0] == "Anna Krüger, 2024: bezahlte Stunden"
    assert lines[1] == "Monat gearbeitet krank Feiertag zusammen Urlaubstage"
    assert "Februar 2024 52,00 16,00 – 68,00 –" in lines
    assert lines[5].startswith("Zusammen 188,00 16,00 4,00 208,00")
    assert "Lohn in Euro" in lines
    assert "Urlaub 2024" in lines


def test_a_voice_hears_one_fact_a_line(lohn):
    said = lohn("jahr", "anna", "2024", "--schlicht").out.splitlines()
    assert "Februar 2024, krank: 16 Stunden" in said
    assert not any("–" in line for line in said)


def test_a_machine_reads_months_and_sums(lohn):
    read = json.loads(lohn("jahr", "anna", "2024", "--json").out)
    assert (read["year"], read["draft"], len(read["months"])) == (2024, False, 3)
    assert read["months"][1]["hours"] == {"worked": "52.00", "sick": "16.00"}
    assert read["total"]["gross"] == "3328.00"


def test_the_paper_is_written_by_its_action(lohn):
    said = lohn("jahr", "schreiben", "anna", "2024")
    assert said.out.startswith("Gespeichert: Jahresübersicht 2024 von Anna Krüger: ")
    assert "lohn zurück" not in said.err
    assert (lohn.book.parent / "Unterlagen" / "2024 Jahresübersicht Krüger Anna.pdf").exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ((), 2, "Es fehlt, wessen Jahr."),
        (("anna", "1812"), 2, "Erwartet wird eine Zahl von 2000 bis 2099."),
        (("anna", "2025"), 1, "Das Jahr 2025 hat noch nicht begonnen."),
        (("zoe",), 2, "„zoe“ ist niemand aus Ihrem Buch."),
    ],
)
def test_what_does_not_go_is_said(lohn, words, code, said):
    assert said in lohn("jahr", *words, code=code).err


def test_the_dialogue_reads_the_year_the_journal_and_writes_the_paper(lohn, monkeypatch):
    doing = "Was möchten Sie tun?"
    code, said = talk(
        monkeypatch,
        clock(TODAY)(),
        ["--buch", str(lohn.book), "schlicht"],
        [
            (doing, f"{PICK}Weiteres"),
            ("Weiteres. ", f"{PICK}Ein Jahr vorlesen"),
            ("Um wen geht es?", f"{PICK}Anna Krüger"),
            ("Welches Jahr?", "2024"),
            (doing, f"{PICK}Weiteres"),
            ("Weiteres. ", f"{PICK}Vorlesen, wer was an einer Abrechnung geändert hat"),
            ("Welcher Monat?", "2024-02"),
            ("Um wen geht es?", f"{PICK}Anna Krüger"),
            (doing, f"{PICK}Angaben pflegen"),
            ("Was möchten Sie pflegen?", f"{PICK}Das Jahr einer Person"),
            (doing, f"{PICK}Die Jahresübersicht einer Person schreiben"),
            ("Um wen geht es?", f"{PICK}Anna Krüger"),
            ("Welches Jahr?", "2024"),
            ("In welchen Ordner?", ""),
            (doing, f"{PICK}Aufhören"),
        ],
    )
    assert code == 0
    assert "Februar 2024, krank: 16 Stunden" in said
    assert "Abrechnung 2024-02-anna-1, festgeschrieben" in said
    assert "Gespeichert: Jahresübersicht 2024 von Anna Krüger" in said
