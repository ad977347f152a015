"""Corrections of closed months: asked about, computed by the old month's rules, settled with the next slip.

The sample book stands on 2 November 2026; January to September are closed, October is ready.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from payroll.office import expenses, funds, hours, people
from payroll.office.bookfile import export_book, import_book
from payroll.office.checks import run_checks
from payroll.office.closing import close_month
from payroll.office.corrections import due_since
from payroll.office.desk import Desk
from payroll.office.documents import Archive
from payroll.office.entry import enter
from payroll.office.levies import sheet
from payroll.office.month import MonthView, SlipView, open_book, view_month
from payroll.office.reopening import CorrectionWanted
from payroll.office.usage_reports import report
from payroll.pay.facts import Shift, ShiftKind, ShiftState
from payroll.pay.payslip import Correction
from payroll.periods import BERLIN, Month
from payroll.records.closing import ClosedMonthRow, CorrectionDueRow
from payroll.refusal import Refusal
from tests.office.small_book import anna, contract, desk_with, insurance, small_book, tax
from tests.samples import now

AUGUST, SEPTEMBER, OCTOBER, NOVEMBER = (Month(2026, number) for number in (8, 9, 10, 11))
SIX_HOURS = Shift(
    assistant="anna",
    start=datetime(2026, 9, 5, 8, tzinfo=BERLIN),
    end=datetime(2026, 9, 5, 14, tzinfo=BERLIN),
    break_minutes=0,
    kind=ShiftKind.WORK,
    state=ShiftState.WORKED,
)


def slip_of(view: MonthView, person: str) -> SlipView:
    return next(slip for slip in view.slips if slip.assistant.key == person)


def correction_of(desk: Desk, person: str = "anna", month: Month = OCTOBER) -> Correction:
    (found,) = slip_of(view_month(desk, month), person).payslip.corrections
    return found


def amounts(made: Correction) -> dict[str, tuple[Decimal, Decimal, Decimal]]:
    return {part.code: (part.old, part.new, part.difference) for part in made.differences}


class TestAsking:
    def test_a_change_of_a_closed_month_says_what_it_means_and_changes_nothing_yet(self, closed_desk: Desk) -> None:
        before = export_book(closed_desk)
        with pytest.raises(CorrectionWanted) as wanted:
            hours.record_shift(closed_desk, SIX_HOURS)
        (outcome,) = wanted.value.outcomes
        assert (outcome.assistant, outcome.month, outcome.settled_in) == ("anna", SEPTEMBER, OCTOBER)
        assert outcome.difference == Decimal("69.52")
        assert "September 2026 ist abgeschlossen" in wanted.value.sentence
        assert "69,52 € mehr, mit der Abrechnung für Oktober 2026" in wanted.value.sentence
        assert export_book(closed_desk) == before

    def test_said_yes_to_it_waits_for_the_next_slip(self, closed_desk: Desk) -> None:
        with closed_desk.correcting():
            hours.record_shift(closed_desk, SIX_HOURS)
        assert [outcome.difference for outcome in closed_desk.corrected] == [Decimal("69.52")]
        assert correction_of(closed_desk).payout == Decimal("69.52")

    def test_the_journal_says_which_month_it_corrects(self, closed_desk: Desk) -> None:
        with closed_desk.correcting():
            hours.record_shift(closed_desk, SIX_HOURS)
        assert closed_desk.undo().endswith("Das berichtigt September 2026.")

    def test_what_changes_no_pay_is_not_asked_about(self, closed_desk: Desk) -> None:
        people.change_assistant(closed_desk, "anna", street="Neue Straße 1")
        assert closed_desk.corrected == ()
        assert not slip_of(view_month(closed_desk, OCTOBER), "anna").payslip.corrections

    def test_a_fact_from_an_open_month_on_leaves_closed_months_alone(self, closed_desk: Desk) -> None:
        people.change_contract(closed_desk, "anna", date(2026, 10, 1), wage=Decimal("17.20"))
        assert closed_desk.corrected == ()

    def test_taken_back_nothing_is_left_to_correct(self, closed_desk: Desk) -> None:
        before = export_book(closed_desk)
        with closed_desk.correcting():
            hours.record_shift(closed_desk, SIX_HOURS)
            closed_desk.undo()
        assert export_book(closed_desk) == before
        with closed_desk.read() as session:
            assert session.scalars(select(CorrectionDueRow)).all() == []

    def test_mended_by_hand_nothing_is_left_to_correct_either(self, closed_desk: Desk) -> None:
        with closed_desk.correcting():
            hours.record_shift(closed_desk, SIX_HOURS)
            hours.remove_shift(closed_desk, "anna", SIX_HOURS.start)
        assert not slip_of(view_month(closed_desk, OCTOBER), "anna").payslip.corrections

    def test_what_is_asked_about_once_is_not_asked_about_again(self, closed_desk: Desk) -> None:
        """A second action that leaves the correction as it is needs no word."""
        with closed_desk.correcting():
            hours.record_shift(closed_desk, SIX_HOURS)
        hours.change_shift(closed_desk, "anna", SIX_HOURS.start, state=ShiftState.WORKED)
        assert closed_desk.corrected == ()

    def test_months_before_last_year_are_refused_with_the_way_out(self, closed_desk: Desk) -> None:
        with closed_desk.action("test", "Das Buch ist zwei Jahre weiter") as session:
            row = ClosedMonthRow(month=Month(2028, 5), closed_at=now(), closed_by="", estimates_accepted=False)
            session.add(row)
        before = export_book(closed_desk)
        with closed_desk.correcting(), pytest.raises(Refusal, match="nur Monate ab Januar 2027") as refused:
            hours.record_shift(closed_desk, SIX_HOURS)
        assert refused.value.code == "correction_too_old"
        assert "Finanzamt" in refused.value.sentence
        assert export_book(closed_desk) == before


class TestTheSlipThatSettles:
    @pytest.fixture
    def noted(self, closed_desk: Desk) -> Desk:
        with closed_desk.correcting():
            hours.record_shift(closed_desk, SIX_HOURS)
        return closed_desk

    def test_every_line_old_new_and_difference(self, noted: Desk) -> None:
        """Six hours at 16.80: SV-Brutto 1,310.40 in the Übergangsbereich of September (§ 20 Abs. 2a SGB IV)."""
        found = amounts(correction_of(noted))
        assert found["hours.worked"] == (Decimal("72.00"), Decimal("78.00"), Decimal("6.00"))
        assert found["line.wage"] == (Decimal("1209.60"), Decimal("1310.40"), Decimal("100.80"))
        assert found["gross"] == (Decimal("1209.60"), Decimal("1310.40"), Decimal("100.80"))
        assert found["net"] == (Decimal("1018.97"), Decimal("1088.49"), Decimal("69.52"))
        taken = [found[f"employee.{branch}"][2] for branch in ("health", "care", "pension", "unemployment")]
        assert sum(taken) == found["gross"][2] - found["net"][2]

    def test_the_difference_stands_after_the_net_and_outside_gross_and_cost(self, noted: Desk) -> None:
        slip = slip_of(view_month(noted, OCTOBER), "anna").payslip
        line = slip.lines[-1]
        assert (line.code, line.amount, line.taxed, line.insured) == ("correction", Decimal("69.52"), False, False)
        assert slip.payout.amount == slip.net.amount + line.amount
        assert slip.gross.amount == sum(each.amount for each in slip.lines[:-1])
        assert all(step.replay() == step.result for step in slip.payout.derivation.steps if step.terms)

    def test_closing_keeps_the_old_slip_and_adds_a_numbered_replacement(self, noted: Desk) -> None:
        old = next(slip for slip in json.loads(export_book(noted))["closed_payslips"] if slip["number"] == "2026-09-anna-1")
        closed = close_month(noted, OCTOBER)
        assert closed.corrections == 1
        slips = {slip["number"]: slip for slip in json.loads(export_book(noted))["closed_payslips"]}
        assert slips["2026-09-anna-1"] == old
        new = slips["2026-09-anna-2"]
        assert (new["replaces"], new["corrected_in"]) == ("2026-09-anna-1", "2026-10")
        shown = slip_of(view_month(noted, SEPTEMBER), "anna")
        assert (shown.number, shown.replaces) == ("2026-09-anna-2", "2026-09-anna-1")

    def test_closing_settles_it_once(self, noted: Desk) -> None:
        close_month(noted, OCTOBER)
        assert not slip_of(view_month(noted, NOVEMBER), "anna").payslip.corrections
        assert not run_checks(noted, ("abrechnungen", "protokoll", "buch"))

    def test_a_correction_of_the_correction(self, noted: Desk) -> None:
        close_month(noted, OCTOBER)
        with noted.correcting():
            hours.remove_shift(noted, "anna", SIX_HOURS.start)
        found = correction_of(noted, month=NOVEMBER)
        assert (found.number, found.replaces, found.payout) == ("2026-09-anna-3", "2026-09-anna-2", Decimal("-69.52"))

    def test_old_papers_print_the_old_slip_and_new_ones_the_new(self, noted: Desk) -> None:
        close_month(noted, OCTOBER)
        archive = Archive(noted)
        old = next(due for due in archive.due(SEPTEMBER) if (due.kind, due.subject) == ("payslip", "anna"))
        (new,) = [due for due in archive.due(OCTOBER) if due.kind == "payslip" and "Berichtigung" in due.file_name]
        assert archive.paper(old).number == "2026-09-anna-1"
        paper = archive.paper(new)
        assert (paper.number, paper.replaces, paper.settled_in) == ("2026-09-anna-2", "2026-09-anna-1", OCTOBER)
        assert paper.paid_before == Decimal("1018.97")
        assert new.file_name == "2026-09 Lohnabrechnung Berichtigung 2 Krüger Anna.pdf"

    def test_sums_of_the_year_count_the_corrected_month_once(self, noted: Desk) -> None:
        close_month(noted, OCTOBER)
        archive = Archive(noted)
        due = next(each for each in archive.due(OCTOBER) if each.file_name == "2026-10 Lohnabrechnung Krüger Anna.pdf")
        sums = archive.paper(due).year_to_date
        months = [slip_of(view_month(noted, month), "anna").payslip for month in Month(2026, 1).until(OCTOBER)]
        assert sums.gross == sum(slip.gross.amount for slip in months)
        assert sums.net == sums.payout == sum(slip.net.amount for slip in months)

    def test_the_sheet_of_payments_names_what_earlier_months_add(self, noted: Desk) -> None:
        before = sheet(noted, SEPTEMBER)
        levies = sheet(noted, OCTOBER)
        made = correction_of(noted)
        aok = next(fund for fund in levies.funds if fund.corrections)
        assert aok.corrected == made.cost - made.payout  # all that is not paid to Anna goes to her fund: no wage tax here
        assert next(wage.amount for wage in levies.wages if wage.assistant == "anna") == (
            slip_of(view_month(noted, OCTOBER), "anna").payslip.payout.amount
        )
        close_month(noted, OCTOBER)
        assert sheet(noted, SEPTEMBER) == before, "what September paid then stays"
        assert sheet(noted, OCTOBER) == levies

    def test_the_account_of_the_grant_books_it_in_the_month_that_settles_it(self, noted: Desk, closed_file: Path) -> None:
        made = correction_of(noted)
        with Desk.open(closed_file, clock=now) as untouched:
            was = {row.grant: row for row in view_month(untouched, OCTOBER).funding}
            september = view_month(untouched, SEPTEMBER).to_json()["funding"]
        rows = {row.grant: row for row in view_month(noted, OCTOBER).funding}
        changed = [key for key in rows if rows[key].cost.amount != was[key].cost.amount]
        assert sum(rows[key].cost.amount - was[key].cost.amount for key in changed) == made.cost
        assert sum(rows[key].minutes - was[key].minutes for key in changed) == 360
        close_month(noted, OCTOBER)
        assert view_month(noted, SEPTEMBER).to_json()["funding"] == september

    def test_a_report_names_the_correction_and_its_tables_add_up(self, noted: Desk) -> None:
        close_month(noted, OCTOBER)
        made = report(noted, "arbeit", OCTOBER, OCTOBER)
        assert any("Berichtigung von September 2026" in line for line in made.explanations)
        assert made.cost_total == made.account_sums.cost
        assert sum((table.sums.total for table in made.cost_tables), Decimal(0)) == made.cost_total

    def test_a_book_with_open_and_settled_corrections_travels_whole(self, noted: Desk, tmp_path: Path) -> None:
        for number, step in enumerate((lambda: None, lambda: close_month(noted, OCTOBER))):
            step()
            text = export_book(noted)
            with Desk.create(tmp_path / f"{number}.lohn", clock=now) as other:
                import_book(other, text)
                assert export_book(other) == text
                for month in (SEPTEMBER, OCTOBER, NOVEMBER):
                    assert view_month(other, month).to_json() == view_month(noted, month).to_json()


class TestWhatCanBeCorrected:
    def test_a_vacation_that_was_an_illness(self, closed_desk: Desk) -> None:
        """§ 9 BUrlG: certified days are no vacation; their pay becomes EFZ, and part of the U1 claim."""
        with closed_desk.correcting():
            enter(closed_desk, "anna krank 3.8.-5.8. bescheinigt")
        corrections = slip_of(view_month(closed_desk, OCTOBER), "anna").payslip.corrections
        found = amounts(next(each for each in corrections if each.month == AUGUST))
        assert found["hours.sick"][2] == -found["hours.vacation"][2] > 0
        assert found["refund.u1"][2] > 0

    def test_a_rate_of_a_health_fund_from_last_month_on(self, closed_desk: Desk) -> None:
        with pytest.raises(CorrectionWanted) as wanted:
            funds.change_rates(closed_desk, "aok", date(2026, 9, 1), additional=Decimal("3.99"))
        assert {outcome.month for outcome in wanted.value.outcomes} == {SEPTEMBER}
        assert all(outcome.difference < 0 for outcome in wanted.value.outcomes)

    def test_somebody_who_has_left_gets_a_slip_with_the_correction_alone(self, closed_desk: Desk) -> None:
        with closed_desk.correcting():
            people.end_employment(closed_desk, "anna", date(2026, 10, 31))
            close_month(closed_desk, OCTOBER)
            hours.record_shift(closed_desk, SIX_HOURS)
        view = view_month(closed_desk, NOVEMBER)
        slip = slip_of(view, "anna").payslip
        assert slip.gross.amount == slip.cost.amount == 0
        assert slip.payout.amount == Decimal("69.52")
        assert [line.code for line in slip.lines] == ["correction"]
        assert next(w.amount for w in sheet(closed_desk, NOVEMBER).wages if w.assistant == "anna") == Decimal("69.52")

    def test_one_off_pay_forgotten_in_a_closed_month(self, closed_desk: Desk) -> None:
        with closed_desk.correcting():
            expenses.add_one_off(closed_desk, "anna", Decimal("100.00"), "bonus", SEPTEMBER)
        assert amounts(correction_of(closed_desk))["line.bonus"][2] == Decimal("100.00")

    def test_a_change_in_august_is_followed_through_to_september(self, closed_desk: Desk) -> None:
        """The average of 13 weeks (§ 11 BUrlG): Dora's night in August counts for her vacation in September."""
        with closed_desk.correcting():
            enter(closed_desk, "dora 20.8. 22-24")
        months = [each.month for each in slip_of(view_month(closed_desk, OCTOBER), "dora").payslip.corrections]
        assert months == [AUGUST, SEPTEMBER]

    def test_planned_time_left_in_a_corrected_month_stands_in_the_way_of_closing(self, closed_desk: Desk) -> None:
        with closed_desk.correcting():
            hours.record_shift(closed_desk, SIX_HOURS)
            hours.change_shift(closed_desk, "anna", datetime(2026, 9, 3, 8, tzinfo=BERLIN), state=ShiftState.PLANNED)
        with pytest.raises(Refusal, match=r"noch nicht bestätigt: 3\.9\."):
            close_month(closed_desk, OCTOBER)

    def test_a_return_noted_late(self, closed_desk: Desk) -> None:
        """Ended a day earlier, that day's shift is lost no more: it waits for a word, and its pay is not paid."""
        with closed_desk.correcting():
            enter(closed_desk, "anna gesund ab 10.3.")
        found = amounts(correction_of(closed_desk))
        assert found["hours.sick"][2] < 0
        with pytest.raises(Refusal, match=r"10\.3\."):
            close_month(closed_desk, OCTOBER)
        with closed_desk.correcting():
            enter(closed_desk, "anna 10.3. wie geplant")
        found = amounts(correction_of(closed_desk))
        assert found["hours.worked"][2] == -found["hours.sick"][2]
        assert close_month(closed_desk, OCTOBER).corrections == 1


class TestYears:
    """A month of last year is corrected by last year's figures, with this year's first open slip."""

    @pytest.fixture
    def two_years(self, tmp_path: Path) -> Iterator[Desk]:
        start = date(2025, 1, 1)
        person = replace(
            anna(), contracts=(contract(start),), tax=(tax(valid_from=start),), insurance=(insurance(valid_from=start),)
        )
        funds_of_2025 = tuple(replace(f, rates=(replace(f.rates[0], valid_from=start),)) for f in small_book().health_funds)
        book = replace(small_book(), assistants=(person,), health_funds=funds_of_2025, roster=())
        with desk_with(tmp_path, book) as desk:
            for day in range(1, 20):
                enter(desk, f"anna {day}.12.2025 8-12")
            close_month(desk, Month(2025, 12))
            enter(desk, "anna 5.1.2026 8-12")
            yield desk

    def test_december_by_the_rules_of_its_year(self, two_years: Desk) -> None:
        with two_years.correcting():
            enter(two_years, "anna 20.12.2025 8-12")
        made = correction_of(two_years, month=Month(2026, 1))
        assert made.month == Month(2025, 12)
        shift = amounts(made)["line.wage"][2]
        assert shift == Decimal("64.00")
        facts = slip_of(view_month(two_years, Month(2025, 12)), "anna").payslip
        assert facts.gross.amount == Decimal("1216.00"), "the slip of December stays until January closes"
        close_month(two_years, Month(2026, 1))
        new = slip_of(view_month(two_years, Month(2025, 12)), "anna").payslip
        assert new.gross.amount == Decimal("1280.00")
        # Übergangsbereich of 2025 (§ 20 Abs. 2a SGB IV): limit 556, factor 0.6683; in 2026 it would be 603 and 0.6619
        assert new.status.reduced_base_total == Decimal("1188.04")

    def test_the_sums_of_each_year_are_its_own(self, two_years: Desk) -> None:
        with two_years.correcting():
            enter(two_years, "anna 20.12.2025 8-12")
        close_month(two_years, Month(2026, 1))
        papers = {
            due.file_name: Archive(two_years).paper(due)
            for due in Archive(two_years).due(Month(2026, 1))
            if due.kind == "payslip"
        }
        sums = {paper.slip.month: paper.year_to_date.gross for paper in papers.values()}
        assert sums == {Month(2026, 1): Decimal("64.00"), Month(2025, 12): Decimal("1280.00")}


class TestEstimates:
    """A month closed with figures that were not final is looked at again when they are (§ 41c Abs. 1 Nr. 1 EStG)."""

    def test_new_figures_that_change_nothing_correct_nothing(
        self, closed_desk: Desk, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        self._closed_with_estimates(closed_desk)
        monkeypatch.setattr("payroll.office.corrections.version", lambda year: f"{year}-endgültig")
        with closed_desk.read() as session:
            book = open_book(session, OCTOBER).book
            assert set(due_since(session, book, OCTOBER).values()) == {SEPTEMBER}
        assert not any(slip.payslip.corrections for slip in view_month(closed_desk, OCTOBER).slips)

    def test_while_the_figures_are_the_same_nothing_is_looked_at(self, closed_desk: Desk) -> None:
        self._closed_with_estimates(closed_desk)
        with closed_desk.read() as session:
            assert due_since(session, open_book(session, OCTOBER).book, OCTOBER) == {}

    def _closed_with_estimates(self, desk: Desk) -> None:
        with desk.action("test", "mit Schätzwerten abgeschlossen") as session:
            row = session.scalars(select(ClosedMonthRow).where(ClosedMonthRow.month == SEPTEMBER)).one()
            row.estimates_accepted = True
