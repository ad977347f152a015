"""Findings left as they are with a reason, and emergencies (§ 14 ArbZG, AZ-13)."""

from datetime import date

from payroll.law.overrides import Decision, can_be_left, judged
from payroll.law.public_holidays import calendar
from payroll.law.working_days import Severity
from payroll.law.working_time_checks import Situation, check
from payroll.periods import DateRange
from tests.law.work import daily, span

DAY = date(2026, 3, 3)
WINDOW = DateRange(date(2026, 3, 1), date(2026, 3, 31))


def findings(*spans):
    return check(Situation(spans, WINDOW, calendar("NW")))


LATE = findings(span("2026-03-03 16:00", "2026-03-04 04:00", 45), span("2026-03-04 09:00", "2026-03-04 12:00"))


def test_a_finding_is_left_on_its_day_and_no_other():
    result = judged(LATE, [Decision("AZ-02", DAY, "Ablösung kam nicht")])
    said = {(each.finding.check, each.finding.day): each for each in result}
    assert said["AZ-02", DAY].reason == "Ablösung kam nicht"
    assert not said["AZ-02", DAY].open
    assert said["AZ-02", DAY].said.endswith("Bewusst so, Grund: Ablösung kam nicht")
    assert said["AZ-06", date(2026, 3, 4)].open
    assert all(
        each.open for each in judged(LATE, [Decision("AZ-02", date(2026, 3, 5), "x")]) if each.finding.check == "AZ-02"
    )


def test_an_emergency_frees_its_day_and_the_rest_after_it_and_says_so():
    result = judged(LATE, [Decision("AZ-13", DAY, "Sturz in der Nacht")])
    assert [each.finding.check for each in result if each.open] == []
    (emergency,) = [each for each in result if each.finding.check == "AZ-13"]
    assert emergency.finding.severity is Severity.WARNING
    assert "Durchschnitt von 48 Stunden" in emergency.finding.proposal
    rest = next(each for each in result if each.finding.check == "AZ-06")
    assert rest.said.endswith("Bewusst so, Grund: Notfall am 03.03.2026: Sturz in der Nacht")


def test_the_average_of_48_hours_holds_in_an_emergency_too():
    """§ 14 Abs. 3 ArbZG."""
    shifts = daily(date(2025, 10, 15), 168, 8, 17, 45, sundays=False)
    high = next(finding for finding in findings(*shifts) if finding.check == "AZ-03")
    (result,) = judged([high], [Decision("AZ-13", high.day, "x")])
    assert result.open


def test_information_and_what_was_not_found_cannot_be_left():
    (told,) = findings(span("2026-03-08 08:00", "2026-03-08 12:00"))
    assert told.severity is Severity.INFO
    assert not can_be_left(told, "AZ-07", told.day)
    late = next(finding for finding in LATE if finding.check == "AZ-02")
    assert can_be_left(late, "AZ-02", DAY)
    assert can_be_left(late, "AZ-13", DAY)
    assert not can_be_left(late, "AZ-13", date(2026, 3, 9))
