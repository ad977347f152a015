"""Commands as they are typed: what they say, where it goes, and the exit codes 0 done, 1 refused, 2 not understood."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tui.commands.lists import BOOK_KEYS
from tui.commands.main import COMMANDS, ascii_twin, main


def test_every_command_has_a_module_and_its_help(lohn):
    for command in COMMANDS:
        help_text = lohn(command.word, "--hilfe").out
        assert help_text.startswith(f"lohn {command.word}: ")
        assert "usage" not in help_text
        assert "Beispiel: lohn " in help_text


def test_umlauts_have_an_ascii_twin(lohn):
    assert ascii_twin("Abschließen") == "abschliessen"
    assert lohn("pruefe", "--hilfe").out == lohn("prüfe", "--hilfe").out
    assert lohn("zurueck", code=1).err == "Es gibt nichts zurückzunehmen.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["monta"], "Den Befehl „monta“ gibt es nicht. Meinten Sie: monat, konto?"),
        (["monat", "--jsn"], "„--jsn“ gehört nicht zu diesem Befehl. Zum Beispiel: lohn monat 2026-10 abschließen"),
        (["monat", "13.2026"], "„13.2026“ ist nicht verstanden. Erwartet wird ein Monat, so wie 10.2026"),
        (["e"], "Es fehlt: ZEILE. Zum Beispiel: lohn e anna heute 8-12"),
        (["heute", "--buch"], "Nach --buch fehlt die Angabe."),
        (["warum", "anna"], "„anna“ ist kein Monat. Erst der Monat, dann der Name"),
        (["person", "malen"], "„malen“ gehört nicht zu „lohn person“. Es gibt: lohn person hinzufügen"),
        (["eingang", "arbeit", "viel", "--für", "2026-01"], "betrag: „viel“ ist nicht verstanden. Erwartet wird ein Betrag"),
        (["eingang", "arbeit", "1900", "--für", "2026-01"], "Es fehlt noch: --am (zum Beispiel 2.1.2026)."),
        (["import", "gibt-es-nicht.json"], "gibt-es-nicht.json: Diese Datei gibt es nicht."),
        (["prüfe", "alles"], "Eine Prüfung „alles“ gibt es nicht. Es gibt: datenbank"),
        (["urlaub", "zoe"], "„zoe“ ist niemand aus Ihrem Buch. Es gibt: Anna Krüger, Ben Hartmann."),
    ],
)
def test_what_is_not_understood_names_the_value_and_the_way_out(lohn, words, sentence):
    said = lohn(*words, code=2)
    assert sentence in said.err
    assert said.out == ""


def test_global_options_stand_before_or_behind_the_command(lohn, tmp_path):
    other = str(tmp_path / "anderes.lohn")
    assert lohn("--buch", other, "heute", code=1).err == lohn("heute", "--buch", other, code=1).err


def test_without_a_book_the_way_to_one_is_said(nowhere, monkeypatch):
    monkeypatch.setattr("tui.commands.call.own_book", lambda: nowhere.book)
    monkeypatch.setattr("tui.commands.main.sys.argv", ["lohn", "heute"])
    nowhere.monkeypatch.delenv("LOHN_BUCH", raising=False)
    nowhere.capsys.readouterr()
    assert main() == 1
    assert "„lohn neu“ legt eines an, „lohn demo“ zeigt ein Beispiel" in nowhere.capsys.readouterr().err


def test_entry_is_said_back_saved_and_taken_back(lohn):
    said = lohn("e", "anna", "heute", "8-12:30")
    assert said.out.splitlines() == [
        "Verstanden: Anna Krüger: Freitag, 20. März 2026, 8 bis 12:30 Uhr, 4,50 Stunden.",
        "Gespeichert.",
    ]
    assert "lohn zurück" in said.err
    assert "Das steht schon da" in lohn("e", "anna heute 8-12:30", code=1).err
    said = lohn("zurück")
    assert said.out.startswith("Zurückgenommen: Anna Krüger: Freitag, 20. März 2026")
    assert "lohn zurück aufheben" in said.err
    assert lohn("zurück", "aufheben").out.startswith("Wieder da: Anna Krüger: Freitag, 20. März 2026")
    assert "zuletzt wurde nichts zurückgenommen" in lohn("zurück", "aufheben", code=1).err.lower()
    assert "Es geht: lohn zurück" in lohn("zurück", "alles", code=2).err
    assert "Das hatte Mira am 20. März 2026 eingetragen." in _of_somebody_else(lohn)


def _of_somebody_else(lohn) -> str:
    lohn("e", "anna gestern 8-12", "--als", "Mira")
    return lohn("zurück", "--als", "Bea").out


def test_lines_from_standard_input_are_noted_one_by_one(lohn):
    typed = "# Woche 12\nanna 16.3. 13-14\n\nanna quatsch\nben 17.3. 8-10\n"
    said = lohn("e", "-", typed=typed, code=2)
    assert said.out.count("Gespeichert.") == 2
    assert "Zeile 4: „quatsch“ ist nicht verstanden." in said.err
    assert "2 Zeilen gespeichert." in said.err


def test_json_is_the_only_thing_on_standard_output(lohn):
    lohn("e", "anna 2.3.-12.3. wie geplant")
    month = json.loads(lohn("monat", "2026-03", "--json").out)
    assert month["month"] == "2026-03"
    assert [slip["assistant"] for slip in month["payslips"]] == ["anna", "ben"]
    for words in (
        ["heute"],
        ["abgaben", "2026-03"],
        ["budget"],
        ["urlaub"],
        ["krank"],
        ["unterlagen"],
        ["prüfe"],
        ["prüfe", "parameter"],
    ):
        json.loads(lohn(*words, "--json").out)
    assert json.loads(lohn("warum", "2026-03", "anna", "brutto", "--json").out)[0]["code"] == "gross"
    assert json.loads(lohn("export").out)["format"] == "lohn-book/1"
    assert json.loads(lohn("export", "--schema").out)["title"] == "lohn-book/1"


def test_plain_text_has_one_fact_a_line_and_no_columns(lohn):
    lohn("e", "anna 2.3.-12.3. wie geplant")
    for words in (["monat", "2026-03"], ["heute"], ["person"], ["abgaben", "2026-03"], ["budget"]):
        out = lohn("--schlicht", *words).out
        assert out
        assert "   " not in out
        assert "\n\n" not in out
        assert "−" not in out


def test_plain_text_is_asked_for_by_option_environment_or_setting(lohn, monkeypatch):
    lines = lohn("--schlicht", "person").out
    assert lohn("person").out != lines
    lohn("einstellung", "setzen", "darstellung", "schlicht")
    assert lohn("person").out == lines


def test_upkeep_by_options_says_what_it_did(lohn):
    said = lohn("person", "vertrag", "anna", "--ab", "1.4.2026", "--lohn", "17,50")
    assert (
        said.out
        == "Gespeichert: Anna Krüger: Vertrag ab 1. April 2026 geändert, 17,50 € in der Stunde, 16 Stunden in der Woche.\n"
    )
    assert "17,50 €" not in lohn("person").out
    assert "ändern" in said.err or "zurück" in said.err


def test_upkeep_without_options_asks_the_questions(lohn):
    said = lohn("eingang", typed="1\n1.900\n2026-01\n2.1.2026\n")
    assert "Welcher Betrag ist eingegangen?" in said.out
    assert "Betrag: 1900 Euro." in said.out
    assert "Gespeichert: " in said.out
    assert "1.900,00 €" in lohn("eingang", "liste").out


def test_upkeep_stopped_half_way_saves_nothing_and_shows_the_one_line_form(lohn):
    said = lohn("eingang", typed="1\n1900\nstopp\n", code=2)
    assert "gespeichert ist nichts" in said.err
    assert "lohn eingang aa 1900,00 --für 2026-11 --am 2.1.2026" in said.err
    assert "noch nichts eingetragen" in lohn("eingang", "liste").out


def test_a_programming_error_is_never_the_users_fault(lohn, monkeypatch):
    def broken(*_arguments: object) -> int:
        raise KeyError("Anna ist krank")

    monkeypatch.setattr("tui.commands.today.run", broken)
    said = lohn("heute", code=70)
    assert "Sie haben nichts falsch gemacht" in said.err
    assert "Traceback" not in said.err
    report = next(lohn.book.parent.glob("lohn-fehlerbericht-*.txt"))
    text = report.read_text(encoding="utf-8")
    assert "builtins.KeyError" in text
    assert "test_commands.py" in text
    assert "Anna" not in text.replace('raise KeyError("Anna ist krank")', "")
    assert stat.S_IMODE(report.stat().st_mode) == 0o600


def test_ctrl_c_ends_without_a_traceback(lohn, monkeypatch):
    def stopped(*_arguments: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("tui.commands.today.run", stopped)
    assert lohn("heute", code=130).err == "Abgebrochen. Was gespeichert ist, bleibt.\n"


def test_closing_names_every_reason_against_it(lohn):
    lohn("e", "anna 19.3. wie geplant")
    lohn("e", "anna 24.3. 8-12")
    said = lohn("monat", "2026-03", "abschließen", code=1)
    assert "Anna Krüger" in said.err
    assert "24.3." in said.err


def test_why_lists_figures_and_derives_one(lohn):
    lohn("e", "anna 2.3.-12.3. wie geplant")
    assert "Gesamtbrutto" in lohn("warum", "2026-03", "anna").out
    out = lohn("warum", "märz", "anna", "pflegeversicherung").out
    assert "Warum" in out
    assert "SGB XI" in out
    assert "Quelle: " in out
    assert "Einen Betrag „mond“ hat diese Abrechnung nicht" in lohn("warum", "2026-03", "anna", "mond", code=2).err


@pytest.mark.parametrize(
    "group", ["person", "kasse", "bewilligung", "eingang", "ausgabe", "rechnung", "einmal", "erstattung", "einstellung"]
)
def test_every_group_can_be_listed_and_names_its_actions(lohn, group):
    said = lohn(group, "liste")
    assert said.out
    assert f": lohn {group}" in said.err
    assert f"lohn {group}" in lohn(group, "liste", "--hilfe").out


def test_a_reader_that_goes_away_is_no_error():
    program = "import sys; from tui.commands.main import main; sys.stdin.readline(); sys.exit(main(['hilfe']))"
    reading, writing = os.pipe()
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=writing, stderr=subprocess.PIPE, text=True
    ) as process:
        os.close(writing)
        os.close(reading)
        _, err = process.communicate("weiter\n")
    assert (process.returncode, err) == (0, "")


@pytest.mark.parametrize(
    "words",
    [
        ("person",),
        ("kasse",),
        ("bewilligung",),
        ("einstellung",),
        ("abwesenheit",),
        *((word, "liste") for word in ("eingang", "ausgabe", "rechnung", "einmal", "erstattung")),
    ],
)
def test_lists_give_what_the_book_file_says(lohn, words):
    shown = json.loads(lohn(*words, "--json").out)
    book = json.loads(lohn("export").out)
    assert words == ("einstellung",) or shown == book[BOOK_KEYS[words[0]]]


def test_the_sheet_of_payments_comes_as_a_paper_too(lohn):
    said = lohn("abgaben", "2026-03", "--pdf").out
    path = Path(said.removeprefix("Geschrieben: ").strip())
    assert path.name == "2026-03 Löhne und Abgaben Mira Sommer.pdf"
    assert path.read_bytes().startswith(b"%PDF")
