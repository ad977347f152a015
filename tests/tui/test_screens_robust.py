"""What may happen to screens on the way: windows that shrink, texts pasted, keys in a hurry, a broken place, poor terminals."""

import asyncio
from pathlib import Path

import pytest
from textual.events import Paste

from payroll.office.desk import Desk
from payroll.office.entry import enter
from tests.samples import now
from tests.tui.screen_driver import Driver, screens
from tests.tui.terminal import Terminal
from tui.screens.absences import Absences
from tui.screens.budget import Budget
from tui.screens.error import ErrorBox
from tui.widgets.entry_line import EntryLine


def line_of(driver: Driver) -> EntryLine:
    return driver.app.query_one("#entry-line", EntryLine)


async def test_a_smaller_window_keeps_the_place_and_what_was_typed(driver: Driver) -> None:
    await driver.press("3", "slash")
    await driver.type("anna krank ab")
    for width in (40, 120, 80):
        await driver.resize(width, 24)
        assert line_of(driver).value == "anna krank ab"
        assert driver.app.place == "3"
        assert all(len(line) <= width for line in driver.lines)
        assert driver.app.focused is line_of(driver)


async def test_lines_pasted_together_are_noted_one_after_the_other(driver: Driver, book: Path) -> None:
    await driver.press("slash")
    pasted = "anna 31.10.2026 20-21\n\nben 31.10.2026 20-21\r\nanna 31.10.2026 20-21\n"
    line_of(driver).post_message(Paste(pasted))
    await driver.settle()
    assert line_of(driver).value == "anna 31.10.2026 20-21", "nothing is noted before Enter"
    await driver.press("enter")
    assert driver.app.said.startswith("Gespeichert. ")
    assert "Noch 2 von den eingefügten Zeilen" in driver.app.said
    assert "Verstanden: Ben Hartmann" in driver.app.said
    await driver.press("enter")
    assert line_of(driver).value == "anna 31.10.2026 20-21"
    await driver.press("enter")
    assert "Nicht gespeichert" in driver.app.said, "the same line twice is refused and stays"
    assert line_of(driver).value == "anna 31.10.2026 20-21"


async def test_keys_faster_than_the_screen_end_where_slow_ones_do(book: Path) -> None:
    keys = ["2", "down", "right", "down", "5", "3", "7", "down", "2", "up", "1", "4", "down"]
    ends = []
    for hurried in (True, False):
        async with screens(book) as driver:
            if hurried:
                await driver._pilot.press(*keys)
                await driver.settle()
            else:
                await driver.press(*keys)
            await asyncio.sleep(0.2)
            await driver.settle()
            ends.append((driver.app.place, driver.lines))
    assert ends[0] == ends[1]


async def test_an_error_in_one_place_leaves_the_others_and_what_was_typed(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    await driver.press("slash")
    await driver.type("anna krank")
    await driver.press("escape")

    def broken(_self: Budget, _desk: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Budget, "read", broken)
    await driver.press("5")
    assert isinstance(driver.app.screen, ErrorBox)
    assert "Das Programm hat einen Fehler gemacht" in driver.text.replace("│ │ ", "")
    await driver.press("escape", "4")
    assert "Summe" in driver.text
    assert line_of(driver).value == "anna krank"


@pytest.mark.parametrize("more", [{"LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "0"}, {"NO_COLOR": "1"}])
def test_a_poor_terminal_shows_the_screens_all_the_same(book: Path, more: dict[str, str]) -> None:
    terminal = Terminal(book, **more)
    try:
        terminal.until("Fristen")
        terminal.press("4")
        terminal.until("Auszahlung")
        assert terminal.close() == 0
    finally:
        terminal.kill()


async def test_a_place_is_read_again_only_after_something_changed(
    driver: Driver, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    whole = Absences.read

    def counted(view: Absences, desk: Desk) -> object:
        read.append("3")
        return whole(view, desk)

    monkeypatch.setattr(Absences, "read", counted)
    await driver.press("3", "7", "3", "1", "3")
    assert read == ["3"], "nothing changed in between"
    await driver.press("7")
    with Desk.open(book, clock=now) as elsewhere:
        enter(elsewhere, "ben krank 29.10.-30.10.")
    await driver.press("3")
    assert "Ben krank 29.10. bis 30.10.2026" in driver.text
    await driver.press("slash")
    await driver.type("anna urlaub 21.12.-23.12.")
    await driver.press("enter", "escape")
    assert read == ["3"] * 3, "once for another program, once for what was typed here"
    assert "Anna Urlaub 21.12. bis 23.12.2026" in driver.text
