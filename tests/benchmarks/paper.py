"""Papers: how many tagged payslips a second, against the same page without tags."""

import time
from statistics import median

from reports.layout.render import render
from reports.payslip import payslip
from tests.benchmarks.processes import say
from tests.reports.examples import ordinary

RUNS = 20


def measure_paper() -> None:
    """Render the same ordinary payslip with and without tags, in turn."""
    document = payslip(ordinary())
    tagged, untagged = [], []
    render(document)
    for _ in range(RUNS):
        start = time.perf_counter()
        render(document)
        middle = time.perf_counter()
        render(document, tagged=False)
        tagged.append(middle - start)
        untagged.append(time.perf_counter() - middle)
    say("Seiten je Sekunde, mit Tags", 1 / median(tagged), "1/s", "viele")
    say("Seiten je Sekunde mit Tags / ohne Tags", median(untagged) / median(tagged), "×", "≥ 0,5")
