"""Checks of the Jugendarbeitsschutzgesetz."""

from datetime import date

import pytest

from payroll.law.public_holidays import calendar
from payroll.law.working_days import Finding, Severity, Span
from payroll.law.youth_checks import CHECKS, Youth, check, is_minor
from payroll.periods import DateRange
from tests.law.work import span

BIRTH = date(2009, 6, 1)
YEAR = DateRange(date(2026, 1, 1), date(2026, 12, 31))


def findings(*spans: Span, birth: date = BIRTH, **given) -> tuple[Finding, ...]:
    values = {"certificate_on": date(2025, 12, 1)} | given
    return check(Youth(spans, birth, YEAR, calendar("NW"), **values))


def found(*spans: Span, **given) -> list[str]:
    return [finding.check for finding in findings(*spans, **given)]


def one(number: str, *spans: Span, **given) -> Finding:
    (finding,) = [each for each in findings(*spans, **given) if each.check == number]
    return finding


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
    assert found(span("2026-03-03 08:00", "2026-03-03 10:01"), birth=date(2011, 6, 1)) == ["JA-01"]
    assert one("JA-01", span("2026-03-03 08:00", "2026-03-03 10:01"), birth=date(2011, 6, 1)).severity is Severity.ERROR


def test_from_13_light_help_of_two_hours_between_8_and_18_with_consent():
    """§ 5 Abs. 3 JArbSchG."""
    helper = {"birth": date(2012, 6, 1)}
    assert one("JA-01", span("2026-03-03 16:00", "2026-03-03 18:00"), **helper).severity is Severity.WARNING
    assert one("JA-01", span("2026-03-03 16:30", "2026-03-03 18:30"), **helper).severity is Severity.ERROR
    assert one("JA-01", span("2026-03-03 16:00", "2026-03-03 18:00"), birth=date(2013, 6, 1)).severity is Severity.ERROR


def test_eight_and_a_half_hours_need_a_shorter_day_in_the_week():
    """§ 8 Abs. 2a JArbSchG."""
    long_day = span("2026-03-03 08:00", "2026-03-03 17:30", 60)
    assert one("JA-01", long_day).severity is Severity.ERROR
    assert one("JA-01", long_day, span("2026-03-06 08:00", "2026-03-06 12:00")).severity is Severity.INFO


def test_a_gap_in_the_first_or_last_hour_is_no_break():
    """§ 11 Abs. 2 JArbSchG."""
    early = span("2026-03-03 08:00", "2026-03-03 08:45"), span("2026-03-03 09:15", "2026-03-03 13:30")
    assert found(*early) == ["JA-02"]
    assert found(span("2026-03-03 08:00", "2026-03-03 10:00"), span("2026-03-03 10:30", "2026-03-03 13:30")) == []


def test_sundays_in_the_household_leave_two_a_month_free():
    """§§ 17, 18 JArbSchG: March 2026 has five Sundays; 1 May, Easter Sunday, 25 December and 1 January never."""
    sundays = [span(f"2026-03-{day:02d} 08:00", f"2026-03-{day:02d} 10:00") for day in (1, 8, 15, 22)]
    assert found(*sundays[:3], lives_in=True) == []
    assert found(*sundays, lives_in=True) == ["JA-05"] * 4
    assert found(span("2026-04-05 08:00", "2026-04-05 10:00"), lives_in=True) == ["JA-05"]


class TestMedicalCertificate:
    """§§ 32, 33 JArbSchG."""

    SHIFT = span("2026-03-03 08:00", "2026-03-03 12:00")
    EMPLOYED = DateRange(date(2026, 3, 1), date.max)

    def test_missing_or_older_than_fourteen_months_at_the_start(self):
        assert one("JA-06", self.SHIFT, certificate_on=None).severity is Severity.ERROR
        assert "JA-06" not in found(self.SHIFT, certificate_on=date(2025, 1, 1), employed=self.EMPLOYED)
        assert "JA-06" in found(self.SHIFT, certificate_on=date(2024, 12, 31), employed=self.EMPLOYED)

    def test_light_work_of_up_to_two_months_needs_none(self):
        two_months = DateRange(date(2026, 3, 1), date(2026, 4, 30))
        assert one("JA-06", self.SHIFT, certificate_on=None, employed=two_months).severity is Severity.WARNING
        longer = DateRange(date(2026, 3, 1), date(2026, 5, 1))
        assert one("JA-06", self.SHIFT, certificate_on=None, employed=longer).severity is Severity.ERROR

    def test_after_fourteen_months_the_second_examination_is_needed(self):
        since = DateRange(date(2025, 1, 2), date.max)
        assert "JA-06" not in found(
            self.SHIFT, certificate_on=date(2025, 1, 1), employed=DateRange(date(2025, 1, 4), date.max)
        )
        assert "Nachuntersuchung" in one("JA-06", self.SHIFT, certificate_on=date(2025, 1, 1), employed=since).text
        assert "JA-06" not in found(self.SHIFT, certificate_on=date(2026, 1, 15), employed=since)


def test_school_is_working_time():
    """§ 9 JArbSchG: two days at school of eight hours leave 24 of the forty."""
    shifts = [span(f"2026-03-{day:02d} 08:00", f"2026-03-{day:02d} 16:00", 60) for day in (4, 5, 6)]
    school = {"school": frozenset({0, 1}), "school_minutes": 480}
    assert found(*shifts, **school) == []
    tuesday = span("2026-03-03 15:00", "2026-03-03 19:00")
    assert found(*shifts, tuesday, **school) == ["JA-07", "JA-01"]
    assert one("JA-07", tuesday, **school).severity is Severity.WARNING


def test_every_finding_has_a_way_out():
    shifts = [span(f"2026-03-{day:02d} 05:00", f"2026-03-{day:02d} 21:00") for day in range(2, 9)]
    seen = check(Youth(shifts, BIRTH, YEAR, calendar("NW"), school=frozenset({0}), school_minutes=480))
    assert {finding.check for finding in seen} == set(CHECKS)
    assert all(finding.law and finding.proposal.endswith(".") for finding in seen)
