"""``lohn budget``, ``lohn nachweis`` and ``lohn bewilligung prüfen`` on a small book: what they say and what they refuse."""

import json

import pytest

from tests.office.small_book import desk_with, small_book
from tests.tui.faces import Lohn


@pytest.fixture
def lohn(tmp_path, monkeypatch, capsys) -> Lohn:
    desk_with(tmp_path, small_book()).close()
    return Lohn(tmp_path / "buch.lohn", monkeypatch, capsys)


def test_a_budget_says_what_is_left_and_for_machines_the_same(lohn):
    assert "bis wann es reicht, steht hier nach dem ersten Monat" in lohn("budget").out
    (work, _home) = json.loads(lohn("budget", "--json").out)
    assert (work["granted"], work["used"], work["lasts_to"], work["rate"]) == ("22800.00", "0.00", None, None)
    assert "Eine Bewilligung „xyz“ gibt es nicht" in lohn("budget", "xyz", code=2).err


def test_checks_say_source_and_answer(lohn):
    said = lohn("bewilligung", "prüfen", "arbeit").out
    assert "Wichtig: Ihr eigener Arbeitsplatz ist nicht eingetragen." in said
    assert "Was Sie antworten können: " in said
    assert "Quelle: § 185 Abs. 5 SGB IX" in said
    assert lohn("prüfe", "bewilligungen", code=1).out.startswith("bewilligungen: 61-arbeit: ")


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("2026-Q1", ("2026-01", "2026-03")),
        ("2026 Q1", ("2026-01", "2026-03")),
        ("1. Quartal 2026", ("2026-01", "2026-03")),
        ("2026-01 bis 2026-02", ("2026-01", "2026-02")),
        ("januar 2026 - februar 2026", ("2026-01", "2026-02")),
        ("2026-03", ("2026-01", "2026-03")),
        ("2026-02", ("2026-02", "2026-02")),
    ],
)
def test_periods_are_read_as_people_type_them(lohn, typed, span):
    made = json.loads(lohn("nachweis", "arbeit", *typed.split(), "--json").out)
    assert (made["first"], made["last"]) == span
    assert [name.rpartition(".")[2] for name in made["files"]] == ["pdf", "csv", "xlsx"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("arbeit", "2026-03", "bis", "2026-01"), "endet, bevor es anfängt"),
        (("arbeit", "2026-Q1", "--anlage", "foto"), "Eine Anlage „foto“ gibt es nicht"),
        (("arbeit", "0000"), "ist kein Jahr"),
    ],
)
def test_what_is_no_period_or_annex_names_the_value(lohn, words, sentence):
    assert sentence in lohn("nachweis", *words, code=2).err
