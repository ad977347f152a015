"""A weekday that is usually worked is empty just on a holiday: § 2 Abs. 1 EFZG."""

from datetime import date, timedelta

from payroll.law.holiday_hints import avoided_holidays
from payroll.law.public_holidays import calendar
from payroll.periods import DateRange
from tests.law.work import span

MAY = DateRange(date(2026, 5, 1), date(2026, 5, 31))
ASCENSION = date(2026, 5, 14)
NRW = calendar("NW")


def thursdays(*weeks_before: int):
    days = (ASCENSION - timedelta(weeks=number) for number in weeks_before)
    return [span(f"{day} 08:00", f"{day} 12:00") for day in days]


def test_three_of_four_weeks_before_make_a_usual_day():
    (hint,) = avoided_holidays(thursdays(1, 2, 4), MAY, NRW, frozenset())
    assert (hint.check, hint.day) == ("FT-01", ASCENSION)
    assert "im Schnitt 4 Stunden" in hint.text
    assert not list(avoided_holidays(thursdays(1, 3), MAY, NRW, frozenset()))


def test_what_is_noted_or_an_absence_needs_no_hint():
    noted = [*thursdays(1, 2, 3), span("2026-05-14 08:00", "2026-05-14 12:00")]
    assert not list(avoided_holidays(noted, MAY, NRW, frozenset()))
    assert not list(avoided_holidays(thursdays(1, 2, 3), MAY, NRW, {ASCENSION}))
