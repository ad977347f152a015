"""Keeping and erasing (labour-law reference, section 8): until when and why, what goes, what is still proved afterwards."""

import json
import shutil
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from payroll.office.bookfile import export_book, import_book
from payroll.office.checks import run_checks
from payroll.office.desk import Desk
from payroll.office.documents import Archive
from payroll.office.entry import enter
from payroll.office.erasing import erase, preview_erasing
from payroll.office.frozen import facts_of_slip, intact, paper_of
from payroll.office.holds import lift_hold, note_final_decision, set_hold
from payroll.office.protocol import read_journal
from payroll.office.retention import RecordKind, retention
from payroll.office.settled import settle
from payroll.office.shelf import load_book
from payroll.pay.facts import AssistantOpening, Premiums, SickBefore
from payroll.periods import Month
from payroll.records import journal, tables
from payroll.refusal import Refusal
from reports.layout.render import render
from reports.payslip import payslip
from reports.time_sheet import time_sheet
from tests.office.old_book import MONTHS, clock, old_book, write_old_book

FEBRUARY = Month(2024, 2)
SICK_OVER = date(2027, 1, 1)
"""The illness of February 2024 counts until February 2025; its data are kept until the end of 2026."""
HOURS_OVER = date(2026, 4, 1)
ALL_OVER = date(2031, 1, 1)
FAULTS = ("datenbank", "protokoll", "abrechnungen", "buch")


@pytest.fixture
def path(old_file, tmp_path) -> Path:
    shutil.copytree(old_file.parent, tmp_path / "da")
    return tmp_path / "da" / old_file.name


def desk_on(path: Path, day: date) -> Desk:
    return Desk.open(path, clock=clock(day), actor="Bea")


def record(desk: Desk, kind: RecordKind, assistant: str = "anna"):
    (found,) = (each for each in retention(desk) if each.kind is kind and each.assistant == assistant)
    return found


def refusal_of(call):
    with pytest.raises(Refusal) as refused:
        call()
    return refused.value


def slips(desk: Desk):
    with desk.read() as session:
        return {(row.assistant, row.month): row for row in session.scalars(select(tables.ClosedSlipRow))}


def everything_in(path: Path) -> bytes:
    return b"".join(file.read_bytes() for file in path.parent.glob(f"{path.name}*"))


# --- until when and why -----------------------------------------------------------------------------------------------


def test_each_record_is_kept_until_the_last_of_its_duties(path):
    with desk_on(path, date(2026, 1, 1)) as desk:
        assert record(desk, RecordKind.SICK).keep_until == date(2026, 12, 31)
        assert record(desk, RecordKind.HOURS).keep_until == date(2026, 3, 31)
        person = record(desk, RecordKind.EVERYTHING)
        assert person.keep_until == date(2030, 12, 31)
        ends = {duty.law: duty.until for duty in person.duties}
        assert ends["§§ 195, 199 BGB"] == date(2027, 12, 31)
        assert ends["§ 165 Abs. 4 SGB VII"] == date(2029, 12, 31)
        assert ends["§ 41 Abs. 1 Satz 9 EStG"] == date(2030, 12, 31)


def test_of_somebody_still_employed_the_payslips_stay(path):
    with desk_on(path, ALL_OVER) as desk:
        assert record(desk, RecordKind.EVERYTHING, "ben").keep_until is None
        refused = refusal_of(lambda: erase(desk, "ben", "everything"))
        assert "die Anstellung läuft" in refused.sentence


@pytest.mark.parametrize(
    ("kind", "first_day", "until"),
    [
        ("sick", SICK_OVER, "31. Dezember 2026"),
        ("hours", date(2026, 2, 1), "31. Januar 2026"),
        ("everything", ALL_OVER, "31. Dezember 2030"),
    ],
)
def test_a_day_too_early_nothing_goes_and_the_last_day_of_keeping_is_named(path, kind, first_day, until):
    with desk_on(path, date.fromordinal(first_day.toordinal() - 1)) as desk:
        before = export_book(desk)
        refused = refusal_of(lambda: erase(desk, "anna", kind))
        assert (refused.code, refused.place) == ("still_kept", "Art")
        assert until in refused.sentence
        assert export_book(desk) == before
    with desk_on(path, first_day) as desk:
        assert preview_erasing(desk, "anna", kind).question


def test_of_working_time_the_months_that_are_over_go_alone(path):
    with desk_on(path, date(2026, 2, 15)) as desk:
        erase(desk, "anna", "hours")
        assert [each.months for each in retention(desk) if each.kind is RecordKind.HOURS and each.assistant == "anna"] == [
            MONTHS[1:]
        ]


def test_a_refund_that_is_still_out_keeps_the_data_of_the_illness(path):
    with desk_on(path, SICK_OVER) as desk:
        with desk.action("remove_refund", "Erstattung gelöscht") as session:
            session.delete(session.scalars(select(tables.RefundRow)).one())
        assert record(desk, RecordKind.SICK).keep_until is None
        assert "die Erstattung U1 für Februar 2024" in refusal_of(lambda: erase(desk, "anna", "sick")).sentence


LATE = replace(old_book().grants[0], valid_from=date(2024, 2, 13))
"""An approval that begins in the middle of a month, and of an illness."""


@pytest.fixture(scope="module")
def granted_file(tmp_path_factory) -> Path:
    book = replace(old_book(grant="arbeit"), grants=(LATE,))
    return write_old_book(tmp_path_factory.mktemp("bewilligt"), book)


@pytest.fixture
def granted(granted_file, tmp_path) -> Path:
    return Path(shutil.copy(granted_file, tmp_path / "alt.lohn"))


def test_a_funders_proof_keeps_the_hours_until_its_final_decision(granted):
    with desk_on(granted, HOURS_OVER) as desk:
        erase(desk, "anna", "hours")
        assert record(desk, RecordKind.HOURS).months == MONTHS[1:], "January was nobody's grant"
        assert "Nachweis für die Bewilligung 61-arbeit" in refusal_of(lambda: erase(desk, "anna", "hours")).sentence
        assert "vor dem Beginn" in refusal_of(lambda: note_final_decision(desk, "arbeit", date(2023, 1, 1))).sentence
        assert "Zukunft" in refusal_of(lambda: note_final_decision(desk, "arbeit", date(2027, 1, 1))).sentence
        note_final_decision(desk, "arbeit", date(2026, 3, 30))
        assert record(desk, RecordKind.HOURS).keep_until == date(2026, 3, 31)
        erase(desk, "anna", "hours")


def test_hours_with_tax_free_premiums_are_kept_like_the_wage_account(tmp_path):
    book = old_book()
    anna = book.assistants[0]
    section = replace(anna.contracts[0], premiums=Premiums(sunday=Decimal(50), night=Decimal(25), holiday=Decimal(125)))
    night = replace(book.roster[0], start=book.roster[0].start.replace(hour=20), end=book.roster[0].end.replace(hour=23))
    book = replace(book, assistants=(replace(anna, contracts=(section,)), *book.assistants[1:]), roster=(night,))
    with desk_on(write_old_book(tmp_path, book), HOURS_OVER) as desk:
        assert record(desk, RecordKind.HOURS).keep_until == date(2030, 12, 31)


def test_hours_a_correction_may_still_look_back_on_are_kept_longer_than_two_years(path):
    """A correction of January 2025, possible until the end of 2026, looks back 13 weeks and more before its first vacation."""
    with desk_on(path, date(2024, 7, 20)) as desk:
        enter(desk, "ben 10.7. 8-10")
        (july,) = (each for each in retention(desk) if each.months == (Month(2024, 7),))
        ends = {duty.text.split()[0]: duty.until for duty in july.duties}
        assert (ends["Aufzeichnung"], ends["Berichtigungen"]) == (date(2026, 7, 31), date(2026, 12, 31))


def test_a_hold_keeps_everything_until_it_is_lifted(path):
    with desk_on(path, ALL_OVER) as desk:
        set_hold(desk, "anna", "dispute")
        refused = refusal_of(lambda: erase(desk, "anna", "sick"))
        assert refused.code == "legal_hold"
        assert "ein Rechtsstreit läuft" in refused.sentence
        assert not any(each.may_go(desk.today) for each in retention(desk) if each.assistant == "anna")
        lift_hold(desk, "anna")
        assert refusal_of(lambda: lift_hold(desk, "anna")).code == "no_hold"
        erase(desk, "anna", "sick")


def test_nothing_goes_by_itself_however_old_it_is(path):
    with desk_on(path, date(2060, 1, 1)) as desk:
        retention(desk)
        preview_erasing(desk, "anna", "everything")
        with desk.read() as session:
            assert len(load_book(session).absences) == 1
            assert len(session.scalars(select(tables.AssistantRow)).all()) == 2


# --- an illness -------------------------------------------------------------------------------------------------------


def test_of_an_illness_nothing_is_left_but_the_paid_hours_of_the_month(path):
    with desk_on(path, SICK_OVER) as desk:
        before = slips(desk)
        done = erase(desk, "anna", "sick")
        assert done.summary.startswith("Gelöscht, weil die Frist vorbei war: Daten zur Krankheit, Anna Krüger, ein Eintrag.")
        with desk.read() as session:
            book = load_book(session)
        assert book.absences == ()
        assert all(shift.covers is None for shift in book.shifts)
        row = slips(desk)["anna", FEBRUARY]
        slip, slip_before = (paper_of(json.loads(each.result)).slip for each in (row, before["anna", FEBRUARY]))
        assert (slip.lines, slip.net, slip.cost, slip.minutes_sick) == (
            slip_before.lines, slip_before.net, slip_before.cost, slip_before.minutes_sick,
        )  # fmt: skip
        assert [(str(part.day), part.minutes) for part in slip.paid_time if part.kind == "sick"] == [("2024-02-01", 960)]
        assert all(facts_of_slip(each).absences == () for each in slips(desk).values())
        with desk.read() as session:
            told = [change["table"] for entry in journal.entries(session) for change in entry.changes or ()]
        assert "absences" not in told, "not even the illness that was taken back"
    assert b"anna-2024-02-12" not in everything_in(path)


def test_what_remains_is_proved_by_the_journal(path):
    with desk_on(path, SICK_OVER) as desk:
        whole = {key: row.hash for key, row in slips(desk).items()}
        erase(desk, "anna", "sick")
        after = slips(desk)
        changed = {key for key, row in after.items() if row.hash != whole[key]}
        assert ("anna", FEBRUARY) in changed
        assert ("anna", MONTHS[0]) not in changed, "January knew nothing of it"
        assert all(after[key].original_hash == whole[key] and after[key].erased_on == SICK_OVER for key in changed)
        with desk.read() as session:
            assert all(intact(slip) for slip in load_book(session).closed_payslips)
        assert run_checks(desk, FAULTS) == []
        erased = [line for line in read_journal(desk, limit=50).lines if line.erased_by]
        assert erased
        assert all("krank" not in (line.summary or "") for line in erased)


def test_a_slip_changed_after_an_erasing_is_found_even_if_it_is_sealed_anew(path):
    with desk_on(path, SICK_OVER) as desk:
        erase(desk, "anna", "sick")
        with desk.action("cheat", "Betrug") as session:
            row = session.scalars(select(tables.ClosedSlipRow).where(tables.ClosedSlipRow.assistant == "anna")).all()[1]
            row.hash = "0" * 64
        found = [finding.sentence for finding in run_checks(desk, ("abrechnungen",))]
        assert any("laut Protokoll nicht gelöscht" in sentence for sentence in found)


def test_the_payslip_still_prints_the_same_bytes_and_the_time_sheet_tells_no_day_of_it(path):
    with desk_on(path, SICK_OVER) as desk:
        before = {due.kind: Archive(desk).paper(due) for due in Archive(desk).due(FEBRUARY) if due.subject == "anna"}
        erase(desk, "anna", "sick")
        after = {due.kind: Archive(desk).paper(due) for due in Archive(desk).due(FEBRUARY) if due.subject == "anna"}
        assert render(payslip(after["payslip"])) == render(payslip(before["payslip"]))
        rows = [row for row in after["time_sheet"].rows if row.kind not in ("work", "worked")]
        assert [(row.kind, row.minutes) for row in rows] == [("erased", 960)]
        assert after["time_sheet"].minutes_sick == before["time_sheet"].minutes_sick
        assert "Fehlzeit, Tage gelöscht" in str(time_sheet(after["time_sheet"]))


def test_hours_stay_charged_to_whom_they_were_charged(granted):
    """Also where an approval begins in the middle of the month: what later months look back on does not change."""
    with desk_on(granted, date(2027, 6, 1)) as desk:
        before = {key: settle(paper_of(json.loads(row.result)).slip, (LATE,)) for key, row in slips(desk).items()}
        assert {grant for grant, kind, _ in before["anna", FEBRUARY].funding.minutes if kind == "sick"} == {None, "arbeit"}
        note_final_decision(desk, "arbeit", date(2026, 1, 1))
        erase(desk, "anna", "sick")
        erase(desk, "anna", "hours")
        erase(desk, "ben", "hours")
        after = {key: settle(paper_of(json.loads(row.result)).slip, (LATE,)) for key, row in slips(desk).items()}

        def sums(value):
            return replace(value, funding=replace(value.funding, minutes=tuple(sorted(value.funding.minutes, key=str))))

        assert {key: sums(value) for key, value in after.items()} == {key: sums(value) for key, value in before.items()}


def test_an_illness_brought_along_goes_too(tmp_path):
    book = old_book()
    opening = AssistantOpening(
        on=date(2024, 1, 1), sick=(SickBefore(first=date(2023, 11, 6), last=date(2023, 11, 10), days_used=5),)
    )
    anna = replace(book.assistants[0], opening=opening)
    with desk_on(write_old_book(tmp_path, replace(book, assistants=(anna, book.assistants[1]))), date(2026, 1, 1)) as desk:
        brought = next(each for each in retention(desk) if each.kind is RecordKind.SICK and not each.keys)
        assert brought.keep_until == date(2025, 12, 31)
        erase(desk, "anna", "sick")
        assert [each.keys for each in retention(desk) if each.kind is RecordKind.SICK] == [("anna-2024-02-12",)]
        assert run_checks(desk, FAULTS) == []
        assert all(facts_of_slip(row).assistant.opening.sick == () for (who, _), row in slips(desk).items() if who == "anna")


# --- working time -----------------------------------------------------------------------------------------------------


def test_of_working_time_the_sums_stay_and_the_time_sheets_are_no_longer_due(path):
    with desk_on(path, HOURS_OVER) as desk:
        minutes = paper_of(json.loads(slips(desk)["anna", FEBRUARY].result)).slip.minutes_worked
        erase(desk, "anna", "hours")
        with desk.read() as session:
            assert {shift.assistant for shift in load_book(session).shifts} == {"ben"}
        row = slips(desk)["anna", FEBRUARY]
        slip = paper_of(json.loads(row.result)).slip
        assert slip.minutes_worked == minutes == sum(part.minutes for part in slip.paid_time if part.kind == "worked")
        assert len([part for part in slip.paid_time if part.kind == "worked"]) == 1
        assert facts_of_slip(row).shifts == ()
        due = [(document.kind, document.subject) for document in Archive(desk).all()]
        assert ("time_sheet", "anna") not in due
        assert due.count(("time_sheet", "ben")) == due.count(("payslip", "anna")) == 3
        assert run_checks(desk, FAULTS) == []


# --- everything -------------------------------------------------------------------------------------------------------


def test_of_somebody_who_left_nothing_is_left_in_the_file(path):
    with desk_on(path, ALL_OVER) as desk:
        done = erase(desk, "anna", "everything")
        assert "eine ausgeschiedene Person" in done.summary
        with desk.read() as session:
            book = load_book(session)
        assert [person.key for person in book.assistants] == ["ben"]
        assert {slip.assistant for slip in book.closed_payslips} == {"ben"}
        found = everything_in(path)  # while the book is still open: nothing waits in its log either
        assert run_checks(desk, FAULTS) == []
        assert refusal_of(lambda: erase(desk, "anna", "everything")).code == "unknown_assistant"
    for trace in ("Anna", "Krüger", "anna", "86095742719", "DE02500105170137075030", "Hafenstraße"):
        assert trace.encode() not in found, trace


def test_erasing_is_told_in_the_journal_and_not_taken_back(path):
    with desk_on(path, SICK_OVER) as desk:
        erase(desk, "anna", "sick")
        newest = read_journal(desk, limit=1).lines[0]
        assert (newest.action, newest.actor, newest.at.date()) == ("erase", "Bea", SICK_OVER)
        assert "12." not in (newest.summary or "")
        assert refusal_of(desk.undo).code == "undo_closed"


# --- outside the book -------------------------------------------------------------------------------------------------


def test_copies_of_the_book_are_named_and_go_only_where_that_is_asked(path):
    with desk_on(path, SICK_OVER) as desk:
        kept = preview_erasing(desk, "anna", "sick").lines[-1]
        assert "3 Sicherungen neben dem Buch enthalten die Daten noch: alt vor Abschluss 2024-01.lohn;" in kept
        assert "Sie bleiben" in kept
        assert "Sie werden gelöscht" in preview_erasing(desk, "anna", "sick", copies=True).lines[-1]
        done = erase(desk, "anna", "sick", copies=True)
        assert "3 alte Sicherungen sind gelöscht" in done.summary
        (copy,) = desk.copies()
        assert copy.name == "alt nach dem Löschen 2027-01-01.lohn"
    assert b"anna-2024-02-12" not in copy.read_bytes()


def test_written_papers_are_named(path, tmp_path):
    with desk_on(path, SICK_OVER) as desk:
        due = next(each for each in Archive(desk).due(FEBRUARY) if (each.kind, each.subject) == ("time_sheet", "anna"))
        Archive(desk).done(due, tmp_path / due.file_name, "abc")
        said = " ".join(preview_erasing(desk, "anna", "sick").lines)
        assert f"Löschen Sie sie selbst: {tmp_path / '2024-02 Stundennachweis Krüger Anna.pdf'}." in said


# --- the book file ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kinds", [("sick",), ("sick", "hours"), ("everything",)])
def test_a_book_from_which_was_erased_travels_whole(path, tmp_path, kinds):
    with desk_on(path, ALL_OVER) as desk:
        for kind in kinds:
            erase(desk, "anna", kind)
        set_hold(desk, "ben", "audit")
        note_final_decision(desk, "arbeit", date(2025, 1, 7))
        exported = export_book(desk)
        due = [(each.kind, each.subject, each.month) for each in Archive(desk).all()]
    with Desk.create(tmp_path / "neu.lohn", clock=clock(ALL_OVER)) as second:
        import_book(second, exported)
        assert export_book(second) == exported
        assert run_checks(second, FAULTS) == []
        assert [(each.kind, each.subject, each.month) for each in Archive(second).all()] == due
    assert json.loads(exported)["legal_holds"] == [{"assistant": "ben", "reason": "audit", "from": "2031-01-01"}]
    assert json.loads(exported)["final_decisions"] == [{"grant": "arbeit", "on": "2025-01-07"}]


def test_a_book_from_which_nothing_was_erased_says_nothing_about_it(path):
    with desk_on(path, SICK_OVER) as desk:
        exported = export_book(desk)
    assert not any(word in exported for word in ("erased_on", "original_hash", "legal_holds", "final_decisions"))
