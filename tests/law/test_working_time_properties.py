"""What holds for any shifts: longer work is never fewer findings, a break never makes one, rest is what really passes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payroll.law.public_holidays import calendar
from payroll.law.working_days import Severity, Span
from payroll.law.working_time import rest_minutes
from payroll.law.working_time_checks import Situation, check
from payroll.periods import BERLIN, DateRange

FIRST = date(2026, 3, 9)
WINDOW = DateRange(FIRST, date(2026, 4, 5))
NRW = calendar("NW")
ELEVEN_HOURS = 11 * 60


@st.composite
def weeks(draw: st.DrawFn) -> list[Span]:
    """Four weeks of shifts over Easter and the clock change that do not overlap, in order."""
    shifts, now = [], datetime(2026, 3, 9, draw(st.integers(0, 12)), tzinfo=UTC)
    for _ in range(draw(st.integers(1, 14))):
        minutes = 15 * draw(st.integers(2, 60))
        pause = draw(st.sampled_from([0, 0, 10, 15, 30, 45, 60]))
        end = now + timedelta(minutes=minutes)
        shifts.append(Span(now.astimezone(BERLIN), end.astimezone(BERLIN), pause if pause < minutes else 0))
        now = end + timedelta(minutes=15 * draw(st.integers(1, 140)))
    return shifts


def grave(shifts: list[Span]) -> set[tuple[str, date]]:
    found = check(Situation(shifts, WINDOW, NRW))
    return {(finding.check, finding.day) for finding in found if finding.severity is not Severity.INFO}


@settings(max_examples=150, deadline=None)
@given(weeks(), st.integers(0, 13), st.integers(1, 40))
def test_a_finding_never_disappears_when_a_shift_gets_longer(shifts, which, quarters):
    """But for two: a missing break may become a missing rest (the gap behind it is one or the other), and which of several
    Sundays is left without a day off may change, never how many.
    """
    index = which % len(shifts)
    longer = shifts[index].end.astimezone(UTC) + timedelta(minutes=15 * quarters)
    if index + 1 < len(shifts):
        longer = min(longer, shifts[index + 1].start.astimezone(UTC) - timedelta(minutes=1))
    after = [*shifts]
    after[index] = Span(shifts[index].start, longer.astimezone(BERLIN), shifts[index].break_minutes)
    before, now = grave(shifts), grave(after)
    gone = {each for each in before - now if each[0] != "AZ-09"}
    assert not gone or (
        gone == {("AZ-05", shifts[index].start.date())} and any(check == "AZ-06" for check, _ in now - before)
    )
    assert sum(check == "AZ-09" for check, _ in now) >= sum(check == "AZ-09" for check, _ in before)


@settings(max_examples=150, deadline=None)
@given(weeks(), st.integers(0, 13), st.sampled_from([10, 15, 30, 45, 60]))
def test_a_break_never_makes_a_finding_appear(shifts, which, more):
    index = which % len(shifts)
    span = shifts[index]
    if span.break_minutes + more >= span.presence:
        return
    after = [*shifts]
    after[index] = replace(span, break_minutes=span.break_minutes + more)
    assert grave(after) <= grave(shifts)


@pytest.mark.parametrize("change", [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC)])
@given(st.integers(-14 * 60, 60), st.integers(9 * 60, 13 * 60))
def test_rest_is_what_passes_across_the_clock_change(change, end_before, minutes):
    """Work ends up to 14 hours before the clocks change; nine to thirteen hours of rest, most of them over the change."""
    end = change + timedelta(minutes=end_before)
    work = Span((end - timedelta(hours=4)).astimezone(BERLIN), end.astimezone(BERLIN))
    later = end + timedelta(minutes=minutes)
    after = Span(later.astimezone(BERLIN), (later + timedelta(hours=2)).astimezone(BERLIN))
    assert rest_minutes(work.end, after.start) == after.begin - work.finish == minutes
    window = DateRange(work.start.date(), after.end.date())
    rests = [f for f in check(Situation([work, after], window, NRW)) if f.check == "AZ-06"]
    if work.start.date() != after.start.date():
        assert bool(rests) is (minutes < ELEVEN_HOURS)
