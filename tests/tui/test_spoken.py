"""Flat text says amounts, hours and dates in words a voice reads well, whatever the sentence."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.office.intake.words import day_in_words
from tui import wording
from tui.plain.spoken import aloud, euro


@pytest.mark.parametrize(
    ("written", "spoken"),
    [
        ("Auszahlung zusammen 1.510,83 €.", "Auszahlung zusammen 1510 Euro und 83 Cent."),
        ("pauschale Lohnsteuer: 0,00 €", "pauschale Lohnsteuer: 0 Euro"),
        ("19,20 € je Stunde", "19 Euro und 20 Cent je Stunde"),
        ("−12,50 €", "minus 12 Euro und 50 Cent"),
        ("Entgelt 1.040,00 Euro im Monat", "Entgelt 1040 Euro im Monat"),
        ("8 bis 13 Uhr, 4,50 Stunden.", "8 bis 13 Uhr, 4 Stunden und 30 Minuten."),
        ("86,67 Stunden", "86 Komma 6 7 Stunden"),
        ("1,00 Stunden", "1 Stunde"),
        ("für 8,00 ausgefallene Stunden", "für 8 ausgefallene Stunden"),
        ("zusätzlich 153,60\u00a0€", "zusätzlich 153 Euro und 60 Cent"),
        ("gesendet am 23.03.2026.", "gesendet am 23. März 2026."),
        ("Fr 20.3.2026, 9:24 Uhr", "Freitag, 20. März 2026, 9:24 Uhr"),
        ("1.1.2026–31.3.2026", "1. Januar 2026 bis 31. März 2026"),
        ("14,6 % von 1.000,00 €", "14,6 Prozent von 1000 Euro"),
        ("+ 2.000,00 € Vorschuss", "plus 2000 Euro Vorschuss"),
        ("  - 12,00 € angerechnet", "  minus 12 Euro angerechnet"),
        ("8 × 15,50 €", "8 mal 15 Euro und 50 Cent"),
        ("99.99.2026 gibt es nicht.", "99.99.2026 gibt es nicht."),
        ("Bis dahin: lohn abwesenheit ende k --bis 20.11.2026", "Bis dahin: lohn abwesenheit ende k --bis 20.11.2026"),
        ("anna krank ab 4.3.", "anna krank ab 4.3."),
        ("„1.11.2026“ ist kein Betrag. Ein Beispiel: 1.900,00 €", "„1.11.2026“ ist kein Betrag. Ein Beispiel: 1.900,00 €"),
    ],
)
def test_figures_are_said_in_words(written: str, spoken: str) -> None:
    assert aloud(written) == spoken


@given(st.decimals(min_value=-10_000_000, max_value=10_000_000, places=2))
def test_every_amount_is_said_as_the_conversation_says_it(value: Decimal) -> None:
    assert aloud(f"Rest: {wording.euro(value)}.") == f"Rest: {euro(value)}."


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2999, 12, 31)))
def test_every_day_is_said_with_its_month(day: date) -> None:
    until = day + timedelta(days=1)
    said = aloud(f"von {wording.day(day)} bis {until:%d.%m.%Y}.")
    assert said == f"von {day_in_words(day, weekday=False)} bis {day_in_words(until, weekday=False)}."
