"""The doors to the wage tax plans: which plan applies, what it gives, and how it came about."""

from dataclasses import dataclass
from functools import cache

from payroll.law.derivation import Derivation
from payroll.law.wage_tax.constants import Constants, read
from payroll.law.wage_tax.explanation import derivation
from payroll.law.wage_tax.flow import Flow
from payroll.law.wage_tax.flow_2024 import Constants2024, Flow2024
from payroll.law.wage_tax.flow_2025 import Constants2025, Flow2025
from payroll.law.wage_tax.flow_2026 import Constants2026, Flow2026
from payroll.law.wage_tax.inputs import checked
from payroll.periods import Month
from payroll.refusal import Refusal

PLANS: dict[int, tuple[type[Flow], type[Constants]]] = {
    2024: (Flow2024, Constants2024),
    2025: (Flow2025, Constants2025),
    2026: (Flow2026, Constants2026),
}
WITHOUT_A_PLAN = Month(2024, 12)
KNOWN = f"{', '.join(map(str, PLANS))} ({WITHOUT_A_PLAN.year} ohne Dezember)"


def compute(year: int, **inputs: object) -> dict[str, int]:
    """Return the outputs of the plan of *year* by their official names, in cents.

    *year*: the year in which the period ends (current pay) or the pay arrives (one-off pay); 2024 means January to
    November. *inputs* by their official names: cents and codes as ``int``, ZKF, KVZ (percent) and f as ``Decimal`` or
    ``int``; what is not given has the plan's default. :class:`Refusal` for a year without a plan, an input the plan does
    not know, a float, a number outside its range. Source: § 39b EStG with the BMF's Programmablaufplan of the year.
    """
    return _flow(year, inputs).run()


def age_of_relief(year: int) -> int:
    """Return the age to be completed before *year* begins for the Altersentlastungsbetrag (§ 24a Satz 3 EStG)."""
    _plan(year)
    return int(_constants(year).ALTE_age)


@dataclass(frozen=True, slots=True)
class Computed:
    """One run of the plan: *outputs* as :func:`compute` gives them, and how each of them came about."""

    outputs: dict[str, int]
    _run: Flow

    def explain(self, output: str) -> Derivation:
        """Return how LSTLZZ, SOLZLZZ, BK, STS, SOLZS or BKS comes about, in euro; ``ValueError`` for any other.

        Each step replays to its own result, the last one to the output.
        """
        return derivation(self._run, output)


def compute_explained(year: int, **inputs: object) -> Computed:
    """Carry out the plan once for its outputs and their derivations; *inputs* and refusals as for :func:`compute`."""
    flow = _flow(year, inputs, traced=True)
    return Computed(flow.run(), flow)


def explain(year: int, output: str = "LSTLZZ", **inputs: object) -> Derivation:
    """Return how one output of :func:`compute` comes about; see :meth:`Computed.explain`."""
    return compute_explained(year, **inputs).explain(output)


def refuse_uncovered(month: Month) -> None:
    """Raise a :class:`Refusal` if the program has no plan for wages of *month* (December 2024 has one of its own)."""
    if month == WITHOUT_A_PLAN:
        raise Refusal(
            "Für Dezember 2024 gilt ein eigener Programmablaufplan der Lohnsteuer, den dieses Programm nicht hat. "
            f"Es kennt {KNOWN}. Bitte lassen Sie diesen Monat von einem Lohnbüro abrechnen.",
            code="wage_tax_month_not_covered",
            place=str(month),
        )
    _plan(month.year)


def first_covered() -> Month:
    """Return the month from which on this program has a plan without a gap."""
    return WITHOUT_A_PLAN.plus(1)


def uncovered_sentence(year: int) -> str:
    """Return what to tell people about a *year* whose plan this program does not have yet."""
    return (
        f"Für {year} ist der Programmablaufplan der Lohnsteuer nicht im Programm. Er erscheint meist im November davor "
        "auf bundesfinanzministerium.de, als Schreiben „Programmablaufpläne für den Lohnsteuerabzug“. "
        f"Das Programm kennt {KNOWN}. Bitte spielen Sie eine neuere Fassung ein."
    )


def last_covered() -> Month:
    """Return the last month this program has a plan for: the ministry publishes the next year's in November."""
    return Month(max(PLANS), 12)


def _flow(year: int, inputs: dict[str, object], *, traced: bool = False) -> Flow:
    flow, _ = _plan(year)
    return flow(checked(flow.INPUTS, flow.DEFAULTS, inputs, year), _constants(year), traced=traced)


@cache
def _constants(year: int) -> Constants:
    return read(PLANS[year][1], year)


def _plan(year: int) -> tuple[type[Flow], type[Constants]]:
    if type(year) is int and year in PLANS:
        return PLANS[year]
    if type(year) is int and year > max(PLANS):
        sentence = uncovered_sentence(year)
    else:
        sentence = f"Für das Jahr {year} kennt dieses Programm keine Lohnsteuer. Es kennt {KNOWN}."
    raise Refusal(sentence, code="wage_tax_year_not_covered", place=str(year))
