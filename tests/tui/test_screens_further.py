"""What has no place of its own is reached by one key from every place, and shown as a page."""

import json
from pathlib import Path

import pytest

from payroll.office.bookfile import export_book
from payroll.periods import Month
from tests.samples import now, open_desk
from tests.tui.faces import Lohn
from tests.tui.screen_driver import Driver, screens
from tui.actions.errands import ERRANDS
from tui.screens.form import Form
from tui.screens.further import Further
from tui.screens.settings import GROUPS, SHOW
from tui.screens.sheet import Sheet
from tui.widgets.rows import Rows

NUMBERS = {each.title: number for number, each in enumerate(ERRANDS)}
UNASKED = [each for each in ERRANDS if all(field.name == "month" for field in each.fields) and not each.writes]


async def open_line(driver: Driver, number: int) -> None:
    await driver.press("o")
    assert isinstance(driver.app.screen, Further)
    while driver.app.screen.query_one(Rows).value != number:
        await driver.press("down")
    await driver.press("enter")


@pytest.mark.parametrize("errand", UNASKED, ids=lambda errand: " ".join(errand.words))
@pytest.mark.parametrize("width", [80, 40])
async def test_what_asks_nothing_is_read_at_once_and_nothing_is_cut(book: Path, errand, width: int) -> None:
    async with screens(book, size=(width, 24)) as driver:
        await open_line(driver, NUMBERS[errand.title])
        assert type(driver.app.screen) is Sheet
        text = driver.app.office.printed(errand.typed({"month": driver.app.month}), plain=True)
        words = (text or errand.well).split()
        assert words[0].rstrip(".,:") in driver.text
        assert all(len(line) <= width for line in driver.lines)
        await driver.press("escape")
        assert driver.app.screen is driver.app.screen_stack[0]


@pytest.mark.parametrize("errand", ERRANDS, ids=lambda errand: errand.title)
def test_every_errand_is_carried_out_with_the_examples_of_its_questions(
    book: Path, errand, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What its fields read is what its command takes; a rule may still refuse it."""
    own = {"assistant": "anna", "grant": "arbeit", "month": Month(2026, 9), "entry": 3, "file": str(book.parent / "g.json")}
    said = {field.name: own.get(field.name) or field.value(field.example, now().date()) for field in errand.fields}
    got = Lohn(book, monkeypatch, capsys, now()).any_code(*errand.typed(said))
    assert got.code in (0, 1), f"not understood: {got.err}"
    assert got.out or got.err or errand.well


async def test_a_year_is_asked_for_and_read(book: Path) -> None:
    async with screens(book) as driver:
        await open_line(driver, NUMBERS["Ein Jahr: Stunden, Urlaub, Lohn"])
        assert isinstance(driver.app.screen, Form)
        await driver.type("1")
        await driver.press("f2")
        assert "Anna Krüger" in driver.text
        assert "Januar 2026" in driver.text


async def test_a_wrong_answer_stays_with_its_sentence(book: Path) -> None:
    async with screens(book) as driver:
        await open_line(driver, NUMBERS["Einen Lohn durchrechnen, ohne ihn einzutragen"])
        await driver.type("viel")
        await driver.press("enter")
        assert isinstance(driver.app.screen, Form)
        assert "„viel“" in driver.text
        await driver.press(*["backspace"] * 4)
        await driver.type("16")
        await driver.press("enter")
        await driver.type("20")
        await driver.press("f2")
        assert "Netto" in " ".join(driver.text.split())


async def test_a_report_is_written_beside_the_book(book: Path) -> None:
    async with screens(book) as driver:
        await open_line(driver, NUMBERS["Einen Verwendungsnachweis schreiben"])
        await driver.type("1")
        await driver.press("enter")
        await driver.type("2026-Q3")
        await driver.press("f2")
        assert "Verwendungsnachweis" in driver.text
    assert list(book.parent.rglob("*Verwendungsnachweis*.pdf"))


async def test_what_was_taken_back_comes_again(book: Path) -> None:
    async with screens(book) as driver:
        await driver.press("slash")
        await driver.type("anna 31.10.2026 20-21")
        await driver.press("enter", "escape", "u")
        await open_line(driver, len(ERRANDS))
        assert driver.app.said.startswith("Wieder da:")
    with open_desk(book) as desk:
        shifts = json.loads(export_book(desk))["shifts"]
    assert [each for each in shifts if each["start"].startswith("2026-10-31T20")]


@pytest.mark.parametrize("group", ["konto", "nachweis", "bewilligung"])
async def test_what_is_noted_of_a_group_is_shown_from_the_settings(book: Path, group: str) -> None:
    async with screens(book) as driver:
        await driver.press("0")
        rows = driver.app.view.query_one(Rows)
        while rows.value != (group, ""):
            await driver.press("down")
        await driver.press("enter")
        listed = next(line for line in driver.lines if SHOW in line)
        await driver.press(listed.strip(" │").split()[0])
        assert type(driver.app.screen) is Sheet
        assert next(title for word, title, _ in GROUPS if word == group) in driver.text
