"""Named checks: silent on a sound book, a sentence for each thing that is wrong."""

import sqlite3
from datetime import date

import pytest

from payroll.law.parameters import Status
from payroll.office.checks import CHECKS, run_checks, unsettled_parameters
from payroll.office.closing import close_month
from payroll.office.desk import Desk
from payroll.office.hours import plan_month
from payroll.office.intake.entries import PlannedEntry
from payroll.periods import Month
from tests.office.small_book import desk_with, small_book

MARCH = Month(2026, 3)


@pytest.fixture
def desk(tmp_path):
    from payroll.office.hours import confirm_planned

    with desk_with(tmp_path, small_book(), date(2026, 3, 31)) as desk:
        plan_month(desk, MARCH)
        confirm_planned(desk, PlannedEntry(assistant=None, days=tuple(MARCH.range)))
        close_month(desk, MARCH)
        yield desk


def changed(desk: Desk, statement: str) -> None:
    with sqlite3.connect(desk.path) as connection:
        connection.execute(statement)
    connection.close()


def found(desk: Desk, *names: str) -> list[str]:
    return [f"{each.check}: {each.sentence}" for each in run_checks(desk, names)]


def test_sound_book_is_silent_but_for_papers_still_due(desk):
    assert [check.name for check in CHECKS] == [
        "datenbank",
        "protokoll",
        "abrechnungen",
        "buch",
        "unterlagen",
        "arbeitszeit",
        "bewilligungen",
    ]
    assert found(desk, "datenbank", "protokoll", "abrechnungen", "buch") == []
    due = found(desk)
    assert all(line.startswith("unterlagen: Noch nicht geschrieben: 2026-") for line in due)
    assert all(line.endswith("lohn unterlagen 2026-03") for line in due)


def test_changed_payslip_is_named(desk):
    changed(desk, "DROP TRIGGER IF EXISTS closed_slips_frozen")
    changed(desk, "UPDATE closed_slips SET result = replace(result, 'Krüger', 'Kruger') WHERE assistant = 'anna'")
    assert found(desk, "abrechnungen")[0].startswith("abrechnungen: Die Abrechnung 2026-03-anna-1 ist nicht mehr")


def test_changed_journal_is_named(desk):
    changed(desk, "UPDATE journal_payloads SET summary = 'nichts' WHERE id = 1")
    assert found(desk, "protokoll") == ["protokoll: Der Inhalt von Eintrag 1 des Protokolls ist verändert worden."]


def test_row_that_points_nowhere_is_named(desk):
    with sqlite3.connect(desk.path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE shifts SET assistant = 'niemand' WHERE id = 1")
    connection.close()
    assert "verweist ins Leere" in found(desk, "datenbank")[0]


def test_figures_that_are_not_final_are_listed():
    assert all(each.status is not Status.FINAL for each in unsettled_parameters())
