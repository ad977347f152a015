"""``make bench``: the speeds that are felt, as ratios in one run where a ratio makes sense."""

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from tests.benchmarks.computing import measure_computing
from tests.benchmarks.keys import measure_keys
from tests.benchmarks.paper import measure_paper
from tests.benchmarks.processes import LOHN, PYTHON, say, seconds
from tests.benchmarks.reports import measure_reports
from tests.benchmarks.screens import measure_screens
from tests.benchmarks.years import measure_years


def main() -> None:
    """Print every figure."""
    bare = seconds([PYTHON, "-c", "pass"])
    say("lohn --help / python -c pass", seconds([LOHN, "--help"]) / bare, "×", "≤ 4")
    with tempfile.TemporaryDirectory() as folder:
        measure_book(Path(folder) / "demo")
    measure_years()
    measure_reports()
    measure_computing()
    measure_paper()
    measure_screens()
    measure_keys()


def measure_book(demo: Path) -> None:
    """Measure commands on the sample book."""
    subprocess.run([LOHN, "demo", str(demo)], check=True, capture_output=True)
    book = next(demo.glob("*.lohn"))
    orm = seconds([PYTHON, "-c", "import sqlalchemy.orm"])
    say("lohn heute / import sqlalchemy.orm", seconds([LOHN, "--buch", str(book), "heute"]) / orm, "×", "≤ 2")
    say("lohn monat / import sqlalchemy.orm", seconds([LOHN, "--buch", str(book), "monat", "2026-10"]) / orm, "×", "≤ 2")
    taken = []
    for index in range(3):
        copy = demo.parent / f"copy-{index}"
        shutil.copytree(demo, copy)
        command = [LOHN, "--buch", str(copy / book.name), "monat", "2026-10", "abschließen", "--ja"]
        start = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL)
        taken.append(time.perf_counter() - start)
    say("einen Monat abschließen, alle Dokumente, ganzer Prozess", sorted(taken)[1], "s", "≤ 2,5")


if __name__ == "__main__":
    main()
