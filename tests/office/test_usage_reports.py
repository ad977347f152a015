"""Usage reports as the office makes them: sent, corrected, never a minute twice; budgets and checks of the sample book."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import text

from payroll.office.budgets import budgets, highest_wages
from payroll.office.checks import run_checks
from payroll.office.closing import close_month
from payroll.office.desk import Desk
from payroll.office.entry import enter
from payroll.office.expenses import add_expense
from payroll.office.grant_checks import check_grants
from payroll.office.today import overview
from payroll.office.usage_reports import mark_sent, report, report_with_sheets, reports_sent
from payroll.periods import Month
from payroll.refusal import Refusal, RefusalList

FIRST, LAST = Month(2026, 1), Month(2026, 3)
QUARTER = (FIRST, LAST)


def test_a_closed_quarter_bears_the_day_it_was_closed_and_an_open_one_is_a_draft(closed_desk: Desk) -> None:
    closed, still_open = report(closed_desk, "arbeit", *QUARTER), report(closed_desk, "arbeit", None, Month(2026, 12))
    assert (closed.draft, closed.issued, closed.replaces) == (False, closed_desk.today, None)
    assert still_open.draft


def test_a_report_with_other_figures_replaces_the_one_sent(closed_desk: Desk) -> None:
    mark_sent(closed_desk, "arbeit", QUARTER, date(2026, 10, 5), "LWL, per Post")
    assert report(closed_desk, "arbeit", *QUARTER).replaces is None
    add_expense(closed_desk, "arbeit", Decimal("12.00"), "travel", date(2026, 2, 10))
    assert report(closed_desk, "arbeit", *QUARTER).replaces == date(2026, 10, 5)
    mark_sent(closed_desk, "arbeit", QUARTER)
    assert report(closed_desk, "arbeit", *QUARTER).replaces == date(2026, 10, 5)
    assert [(sent.on, sent.to) for _, sent in reports_sent(closed_desk)] == [
        (closed_desk.today, "LWL-Inklusionsamt Arbeit"),
        (date(2026, 10, 5), "LWL, per Post"),
    ]


def test_the_same_report_twice_months_in_part_and_drafts_are_refused(closed_desk: Desk) -> None:
    mark_sent(closed_desk, "arbeit", QUARTER)
    for period, code in (
        (QUARTER, "already_noted"),
        ((Month(2026, 3), Month(2026, 4)), "reported_twice"),
        ((Month(2026, 10), Month(2026, 10)), "report_draft"),
    ):
        with pytest.raises(Refusal) as refused:
            mark_sent(closed_desk, "arbeit", period)
        assert refused.value.code == code
    mark_sent(closed_desk, "arbeit", (FIRST, Month(2026, 6)))
    mark_sent(closed_desk, "alltag", (Month(2026, 2), Month(2026, 3)))


def test_a_minute_noted_twice_is_no_report_but_an_error_with_date_and_shift(closed_desk: Desk) -> None:
    """Nothing lets two shifts of one person overlap; a database changed by hand is still found."""
    with closed_desk._engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO shifts (assistant, day, start_minute, start_fold, end_day, end_minute, end_fold, break_minutes, "
                "kind, state, private) VALUES ('anna', '2026-02-03', 660, 0, '2026-02-03', 780, 0, 0, 'work', 'worked', 0)"
            )
        )
    with pytest.raises((Refusal, RefusalList), match=r"03\.02\.2026.*Anna.*08:00 bis 12:00.*11:00 bis 13:00"):
        report(closed_desk, "alltag", *QUARTER)


def test_time_sheets_of_a_report_hold_the_hours_of_its_grant_only(closed_desk: Desk) -> None:
    """Their paid minutes add up to the report's."""
    for grant in ("arbeit", "alltag"):
        made = report_with_sheets(closed_desk, grant, *QUARTER)
        minutes = sum(row.minutes for sheet in made.time_sheets for row in sheet.rows)
        assert minutes == made.report.account_sums.minutes
        assert len({row.purpose for sheet in made.time_sheets for row in sheet.rows}) == 1


def test_time_sheets_of_a_corrected_month_stand_with_the_month_that_books_the_difference(closed_desk: Desk) -> None:
    """September closed, corrected in October: the third quarter keeps its sheets, October brings the new one, marked."""
    summer = (Month(2026, 7), Month(2026, 9))
    before = report_with_sheets(closed_desk, "arbeit", *summer)
    with closed_desk.correcting():
        enter(closed_desk, "anna 14.9. 8-13 statt 8-12")
    assert report_with_sheets(closed_desk, "arbeit", *summer) == before
    for _state in ("open", "closed"):
        made = report_with_sheets(closed_desk, "arbeit", *(Month(2026, 10),) * 2)
        (corrected,) = [sheet for sheet in made.time_sheets if sheet.corrected_in is not None]
        assert (corrected.month, corrected.corrected_in) == (Month(2026, 9), Month(2026, 10))
        old = next(sheet for sheet in before.time_sheets if (sheet.assistant.key, sheet.month) == ("anna", Month(2026, 9)))
        assert sum(row.minutes for row in corrected.rows) == sum(row.minutes for row in old.rows) + 60
        if _state == "open":
            close_month(closed_desk, Month(2026, 10))
    assert report_with_sheets(closed_desk, "arbeit", *summer) == before


def test_the_highest_wage_keeps_the_cost_of_an_hour_within_the_rate(closed_desk: Desk) -> None:
    (work, _home) = budgets(closed_desk)
    assert work.rate is not None
    wages = highest_wages(closed_desk, ["arbeit"])["arbeit"]
    assert [each.assistant.key for each in wages] == ["anna", "ben", "cem"]
    assert all(each.wage is not None and each.now < each.wage < work.rate for each in wages)


def test_checks_of_grants_run_only_when_they_are_asked_for(closed_desk: Desk) -> None:
    assert all(each.findings for each in check_grants(closed_desk))
    assert all(finding.source and finding.answer for each in check_grants(closed_desk) for finding in each.findings)
    assert {found.check for found in run_checks(closed_desk, ("bewilligungen",))} == {"bewilligungen"}
    assert "bewilligungen" not in {found.check for found in run_checks(closed_desk)}


def test_a_deadline_is_gone_once_its_report_is_sent(closed_desk: Desk) -> None:
    def due() -> list[str]:
        return [each.text for each in overview(closed_desk).deadlines if each.title == "Verwendungsnachweis"]

    before = due()
    assert before == ["61-123/4, 2026-07 bis 2026-09"]
    mark_sent(closed_desk, "arbeit", (Month(2026, 7), Month(2026, 9)))
    assert due() == []


def test_a_period_outside_the_approval_is_refused_and_a_single_month_is_a_report(closed_desk: Desk) -> None:
    with pytest.raises(Refusal, match="liegt außerhalb"):
        report(closed_desk, "arbeit", Month(2027, 1), Month(2027, 12))
    made = report(closed_desk, "arbeit", None, Month(2026, 2))
    assert (made.first, made.last) == (Month(2026, 2), Month(2026, 2))
