"""The usage report by reference 3g: head, box, tables A to C, result, explanations, declarations, annexes."""

import pytest

from tests.reports.conftest import pdf_of
from tests.reports.reading import pages, plain, reading

ITEMS = {
    "1 sender and office": ("P Mira Sommer", "P mira.sommer@example.org", "P LWL-Inklusionsamt Arbeit"),
    "1 title with its provision and period": (
        "H1 Verwendungsnachweis Arbeitsassistenz (§ 185 Abs. 5 SGB IX) 01/2026 bis 03/2026",
    ),
    "1 reference, approval, period, model, interim": (
        "LI Aktenzeichen | 61-123/4",
        "LI Bewilligt | 01.01.2026 bis 31.12.2026",
        "LI Berichtszeit | 01.01.2026 bis 31.03.2026",
        "LI Form | Arbeitgebermodell",
        "LI Nachweis | Zwischennachweis",
    ),
    "1 a corrected report": ("LI Ersetzt | den Nachweis vom 03.04.2026",),
    "2 hours, amount, cap, lump sum": (
        "LI Stunden im Monat | 65,25",
        "LI Betrag im Monat | 1.900,00 €",
        "LI Höchstbetrag je Stunde | 24,00 €",
        "LI Pauschale für Verwaltung | 30,00 €",
    ),
    "2 what the cap includes, conditions with their day": (
        "LI Höchstbetrag umfasst | alle Kosten des Arbeitgebers, gemessen im Monat",
        "LI Nachweis fällig | jedes Vierteljahr, spätestens am 12.05.2026",
    ),
    "3 a line for each month": (
        "TR 02/2026 | 02.02. | 1.900,00 | 65:15 | 6:30 | 1:00 | 1.912,40 | 97,65 | 1.802,75 | 12,00 | 397,25",
    ),
    "3 balance brought in": ("TR Übertrag |  |  |  |  |  |  |  |  |  | 212,40",),
    "3 sums, own money as a negative balance": (
        "TR Summe |  | 5.700,00 | 195:15 | 19:30 | 3:00 | 6.141,95 | 97,65 | 5.972,30 | 72,00 | −59,90",
    ),
    "4 cost by kind with the sum of table A": ("TR Summe wie in Tabelle A | 6.141,95",),
    "5 assistants": ("TR A. K. | 150,00 | 4.500,00 | 01.01.2026", "TR B. M. | 66,00 | 1.551,95 |  | A. K."),
    "6 result and proposal": ("P Selbst getragen 131,90 €", "P Es ist kein Geld übrig."),
    "7 explanations": ("LI • | März 2026: 77,00 Stunden, bewilligt sind 65,25 Stunden.",),
    "8 declarations": ("LI • | Meine Angaben sind richtig und vollständig.",),
    "8 place, date, signature": ("P Ort, Datum", "P Unterschrift Mira Sommer"),
    "9 cost table of each assistant": (
        "H2 Kostentabelle A. K.",
        "TR 01/2026 | 66,67 | 1.178,00 | 109,55 | 15,31 | 103,61 | 21,20 | 0,00 | 30,00 | 1.457,67",
        "TR Summe | 200,00 | 3.534,00 | 328,65 | 45,93 | 310,83 | 63,60 | 0,00 | 90,00 | 4.373,01",
    ),
    "10 derivations": ("H2 So kommen die Beträge zustande",),
}


@pytest.mark.parametrize("item", ITEMS)
def test_every_item_is_in_the_report(item):
    found = reading(pdf_of("usage_report"))
    assert [line for line in ITEMS[item] if line not in found] == []


def test_hours_are_said_in_decimals_once():
    """3g Nr. 3: hours and minutes in the table, decimal once in the foot."""
    assert "Arbeit 195,25, bezahlt frei 19,50, Ersatzkraft 3,00, zusammen 217,75." in plain(pdf_of("usage_report"))


def test_the_report_itself_takes_two_pages():
    """3g: at most two pages, then the annexes: cost tables and derivations."""
    assert pages(pdf_of("usage_report")) == 4
    assert pages(pdf_of("usage_report_service")) == 2


def test_invoices_instead_of_assistants_in_the_service_model():
    found = reading(pdf_of("usage_report_service"))
    assert "TR 2026-17 | Assistenz GmbH | 31.03.2026 | 01.03.2026 bis 31.03.2026 | 42,50 | 1.062,50" in found
    assert "LI Form | Dienstleistungsmodell" in found
    assert "LI Nachweis | Schlussnachweis" in found
    assert "P Nicht verbraucht 340,10 €" in found
    assert "P Ich zahle 340,10 Euro zurück." in found
    assert not any("Assistenzkräfte" in line for line in found)


def test_a_report_over_open_months_is_a_draft():
    assert "LI Stand | Entwurf: Nicht alle Monate sind abgeschlossen." in reading(pdf_of("usage_report_service"))
