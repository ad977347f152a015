"""``lohn arbeitszeit``, ``lohn wochenplan``, ``lohn prüfe arbeitszeit`` and the fields that working time asks for."""

import json

import pytest

from tests.tui.faces import Lohn


def test_a_finding_from_the_entry_to_the_reason(lohn):
    """Entered, said at once, listed with a way out, left with a reason, silent in the check."""
    assert "nötig sind 30. Planen Sie Pausen" in lohn("e", "anna", "3.3.", "8-15").err
    said = lohn("arbeitszeit", "anna", "2026-03").out
    assert "Anna Krüger, Di 3.3.2026, AZ-05, Fehler, § 4 ArbZG" in said
    assert "  Vorschlag: Planen Sie Pausen" in said
    assert lohn("prüfe", "arbeitszeit", code=1).out.startswith("arbeitszeit: Anna Krüger: AZ-05 (§ 4 ArbZG)")
    left = ("arbeitszeit", "übergehen", "anna", "--prüfung", "AZ-05", "--am", "3.3.", "--grund", "Ablösung kam nicht")
    assert "bewusst so gelassen" in lohn(*left).out
    assert "Bewusst so, Grund: Ablösung kam nicht" in lohn("arbeitszeit", "anna", "märz").out
    assert "Bewusst so, Grund: Ablösung kam nicht" in lohn("monat", "2026-03").out
    lohn("e", "alle", "1.3.-20.3.", "wie", "geplant")
    assert "Anna" not in lohn("prüfe", "arbeitszeit", code=1).out, "Ben's nights without a break are left"
    assert json.loads(lohn("arbeitszeit", "liste", "--json").out)[0]["check"] == "AZ-05"


def test_a_machine_gets_every_field(lohn):
    lohn("e", "anna", "3.3.", "8-15")
    (finding,) = json.loads(lohn("arbeitszeit", "anna", "2026-03", "--json").out)
    assert {name: finding[name] for name in ("assistant", "check", "severity", "law", "on", "override")} == {
        "assistant": "anna",
        "check": "AZ-05",
        "severity": "E",
        "law": "§ 4 ArbZG",
        "on": "2026-03-03",
        "override": None,
    }
    assert {"month", "since", "due", "text", "proposal"} < set(finding)
    (checked,) = [
        each for each in json.loads(lohn("prüfe", "arbeitszeit", "--json", code=1).out) if each["number"] == "AZ-05"
    ]
    assert checked["proposal"]


def test_flat_text_has_one_fact_a_line(lohn):
    lohn("e", "anna", "3.3.", "8-15")
    lines = lohn("arbeitszeit", "anna", "2026-03", "--schlicht").out.splitlines()
    assert lines[:2] == ["Arbeitszeit März 2026.", "Anna Krüger, Dienstag, 3. März 2026, AZ-05, Fehler, § 4 ArbZG"]
    assert not any(line.startswith(" ") for line in lines)


def test_when_all_is_well_it_says_so(lohn):
    assert lohn("arbeitszeit", "anna", "2026-04").out.splitlines() == ["Arbeitszeit April 2026", "Alles im Rahmen."]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("zoe",), 2, "ist niemand aus Ihrem Buch"),
        (("übergehen", "anna", "--prüfung", "AZ-05", "--am", "3.3.", "--grund", "x" * 201), 2, "höchstens 200 Zeichen"),
        (
            ("übergehen", "anna", "--prüfung", "AZ-05", "--am", "3.3.", "--grund", "x"),
            1,
            "Einen Befund AZ-05 gibt es bei Anna",
        ),
        (("notfall", "anna", "--am", "3.3.", "--grund", "x"), 1, "keine Grenze überschritten"),
        (("zurücknehmen", "anna", "--prüfung", "AZ-05", "--am", "3.3."), 1, "nichts festgehalten"),
    ],
)
def test_what_does_not_go_names_the_value_and_the_way_out(lohn, words, code, sentence):
    assert sentence in lohn("arbeitszeit", *words, code=code).err


def test_the_question_for_the_reason_warns_not_to_write_about_health(lohn):
    assert "Bitte nichts über Gesundheit" in lohn("arbeitszeit", "übergehen", "--hilfe").out


def test_a_roster_every_two_weeks_is_listed(lohn):
    lohn("person", "plan", "anna", "sa", "18-22", "--ab", "21.3.2026", "--alle", "2", "--art", "bereitschaft")
    assert "alle 2 Wochen   Bereitschaft vor Ort" in lohn("wochenplan", "anna").out
    (_, *_, new) = json.loads(lohn("wochenplan", "--json", "anna").out)
    assert (new["every_weeks"], new["kind"], new["noted_on"]) == (2, "standby", "2026-03-20")
    assert "Wochentag" not in lohn("wochenplan", "ben").err


@pytest.mark.parametrize(
    ("clock", "weeks", "sentence"),
    [("8-33", "1", "länger als 24 Stunden dauert keine Schicht"), ("8-12", "9", "Erwartet wird eine Zahl von 1 bis 8")],
)
def test_a_roster_that_cannot_be_is_answered_in_place(lohn, clock, weeks, sentence):
    assert sentence in lohn("person", "plan", "anna", "sa", clock, "--ab", "21.3.2026", "--alle", weeks, code=2).err


def test_living_in_warns_how_narrow_the_exception_is(lohn):
    said = lohn("person", "ändern", "anna", "--wohnt-im-haushalt", "ja", "--stunden-anderswo", "10").err
    assert "§ 18 Abs. 1 Nr. 3 ArbZG" in said
    (anna, _) = json.loads(lohn("person", "--json").out)
    assert (anna["lives_in"], anna["weekly_hours_elsewhere"]) == (True, "10")


def test_a_contract_on_call_and_a_time_account(lohn):
    lohn("person", "vertrag", "anna", "--ab", "1.4.2026", "--abruf", "ja", "--abrufstunden", "mindestens")
    lohn(
        "person",
        "vertrag",
        "ben",
        "--ab",
        "1.4.2026",
        "--lohnart",
        "monatslohn",
        "--lohn",
        "600",
        "--arbeitszeitkonto",
        "1.4.2026",
    )
    anna, ben = json.loads(lohn("person", "--json").out)
    assert anna["contracts"][-1]["on_call_hours"] == "minimum"
    assert ben["contracts"][-1]["time_account_from"] == "2026-04-01"


def test_the_account_is_shown_with_its_derivation(lohn):
    salary = ("--lohnart", "monatslohn", "--lohn", "900", "--wochenstunden", "16", "--arbeitszeitkonto", "1.3.2026")
    lohn("person", "vertrag", "anna", "--ab", "1.3.2026", *salary)
    for day in range(2, 21):
        lohn("e", "anna", f"{day}.3.2026", "8-12")
    said = lohn("arbeitszeit", "anna", "2026-03", "--herleitung").out
    assert "Arbeitszeitkonto Anna Krüger, in Stunden" in said
    assert "6,67 Stunden aus März 2026: auszugleichen bis 31.3.2027" in said
    assert "Gutschrift 03.2026, höchstens die Hälfte der Vertragsstunden" in said


def test_a_plan_frozen_by_a_report_is_refused_with_the_word_that_goes(lohn: Lohn):
    lohn("e", "anna", "krank", "ab", "19.3.")
    refused = lohn("e", "anna", "23.3.", "8-13", "geplant", code=1).err
    assert "anna 23.3. 8-12 plan war falsch" in refused
    assert "war schon vor der Krankmeldung falsch" in lohn("e", "anna", "23.3.", "8-13", "plan", "war", "falsch").out
