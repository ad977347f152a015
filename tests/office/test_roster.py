"""Rosters every n weeks, of every kind, that never meet: Anna works Monday to Thursday, 8 to 12 o'clock."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.office import hours
from payroll.office.book import RosterEntry
from payroll.office.planning import from_roster, holds_on, meet
from payroll.office.roster import add_roster, said
from payroll.pay.facts import ShiftKind, ShiftState
from payroll.periods import Month
from payroll.records.choices import WEEKDAYS
from payroll.refusal import Refusal, RefusalList
from tests.office.small_book import book_of, desk_with, small_book

MORNING, EVENING = (time(8), time(12)), (time(18), time(22))
SATURDAY = date(2026, 3, 21)


@pytest.fixture
def desk(tmp_path):
    with desk_with(tmp_path, small_book()) as opened:
        yield opened


def test_every_second_week_from_the_week_of_its_first_day(desk):
    add_roster(desk, "anna", ["sat"], EVENING, date(2026, 3, 18), every_weeks=2, kind="standby")
    hours.plan_month(desk, Month(2026, 4))
    evenings = [s for s in book_of(desk).shifts if s.start.weekday() == 5]
    assert [s.start.date().day for s in evenings] == [4, 18]
    assert {(s.kind, s.state) for s in evenings} == {(ShiftKind.STANDBY, ShiftState.PLANNED)}
    assert said(book_of(desk).roster[-1]) == "samstags 18 bis 22 Uhr, alle 2 Wochen, Bereitschaft"


def test_two_rhythms_that_take_turns_do_not_meet(desk):
    add_roster(desk, "anna", ["sat"], EVENING, date(2026, 3, 16), every_weeks=2)
    add_roster(desk, "anna", ["sat"], EVENING, date(2026, 3, 23), every_weeks=2)
    with pytest.raises(Refusal, match="alle 2 Wochen") as refused:
        add_roster(desk, "anna", ["sat"], EVENING, date(2026, 4, 6), every_weeks=3)
    assert refused.value.code == "overlap"


def test_a_sunday_night_meets_the_monday_of_the_next_week_only(desk):
    night = (time(22), time(9))
    add_roster(desk, "ben", ["mon"], MORNING, date(2026, 3, 16), every_weeks=2)
    with pytest.raises(Refusal, match="montags 8 bis 12 Uhr"):
        add_roster(desk, "ben", ["sun"], night, date(2026, 3, 23), every_weeks=2)
    add_roster(desk, "ben", ["sun"], night, date(2026, 3, 16), every_weeks=2)


@pytest.mark.parametrize(("weeks", "kind"), [(0, "work"), (9, "work"), (1, "companion")])
def test_what_no_roster_can_be_is_refused(desk, weeks, kind):
    with pytest.raises((Refusal, RefusalList)):
        add_roster(desk, "anna", ["sat"], EVENING, SATURDAY, every_weeks=weeks, kind=kind)
    assert len(book_of(desk).roster) == 5


def test_what_the_laws_say_to_the_plan_is_said_at_once(desk):
    done = add_roster(desk, "anna", ["mon"], (time(22), time(6)), date(2026, 4, 6), every_weeks=4)
    assert [notice.law for notice in done.notices] == ["§ 3 ArbZG", "§ 4 ArbZG", "§ 5 Abs. 1 ArbZG"]
    assert "Beenden Sie die letzte Schicht" in done.notices[-1].text


ENTRY = RosterEntry(
    assistant="anna", weekday="mon", start=time(8), end=time(12), break_minutes=0, valid_from=date(2026, 1, 5)
)
entries = st.builds(
    lambda weekday, start, length, week, every, lasts: replace(
        ENTRY,
        weekday=weekday,
        start=time(start),
        end=time((start + length) % 24),
        valid_from=ENTRY.valid_from + timedelta(weeks=week, days=2),
        valid_to=None if lasts is None else ENTRY.valid_from + timedelta(weeks=week + lasts),
        every_weeks=every,
    ),
    st.sampled_from(WEEKDAYS),
    st.integers(0, 23),
    st.integers(1, 24),
    st.integers(0, 8),
    st.integers(1, 8),
    st.none() | st.integers(1, 40),
)


@given(entries, entries)
def test_two_entries_meet_where_their_shifts_do(one, other):
    """Held against every shift of two years."""
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(730)]
    first, second = ([from_roster(entry, day) for day in days if holds_on(entry, day)] for entry in (one, other))
    # clock changes shift no wall time of the night that could let two entries meet or part
    walls = [[(s.start.replace(tzinfo=None), s.end.replace(tzinfo=None)) for s in shifts] for shifts in (first, second)]
    met = any(a < d and c < b for a, b in walls[0] for c, d in walls[1] if abs((a - c).days) <= 2)
    assert meet(one, other) is met
