"""German input, value by value: what is read, and what is refused."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.pay.facts import Premiums
from payroll.periods import Month
from payroll.refusal import NotUnderstood
from tui.actions import parsers

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("15,50", "15.50"),
        ("15.50", "15.50"),
        ("1.234,56", "1234.56"),
        ("1.234", "1234.00"),
        ("1.234.567", "1234567.00"),
        ("1900", "1900.00"),
        ("1900 €", "1900.00"),
        ("0,5 Euro", "0.50"),
        (" 12 ", "12.00"),
    ],
)
def test_money(typed, amount):
    assert parsers.money(typed, TODAY) == Decimal(amount)


@pytest.mark.parametrize("typed", ["", "viel", "1,234", "12,345", "1.23.4", "-5", "1e3", "10000000000", "1,2,3", "nan"])
def test_money_refused(typed):
    with pytest.raises(NotUnderstood):
        parsers.money(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "amount"), [("-12,50", "-12.50"), ("minus 12,50", "-12.50"), ("−3", "-3.00"), ("7", "7.00")]
)
def test_money_below_zero_where_it_makes_sense(typed, amount):
    assert parsers.signed_money(typed, TODAY) == Decimal(amount)


@given(st.decimals(min_value=0, max_value=Decimal("99999999.99"), places=2))
def test_every_amount_written_in_german_is_read_exactly(amount):
    written = f"{amount:,.2f}".translate(str.maketrans(",.", ".,"))
    assert parsers.money(written, TODAY) == amount


@pytest.mark.parametrize(
    ("typed", "hours"), [("65", "65"), ("4,5", "4.5"), ("4:30", "4.5"), ("4,25 h", "4.25"), ("20 Stunden", "20")]
)
def test_hours(typed, hours):
    assert parsers.hours(typed, TODAY) == Decimal(hours)


@pytest.mark.parametrize("typed", ["4:31", "acht", "-1"])
def test_hours_refused(typed):
    with pytest.raises(NotUnderstood):
        parsers.hours(typed, TODAY)


@pytest.mark.parametrize(("typed", "rate"), [("2,99", "2.99"), ("2,99 %", "2.99"), ("80%", "80")])
def test_percent(typed, rate):
    assert parsers.percent(typed, TODAY) == Decimal(rate)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("3.10.", date(2026, 10, 3)),
        ("3.10.2025", date(2025, 10, 3)),
        ("2026-03-04", date(2026, 3, 4)),
        ("heute", TODAY),
        ("3. Oktober", date(2026, 10, 3)),
    ],
)
def test_day_as_in_the_entry_grammar(typed, day):
    assert parsers.day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["31.2.", "morgen früh", "3.10. 4.10.", ""])
def test_day_refused(typed):
    with pytest.raises(NotUnderstood):
        parsers.day(typed, TODAY)


def test_birth_date_needs_its_year_and_two_digits_mean_the_past():
    assert parsers.past_day("17.5.1994", TODAY) == date(1994, 5, 17)
    assert parsers.past_day("17.5.94", TODAY) == date(1994, 5, 17)
    assert parsers.past_day("17.5.04", TODAY) == date(2004, 5, 17)
    for typed in ("17.5.", "17.5.2030", "heute", "17.5.1850"):
        with pytest.raises(NotUnderstood):
            parsers.past_day(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("2026-10", Month(2026, 10)),
        ("10.2026", Month(2026, 10)),
        ("10/26", Month(2026, 10)),
        ("Oktober 2026", Month(2026, 10)),
        ("oktober", Month(2026, 10)),
        ("okt", Month(2026, 10)),
        ("märz", Month(2026, 3)),
        ("januar", Month(2027, 1)),
        ("10", Month(2026, 10)),
        ("letzten monat", Month(2026, 10)),
        ("dieser", Month(2026, 11)),
    ],
)
def test_month(typed, month):
    assert parsers.month(typed, TODAY) == month


@pytest.mark.parametrize("typed", ["13.2026", "2026-13", "0", "mond", "10.1850", "oktober 26 bitte"])
def test_month_refused(typed):
    with pytest.raises(NotUnderstood):
        parsers.month(typed, TODAY)


def test_clock_and_range():
    assert parsers.clock("8:30", TODAY) == time(8, 30)
    assert parsers.clock("20 Uhr", TODAY) == time(20)
    assert parsers.clock_range("8-12:30", TODAY) == (time(8), time(12, 30))
    assert parsers.clock_range("von 21 bis 6 Uhr", TODAY) == (time(21), time(6))
    for typed in ("8", "8-25", "12"):
        with pytest.raises(NotUnderstood):
            parsers.clock_range(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("mo-fr", "mon tue wed thu fri"),
        ("mo mi fr", "mon wed fri"),
        ("mo, di und do", "mon tue thu"),
        ("so", "sun"),
        ("fr-so", "fri sat sun"),
    ],
)
def test_weekdays(typed, days):
    assert parsers.weekdays(typed, TODAY) == tuple(days.split())


@pytest.mark.parametrize("typed", ["", "täglich", "mo-", "-fr"])
def test_weekdays_refused(typed):
    with pytest.raises(NotUnderstood):
        parsers.weekdays(typed, TODAY)


def test_yes_and_no():
    assert [parsers.yes_no(word, TODAY) for word in ("ja", "J", "1", "nein", "N", "2")] == [
        True,
        True,
        True,
        False,
        False,
        False,
    ]
    with pytest.raises(NotUnderstood, match="ja oder nein"):
        parsers.yes_no("vielleicht", TODAY)


def test_numbers_with_a_check_digit():
    assert parsers.iban("de02 1203 0000 0000 2020 51", TODAY) == "DE02120300000000202051"
    assert parsers.tax_id("86 095 742 719", TODAY) == "86095742719"
    assert parsers.insurance_number("15 070649 c 103", TODAY) == "15070649C103"
    for read, wrong in (
        (parsers.iban, "DE03120300000000202051"),
        (parsers.tax_id, "86095742718"),
        (parsers.insurance_number, "15070649C104"),
        (parsers.eight_digits, "1234567"),
        (parsers.postcode, "4814"),
    ):
        with pytest.raises(NotUnderstood, match=wrong):
            read(wrong, TODAY)


def test_premiums_of_a_contract():
    assert parsers.premiums("nacht 25, sonntag 50", TODAY) == Premiums(night=Decimal(25), sunday=Decimal(50))
    assert parsers.premiums("tiefnacht 40 und feiertag 125", TODAY) == Premiums(deep_night=Decimal(40), holiday=Decimal(125))
    assert parsers.premiums("nacht 12,5", TODAY) == Premiums(night=Decimal("12.5"))
    assert parsers.premiums("keine", TODAY) == Premiums()
    for wrong in ("mittag 20", "nacht", "nacht 25, nacht 30", ""):
        with pytest.raises(NotUnderstood):
            parsers.premiums(wrong, TODAY)


def test_text_has_no_control_characters_and_an_end():
    assert parsers.text("  Anna   Maria ", TODAY) == "Anna Maria"
    for wrong in ("", "a\x00b", "x" * 1001):
        with pytest.raises(NotUnderstood):
            parsers.text(wrong, TODAY)
