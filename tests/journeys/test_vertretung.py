"""The story of an illness by commands: from the sick note to the cover, the printed letter, and the money that comes."""

import json
from datetime import datetime
from decimal import Decimal

import pytest

from payroll.periods import BERLIN
from tests.office.small_book import anna, ben, desk_with, small_book, weekly
from tests.reports.reading import pages, plain
from tests.tui.faces import Lohn


@pytest.fixture
def lohn(tmp_path, monkeypatch, capsys):
    """A book of March 2026: Anna works Monday to Thursday, Mira's second assistant is insured like her."""
    from dataclasses import replace

    kim = replace(anna(), key="kim", first_name="Kim", last_name="Beispiel")
    roster = tuple(weekly("anna", day, "08:00", "12:00") for day in ("mon", "tue", "wed", "thu"))
    desk_with(tmp_path, small_book(assistants=(anna(), ben(), kim), roster=roster)).close()
    return Lohn(tmp_path / "buch.lohn", monkeypatch, capsys, datetime(2026, 3, 20, 12, tzinfo=BERLIN))


def cost(lohn: Lohn) -> float:
    month = json.loads(lohn("monat", "2026-03", "--json").out)
    return {slip["assistant"]: Decimal(slip["cost"]) for slip in month["payslips"]}


def test_from_the_sick_note_to_the_money(lohn, tmp_path):
    lohn("e", "anna krank 16.3.-19.3. bescheinigt")
    view = json.loads(lohn("vertretung", "anna", "--json").out)
    assert [lost["start"] for lost in view["lost"]] == [f"2026-03-{day}T08:00" for day in (16, 17, 18, 19)]
    first = view["open"][0]["proposals"]
    assert [(each["assistant"], each["may"]) for each in first] == [("kim", True), ("ben", False)]
    assert any("Minijob" in reason["text"] for reason in first[1]["against"])

    before = cost(lohn)
    lohn("vertretung", "anna", "übernehmen", "1")
    assert cost(lohn)["kim"] - before["kim"] == Decimal(first[0]["cost"])
    assert "Kim vertritt" in lohn("vertretung", "anna").out

    written = lohn(
        "vertretung", "anna", "brief", "--einarbeitung", "2", "--arbeit", "Vorlesen", "--ordner", str(tmp_path / "briefe")
    )
    assert "beantrage ich die Kosten einer Ersatzkraft" in written.out
    (letter,) = (tmp_path / "briefe").glob("*.pdf")
    text = plain(letter.read_bytes())
    assert pages(letter.read_bytes()) == 1
    assert "Krankheit" in text
    assert "Krüger" not in text

    lohn("vertretung", "anna", "gesendet", "20.3.2026")
    assert "Weiterleitung spätestens" in lohn("heute").out
    balance = Decimal(json.loads(lohn("monat", "2026-03", "--json").out)["funding"][0]["balance"])
    lohn("vertretung", "anna", "bewilligt", "20.3.2026", "120,00")
    assert Decimal(json.loads(lohn("monat", "2026-03", "--json").out)["funding"][0]["balance"]) == balance + 120
    lohn("vertretung", "anna", "verbraucht", "20.3.2026")
    (request,) = json.loads(lohn("vertretung", "anna", "--json").out)["requests"]
    assert (request["state"], request["granted_amount"]) == ("used", "120.00")
    lohn("zurück")
    assert "bewilligt, 120 Euro" in lohn("vertretung", "anna", "--schlicht").out

    exported = lohn("export").out
    assert '"substitute_requests"' in exported


def test_both_orders_of_words_and_ascii(lohn):
    lohn("e", "anna krank 16.3.-19.3.")
    lohn("vertretung", "uebernehmen", "anna", "1")
    lohn("vertretung", "anna", "entwurf", "--deckung", "neu", "--satz", "19,20")
    lohn("vertretung", "anna", "gesendet", "heute")
    lohn("vertretung", "anna", "rueckfrage", "heute", "--bis", "30.3.2026")
    assert "Rückfrage beantworten" in lohn("heute").out
    lohn("vertretung", "anna", "abgelehnt", "heute")


def test_what_does_not_go_is_said_with_the_way_out(lohn):
    assert "Wer fehlt?" in lohn("vertretung", code=2).err
    assert "anna krank ab" in lohn("vertretung", "anna", code=1).err
    lohn("e", "anna krank 16.3.-19.3.")
    assert "Es gibt 1 bis" in lohn("vertretung", "anna", "übernehmen", "99", code=2).err
    assert "noch keinen Antrag" in lohn("vertretung", "anna", "gesendet", "heute", code=1).err
    assert "Möglich sind: namen" in lohn("vertretung", "anna", "brief", "--namen", "voll", code=2).err


def test_consent_letter(lohn, tmp_path):
    assert "nicht eingetragen" in lohn("brief", "einwilligung", code=1).err
    assert "lohn brief einwilligung" in lohn("brief", "liebesbrief", code=2).err
