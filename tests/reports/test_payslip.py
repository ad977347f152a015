"""The payslip holds every item of § 1 EBV (Entgeltbescheinigungsverordnung), to § 108 GewO."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from reports.layout.render import render
from reports.payslip import payslip
from tests.reports import examples
from tests.reports.conftest import pdf_of
from tests.reports.reading import expansions, pages, plain, reading

# item of § 1 EBV -> where it is found in the text of the full example
ITEMS = {
    "Abs. 1 Nr. 1: name and address of the employer": ("P Mira Sommer", "P Lindenweg 4", "P 48143 Münster"),
    "Abs. 1 Nr. 2: name, address, birth date of the employee": (
        "P Anna Krüger",
        "P Rosenstraße 11",
        "LI Geburtsdatum | 17.05.1994",
    ),
    "Abs. 1 Nr. 3: insurance number": ("LI SV-Nummer | 65170594K005",),
    "Abs. 1 Nr. 4: start of the employment": ("LI Eintritt | 01.01.2026",),
    "Abs. 1 Nr. 5: end of the employment, in the last period": ("LI Austritt | 31.03.2026",),
    "Abs. 1 Nr. 6: period, tax days, insurance days": (
        "LI Zeitraum | 01.03.2026 bis 31.03.2026",
        "LI Steuertage | 28",
        "LI SV-Tage | 30",
    ),
    "Abs. 1 Nr. 7: tax class with factor": ("LI Steuerklasse | 4", "LI Faktor | 0,912"),
    "Abs. 1 Nr. 7: child allowances": ("LI Kinderfreibeträge | 0,5",),
    "Abs. 1 Nr. 7: mark of church tax": ("LI Kirchensteuer | evangelisch (ev)",),
    "Abs. 1 Nr. 7: allowances by month and year": (
        "LI Freibetrag im Monat | 100,00 €",
        "LI Freibetrag im Jahr | 1.200,00 €",
        "LI Hinzurechnung im Monat | 25,00 €",
        "LI Hinzurechnung im Jahr | 300,00 €",
    ),
    "Abs. 1 Nr. 7: Steuer-ID": ("LI Steuer-ID | 12345678995",),
    "Abs. 1 Nr. 8: contribution groups and collecting office": (
        "LI Beitragsgruppen | 1111",
        "LI Einzugsstelle | AOK NordWest",
    ),
    "Abs. 1 Nr. 9: note of the surcharge for the childless": ("LI Zuschlag für Kinderlose | ja",),
    "Abs. 1 Nr. 11: note of several employments": ("LI Mehrere Beschäftigungen | ja",),
    "Abs. 2 Nr. 1: each item by name and amount, flags for gross, tax, insurance, current": (
        "TR Bezüge | GB | St | SV | Stunden | Satz € | Betrag €",
        "TR Arbeitslohn | L | L | L | 122,50 | 15,50 | 1.898,75",
    ),
    "Abs. 2 Nr. 1: an item outside tax and insurance": ("TR Nachtzuschlag 25 % | L | – | – | 4,00 | 3,875 | 15,50",),
    "Abs. 2 Nr. 1: an item paid once": ("TR Weihnachtsgeld | E | E | E |  |  | 300,00",),
    "Abs. 2 Nr. 2: Steuerbrutto, current and once": ("TR Steuerbrutto | 2.234,56 | 300,00 | 2.534,56",),
    "Abs. 2 Nr. 2: SV-Brutto, current and once": ("TR SV-Brutto | 2.234,56 | 300,00 | 2.534,56",),
    "Abs. 2 Nr. 2: Gesamtbrutto": ("TR Gesamtbrutto | 2.250,06 | 300,00 | 2.550,06",),
    "Abs. 2 Nr. 3: Lohnsteuer, current and once": ("TR Lohnsteuer | 2.534,56 |  | 131,25 | 48,00 | 179,25",),
    "Abs. 2 Nr. 3: Kirchensteuer": ("TR Kirchensteuer |  |  | 11,81 | 4,32 | 16,13",),
    "Abs. 2 Nr. 3: Solidaritätszuschlag": ("TR Solidaritätszuschlag |  |  | 1,20 | 0,40 | 1,60",),
    "Abs. 2 Nr. 3: health": ("TR Krankenversicherung mit Zusatzbeitrag |  |  | 196,53 | 26,38 | 222,91",),
    "Abs. 2 Nr. 3: pension": ("TR Rentenversicherung | 2.534,56 | 9,30 | 207,81 | 27,90 | 235,71",),
    "Abs. 2 Nr. 3: care": ("TR Pflegeversicherung | 2.534,56 | 2,40 | 53,63 | 7,20 | 60,83",),
    "Abs. 2 Nr. 3: unemployment": ("TR Arbeitslosenversicherung | 2.534,56 | 1,30 | 29,05 | 3,90 | 32,95",),
    "Abs. 2 Nr. 4: Nettoentgelt": ("TR Nettoentgelt |  |  |  |  | 1.800,68",),
    "Abs. 2 Nr. 6: other pay and deductions by kind": (
        "TR Berichtigung Februar 2026 | −12,40",
        "TR Vorschuss vom 15.03.2026 | −150,00",
    ),
    "Abs. 2 Nr. 7: Auszahlungsbetrag": ("P Auszahlungsbetrag 1.638,28 €",),
}


@pytest.mark.parametrize("item", ITEMS)
def test_every_item_of_the_ordinance_is_on_the_slip(item):
    """§ 1 EBV; the subsidies of Abs. 2 Nr. 5 do not arise: the program refuses private and voluntary insurance."""
    found = reading(pdf_of("payslip_full"))
    assert [line for line in ITEMS[item] if line not in found] == []


def test_note_of_the_uebergangsbereich_with_both_bases():
    """§ 1 Abs. 1 Nr. 10 EBV; SGB IV § 20 Abs. 2a."""
    found = reading(pdf_of("payslip_midijob_draft"))
    assert "LI Übergangsbereich | ja" in found
    assert "TR Übergangsbereich: Grundlage der gesamten Beiträge | 1.058,04" in found
    assert "TR Übergangsbereich: Grundlage Ihres Anteils | 823,19" in found


def test_flat_tax_passed_on_lowers_the_net():
    """§ 40a Abs. 2 EStG: no tax class on the slip, the pay flagged P, the tax as an item."""
    found = reading(pdf_of("payslip_minijob"))
    assert "TR Arbeitslohn | L | P | L | 36,00 | 15,00 | 540,00" in found
    assert "TR Pauschal versteuert | 540,00" in found
    assert "TR Pauschale Lohnsteuer, von Ihnen getragen | 540,00 | 2,00 | 10,80" in found
    assert not any(line.startswith("LI Steuerklasse") for line in found)


def test_branches_stand_apart_only_where_their_base_differs():
    """§ 1 Abs. 2 Nr. 2 EBV: SV-Brutto per branch if different."""
    paper = examples.ordinary()
    status = replace(paper.slip.status, health_base=Decimal("1900.00"))
    found = reading(render(payslip(replace(paper, slip=replace(paper.slip, status=status)))))
    assert "TR SV-Brutto Kranken- und Pflegeversicherung | 1.900,00" in found
    assert "TR SV-Brutto Renten- und Arbeitslosenversicherung | 2.108,00" in found


def test_the_ordinary_case_takes_one_page():
    assert pages(pdf_of("payslip")) == 1
    assert pages(pdf_of("payslip_midijob_draft")) == 1
    assert pages(pdf_of("payslip_minijob")) == 1


def test_no_columns_of_one_off_pay_where_there_is_none():
    text = plain(pdf_of("payslip"))
    assert "einmalig €" not in text
    assert "TR Krankenversicherung, Zusatzbeitrag | 2.108,00 | 1,495 | 31,51" in text


def test_a_draft_says_so():
    text = plain(pdf_of("payslip_midijob_draft"))
    assert "LI Stand | Entwurf: Der Monat ist noch offen." in text
    assert "Entwurf" not in plain(pdf_of("payslip"))


def test_a_replacement_names_what_it_replaces():
    assert "LI Ersetzt | Abrechnung 2026-03-anna-0" in reading(pdf_of("payslip_full"))


def test_a_figure_that_rests_on_an_estimate_says_so():
    assert "Vorläufig gerechnet" in plain(pdf_of("payslip_full"))
    assert "Vorläufig gerechnet" not in plain(pdf_of("payslip"))


def test_only_the_last_digits_of_the_account():
    """The slip lies on kitchen tables; the whole IBAN is not needed to recognise the account."""
    assert "P auf das Konto, dessen IBAN mit 3000 endet" in reading(pdf_of("payslip"))
    assert "370400440532013000" not in plain(pdf_of("payslip"))


def test_a_later_end_of_the_contract_is_not_told_yet():
    """§ 1 Abs. 1 Nr. 5 EBV asks for the end in the last period only."""
    paper = replace(examples.ordinary(), exit=date(2026, 12, 31))
    assert "Austritt" not in plain(render(payslip(paper)))


def test_abbreviations_are_spoken_in_full():
    said = expansions(pdf_of("payslip"))
    assert {"Sozialversicherung", "Steuer", "Gesamtbrutto", "Sozialversicherungstage"} <= set(said)


def test_a_negative_payout_keeps_its_minus():
    assert "P Auszahlungsbetrag −2.772,77 €" in reading(pdf_of("payslip_crowded"))


def test_long_names_lose_nothing():
    text = plain(pdf_of("payslip_crowded"))
    assert "Maximiliane Aleksandra-Małgorzata Freifrau von Hohenstein-Wolfratshausen zu Kirchdorf-Nepomuk" in text
    assert "TR Zuschlag für Arbeit an hohen Feiertagen, steuerfreier Teil 19" in text


def test_each_figure_is_explained_on_request():
    """The second part repeats each figure with its steps, rounding and provision, and nothing of the employer's own cost."""
    found = reading(pdf_of("payslip_explained"))
    explained = found[found.index("H2 So kommen die Beträge zustande") :]
    assert "TR Rentenversicherung | 196,04 €" in explained
    assert (
        "TR Beitrag zur Rentenversicherung: 2.108,00 € beitragspflichtiges Entgelt × 18,6 % Beitragssatz ÷ 2 halb, "
        "kaufmännisch auf den Cent gerundet (BVV § 2 Abs. 1) | 196,04 €" in explained
    )
    assert "LI • | Beitragssatz Rentenversicherung 2026, endgültig" in explained
    assert not any("Arbeitgeber" in line or "Kosten gesamt" in line for line in explained)
