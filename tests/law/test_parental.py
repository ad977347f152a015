"""Reports around maternity benefit and parental leave."""

from datetime import date

from payroll.law import parental
from payroll.periods import DateRange


def test_reports_of_a_parental_leave_without_maternity_benefit():
    """A father: interruption 52, start 17, end 37."""
    made = parental.reports(None, None, date(2026, 3, 7), date(2026, 5, 6), statutory_insured=True, minijob=False)
    assert [(report.reason, report.first, report.last) for report in made] == [
        ("52", date(2026, 1, 1), date(2026, 3, 6)),
        ("17", date(2026, 3, 7), None),
        ("37", date(2026, 3, 7), date(2026, 5, 6)),
    ]


def test_no_reports_for_a_leave_without_a_whole_month_and_no_17_for_a_minijob():
    short = parental.reports(None, None, date(2026, 3, 7), date(2026, 4, 6), statutory_insured=True, minijob=False)
    minijob = parental.reports(
        date(2026, 2, 1),
        DateRange(date(2026, 3, 2), date(2026, 6, 10)),
        date(2026, 6, 11),
        None,
        statutory_insured=True,
        minijob=True,
    )
    assert short == ()
    assert [(report.reason, report.first) for report in minijob] == [("51", date(2026, 2, 1))]
