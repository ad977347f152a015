"""Closing: all reasons against it are named; what is closed stays, to the byte."""

import json
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select

from payroll.office.bookfile import export_book, import_book
from payroll.office.closing import close_month
from payroll.office.codec import canonical, from_json, to_json
from payroll.office.desk import Desk
from payroll.office.documents import Archive
from payroll.office.frozen import facts_of_slip, intact, paper_of
from payroll.office.month import view_month
from payroll.office.papers import PayslipPaper
from payroll.pay.facts import MonthFacts
from payroll.pay.month import compute_payslip
from payroll.periods import Month
from payroll.records.closing import ClosedMonthRow, ClosedSlipRow, DocumentDueRow
from payroll.records.people import AssistantRow
from payroll.records.time import OneOffRow, ShiftRow
from payroll.refusal import Refusal, RefusalList
from tests.samples import READY, now


def test_a_month_that_is_ready_closes_with_a_copy_of_the_book_from_before(closed_desk: Desk) -> None:
    view = view_month(closed_desk, READY)
    closed = close_month(closed_desk, READY)
    assert closed.slips == len(view.slips) == 4
    assert closed.payout == sum(slip.payslip.payout.amount for slip in view.slips)
    assert closed.copy is not None
    with Desk.open(closed.copy, clock=now) as before, before.read() as session:
        assert READY not in session.scalars(select(ClosedMonthRow.month)).all()


def test_the_closed_month_shows_what_the_open_one_showed(closed_desk: Desk) -> None:
    before = view_month(closed_desk, READY).to_json()
    close_month(closed_desk, READY)
    after = view_month(closed_desk, READY).to_json()
    assert after["state"] == "closed"
    assert after["payslips"] == before["payslips"]
    assert after["funding"] == before["funding"]


def test_later_facts_do_not_change_a_closed_month(closed_desk: Desk) -> None:
    close_month(closed_desk, READY)
    before = view_month(closed_desk, READY).to_json()["payslips"]
    with closed_desk.action("test", "Stundenlohn geändert") as session:
        for row in session.scalars(select(AssistantRow)):
            row.last_name = "Anders"
    assert view_month(closed_desk, READY).to_json()["payslips"] == before


def test_a_frozen_slip_keeps_all_it_was_computed_from(closed_desk: Desk) -> None:
    with closed_desk.read() as session:
        for row in session.scalars(select(ClosedSlipRow)):
            paper = paper_of(json.loads(row.result))
            assert compute_payslip(facts_of_slip(row)) == paper.slip
            assert canonical(to_json(paper)) == row.result


def test_a_changed_slip_is_found_out(closed_desk: Desk) -> None:
    text = export_book(closed_desk)
    slips = json.loads(text)["closed_payslips"]
    from payroll.office.book import ClosedPayslip

    slip = ClosedPayslip(**(slips[0] | {"month": Month.parse(slips[0]["month"])}))
    assert intact(slip)
    slip.result["number"] = "anders"
    assert not intact(slip)


def test_export_import_export_gives_the_same_bytes_with_closed_months(closed_desk: Desk, tmp_path: Path) -> None:
    first = export_book(closed_desk)
    with Desk.create(tmp_path / "zwei.lohn", clock=now) as second:
        import_book(second, first)
        assert export_book(second) == first
        assert view_month(second, READY).to_json() == view_month(closed_desk, READY).to_json()


def test_closed_months_without_slips_are_closed_anew_and_marked_so(closed_desk: Desk, tmp_path: Path) -> None:
    data = json.loads(export_book(closed_desk))
    frozen = data.pop("closed_payslips")
    with Desk.create(tmp_path / "zwei.lohn", clock=now) as second:
        import_book(second, json.dumps(data))
        anew = json.loads(export_book(second))["closed_payslips"]
    assert [slip["number"] for slip in anew] == [slip["number"] for slip in frozen]
    assert all(slip["recomputed"] for slip in anew)
    assert [s["result"]["slip"]["payout"]["amount"] for s in anew] == [
        s["result"]["slip"]["payout"]["amount"] for s in frozen
    ]


def test_closing_twice_is_refused_by_name(closed_desk: Desk) -> None:
    close_month(closed_desk, READY)
    with pytest.raises(Refusal, match="Oktober 2026 ist schon abgeschlossen"):
        close_month(closed_desk, READY)


def test_months_are_closed_in_order(sample_desk: Desk) -> None:
    with pytest.raises(Refusal, match="Januar 2026 ist noch offen"):
        close_month(sample_desk, Month(2026, 2))


def test_every_reason_is_named_and_nothing_is_written(closed_desk: Desk) -> None:
    with closed_desk.action("test", "Lücken") as session:
        session.scalars(select(AssistantRow)).first().tax_id = ""
        shift = session.scalars(select(ShiftRow).where(ShiftRow.state == "worked").order_by(ShiftRow.day.desc())).first()
        shift.state = "planned"
    copies = list((closed_desk.path.parent / "Sicherungen").glob("*"))
    with pytest.raises(RefusalList) as refused:
        close_month(closed_desk, READY)
    said = str(refused.value)
    assert "fehlt die Steuer-ID" in said
    assert "noch nicht bestätigt" in said
    assert list((closed_desk.path.parent / "Sicherungen").glob("*")) == copies
    with closed_desk.read() as session:
        assert READY not in session.scalars(select(ClosedMonthRow.month)).all()


def test_a_month_in_the_future_is_not_closed(closed_desk: Desk) -> None:
    with pytest.raises(Refusal, match="Dezember 2026 liegt in der Zukunft"):
        close_month(closed_desk, Month(2026, 12))


def test_a_failure_inside_closing_leaves_the_month_open(closed_desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise OSError("disk")

    monkeypatch.setattr("payroll.office.closing._documents", fail)
    with pytest.raises(OSError, match="disk"):
        close_month(closed_desk, READY)
    with closed_desk.read() as session:
        assert READY not in session.scalars(select(ClosedMonthRow.month)).all()
        assert session.scalars(select(ClosedSlipRow).where(ClosedSlipRow.month == READY)).first() is None


def test_papers_due_are_a_payslip_and_a_time_sheet_each_and_the_reports_that_end(closed_desk: Desk) -> None:
    due = Archive(closed_desk).due(Month(2026, 9))
    assert [paper.file_name for paper in due if paper.kind == "usage_report"] == [
        "2026-07 bis 2026-09 Verwendungsnachweis 61-123-4.pdf"
    ]
    assert sum(paper.kind == "payslip" for paper in due) == sum(paper.kind == "time_sheet" for paper in due) == 4


def test_a_paper_of_a_closed_month_is_the_same_value_whenever_it_is_asked(closed_desk: Desk) -> None:
    archive = Archive(closed_desk)
    due = archive.due(Month(2026, 3))
    before = [to_json(archive.paper(paper)) for paper in due if paper.kind != "usage_report"]
    close_month(closed_desk, READY)
    assert [to_json(archive.paper(paper)) for paper in due if paper.kind != "usage_report"] == before


def test_the_values_that_are_frozen_come_back_equal(closed_desk: Desk) -> None:
    with closed_desk.read() as session:
        row = session.scalars(select(ClosedSlipRow)).first()
    facts, paper = json.loads(row.inputs), json.loads(row.result)
    assert to_json(from_json(MonthFacts, facts)) == facts
    assert to_json(from_json(PayslipPaper, paper)) == paper


def test_estimates_are_accepted_only_when_said(tmp_path: Path, sample_file: Path) -> None:
    path = tmp_path / "2027.lohn"
    shutil.copy(sample_file, path)
    from datetime import datetime

    from payroll.periods import BERLIN

    with Desk.open(path, clock=lambda: datetime(2027, 2, 1, tzinfo=BERLIN)) as desk:
        with desk.action("test", "Einmalzahlung 2027") as session:
            session.add(OneOffRow(assistant="ben", month=Month(2027, 1), kind="bonus", amount="100.00"))
        with pytest.raises(Refusal, match="2027"):
            view_month(desk, Month(2027, 1))


def test_documents_due_are_part_of_the_same_commit(closed_desk: Desk) -> None:
    close_month(closed_desk, READY)
    with closed_desk.read() as session:
        rows = session.scalars(select(DocumentDueRow).where(DocumentDueRow.month == READY)).all()
    assert {row.state for row in rows} == {"due"}
    assert len(rows) == 8


def test_closed_months_of_an_imported_book_can_be_printed_again(closed_desk: Desk, tmp_path: Path) -> None:
    with Desk.create(tmp_path / "zwei.lohn", clock=now) as second:
        import_book(second, export_book(closed_desk))
        first, again = Archive(closed_desk).due(Month(2026, 9)), Archive(second).due(Month(2026, 9))
        assert [paper.file_name for paper in again] == [paper.file_name for paper in first]
        assert {paper.state for paper in again} == {"due"}
        assert to_json(Archive(second).paper(again[0])) == to_json(Archive(closed_desk).paper(first[0]))
