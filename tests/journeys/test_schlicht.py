"""A month in the plain dialogue: read by a screen reader, answered with one finger."""

from datetime import datetime

import pytest

from payroll.periods import BERLIN, Month
from tests.journeys.conversation import talk
from tests.office.small_book import desk_with, small_book

NOW = datetime(2026, 3, 31, 18, tzinfo=BERLIN)


@pytest.fixture
def book(tmp_path):
    from payroll.office.hours import plan_month

    with desk_with(tmp_path, small_book(), NOW.date()) as desk:
        plan_month(desk, Month(2026, 3))
    return tmp_path / "buch.lohn"


def test_a_month_that_went_as_planned_is_confirmed_and_closed(book, monkeypatch):
    code, text = talk(
        monkeypatch,
        NOW,
        ["schlicht", "--buch", str(book)],
        [
            ("1. Stunden von Anna wie geplant übernehmen, 72 Stunden", "1"),
            ("1. Stunden von Ben wie geplant übernehmen, 32 Stunden", "1"),
            ("1. März 2026 abschließen", "1"),
            ("2. Erst die Abrechnungen vorlesen", "2"),
            ("1. Ja, abschließen. Zwei Abrechnungen, Auszahlung zusammen", "1"),
            ("Was möchten Sie tun?", "stopp"),
        ],
    )
    assert code == 0, text
    assert text.startswith("Lohn. März 2026. Zwei Schritte offen.\nErstens: Stunden, fehlt: Anna: 2.3.")
    assert "Gespeichert: Anna Krüger: " in text
    assert "Ihre Kosten zusammen: " in text
    assert "März 2026 ist abgeschlossen." in text
    assert "Geschrieben: " in text
    assert text.endswith("Auf Wiedersehen. Alles ist gespeichert.\n")
    assert "\x1b" not in text


def test_days_one_by_one_an_illness_and_back(book, monkeypatch):
    code, text = talk(
        monkeypatch,
        NOW,
        ["schlicht", "--buch", str(book)],
        [
            ("Etwas eintragen", "5"),
            ("Wer, wann, was?", "anna krank 2.3.-27.3. bescheinigt"),
            ("2. Stunden von Anna einzeln angeben", "2"),
            ("Anna, Montag, 30. März, 8 bis 12 Uhr, geplant.", "2"),
            ("Von wann bis wann?", "8-13 pause 30"),
            ("Anna, Dienstag, 31. März, 8 bis 12 Uhr, geplant.", "3"),
            ("Das Letzte zurücknehmen", "4"),
            ("Was möchten Sie tun?", "stopp"),
        ],
    )
    assert code == 0, text
    assert "Verstanden: Anna Krüger: krank, 2. bis 27. März 2026, bescheinigt." in text
    assert (
        "Verstanden: Anna Krüger: Montag, 30. März 2026, 8 bis 13 Uhr, Pause 30 Minuten, 4 Stunden und 30 Minuten." in text
    )
    assert "Zurückgenommen: Anna Krüger: Dienstag, 31. März 2026" in text


def test_upkeep_asks_the_declared_questions(book, monkeypatch):
    code, text = talk(
        monkeypatch,
        NOW,
        ["schlicht", "--buch", str(book)],
        [
            ("Angaben pflegen", "13"),
            ("Was möchten Sie pflegen?", "5"),
            ("2. Eine Zahlung der Stelle eintragen", "2"),
            ("Um welche Bewilligung geht es?", "1"),
            ("Welcher Betrag ist eingegangen?", "1.900"),
            ("Für welchen Monat?", "märz"),
            ("An welchem Tag ist das Geld gekommen?", "2.3."),
            ("Gespeichert: ", "stopp"),
        ],
    )
    assert code == 0, text
    assert "Betrag: 1900 Euro." in text
    assert "Für: März 2026." in text


def test_going_back_from_a_question_returns_to_the_overview(book, monkeypatch):
    code, text = talk(
        monkeypatch,
        NOW,
        ["schlicht", "--buch", str(book)],
        [("Einen Betrag erklären", "8"), ("Welcher Monat?", "zurück"), ("Gut, zurück zur Übersicht.", "stopp")],
    )
    assert code == 0, text


def test_what_is_needed_less_often_a_month_planned_a_report_the_book_as_a_file_and_the_checks(book, monkeypatch, tmp_path):
    code, text = talk(
        monkeypatch,
        NOW,
        ["schlicht", "--buch", str(book)],
        [
            ("14. Weiteres", "14"),
            ("2. Einen Monat aus der Wochenplanung vorplanen", "2"),
            ("Welcher Monat?", "april"),
            ("14. Weiteres", "14"),
            ("3. Einen Verwendungsnachweis schreiben", "3"),
            ("Um welche Bewilligung geht es?", "1"),
            ("Für welchen Zeitraum?", "märz"),
            ("14. Weiteres", "14"),
            ("Weiteres. ", "→ Das ganze Buch als Datei sichern"),
            ("Wie soll die Datei heißen?", str(tmp_path / "kopie.json")),
            ("14. Weiteres", "14"),
            ("Weiteres. ", "→ Das Buch prüfen"),
            ("Was möchten Sie tun?", "stopp"),
        ],
    )
    assert code == 0, text
    assert "Gespeichert: April 2026 aus der Wochenplanung vorbereitet." in text
    assert "Verwendungsnachweis Entwurf" in text
    assert (tmp_path / "kopie.json").exists()


def test_an_absence_is_certified_and_deleted_where_it_is_listed(book, monkeypatch):
    code, text = talk(
        monkeypatch,
        NOW,
        ["schlicht", "--buch", str(book)],
        [
            ("Etwas eintragen", "5"),
            ("Wer, wann, was?", "anna krank 9.-12.3."),
            ("Angaben pflegen", "13"),
            ("Was möchten Sie pflegen?", "→ Abwesenheiten"),
            ("2. Bescheinigung eintragen", "2"),
            ("1. Anna, krank, 9. März 2026 bis 12. März 2026", "1"),
            ("Ab welchem Tag ist die Krankheit bescheinigt?", "9.3."),
            ("Angaben pflegen", "13"),
            ("Was möchten Sie pflegen?", "→ Abwesenheiten"),
            ("1. Zeigen, was eingetragen ist", "1"),
            ("anna-2026-03-09, bescheinigt: ab 9. März 2026", "13"),
            ("Was möchten Sie pflegen?", "→ Abwesenheiten"),
            ("4. Eine Abwesenheit löschen", "4"),
            ("1. Anna, krank, 9. März 2026 bis 12. März 2026", "1"),
            ("Was möchten Sie tun?", "stopp"),
        ],
    )
    assert code == 0, text
    assert ", gelöscht." in text


def test_a_line_that_is_not_understood_is_asked_for_again(book, monkeypatch):
    code, text = talk(
        monkeypatch,
        NOW,
        ["schlicht", "--buch", str(book)],
        [
            ("Etwas eintragen", "5"),
            ("Wer, wann, was?", "anna heute"),
            ("Es fehlt, was an dem Tag war", "anna krank 2.3.-27.3. bescheinigt"),
            ("Gespeichert: Anna Krüger: krank", "stopp"),
        ],
    )
    assert code == 0, text
    assert text.count("Wer, wann, was?") == 2
