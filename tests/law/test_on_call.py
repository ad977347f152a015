"""Work on call: § 12 TzBfG."""

from datetime import date
from decimal import Decimal

from payroll.law import on_call

ON = date(2026, 3, 1)


def test_work_on_call():
    """§ 12 TzBfG."""
    assert on_call.callable_hours(ON, minimum=Decimal(20)).most == 25
    assert on_call.callable_hours(ON, maximum=Decimal(20)).least == 16
    assert on_call.callable_hours(ON).least == 20
    assert on_call.least_hours_of_a_call(ON) == 3
    assert on_call.latest_call(date(2026, 3, 20)) == date(2026, 3, 15)
