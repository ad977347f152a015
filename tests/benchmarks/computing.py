"""Pure computing: a payslip with all derivations, many of them, and one evaluation of the wage tax flow."""

import time
import tracemalloc
from statistics import median

from payroll.law.wage_tax import compute
from payroll.pay.month import compute_payslip
from tests.benchmarks.processes import say
from tests.pay.cases import hourly_month

MANY = 5000


def measure_computing() -> None:
    """Measure in one process, after warming the parameters."""
    facts = hourly_month()
    compute_payslip(facts)
    one = median(_taken(lambda: compute_payslip(facts)) for _ in range(50))
    say("eine Abrechnung mit allen Herleitungen", one * 1000, "ms", "≤ 3")
    first, second = _taken(lambda: _many(facts, MANY // 5)), _taken(lambda: _many(facts, MANY))
    say(f"{MANY} Abrechnungen / {MANY // 5} Abrechnungen", second / first, "×", "≈ 5")
    tracemalloc.start()
    _many(facts, MANY // 5)
    half = tracemalloc.get_traced_memory()[0]
    _many(facts, MANY // 5)
    say("Speicher nach doppelt so vielen Abrechnungen", tracemalloc.get_traced_memory()[0] / half, "×", "≈ 1")
    tracemalloc.stop()
    inputs = {"LZZ": 2, "RE4": 320000, "STKL": 1, "PVZ": 1}
    compute(2026, **inputs)
    tax = median(_taken(lambda: compute(2026, **inputs)) for _ in range(500))
    say("eine Lohnsteuer (Monat, Klasse I)", tax * 1_000_000, "µs", "klein")


def _many(facts: object, count: int) -> None:
    for _ in range(count):
        compute_payslip(facts)  # type: ignore[arg-type]


def _taken(work: object) -> float:
    start = time.perf_counter()
    work()  # type: ignore[operator]
    return time.perf_counter() - start
