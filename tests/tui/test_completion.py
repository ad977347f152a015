"""The entry line offers how a name or word goes on; it is taken by one key and never by itself."""

from pathlib import Path

import pytest

from payroll.office.intake.reader import ABSENCES, FREE, KINDS
from payroll.office.intake.vocabulary import OFTEN, completed
from payroll.office.intake.words import DAY_WORDS, fold
from tests.tui.screen_driver import screens
from tui.screens.form import Form
from tui.widgets.entry_line import EntryLine

NAMES = ("anna", "ben", "cem", "dora", "eva", "eva")
SPECIFICATION = (Path(__file__).parents[2] / "docs" / "eingabe.md").read_text(encoding="utf-8").casefold()


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("an", "anna"),
        ("d", "dora"),
        ("anna kr", "anna krank"),
        ("anna b", "anna bis"),
        ("anna w", "anna wie geplant"),
        ("ben 14-18 für a", "ben 14-18 für anna"),
        ("anna 14-18 für b", "anna 14-18 für ben"),
        ("anna 14-18 für e", None),
        ("anna wie g", "anna wie geplant"),
        ("anna wie gep", "anna wie geplant"),
        ("anna plan w", "anna plan war falsch"),
        ("anna plan war f", "anna plan war falsch"),
        ("anna nächste w", "anna nächste woche"),
        ("anna lena k", "anna lena krank"),
        ("anna wie geplant", None),
        ("anna lena ma", "anna lena mai"),
        ("uw", None),
        ("ben 14-18 für an", "ben 14-18 für anna"),
        ("anna übermo", "anna übermorgen"),
        ("anna uebermo", "anna uebermorgen"),
        ("ev", None),
        ("anna", None),
        ("anna krank", None),
        ("anna 8", None),
        ("anna heute 8-12", None),
        ("anna xy", None),
        ("", None),
        ("anna ", None),
    ],
)
def test_the_rest_of_a_word_is_offered_where_it_is_clear(typed: str, offered: str | None) -> None:
    assert completed(typed, NAMES) == offered


def test_a_name_of_two_words_goes_before_other_words() -> None:
    assert completed("anna l", ("anna lena", "ben")) == "anna lena"


def test_every_word_offered_first_stands_in_the_specification_of_the_grammar() -> None:
    known = {*ABSENCES, *FREE, *KINDS, *DAY_WORDS}
    assert not [word for word in OFTEN if word not in SPECIFICATION and fold(word) not in known]


async def test_arrow_right_takes_what_is_offered_and_enter_alone_does_not(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("slash")
        field = driver.app.query_one("#entry-line", EntryLine)
        await driver.type("an")
        await driver.press("enter")
        assert field.value == "an", "nothing is written by itself"
        await driver.press("right")
        assert field.value == "anna"
        await driver.type(" kr")
        await driver.press("right")
        assert field.value == "anna krank"


async def test_what_was_typed_before_comes_back_with_arrow_up(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("slash")
        field = driver.app.query_one("#entry-line", EntryLine)
        await driver.type("anna 31.10.2026 20-21")
        await driver.press("enter")
        assert field.value == ""
        await driver.type("be")
        await driver.press("up")
        assert field.value == "anna 31.10.2026 20-21"
        await driver.press("down")
        assert field.value == "be"


async def test_forms_offer_nothing(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("7", "n")
        form = driver.app.screen
        assert isinstance(form, Form)
        assert all(field.input.suggester is None for field in form._fields())


async def test_it_can_be_switched_off_in_the_settings(book: Path) -> None:
    async with screens(book, (80, 60)) as driver:
        await driver.press("0", "g")
        line = next(each for each in driver.lines if "Graue Vorschläge in der Eingabezeile" in each)
        letter = line.split()[0]
        await driver.press(letter, "enter", "2")
        assert "Einstellung vorschlaege: nein." in driver.app.said
        await driver.press("1", "slash")
        await driver.type("an")
        await driver.press("right")
        assert driver.app.query_one("#entry-line", EntryLine).value == "an"
    async with screens(book) as driver:
        await driver.press("slash")
        await driver.type("an")
        await driver.press("right")
        assert driver.app.query_one("#entry-line", EntryLine).value == "an", "it stays so at the next start"
