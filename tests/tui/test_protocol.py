"""``lohn protokoll``: who changed what and when, read as people read it."""

import json
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from payroll.office.closing import close_month
from payroll.office.desk import Desk
from payroll.office.employer import change_employer
from payroll.office.entry import enter
from payroll.office.expenses import add_one_off
from payroll.office.funds import change_rates
from payroll.office.people import change_assistant, change_contract, change_insurance, change_tax
from payroll.periods import BERLIN, Month
from tests.office.small_book import desk_with, small_book
from tests.tui.faces import Lohn

START = datetime(2026, 3, 20, 9, 0, tzinfo=BERLIN)


@pytest.fixture(scope="module")
def book(tmp_path_factory):
    """A book in which Mira and Bea changed what Anna's March depends on, and what it does not."""
    folder = tmp_path_factory.mktemp("protokoll")
    desk_with(folder, small_book()).close()
    clock = iter(START + timedelta(minutes=number) for number in range(100))
    with Desk.open(folder / "buch.lohn", clock=lambda: next(clock), actor="Mira") as desk:
        enter(desk, "anna 2.3. 8-12")
        desk.actor = "Bea"
        enter(desk, "anna 3.3. 8-12")
        enter(desk, "ben 3.3. 14-18")
        enter(desk, "anna krank 4.3.-5.3.")
        change_contract(desk, "anna", date(2026, 3, 1), wage=Decimal("17.00"))
        change_contract(desk, "anna", date(2026, 4, 1), wage=Decimal("18.00"))
        change_tax(desk, "anna", date(2026, 3, 15), tax_class=4)
        change_insurance(desk, "ben", date(2026, 3, 1), parent=True)
        change_rates(desk, "aok", valid_from=date(2026, 3, 1), additional=Decimal("3.49"))
        add_one_off(desk, assistant="anna", month=Month(2026, 3), kind="bonus", amount=Decimal("50.00"))
        change_assistant(desk, "anna", city="Telgte")
        change_employer(desk, state="BY")
        enter(desk, "anna 9.3. 8-12")
        desk.undo()
        # what held until March is corrected afterwards: the entry about March still tells what it was then
        change_contract(desk, "anna", date(2026, 1, 1), wage=Decimal("16.50"))
    return folder / "buch.lohn"


@pytest.fixture
def lohn(book, monkeypatch, capsys) -> Lohn:
    return Lohn(book, monkeypatch, capsys, now=START + timedelta(hours=3))


def details(said):
    return [line.strip() for line in said.out.splitlines() if line.startswith("  ")]


def test_the_newest_entry_stands_on_top_with_number_day_and_name(lohn):
    lines = lohn("protokoll").out.splitlines()
    assert lines[0] == "Protokoll, das Neueste zuerst"
    assert lines[1].startswith("16: Fr 20.3.2026, 9:")
    assert ", Bea: Zurückgenommen: Anna Krüger: Montag, 9. März" in lines[2]
    assert lines[3].endswith("Zurückgenommen mit Eintrag 15.")
    assert lines[-1].endswith("Buch aufgenommen.")


def test_a_long_journal_is_read_page_by_page(lohn):
    first = lohn("protokoll", "--anzahl", "3")
    assert "--vor 14" in first.err
    second = lohn("protokoll", "--anzahl", "100", "--vor", "14").out.splitlines()
    assert second[1].startswith("13: ")
    assert second[-1].startswith("1: ")


def test_entries_are_found_by_person_by_month_and_by_the_day_they_were_noted(lohn):
    about_ben = lohn("protokoll", "--person", "ben").out
    assert "Ben Hartmann: Dienstag, 3. März" in about_ben
    assert "Anna Krüger" not in about_ben
    in_april = lohn("protokoll", "--monat", "2026-04", "--person", "anna").out
    assert "Vertrag ab 1. April 2026" in in_april
    assert "2. März" not in in_april
    assert "Dazu steht nichts im Protokoll." in lohn("protokoll", "--seit", "21.3.2026").out


def test_of_a_payslip_every_changed_input_is_told_with_old_new_who_and_when(lohn):
    said = lohn("protokoll", "2026-03", "anna")
    assert details(said) == [
        "Schicht Mo 9.3.2026, 8 bis 12 Uhr, gelöscht: Art Assistenz, Stand gearbeitet",
        "Schicht Mo 9.3.2026, 8 bis 12 Uhr, neu: Art Assistenz, Stand gearbeitet",
        "Arbeitgeber, Bundesland: Nordrhein-Westfalen → Bayern",
        "Person Anna Krüger, Ort: Münster → Telgte",
        "Einmalzahlung März 2026 Prämie, neu: Betrag 50,00 €",
        "Sätze der Kasse ab 1.3.2026, Zusatzbeitrag: 2,99 % → 3,49 %",
        "Lohnsteuermerkmale ab 15.3.2026, Steuerklasse: Steuerklasse 1 → Steuerklasse 4",
        "Vertrag ab 1.3.2026, Lohn: 16,00 € → 17,00 €",
        "Schicht Mi 4.3.2026, 8 bis 12 Uhr, neu: Art Assistenz, Stand geplant",
        "Schicht Do 5.3.2026, 8 bis 12 Uhr, neu: Art Assistenz, Stand geplant",
        "Abwesenheit krank ab 4.3.2026 bis 5.3.2026, neu: gemeldet am 20.3.2026",
        "Schicht Di 3.3.2026, 8 bis 12 Uhr, neu: Art Assistenz, Stand gearbeitet",
        "Schicht Mo 2.3.2026, 8 bis 12 Uhr, neu: Art Assistenz, Stand gearbeitet",
        "Alles, was bis dahin galt, kam mit dieser Datei.",
    ]
    assert ", Mira: Anna Krüger: Montag, 2. März 2026" in said.out
    assert "Ben" not in said.out


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("stunden", ["Schicht"]),
        ("krank", ["Abwesenheit"]),
        ("lohn", ["Vertrag ab 1.3.2026, Lohn: 16,00 € → 17,00 €"]),
        ("vertrag", ["Vertrag"]),
        ("kasse", ["Sätze der Kasse"]),
        ("ort", ["Person Anna Krüger, Ort"]),
        ("zusatzbeitrag", ["Sätze der Kasse"]),
        ("steuerklasse", ["Lohnsteuermerkmale"]),
    ],
)
def test_one_input_can_be_asked_for(lohn, asked, found):
    told = details(lohn("protokoll", "3.2026", "anna", asked))[:-1]
    assert told
    assert all(any(line.startswith(beginning) for beginning in found) for line in told)


def test_a_figure_of_the_payslip_leads_to_the_inputs_it_is_made_of(lohn):
    care = lohn("protokoll", "2026-03", "anna", "pflegeversicherung").out
    assert "Sätze der Kasse" in care
    assert "Steuerklasse" not in care
    assert "Steuerklasse" in lohn("protokoll", "2026-03", "anna", "kosten gesamt").out
    assert details(lohn("protokoll", "2026-03", "anna", "prämie"))[0].startswith("Einmalzahlung März 2026")


def test_rates_of_a_fund_do_not_concern_who_is_not_insured_there(lohn):
    assert "Sätze" not in lohn("protokoll", "2026-03", "ben").out
    assert "Versicherung ab 1.3.2026, Eltern: nein → ja" in lohn("protokoll", "2026-03", "ben").out


def test_flat_text_says_old_and_new_in_words(lohn):
    said = lohn("protokoll", "2026-03", "anna", "lohn", "--schlicht").out
    assert "Vertrag ab 1. März 2026, Lohn: vorher 16 Euro, jetzt 17 Euro" in said.splitlines()
    assert "→" not in said


def test_one_entry_is_told_whole(lohn):
    said = lohn("protokoll", "--eintrag", "6").out
    assert "Vertrag ab 1.3.2026, neu: Lohnart Stundenlohn, Lohn 17,00 €" in said
    assert "Einen Eintrag 99 hat das Protokoll nicht." in lohn("protokoll", "--eintrag", "99", code=2).err


def test_a_machine_reads_values_by_column(lohn):
    read = json.loads(lohn("protokoll", "2026-03", "anna", "lohn", "--json").out)
    (entry, imported) = read["entries"]
    assert (entry["actor"], entry["action"], entry["undone_by"]) == ("Bea", "change_contract", None)
    assert entry["changes"][0]["fields"] == [{"field": "wage", "before": "16.00", "after": "17.00"}]
    assert imported["changes"] == []
    page = json.loads(lohn("protokoll", "--json", "--anzahl", "2").out)
    assert [len(page["entries"]), page["older"]] == [2, 15]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("2026-03", "zoe"), "„zoe“ ist niemand aus Ihrem Buch."),
        (("2026-03",), "Es fehlt der Name."),
        (("anna",), "„anna“ ist kein Monat."),
        (("2026-03", "anna", "quark"), "Eine Angabe „quark“ kennt das Protokoll nicht."),
        (("--anzahl", "0"), "„0“ ist zu klein."),
        (("--vor", "x"), "„x“ ist nicht verstanden."),
        (("--person", "zoe"), "„zoe“ ist niemand aus Ihrem Buch."),
    ],
)
def test_what_is_not_understood_is_said(lohn, words, said):
    assert said in lohn("protokoll", *words, code=2).err


def test_the_closing_of_the_month_is_part_of_the_history_of_its_payslip(tmp_path, monkeypatch, capsys):
    with desk_with(tmp_path, small_book(roster=())) as desk:
        enter(desk, "anna 5.1. 8-12")
        close_month(desk, Month(2026, 1))
    lohn = Lohn(tmp_path / "buch.lohn", monkeypatch, capsys)
    said = lohn("protokoll", "2026-01", "anna").out
    assert "Abrechnung 2026-01-anna-1, festgeschrieben" in said
    assert "Abrechnung" not in lohn("protokoll", "2026-02", "anna").out
