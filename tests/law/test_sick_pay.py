"""Continued pay in sickness: §§ 3 to 5 EFZG."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.law.sick_pay import (
    Employment,
    Illness,
    as_ranges,
    clock_start,
    entitled_from,
    frame,
    needs_proof,
    paid_days,
    proof_due,
    six_month_window,
    special_payment_cut,
    waiting_ends,
)
from payroll.periods import DateRange


def ill(illness: str, first: str, last: str | None, **given) -> Illness:
    return Illness(
        illness=illness, first=date.fromisoformat(first), last=None if last is None else date.fromisoformat(last), **given
    )


def ranges(*illnesses: Illness, **given) -> list[list[str]]:
    """Paid ranges of each illness, as text."""
    days = paid_days(illnesses, Employment(**given)).days
    return [[f"{part.first}/{part.last}" for part in as_ranges(paid)] for paid in days]


def test_waiting_time_of_four_weeks_counts_the_first_day_of_employment():
    """§ 3 Abs. 3 EFZG."""
    assert waiting_ends(date(2026, 2, 2)) == date(2026, 3, 1)
    assert entitled_from(date(2026, 2, 2)) == date(2026, 3, 2)


def test_illness_in_the_waiting_time_is_not_deducted_from_the_42_days():
    """BAG 26.05.1999 - 5 AZR 476/98."""
    assert ranges(ill("A", "2026-02-10", None), start=date(2026, 2, 2)) == [["2026-03-02/2026-04-12"]]


@pytest.mark.parametrize(
    ("worked", "planned", "hourly", "first"),
    [
        (False, True, True, 4),
        (False, False, False, 4),
        (True, True, True, 5),
        (True, False, False, 5),
        (False, False, True, 5),
    ],
)
def test_first_day_of_the_clock(worked, planned, hourly, first):
    """§ 187 BGB: a day with any work is not counted; hourly pay without a planned shift has nothing to continue."""
    assert clock_start(date(2026, 3, 4), worked=worked, planned=planned, hourly=hourly) == date(2026, 3, first)


def test_calendar_days_are_counted_not_workdays():
    assert ranges(ill("A", "2026-03-04", "2026-06-30")) == [["2026-03-04/2026-04-14"]]


def test_the_turn_of_the_year_changes_nothing():
    assert ranges(ill("A", "2025-12-20", "2026-03-31")) == [["2025-12-20/2026-01-30"]]


def test_suspended_employment_pauses_the_clock():
    leave = (DateRange(date(2026, 3, 10), date(2026, 3, 31)),)
    assert ranges(ill("A", "2026-03-04", None), suspended=leave) == [["2026-03-04/2026-03-09", "2026-04-01/2026-05-06"]]


def test_pay_ends_with_the_employment():
    """§ 8 Abs. 2 EFZG."""
    assert ranges(ill("A", "2026-06-15", None), end=date(2026, 6, 30)) == [["2026-06-15/2026-06-30"]]


def test_same_illness_within_six_months_shares_the_42_days():
    """§ 3 Abs. 1 Satz 2 Nr. 1 EFZG."""
    assert ranges(ill("A", "2026-01-05", "2026-02-03"), ill("A", "2026-04-01", "2026-05-31")) == [
        ["2026-01-05/2026-02-03"],
        ["2026-04-01/2026-04-12"],
    ]


def test_same_illness_after_six_months_has_a_new_claim():
    second = ranges(ill("A", "2025-11-01", "2025-12-31"), ill("A", "2026-07-01", "2026-08-31"))[1]
    assert second == ["2026-07-01/2026-08-11"]


def test_six_months_are_counted_backwards_also_at_the_end_of_a_month():
    """BAG 30.08.1973 - 5 AZR 202/73; § 188 Abs. 3 BGB."""
    assert six_month_window(date(2026, 8, 31)) == DateRange(date(2026, 2, 28), date(2026, 8, 30))


def test_twelve_months_after_the_first_start_there_is_a_new_claim():
    """§ 3 Abs. 1 Satz 2 Nr. 2 EFZG."""
    months = [ill("A", f"2026-{month:02d}-01", f"2026-{month:02d}-14") for month in (1, 4, 7, 10)]
    paid = paid_days([*months, ill("A", "2027-01-01", "2027-03-31")], Employment()).days
    assert [len(days) for days in paid] == [14, 14, 14, 0, 42]


def test_a_claim_does_not_arise_in_the_middle_of_an_illness():
    """BAG 14.03.2007 - 5 AZR 514/06."""
    paid = paid_days([ill("A", "2026-01-01", "2026-02-11"), ill("A", "2026-06-01", "2027-03-31")], Employment()).days
    assert [len(days) for days in paid] == [42, 0]


def test_frame_ends_on_the_day_before_the_same_date():
    assert frame(date(2024, 2, 29)) == DateRange(date(2024, 2, 29), date(2025, 2, 28))


def test_another_illness_with_work_between_has_its_own_42_days():
    assert ranges(ill("A", "2026-01-05", "2026-02-28"), ill("B", "2026-03-10", "2026-05-31"))[1] == ["2026-03-10/2026-04-20"]


@pytest.mark.parametrize("second", ["2026-02-20", "2026-02-28", "2026-03-01"])
def test_another_illness_that_overlaps_or_follows_at_once_joins_the_case(second):
    """Einheit des Verhinderungsfalls, BAG 11.12.2019 - 5 AZR 505/18."""
    assert ranges(ill("A", "2026-01-05", "2026-02-28"), ill("B", second, "2026-05-31"))[1] == []


def test_another_illness_after_a_weekend_without_shifts_joins_the_case():
    planned = {date(2026, 2, 27), date(2026, 3, 2)}
    illnesses = (ill("A", "2026-01-05", "2026-02-27"), ill("B", "2026-03-02", "2026-05-31"))
    assert ranges(*illnesses, planned=planned.__contains__)[1] == []
    assert ranges(*illnesses)[1] != []


def test_days_on_which_a_joined_illness_only_overlapped_are_not_deducted_later():
    """BAG 19.06.1991 - 5 AZR 304/90."""
    result = paid_days(
        [ill("A", "2026-01-05", "2026-01-31"), ill("B", "2026-01-20", "2026-01-31"), ill("B", "2026-03-02", None)],
        Employment(),
    )
    assert [len(days) for days in result.days] == [27, 0, 42]


def test_a_joined_illness_has_only_what_its_own_earlier_days_left():
    """From the day it is the only cause, its earlier paid days count too: the earlier of both limits ends the pay."""
    result = paid_days(
        [
            ill("B", "2026-01-05", "2026-02-08"),
            ill("A", "2026-03-02", "2026-03-11"),
            ill("B", "2026-03-10", "2026-05-31"),
        ],
        Employment(),
    )
    assert [len(days) for days in result.days] == [35, 10, 7]


def test_days_used_in_another_payroll_count():
    running = ill("A", "2026-06-20", "2026-07-05", days_used=11)
    assert ranges(running, ill("B", "2026-07-06", None))[1] == ["2026-07-06/2026-08-05"]


@given(
    gaps=st.lists(
        st.tuples(st.integers(0, 200), st.integers(1, 120), st.sampled_from("ABC")),
        min_size=1,
        max_size=6,
    )
)
def test_no_illness_is_paid_for_more_than_42_days_and_never_outside_itself(gaps):
    first, illnesses = date(2026, 1, 1), []
    for gap, length, label in gaps:
        start = first + timedelta(days=gap)
        first = start + timedelta(days=length)
        illnesses.append(Illness(illness=label, first=start, last=first - timedelta(days=1)))
    paid = paid_days(illnesses, Employment()).days
    assert all(len(days) <= 42 for days in paid)
    for entry, days in zip(illnesses, paid, strict=True):
        assert all(entry.first <= day <= entry.last for day in days)
        assert list(days) == sorted(set(days))


def test_proof_is_due_on_the_fourth_calendar_day_or_the_next_workday():
    """§ 5 Abs. 1 EFZG; BAG 01.10.1997 - 5 AZR 726/96."""
    assert proof_due(date(2026, 3, 4), lambda day: day.weekday() < 5) == date(2026, 3, 9)
    assert not needs_proof(date(2026, 3, 4), date(2026, 3, 6))
    assert needs_proof(date(2026, 3, 4), date(2026, 3, 7))


def test_cut_of_a_special_payment_is_a_quarter_of_a_days_pay():
    """§ 4a EFZG."""
    assert special_payment_cut(Decimal(26000), 260, 10, date(2026, 1, 1)) == Decimal("250.00")


def test_a_case_of_its_own_where_the_assistant_proves_to_have_been_able_to_work():
    """BAG 11.12.2019 - 5 AZR 505/18: ended on Friday, another illness on Monday, no shift between: one case unless proven."""
    friday, monday = ill("A", "2026-02-02", "2026-03-13"), ill("B", "2026-03-16", "2026-03-31")
    nothing_planned = {"planned": lambda _day: False}
    assert ranges(friday, monday, **nothing_planned) == [["2026-02-02/2026-03-13"], ["2026-03-16/2026-03-17"]]
    proven = ill("B", "2026-03-16", "2026-03-31", separate=True)
    assert ranges(friday, proven, **nothing_planned) == [["2026-02-02/2026-03-13"], ["2026-03-16/2026-03-31"]]


def test_an_overlap_is_one_case_whatever_is_said():
    first, joined = ill("A", "2026-02-02", "2026-03-13"), ill("B", "2026-03-10", "2026-03-31", separate=True)
    assert ranges(first, joined)[1] == ["2026-03-14/2026-03-15"]
