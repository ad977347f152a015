"""Lost time: sickness, vacation, holidays, other absences."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from payroll.pay.facts import (
    AbsenceKind,
    AssistantOpening,
    EarlierMonth,
    Premiums,
    Scheme,
    ShiftState,
    SickBefore,
)
from payroll.pay.gross import compute_gross
from payroll.periods import DateRange, Month
from payroll.refusal import Refusal
from tests.pay.gross_facts import (
    ALL_PREMIUMS,
    absence,
    assistant,
    contract,
    facts,
    insurance,
    paid,
    planned,
    salary,
    shift,
)

SICK, VACATION = AbsenceKind.SICK, AbsenceKind.VACATION


def sick(first: str, last: str | None, **given):
    return absence(SICK, first, last, **({"certified_from": date.fromisoformat(first)} | given))


def test_sick_pay_is_the_lost_shift_with_its_premiums_taxed_and_insured():
    """§ 4 Abs. 1 EFZG; supplements without work are not free."""
    gross = compute_gross(
        facts(
            "2026-03",
            planned("2026-03-04 22:00", "2026-03-05 06:00"),
            absences=(sick("2026-03-04", "2026-03-10"),),
            assistant=assistant(contract(premiums=ALL_PREMIUMS)),
        )
    )
    assert paid(gross.lines) == [("sick_pay", "124.00"), ("sick_pay", "40.30")]
    assert all(line.taxed and line.insured for line in gross.lines)
    assert gross.sick_gross == Decimal("164.30")
    assert (gross.minutes_sick, gross.premiums_free) == (480, 0)
    assert {part.absence for part in gross.paid_time} == {"sick 2026-03-04"}


def test_sick_pay_with_its_premiums_is_rounded_once():
    """Labour law: rounding half up to the cent, once: 110 min and 25 % of them are 137.5 min × 15.50 ÷ 60 = 35.52."""
    gross = compute_gross(
        facts(
            "2026-03",
            planned("2026-03-04 20:00", "2026-03-04 21:50"),
            absences=(sick("2026-03-04", "2026-03-04"),),
            assistant=assistant(contract(premiums=Premiums(night=Decimal(25)))),
        )
    )
    assert paid(gross.lines) == [("sick_pay", "28.42"), ("sick_pay", "7.10")]


def test_paid_release_goes_on_with_its_premiums():
    """§ 616 BGB: the claim to the pay stays as it is, premiums of the lost shift included."""
    gross = compute_gross(
        facts(
            "2026-03",
            planned("2026-03-15 08:00", "2026-03-15 12:00"),
            absences=(absence(AbsenceKind.SPECIAL, "2026-03-15", "2026-03-15"),),
            assistant=assistant(contract(premiums=ALL_PREMIUMS)),
        )
    )
    assert paid(gross.lines) == [("special_pay", "62.00"), ("special_pay", "31.00")]
    assert gross.premiums_free == 0


def test_the_partly_worked_first_day_is_wage_and_not_refunded():
    gross = compute_gross(
        facts(
            "2026-03",
            shift("2026-03-04 08:00", "2026-03-04 10:00"),
            planned("2026-03-04 10:00", "2026-03-04 12:00"),
            planned("2026-03-05 10:00", "2026-03-05 12:00"),
            absences=(sick("2026-03-04", "2026-03-05", worked_that_day=True),),
        )
    )
    assert paid(gross.lines) == [("wage", "62.00"), ("sick_pay", "31.00")]
    assert gross.sick_gross == Decimal("31.00")


def test_sick_pay_ends_after_42_days():
    shifts = [planned(f"2026-04-{day:02d} 08:00", f"2026-04-{day:02d} 12:00") for day in (13, 14, 15, 16)]
    gross = compute_gross(facts("2026-04", *shifts, absences=(sick("2026-03-04", None),)))
    assert gross.minutes_sick == 480  # 4 March + 41 days = 14 April
    assert gross.contribution_free == (DateRange(date(2026, 4, 15), date(2026, 4, 30)),)


def test_after_42_days_a_minijob_has_no_benefit_but_stays_insured_for_a_month():
    """§ 7 Abs. 3 SGB IV."""
    who = assistant(insurance=(insurance(scheme=Scheme.MINIJOB),))
    open_end = (sick("2026-03-04", None),)
    shifts = (shift("2026-03-02 08:00", "2026-03-02 12:00"), planned("2026-03-04 08:00", "2026-03-04 12:00"))
    assert compute_gross(facts("2026-04", *shifts, assistant=who, absences=open_end)).contribution_free == ()
    assert compute_gross(facts("2026-05", *shifts, assistant=who, absences=open_end)).contribution_free == (
        DateRange(date(2026, 5, 15), date(2026, 5, 31)),
    )


def test_no_sick_pay_in_the_first_four_weeks():
    """§ 3 Abs. 3 EFZG."""
    shifts = [planned(f"2026-03-{day:02d} 08:00", f"2026-03-{day:02d} 12:00") for day in (10, 29, 30)]
    who = assistant(contract(valid_from=date(2026, 3, 2)))
    gross = compute_gross(facts("2026-03", *shifts, assistant=who, absences=(sick("2026-03-10", "2026-03-31"),)))
    assert gross.minutes_sick == 480 - 240
    assert gross.contribution_free == (DateRange(date(2026, 3, 10), date(2026, 3, 29)),)


@pytest.mark.parametrize("last", ["2026-03-04", "2026-03-05"])
def test_a_first_sick_day_without_a_shift_stays_an_insurance_day(last):
    """§ 224 SGB V: hourly paid, nothing was lost on 4 March and no benefit begins, however short the sickness is."""
    shifts = (shift("2026-03-02 08:00", "2026-03-02 12:00"), shift("2026-03-09 08:00", "2026-03-09 12:00"))
    assert compute_gross(facts("2026-03", *shifts, absences=(sick("2026-03-04", last),))).contribution_free == ()


def test_the_same_illness_uses_up_one_claim():
    first = sick("2026-01-05", "2026-02-13", key="s1")
    again = sick("2026-03-09", "2026-03-20", key="s2", continues="s1")
    shifts = [planned(f"2026-03-{day:02d} 08:00", f"2026-03-{day:02d} 12:00") for day in (9, 10, 11, 12)]
    base = facts("2026-03", shift("2026-03-02 08:00", "2026-03-02 12:00"), *shifts, absences=(first, again))
    assert compute_gross(base).minutes_sick == 480  # 40 of 42 days were used


def test_days_used_before_the_opening_count():
    opening = AssistantOpening(
        on=date(2026, 3, 1), sick=(SickBefore(first=date(2026, 1, 20), last=date(2026, 2, 28), days_used=40),)
    )
    shifts = [planned(f"2026-03-{day:02d} 08:00", f"2026-03-{day:02d} 12:00") for day in (1, 2, 3, 4)]
    gross = compute_gross(
        facts("2026-03", *shifts, assistant=assistant(opening=opening), absences=(sick("2026-03-01", "2026-03-10"),))
    )
    assert gross.minutes_sick == 480


def test_somebody_brought_along_from_another_payroll_has_no_new_waiting_time():
    who = assistant(contract(valid_from=date(2026, 3, 1)), opening=AssistantOpening(on=date(2026, 3, 1)))
    lost = planned("2026-03-04 08:00", "2026-03-04 12:00")
    gross = compute_gross(facts("2026-03", lost, assistant=who, absences=(sick("2026-03-04", "2026-03-06"),)))
    assert gross.minutes_sick == 240


@pytest.mark.parametrize(("last", "asked"), [("2026-03-06", False), ("2026-03-07", True), (None, True)])
def test_a_missing_certificate_is_named_from_the_fourth_day(last, asked):
    """§ 5 Abs. 1 EFZG."""
    gross = compute_gross(facts("2026-03", absences=(absence(SICK, "2026-03-04", last),)))
    assert ("proof_missing" in [notice.code for notice in gross.notices]) is asked


def test_vacation_pay_is_the_average_of_13_weeks_with_premiums():
    """§ 11 BUrlG: 240 min at 15.50 and 60 min at 15.50 + 50 %: 85.25 for 5 hours is 17.05 an hour."""
    gross = compute_gross(
        facts(
            "2026-03",
            shift("2026-02-02 08:00", "2026-02-02 12:00"),
            shift("2026-02-08 08:00", "2026-02-08 09:00"),
            planned("2026-03-16 08:00", "2026-03-16 12:00"),
            assistant=assistant(contract(premiums=ALL_PREMIUMS)),
            absences=(absence(VACATION, "2026-03-16", "2026-03-20"),),
        )
    )
    assert paid(gross.lines) == [("vacation_pay", "68.20")]
    assert gross.lines[0].rate == Decimal("17.05")
    assert gross.minutes_vacation == 240
    assert gross.notices == ()


def test_only_the_91_days_before_the_vacation_count():
    inside, outside = shift("2025-12-15 08:00", "2025-12-15 09:00"), shift("2025-12-14 08:00", "2025-12-14 12:00")
    gross = compute_gross(
        facts(
            "2026-03",
            outside,  # a Sunday with premium, one day too early
            inside,
            planned("2026-03-16 08:00", "2026-03-16 12:00"),
            assistant=assistant(contract(premiums=ALL_PREMIUMS)),
            absences=(absence(VACATION, "2026-03-16", "2026-03-20"),),
        )
    )
    assert paid(gross.lines) == [("vacation_pay", "62.00")]


def test_without_a_reference_the_contract_counts():
    gross = compute_gross(
        facts(
            "2026-03",
            planned("2026-03-16 08:00", "2026-03-16 12:00"),
            absences=(absence(VACATION, "2026-03-16", "2026-03-20"),),
        )
    )
    assert paid(gross.lines) == [("vacation_pay", "62.00")]


def test_a_rise_counts_for_the_whole_reference_and_from_its_day_in_the_vacation():
    who = assistant(contract(), contract(valid_from=date(2026, 3, 18), wage=Decimal("16.00")))
    gross = compute_gross(
        facts(
            "2026-03",
            shift("2026-02-02 08:00", "2026-02-02 12:00"),
            planned("2026-03-16 08:00", "2026-03-16 12:00"),
            planned("2026-03-18 08:00", "2026-03-18 12:00"),
            assistant=who,
            absences=(absence(VACATION, "2026-03-16", "2026-03-20"),),
        )
    )
    assert paid(gross.lines) == [("vacation_pay", "62.00"), ("vacation_pay", "64.00")]


def test_an_earlier_vacation_counts_with_what_it_paid():
    """First vacation: 23.25 an hour (all Sunday work); it and 1 hour at 15.50 make the next average 19.375."""
    gross = compute_gross(
        facts(
            "2026-03",
            shift("2026-01-04 08:00", "2026-01-04 09:00"),
            planned("2026-02-02 08:00", "2026-02-02 09:00"),
            shift("2026-03-02 08:00", "2026-03-02 10:00"),
            planned("2026-03-16 08:00", "2026-03-16 12:00"),
            assistant=assistant(contract(premiums=ALL_PREMIUMS)),
            absences=(absence(VACATION, "2026-02-02", "2026-02-03"), absence(VACATION, "2026-03-16", "2026-03-20")),
        )
    )
    assert paid(gross.lines) == [("wage", "31.00"), ("vacation_pay", "77.50")]


def test_unconfirmed_shifts_in_the_reference_make_it_provisional():
    gross = compute_gross(
        facts(
            "2026-03",
            planned("2026-02-02 08:00", "2026-02-02 12:00"),
            planned("2026-03-16 08:00", "2026-03-16 12:00"),
            absences=(absence(VACATION, "2026-03-16", "2026-03-20"),),
        )
    )
    (notice,) = gross.notices
    assert notice.code == "provisional_vacation"
    assert "02.02.2026" in notice.text


def test_values_of_another_payroll_fill_in_by_days():
    """Vacation on the opening day: all 91 days come from the other payroll."""
    opening = AssistantOpening(on=date(2026, 3, 16), earnings_13_weeks=Decimal("3900.00"), hours_13_weeks=Decimal(195))
    base = {
        "absences": (absence(VACATION, "2026-03-16", "2026-03-20"),),
    }
    gross = compute_gross(
        facts("2026-03", planned("2026-03-16 08:00", "2026-03-16 12:00"), assistant=assistant(opening=opening), **base)
    )
    assert paid(gross.lines) == [("vacation_pay", "80.00")]
    unknown = compute_gross(
        facts(
            "2026-03",
            planned("2026-03-16 08:00", "2026-03-16 12:00"),
            assistant=assistant(opening=AssistantOpening(on=date(2026, 3, 16))),
            **base,
        )
    )
    assert paid(unknown.lines) == [("vacation_pay", "62.00")]
    assert [notice.code for notice in unknown.notices] == ["provisional_vacation"]


def test_certified_sickness_in_a_vacation_is_no_vacation():
    """§ 9 BUrlG."""
    both = (absence(VACATION, "2026-03-16", "2026-03-20"), sick("2026-03-18", "2026-03-20"))
    uncertified = (both[0], absence(SICK, "2026-03-18", "2026-03-20"))
    shifts = [planned(f"2026-03-{day} 08:00", f"2026-03-{day} 12:00") for day in (16, 18)]
    assert compute_gross(facts("2026-03", *shifts, absences=both)).minutes_sick == 240
    assert compute_gross(facts("2026-03", *shifts, absences=uncertified)).minutes_vacation == 480


def test_a_shift_that_fell_out_because_of_a_holiday():
    """§ 2 EFZG: wage and night or Sunday premiums, none for working on the holiday."""
    gross = compute_gross(
        facts(
            "2026-05",
            shift("2026-05-01 16:00", "2026-05-01 22:00", state=ShiftState.HOLIDAY),
            assistant=assistant(contract(premiums=ALL_PREMIUMS)),
        )
    )
    assert paid(gross.lines) == [("holiday_pay", "93.00"), ("holiday_pay", "7.75")]
    assert all(line.taxed and line.insured for line in gross.lines)
    assert gross.minutes_holiday == 360


def test_sickness_on_a_public_holiday_is_sick_pay():
    """§ 4 Abs. 2 EFZG: it belongs to the refund."""
    who = assistant(contract(premiums=Premiums(high_holiday=Decimal(150))))
    would_work = facts(
        "2026-05",
        planned("2026-05-01 08:00", "2026-05-01 10:00"),
        assistant=who,
        absences=(sick("2026-05-01", "2026-05-02"),),
    )
    fell_out = facts(
        "2026-05",
        shift("2026-05-01 08:00", "2026-05-01 10:00", state=ShiftState.HOLIDAY),
        assistant=who,
        absences=(sick("2026-05-01", "2026-05-02"),),
    )
    assert paid(compute_gross(would_work).lines) == [("sick_pay", "31.00"), ("sick_pay", "46.50")]
    assert paid(compute_gross(fell_out).lines) == [("sick_pay", "31.00")]


@pytest.mark.parametrize(
    ("kind", "lines", "free"),
    [
        (AbsenceKind.SPECIAL, [("special_pay", "62.00")], False),
        (AbsenceKind.CHILD_SICK, [], True),
        (AbsenceKind.CARE, [], True),
        (AbsenceKind.PARENTAL, [], True),
        (AbsenceKind.UNPAID, [], False),
    ],
)
def test_other_absences(kind, lines, free):
    gross = compute_gross(
        facts(
            "2026-03",
            planned("2026-03-16 08:00", "2026-03-16 12:00"),
            absences=(absence(kind, "2026-03-16", "2026-03-20"),),
        )
    )
    assert paid(gross.lines) == lines
    assert bool(gross.contribution_free) is free
    assert gross.notices == ()


def settled(month: str, net: str) -> EarlierMonth:
    amount = Decimal(net)
    return EarlierMonth(
        month=Month.parse(month),
        gross=amount,
        taxable_current=amount,
        taxable_one_off=Decimal(0),
        health_base=amount,
        pension_base=amount,
        insurance_days=30,
        wage_tax=Decimal(0),
        net=amount,
        minijob_pay=Decimal(0),
    )


THREE_MONTHS = ("2026-01", "2026-02", "2026-03")


class TestAroundABirth:
    """Protected from 1 April to 10 July 2026; three months settled before it."""

    away = absence(AbsenceKind.MATERNITY, "2026-04-01", "2026-07-10")

    def month(self, month: str, net: str, **changes):
        away = replace(self.away, **changes)
        earlier = tuple(settled(each, net) for each in THREE_MONTHS)
        return compute_gross(facts(month, absences=(away,), earlier=earlier))

    def test_the_supplement_is_free_of_tax_and_contributions(self):
        """§ 20 MuSchG: 2.700,00 / 90 = 30,00; less 13,00 are 17,00 a day; § 3 Nr. 1d EStG, § 1 Abs. 1 Nr. 6 SvEV."""
        gross = self.month("2026-04", "900.00")
        (line,) = gross.lines
        assert (line.code, line.amount, line.taxed, line.insured) == (
            "maternity_supplement",
            Decimal("510.00"),
            False,
            False,
        )
        assert gross.maternity_supplement == Decimal("510.00")
        assert gross.contribution_free == (DateRange(date(2026, 4, 1), date(2026, 4, 30)),)
        assert gross.interruptions == 0  # R 41.2 LStR: no letter U with a supplement

    def test_it_counts_calendar_days_of_the_period(self):
        assert self.month("2026-07", "900.00").maternity_supplement == Decimal("170.00")

    def test_none_for_pay_up_to_the_benefit_but_the_letter_u(self):
        gross = self.month("2026-04", "390.00")
        assert (gross.lines, gross.interruptions) == ((), 1)

    def test_one_off_pay_before_it_stays_out(self):
        """§ 21 Abs. 2 Nr. 1 MuSchG: 1.400,00 net in March with a bonus, 900,00 without."""
        earlier = [settled(each, "900.00") for each in THREE_MONTHS]
        earlier[2] = replace(earlier[2], net=Decimal("1400.00"), net_current=Decimal("900.00"))
        gross = compute_gross(facts("2026-04", absences=(self.away,), earlier=tuple(earlier)))
        assert gross.maternity_supplement == Decimal("510.00")

    def test_where_the_months_are_not_known_the_user_says_the_net_of_a_day(self):
        with pytest.raises(Refusal, match="--netto-je-tag"):
            compute_gross(facts("2026-04", absences=(self.away,)))
        gross = compute_gross(facts("2026-04", absences=(replace(self.away, daily_net=Decimal("35.40")),)))
        assert gross.maternity_supplement == Decimal("672.00")

    def test_a_ban_on_work_pays_the_average_with_contributions(self):
        """§ 18 MuSchG: 900,00 a month on average; insurance goes on, no benefit is paid."""
        gross = self.month("2026-04", "900.00", employment_ban=True, average_until=Month(2026, 3))
        (line,) = gross.lines
        assert (line.code, line.amount, line.taxed, line.insured) == ("maternity_pay", Decimal("900.00"), True, True)
        assert (gross.maternity_gross, gross.contribution_free) == (Decimal("900.00"), ())
        july = self.month("2026-07", "900.00", employment_ban=True, average_until=Month(2026, 3))
        assert july.maternity_gross == Decimal("300.00")

    def test_a_ban_needs_to_know_its_months(self):
        with pytest.raises(Refusal, match="--durchschnitt-bis"):
            self.month("2026-04", "900.00", employment_ban=True)


class TestHeldBack:
    """§ 7 EFZG: while the certificate is missing through the assistant's fault, pay may be held back; it is not lost."""

    def month(self, **changes):
        away = replace(sick("2026-03-09", "2026-03-13"), certified_from=None, **changes)
        lost = tuple(planned(f"2026-03-{day:02d} 08:00", f"2026-03-{day:02d} 12:00") for day in (9, 10))
        return compute_gross(facts("2026-03", *lost, absences=(away,)))

    def test_nothing_is_paid_and_the_slip_says_so(self):
        gross = self.month(withheld=True)
        assert gross.lines == ()
        assert [notice.code for notice in gross.notices if notice.law == "§ 7 EFZG"] == ["withheld"]

    def test_contributions_and_the_clock_go_on(self):
        assert self.month(withheld=True).contribution_free == ()
        assert self.month(withheld=True).interruptions == 0

    def test_paid_after_all_it_is_what_it_would_have_been(self):
        assert [line.code for line in self.month().lines] == ["sick_pay"]


class TestLetterU:
    """§ 41 Abs. 1 Satz 5 EStG: at least five workdays in a row without a claim to pay, once for each interruption."""

    def unpaid(self, month: str, first: str, last: str):
        return compute_gross(facts(month, absences=(absence(AbsenceKind.UNPAID, first, last),))).interruptions

    def test_five_workdays(self):
        assert self.unpaid("2026-03", "2026-03-09", "2026-03-13") == 1
        assert self.unpaid("2026-03", "2026-03-09", "2026-03-12") == 0

    def test_over_the_end_of_a_month_it_belongs_to_the_month_of_the_fifth_day(self):
        assert self.unpaid("2026-03", "2026-03-30", "2026-04-03") == 0
        assert self.unpaid("2026-04", "2026-03-30", "2026-04-03") == 1

    def test_one_long_interruption_is_one(self):
        assert [self.unpaid(each, "2026-03-02", "2026-05-29") for each in ("2026-03", "2026-04", "2026-05")] == [1, 0, 0]


def test_salary_and_sick_pay_together_give_the_salary():
    who = assistant(salary())
    gross = compute_gross(facts("2026-03", assistant=who, absences=(sick("2026-03-09", "2026-03-13"),)))
    assert paid(gross.lines) == [("salary", "2500.00"), ("sick_pay", "500.00")]
    whole = compute_gross(facts("2026-02", assistant=who, absences=(sick("2026-02-01", "2026-02-28"),)))
    assert paid(whole.lines) == [("sick_pay", "3000.00")]


def test_a_salary_shrinks_by_unpaid_days():
    who = assistant(salary())
    leave = (absence(AbsenceKind.UNPAID, "2026-04-06", "2026-04-10"),)
    assert paid(compute_gross(facts("2026-04", assistant=who, absences=leave)).lines) == [("salary", "2500.00")]
    long_ill = (sick("2026-03-01", None),)  # paid until 11 April
    gross = compute_gross(facts("2026-04", assistant=who, absences=long_ill))
    assert paid(gross.lines) == [("sick_pay", "1100.00")]


def test_a_salary_goes_on_in_vacation_with_the_average_of_its_premiums():
    """§ 11 BUrlG: 8 Sunday hours of 16 earned 50 % of 25: 6.25 for each hour of vacation."""
    who = assistant(salary(wage=Decimal("4350.00"), premiums=Premiums(sunday=Decimal(50))))
    gross = compute_gross(
        facts(
            "2026-03",
            shift("2026-02-08 08:00", "2026-02-08 16:00"),
            shift("2026-02-09 08:00", "2026-02-09 16:00"),
            planned("2026-03-16 08:00", "2026-03-16 16:00"),
            assistant=who,
            absences=(absence(VACATION, "2026-03-16", "2026-03-20"),),
        )
    )
    assert paid(gross.lines) == [("salary", "4350.00"), ("vacation_pay", "50.00")]
