"""The screens ask before they correct a closed month, whichever way the change comes in; a no leaves all as it was."""

import json
from datetime import date
from pathlib import Path

from payroll.office.bookfile import export_book
from payroll.periods import Month
from tests.samples import open_desk
from tests.tui.screen_driver import Driver
from tui.screens.confirm import Confirm
from tui.screens.form import Form
from tui.widgets.entry_line import EntryLine

LINE = "anna 3.9.2026 12-13"


def records(book: Path) -> dict[str, object]:
    with open_desk(book) as desk:
        return json.loads(export_book(desk))


async def test_a_line_about_a_closed_month_is_kept_until_one_agrees(driver: Driver, book: Path) -> None:
    before = records(book)
    await driver.press("slash")
    await driver.type(LINE)
    await driver.press("enter")
    assert isinstance(driver.app.screen, Confirm)
    assert "September 2026 ist abgeschlossen. Das wird eine Berichtigung." in driver.text.replace("│ │", "")
    await driver.press("n")
    assert driver.app.query_one("#entry-line", EntryLine).value == LINE
    assert records(book) == before

    await driver.press("enter", "j")
    assert "Gespeichert." in driver.text
    assert "Berichtigung vorgemerkt: Anna, September 2026" in driver.app.said
    assert records(book) != before


async def test_a_correction_is_taken_back_with_one_key_before_it_is_settled(driver: Driver, book: Path) -> None:
    before = records(book)
    await driver.press("slash")
    await driver.type(LINE)
    await driver.press("enter", "j", "escape", "u")
    assert "Zurückgenommen" in driver.app.said
    assert records(book) == before


async def test_a_field_of_the_grid_in_a_closed_week(driver: Driver, book: Path) -> None:
    driver.app.month = Month(2026, 9)
    await driver.press("2")
    await driver.press("e")
    await driver.type("20-21")
    await driver.press("enter")
    assert isinstance(driver.app.screen, Confirm)
    await driver.press("j")
    assert "Berichtigung vorgemerkt" in driver.app.said


async def test_a_form_that_changes_a_closed_month(driver: Driver, book: Path) -> None:
    await driver.press("7", "e", "2")
    form = driver.app.screen
    assert isinstance(form, Form)
    for field in form._fields():
        if field.field.name == "valid_from":
            field.input.value = "1.9.2026"
        elif field.field.option == "lohn":
            field.input.value = "17,50"
    await driver.press("f2")
    assert isinstance(driver.app.screen, Confirm)
    await driver.press("n")
    assert isinstance(driver.app.screen, Form), "what was typed is still there"
    await driver.press("f2", "j")
    assert "Berichtigung vorgemerkt: Anna, September 2026" in driver.app.said
    contracts = records(book)["assistants"][0]["contracts"]
    assert date(2026, 9, 1).isoformat() in {each["from"] for each in contracts}
