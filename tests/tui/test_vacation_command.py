"""``lohn urlaub``: for the eye, one fact a line, for a machine; letters, notices, days, in both orders of words."""

import json
from datetime import datetime

import pytest

from payroll.periods import BERLIN
from tests.office.small_book import desk_with, small_book
from tests.tui.faces import Lohn


@pytest.fixture
def lohn(tmp_path, monkeypatch, capsys) -> Lohn:
    desk_with(tmp_path, small_book()).close()
    made = Lohn(tmp_path / "buch.lohn", monkeypatch, capsys, datetime(2026, 3, 20, 12, tzinfo=BERLIN))
    made("e", "anna urlaub 23.-26.3.")
    return made


def test_everybody_in_a_table_and_what_to_look_at(lohn):
    out = lohn("urlaub").out
    assert "Urlaub 2026, in Tagen" in out
    assert "Ein Hinweis zum Urlaub 2026 steht aus für Anna und Ben. Ohne ihn verfällt kein Tag" in out
    lohn("urlaub", "hinweis", "anna", "--am", "7.1.2026", "--tage", "20")
    out = lohn("urlaub").out
    assert "Anna: 16 Tage aus 2026 verfallen am 31.12.2026, wenn sie bis dahin nicht genommen sind." in out
    assert "steht aus für Ben." in out


def test_one_person_with_the_way_to_the_entitlement(lohn):
    out = lohn("urlaub", "anna").out
    for said in ("Urlaub 2026: Anna Krüger", "Anspruch 2026", "20 Tage", "2026, gesetzlicher Urlaub", "÷ 6 Tage der vollen Woche",
                 "23.3.2026 bis 26.3.2026: 4 Tage", "Was verfällt (§ 7 Abs. 3 BUrlG)"):  # fmt: skip
        assert said in out


def test_plain_text_has_one_fact_a_line(lohn):
    lohn("e", "anna urlaub 1.-30.9.")
    lohn("e", "anna urlaub 1.-20.10.")
    for words in (["urlaub"], ["urlaub", "anna"], ["urlaub", "liste"]):
        out = lohn("--schlicht", *words).out
        assert out
        for sign in ("   ", "\n\n", "−"):
            assert sign not in out
    assert "Anna Krüger, Rest: minus 13 Tage" in lohn("--schlicht", "urlaub").out


def test_json_keeps_its_keys_and_has_more(lohn):
    everybody = json.loads(lohn("urlaub", "--json").out)
    (anna,) = json.loads(lohn("urlaub", "anna", "--json").out)
    old = ("assistant", "year", "carried", "entitled", "taken", "planned", "left", "hours_left")
    assert next(tuple(each[key] for key in old) for each in everybody) == (
        "anna", 2026, "0", "20", "4", "0", "16", "64.00",
    )  # fmt: skip
    assert {key: anna[key] for key in everybody[0]} == everybody[0]
    assert [(each["year"], each["part"], each["left"]) for each in anna["buckets"]] == [
        (2026, "statutory", "12"),
        (2026, "extra", "4"),
    ]
    assert anna["lapses"][0]["reason"] == "no_notice"
    assert anna["vacations"][0]["days"] == "4"
    assert anna["derivation"][0] == "Gesetzlicher Mindesturlaub"


def test_the_letters_lie_in_the_folder(lohn):
    said = lohn("urlaub", "brief")
    papers = sorted(path.name for path in (lohn.book.parent / "Unterlagen").iterdir())
    assert papers == ["2026-03-20 Hinweis Urlaub Hartmann Ben.pdf", "2026-03-20 Hinweis Urlaub Krüger Anna.pdf"]
    assert said.out.count("Geschrieben: ") == 2
    assert "lohn urlaub hinweis anna" in said.err
    lohn("urlaub", "anna", "brief", "--ordner", str(lohn.book.parent / "woanders"))
    assert (lohn.book.parent / "woanders").exists()


def test_notices_and_days_in_both_orders(lohn):
    assert "20 Tage offen" in lohn("urlaub", "hinweis", "ben").out
    lohn("urlaub", "anna", "tage", "2", "--grund", "gewährt")
    listed = lohn("urlaub", "liste").out
    assert "Ben Hartmann" in listed
    assert "zusätzlich gewährt" in listed
    assert "22 Tage" in lohn("urlaub", "anna").out
    lohn("urlaub", "tage-löschen", "anna", "--grund", "gewährt")
    lohn("urlaub", "hinweis-loeschen", "ben", "--am", "20.3.2026")
    assert lohn("urlaub", "liste").out.count("noch nichts eingetragen") == 2


def test_leaving_names_the_amount_and_the_line_that_books_it(lohn):
    lohn("e", "anna 23.-26.3. wie geplant", code=1)
    lohn("person", "beenden", "anna", "--bis", "31.3.2026")
    (anna,) = json.loads(lohn("urlaub", "anna", "--json").out)
    assert (anna["entitled"], anna["left"]) == ("5", "1")
    (leaving,) = anna["payouts"]
    assert (
        leaving["command"]
        == f"lohn einmal anna {leaving['amount'].replace('.', ',')} --art urlaubsabgeltung --monat 2026-03"
    )
    assert leaving["command"] in lohn("urlaub", "anna").out
    lohn(*leaving["command"].split()[1:])
    assert "ausgezahlt" in lohn("urlaub", "anna").out
    assert "Geschrieben: " in lohn("urlaub", "bescheinigung", "anna").out


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["urlaub", "1999"], 2, "„1999“ ist kein Jahr, das hier geht."),
        (["urlaub", "anna", "2025"], 1, "Für Anna gibt es 2025 kein Urlaubskonto"),
        (["urlaub", "tage", "anna", "2"], 2, "Es fehlt noch: --grund"),
        (["urlaub", "tage", "anna", "viel", "--grund", "gewährt"], 2, "tage: „viel“ ist nicht verstanden."),
        (["urlaub", "bescheinigung"], 2, "Für wen?"),
        (["urlaub", "bescheinigung", "anna"], 1, "Anna hört 2026 nicht auf."),
    ],
)
def test_what_does_not_go_says_why(lohn, words, code, sentence):
    said = lohn(*words, code=code)
    assert sentence in said.err
    assert said.out == ""
