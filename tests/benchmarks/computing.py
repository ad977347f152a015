"""Pure computing: a payslip with all derivations, many of them, and one evaluation of the wage tax flow."""

import time
import tracemalloc
from collections.abc import Callable
from statistics import median

from payroll.law.wage_tax import compute
from payroll.pay.facts import MonthFacts
from payroll.pay.month import compute_payslip
from payroll.pay.working_time_notices import working_time_notices
from tests.benchmarks.processes import say
from tests.pay.cases import hourly_month, one_off_month, working_half_year

MANY = 5000
ROUNDS, CALLS = 200, 50
YEAR_PAY = 38_400


def measure_computing() -> None:
    """Measure in one process, after warming the parameters."""
    facts = hourly_month()
    for name, month in (("", facts), (", Einmalzahlung und Kirchensteuer", one_off_month())):
        compute_payslip(month)
        one = median(_taken(lambda month=month: compute_payslip(month)) for _ in range(50))
        say(f"eine Abrechnung mit allen Herleitungen{name}", one * 1000, "ms", "≤ 3")
    first, second = _taken(lambda: _many(facts, MANY // 5)), _taken(lambda: _many(facts, MANY))
    say(f"{MANY} Abrechnungen / {MANY // 5} Abrechnungen", second / first, "×", "≈ 5")
    tracemalloc.start()
    _many(facts, MANY // 5)
    half = tracemalloc.get_traced_memory()[0]
    _many(facts, MANY // 5)
    say("Speicher nach doppelt so vielen Abrechnungen", tracemalloc.get_traced_memory()[0] / half, "×", "≈ 1")
    tracemalloc.stop()
    _measure_working_time()
    _measure_wage_tax()


def _measure_working_time() -> None:
    """The working-time checks of a month view: half a year of shifts, 60 a month, of twelve people."""
    months = [working_half_year(hour) for hour in range(6, 18)]
    for facts in months:
        working_time_notices(facts)
    taken = min(_taken(lambda: [working_time_notices(facts) for facts in months]) for _ in range(5))
    say("Prüfung der Arbeitszeit, 12 Personen mit 60 Schichten im Monat über ein halbes Jahr", taken * 1000, "ms", "≤ 100")


def _measure_wage_tax() -> None:
    """One evaluation, and as a multiple of ``lohnsteuer-bmf`` where that is installed; the two take turns."""

    def ours() -> object:
        return compute(2026, LZZ=2, RE4=YEAR_PAY * 100 // 12, STKL=1, PVZ=1)

    theirs = _public_library()
    own, other = [], []
    for _ in range(ROUNDS):
        own.append(_taken(ours, CALLS))
        if theirs is not None:
            other.append(_taken(theirs, CALLS))
    say("eine Lohnsteuer (Monat, Klasse I)", median(own) / CALLS * 1_000_000, "µs", "klein")
    if other:
        say("eine Lohnsteuer / lohnsteuer-bmf", median(own) / median(other), "×", "≤ 4")
    else:
        print("lohnsteuer-bmf ist nicht installiert; zum Vergleich: pip install lohnsteuer-bmf==2026.3")


def _public_library() -> Callable[[], object] | None:
    try:
        from lohnsteuer_bmf import berechne_lohnsteuer_pap
    except ImportError:
        return None
    return lambda: berechne_lohnsteuer_pap(
        float(YEAR_PAY), 1, "Nordrhein-Westfalen", mit_kirchensteuer=False, kinder=0, geburtsjahr=1985,
        kv_zusatzbeitrag=0.0, ist_sachsen=False, jahr=2026,
    )  # fmt: skip


def _many(facts: MonthFacts, count: int) -> None:
    for _ in range(count):
        compute_payslip(facts)


def _taken(work: Callable[[], object], times: int = 1) -> float:
    start = time.perf_counter()
    for _ in range(times):
        work()
    return time.perf_counter() - start
