"""Employer, own job, health funds, roster and settings."""

from dataclasses import fields
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from payroll.office import employer, funds, roster, settings
from payroll.office.desk import Desk
from payroll.office.shelf import load_book
from payroll.periods import Month
from payroll.refusal import Refusal, RefusalList
from tests.office.small_book import EMPLOYER, book_of, desk_with, small_book

VALUES = {field.name: getattr(EMPLOYER, field.name) for field in fields(EMPLOYER) if field.name != "own_job"}
RATE: dict[str, Any] = {
    "additional": Decimal("2.69"),
    "u1": Decimal("1.6"),
    "u1_refund": Decimal(70),
    "u1_contributions": "none",
    "u2": Decimal("0.44"),
}


@pytest.fixture
def desk(tmp_path: Path):
    with desk_with(tmp_path, small_book()) as opened:
        yield opened


def code(act, *arguments: Any, **values: Any) -> str:
    with pytest.raises(Refusal) as refused:
        act(*arguments, **values)
    return refused.value.code


class TestEmployer:
    def test_a_new_book_is_set_up_once(self, tmp_path: Path):
        with Desk.create(tmp_path / "neu.lohn") as desk:
            employer.set_up(desk, **VALUES)
            with desk.read() as session:
                assert load_book(session).employer == EMPLOYER
            assert code(employer.set_up, desk, **VALUES) == "already_set_up"

    def test_changes_keep_the_rest(self, desk: Desk):
        employer.change_employer(desk, street="Neuer Weg 1", phone="0251 1")
        changed = book_of(desk).employer
        assert (changed.street, changed.phone, changed.name) == ("Neuer Weg 1", "0251 1", "Mira Sommer")

    def test_all_findings_come_together(self, desk: Desk):
        with pytest.raises(RefusalList) as refused:
            employer.change_employer(desk, iban="DE00", state="XX", name=" ")
        assert [each.place for each in refused.value.refusals] == ["Name", "Bundesland", "IBAN"]

    def test_a_wrong_check_digit_of_the_establishment_number_is_said(self, desk: Desk):
        done = employer.change_employer(desk, establishment_number="12345678")
        assert [notice.code for notice in done.notices] == ["establishment_number"]

    def test_own_job(self, desk: Desk):
        job = {"employer": "Stadtwerke", "weekly_hours": Decimal(25), "monthly_gross": Decimal("2600.00")}
        employer.set_own_job(desk, **job, status="severely_disabled")
        employer.set_own_job(desk, **{**job, "weekly_hours": Decimal(30)}, status="severely_disabled")
        assert book_of(desk).employer.own_job.weekly_hours == Decimal(30)
        employer.end_own_job(desk)
        assert book_of(desk).employer.own_job is None
        assert code(employer.end_own_job, desk) == "no_own_job"


class TestFunds:
    def test_a_fund_with_its_rates(self, desk: Desk):
        funds.add_fund(desk, "Techniker Krankenkasse", "15027365", valid_from=date(2026, 1, 1), **RATE)
        fund = book_of(desk).health_funds[-1]
        assert (fund.key, fund.rates[0].additional) == ("techniker-krankenkasse", Decimal("2.69"))

    def test_new_rates_keep_what_is_not_named(self, desk: Desk):
        funds.change_rates(desk, "aok", date(2026, 7, 1), additional=Decimal("3.10"))
        old, new = book_of(desk).health_funds[0].rates
        assert (old.additional, new.additional, new.u1) == (Decimal("2.99"), Decimal("3.10"), Decimal("1.9"))

    def test_the_same_day_is_corrected(self, desk: Desk):
        funds.change_rates(desk, "aok", date(2026, 1, 1), u2=Decimal("0.5"))
        assert [rate.u2 for rate in book_of(desk).health_funds[0].rates] == [Decimal("0.5")]

    def test_refused(self, desk: Desk, tmp_path: Path):
        twice = code(funds.add_fund, desk, "AOK NordWest", "33526082", valid_from=date(2026, 1, 1), **RATE)
        assert twice == "already_noted"
        assert code(funds.change_rates, desk, "barmer", date(2026, 7, 1)) == "unknown_fund"
        (tmp_path / "closed").mkdir()
        with desk_with(tmp_path / "closed", small_book(closed_months=(Month(2026, 2),))) as closed:
            assert code(funds.change_rates, closed, "aok", date(2026, 2, 1), u2=Decimal("0.5")) == "closed_month"

    def test_suggestions_are_exact_percentages(self):
        assert funds.suggested_rates()["techniker"] == Decimal("2.69")


class TestRoster:
    def test_several_weekdays_at_once(self, desk: Desk):
        done = roster.add_roster(desk, "ben", ("mon", "tue"), (time(14), time(18)), date(2026, 4, 1), grant="alltag")
        assert [entry.weekday for entry in book_of(desk).roster[-2:]] == ["mon", "tue"]
        assert "montags 14 bis 18 Uhr und dienstags 14 bis 18 Uhr" in done.summary

    @pytest.mark.parametrize(
        ("weekday", "clock", "expected"),
        [
            ("fri", (time(21), time(23)), "overlap"),
            ("sat", (time(5), time(8)), "overlap"),
            ("sat", (time(6), time(6)), None),
        ],
    )
    def test_overlap_over_midnight(self, desk: Desk, weekday: str, clock: tuple[time, time], expected: str | None):
        if expected is None:
            roster.add_roster(desk, "ben", (weekday,), clock, date(2026, 4, 1))
        else:
            assert code(roster.add_roster, desk, "ben", (weekday,), clock, date(2026, 4, 1)) == expected

    def test_sunday_night_reaches_into_monday(self, desk: Desk):
        assert code(roster.add_roster, desk, "anna", ("sun",), (time(22), time(9)), date(2026, 4, 1)) == "overlap"

    def test_two_overlapping_days_in_one_action_are_refused(self, desk: Desk):
        assert code(roster.add_roster, desk, "ben", ("mon", "tue"), (time(8), time(9, 30)), date(2026, 4, 1), 95) == (
            "break_too_long"
        )
        assert code(roster.add_roster, desk, "ben", ("mon", "mon"), (time(8), time(9)), date(2026, 4, 1)) == "overlap"

    def test_ending_makes_room(self, desk: Desk):
        roster.end_roster_entry(desk, "anna", "mon", time(8), date(2026, 3, 31))
        roster.add_roster(desk, "anna", ("mon",), (time(9), time(13)), date(2026, 4, 1))
        mondays = [(entry.start, entry.valid_to) for entry in book_of(desk).roster if entry.weekday == "mon"]
        assert mondays == [(time(8), date(2026, 3, 31)), (time(9), None)]

    def test_what_is_not_there_lists_what_is(self, desk: Desk):
        with pytest.raises(Refusal, match="montags 8 bis 12 Uhr") as refused:
            roster.end_roster_entry(desk, "anna", "fri", time(8), date(2026, 3, 31))
        assert refused.value.code == "unknown_roster_entry"

    def test_outside_the_contract(self, desk: Desk):
        assert code(roster.add_roster, desk, "ben", ("mon",), (time(8), time(9)), date(2025, 4, 1)) == "outside_contract"


class TestSettings:
    def test_set_and_read(self, desk: Desk):
        assert settings.all_settings(desk)["darstellung"] == "bildschirm"
        settings.change_setting(desk, "darstellung", "schlicht")
        settings.change_setting(desk, "darstellung", "bildschirm")
        settings.change_setting(desk, "darstellung", "schlicht")
        assert settings.all_settings(desk)["darstellung"] == "schlicht"

    def test_unknown_names_and_values_list_what_there_is(self, desk: Desk):
        assert code(settings.change_setting, desk, "licht", "an") == "unknown_setting"
        assert code(settings.change_setting, desk, "farben", "rosa") == "unknown_choice"
