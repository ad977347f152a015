"""Column types lose nothing, and refuse what they could not keep."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from payroll.periods import Month
from payroll.records.types import ClockTime, Instant, Money, MonthText, Scaled, Words, from_json, to_json

DIALECT = sqlite.dialect()
EUROS = st.integers(-(10**11), 10**11).map(lambda cents: Decimal(cents).scaleb(-2))


def kept(kind, value):
    return kind.process_result_value(kind.process_bind_param(value, DIALECT), DIALECT)


@given(EUROS)
def test_money_comes_back_to_the_cent(amount):
    assert kept(Money(), amount) == amount
    assert -kept(Money(), amount).as_tuple().exponent == 2
    assert isinstance(Money().process_bind_param(amount, DIALECT), int)


@pytest.mark.parametrize("value", [0.1, 15.5, float("nan"), True])
def test_floats_are_refused(value):
    for kind in (Money(), Scaled(4)):
        with pytest.raises(TypeError):
            kind.process_bind_param(value, DIALECT)


@pytest.mark.parametrize("value", ["0.001", Decimal("1.005"), "NaN", "x", Decimal("Infinity")])
def test_parts_of_a_cent_and_what_is_no_number_are_refused(value):
    with pytest.raises(ValueError):
        Money().process_bind_param(value, DIALECT)


def test_money_takes_decimal_text_and_whole_euros():
    assert [kept(Money(), value) for value in ("15.5", Decimal("15.50"), 15)] == [
        Decimal("15.50"),
        Decimal("15.50"),
        Decimal(15),
    ]


def test_rates_keep_four_decimals_and_come_back_short():
    assert str(kept(Scaled(4), Decimal("70.0000"))) == "70"
    assert str(kept(Scaled(4), "2.69")) == "2.69"
    with pytest.raises(ValueError):
        Scaled(4).process_bind_param("0.00001", DIALECT)


def test_instants_keep_the_moment_and_refuse_to_guess_a_zone():
    first = datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=2)))
    second = datetime(2026, 10, 25, 2, 30, tzinfo=timezone(timedelta(hours=1)))
    assert kept(Instant(), first) == first
    assert kept(Instant(), first) != kept(Instant(), second)
    with pytest.raises(ValueError):
        Instant().process_bind_param(datetime(2026, 1, 1), DIALECT)  # noqa: DTZ001 - this is what is refused


def test_clock_times_have_no_seconds():
    assert kept(ClockTime(), time(22, 30)) == time(22, 30)
    with pytest.raises(ValueError):
        ClockTime().process_bind_param(time(1, 1, 1), DIALECT)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Money(), Decimal("12.30")),
        (MonthText(), Month(2026, 3)),
        (ClockTime(), time(8, 5)),
        (Instant(), datetime(2026, 1, 1, 8, tzinfo=UTC)),
        (Words(), ("augsburg", "fronleichnam")),
        (Words(), ()),
        (Money(), None),
    ],
)
def test_what_the_journal_writes_can_be_read_back(kind, value):
    assert from_json(kind, to_json(value)) == value
    assert kept(kind, value) == value


def test_dates_and_flags_in_the_journal():
    assert (to_json(date(2026, 3, 4)), to_json(True), to_json(None)) == ("2026-03-04", True, None)
