"""The plan that an illness froze (§ 4 Abs. 1 EFZG): Anna works Monday to Thursday, 8 to 12 o'clock."""

from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest

from payroll.office import absences, hours
from payroll.office.desk import Desk
from payroll.office.entry import carry_out, understand
from payroll.office.month import view_month
from payroll.office.roster import add_roster, end_roster_entry
from payroll.office.row_pairs import roster_row
from payroll.pay.facts import Absence, AbsenceKind, ShiftState
from payroll.periods import BERLIN, Month
from payroll.records import journal
from payroll.refusal import Refusal
from tests.office.small_book import book_of, desk_with, small_book, weekly

TODAY = date(2026, 3, 10)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Anna reported ill on Tuesday, 10 March, open-ended; the plan of March and April is fixed from the roster."""
    with desk_with(tmp_path, small_book(), today=TODAY) as opened:
        hours.plan_month(opened, Month(2026, 3))
        enter(opened, "alle 1.3.-9.3. wie geplant")
        enter(opened, "anna krank ab 10.3. bescheinigt")
        yield opened


def enter(desk: Desk, line: str):
    return carry_out(desk, understand(desk, line))


def lost(desk: Desk, day: date) -> list[tuple[time, time]]:
    """What was lost on a day."""
    mine = [s for s in book_of(desk).shifts if s.assistant == "anna" and s.start.date() == day]
    return [(s.start.time(), s.end.time()) for s in mine if s.state is ShiftState.PLANNED]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def sick_minutes(desk: Desk) -> int:
    slip = next(view for view in view_month(desk, Month(2026, 3)).slips if view.assistant.key == "anna")
    return slip.payslip.minutes_sick


PLAN = [(time(8), time(12))]
WEDNESDAY, FRIDAY = date(2026, 3, 11), date(2026, 3, 13)


def test_the_report_notes_its_day_and_fixes_the_plan(desk):
    (illness,) = book_of(desk).absences
    assert illness.reported_on == TODAY
    assert lost(desk, WEDNESDAY) == PLAN
    assert lost(desk, date(2026, 4, 30)) == PLAN


@pytest.mark.parametrize(
    "line",
    ["anna 11.3. 8-13 geplant", "anna 11.3. 9-13 geplant", "anna 13.3. 8-12 geplant"],
    ids=["longer", "moved", "added"],
)
def test_planned_time_inside_it_is_not_moved_or_added(desk, line):
    before = sick_minutes(desk)
    with pytest.raises(Refusal, match=r"gemeldet am 10\. März 2026") as refused:
        enter(desk, line)
    assert refused.value.code == "frozen_plan"
    assert "plan war falsch" in refused.value.sentence
    assert sick_minutes(desk) == before


def test_nor_changed_or_deleted_shift_by_shift(desk):
    with pytest.raises(Refusal, match="Geplant war 8 bis 12 Uhr"):
        hours.change_shift(desk, "anna", at("2026-03-11T08:00"), end=at("2026-03-11T13:00"))
    with pytest.raises(Refusal, match="Geplant war 8 bis 12 Uhr"):
        hours.change_shift(desk, "anna", at("2026-03-11T08:00"), break_minutes=30)
    with pytest.raises(Refusal, match="Geplant war 8 bis 12 Uhr"):
        hours.remove_shift(desk, "anna", at("2026-03-11T08:00"))
    assert lost(desk, WEDNESDAY) == PLAN


def test_who_pays_may_still_be_put_right(desk):
    """The grant of lost time changes no hour."""
    hours.change_shift(desk, "anna", at("2026-03-11T08:00"), grant="alltag")
    assert lost(desk, WEDNESDAY) == PLAN


class TestAPlanThatWasWrongBefore:
    def test_is_put_right_and_the_journal_keeps_both(self, desk):
        before = sick_minutes(desk)
        enter(desk, "anna 11.3. 8-13 plan war falsch")
        assert lost(desk, WEDNESDAY) == [(time(8), time(13))]
        assert sick_minutes(desk) == before + 60
        with desk.read() as session:
            last = next(journal.entries(session))
        assert "der Plan war schon vor der Krankmeldung falsch eingetragen" in last.summary

    def test_a_shift_that_had_been_agreed_away_falls_out(self, desk):
        before = sick_minutes(desk)
        enter(desk, "anna frei 11.3. plan war falsch")
        assert lost(desk, WEDNESDAY) == []
        assert sick_minutes(desk) == before - 240

    def test_shift_by_shift_too(self, desk):
        hours.change_shift(desk, "anna", at("2026-03-11T08:00"), end=at("2026-03-11T13:00"), plan_was_wrong=True)
        hours.remove_shift(desk, "anna", at("2026-03-12T08:00"), plan_was_wrong=True)
        assert lost(desk, WEDNESDAY) == [(time(8), time(13))]
        assert lost(desk, date(2026, 3, 12)) == []

    def test_is_no_answer_where_nothing_is_frozen(self, desk):
        with pytest.raises(Refusal, match="nicht krank gemeldet") as refused:
            enter(desk, "ben 14.3. 8-12 plan war falsch")
        assert refused.value.code == "nothing_frozen"


class TestTheRosterAfterTheReport:
    def test_a_new_time_does_not_reach_into_the_illness(self, desk):
        done = add_roster(desk, "anna", ["fri"], (time(8), time(12)), date(2026, 3, 11))
        assert [notice.code for notice in done.notices] == ["frozen_plan"]
        hours.plan_month(desk, Month(2026, 4))
        assert lost(desk, FRIDAY) == lost(desk, date(2026, 4, 24)) == []

    def test_one_that_ends_goes_on_inside_it(self, desk):
        enter(desk, "anna krank 10.3.-15.3. bescheinigt")
        absences.end_absence(desk, "anna-2026-03-10", None)
        done = end_roster_entry(desk, "anna", "wed", time(8), date(2026, 3, 10))
        assert [notice.code for notice in done.notices] == ["frozen_plan"]
        (entry,) = [e for e in book_of(desk).roster if e.assistant == "anna" and e.weekday == "wed"]
        assert (entry.valid_to, entry.ended_on, entry.former_to) == (date(2026, 3, 10), TODAY, None)
        desk_later = Desk.open(desk.path, clock=lambda: datetime(2026, 5, 4, 12, tzinfo=BERLIN))
        hours.plan_month(desk_later, Month(2026, 5))
        assert lost(desk_later, date(2026, 5, 6)) == PLAN
        desk_later.close()

    def test_after_the_illness_the_new_roster_holds(self, desk):
        add_roster(desk, "anna", ["fri"], (time(8), time(12)), date(2026, 3, 11))
        enter(desk, "anna gesund ab 20.4.")
        hours.plan_month(desk, Month(2026, 4))
        assert lost(desk, date(2026, 4, 17)) == []
        assert lost(desk, date(2026, 4, 24)) == PLAN

    def test_one_that_begins_inside_it_is_not_deleted(self, desk):
        with desk.action("add_roster", "") as session:
            session.add(roster_row(weekly("anna", "sat", "08:00", "12:00")))
        with pytest.raises(Refusal) as refused:
            end_roster_entry(desk, "anna", "sat", time(8), date(2025, 12, 31))
        assert refused.value.code == "frozen_plan"

    def test_what_was_noted_earlier_that_day_is_known_to_the_report(self, tmp_path):
        with desk_with(tmp_path, small_book(), today=TODAY) as desk:
            add_roster(desk, "anna", ["fri"], (time(8), time(12)), date(2026, 3, 1))
            enter(desk, "anna krank ab 10.3.")
            add_roster(desk, "anna", ["sat"], (time(8), time(12)), date(2026, 3, 1))
            later = Desk.open(desk.path, clock=lambda: datetime(2026, 5, 4, 12, tzinfo=BERLIN))
            hours.plan_month(later, Month(2026, 5))
            assert lost(later, date(2026, 5, 8)) == PLAN
            assert lost(later, date(2026, 5, 9)) == []
            later.close()


def test_an_illness_whose_report_nobody_noted_freezes_nothing(tmp_path):
    """A book from elsewhere does not say when; its plan may still be noted."""
    illness = Absence(key="s", assistant="anna", kind=AbsenceKind.SICK, first=TODAY, worked_that_day=False)
    with desk_with(tmp_path, small_book(absences=(illness,)), today=TODAY) as desk:
        enter(desk, "anna 13.3. 8-12 geplant")
        assert lost(desk, FRIDAY) == PLAN
