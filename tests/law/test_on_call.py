"""Work on call: § 12 TzBfG."""

from datetime import date
from decimal import Decimal

from payroll.law import on_call
from payroll.law.on_call import Call, CallableHours
from payroll.periods import DateRange
from tests.law.work import span

ON = date(2026, 3, 1)
MARCH = DateRange(date(2026, 3, 1), date(2026, 3, 31))
TWENTY = CallableHours(Decimal(20), Decimal(25))


def call(start: str, end: str, announced: str | None = None) -> Call:
    return Call(span(start, end), None if announced is None else date.fromisoformat(announced))


def test_how_much_may_be_called():
    """§ 12 Abs. 2 TzBfG."""
    assert on_call.callable_hours(ON, minimum=Decimal(20)).most == 25
    assert on_call.callable_hours(ON, maximum=Decimal(20)).least == 16
    assert on_call.callable_hours(ON).least == 20
    assert on_call.least_hours_of_a_call(ON) == 3
    assert on_call.latest_call(date(2026, 3, 20)) == date(2026, 3, 15)


def test_what_a_contract_says():
    assert on_call.agreed_hours(Decimal(0), None, ON) == CallableHours(Decimal(20), Decimal(20))
    assert on_call.agreed_hours(Decimal(0), "minimum", ON) == CallableHours(Decimal(20), Decimal(20))
    assert on_call.agreed_hours(Decimal(12), None, ON) == CallableHours(Decimal(12), Decimal(12))
    assert on_call.agreed_hours(Decimal(20), "minimum", ON) == TWENTY
    assert on_call.agreed_hours(Decimal(20), "maximum", ON) == CallableHours(Decimal(16), Decimal(20))


def test_four_days_lie_between_the_call_and_the_work():
    """§ 12 Abs. 3 TzBfG: for Friday the 20th at the latest on Sunday the 15th; a roster or consent is no call."""
    friday = "2026-03-20 08:00", "2026-03-20 12:00"
    assert not list(on_call.late_calls([call(*friday, "2026-03-15"), call(*friday)]))
    (late,) = on_call.late_calls([call(*friday, "2026-03-16")])
    assert (late.check, late.day) == ("AB-01", date(2026, 3, 20))
    assert "15.03.2026" in late.text
    assert "einverstanden" in late.proposal


def test_a_call_is_three_hours_on_end():
    """§ 12 Abs. 1 Satz 4 TzBfG."""
    (short,) = on_call.short_calls([call("2026-03-20 08:00", "2026-03-20 10:30", "2026-03-10")])
    assert short.check == "AB-02"
    assert "bis 11:00 Uhr" in short.proposal
    two = [call("2026-03-20 08:00", "2026-03-20 10:00", "2026-03-10"), call("2026-03-20 10:00", "2026-03-20 11:00")]
    assert not list(on_call.short_calls(two))
    assert not list(on_call.short_calls([call("2026-03-20 08:00", "2026-03-20 09:00")]))


def test_weeks_beyond_what_may_be_called_and_below_what_must_be():
    week = [call(f"2026-03-{day:02d} 08:00", f"2026-03-{day:02d} 13:15") for day in range(2, 7)]
    (over,) = on_call.long_weeks(week, TWENTY, MARCH)
    assert (over.check, over.day, over.since) == ("AB-03", date(2026, 3, 8), date(2026, 3, 2))
    assert not list(on_call.long_weeks(week[:4], TWENTY, MARCH))
    first_weeks = DateRange(date(2026, 3, 2), date(2026, 3, 17))
    owed = list(on_call.owed_weeks(week[:3], TWENTY, first_weeks, frozenset()))
    assert [(each.check, each.day) for each in owed] == [("AB-04", date(2026, 3, 8)), ("AB-04", date(2026, 3, 15))]
    assert "fehlenden 4 Stunden 15 Minuten" in owed[0].proposal
    assert not list(on_call.owed_weeks(week[:3], TWENTY, first_weeks, {date(2026, 3, 6), date(2026, 3, 10)}))
