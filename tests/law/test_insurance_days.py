"""Insurance days: § 223 Abs. 2, § 224 SGB V, § 7 Abs. 3 SGB IV."""

from datetime import date

from payroll.law.insurance_days import insurance_days
from payroll.periods import DateRange, Month

ALWAYS = [DateRange(date(2020, 1, 1), date(9998, 12, 31))]


def days(first: str, last: str) -> DateRange:
    return DateRange(date.fromisoformat(first), date.fromisoformat(last))


def test_a_full_month_has_30_days_whatever_its_length():
    assert [insurance_days(Month(2026, month), ALWAYS) for month in (1, 2, 4)] == [30, 30, 30]


def test_a_partial_month_has_its_calendar_days():
    assert insurance_days(Month(2026, 1), [days("2026-01-02", "2026-12-31")]) == 30
    assert insurance_days(Month(2026, 2), [days("2026-02-15", "2026-12-31")]) == 14


def test_days_with_a_benefit_do_not_count():
    assert insurance_days(Month(2026, 3), ALWAYS, [days("2026-03-01", "2026-03-10")]) == 21
    assert insurance_days(Month(2026, 3), ALWAYS, [days("2026-02-20", "2026-04-10")]) == 0


def test_unpaid_time_counts_for_a_month():
    unpaid = [days("2026-04-19", "2026-07-12")]
    assert [insurance_days(Month(2026, m), ALWAYS, (), unpaid) for m in (4, 5, 6, 7)] == [30, 18, 0, 19]
