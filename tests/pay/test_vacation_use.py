"""What a month means for the vacation account: days, minutes, days with duty."""

from datetime import date
from decimal import Decimal

import pytest

from payroll.pay.facts import AbsenceKind, ShiftState
from payroll.pay.gross import compute_gross
from payroll.pay.vacation_use import use_of, vacations_taken
from payroll.periods import DateRange
from tests.pay.gross_facts import absence, assistant, contract, facts, paid, planned, shift

VACATION = AbsenceKind.VACATION
NIGHT = planned("2026-03-13 22:00", "2026-03-14 06:00")
BY_SHIFTS = assistant(contract(vacation_counts="shifts"))
IRREGULAR = assistant(contract(irregular=True))


def away(first: str, last: str):
    return absence(VACATION, first, last)


class TestNights:
    """2.1: calendar days with duty, or whole shifts on the day they start; both for entitlement and use."""

    def test_a_night_is_two_calendar_days(self):
        use = use_of(facts("2026-03", NIGHT, absences=(away("2026-03-13", "2026-03-14"),)))
        assert (use.days, use.minutes) == (2, 480)

    def test_by_calendar_days_the_hours_after_midnight_need_their_own_day(self):
        use = use_of(facts("2026-03", NIGHT, absences=(away("2026-03-13", "2026-03-13"),)))
        assert (use.days, use.minutes) == (1, 120)

    def test_by_shifts_it_is_one_and_free_to_its_end(self):
        use = use_of(facts("2026-03", NIGHT, absences=(away("2026-03-13", "2026-03-13"),), assistant=BY_SHIFTS))
        assert (use.days, use.minutes) == (1, 480)

    def test_by_shifts_a_night_that_began_before_the_vacation_is_none(self):
        use = use_of(facts("2026-03", NIGHT, absences=(away("2026-03-14", "2026-03-15"),), assistant=BY_SHIFTS))
        assert (use.days, use.minutes) == (0, 0)

    @pytest.mark.parametrize(("month", "days", "minutes"), [("2026-03", 1, 120), ("2026-04", 0, 360)])
    def test_by_shifts_over_the_end_of_a_month_it_counts_where_it_starts(self, month, days, minutes):
        night = planned("2026-03-31 22:00", "2026-04-01 06:00")
        use = use_of(facts(month, night, absences=(away("2026-03-31", "2026-03-31"),), assistant=BY_SHIFTS))
        assert (use.days, use.minutes) == (days, minutes)

    def test_the_pay_of_a_night_by_shifts_is_whole(self):
        gross = compute_gross(facts("2026-03", NIGHT, absences=(away("2026-03-13", "2026-03-13"),), assistant=BY_SHIFTS))
        assert paid(gross.lines) == [("vacation_pay", "124.00")]
        assert gross.notices == ()
        assert gross.vacation.days == 1


class TestHolidays:
    """Inside a vacation: BAG 15.01.2013 - 9 AZR 430/11. Easter Monday 2026 is 6 April."""

    def test_duty_on_a_holiday_takes_a_day(self):
        holiday = planned("2026-04-06 08:00", "2026-04-06 12:00")
        assert use_of(facts("2026-04", holiday, absences=(away("2026-04-06", "2026-04-06"),))).days == 1

    def test_a_shift_that_falls_out_because_of_it_takes_none(self):
        holiday = shift("2026-04-06 08:00", "2026-04-06 12:00", state=ShiftState.HOLIDAY)
        assert use_of(facts("2026-04", holiday, absences=(away("2026-04-06", "2026-04-06"),))).days == 0


class TestIllness:
    """§ 9 BUrlG."""

    WEEK = tuple(planned(f"2026-03-{day} 08:00", f"2026-03-{day} 12:00") for day in ("09", 10, 11, 12))

    def of(self, certified: str | None):
        ill = absence(
            AbsenceKind.SICK, "2026-03-10", "2026-03-11", certified_from=certified and date.fromisoformat(certified)
        )
        return facts("2026-03", *self.WEEK, absences=(away("2026-03-09", "2026-03-12"), ill))

    def test_certified_days_come_back(self):
        assert use_of(self.of("2026-03-10")).days == 2
        (taken,) = vacations_taken(self.of("2026-03-10"), DateRange(date(2026, 1, 1), date(2026, 12, 31)))
        assert (taken.days, taken.gave_back) == (2, 2)

    def test_from_the_day_of_the_certificate_on(self):
        assert use_of(self.of("2026-03-11")).days == 3

    def test_without_a_certificate_they_are_vacation(self):
        assert use_of(self.of(None)).days == 4


class TestDuty:
    """Days with duty of a contract without fixed days: 2.1."""

    def days(self, *shifts, **given):
        return use_of(facts("2026-03", *shifts, assistant=IRREGULAR, **given)).duty_days

    def test_worked_lost_and_fallen_out_days_count(self):
        shifts = (
            shift("2026-03-02 08:00", "2026-03-02 12:00"),
            shift("2026-03-02 14:00", "2026-03-02 16:00"),
            planned("2026-03-04 08:00", "2026-03-04 12:00"),
            planned("2026-03-16 08:00", "2026-03-16 12:00"),
            shift("2026-03-08 08:00", "2026-03-08 12:00", state=ShiftState.HOLIDAY),
        )
        absences = (
            absence(AbsenceKind.SICK, "2026-03-04", "2026-03-06"),
            away("2026-03-16", "2026-03-16"),
        )
        assert self.days(*shifts, absences=absences) == 4

    def test_dropped_shifts_and_unpaid_leave_do_not(self):
        shifts = (
            shift("2026-03-02 08:00", "2026-03-02 12:00", state=ShiftState.DROPPED),
            planned("2026-03-04 08:00", "2026-03-04 12:00"),
        )
        assert self.days(*shifts, absences=(absence(AbsenceKind.UNPAID, "2026-03-04", "2026-03-04"),)) == 0

    def test_a_sick_child_counts(self):
        lost = planned("2026-03-04 08:00", "2026-03-04 12:00")
        assert self.days(lost, absences=(absence(AbsenceKind.CHILD_SICK, "2026-03-04", "2026-03-04"),)) == 1

    def test_a_night_counts_as_it_is_used(self):
        assert self.days(NIGHT) == 2
        by_shifts = assistant(contract(irregular=True, vacation_counts="shifts"))
        assert use_of(facts("2026-03", NIGHT, assistant=by_shifts)).duty_days == 1

    def test_a_long_illness_nobody_planned_shifts_for_counts_by_the_contract(self):
        """31 of 365 days at four days a week, 52 weeks: 17.67."""
        assert self.days(absences=(absence(AbsenceKind.SICK, "2026-03-01", None),)) == Decimal("17.67")

    def test_fixed_days_are_not_counted(self):
        assert use_of(facts("2026-03", shift("2026-03-02 08:00", "2026-03-02 12:00"))).duty_days is None
