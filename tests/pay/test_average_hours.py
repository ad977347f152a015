"""Sick days without a fixed plan: § 4 Abs. 1 EFZG, § 12 Abs. 4 TzBfG; the order of section 1.7."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from payroll.pay.facts import AbsenceKind, ShiftState
from payroll.pay.gross import compute_gross
from payroll.pay.situation import regular_pay
from tests.pay.gross_facts import absence, assistant, contract, facts, paid, planned, salary, shift

SICK, VACATION = AbsenceKind.SICK, AbsenceKind.VACATION
ON_CALL = {"on_call": True, "on_call_hours": "minimum", "weekly_hours": Decimal(10)}


def work(first: str, days: int, every: int = 1, hours: int = 4, **given):
    """One shift of so many hours every so many days."""
    start = date.fromisoformat(first)
    dates = [start + timedelta(days=number) for number in range(0, days, every)]
    return [shift(f"{day} 08:00", f"{day} {8 + hours:02d}:00", **given) for day in dates]


def sick_pay(gross) -> list[tuple[str, str]]:
    return [line for line in paid(gross.lines) if line[0] == "sick_pay"]


class TestOnCall:
    """The average of the last three months, per calendar day."""

    # 1 December to 28 February: 90 days, every third with four hours: 30 × 240 ÷ 90 = 80 minutes a calendar day
    BEFORE = work("2025-12-01", 90, 3)

    def person(self, **given):
        return assistant(contract(**(ON_CALL | given)))

    def test_a_week_without_a_plan_is_worth_seven_average_days(self):
        """7 × 80 minutes at 15,50: 144,67 euro."""
        month = facts(
            "2026-03", *self.BEFORE, absences=(absence(SICK, "2026-03-01", "2026-03-07"),), assistant=self.person()
        )
        gross = compute_gross(month)
        assert gross.minutes_sick == 560
        assert sick_pay(gross) == [("sick_pay", "144.67")]
        assert {part.kind for part in gross.paid_time} == {"sick"}
        assert [notice.code for notice in gross.notices] == ["proof_missing", "average_hours"]

    def test_the_derivation_goes_back_to_the_reference(self):
        month = facts(
            "2026-03", *self.BEFORE, absences=(absence(SICK, "2026-03-01", "2026-03-07"),), assistant=self.person()
        )
        (line,) = [each for each in compute_gross(month).lines if each.code == "sick_pay"]
        assert [step.replay() for step in line.derivation.steps] == [step.result for step in line.derivation.steps]
        assert line.derivation.steps[1].law == "§ 12 Abs. 4 TzBfG"

    def test_a_plan_goes_before_the_average_in_its_week(self):
        """A planned Wednesday: the other days of that week are free by the plan, the next week has the average.

        Since 2 December 29 shifts in 90 days: 7 × 29 × 240 ÷ 90 = 541 minutes.
        """
        wednesday = planned("2026-03-04 08:00", "2026-03-04 14:00")
        sick = absence(SICK, "2026-03-02", "2026-03-15", certified_from=date(2026, 3, 2))
        gross = compute_gross(facts("2026-03", *self.BEFORE, wednesday, absences=(sick,), assistant=self.person()))
        assert gross.minutes_sick == 360 + 541

    def test_vacation_and_sickness_leave_the_reference(self):
        """Ten days off with their shifts: 26 × 240 ÷ 80 minutes."""
        earlier = absence(VACATION, "2026-01-01", "2026-01-10")
        sick = absence(SICK, "2026-03-01", "2026-03-07")
        counted = [s for s in self.BEFORE if not date(2026, 1, 1) <= s.start.date() <= date(2026, 1, 10)]
        gross = compute_gross(facts("2026-03", *self.BEFORE, absences=(earlier, sick), assistant=self.person()))
        assert len(counted) == 27
        assert gross.minutes_sick == round(Decimal(27 * 240 * 7) / 80)

    def test_the_clock_begins_on_the_first_day_because_it_is_paid(self):
        """42 days from the first day on, although no shift was planned on it: there is a claim for that day."""
        sick = absence(SICK, "2026-03-01", None, certified_from=date(2026, 3, 1))
        march = compute_gross(facts("2026-03", *self.BEFORE, absences=(sick,), assistant=self.person()))
        april = compute_gross(facts("2026-04", *self.BEFORE, absences=(sick,), assistant=self.person()))
        assert march.minutes_sick == 31 * 80
        assert april.minutes_sick == 11 * 80

    def test_nothing_worked_yet_means_the_hours_owed(self):
        """Without agreed hours twenty a week are owed (§ 12 Abs. 1 Satz 3 TzBfG)."""
        sick = absence(SICK, "2026-03-02", "2026-03-08")
        gross = compute_gross(facts("2026-03", absences=(sick,), assistant=self.person(weekly_hours=Decimal(0))))
        assert gross.minutes_sick == 1200

    def test_the_grants_share_as_they_did_in_the_reference(self):
        half = [*work("2025-12-01", 45, 3), *work("2026-01-15", 45, 3, grant="none")]
        sick = absence(SICK, "2026-03-01", "2026-03-07")
        gross = compute_gross(facts("2026-03", *half, absences=(sick,), assistant=self.person()))
        by_grant = {g: sum(p.minutes for p in gross.paid_time if p.grant == g) for g in ("aa", None)}
        assert by_grant == {"aa": 280, None: 280}


class TestFluctuatingHours:
    """Twelve months (BAG 21.11.2001 - 5 AZR 296/00), in a month in which nothing at all is noted."""

    def test_the_average_of_twelve_months(self):
        """365 days, 4 hours on 73 of them: 48 minutes a day."""
        sick = absence(SICK, "2026-03-01", "2026-03-31", certified_from=date(2026, 3, 1))
        gross = compute_gross(facts("2026-03", *work("2025-03-01", 365, 5), absences=(sick,)))
        assert gross.minutes_sick == 31 * 48

    @pytest.mark.parametrize(
        "state", [planned("2026-03-27 08:00", "2026-03-27 12:00"), shift("2026-03-27 08:00", "2026-03-27 12:00")]
    )
    def test_a_month_with_any_shift_has_a_plan(self, state):
        """A day without a shift is then a day without duty: Monday ill, Thursday and Friday worked: no hours lost."""
        sick = absence(SICK, "2026-03-02", "2026-03-02")
        assert compute_gross(facts("2026-03", *work("2025-03-01", 365, 5), state, absences=(sick,))).minutes_sick == 0

    def test_a_salary_goes_on_without_asking(self):
        sick = absence(SICK, "2026-03-01", "2026-03-31", certified_from=date(2026, 3, 1))
        gross = compute_gross(facts("2026-03", absences=(sick,), assistant=assistant(salary())))
        assert sick_pay(gross) == [("sick_pay", "3000.00")]
        assert gross.minutes_sick == 0


def test_without_agreed_hours_the_regular_pay_is_that_of_twenty_a_week():
    """§ 12 Abs. 1 Satz 3 TzBfG: 15,50 × 20 × 13 ÷ 3."""
    on_call = contract(on_call=True, weekly_hours=Decimal(0))
    assert regular_pay(on_call).amount == Decimal("1343.33")
    assert regular_pay(contract(weekly_hours=Decimal(0))).amount == 0


def test_a_whole_night_that_fell_out_for_a_holiday_is_paid_in_full():
    """BAG 15.05.2013 - 5 AZR 139/12: 22 to 6 with only six hours on the holiday."""
    night = shift("2026-05-13 22:00", "2026-05-14 06:00", state=ShiftState.HOLIDAY)
    gross = compute_gross(facts("2026-05", night))
    assert gross.minutes_holiday == 480
