"""Numbers, dates and codes in German."""

from datetime import date
from decimal import Decimal

import pytest

from payroll.pay.facts import AbsenceKind, ShiftKind
from payroll.periods import Month
from reports import words


@pytest.mark.parametrize(
    ("value", "shown"),
    [("0", "0,00"), ("1178", "1.178,00"), ("-12.4", "−12,40"), ("1234567.89", "1.234.567,89"), ("-0.01", "−0,01")],
)
def test_amounts_have_two_decimals_and_a_real_minus(value, shown):
    assert words.amount(Decimal(value)) == shown


def test_parts_of_a_cent_are_never_printed_as_an_amount():
    with pytest.raises(ValueError, match="cent"):
        words.amount(Decimal("1.005"))


def test_money_holds_its_sign_on_the_line():
    assert words.money(Decimal("1.5")) == "1,50\u00a0€"


@pytest.mark.parametrize(
    ("minutes", "decimal", "clock"),
    [
        (0, "0,00", "0:00"),
        (50, "0,83", "0:50"),
        (3750, "62,50", "62:30"),
        (-90, "−1,50", "−1:30"),
        (Decimal("89.5"), "1,49", "1:30"),
    ],
)
def test_hours(minutes, decimal, clock):
    """Shown half up to 0.01 (book format rule 5)."""
    assert (words.hours(minutes), words.clock_hours(minutes)) == (decimal, clock)


@pytest.mark.parametrize(("value", "shown"), [("7.3", "7,30"), ("1.495", "1,495"), ("0.8795", "0,8795")])
def test_percentages_keep_their_decimals(value, shown):
    assert words.percent(Decimal(value)) == shown


def test_dates_and_months():
    assert words.day(date(2026, 3, 2)) == "02.03.2026"
    assert words.weekday(date(2026, 3, 2)) == "Mo.\u00a002.03."
    assert words.month_and_year(Month(2026, 3)) == "März 2026"
    assert words.short_month(Month(2026, 3)) == "03/2026"


@pytest.mark.parametrize("kind", [*ShiftKind, *AbsenceKind, "worked", "holiday"])
def test_every_kind_of_time_has_a_word(kind):
    assert kind in words.TIME_KINDS


def test_an_iban_is_grouped_by_four():
    assert words.iban("DE89 37040044053201 3000") == "DE89 3704 0044 0532 0130 00".replace(" ", "\u00a0")


def test_church_bodies():
    assert [words.church(code) for code in (None, "ev", "rk", "lt")] == [
        "keine",
        "evangelisch (ev)",
        "römisch-katholisch (rk)",
        "lt",
    ]
