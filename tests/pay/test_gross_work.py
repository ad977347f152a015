"""Worked shifts to lines of pay: wage, standby, premiums, salary (book format rules 5 to 8)."""

from datetime import date
from decimal import Decimal

import pytest

from payroll.pay.facts import OneOff, OneOffKind, Premiums, ShiftKind, ShiftState
from payroll.pay.gross import compute_gross
from payroll.periods import DateRange, Month
from payroll.refusal import Refusal
from tests.pay.gross_facts import ALL_PREMIUMS, assistant, contract, employer, facts, paid, planned, salary, shift

WITH_PREMIUMS = assistant(contract(premiums=ALL_PREMIUMS))


def test_wage_by_exact_minutes_rounded_once():
    """125 + 125 minutes at 15.50: one line of 64.58, not twice 32.29."""
    gross = compute_gross(
        facts("2026-03", shift("2026-03-02 08:00", "2026-03-02 10:05"), shift("2026-03-03 08:00", "2026-03-03 10:05"))
    )
    assert paid(gross.lines) == [("wage", "64.58")]
    assert gross.lines[0].minutes == gross.minutes_worked == gross.working_minutes == 250


def test_a_shift_over_the_end_of_the_month_is_split_at_midnight():
    night = shift("2026-03-31 20:00", "2026-04-01 06:00")
    assert compute_gross(facts("2026-03", night)).minutes_worked == 240
    assert compute_gross(facts("2026-04", night)).minutes_worked == 360


def test_a_break_without_a_time_lies_in_the_middle():
    """20:00 to 6:00 less one hour: worked until 0:30 and from 1:30, so 240 minutes on the first day."""
    parts = compute_gross(facts("2026-03", shift("2026-03-03 20:00", "2026-03-04 06:00", break_minutes=60))).paid_time
    assert [(part.day.day, part.minutes) for part in parts] == [(3, 240), (4, 300)]


@pytest.mark.parametrize(
    ("start", "end", "minutes"),
    [("2026-03-28 22:00", "2026-03-29 06:00", 420), ("2026-10-24 22:00", "2026-10-25 06:00", 540)],
)
def test_clock_changes_pay_elapsed_time(start, end, minutes):
    gross = compute_gross(facts(start[:7], shift(start, end), assistant=WITH_PREMIUMS))
    assert gross.minutes_worked == minutes
    deep = next(line for line in gross.lines if line.code == "premium_deep_night")
    assert deep.minutes == minutes - 240


def test_night_premiums_and_sunday_to_four_on_monday():
    """Sunday 22:00 to Monday 6:00: the contract pays Sunday until midnight only."""
    gross = compute_gross(facts("2026-03", shift("2026-03-08 22:00", "2026-03-09 06:00"), assistant=WITH_PREMIUMS))
    assert paid(gross.lines) == [
        ("wage", "124.00"),
        ("premium_night", "15.50"),
        ("premium_deep_night", "24.80"),
        ("premium_sunday", "15.50"),
    ]
    assert gross.premiums_free == Decimal("55.80")
    assert all(not line.taxed and not line.insured for line in gross.lines[1:])


def test_without_a_deep_night_rate_the_night_rate_goes_on():
    rates = Premiums(night=Decimal(25))
    gross = compute_gross(
        facts("2026-03", shift("2026-03-03 22:00", "2026-03-04 06:00"), assistant=assistant(contract(premiums=rates)))
    )
    assert paid(gross.lines) == [("wage", "124.00"), ("premium_night", "31.00")]


def test_work_begun_after_midnight_is_no_deep_night():
    gross = compute_gross(facts("2026-03", shift("2026-03-04 01:00", "2026-03-04 05:00"), assistant=WITH_PREMIUMS))
    assert paid(gross.lines) == [("wage", "62.00"), ("premium_night", "15.50")]


def test_the_carry_over_extends_the_tax_limit_only():
    """A deep night of 60 %: on Monday after a Sunday up to 90 % stay free, on Tuesday 40 %."""
    who = assistant(contract(premiums=Premiums(deep_night=Decimal(60))))
    monday = compute_gross(facts("2026-03", shift("2026-03-08 23:00", "2026-03-09 04:00"), assistant=who))
    tuesday = compute_gross(facts("2026-03", shift("2026-03-09 23:00", "2026-03-10 04:00"), assistant=who))
    assert monday.premiums_free == Decimal("37.20")
    assert tuesday.premiums_free == Decimal("24.80")
    assert paid(tuesday.lines)[1:] == [("premium_deep_night", "24.80"), ("premium_deep_night", "12.40")]
    assert [(line.taxed, line.insured) for line in tuesday.lines[1:]] == [(False, False), (True, True)]


def test_holidays_of_the_contract():
    """1 May 150, 3 October 125, Easter Sunday only a Sunday, 24 December from two o'clock."""
    worked = {
        "2026-05": (shift("2026-05-01 08:00", "2026-05-01 10:00"), "premium_high_holiday", "46.50"),
        "2026-10": (shift("2026-10-03 08:00", "2026-10-03 10:00"), "premium_holiday", "38.75"),
        "2026-04": (shift("2026-04-05 08:00", "2026-04-05 10:00"), "premium_sunday", "15.50"),
        "2026-12": (shift("2026-12-24 13:00", "2026-12-24 15:00"), "premium_high_holiday", "23.25"),
    }
    for month, (done, code, amount) in worked.items():
        gross = compute_gross(facts(month, done, assistant=WITH_PREMIUMS))
        assert paid(gross.lines)[1:] == [(code, amount)]


def test_holiday_of_a_municipality():
    done = shift("2026-08-15 08:00", "2026-08-15 10:00")
    plain = facts("2026-08", done, assistant=WITH_PREMIUMS, employer=employer(state="BY"))
    flagged = facts(
        "2026-08", done, assistant=WITH_PREMIUMS, employer=employer(state="BY", local_holidays=("mariae_himmelfahrt",))
    )
    assert len(compute_gross(plain).lines) == 1
    assert compute_gross(flagged).lines[1].code == "premium_holiday"


def test_high_wages_are_split_by_the_limits_of_tax_and_insurance():
    """60 euro an hour, Sunday 50 %: 30 paid, 25 free of tax (50), 12.50 free of contributions (25)."""
    who = assistant(contract(wage=Decimal(60), premiums=Premiums(sunday=Decimal(50))))
    gross = compute_gross(facts("2026-03", shift("2026-03-08 08:00", "2026-03-08 09:00"), assistant=who))
    assert [(str(line.amount), line.taxed, line.insured) for line in gross.lines[1:]] == [
        ("12.50", False, False),
        ("12.50", False, True),
        ("5.00", True, True),
    ]
    assert gross.premiums_free == Decimal("25.00")


def split(wage: int, rates: Premiums, start: str, end: str) -> list[tuple[str, str, bool, bool]]:
    gross = compute_gross(
        facts("2026-03", shift(start, end), assistant=assistant(contract(wage=Decimal(wage), premiums=rates)))
    )
    return [(line.code, str(line.amount), line.taxed, line.insured) for line in gross.lines[1:]]


def test_the_limit_is_the_legal_percentage_of_the_counted_wage():
    """§ 3b Abs. 1 and 2 EStG, § 1 SvEV: 20 % of 40 is 8.00, free of contributions 25 % of 25; of 60 all 12.00 free of tax."""
    night = Premiums(night=Decimal(20))
    assert split(40, night, "2026-03-03 20:00", "2026-03-03 21:00") == [
        ("premium_night", "6.25", False, False),
        ("premium_night", "1.75", False, True),
    ]
    assert split(60, night, "2026-03-03 20:00", "2026-03-03 21:00") == [
        ("premium_night", "6.25", False, False),
        ("premium_night", "5.75", False, True),
    ]


def test_night_and_sunday_share_what_is_left_of_their_limits():
    """27 euro, night 20 % (5.40 of 6.25), Sunday 50 % (13.50 of 12.50): 18.75 of 18.90 stays free of contributions."""
    both = Premiums(night=Decimal(20), sunday=Decimal(50))
    assert split(27, both, "2026-03-08 20:00", "2026-03-08 21:00") == [
        ("premium_night", "5.40", False, False),
        ("premium_sunday", "13.35", False, False),
        ("premium_sunday", "0.15", False, True),
    ]


def test_a_rise_in_the_middle_of_the_month_makes_two_lines():
    who = assistant(contract(), contract(valid_from=date(2026, 3, 16), wage=Decimal("16.00")))
    gross = compute_gross(
        facts(
            "2026-03",
            shift("2026-03-15 22:00", "2026-03-16 02:00"),
            shift("2026-03-20 08:00", "2026-03-20 12:00"),
            assistant=who,
        )
    )
    assert [(line.minutes, str(line.amount)) for line in gross.lines] == [(120, "31.00"), (360, "96.00")]


def test_standby_travel_training_and_companion():
    kinds = [ShiftKind.STANDBY, ShiftKind.TRAVEL, ShiftKind.TRAINING, ShiftKind.COMPANION]
    shifts = [shift(f"2026-03-0{2 + n} 08:00", f"2026-03-0{2 + n} 09:00", kind=kind) for n, kind in enumerate(kinds)]
    gross = compute_gross(facts("2026-03", *shifts))
    assert paid(gross.lines) == [("wage", "46.50"), ("standby", "15.50")]
    assert gross.minutes_worked == 240
    assert gross.paid_time[0].kind == "standby"


def test_the_grant_of_a_shift():
    grants = {None: "aa", "none": None, "home": "home"}
    for given, resolved in grants.items():
        gross = compute_gross(facts("2026-03", shift("2026-03-02 08:00", "2026-03-02 09:00", grant=given)))
        assert gross.paid_time[0].grant == resolved


def test_what_is_not_confirmed_is_not_paid_and_named():
    gross = compute_gross(facts("2026-03", planned("2026-03-02 08:00", "2026-03-02 12:30")))
    assert gross.lines == ()
    assert gross.notices[0].code == "unconfirmed"
    assert "02.03.2026 von 08:00 bis 12:30 Uhr" in gross.notices[0].text


def test_what_was_dropped_is_neither_paid_nor_asked_for():
    gross = compute_gross(facts("2026-03", shift("2026-03-02 08:00", "2026-03-02 12:30", state=ShiftState.DROPPED)))
    assert (gross.lines, gross.notices, gross.paid_time) == ((), (), ())


def test_one_off_pay_of_the_month():
    bonus = OneOff(assistant="anna", month=Month(2026, 11), kind=OneOffKind.CHRISTMAS, amount=Decimal("300.00"))
    gross = compute_gross(facts("2026-11", one_offs=(bonus,)))
    assert paid(gross.lines) == [("christmas", "300.00")]
    assert gross.lines[0].one_off


def test_minutes_without_days():
    gross = compute_gross(facts("2026-03", flat_minutes=43 * 60))
    assert paid(gross.lines) == [("wage", "666.50")]
    assert gross.minutes_worked == 2580
    assert gross.counting_pay_minimum_wage == Decimal("666.50")


def test_minutes_without_days_cannot_be_shared_between_two_wages():
    who = assistant(contract(), contract(valid_from=date(2026, 3, 16), wage=Decimal("16.00")))
    with pytest.raises(Refusal, match="Schichten einzeln"):
        compute_gross(facts("2026-03", flat_minutes=600, assistant=who))


def test_nobody_employed_is_refused():
    who = assistant(contract(valid_to=date(2026, 2, 28)))
    with pytest.raises(Refusal, match=r"Anna Krüger ist im Monat 03\.2026 nicht beschäftigt"):
        compute_gross(facts("2026-03", assistant=who))


def test_a_shift_outside_any_contract_is_refused():
    who = assistant(contract(valid_to=date(2026, 3, 10)))
    with pytest.raises(Refusal, match=r"11\.03\.2026"):
        compute_gross(facts("2026-03", shift("2026-03-10 22:00", "2026-03-11 06:00"), assistant=who))


def test_a_shift_that_outlasts_the_contract_at_the_end_of_a_month_is_refused():
    """Its second part would fall into a month without employment and be lost."""
    who = assistant(contract(valid_to=date(2026, 3, 31)))
    with pytest.raises(Refusal, match=r"01\.04\.2026"):
        compute_gross(facts("2026-03", shift("2026-03-31 22:00", "2026-04-01 06:00"), assistant=who))


def test_employment_inside_the_month():
    who = assistant(contract(valid_to=date(2026, 3, 10)), contract(valid_from=date(2026, 3, 20)))
    assert compute_gross(facts("2026-03", assistant=who)).employment == (
        DateRange(date(2026, 3, 1), date(2026, 3, 10)),
        DateRange(date(2026, 3, 20), date(2026, 3, 31)),
    )


@pytest.mark.parametrize(
    ("month", "first", "last", "amount"),
    [
        ("2026-03", date(2025, 1, 1), None, "3000.00"),
        ("2026-02", date(2025, 1, 1), None, "3000.00"),
        ("2026-03", date(2026, 3, 16), None, "1600.00"),
        ("2026-03", date(2026, 3, 2), None, "3000.00"),
        ("2026-02", date(2026, 2, 16), None, "1300.00"),
        ("2026-04", date(2025, 1, 1), date(2026, 4, 10), "1000.00"),
    ],
)
def test_salary_of_a_full_and_a_partial_month(month, first, last, amount):
    """Calendar days / 30, at most the salary."""
    who = assistant(salary(valid_from=first, valid_to=last))
    assert paid(compute_gross(facts(month, assistant=who)).lines) == [("salary", amount)]


@pytest.mark.parametrize(
    ("month", "change", "amounts"),
    [
        ("2026-04", date(2026, 4, 16), ["1500.00", "1650.00"]),
        ("2026-03", date(2026, 3, 16), ["1500.00", "1650.00"]),
        ("2026-02", date(2026, 2, 15), ["1400.00", "1760.00"]),
    ],
)
def test_a_rise_of_the_salary_in_the_middle_of_a_month(month, change, amounts):
    """A full month has 30 days, whatever its length."""
    who = assistant(salary(), salary(valid_from=change, wage=Decimal("3300.00")))
    assert [str(line.amount) for line in compute_gross(facts(month, assistant=who)).lines] == amounts


def test_premiums_of_a_salary_are_computed_on_the_hourly_basic_wage():
    """4,350 for 40 hours: 25 an hour (R 3b Abs. 2 LStR)."""
    who = assistant(salary(wage=Decimal("4350.00"), premiums=ALL_PREMIUMS))
    gross = compute_gross(facts("2026-03", shift("2026-03-08 08:00", "2026-03-08 10:00"), assistant=who))
    assert paid(gross.lines) == [("salary", "4350.00"), ("premium_sunday", "25.00")]


def test_sunday_premiums_count_for_the_minimum_wage_and_night_premiums_do_not():
    gross = compute_gross(facts("2026-03", shift("2026-03-08 18:00", "2026-03-08 22:00"), assistant=WITH_PREMIUMS))
    assert gross.counting_pay_minimum_wage == Decimal("93.00")
    assert gross.working_minutes == 240
