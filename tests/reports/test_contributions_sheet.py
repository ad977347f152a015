"""The sheet of payments: to whom, how much, until when (SGB IV § 23 Abs. 1, § 28f Abs. 3; EStG § 41a)."""

from tests.reports.conftest import pdf_of
from tests.reports.reading import pages, reading

ITEMS = {
    "wages with account": (
        "TR Anna Krüger | DE89 3704 0044 0532 0130 00 | 1.545,75",
        "TR Ben Hartmann | IBAN fehlt | 509,76",
    ),
    "sum of wages": ("TR Summe |  | 2.055,51",),
    "contributions by group": ("TR 0100 | Rentenversicherung | 392,08", "TR ZBP | Zusatzbeitrag der Krankenkasse | 63,02"),
    "an unknown group stands by its code": ("TR 9999 |  | 1,00",),
    "sum for the collecting office": ("TR Summe | voraussichtlich in diesem Monat | 802,92",),
    "days of statement and payment": (
        "P Beitragsnachweis absenden bis 24.03.2026, er muss am 25.03.2026 dort sein. Das Geld muss am 27.03.2026 dort sein.",
    ),
    "the easier way of § 23 Abs. 1 Satz 3": (
        "P Stattdessen erlaubt: wie im Vormonat 790,10 €; Vormonat endgültig 795,40 €; Rest des Vormonats, wenn so gezahlt wurde −5,30 €.",
    ),
    "wage tax by kind": ("TR Lohnsteuer | 341,50", "TR Kirchensteuer evangelisch (ev) | 10,40", "TR Summe | 351,90"),
    "period, day, what is open": (
        "P Zeitraum 01.01.2026 bis 31.03.2026, Anmeldung und Zahlung bis 10.04.2026. Der Zeitraum ist noch nicht zu Ende; die Summe wächst noch.",
    ),
    "numbers for the offices": ("LI Betriebsnummer | 12345678",),
}


def test_every_payment_is_on_the_sheet():
    found = reading(pdf_of("contributions_sheet"))
    assert {item: [line for line in lines if line not in found] for item, lines in ITEMS.items()} == {
        item: [] for item in ITEMS
    }


def test_one_page():
    assert pages(pdf_of("contributions_sheet")) == 1
