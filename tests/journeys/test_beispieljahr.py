"""A whole year of one employer with five assistants, month by month, and eight of its slips worked out by hand.

What happens in it stands in ``year_book``; docs/beispieljahr.md works the slips out from statute to cent.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from payroll.law.clock import stretches
from payroll.office.closing import close_month
from payroll.office.month import MonthView, SlipView, view_month
from payroll.office.shelf import load_book
from payroll.office.sick_story import sick_stories
from payroll.office.vacation_details import vacation_details
from payroll.office.working_time import working_time
from payroll.office.year_statements import year_statement
from payroll.pay.facts import Shift, ShiftState
from payroll.pay.shift_days import days_of, minutes_on
from payroll.periods import DateRange, Month
from payroll.records.journal_proof import verify
from payroll.refusal import Refusal
from tests.journeys.pages import FIGURES, check_step, results, steps
from tests.journeys.year_book import MONTHS, Year

PAGE = (Path(__file__).parents[2] / "docs" / "beispieljahr.md").read_text(encoding="utf-8")
WITHOUT_PAY = {("anna", Month(2025, 4)): 4 * 240, ("anna", Month(2025, 9)): 4 * 240}
"""Minutes lost after the 42nd day and by the relapse: planned, neither worked nor paid."""


@dataclass
class Lived:
    """The year as it was lived: what each month showed before it was closed, and after."""

    year: Year
    ready: dict[Month, MonthView]
    closed: dict[Month, MonthView]


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Lived:
    year = Year(tmp_path_factory.mktemp("jahr") / "berg.lohn")
    ready = {}
    for month in year.live():
        with year.desk() as desk:
            ready[month] = view_month(desk, month)
            assert not ready[month].blockers, month
    with year.desk() as desk:
        return Lived(year, ready, {month: view_month(desk, month) for month in MONTHS})


def slip_of(view: MonthView, name: str) -> SlipView:
    return next(slip for slip in view.slips if slip.assistant.key == name)


# --- what holds in every month ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("month", MONTHS, ids=str)
class TestEveryMonth:
    def test_the_closed_slip_is_the_one_that_was_shown(self, lived: Lived, month: Month) -> None:
        shown, closed = lived.ready[month], lived.closed[month]
        assert closed.state == "closed"
        for slip in shown.slips:
            stands = slip_of(closed, slip.assistant.key)
            if stands.replaces is None:
                assert stands.payslip == slip.payslip

    def test_time_that_was_noted_is_paid_dropped_or_lost_and_nothing_twice(self, lived: Lived, month: Month) -> None:
        for slip, shifts in self._with_shifts(lived, month):
            name, pay = slip.assistant.key, slip.payslip
            noted = sum(minutes for shift in shifts for minutes in _by_day(shift, month).values())
            dropped = sum(minutes for s in shifts if s.state is ShiftState.DROPPED for minutes in _by_day(s, month).values())
            paid = sum(part.minutes for part in pay.paid_time)
            assert paid + dropped + WITHOUT_PAY.get((name, month), 0) == noted, name
            by_day = Counter[date]()
            for part in pay.paid_time:
                by_day[part.day] += part.minutes
            there = Counter[date]()
            for shift in shifts:
                there.update(_by_day(shift, month))
            assert all(minutes <= there[day] for day, minutes in by_day.items()), name

    @staticmethod
    def _with_shifts(lived: Lived, month: Month) -> Iterator[tuple[SlipView, list[Shift]]]:
        with lived.year.desk() as desk, desk.read() as session:
            book = load_book(session, window=DateRange(month.first, month.last))
        for slip in lived.closed[month].slips:
            yield slip, [shift for shift in book.shifts if shift.assistant == slip.assistant.key]

    def test_each_slip_adds_up(self, lived: Lived, month: Month) -> None:
        for slip in lived.closed[month].slips:
            pay = slip.payslip
            corrected = sum((line.amount for line in pay.lines if line.code == "correction"), Decimal(0))
            assert sum(line.amount for line in pay.lines) - corrected == pay.gross.amount
            assert pay.gross.amount - pay.taxes.total - pay.employee.total == pay.net.amount
            assert pay.net.amount + corrected == pay.payout.amount
            assert pay.gross.amount + pay.employer.total == pay.cost.amount
            assert sum((each.payout for each in pay.corrections), Decimal(0)) == corrected

    def test_the_account_goes_on_from_the_month_before(self, lived: Lived, month: Month) -> None:
        (row,) = lived.closed[month].funding
        assert row.carried.amount + row.advance.amount - row.charged.amount == row.balance.amount
        if month > MONTHS[0]:
            (before,) = lived.closed[month.plus(-1)].funding
            assert row.carried.amount == before.balance.amount

    def test_all_cost_is_somebodys(self, lived: Lived, month: Month) -> None:
        """One grant pays everybody: its cost is that of the slips as closed, the lump sum, and what corrections add."""
        (row,) = lived.ready[month].funding
        slips = [slip.payslip for slip in lived.ready[month].slips]
        cost = sum((slip.cost.amount for slip in slips), Decimal(0))
        more = sum((each.cost for slip in slips for each in slip.corrections), Decimal(0))
        assert row.cost.amount == cost + more + Decimal("25.00")

    def test_closing_twice_changes_nothing(self, lived: Lived, month: Month) -> None:
        with lived.year.desk() as desk:
            with pytest.raises(Refusal):
                close_month(desk, month)
            assert view_month(desk, month) == lived.closed[month]


def _by_day(shift: Shift, month: Month) -> dict[date, int]:
    worked = stretches(shift.start, shift.end, shift.break_minutes)
    return {day: minutes_on(day, worked) for day in days_of(shift) if day in month.range}


# --- the story --------------------------------------------------------------------------------------------------------


def test_seven_weeks_of_illness_and_the_relapse_share_42_days(lived: Lived) -> None:
    with lived.year.desk() as desk:
        relapse, first = sick_stories(desk, "anna")
    assert (first.clock.used, first.clock.paid_until) == (42, date(2025, 4, 13))
    assert (relapse.headline, relapse.clock.paid_until) == ("kein Lohn", None)
    april, september = (slip_of(lived.closed[Month(2025, number)], "anna").payslip for number in (4, 9))
    assert (april.status.insurance_days, september.status.insurance_days) == (23, 25)


def test_nights_over_the_clock_changes_last_as_long_as_they_last(lived: Lived) -> None:
    spring, autumn = (slip_of(lived.closed[Month(2025, number)], "cem").payslip for number in (3, 10))
    assert (spring.minutes_worked, autumn.minutes_worked) == (4 * 450 + 390, 3 * 450 + 510)


def test_a_night_over_the_end_of_the_month_belongs_to_both(lived: Lived) -> None:
    """Saturday 31 May, 20 to 4 with the break around midnight: 225 minutes in May, as many in June."""
    for month, nights, halves in ((Month(2025, 5), 4, 1), (Month(2025, 6), 4, 1)):
        worked = slip_of(lived.closed[month], "cem").payslip.minutes_worked
        assert worked == nights * 450 + halves * 225, month


def test_swaps_move_hours_and_nobody_is_paid_for_time_given_away(lived: Lived) -> None:
    may, july = lived.closed[Month(2025, 5)], lived.closed[Month(2025, 7)]
    assert slip_of(may, "emil").payslip.minutes_worked == 8 * 180
    assert slip_of(may, "anna").payslip.minutes_worked + 2 * 240 == 17 * 240 + 180
    assert slip_of(july, "emil").payslip.minutes_worked == 9 * 180 + 360


def test_vacation_over_new_year_is_counted_in_both_years(lived: Lived) -> None:
    with lived.year.desk() as desk:
        old, new = (vacation_details(desk, "emil", year) for year in (2025, 2026))
    assert (old.picture.account.taken, new.picture.account.taken) == (1, 2)


def test_who_leaves_has_the_rest_of_the_vacation_paid(lived: Lived) -> None:
    assert [slip.assistant.key for slip in lived.closed[Month(2025, 10)].slips] == ["anna", "ben", "cem", "emil"]
    with lived.year.desk() as desk:
        paper = year_statement(desk, "dora", 2025)
    assert paper.vacation is not None
    assert (paper.vacation.entitled, paper.vacation.taken) == (25, 15)
    assert paper.total.gross == 9 * Decimal("2100.00") + Decimal("969.23")


def test_three_corrections_each_asked_settled_and_replaced(lived: Lived) -> None:
    assert lived.year.corrected == {
        Month(2025, 5): ["2025-04"], Month(2025, 8): ["2025-07"], Month(2026, 1): ["2025-11"],
    }  # fmt: skip
    for settling, name, month in ((Month(2025, 5), "ben", Month(2025, 4)), (Month(2025, 8), "cem", Month(2025, 7)),
                                  (Month(2026, 1), "emil", Month(2025, 11))):  # fmt: skip
        (made,) = slip_of(lived.closed[settling], name).payslip.corrections
        shown, stands = slip_of(lived.ready[month], name), slip_of(lived.closed[month], name)
        assert (stands.number, stands.replaces) == (f"{month}-{name}-2", shown.number) == (made.number, made.replaces)
        assert made.payout == stands.payslip.net.amount - shown.payslip.net.amount
        assert made.cost == stands.payslip.cost.amount - shown.payslip.cost.amount
        assert all(part.difference == part.new - part.old != 0 for part in made.differences)


def test_a_finding_left_knowingly_stays_told_with_its_reason(lived: Lived) -> None:
    with lived.year.desk() as desk:
        (person,) = working_time(desk, Month(2025, 10), "cem")
    assert "Cem will nur sonntags arbeiten." in {each.reason for each in person.findings}


def test_the_journal_is_whole(lived: Lived) -> None:
    with lived.year.desk() as desk, desk.read() as session:
        assert verify(session) == []


# --- eight slips by hand ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("step", steps(PAGE))
def test_each_step_of_the_page_adds_up_on_a_pocket_calculator(step: str) -> None:
    check_step(step)


@pytest.mark.parametrize(
    ("title", "name", "month"),
    [
        ("Cem, März 2025", "cem", Month(2025, 3)),
        ("Cem, Oktober 2025", "cem", Month(2025, 10)),
        ("Anna, April 2025", "anna", Month(2025, 4)),
        ("Anna, Juni 2025", "anna", Month(2025, 6)),
        ("Anna, September 2025", "anna", Month(2025, 9)),
        ("Dora, September 2025", "dora", Month(2025, 9)),
        ("Ben, Mai 2025", "ben", Month(2025, 5)),
        ("Emil, Januar 2026", "emil", Month(2026, 1)),
    ],
)
def test_the_program_comes_to_the_cents_of_the_page(lived: Lived, title: str, name: str, month: Month) -> None:
    slip, by_hand = slip_of(lived.closed[month], name).payslip, results(PAGE, title)
    assert {what: FIGURES[what](slip) for what in by_hand} == by_hand
