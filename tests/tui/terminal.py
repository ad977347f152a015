"""A terminal in memory (pyte) with the screens in a process of their own behind a pty."""

import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from fcntl import ioctl
from pathlib import Path

import pyte

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
    """The screens in a terminal of their own; *more*: of the environment."""

    def __init__(self, book: Path, size: tuple[int, int] = (COLUMNS, LINES), **more: str) -> None:
        columns, lines = size
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self.screen)
        self._mine, theirs = pty.openpty()
        ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(columns), "LINES": str(lines), **more}
        root = Path(__file__).parents[2]
        self._process = subprocess.Popen(
            [sys.executable, "-c", START, str(book)], stdin=theirs, stdout=theirs, stderr=theirs, cwd=root, env=environment
        )
        os.close(theirs)
        self.raw = b""

    def until(self, text: str) -> None:
        """Read until *text* stands on the screen."""
        self._read(lambda: any(text in line for line in self.screen.display), f"{text!r} on the screen")

    def until_cursor_on(self, text: str) -> None:
        """Read until the cursor is shown in a row with *text*."""
        cursor = self.screen.cursor
        self._read(lambda: not cursor.hidden and text in self.screen.display[cursor.y], f"the cursor on {text!r}")

    def until_moved(self) -> float:
        """Read until the cursor stands elsewhere than before; return the seconds since the call."""
        begin, before = time.perf_counter(), (self.screen.cursor.y, self.screen.cursor.x)
        self._read(lambda: (self.screen.cursor.y, self.screen.cursor.x) != before, "another place of the cursor")
        return time.perf_counter() - begin

    def quiet(self, seconds: float = 0.15) -> None:
        """Read until nothing came for some time."""
        while select.select([self._mine], [], [], seconds)[0]:
            data = os.read(self._mine, 65536)
            self.raw += data
            self._stream.feed(data)

    def kill(self) -> None:
        """End the program whatever it does."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()

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
