"""How long records are kept."""

from datetime import date

from payroll.law import retention


def test_how_long_records_are_kept():
    assert retention.wage_account(date(2026, 3, 31)) == date(2032, 12, 31)
    assert retention.working_time(date(2026, 3, 31)) == date(2028, 3, 31)
    assert retention.maternity_documents(date(2026, 3, 31)) == date(2028, 3, 31)
    assert retention.accident_insurance(2026) == date(2031, 12, 31)
    assert retention.contract(date(2026, 3, 31)) == date(2029, 12, 31)
    assert retention.application(date(2026, 3, 31)) == date(2026, 9, 30)
    assert retention.sick_frame_end(date(2026, 3, 4), date(2026, 3, 10)) == date(2027, 3, 3)
    assert retention.sick_frame_end(date(2026, 3, 4), date(2027, 1, 15)) == date(2027, 7, 15)
    assert retention.sick_record(date(2026, 3, 31), None) is None
    assert retention.sick_record(date(2026, 3, 31), date(2028, 2, 1)) == date(2028, 2, 1)
