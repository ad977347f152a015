"""``lohn aufbewahrung``: what is kept until when, and erasing after one has seen what goes."""

import json
import shutil
from datetime import date

import pytest

from tests.journeys.conversation import PICK, talk
from tests.office.old_book import clock
from tests.tui.faces import Lohn

TODAY = date(2027, 1, 5)


@pytest.fixture
def lohn(old_file, tmp_path, monkeypatch, capsys) -> Lohn:
    shutil.copy(old_file, tmp_path / "alt.lohn")
    return Lohn(tmp_path / "alt.lohn", monkeypatch, capsys, now=clock(TODAY)())


def test_each_record_says_until_when_and_why(lohn):
    lines = lohn("aufbewahrung", "anna").out.splitlines()
    assert lines[1] == "Anna Krüger, Krankheit, 12. Februar 2024 bis 16. Februar 2024, 1 Eintrag: darf gelöscht werden"
    assert lines[2].startswith("  bis 31.12.2026: Daten zur Krankheit")
    assert "Anna Krüger, Person, Vertrag, Lohnkonto, 1. Januar 2024 bis 31. März 2024: bis 31.12.2030" in lines
    assert not any("Ben" in line for line in lines)
    assert "Von selbst wird nie etwas gelöscht." in lohn("aufbewahrung").err
    assert "Ben Hartmann, Person, Vertrag, Lohnkonto, seit 1. Januar 2024: bis auf Weiteres" in lohn("aufbewahrung").out


def test_a_machine_reads_the_same(lohn):
    read = json.loads(lohn("aufbewahrung", "anna", "--json").out)
    assert [(each["kind"], each["keep_until"], each["may_be_erased"]) for each in read] == [
        ("sick", "2026-12-31", True),
        ("hours", "2026-03-31", True),
        ("everything", "2030-12-31", False),
    ]
    assert read[0]["duties"][0]["law"] == "§ 3 Abs. 1 EFZG, Art. 5 DSGVO"


def test_without_a_yes_it_only_shows_what_would_go(lohn):
    said = lohn("aufbewahrung", "löschen", "anna", "krankheit")
    assert said.out.startswith("Anna Krüger, Daten zur Krankheit: 12. Februar 2024 bis 16. Februar 2024, ein Eintrag.")
    assert "Getan ist noch nichts." in said.err
    assert "Krankheit" in lohn("aufbewahrung", "anna").out


def test_with_a_yes_it_goes_and_is_not_taken_back(lohn):
    done = lohn("aufbewahrung", "loeschen", "anna", "krankheit", "--ja")
    assert "Getan: Gelöscht, weil die Frist vorbei war: Daten zur Krankheit, Anna Krüger, ein Eintrag." in done.out
    assert "lohn zurück" not in done.err
    assert "Krankheit" not in lohn("aufbewahrung", "anna").out
    assert "lässt sich nicht zurücknehmen" in lohn("zurück", code=1).err
    assert lohn("prüfe", "protokoll", "abrechnungen").out == ""


def test_what_is_still_kept_is_refused_with_the_day(lohn):
    said = lohn("aufbewahrung", "löschen", "anna", "alles", "--ja", code=1)
    assert "aufzubewahren mindestens bis 31. Dezember 2030" in said.err


def test_a_hold_is_set_shown_and_lifted(lohn):
    assert "Löschen gesperrt, eine Prüfung läuft" in lohn("aufbewahrung", "sperren", "anna", "prüfung").out
    assert "gesperrt seit 5.1.2027: eine Prüfung, zum Beispiel vom Finanzamt" in lohn("aufbewahrung", "anna").out
    assert "lohn aufbewahrung freigeben anna" in lohn("aufbewahrung", "löschen", "anna", "krankheit", code=1).err
    assert "Löschen wieder möglich" in lohn("aufbewahrung", "freigeben", "anna").out


def test_a_final_decision_is_noted_and_taken_back(lohn):
    assert "endgültiger Bescheid vom 3. März 2025" in lohn("aufbewahrung", "bescheid", "arbeit", "3.3.2025").out
    assert "Bescheid vom 3. März 2025" in lohn("zurück").out


def test_the_dialogue_shows_asks_and_erases(lohn, monkeypatch):
    code, said = talk(
        monkeypatch,
        clock(date(2026, 5, 5))(),
        ["--buch", str(lohn.book), "schlicht"],
        [
            ("Was möchten Sie tun?", f"{PICK}Angaben pflegen"),
            ("Was möchten Sie pflegen?", f"{PICK}Was bis wann aufzubewahren ist"),
            ("Was möchten Sie tun?", f"{PICK}Löschen, was nicht mehr aufbewahrt werden muss"),
            ("Um wen geht es?", f"{PICK}Anna Krüger"),
            ("Was soll gelöscht werden?", f"{PICK}Aufzeichnungen der Arbeitszeit"),
            ("Auch die alten Sicherungen", "2"),
            ("endgültig löschen? Das lässt sich nicht zurücknehmen.", "1"),
            ("Was möchten Sie tun?", f"{PICK}Aufhören"),
        ],
    )
    assert code == 0
    assert "Die Stundennachweise dieser Monate lassen sich danach nicht mehr drucken." in said
    assert "Gespeichert: Gelöscht, weil die Frist vorbei war" in said
