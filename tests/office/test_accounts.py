"""Vacation accounts and the clocks of illnesses."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from payroll.office.accounts import SickClock, vacation_accounts
from payroll.office.desk import Desk
from payroll.office.entry import enter
from payroll.office.sick_story import sick_stories
from payroll.pay.facts import Absence, AbsenceKind
from tests.office.small_book import anna, contract, desk_with, small_book


def illness(key: str, first: date, last: date | None, continues: str | None = None) -> Absence:
    return Absence(
        key=key,
        assistant="anna",
        kind=AbsenceKind.SICK,
        first=first,
        last=last,
        worked_that_day=False,
        certified_from=first,
        continues=continues,
    )


def sick_clocks(desk: Desk) -> list[SickClock]:
    return [story.clock for story in sick_stories(desk)]


class TestSickClock:
    """§ 3 EFZG: 42 calendar days."""

    def test_a_running_illness(self, tmp_path: Path):
        with desk_with(tmp_path, small_book(), today=date(2026, 3, 20)) as desk:
            enter(desk, "anna krank ab 4.3.")
            clock = sick_clocks(desk)[0]
        assert (clock.used, clock.limit, clock.paid_until) == (17, 42, date(2026, 4, 14))
        assert clock.running

    def test_work_on_the_first_day_starts_the_clock_a_day_later(self, tmp_path: Path):
        with desk_with(tmp_path, small_book(), today=date(2026, 3, 20)) as desk:
            enter(desk, "anna 4.3. 8-10")
            enter(desk, "anna krank ab 4.3. gearbeitet")
            clock = sick_clocks(desk)[0]
        assert (clock.used, clock.paid_until) == (16, date(2026, 4, 15))

    def test_the_same_illness_shares_the_claim(self, tmp_path: Path):
        first = illness("s1", date(2026, 2, 3), date(2026, 2, 12))
        with desk_with(tmp_path, small_book(absences=(first,)), today=date(2026, 3, 20)) as desk:
            enter(desk, "anna 16.-19.2. 8-12")
            enter(desk, "anna krank folge ab 4.3.")
            newest, oldest = sick_clocks(desk)
        assert newest.absence.continues == "s1"
        assert newest.used == oldest.used + 17
        assert not oldest.running

    def test_the_waiting_time_pays_nothing(self, tmp_path: Path):
        """§ 3 Abs. 3 EFZG: four weeks; days inside it use up nothing."""
        started = replace(anna(), contracts=(contract(valid_from=date(2026, 3, 2)),))
        roster = tuple(
            replace(entry, valid_from=date(2026, 3, 2)) for entry in small_book().roster if entry.assistant == "anna"
        )
        with desk_with(tmp_path, small_book(assistants=(started,), roster=roster), today=date(2026, 3, 20)) as desk:
            enter(desk, "anna krank ab 4.3.")
            clock = sick_clocks(desk)[0]
        assert clock.used == 0
        assert clock.paid_until == date(2026, 5, 10)

    def test_the_end_of_employment_ends_the_pay(self, tmp_path: Path):
        ending = replace(anna(), contracts=(contract(valid_to=date(2026, 3, 31)),))
        roster = tuple(entry for entry in small_book().roster if entry.assistant == "anna")
        with desk_with(tmp_path, small_book(assistants=(ending,), roster=roster), today=date(2026, 3, 20)) as desk:
            enter(desk, "anna krank ab 4.3.")
            clock = sick_clocks(desk)[0]
        assert (clock.used, clock.paid_until) == (17, date(2026, 3, 31))


class TestVacation:
    @pytest.fixture
    def lines(self, closed_desk: Desk):
        enter(closed_desk, "cem urlaub 10.-13.12.")
        return {line.assistant.key: line.account for line in vacation_accounts(closed_desk)}

    def test_taken_and_left(self, lines):
        anna_account = lines["anna"]
        assert (anna_account.entitled, anna_account.taken, anna_account.left) == (Decimal(20), Decimal(8), Decimal(12))

    def test_planned_days_are_counted_by_duty(self, lines):
        assert lines["cem"].planned == Decimal(2)

    def test_everybody_has_an_account(self, lines):
        assert set(lines) == {"anna", "ben", "cem", "dora"}
        assert lines["dora"].taken == Decimal(15)
