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
    terminal.quiet()
    assert terminal.screen.cursor.x == 3 + len("anna")
    assert not terminal.screen.cursor.hidden

    terminal.press("\x1b")
    terminal.until_cursor(terminal.row_of("Anna"))
    assert terminal.close() == 0


# place, what is written in the row the cursor stands in; the row of the first thing one acts on
HEARTS = (
    ("1", "Abschluss"),
    ("2", "["),
    ("3", "›"),
    ("4", "Anna"),
    ("5", "›"),
    ("6", "›"),
    ("7", "Anna"),
    ("8", "›"),
    ("0", "Ihre Angaben"),
)


@pytest.mark.parametrize(("digit", "text"), HEARTS)
def test_the_cursor_stands_where_the_work_is_in_every_place(terminal: Terminal, digit: str, text: str) -> None:
    terminal.until("Fristen")
    terminal.press(digit)
    terminal.until(f"[{digit} ")
    terminal.until_cursor_on(text)

    terminal.press("?")
    terminal.until("Hilfe:")
    terminal.until_cursor_on("›")
    terminal.press("\x1b")
    terminal.until(f"[{digit} ")
    terminal.until_cursor_on(text)


def test_the_cursor_stands_in_the_field_of_a_form_and_on_the_line_of_the_list(terminal: Terminal) -> None:
    terminal.until("Fristen")
    terminal.press("o")
    terminal.until("Weiteres:")
    terminal.until_cursor_on("Was fällig ist")
    terminal.press("\x1b[B\x1b[B\r")
    terminal.until("Um welche Bewilligung geht es?")
    terminal.quiet()
    terminal.press("1")
    terminal.quiet()
    before = terminal.screen.display[terminal.screen.cursor.y][: terminal.screen.cursor.x]
    assert before.strip() == "1"
    assert not terminal.screen.cursor.hidden
