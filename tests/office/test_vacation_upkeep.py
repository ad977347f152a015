"""Notices, adjusted days and declared cuts: what is noted, what is refused and how it says so; the letters; the reminder."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from payroll.office.desk import Desk
from payroll.office.entry import enter
from payroll.office.people import change_assistant, change_contract, end_employment
from payroll.office.today import overview
from payroll.office.vacation_certificates import vacation_certificate
from payroll.office.vacation_letters import vacation_letters
from payroll.office.vacation_upkeep import (
    adjust_vacation,
    declare_cut,
    log_notice,
    remove_adjustment,
    remove_notice,
)
from payroll.pay.facts import AdjustmentReason
from payroll.refusal import Refusal
from tests.office.small_book import anna, book_of, contract, desk_with, small_book


@pytest.fixture
def desk(tmp_path: Path):
    with desk_with(tmp_path, small_book()) as opened:
        enter(opened, "anna 2.3. 8-12")
        yield opened


def code(action, *arguments, **more) -> str:
    with pytest.raises(Refusal) as refused:
        action(*arguments, **more)
    return refused.value.code


class TestNotice:
    def test_noted_today_with_the_days_of_the_account(self, desk: Desk):
        done = log_notice(desk, "anna")
        assert done.summary == "Anna Krüger: Hinweis zum Urlaub 2026 am 20. März 2026, 20 Tage offen."
        (notice,) = book_of(desk).vacation_notices
        assert (notice.assistant, notice.year, notice.on, notice.days) == ("anna", 2026, date(2026, 3, 20), 20)
        assert done.notices == ()

    def test_another_day_and_other_days(self, desk: Desk):
        log_notice(desk, "anna", on=date(2026, 1, 7), days=Decimal("12.5"))
        assert book_of(desk).vacation_notices[0].days == Decimal("12.5")

    def test_undo_and_delete(self, desk: Desk):
        log_notice(desk, "anna")
        desk.undo()
        assert book_of(desk).vacation_notices == ()
        log_notice(desk, "anna")
        remove_notice(desk, "anna", date(2026, 3, 20))
        assert book_of(desk).vacation_notices == ()

    def test_too_late_it_says_so(self, tmp_path: Path):
        with desk_with(tmp_path, small_book(), today=date(2026, 12, 21)) as desk:
            assert [notice.code for notice in log_notice(desk, "anna").notices] == ["late_notice"]

    @pytest.mark.parametrize(
        ("on", "days", "refused"),
        [
            (date(2026, 4, 1), None, "future_day"),
            (date(2025, 12, 31), None, "outside_contract"),
            (None, Decimal(0), "nothing_open"),
            (None, Decimal(-3), "number"),
        ],
    )
    def test_what_cannot_be_is_refused(self, desk: Desk, on, days, refused):
        assert code(log_notice, desk, "anna", on=on, days=days) == refused

    def test_twice_on_one_day_is_noticed(self, desk: Desk):
        log_notice(desk, "anna")
        assert code(log_notice, desk, "anna") == "already_noted"

    def test_deleting_what_is_not_there(self, desk: Desk):
        assert code(remove_notice, desk, "anna", date(2026, 3, 1)) == "not_noted"


class TestAdjustments:
    def test_the_reason_gives_the_sign(self, desk: Desk):
        adjust_vacation(desk, "anna", Decimal(3), "earlier_employer")
        adjust_vacation(desk, "anna", Decimal(2), "granted", 2027)
        assert [(e.year, e.days, e.reason) for e in book_of(desk).vacation_adjustments] == [
            (2026, Decimal(-3), AdjustmentReason.EARLIER_EMPLOYER),
            (2027, Decimal(2), AdjustmentReason.GRANTED),
        ]

    def test_once_for_each_reason_and_year(self, desk: Desk):
        adjust_vacation(desk, "anna", Decimal(3), "granted")
        assert code(adjust_vacation, desk, "anna", Decimal(1), "granted") == "already_noted"
        remove_adjustment(desk, "anna", "granted")
        assert book_of(desk).vacation_adjustments == ()
        assert code(remove_adjustment, desk, "anna", "granted") == "not_noted"

    @pytest.mark.parametrize(
        ("days", "year", "refused"), [("0", None, "no_days"), ("1", 2025, "outside_contract"), ("1.005", None, "number")]
    )
    def test_what_cannot_be_is_refused(self, desk: Desk, days, year, refused):
        assert code(adjust_vacation, desk, "anna", Decimal(days), "granted", year) == refused


class TestCut:
    def test_declared_and_taken_back(self, desk: Desk):
        key = enter(desk, "anna elternzeit ab 1.4.").absence.key
        assert "Zwölftel" in declare_cut(desk, key).summary
        assert book_of(desk).absences[0].vacation_cut
        assert code(declare_cut, desk, key) == "already_noted"
        declare_cut(desk, key, declared=False)
        assert not book_of(desk).absences[0].vacation_cut

    def test_only_for_parental_and_care_leave(self, desk: Desk):
        key = enter(desk, "anna krank 9.-10.3.").absence.key
        assert code(declare_cut, desk, key) == "no_cut"


class TestTerms:
    def test_a_contract_without_fixed_days(self, desk: Desk):
        done = change_contract(
            desk, "anna", date(2026, 4, 1), irregular=True, vacation_counts="shifts", vacation_days=Decimal(15)
        )
        section = book_of(desk).assistants[0].contracts[-1]
        assert (section.irregular, section.vacation_counts) == (True, "shifts")
        (notice,) = [each for each in done.notices if each.code == "vacation_minimum"]
        assert "Bei 5 Arbeitstagen in der Woche sind es nach dem Gesetz mindestens 20." in notice.text

    def test_days_of_a_status_need_the_status(self, desk: Desk):
        assert code(change_assistant, desk, "anna", severely_disabled_from=date(2026, 1, 1)) == "severely_disabled"
        change_assistant(desk, "anna", severely_disabled=True, severely_disabled_from=date(2026, 1, 1))
        assert code(change_assistant, desk, "anna", severely_disabled_to=date(2025, 1, 1)) == "ends_before_start"
        change_assistant(desk, "anna", severely_disabled=False)
        assert book_of(desk).assistants[0].severely_disabled_from is None


class TestInPlace:
    """Answered where it is noted."""

    def test_a_night_that_reaches_beyond_the_vacation(self, desk: Desk):
        """Ben works Friday 22 to 6; by calendar days the hours of Saturday need their own day."""
        (notice,) = enter(desk, "ben urlaub 13.3.").notices
        assert notice.code == "night_beyond_vacation"
        assert "verlängern Sie den Urlaub bis 14.03." in notice.text
        assert enter(desk, "ben urlaub 20.-21.3.").notices == ()

    def test_by_shifts_it_does_not(self, desk: Desk):
        change_contract(desk, "ben", date(2026, 1, 1), vacation_counts="shifts")
        assert enter(desk, "ben urlaub 13.3.").notices == ()

    def test_a_holiday_inside_is_said_and_can_be_taken_out(self, desk: Desk):
        """Easter Monday 2026: BAG 15.01.2013 - 9 AZR 430/11."""
        (notice,) = enter(desk, "anna urlaub 6.-9.4.").notices
        assert "06.04.2026 ist Feiertag mit geplantem Dienst." in notice.text
        done = enter(desk, "anna feiertag 6.4.")
        assert [shift.state.value for shift in done.shifts] == ["holiday"]


class TestLetters:
    def test_to_everybody_who_is_still_to_be_told(self, desk: Desk):
        assert [paper.assistant.key for paper in vacation_letters(desk)] == ["anna", "ben"]
        log_notice(desk, "anna")
        assert [paper.assistant.key for paper in vacation_letters(desk)] == ["ben"]
        log_notice(desk, "ben")
        assert code(vacation_letters, desk) == "nobody_to_tell"
        assert [paper.assistant.key for paper in vacation_letters(desk, "anna")] == ["anna"]

    def test_days_by_year_and_until_when(self, desk: Desk):
        enter(desk, "anna urlaub 3.-6.8.")
        (paper,) = vacation_letters(desk, "anna")
        assert (paper.open, paper.until, paper.carried_until) == (((2026, 20),), date(2026, 12, 31), date(2027, 3, 31))
        assert not paper.leaving

    def test_a_job_that_ends_is_paid_out(self, desk: Desk):
        end_employment(desk, "anna", date(2026, 8, 31))
        (paper,) = vacation_letters(desk, "anna")
        assert (paper.until, paper.leaving) == (date(2026, 8, 31), True)

    def test_nothing_open_no_letter(self, desk: Desk):
        adjust_vacation(desk, "anna", Decimal(20), "earlier_employer")
        assert code(vacation_letters, desk, "anna") == "nothing_open"

    def test_the_certificate_at_the_end(self, desk: Desk):
        """§ 6 Abs. 2 BUrlG."""
        assert code(vacation_certificate, desk, "anna") == "no_end"
        enter(desk, "anna urlaub 23.-26.3.")
        end_employment(desk, "anna", date(2026, 3, 31))
        paper = vacation_certificate(desk, "anna")
        assert (paper.granted, paper.paid_out) == (4, 1)


class TestReminder:
    TITLE = "Hinweis zum Urlaub steht aus"

    def reminders(self, desk: Desk) -> list[tuple[date, str]]:
        return [(each.day, each.text.split(".")[0]) for each in overview(desk).deadlines if each.title == self.TITLE]

    def test_each_january(self, tmp_path: Path):
        with desk_with(tmp_path, small_book(), today=date(2026, 1, 8)) as desk:
            enter(desk, "anna 7.1. 8-12")
            # both were taken on with the year: a month from then
            assert self.reminders(desk) == [(date(2026, 2, 1), "Anna und Ben")]
            log_notice(desk, "ben")
            assert self.reminders(desk) == [(date(2026, 2, 1), "Anna")]

    def test_of_somebody_employed_for_long_by_the_end_of_january(self, tmp_path: Path):
        since_2020 = replace(anna(), contracts=(contract(valid_from=date(2020, 1, 1)),))
        with desk_with(tmp_path, small_book(assistants=(since_2020,), roster=()), today=date(2026, 1, 8)) as desk:
            enter(desk, "anna 7.1. 8-12")
            assert self.reminders(desk) == [(date(2026, 1, 31), "Anna")]

    def test_after_hiring_and_until_it_is_given(self, desk: Desk):
        assert self.reminders(desk) == [(date(2026, 3, 20), "Anna und Ben")]
