"""The first start: there is no book yet, and whatever one chooses one ends up in a book."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from payroll.office.sample import sample_book
from payroll.periods import BERLIN
from tests.journeys.conversation import talk

NOW = datetime(2026, 11, 2, 9, tzinfo=BERLIN)
OWN = ["schlicht", "--buch", "eigenes.lohn"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LOHN_BUCH", "")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_sample_is_made_once_and_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [("1. Ein Beispielbuch ansehen", "1"), ("Was möchten Sie tun?", "stopp")]
    code, text = talk(monkeypatch, NOW, OWN, list(answers))
    assert code == 0
    assert "Beispielbuch: demo/beispiel.lohn" in text
    assert "Lohn. Oktober 2026. Ein Schritt offen." in text
    monkeypatch.chdir(folder)
    code, text = talk(monkeypatch, NOW, OWN, list(answers))
    assert code == 0
    assert "Geschrieben" not in text
    assert "Lohn. Oktober 2026. Ein Schritt offen." in text
    assert not (folder / "eigenes.lohn").exists(), "the sample never becomes one's own book"


def test_a_book_file_is_taken_in_and_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "gesichert.json").write_text(json.dumps(sample_book()), encoding="utf-8")
    answers = [
        ("3. Eine Buchdatei aufnehmen", "3"),
        ("Wie heißt die Datei?", "gesichert.json"),
        ("Was möchten Sie tun?", "stopp"),
    ]
    code, text = talk(monkeypatch, NOW, OWN, answers)
    assert code == 0
    assert "Aufgenommen: 4 Personen" in text
    assert text.endswith("Auf Wiedersehen. Alles ist gespeichert.\n")


def test_a_file_that_is_not_there_is_named_and_nothing_is_made(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [("3. Eine Buchdatei aufnehmen", "3"), ("Wie heißt die Datei?", "keine.json")]
    code, text = talk(monkeypatch, NOW, OWN, answers)
    assert code == 2
    assert "keine.json: Diese Datei gibt es nicht." in text
    assert list(folder.iterdir()) == []


def test_nothing_is_made_for_who_wants_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, _ = talk(monkeypatch, NOW, OWN, [("4. Nichts davon", "4")])
    assert code == 0
    assert list(folder.iterdir()) == []
