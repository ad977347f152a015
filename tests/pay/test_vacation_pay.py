"""Vacation pay (§ 11 BUrlG) where pay or hours change, and the payout when a job ends (§ 7 Abs. 4 BUrlG)."""

from datetime import date, timedelta
from decimal import Decimal

from payroll.law.vacation_pay import payout as payout_by_law
from payroll.pay.facts import AbsenceKind, AssistantOpening, VacationWorth
from payroll.pay.gross import compute_gross
from payroll.pay.vacation_course import Rest
from payroll.pay.vacation_payout import payout
from payroll.pay.vacation_shares import Part, Share
from tests.pay.gross_facts import ALL_PREMIUMS, absence, assistant, contract, facts, paid, planned, salary, shift

AWAY = (absence(AbsenceKind.VACATION, "2026-03-16", "2026-03-17"),)
RELEASED = (planned("2026-03-16 08:00", "2026-03-16 12:00"), planned("2026-03-17 08:00", "2026-03-17 12:00"))
WORKED = shift("2026-02-02 08:00", "2026-02-02 12:00")


def vacation_pay(gross) -> list[str]:
    return [str(line.amount) for line in gross.lines if line.code == "vacation_pay"]


class TestReference:
    def test_unpaid_days_leave_days_and_pay_out(self):
        """A sickness after its 42 days: neither its days nor its pay count."""
        lost = planned("2026-03-11 08:00", "2026-03-11 12:00")
        ill = absence(AbsenceKind.SICK, "2026-01-20", "2026-03-13", certified_from=date(2026, 1, 20))
        gross = compute_gross(facts("2026-03", shift("2026-01-12 08:00", "2026-01-12 12:00"), lost, *RELEASED,
                                    absences=(ill, *AWAY)))  # fmt: skip
        assert vacation_pay(gross) == ["124.00"]

    def test_from_an_hourly_wage_to_a_salary_the_wage_is_not_paid_again(self):
        """The salary goes on; of the weeks before only the premiums are averaged: none."""
        who = assistant(contract(), salary(valid_from=date(2026, 3, 1)))
        gross = compute_gross(facts("2026-03", WORKED, *RELEASED, absences=AWAY, assistant=who))
        assert paid(gross.lines) == [("salary", "3000.00")]

    def test_from_a_salary_to_an_hourly_wage_its_hours_keep_their_worth(self):
        """3000 × 60 ÷ (40 × 4.35 × 60) = 17.24 an hour, more than the wage of 15.50: eight hours are 137.93."""
        who = assistant(salary(), contract(valid_from=date(2026, 3, 1)))
        gross = compute_gross(facts("2026-03", WORKED, *RELEASED, absences=AWAY, assistant=who))
        assert vacation_pay(gross) == ["137.93"]

    def test_values_of_another_payroll_do_not_pay_a_salary_twice(self):
        opening = AssistantOpening(on=date(2026, 3, 1), earnings_13_weeks=Decimal(9000), hours_13_weeks=Decimal(520))
        who = assistant(salary(valid_from=date(2026, 3, 1)), opening=opening)
        gross = compute_gross(facts("2026-03", *RELEASED, absences=AWAY, assistant=who))
        assert paid(gross.lines) == [("salary", "3000.00")]

    def test_a_salary_goes_on_with_the_average_of_its_premiums(self):
        """Four Sunday hours at 50 % of 17.2414 in eight: half of 8.6207 an hour."""
        sunday = shift("2026-02-01 08:00", "2026-02-01 12:00")
        who = assistant(salary(premiums=ALL_PREMIUMS))
        gross = compute_gross(facts("2026-03", WORKED, sunday, *RELEASED, absences=AWAY, assistant=who))
        assert vacation_pay(gross) == ["34.48"]


class TestDaysFromLongerHours:
    """EuGH C-415/12; BAG 20.03.2018 - 9 AZR 486/17."""

    def gross(self, *worth: VacationWorth, **given):
        return compute_gross(facts("2026-03", WORKED, *RELEASED, absences=AWAY, vacation_worth=worth, **given))

    def test_they_are_paid_as_long_days(self):
        """Two days of eight hours at 15.50: four hours each are missing beside the released four."""
        assert vacation_pay(self.gross(VacationWorth(days=Decimal(9), hours=Decimal(8)))) == ["124.00", "124.00"]

    def test_only_as_many_as_there_are(self):
        worth = (VacationWorth(days=Decimal(1), hours=Decimal(8)), VacationWorth(days=Decimal(9), hours=Decimal(5)))
        assert vacation_pay(self.gross(*worth)) == ["124.00", "62.00"]

    def test_a_fraction_of_a_day(self):
        worth = (VacationWorth(days=Decimal("0.5"), hours=Decimal(8)), VacationWorth(days=Decimal(9), hours=Decimal(5)))
        assert vacation_pay(self.gross(*worth)) == ["124.00", "31.00"]

    def test_what_was_earned_with_fewer_hours_adds_nothing(self):
        assert vacation_pay(self.gross(VacationWorth(days=Decimal(9), hours=Decimal(3)))) == ["124.00"]

    def test_under_a_salary(self):
        """From 8 hours a day to 4: four hours a day at 3000 ÷ (20 × 4.35)."""
        half = assistant(salary(weekly_hours=Decimal(20), workdays_per_week=5))
        gross = self.gross(VacationWorth(days=Decimal(9), hours=Decimal(8)), assistant=half)
        assert vacation_pay(gross) == ["275.86"]

    def test_the_released_time_stays_what_it_was(self):
        gross = self.gross(VacationWorth(days=Decimal(9), hours=Decimal(8)))
        assert gross.minutes_vacation == 480
        assert sum(part.minutes for part in gross.paid_time if part.kind == "vacation") == 480


def rest(days: str, hours: str = "5") -> tuple[Rest, ...]:
    share = Share(year=2026, part=Part.STATUTORY, since=date(2026, 1, 1), days=Decimal(20), hours=Decimal(hours))
    return (Rest(share=share, days=Decimal(days)),)


def thirteen_weeks(per_week: int = 4, hours: int = 4, wage: Decimal = Decimal("15.50"), **given):
    """Work on the first days of each of the 13 weeks before the end of March."""
    monday = date(2026, 3, 30) - timedelta(weeks=12)
    shifts = [
        shift(f"{day} 08:00", f"{day} {8 + hours:02d}:00")
        for week in range(13)
        for day in [monday + timedelta(weeks=week, days=n) for n in range(per_week)]
        if day <= date(2026, 3, 31)
    ]
    return facts("2026-03", *shifts, assistant=assistant(contract(wage=wage, **given)))


class TestPayout:
    END = date(2026, 3, 31)

    def test_a_day_is_worth_what_a_day_with_pay_earned(self):
        """Four hours at 15.50 are 62 a day; fractions are paid."""
        made = payout(thirteen_weeks(), self.END, rest("2.5"), Decimal(10))
        assert (made.by_days.amount, made.by_hours.amount) == (Decimal("155.00"), Decimal("155.00"))

    def test_the_better_of_both_accounts(self):
        """Shifts of unlike length: 2.5 days, but 12 hours left."""
        made = payout(thirteen_weeks(), self.END, rest("2.5"), Decimal(12))
        assert made.better.amount == made.by_hours.amount == Decimal("186.00")

    def test_a_salary_by_three_months_for_13_weeks(self):
        """2.9: monthly × 3 ÷ 13 ÷ days a week."""
        given = facts("2026-03", assistant=assistant(salary(wage=Decimal("2000.00"), workdays_per_week=4)))
        made = payout(given, self.END, rest("5", "10"), Decimal(0))
        assert made.by_days.amount == payout_by_law(Decimal(2000), Decimal(4), Decimal(5), self.END).total_exact

    def test_a_salary_with_its_premiums(self):
        """Beside 5 × 2000 × 3 ÷ 52 the premium of one Sunday in two days with pay, for five days."""
        who = assistant(salary(wage=Decimal("2000.00"), weekly_hours=Decimal(20), premiums=ALL_PREMIUMS))
        given = facts("2026-03", WORKED, shift("2026-02-01 08:00", "2026-02-01 12:00"), assistant=who)
        hourly = Decimal(2000) / (20 * Decimal("4.35"))
        expected = Decimal("576.92") + (hourly * 2 / 2 * 5).quantize(Decimal("0.01"))
        assert payout(given, self.END, rest("5"), Decimal(0)).by_days.amount == expected

    def test_without_paid_time_the_contract_counts(self):
        """20 hours in four days: five hours a day."""
        assert payout(facts("2026-03"), self.END, rest("2"), Decimal(10)).by_days.amount == Decimal("155.00")

    def test_days_from_longer_hours_keep_their_value(self):
        made = payout(thirteen_weeks(), self.END, (*rest("2", "10"), *rest("1")), Decimal(0))
        assert made.by_days.amount == Decimal("310.00")  # (2 × 10 ÷ 5 + 1) × 62

    def test_nothing_left(self):
        made = payout(thirteen_weeks(), self.END, (), Decimal(0))
        assert made.better.amount == 0

    def test_unconfirmed_shifts_are_named(self):
        open_shift = planned("2026-03-31 14:00", "2026-03-31 16:00")
        given = thirteen_weeks()
        made = payout(facts("2026-03", *given.shifts, open_shift), self.END, rest("1"), Decimal(4))
        assert made.unconfirmed == (date(2026, 3, 31),)

    def test_no_printed_step_lies(self):
        made = payout(thirteen_weeks(premiums=ALL_PREMIUMS), self.END, (*rest("2", "10"), *rest("1.25")), Decimal("7.5"))
        for each in (made.by_days, made.by_hours):
            assert all(step.replay() == step.result for step in each.derivation.steps if step.terms)
