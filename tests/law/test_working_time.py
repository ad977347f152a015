"""Limits of working time: §§ 2 to 6 ArbZG."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from payroll.law import working_time
from payroll.periods import BERLIN

ON = date(2026, 3, 1)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(("work", "needed"), [(360, 0), (361, 30), (540, 30), (541, 45)])
def test_breaks(work, needed):
    """§ 4 ArbZG."""
    assert working_time.required_break(work, ON) == needed


def test_rest_is_elapsed_time_across_a_clock_change():
    """§ 5 Abs. 1 ArbZG: 20:00 to 7:00 has only ten hours when summer time starts."""
    assert working_time.rest_is_enough(at("2026-03-27 20:00"), at("2026-03-28 07:00"))
    assert not working_time.rest_is_enough(at("2026-03-28 20:00"), at("2026-03-29 07:00"))


def test_average_and_longest_week():
    """§ 3 ArbZG."""
    assert working_time.average_budget(24, ON) == 1152
    assert working_time.longest_week(ON) == 60


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [
        ("2026-03-03 20:00", "2026-03-04 08:00", 420),
        ("2026-03-03 05:00", "2026-03-03 23:30", 90),
        ("2026-03-28 22:00", "2026-03-29 06:00", 360),
        ("2026-03-03 08:00", "2026-03-03 16:00", 0),
    ],
)
def test_night_time_is_from_23_to_6(start, end, minutes):
    """§ 2 Abs. 3 ArbZG."""
    assert working_time.night_minutes(at(start), at(end)) == minutes


def test_compensation_of_night_work():
    """§ 6 Abs. 5 ArbZG."""
    assert working_time.usual_night_percent(ON, permanent=False) == 25
    assert working_time.usual_night_percent(ON, permanent=True) == 30
    assert working_time.night_supplement(Decimal(10), Decimal(16), Decimal(25)) == Decimal("40.00")
    assert working_time.night_time_off(Decimal(10), Decimal(25)) == Decimal("2.5")
