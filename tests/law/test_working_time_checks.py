"""Checks of the Arbeitszeitgesetz: each finding has its number."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from payroll.law.public_holidays import calendar
from payroll.law.working_days import Severity, Span
from payroll.law.working_time_checks import Situation, check
from payroll.periods import BERLIN, DateRange

MARCH = DateRange(date(2026, 3, 1), date(2026, 3, 31))


def span(start: str, end: str, break_minutes: int = 0) -> Span:
    return Span(*(datetime.fromisoformat(text).replace(tzinfo=BERLIN) for text in (start, end)), break_minutes)


def daily(first: date, days: int, start: int, end: int, break_minutes: int = 0, *, sundays: bool = True) -> list[Span]:
    """One shift a day; an end before the start lies on the next day."""
    made = []
    for n in range(days):
        day = first + timedelta(days=n)
        if sundays or day.weekday() != 6:
            last = day if end > start else day + timedelta(days=1)
            made.append(span(f"{day} {start:02d}:00", f"{last} {end:02d}:00", break_minutes))
    return made


def found(*spans: Span, window: DateRange = MARCH, **given) -> list[str]:
    return [finding.check for finding in check(Situation(spans, window, calendar("NW"), **given))]


def test_a_short_day_has_no_finding():
    assert found(span("2026-03-02 08:00", "2026-03-02 14:00")) == []


def test_more_than_eight_hours_is_told_and_more_than_ten_is_a_violation():
    """§ 3 ArbZG."""
    assert found(span("2026-03-02 08:00", "2026-03-02 17:30", 45)) == ["AZ-01"]
    assert found(span("2026-03-02 08:00", "2026-03-02 19:00", 45)) == ["AZ-02"]


def test_two_shifts_of_a_day_are_one_workday():
    assert found(span("2026-03-02 08:00", "2026-03-02 13:00"), span("2026-03-02 14:00", "2026-03-02 19:30")) == ["AZ-02"]


def test_breaks():
    """§ 4 ArbZG; a gap between two shifts is a break, two shifts that touch are one stretch."""
    assert found(span("2026-03-02 08:00", "2026-03-02 15:00")) == ["AZ-05"]
    assert found(span("2026-03-02 08:00", "2026-03-02 15:00", 30)) == []
    assert found(span("2026-03-02 08:00", "2026-03-02 12:00"), span("2026-03-02 12:30", "2026-03-02 15:30")) == []
    assert found(span("2026-03-02 08:00", "2026-03-02 12:00"), span("2026-03-02 12:00", "2026-03-02 15:30")) == ["AZ-05"]


def test_rest_between_two_workdays():
    """§ 5 ArbZG."""
    late_and_early = span("2026-03-02 16:00", "2026-03-02 22:00"), span("2026-03-03 08:00", "2026-03-03 12:00")
    assert found(*late_and_early) == ["AZ-01", "AZ-06"]
    assert found(span("2026-03-02 15:00", "2026-03-02 21:00"), span("2026-03-03 08:00", "2026-03-03 12:00")) == []


def test_a_24_hour_shift():
    assert "AZ-14" in found(span("2026-03-02 08:00", "2026-03-03 08:00", 45))


def test_a_week_beyond_60_hours():
    shifts = daily(date(2026, 3, 2), 6, 8, 19, 45)
    assert "AZ-04" in found(*shifts)
    assert "AZ-04" not in found(*shifts, window=DateRange(date(2026, 4, 1), date(2026, 4, 30)))


def test_average_of_24_weeks_counts_vacation_with_eight_hours():
    """BVerwG 09.05.2018 - 8 C 13.17."""
    shifts = daily(date(2025, 10, 15), 168, 8, 17, 45, sundays=False)
    absent = frozenset(date(2026, 3, 1) + timedelta(days=n) for n in range(14))
    rest = [shift for shift in shifts if shift.start.date() not in absent]
    assert "AZ-03" in found(*shifts)
    assert "AZ-03" in found(*rest, neutral=absent)
    assert "AZ-03" not in found(*daily(date(2025, 10, 15), 168, 8, 16, 30, sundays=False))


def test_sundays_and_holidays_are_told():
    window = DateRange(date(2026, 4, 1), date(2026, 4, 30))
    assert found(span("2026-04-06 08:00", "2026-04-06 12:00"), window=window) == ["AZ-07"]


def test_fifteen_free_sundays():
    """§ 11 Abs. 1 ArbZG: 2026 has 52 Sundays; a violation once the year is over."""
    sundays = [
        span(f"{date(2026, 1, 4) + timedelta(weeks=n)} 08:00", f"{date(2026, 1, 4) + timedelta(weeks=n)} 12:00")
        for n in range(38)
    ]
    assert "AZ-08" not in found(*sundays[:37], window=DateRange(date(2026, 12, 1), date(2026, 12, 31)))
    (late,) = [
        f
        for f in check(Situation(sundays, DateRange(date(2026, 12, 1), date(2026, 12, 31)), calendar("NW")))
        if f.check == "AZ-08"
    ]
    (early,) = [
        f
        for f in check(Situation(sundays, DateRange(date(2026, 9, 1), date(2026, 9, 30)), calendar("NW")))
        if f.check == "AZ-08"
    ]
    assert (late.severity, early.severity) == (Severity.ERROR, Severity.WARNING)


def test_a_sunday_needs_a_free_werktag_within_two_weeks():
    """§ 11 Abs. 3 ArbZG."""
    every_day = daily(date(2026, 2, 1), 59, 8, 12)
    assert "AZ-09" in found(*every_day)
    assert "AZ-09" not in found(*(shift for shift in every_day if shift.start.weekday() != 2))


def test_night_workers_need_compensation_and_a_shorter_average():
    """§ 6 Abs. 2, 5 ArbZG: from 48 nights a year."""
    nights = daily(date(2026, 1, 2), 47, 22, 4)
    window = DateRange(date(2026, 2, 1), date(2026, 2, 28))
    assert "AZ-11" not in found(*nights, window=window)
    nights = daily(date(2026, 1, 2), 57, 22, 4)
    assert "AZ-11" in found(*nights, window=window)
    assert "AZ-11" not in found(*nights, window=window, night_percent=Decimal(30))
    assert "AZ-10" not in found(*nights, window=window)
    assert "AZ-10" in found(*daily(date(2026, 1, 2), 57, 20, 4), window=window)
