"""The terminal's own cursor stands where the work is: judged with a terminal in memory, over a pty."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.tui.terminal import Terminal


@pytest.fixture
def terminal(closed_file: Path, tmp_path: Path) -> Iterator[Terminal]:
    book = tmp_path / "beispiel.lohn"
    shutil.copy(closed_file, book)
    opened = Terminal(book)
    yield opened
    opened.kill()


def test_the_cursor_is_shown_and_follows_row_place_and_field(terminal: Terminal) -> None:
    terminal.until("Fristen")
    terminal.until_cursor(terminal.row_of("Abschluss"))  # after the first layout, on the step that is due
    assert not terminal.screen.cursor.hidden
    assert terminal.screen.cursor.x == 2

    terminal.press("\x1b[A")
    terminal.until_cursor(terminal.row_of("Urlaub"))

    terminal.press("4")
    terminal.until("Auszahlung")
    terminal.until_cursor(terminal.row_of("Anna"))

    terminal.press("a")
    terminal.until("j Ja")
    terminal.until_cursor(terminal.row_of("j Ja"))
    terminal.press("n")
    terminal.until("Nicht abgeschlossen")

    terminal.press("/")
    terminal.until("zum Beispiel: anna")
    terminal.until_cursor(terminal.row_of("zum Beispiel: anna"))
    terminal.press("anna")
    terminal.until("/ anna")
    assert terminal.screen.cursor.x == 3 + len("anna")
    assert not terminal.screen.cursor.hidden

    terminal.press("\x1b")
    terminal.until_cursor(terminal.row_of("Anna"))
    assert terminal.close() == 0
