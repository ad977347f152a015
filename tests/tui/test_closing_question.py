"""Before a month is closed that is not over, every face says so."""

from datetime import date

from payroll.periods import Month
from tests.tui.screen_driver import screens
from tui.commands.month import still_running


def test_only_a_month_that_is_not_over_is_said_to_be_running() -> None:
    assert still_running(Month(2026, 11), date(2026, 11, 27)) == "Der Monat läuft noch bis 30.11.2026. "
    assert still_running(Month(2026, 11), date(2026, 11, 30)) == ""
    assert still_running(Month(2026, 10), date(2026, 11, 27)) == ""


async def test_the_screens_say_it_in_the_question(book) -> None:
    async with screens(book) as driver:
        await driver.press("4", "a", "j", "enter", ">", "a")
        assert "Der Monat läuft noch bis" in driver.text.replace("│ │ ", "")
