"""Checks of the Jugendarbeitsschutzgesetz."""

from datetime import date, datetime

import pytest

from payroll.law.public_holidays import calendar
from payroll.law.working_days import Span
from payroll.law.youth_checks import Youth, check, is_minor
from payroll.periods import BERLIN, DateRange

BIRTH = date(2009, 6, 1)
YEAR = DateRange(date(2026, 1, 1), date(2026, 12, 31))


def span(start: str, end: str, break_minutes: int = 0) -> Span:
    return Span(*(datetime.fromisoformat(text).replace(tzinfo=BERLIN) for text in (start, end)), break_minutes)


def found(*spans: Span, birth: date = BIRTH, **given) -> list[str]:
    values = {"certificate_on": date(2025, 12, 1)} | given
    return [finding.check for finding in check(Youth(spans, birth, YEAR, calendar("NW"), **values))]


def test_eighteen_is_completed_the_day_before_the_birthday():
    assert is_minor(BIRTH, date(2027, 5, 31))
    assert not is_minor(BIRTH, date(2027, 6, 1))


@pytest.mark.parametrize(
    ("start", "end", "pause", "checks"),
    [
        ("2026-03-03 08:00", "2026-03-03 12:00", 0, []),
        ("2026-03-03 08:00", "2026-03-03 13:00", 0, ["JA-02"]),
        ("2026-03-03 08:00", "2026-03-03 13:00", 30, []),
        ("2026-03-03 08:00", "2026-03-03 15:00", 30, ["JA-02"]),
        ("2026-03-03 08:00", "2026-03-03 18:00", 60, ["JA-01"]),
        ("2026-03-03 08:00", "2026-03-03 19:00", 180, ["JA-03"]),
        ("2026-03-03 05:00", "2026-03-03 07:00", 0, ["JA-03"]),
        ("2026-03-03 18:00", "2026-03-03 21:00", 0, ["JA-03"]),
        ("2026-03-07 08:00", "2026-03-07 10:00", 0, ["JA-04"]),
        ("2026-03-08 08:00", "2026-03-08 10:00", 0, ["JA-05"]),
        ("2026-12-25 08:00", "2026-12-25 10:00", 0, ["JA-05"]),
        ("2026-12-24 13:00", "2026-12-24 15:00", 0, ["JA-05"]),
    ],
)
def test_one_shift(start, end, pause, checks):
    assert found(span(start, end, pause)) == checks


def test_rest_of_twelve_hours():
    """§ 13 JArbSchG."""
    assert found(span("2026-03-03 16:00", "2026-03-03 20:00"), span("2026-03-04 07:00", "2026-03-04 09:00")) == ["JA-03"]


def test_five_days_and_forty_hours_a_week():
    """§§ 8, 15 JArbSchG."""
    days = [span(f"2026-03-0{n} 08:00", f"2026-03-0{n} 16:00", 60) for n in range(2, 8)]
    assert found(*days[:5]) == []
    assert sorted(found(*days)) == ["JA-01", "JA-04", "JA-04"]


def test_children_may_not_work():
    """§ 5 JArbSchG."""
    assert found(span("2026-03-03 08:00", "2026-03-03 10:00"), birth=date(2011, 6, 1)) == ["JA-01"]
