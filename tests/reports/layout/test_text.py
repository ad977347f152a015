"""Lines: nothing is lost, nothing is wider than its column, what belongs together stays together."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from payroll.refusal import Refusal
from reports.layout import style
from reports.layout.fonts import BOLD, FALLBACK, REGULAR, font_of, runs
from reports.layout.text import broken, width_of

LETTERS = "abcdefgh ijklm nopq rstuvwxyzäöüßÄÖÜẞ ,.-/0123456789€§Łłş\u00ad"


def shown(lines):
    return "".join(characters for line in lines for _, characters in line.runs)


@example(text="0000a\xad", width=30)
@given(text=st.text(LETTERS, max_size=120), width=st.integers(30, 400))
def test_breaking_loses_no_letter_and_keeps_the_width(text, width):
    lines = broken(text, style.BODY, width)
    kept = [c for c in unicodedata.normalize("NFC", text) if c not in " \u00ad"]
    assert [c for c in shown(lines) if c not in " \u00ad\u00a0"] == kept
    assert all(line.width <= width + 0.001 for line in lines)


def test_words_of_two_lines_stay_apart_when_they_are_read():
    first, *_ = broken("Arbeitslohn und Zuschläge", style.BODY, width_of("Arbeitslohn und", style.BODY) + 1)
    assert first.runs[-1][1].endswith(" ")


def test_a_broken_word_ends_with_a_soft_hyphen_so_that_it_is_read_whole():
    lines = broken("Renten\u00adversicherung", style.BODY, width_of("versicherung", style.BODY) + 1)
    assert [line.runs[0][1] for line in lines] == ["Renten\u00ad", "versicherung"]
    assert shown(broken("Renten\u00adversicherung", style.BODY, 400)) == "Rentenversicherung"


def test_a_provision_is_not_torn_from_its_number():
    lines = broken("nach § 185 Abs. 5 SGB IX", style.BODY, width_of("nach § 185 Abs.", style.BODY) + 1)
    assert len(lines) > 1
    assert not any(line.runs[0][1].rstrip().endswith(("§", "Abs.", "SGB")) for line in lines)


def test_decomposed_letters_are_composed():
    assert shown(broken("Kru\u0308ger", style.BODY, 400)) == "Krüger"


@pytest.mark.parametrize("character", "ŁłŞşĐđŐőẞŽžÿñ€§–„“·×÷−≥")
def test_letters_of_european_names_and_signs_can_be_set(character):
    for bold in (False, True):
        assert font_of(character, bold=bold)


def test_a_letter_the_first_font_lacks_comes_from_the_second():
    """Otherwise it would be dropped in silence: "Ma gorzata"."""
    assert runs("Ωa", bold=False) == ((FALLBACK[REGULAR], "Ω"), (REGULAR, "a"))
    assert runs("Ωa", bold=True) == ((FALLBACK[BOLD], "Ω"), (BOLD, "a"))


@pytest.mark.parametrize(("character", "name"), [("漢", "CJK UNIFIED IDEOGRAPH-6F22"), ("\U0001f9ba", "SAFETY VEST")])
def test_a_character_no_font_has_is_refused_by_name(character, name):
    with pytest.raises(Refusal) as refused:
        broken(f"Herr {character}", style.BODY, 400)
    assert refused.value.code == "character_without_glyph"
    assert f"„{character}“ ({name}, U+{ord(character):04X})" in refused.value.sentence


@pytest.mark.parametrize("character", "אب")
def test_scripts_from_right_to_left_are_refused_not_garbled(character):
    """DejaVu has their letters, but unshaped and in the wrong order they would be no name."""
    with pytest.raises(Refusal, match="kann nicht gedruckt werden"):
        broken(character, style.BODY, 400)


def test_figures_are_equally_wide():
    """Tabular figures: amounts below each other stand digit below digit, in both weights."""
    for look in (style.CELL, style.CELL_STRONG):
        assert len({width_of(digit, look) for digit in "0123456789"}) == 1
