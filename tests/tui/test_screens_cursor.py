"""The terminal's own cursor stands where the work is: judged with a terminal in memory, over a pty."""

import os
import pty
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from fcntl import ioctl
from pathlib import Path

import pyte
import pytest

COLUMNS, LINES = 80, 24
PATIENCE = 20.0
START = """
import sys
from datetime import datetime
from payroll.periods import BERLIN
from tui.screens.app import run
sys.exit(run(sys.argv[1], actor="Mira Sommer", clock=lambda: datetime(2026, 11, 2, 9, tzinfo=BERLIN)))
"""


class Terminal:
    """A program in a terminal of 80 by 24."""

    def __init__(self, book: Path) -> None:
        self.screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self.screen)
        self._mine, theirs = pty.openpty()
        ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(COLUMNS), "LINES": str(LINES)}
        root = Path(__file__).parents[2]
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, str(book)], stdin=theirs, stdout=theirs, stderr=theirs, cwd=root, env=environment
        )
        os.close(theirs)
        self.raw = b""

    def until(self, text: str) -> None:
        """Read until *text* stands on the screen."""
        self._read(lambda: any(text in line for line in self.screen.display), f"{text!r} on the screen")

    def until_cursor(self, row: int) -> None:
        """Read until the cursor stands in *row*."""
        self._read(lambda: self.screen.cursor.y == row, f"the cursor in row {row}")

    def _read(self, done, wanted: str) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end, f"waited for {wanted}:\n" + "\n".join(self.screen.display)
            if select.select([self._mine], [], [], 0.1)[0]:
                data = os.read(self._mine, 65536)
                self.raw += data
                self._stream.feed(data)

    def press(self, keys: str) -> None:
        """Type."""
        os.write(self._mine, keys.encode())

    def row_of(self, text: str) -> int:
        """Return the line *text* stands in."""
        return next(number for number, line in enumerate(self.screen.display) if text in line)

    def close(self) -> int:
        """End the program with its own key and return its code."""
        self.press("q")
        try:
            while True:
                if not os.read(self._mine, 65536):
                    break
        except OSError:
            pass
        finally:
            os.close(self._mine)
        return self._process.wait(PATIENCE)


@pytest.fixture
def terminal(closed_file: Path, tmp_path: Path) -> Iterator[Terminal]:
    book = tmp_path / "beispiel.lohn"
    shutil.copy(closed_file, book)
    opened = Terminal(book)
    yield opened
    if opened._process.poll() is None:
        opened._process.kill()
        opened._process.wait()


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
