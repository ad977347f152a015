"""Hours lost where no plan was fixed: § 4 Abs. 1 EFZG, § 12 Abs. 4 TzBfG."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from payroll.law.lost_hours import agreed_minutes, average_minutes, reference, spread
from payroll.periods import DateRange

FIRST = date(2026, 5, 31)


def test_the_reference_of_work_on_call_is_three_months_of_fluctuating_hours_twelve():
    """The same day number three months back; 31 February is the 28th (§ 188 Abs. 3 BGB)."""
    since = date(2020, 1, 1)
    assert reference(FIRST, since, on_call=True) == DateRange(date(2026, 2, 28), date(2026, 5, 30))
    assert reference(FIRST, since, on_call=False) == DateRange(date(2025, 5, 31), date(2026, 5, 30))


def test_a_shorter_employment_has_a_shorter_reference():
    assert reference(FIRST, date(2026, 5, 1), on_call=True) == DateRange(date(2026, 5, 1), date(2026, 5, 30))
    assert reference(FIRST, FIRST, on_call=True) is None


def test_excluded_days_leave_the_divisor():
    """Ninety days, ten of them sick, 4.800 minutes of work: 60 minutes a calendar day."""
    counted, lost = average_minutes(4800, 90, 10, 7, on_call=True)
    assert (counted.result, lost.result) == (80, 420)
    assert lost.law == "§ 12 Abs. 4 TzBfG"
    assert all(step.replay() == step.result for step in (counted, lost))


def test_without_any_work_the_contract_counts():
    (lost,) = agreed_minutes(Decimal(1200), 7, 5)
    assert lost.result == 857
    assert lost.replay() == lost.result


@given(st.integers(0, 20_000), st.integers(1, 42))
def test_whole_minutes_are_spread_evenly_and_none_is_lost(minutes, days):
    shares = spread(minutes, [FIRST + timedelta(days=number) for number in range(days)])
    assert sum(shares.values()) == minutes
    assert max(shares.values()) - min(shares.values()) <= 1
