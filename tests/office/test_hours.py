"""Noting hours: what is taken, what takes its place, what is refused and how it says so."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payroll.office import hours
from payroll.office.desk import Desk
from payroll.office.entry import enter
from payroll.office.intake.grammar import parse_entry
from payroll.office.lookups import names
from payroll.office.month import view_month
from payroll.pay.facts import Absence, AbsenceKind, Shift, ShiftKind, ShiftState
from payroll.periods import BERLIN, Month
from payroll.refusal import Refusal, RefusalList
from tests.office.small_book import MARCH, anna, book_of, contract, desk_with, grant, small_book, weekly

PLANNED, WORKED, DROPPED, HOLIDAY = ShiftState.PLANNED, ShiftState.WORKED, ShiftState.DROPPED, ShiftState.HOLIDAY


@pytest.fixture
def desk(tmp_path: Path):
    with desk_with(tmp_path, small_book()) as opened:
        yield opened


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def entry(desk: Desk, line: str):
    return parse_entry(line, today=desk.today, names=names(book_of(desk)), grants=("arbeit", "alltag"))


def note(desk: Desk, line: str):
    return hours.record_shifts(desk, entry(desk, line))


def shifts(desk: Desk, assistant: str, day: date) -> list[tuple[str, str, str, str | None]]:
    return [
        (f"{shift.start:%H:%M}", f"{shift.end:%H:%M}", shift.state.value, shift.grant)
        for shift in book_of(desk).shifts
        if shift.assistant == assistant and shift.start.date() == day
    ]


class TestRecord:
    def test_hours_of_a_day_without_plan(self, desk: Desk):
        done = note(desk, "anna 14.3. 14-18 pause 30")
        assert shifts(desk, "anna", date(2026, 3, 14)) == [("14:00", "18:00", "worked", None)]
        assert done.shifts[0].break_minutes == 30
        assert "Samstag, 14. März 2026, 14 bis 18 Uhr" in done.summary

    def test_the_plan_gives_way_to_what_was_worked(self, desk: Desk):
        hours.plan_month(desk, MARCH)
        done = note(desk, "anna 3.3. 8-12:30")
        assert shifts(desk, "anna", date(2026, 3, 3)) == [("08:00", "12:30", "worked", None)]
        assert len(done.before) == 1

    def test_the_grant_of_the_plan_is_kept(self, desk: Desk):
        hours.plan_month(desk, MARCH)
        note(desk, "ben 6.3. 21-6")
        assert shifts(desk, "ben", date(2026, 3, 6)) == [("21:00", "06:00", "worked", "alltag")]

    def test_the_grant_of_the_roster_is_taken_before_the_month_is_planned(self, desk: Desk):
        note(desk, "ben 6.3. 22-6")
        assert shifts(desk, "ben", date(2026, 3, 6)) == [("22:00", "06:00", "worked", "alltag")]

    def test_two_planned_shifts_become_one(self, tmp_path: Path):
        roster = (weekly("anna", "mon", "08:00", "10:00"), weekly("anna", "mon", "10:00", "12:00"))
        with desk_with(tmp_path, small_book(roster=roster)) as desk:
            hours.plan_month(desk, MARCH)
            note(desk, "anna 2.3. 8-12")
            assert shifts(desk, "anna", date(2026, 3, 2)) == [("08:00", "12:00", "worked", None)]

    def test_several_days_at_once(self, desk: Desk):
        note(desk, "anna 2.-5.3. 8-12")
        assert [shifts(desk, "anna", date(2026, 3, day)) for day in (2, 5)] == [[("08:00", "12:00", "worked", None)]] * 2

    def test_a_future_day_is_planned(self, desk: Desk):
        note(desk, "anna 28.3. 8-12")
        assert shifts(desk, "anna", date(2026, 3, 28)) == [("08:00", "12:00", "planned", None)]

    def test_called_planned_again_worked_time_is_planned(self, desk: Desk):
        note(desk, "anna 3.3. 8-12")
        note(desk, "anna 3.3. 8-12 geplant")
        assert shifts(desk, "anna", date(2026, 3, 3)) == [("08:00", "12:00", "planned", None)]

    def test_the_same_entry_twice_is_noticed(self, desk: Desk):
        note(desk, "anna 3.3. 8-12")
        with pytest.raises(Refusal, match="Das steht schon da") as refused:
            note(desk, "anna 3.3. 8-12")
        assert refused.value.code == "already_noted"

    def test_overlap_is_refused_with_both_times(self, desk: Desk):
        note(desk, "anna 3.3. 8-12")
        with pytest.raises(Refusal) as refused:
            note(desk, "anna 3.3. 10-14")
        assert refused.value.code == "overlap"
        assert "8 bis 12 Uhr" in refused.value.sentence
        assert "10 bis 14 Uhr" in refused.value.sentence

    def test_a_night_overlaps_the_next_morning(self, desk: Desk):
        note(desk, "anna 3.3. 20-8")
        with pytest.raises(Refusal) as refused:
            note(desk, "anna 4.3. 7-9")
        assert refused.value.code == "overlap"

    def test_shifts_that_touch_do_not_overlap(self, desk: Desk):
        note(desk, "anna 3.3. 8-12")
        note(desk, "anna 3.3. 12-14")
        assert len(shifts(desk, "anna", date(2026, 3, 3))) == 2

    def test_everything_wrong_is_named_together(self, tmp_path: Path):
        book = small_book(closed_months=(Month(2026, 1), Month(2026, 2)))
        with desk_with(tmp_path, book) as desk, pytest.raises(RefusalList) as refused:
            hours.record_shift(
                desk,
                Shift(
                    assistant="anna",
                    start=at("2026-02-10T08:00"),
                    end=at("2026-02-10T12:00"),
                    break_minutes=300,
                    kind=ShiftKind.WORK,
                    state=WORKED,
                    grant="weg",
                ),
            )
        assert [found.code for found in refused.value.refusals] == ["break_too_long", "unknown_grant"]

    def test_nothing_is_half_written(self, desk: Desk):
        note(desk, "anna 4.3. 10-14")
        with pytest.raises(Refusal):
            note(desk, "anna 2.-5.3. 8-12")
        assert shifts(desk, "anna", date(2026, 3, 2)) == []

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            ("anna 30.12.2025 8-12", "outside_contract"),
            ("anna 4.5.2026 8-12", "far_future"),
            ("ben 3.3. 8-12 für anna", "nothing_to_cover"),
        ],
    )
    def test_refused_by_name(self, desk: Desk, line: str, code: str):
        with pytest.raises(Refusal) as refused:
            note(desk, line)
        assert refused.value.code == code

    def test_closed_month_is_refused_by_name(self, tmp_path: Path):
        with desk_with(tmp_path, small_book(closed_months=(Month(2026, 2),))) as desk:
            with pytest.raises(Refusal, match=r"Februar 2026 ist abgeschlossen") as refused:
                note(desk, "anna 3.2. 8-12")
            assert refused.value.code == "closed_month"

    def test_a_night_may_not_run_past_the_contract(self, tmp_path: Path):
        ending = replace(anna(), contracts=(contract(valid_to=date(2026, 3, 10)),))
        with desk_with(tmp_path, small_book(assistants=(ending,), roster=())) as desk:
            note(desk, "anna 9.3. 18-24")
            with pytest.raises(Refusal) as refused:
                note(desk, "anna 10.3. 14-1")
            assert refused.value.code == "outside_contract"

    def test_a_skipped_hour_is_refused(self, desk: Desk):
        with pytest.raises(Refusal) as refused:
            note(desk, "anna 29.3. 2:30-6")
        assert refused.value.code == "skipped_time"

    def test_work_in_the_month_after_the_next_cannot_be_worked(self, desk: Desk):
        shift = Shift(
            assistant="anna",
            start=at("2026-04-10T08:00"),
            end=at("2026-04-10T12:00"),
            break_minutes=0,
            kind=ShiftKind.WORK,
            state=WORKED,
        )
        with pytest.raises(Refusal) as refused:
            hours.record_shift(desk, shift)
        assert refused.value.code == "not_yet_worked"


class TestWorkingTime:
    """ArbZG, JArbSchG: said at once, never refused."""

    def laws(self, desk: Desk, line: str) -> list[str]:
        return [notice.law for notice in note(desk, line).notices]

    def test_breaks(self, desk: Desk):
        assert self.laws(desk, "anna 14.3. 8-15") == ["§ 4 ArbZG"]
        assert self.laws(desk, "anna 7.3. 8-15 pause 60") == []

    def test_more_than_ten_hours_and_24_hours(self, desk: Desk):
        assert "§ 3 ArbZG" in self.laws(desk, "anna 14.3. 8-20 pause 60")
        assert "§§ 3, 5 ArbZG" in self.laws(desk, "ben 7.3. 8-8")

    def test_rest_between_two_days(self, desk: Desk):
        note(desk, "anna 14.3. 18-22")
        assert self.laws(desk, "anna 15.3. 7-9") == ["§ 5 Abs. 1 ArbZG"]

    def test_earlier_findings_are_not_said_again(self, desk: Desk):
        note(desk, "anna 9.3. 8-15")
        assert self.laws(desk, "anna 11.3. 8-10") == []

    def test_minors(self, tmp_path: Path):
        young = replace(anna(), birth_date=date(2009, 5, 1))
        with desk_with(tmp_path, small_book(assistants=(young,), roster=())) as desk:
            assert any("JArbSchG" in law for law in self.laws(desk, "anna 11.3. 18-21"))


class TestSubstitutes:
    ABSENT = Absence(
        key="s1",
        assistant="anna",
        kind=AbsenceKind.SICK,
        first=date(2026, 3, 2),
        last=date(2026, 3, 4),
        worked_that_day=False,
    )

    def test_cover_takes_the_absence_and_the_grant_of_the_lost_time(self, tmp_path: Path):
        with desk_with(tmp_path, small_book(absences=(self.ABSENT,))) as desk:
            hours.plan_month(desk, MARCH)
            done = note(desk, "ben 3.3. 8-12 für anna")
        assert (done.shifts[0].covers, done.shifts[0].grant) == ("s1", "arbeit")

    def test_work_while_ill_is_refused_with_the_way_out(self, tmp_path: Path):
        with desk_with(tmp_path, small_book(absences=(self.ABSENT,))) as desk, pytest.raises(Refusal) as refused:
            note(desk, "anna 3.3. 8-12")
        assert refused.value.code == "absent"
        assert "anna gesund ab 03.03." in refused.value.sentence


class TestPlan:
    def test_the_roster_fills_the_month(self, desk: Desk):
        done = hours.plan_month(desk, MARCH)
        assert len(done.shifts) == 18 + 4
        assert shifts(desk, "ben", date(2026, 3, 27)) == [("22:00", "06:00", "planned", "alltag")]

    def test_what_is_noted_stays(self, desk: Desk):
        note(desk, "anna 3.3. 14-16")
        hours.plan_month(desk, MARCH)
        assert shifts(desk, "anna", date(2026, 3, 3)) == [("14:00", "16:00", "worked", None)]

    def test_holidays_come_back_as_questions(self, desk: Desk):
        done = hours.plan_month(desk, Month(2026, 4))
        assert [(question.shift.assistant, question.day) for question in done.questions] == [
            ("ben", date(2026, 4, 3)),
            ("anna", date(2026, 4, 6)),
        ]

    def test_months_far_ahead_and_closed_are_refused(self, tmp_path: Path):
        with desk_with(tmp_path, small_book(closed_months=(Month(2026, 2),))) as desk:
            for month, code in ((Month(2026, 2), "closed_month"), (Month(2026, 5), "far_future")):
                with pytest.raises(Refusal) as refused:
                    hours.plan_month(desk, month)
                assert refused.value.code == code

    @settings(max_examples=15, deadline=None)
    @given(
        noted=st.lists(st.tuples(st.sampled_from(("anna", "ben")), st.integers(1, 20), st.integers(0, 19)), max_size=5),
        month=st.sampled_from((MARCH, Month(2026, 4))),
    )
    def test_planning_twice_is_planning_once(self, tmp_path_factory: pytest.TempPathFactory, noted, month: Month):
        with desk_with(tmp_path_factory.mktemp("plan"), small_book()) as desk:
            for name, day, hour in noted:
                try:
                    note(desk, f"{name} {day}.3. {hour}-{hour + 3}")
                except Refusal:
                    continue
            hours.plan_month(desk, month)
            once = book_of(desk)
            assert hours.plan_month(desk, month).shifts == ()
            assert book_of(desk) == once


class TestConfirm:
    def test_a_week_as_planned(self, desk: Desk):
        hours.confirm_planned(desk, entry(desk, "anna 2.-5.3. wie geplant"))
        assert shifts(desk, "anna", date(2026, 3, 4)) == [("08:00", "12:00", "worked", None)]
        assert shifts(desk, "anna", date(2026, 3, 9)) == []

    def test_everybody(self, desk: Desk):
        done = hours.confirm_planned(desk, entry(desk, "alle 2.-8.3. wie geplant"))
        assert {shift.assistant for shift in done.shifts} == {"anna", "ben"}

    def test_a_holiday_in_a_range_stays_a_question(self, tmp_path: Path):
        with desk_with(tmp_path, small_book(), today=date(2026, 4, 20)) as desk:
            done = hours.confirm_planned(desk, entry(desk, "anna 6.-9.4. wie geplant"))
            assert [question.day for question in done.questions] == [date(2026, 4, 6)]
            assert shifts(desk, "anna", date(2026, 4, 6)) == [("08:00", "12:00", "planned", None)]

    def test_a_holiday_named_alone_was_worked(self, tmp_path: Path):
        with desk_with(tmp_path, small_book(), today=date(2026, 4, 20)) as desk:
            hours.confirm_planned(desk, entry(desk, "anna 6.4. wie geplant"))
            assert shifts(desk, "anna", date(2026, 4, 6)) == [("08:00", "12:00", "worked", None)]

    def test_nothing_planned_is_said(self, desk: Desk):
        with pytest.raises(Refusal, match="Für Anna ist") as refused:
            hours.confirm_planned(desk, entry(desk, "anna 7.3. wie geplant"))
        assert refused.value.code == "nothing_planned"


class TestFallOut:
    def test_free_without_pay(self, desk: Desk):
        hours.plan_month(desk, MARCH)
        hours.drop_planned(desk, entry(desk, "anna 24.3. frei"))
        assert shifts(desk, "anna", date(2026, 3, 24)) == [("08:00", "12:00", "dropped", None)]

    def test_free_before_the_month_is_planned_stays_free(self, desk: Desk):
        hours.drop_planned(desk, entry(desk, "anna 7.4. frei"))
        hours.plan_month(desk, Month(2026, 4))
        assert shifts(desk, "anna", date(2026, 4, 7)) == [("08:00", "12:00", "dropped", None)]

    def test_confirmed_ahead_may_still_fall_out(self, desk: Desk):
        hours.confirm_planned(desk, entry(desk, "anna 23.-26.3. wie geplant"))
        hours.drop_planned(desk, entry(desk, "anna 24.3. frei"))
        assert shifts(desk, "anna", date(2026, 3, 24)) == [("08:00", "12:00", "dropped", None)]

    def test_a_holiday_pays_what_fell_out(self, tmp_path: Path):
        with desk_with(tmp_path, small_book(), today=date(2026, 4, 20)) as desk:
            hours.mark_holiday(desk, entry(desk, "anna 6.4. feiertag"))
            assert shifts(desk, "anna", date(2026, 4, 6)) == [("08:00", "12:00", "holiday", None)]

    def test_an_ordinary_day_is_no_holiday(self, desk: Desk):
        with pytest.raises(Refusal, match="kein gesetzlicher Feiertag"):
            hours.mark_holiday(desk, entry(desk, "anna 3.3. feiertag"))

    def test_worked_days_are_not_free(self, desk: Desk):
        note(desk, "anna 3.3. 8-12")
        with pytest.raises(Refusal) as refused:
            hours.drop_planned(desk, entry(desk, "anna 3.3. frei"))
        assert refused.value.code == "worked_that_day"


class TestChange:
    def test_change_and_remove(self, desk: Desk):
        note(desk, "anna 3.3. 8-12")
        hours.change_shift(desk, "anna", at("2026-03-03T08:00"), end=at("2026-03-03T13:00"), break_minutes=30)
        assert shifts(desk, "anna", date(2026, 3, 3)) == [("08:00", "13:00", "worked", None)]
        hours.remove_shift(desk, "anna", at("2026-03-03T08:00"))
        assert shifts(desk, "anna", date(2026, 3, 3)) == []

    def test_the_way_out_names_what_is_there(self, desk: Desk):
        note(desk, "anna 3.3. 8-12")
        with pytest.raises(Refusal, match="8 bis 12 Uhr") as refused:
            hours.remove_shift(desk, "anna", at("2026-03-03T09:00"))
        assert refused.value.code == "unknown_shift"


LINES = (
    "anna 3.3. 8-12",
    "anna 2.-5.3. wie geplant",
    "ben 6.3. 21-6",
    "anna 9.3. frei",
    "alle märz wie geplant",
    "ben 14.3. 10-13 budget alltag",
)


@settings(max_examples=15, deadline=None)
@given(first=st.sampled_from(LINES), second=st.sampled_from(LINES))
def test_noting_and_taking_back_leaves_the_same_book(tmp_path_factory: pytest.TempPathFactory, first: str, second: str):
    from payroll.office.entry import enter

    with desk_with(tmp_path_factory.mktemp("undo"), small_book()) as desk:
        hours.plan_month(desk, MARCH)
        enter(desk, first)
        before = book_of(desk)
        try:
            enter(desk, second)
        except Refusal:
            assert book_of(desk) == before
            return
        desk.undo()
        assert book_of(desk) == before


def test_hours_of_an_ended_grant_are_said_at_once(tmp_path):
    ended = replace(grant("arbeit", "arbeitsassistenz"), valid_to=date(2026, 2, 28))
    with desk_with(tmp_path, small_book(grants=(ended,), roster=())) as desk:
        assert [notice.code for notice in note(desk, "anna 2.3. 8-12").notices] == ["outside_grant"]


def test_going_along_into_hospital_says_who_pays_and_pays_so(tmp_path):
    """Reference 1b no. 24: the grant for care, if there is one."""
    for grants, paid_by in (((), "arbeit"), ((grant("pflege", "pflege"),), "pflege")):
        folder = tmp_path / paid_by
        folder.mkdir()
        with desk_with(folder, small_book(grants=(*small_book().grants, *grants), roster=())) as desk:
            (notice,) = note(desk, "anna 2.3. 8-12 krankenhaus").notices
            assert notice.code == "companion"
            assert paid_by in notice.text
            charged = {row.grant: row.hours for row in view_month(desk, MARCH).funding}
        assert charged[paid_by] == 4


def noted_shifts(desk: Desk) -> tuple[Shift, ...]:
    return book_of(desk).shifts


class TestPuttingRight:
    """A shift noted with wrong times, or by mistake."""

    def test_statt_names_the_times_noted_so_far(self, tmp_path: Path) -> None:
        with desk_with(tmp_path, small_book()) as desk:
            enter(desk, "anna 10.2. 8-12")
            enter(desk, "anna 10.2. 13-18 statt 8-12")
            assert [(s.start, s.end) for s in noted_shifts(desk)] == [(at("2026-02-10T13:00"), at("2026-02-10T18:00"))]

    def test_a_night_is_put_right_too(self, tmp_path: Path) -> None:
        with desk_with(tmp_path, small_book()) as desk:
            enter(desk, "anna 10.2. 20-6")
            enter(desk, "anna 10.2. 20-8 statt 20-6")
            assert [(s.start, s.end) for s in noted_shifts(desk)] == [(at("2026-02-10T20:00"), at("2026-02-11T08:00"))]

    def test_times_that_are_not_noted_are_refused_with_what_stands_there(self, tmp_path: Path) -> None:
        with desk_with(tmp_path, small_book()) as desk:
            enter(desk, "anna 10.2. 8-12")
            before = noted_shifts(desk)
            for line in ("anna 10.2. 8-13 statt 9-12", "anna 10.2. 9-12 löschen", "anna 11.2. löschen"):
                with pytest.raises(Refusal, match=r"keine Schicht.* An diesem Tag steht: (nichts|Dienstag)"):
                    enter(desk, line)
            assert noted_shifts(desk) == before

    def test_deleted_is_gone_and_comes_back_by_one_step(self, tmp_path: Path) -> None:
        with desk_with(tmp_path, small_book()) as desk:
            enter(desk, "anna 10.2. 8-12")
            enter(desk, "anna 10.2. 14-16")
            enter(desk, "anna 10.2. 14-16 löschen")
            assert len(noted_shifts(desk)) == 1
            desk.undo()
            assert len(noted_shifts(desk)) == 2
