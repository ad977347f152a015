"""What a key costs in the screens, over a pty: the cursor moves in the grid of hours, another place is shown."""

import subprocess
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from tests.benchmarks.processes import LOHN, say
from tests.benchmarks.years import PEOPLE, grown
from tests.tui.terminal import Terminal

WIDE = (120, 40)
DOWN, UP, RIGHT, LEFT = "\x1b[B", "\x1b[A", "\x1b[C", "\x1b[D"
ROUND = (DOWN, DOWN, RIGHT, DOWN, RIGHT, UP, LEFT, UP, LEFT, UP)
PRESSES = 120
# what stands there when a place is shown whole
PLACES = (("5", "verbraucht"), ("7", "Versicherung"), ("3", "Urlaub, Stand"), ("4", "Summe"), ("1", "Fristen"))
ROUNDS, STARTS = 5, 3
START = "1"


def measure_keys() -> None:
    """Print both for the sample year, and how ten years of records change them."""
    with tempfile.TemporaryDirectory() as folder:
        demo = Path(folder) / "demo"
        subprocess.run([LOHN, "demo", str(demo)], check=True, capture_output=True)
        sample = next(demo.glob("*.lohn"))
        first, again = _first_visits(sample), _places(sample)
        say("bis alles unter Heute gelesen ist, Beispieljahr, ganzer Prozess", first.pop(START), "s")
        say("ein anderer Ort, Beispieljahr, zum ersten Mal: langsamster im Mittel", max(first.values()), "s", "≤ 0,15")
        say("ein anderer Ort, Beispieljahr, wieder: langsamster im Mittel", max(again.values()), "s", "≤ 0,15")
        for years in (1, 10):
            grown(Path(folder) / f"{years}.lohn", years)
        key, shown, visited = {}, {}, {}
        for years in (1, 10):
            book = Path(folder) / f"{years}.lohn"
            key[years], shown[years], visited[years] = _grid(book), _places(book), _first_visits(book)
            say(f"eine Taste im Raster, {PEOPLE} Menschen, {years} Jahre: 95 %", key[years], "s", "≤ 0,05")
        say("    gegenüber einem Jahr", key[10] / key[1], "×", "< 1,5")
        for title, taken in (("zum ersten Mal", visited), ("wieder", shown)):
            slowest = max(taken[10][digit] / taken[1][digit] for digit, _ in PLACES)
            say(f"ein anderer Ort, {title}, zehn Jahre gegenüber einem: größter Unterschied", slowest, "×", "< 1,5")


def _grid(book: Path) -> float:
    """Seconds within which 95 of 100 presses have moved the cursor."""
    terminal = Terminal(book, WIDE)
    try:
        terminal.until("Fristen")
        terminal.press("2")
        terminal.until("Woche")
        terminal.quiet(0.5)
        taken = []
        for number in range(PRESSES):
            terminal.press(ROUND[number % len(ROUND)])
            taken.append(terminal.until_moved())
            terminal.quiet(0.03)
        return sorted(taken)[int(len(taken) * 0.95)]
    finally:
        terminal.kill()


def _places(book: Path, places: Sequence[tuple[str, str]] = PLACES) -> dict[str, float]:
    """Seconds until each place stands there whole, the median of some rounds."""
    terminal = Terminal(book, WIDE)
    taken: dict[str, list[float]] = {digit: [] for digit, _ in places}
    try:
        terminal.until("Fristen")
        terminal.quiet(0.5)
        for _ in range(ROUNDS):
            for digit, text in places:
                start = time.perf_counter()
                terminal.press(digit)
                terminal.until(f"[{digit} ")
                terminal.until(text)
                taken[digit].append(time.perf_counter() - start)
                terminal.quiet(0.2)
    finally:
        terminal.kill()
    return {digit: median(values) for digit, values in taken.items()}


def _first_visits(book: Path, places: Sequence[tuple[str, str]] = PLACES) -> dict[str, float]:
    """Seconds until each place stands there when one first goes there, the median of some starts; the whole start for the place one starts at."""
    taken: dict[str, list[float]] = {digit: [] for digit, _ in places}
    for digit, text in places * STARTS:
        start = time.perf_counter()
        terminal = Terminal(book, WIDE)
        try:
            terminal.until("Fristen")
            if digit != START:
                terminal.quiet(0.5)
                start = time.perf_counter()
                terminal.press(digit)
                terminal.until(text)
            taken[digit].append(time.perf_counter() - start)
        finally:
            terminal.kill()
    return {digit: median(values) for digit, values in taken.items()}
