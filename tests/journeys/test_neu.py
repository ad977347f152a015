"""Setting up a book in one conversation, stopping in the middle, going back, and going on later."""

import stat
from datetime import datetime

from payroll.office.desk import Desk
from payroll.office.shelf import load_book
from payroll.periods import BERLIN
from tests.journeys.conversation import talk

NOW = datetime(2026, 3, 20, 12, tzinfo=BERLIN)
END_OF_MARCH = datetime(2026, 3, 31, 18, tzinfo=BERLIN)

MIRA = [
    ("Ihr Vor- und Nachname?", "Mira Sommer"),
    ("Straße und Hausnummer?", "Lindenweg 4"),
    ("Postleitzahl?", "481"),
    ("„481“ ist nicht verstanden. Eine Postleitzahl hat fünf Ziffern.", "48143"),
    ("Ort?", "Münster"),
    ("In welchem Bundesland", "10"),
    ("Ihre Betriebsnummer?", "?"),
    ("Acht Ziffern von der Bundesagentur für Arbeit.", "98000006"),
    ("Ihre Steuernummer?", "337/5012/3456"),
    ("Welches Finanzamt?", "Münster-Außenstadt"),
    ("IBAN Ihres Budgetkontos?", "DE02 1203 0000 0000 2020 51"),
    ("Bei welcher Unfallkasse", "Unfallkasse NRW"),
    ("Ihre Mitgliedsnummer dort?", "77-4711"),
]
NOTICE = [
    ("Haben Sie eine eigene Arbeit", "2"),
    ("Haben Sie schon einen Bescheid", "1"),
    ("Wie heißt die Stelle?", "LWL-Inklusionsamt Arbeit"),
    ("Was für eine Stelle ist das?", "1"),
    ("Straße und Hausnummer?", "Amtsweg 1"),
    ("Postleitzahl?", "48143"),
    ("Ort?", "Münster"),
    ("Von welcher Stelle ist der Bescheid?", "1"),
    ("Aktenzeichen?", "61-123/4"),
    ("Wofür ist das Geld?", "1"),
    ("Ab wann bewilligt?", "1.1.2026"),
    ("Bis wann bewilligt?", "31.12.2026"),
    ("Wie viel Euro im Monat?", "1900"),
    ("Wie viele Stunden sind bewilligt?", "15"),
]
ANNA = [
    ("Ist jemand bei Ihnen mehr als ein Minijob?", "1"),
    ("Wie heißt die Kasse?", "AOK NordWest"),
    ("Betriebsnummer der Kasse?", "33526082"),
    ("Ab wann gelten diese Sätze?", "1.1.2025"),
    ("Zusatzbeitrag?", "2,99"),
    ("Umlage U1?", "1,9"),
    ("Wie viel Prozent erstattet U1?", "70"),
    ("Umlage U2?", "0,44"),
    ("Vorname?", "Anna"),
    ("Nachname?", "Krüger"),
    ("Geburtstag?", "17.5.1994"),
    ("Straße und Hausnummer?", "Hafenstraße 12"),
    ("Postleitzahl?", "48155"),
    ("Ort?", "Münster"),
    ("Steuer-Identifikationsnummer?", "86 095 742 719"),
    ("Rentenversicherungsnummer?", "20 170594 K 608"),
    ("IBAN, auf die der Lohn geht?", "DE02 5001 0517 0137 0750 30"),
    ("Erster Arbeitstag?", "1.1.2025"),
    ("Wie viel Euro in der Stunde", "16,50"),
    ("Wie viele Stunden in der Woche sind vereinbart?", "16"),
    ("An wie vielen Tagen in der Woche", "4"),
    ("Wie viele Arbeitstage Urlaub", "20"),
    ("Aus welcher Bewilligung wird sonst bezahlt?", "1"),
    ("Wie ist die Person versichert?", "1"),
    ("Welche Krankenkasse?", "1"),
    ("Wurde für diese Person in diesem Jahr schon anderswo abgerechnet?", "1"),
    ("Ab welchem Tag rechnen Sie hier ab?", "1.3.2026"),
    ("Brutto in diesem Jahr bis dahin?", "2288"),
    ("Wie viele Tage Urlaub sind noch übrig?", "18,5"),
    ("An welchen Wochentagen?", "mo-do"),
    ("Von wann bis wann?", "8-12"),
    ("Ab welchem Tag gilt dieser Plan?", "1.3.2026"),
]


def test_a_book_is_set_up_in_one_conversation(tmp_path, monkeypatch):
    book = tmp_path / "buch.lohn"
    code, text = talk(monkeypatch, NOW, ["neu", "--buch", str(book)], MIRA + NOTICE + ANNA)
    assert code == 0, text
    assert "Name: Mira Sommer." in text
    assert "Bundesland: Nordrhein-Westfalen." in text
    assert "Brutto: 2288 Euro." in text
    assert "Lohn: 16 Euro und 50 Cent." in text
    assert text.index("Ihr Buch ist angelegt") < text.index("Betriebsnummer: bei der Bundesagentur")
    assert "Nachweisgesetz" in text
    assert [path.name for path in tmp_path.iterdir()] == ["buch.lohn"]
    with Desk.open(book, clock=lambda: NOW) as desk, desk.read() as session:
        found = load_book(session)
    anna = found.assistants[0]
    assert (found.employer.name, anna.first_name, len(found.roster)) == ("Mira Sommer", "Anna", 4)
    assert anna.opening.vacation[0][0] == 2026
    assert anna.contracts[0].grant == found.grants[0].key


def test_stopping_keeps_the_answers_for_the_owner_alone_and_goes_on_where_it_stopped(tmp_path, monkeypatch):
    book = tmp_path / "buch.lohn"
    code, text = talk(monkeypatch, NOW, ["neu", "--buch", str(book)], [*MIRA[:5], ("In welchem Bundesland", "stopp")])
    assert code == 2
    assert "Weiter geht es mit: lohn neu" in text
    draft = tmp_path / "buch.lohn.entwurf"
    assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    assert not book.exists()
    rest = [*MIRA[5:], ("Haben Sie eine eigene Arbeit", "2"), ("Haben Sie schon einen Bescheid", "2"),
            ("Ist jemand bei Ihnen mehr als ein Minijob?", "2"), ("Möchten Sie jetzt jemanden eintragen", "2")]  # fmt: skip
    code, text = talk(monkeypatch, NOW, ["neu", "--buch", str(book)], rest)
    assert code == 0, text
    assert "Ihre Antworten vom letzten Mal sind noch da." in text
    assert "Ihr Vor- und Nachname?" not in text
    assert [path.name for path in tmp_path.iterdir()] == ["buch.lohn"]


def test_going_back_over_the_border_of_a_part_undoes_it(tmp_path, monkeypatch):
    book = tmp_path / "buch.lohn"
    answers = [
        *MIRA,
        ("Haben Sie eine eigene Arbeit", "zurück"),
        ("Telefon?", "0251 123456"),
        ("Haben Sie eine eigene Arbeit", "2"),
        ("Haben Sie schon einen Bescheid", "2"),
        ("Ist jemand bei Ihnen mehr als ein Minijob?", "2"),
        ("Möchten Sie jetzt jemanden eintragen", "2"),
    ]
    code, text = talk(monkeypatch, NOW, ["neu", "--buch", str(book)], answers)
    assert code == 0, text
    assert text.count("Buch für Mira Sommer eingerichtet.") == 2
    with Desk.open(book, clock=lambda: NOW) as desk, desk.read() as session:
        assert load_book(session).employer.phone == "0251 123456"


def test_what_the_rules_refuse_is_changed_by_number(tmp_path, monkeypatch):
    book = tmp_path / "buch.lohn"
    upside_down = [("Bis wann bewilligt?", "31.12.2025") if pair[0] == "Bis wann bewilligt?" else pair for pair in NOTICE]
    answers = [
        *MIRA,
        *upside_down,
        ("liegt vor dem Anfang", "10"),
        ("Bis wann bewilligt?", "31.12.2026"),
        ("Ist jemand bei Ihnen mehr als ein Minijob?", "2"),
        ("Möchten Sie jetzt jemanden eintragen", "2"),
    ]
    code, text = talk(monkeypatch, NOW, ["neu", "--buch", str(book)], answers)
    assert code == 0, text
    assert text.count("Aktenzeichen?") == 1


def test_nothing_is_half_set_up(tmp_path, monkeypatch):
    book = tmp_path / "buch.lohn"
    code, _ = talk(monkeypatch, NOW, ["neu", "--buch", str(book)], [*MIRA, ("Haben Sie eine eigene Arbeit", "<Ende>")])
    assert code == 2
    assert not book.exists()


def test_a_book_that_is_there_is_never_touched(tmp_path, monkeypatch):
    book = tmp_path / "buch.lohn"
    book.write_bytes(b"etwas")
    code, text = talk(monkeypatch, NOW, ["neu", "--buch", str(book)], [])
    assert code == 1
    assert "Hier liegt schon ein Buch" in text
    assert book.read_bytes() == b"etwas"


def test_from_nothing_to_the_first_payslip_in_one_sitting(tmp_path, monkeypatch):
    book = tmp_path / "buch.lohn"
    first_month = [
        ("Möchten Sie gleich Stunden eintragen und den ersten Monat abschließen?", "→ Ja"),
        ("Was möchten Sie tun?", "→ Etwas eintragen"),
        ("Wer, wann, was?", "anna 2.3.-5.3. 8-12"),
        ("Was möchten Sie tun?", "→ März 2026 abschließen"),
        ("Ja, abschließen. Eine Abrechnung", "→ Ja, abschließen"),
        ("Was möchten Sie tun?", "→ Aufhören"),
    ]
    code, text = talk(monkeypatch, END_OF_MARCH, ["neu", "--buch", str(book)], MIRA + NOTICE + ANNA + first_month)
    assert code == 0, text
    assert "März 2026 ist abgeschlossen." in text
    assert (tmp_path / "Unterlagen" / "2026-03 Lohnabrechnung Krüger Anna.pdf").exists()
