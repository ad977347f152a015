"""A grant's account and its usage report over one, two and three years of twelve people, as months are added."""

import tempfile
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from time import process_time

from payroll.office.desk import Desk
from payroll.records.tables import GrantRow
from tests.benchmarks.processes import say
from tests.benchmarks.years import CLOSED, OPEN, PEOPLE, grown

YEARS = (1, 2, 3)
ROUNDS = 3


def measure_reports() -> None:
    """Print account and report after start, and how they grow with the months."""
    with tempfile.TemporaryDirectory() as folder:
        taken = {}
        for years in YEARS:
            book = Path(folder) / f"{years}.lohn"
            grown(book, years)
            first = OPEN.plus(-12 * years)
            with Desk.open(book) as desk, desk.action("longer", "Länger bewilligt") as session:
                for row in session.query(GrantRow):
                    row.valid_from = first.first
            for name, words in (
                ("Konto", ["budget"]),
                ("Nachweis mit PDF, CSV, XLSX", ["nachweis", "arbeit", f"{first} bis {CLOSED}", "--ordner", folder]),
            ):
                taken[name, years] = _best(["--buch", str(book), *words])
                growth = taken[name, years] / taken[name, 1] / years
                title = f"{name}, {years * 12} Monate × {PEOPLE} Menschen: Rechenzeit nach dem Start"
                say(title, taken[name, years], "s", "≤ 1,0")
                say("    je Monat, gegenüber einem Jahr", growth, "×", "≤ 1,1")


def _best(words: list[str]) -> float:
    from tui.commands.main import main

    taken = []
    for _ in range(ROUNDS):
        with redirect_stdout(StringIO()), redirect_stderr(StringIO()) as errors:
            begin = process_time()
            code = main(words)
            taken.append(process_time() - begin)
        assert code == 0, errors.getvalue()
    return min(taken)
