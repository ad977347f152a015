"""Hours out of a file, in all three faces: seen first, then noted, then taken back."""

import json
import shutil
from datetime import datetime

import pytest

from payroll.periods import BERLIN
from tests.journeys.conversation import PICK, talk
from tests.office.small_book import desk_with, small_book
from tests.tui.screen_driver import screens
from tui.screens.confirm import Confirm
from tui.screens.form import Form
from tui.screens.settings import GROUPS

TABLE = "Name;Datum;Beginn;Ende\nAnna;2.3.2026;8;12\nBen;6.3.2026;22;6\n"


@pytest.fixture
def table(tmp_path):
    path = tmp_path / "stunden.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_the_command_shows_first_and_notes_after_a_yes(lohn, table):
    said = lohn("import", "stunden", str(table))
    assert said.out.splitlines()[0] == "stunden.csv: 2 Schichten neu."
    assert "mit --ja" in said.err
    done = lohn("import", "stunden", str(table), "--ja")
    assert "Getan: Aus stunden.csv: 2 Schichten von Anna und Ben, 2. März 2026 bis 6. März 2026." in done.out
    assert "keine Schicht neu" in lohn("import", "stunden", str(table)).out
    assert lohn("zurück").out.startswith("Zurückgenommen: Aus stunden.csv: 2 Schichten")
    assert "2 Schichten neu" in lohn("import", "stunden", str(table)).out


def test_a_machine_gets_every_shift_and_problem(lohn, table):
    table.write_text(TABLE + "Zoe;2.3.2026;8;12\n", encoding="utf-8")
    refused = lohn("import", "stunden", str(table), "--json", "--ja", code=2)
    read = json.loads(refused.out)
    assert (read["done"], len(read["new"]), read["problems"][0]["place"]) == (False, 2, "Zeile 4, Name")
    read = json.loads(lohn("import", "stunden", str(table), "--auslassen", "ja", "--json", "--ja").out)
    assert (read["done"], read["new"][1]["end"]) == (True, "2026-03-07T06:00")


def test_a_book_file_is_still_a_book_file(lohn, tmp_path):
    assert "nimmt eine Buchdatei" in lohn("import", "--hilfe").out
    assert "lohn import DATEI" in lohn("import", "stunden", str(_book_file(tmp_path)), code=2).err


def _book_file(folder):
    path = folder / "buch.json"
    path.write_text('{"format": "lohn-book/1"}', encoding="utf-8")
    return path


def test_the_dialogue_shows_asks_and_notes(table, tmp_path, monkeypatch):
    desk_with(tmp_path, small_book()).close()
    code, said = talk(
        monkeypatch,
        datetime(2026, 3, 20, 12, tzinfo=BERLIN),
        ["--buch", str(tmp_path / "buch.lohn"), "schlicht"],
        [
            ("Was möchten Sie tun?", f"{PICK}Angaben pflegen"),
            ("Was möchten Sie pflegen?", f"{PICK}Nimmt Stunden aus einer Datei auf"),
            ("Was möchten Sie tun?", f"{PICK}Stunden aus einer Datei einlesen"),
            ("Welche Datei?", str(table)),
            ("2 Schichten so eintragen?", "1"),
            ("Was möchten Sie tun?", f"{PICK}Das Letzte zurücknehmen"),
            ("Was möchten Sie tun?", f"{PICK}Aufhören"),
        ],
    )
    assert code == 0
    assert "Ben Hartmann: Freitag, 6. März 2026, 22 bis 6 Uhr." in said
    assert "Gespeichert: Aus stunden.csv: 2 Schichten von Anna und Ben" in said
    assert "Zurückgenommen: Aus stunden.csv" in said


async def test_the_screens_show_ask_and_note(closed_file, tmp_path):
    book = tmp_path / "beispiel.lohn"
    shutil.copy(closed_file, book)
    table = tmp_path / "s.csv"
    table.write_text("Name;Datum;Beginn;Ende\nCem;3.10.2026;18;20\n", encoding="utf-8")
    async with screens(book) as driver:
        await driver.press("0")
        for _ in range([word for word, _, _ in GROUPS].index("import")):
            await driver.press("down")
        assert "Stunden einlesen" in driver.text
        await driver.press("enter", "1")
        assert isinstance(driver.app.screen, Form)
        await driver.type(str(table))
        await driver.press("f2")
        assert isinstance(driver.app.screen, Confirm)
        assert "Eine Schicht so eintragen?" in driver.text
        assert "Cem Yıldız: Samstag, 3. Oktober 2026, 18 bis 20 Uhr." in driver.text.replace(" │ │ ", " ")
        await driver.press("j")
        assert "Aus s.csv: eine Schicht von Cem" in driver.text
        await driver.press("u")
        assert "Zurückgenommen: Aus s.csv" in driver.text
