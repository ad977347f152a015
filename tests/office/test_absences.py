"""Absences: what is noted, what is answered in place, what is refused and how it says so."""

from datetime import date
from pathlib import Path

import pytest

from payroll.office import absences, hours
from payroll.office.desk import Desk
from payroll.office.done import AbsenceDone
from payroll.office.entry import enter
from payroll.pay.facts import ShiftState
from payroll.periods import Month
from payroll.refusal import Refusal
from tests.office.small_book import MARCH, book_of, desk_with, small_book


@pytest.fixture
def desk(tmp_path: Path):
    with desk_with(tmp_path, small_book()) as opened:
        yield opened


def said(desk: Desk, line: str) -> AbsenceDone:
    done = enter(desk, line)
    assert isinstance(done, AbsenceDone)
    return done


def spans(desk: Desk) -> list[tuple[str, date, date | None]]:
    return [(absence.kind.value, absence.first, absence.last) for absence in book_of(desk).absences]


def code(desk: Desk, line: str) -> str:
    with pytest.raises(Refusal) as refused:
        enter(desk, line)
    return refused.value.code


class TestSick:
    def test_the_plan_of_the_sick_days_is_the_time_lost(self, desk: Desk):
        """§ 4 EFZG: what the roster had for these days is fixed, even if the month was not planned yet."""
        done = said(desk, "anna krank 4.-10.3. bescheinigt")
        assert [shift.start.day for shift in done.lost] == [4, 5, 9, 10]
        assert {shift.state for shift in done.lost} == {ShiftState.PLANNED}
        assert done.absence.certified_from == date(2026, 3, 4)

    def test_confirmed_days_become_lost(self, desk: Desk):
        enter(desk, "anna märz wie geplant")
        enter(desk, "anna 4.3. 8-12 geplant")
        done = said(desk, "anna krank 4.-10.3.")
        assert [shift.start.day for shift in done.reopened] == [5, 9, 10]

    def test_work_on_the_first_day_is_asked(self, desk: Desk):
        """§ 187 BGB: worked on the first day, the six weeks begin the day after."""
        enter(desk, "anna 4.3. 8-12")
        assert code(desk, "anna krank ab 4.3.") == "worked_first_day"
        done = said(desk, "anna krank ab 4.3. gearbeitet")
        assert done.absence.worked_that_day
        assert done.reopened == ()

    def test_a_night_that_ends_on_the_first_day_is_work_on_it(self, desk: Desk):
        enter(desk, "ben 6.3. 22-6")
        assert code(desk, "ben krank ab 7.3.") == "worked_first_day"

    def test_confirmed_ahead_is_not_worked(self, desk: Desk):
        enter(desk, "anna märz wie geplant")
        done = said(desk, "anna krank ab 23.3.")
        assert done.reopened[0].start.day == 23

    def test_reported_again_from_the_same_day_it_is_extended(self, desk: Desk):
        enter(desk, "anna krank 4.-6.3. bescheinigt")
        enter(desk, "anna krank 4.-10.3.")
        absence = book_of(desk).absences[0]
        assert spans(desk) == [("sick", date(2026, 3, 4), date(2026, 3, 10))]
        assert absence.certified_from == date(2026, 3, 4)

    def test_the_very_same_report_is_noticed(self, desk: Desk):
        enter(desk, "anna krank 4.-6.3.")
        assert code(desk, "anna krank 4.-6.3.") == "already_noted"

    def test_overlapping_reports_are_refused(self, desk: Desk):
        enter(desk, "anna krank 4.-6.3.")
        assert code(desk, "anna krank 6.-10.3.") == "absence_twice"

    def test_a_follow_up_continues_the_last_illness(self, desk: Desk):
        first = said(desk, "anna krank 4.-6.3.").absence
        assert said(desk, "anna krank folge ab 16.3.").absence.continues == first.key

    def test_a_follow_up_of_nothing_is_refused(self, desk: Desk):
        assert code(desk, "anna krank folge ab 16.3.") == "unknown_absence"

    def test_outside_the_contract(self, desk: Desk):
        assert code(desk, "anna krank 30.12.2025-2.1.2026") == "outside_contract"

    def test_closed_months_are_refused(self, tmp_path: Path):
        with desk_with(tmp_path, small_book(closed_months=(Month(2026, 2),))) as desk:
            assert code(desk, "anna krank 27.2.-3.3.") == "closed_month"
            said(desk, "anna krank 2.-3.3.")


class TestBack:
    def test_healthy_again_ends_the_illness_the_day_before(self, desk: Desk):
        enter(desk, "anna krank ab 4.3.")
        enter(desk, "anna gesund ab 11.3.")
        assert spans(desk) == [("sick", date(2026, 3, 4), date(2026, 3, 10))]

    def test_an_illness_that_began_in_a_closed_month_may_still_end(self, tmp_path: Path):
        with desk_with(tmp_path, small_book(), today=date(2026, 3, 3)) as desk:
            enter(desk, "anna krank ab 24.2.")
            book = book_of(desk)
        closed = small_book(absences=book.absences, shifts=book.shifts, closed_months=(Month(2026, 2),))
        (tmp_path / "later").mkdir()
        with desk_with(tmp_path / "later", closed) as desk:
            enter(desk, "anna gesund ab 11.3.")
            assert spans(desk) == [("sick", date(2026, 2, 24), date(2026, 3, 10))]

    def test_nobody_ill_is_said(self, desk: Desk):
        assert code(desk, "anna gesund ab 11.3.") == "not_sick"

    def test_back_before_the_first_day_is_refused(self, desk: Desk):
        enter(desk, "anna krank ab 4.3.")
        assert code(desk, "anna gesund ab 4.3.") == "ends_before_start"


class TestVacation:
    def test_planned_time_is_released(self, desk: Desk):
        done = said(desk, "anna urlaub 23.-29.3.")
        assert [shift.start.day for shift in done.lost] == [23, 24, 25, 26]

    def test_next_summer_is_planned_with_its_month(self, desk: Desk):
        assert said(desk, "anna urlaub 3.-14.8.").lost == ()

    def test_days_without_duty_are_refused(self, desk: Desk):
        assert code(desk, "anna urlaub 27.-29.3.") == "no_duty"

    def test_twice_is_refused(self, desk: Desk):
        enter(desk, "anna urlaub 23.-25.3.")
        assert code(desk, "anna urlaub 25.-26.3.") == "absence_twice"

    def test_during_an_illness_it_is_refused_with_the_way_out(self, desk: Desk):
        enter(desk, "anna krank 23.-24.3.")
        with pytest.raises(Refusal, match="Tage davor und danach") as refused:
            enter(desk, "anna urlaub 23.-26.3.")
        assert refused.value.code == "vacation_while_sick"

    def test_illness_in_a_vacation_is_noted_and_says_what_counts(self, desk: Desk):
        """§ 9 BUrlG: only certified days come back."""
        enter(desk, "anna urlaub 9.-12.3.")
        assert "sie fehlt noch" in said(desk, "anna krank 10.-11.3.").notices[0].text
        assert "kommen aufs Konto zurück" in said(desk, "anna krank 10.-11.3. bescheinigt").notices[0].text

    def test_worked_days_are_no_vacation(self, desk: Desk):
        enter(desk, "anna 3.3. 8-12")
        assert code(desk, "anna urlaub 2.-5.3.") == "worked_that_day"


class TestOther:
    def test_a_sick_child(self, desk: Desk):
        said(desk, "anna kind krank 5.3.")
        assert spans(desk) == [("child_sick", date(2026, 3, 5), date(2026, 3, 5))]

    def test_care_leave_may_be_open(self, desk: Desk):
        said(desk, "anna pflegezeit ab 23.3.")
        assert spans(desk) == [("care", date(2026, 3, 23), None)]

    def test_certify_end_and_cancel(self, desk: Desk):
        key = said(desk, "anna krank ab 4.3.").absence.key
        absences.certify(desk, key, date(2026, 3, 5))
        absences.end_absence(desk, key, date(2026, 3, 6))
        assert book_of(desk).absences[0].certified_from == date(2026, 3, 5)
        absences.cancel_absence(desk, key)
        assert book_of(desk).absences == ()

    def test_a_certificate_outside_is_refused(self, desk: Desk):
        key = said(desk, "anna krank 4.-6.3.").absence.key
        with pytest.raises(Refusal) as refused:
            absences.certify(desk, key, date(2026, 3, 9))
        assert refused.value.code == "certificate_outside"

    def test_a_covered_absence_is_not_deleted(self, desk: Desk):
        hours.plan_month(desk, MARCH)
        key = said(desk, "anna krank 4.-6.3.").absence.key
        enter(desk, "ben 4.3. 8-12 für anna")
        with pytest.raises(Refusal, match="Ben vertritt Anna") as refused:
            absences.cancel_absence(desk, key)
        assert refused.value.code == "still_covered"

    def test_undo_takes_an_absence_back_whole(self, desk: Desk):
        enter(desk, "anna märz wie geplant")
        enter(desk, "anna 4.3. 8-12 geplant")
        before = book_of(desk)
        enter(desk, "anna krank 4.-10.3.")
        desk.undo()
        assert book_of(desk) == before
