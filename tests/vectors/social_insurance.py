"""Adapter for ``social-insurance-examples.csv``: each row computed by payroll.law.social_insurance from its inputs.

Results have the names of the file's columns; the keys of ``expect_other`` ("k=v;k=v") are keys of their own beside them.
The insolvency levy depends on whether the employer is a private household, which no column says: the note does, and
where it is silent, published examples describe businesses and computed ones private households.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from payroll.law import parameters
from payroll.law.parameters import Parameters
from payroll.law.social_insurance import levies, limits, midijob, minijob, one_off, ordinary
from payroll.law.social_insurance.bases import Bases, monthly_bases
from payroll.law.social_insurance.groups import Groups
from payroll.law.social_insurance.insured import Branches, Insured, pension_ceiling
from payroll.money import ZERO, total
from payroll.periods import Month
from payroll.refusal import Refusal
from tests.vectors.case import Case

OUTPUTS = [
    "be_total",
    "be_an",
    "kv_an",
    "kv_ag",
    "kvz_an",
    "kvz_ag",
    "pv_an",
    "pv_ag",
    "rv_an",
    "rv_ag",
    "av_an",
    "av_ag",
    "u1_ag",
    "u2_ag",
    "inso_ag",
    "pauschsteuer_ag",
    "uv_ag",
    "total_an",
    "total_ag",
]
BRANCHES = {"kv": "health", "kvz": "health_additional", "pv": "care", "rv": "pension", "av": "unemployment"}
FULL_MONTH = 30

Row = dict[str, str]
Result = dict[str, object]


def run(rows: Iterable[Row]) -> Iterator[Case]:
    """Yield one case a row."""
    for row in rows:
        expected: dict[str, object] = {name: row.get(name, "") for name in OUTPUTS}
        for pair in filter(None, (row.get("expect_other") or "").split(";")):
            key, _, value = pair.partition("=")
            expected[key] = value
        try:
            result = compute(row)
        except Refusal as refusal:
            result = {"refused": refusal.code}
        yield Case(row["id"], expected, result, Decimal(row.get("tolerance") or "0"))


def compute(row: Row) -> Result:
    """Compute one row from its input columns."""
    kind = row["kind"]
    if kind.startswith("einmalzahlung"):
        return _one_off(row)
    if kind == "prognose":
        return _forecast(row)
    if kind.startswith("minijob"):
        return _minijob(row)
    if kind.startswith("kurzfristig"):
        return _levies_only(row)
    return _insured(row)


def _number(row: Row, name: str) -> Decimal:
    return Decimal(row.get(name) or "0")


def _flag(row: Row, name: str) -> bool:
    return row.get(name) == "1"


def _month(row: Row) -> Month:
    return Month(int(row["year"]), int(row["month"]))


def _parameters(month: Month) -> Parameters:
    return parameters.on(month.last)


def _days(row: Row) -> int:
    return int(row.get("sv_days") or FULL_MONTH)


def _state(row: Row) -> str:
    return "SN" if row["land"] in {"Sachsen", "SN"} else "NW"


def _shares(branches: Branches) -> Result:
    found: Result = {}
    for short, branch in BRANCHES.items():
        shares = getattr(branches, branch)
        found |= {f"{short}_an": shares.employee.amount, f"{short}_ag": shares.employer.amount}
    return found


def _minijob(row: Row) -> Result:
    month = _month(row)
    on = _parameters(month)
    groups = Groups.parse(row["pgr"], row["bgs"])
    current = _number(row, "gross_regular")
    pay, days = current + _number(row, "gross_one_off"), _days(row)
    household = _flag(row, "household_cheque")
    branches = minijob.contributions(on, groups, pay, days, household=household)
    charges = {
        **_levies(row, on, current, pay, household=household),
        "pauschsteuer_ag": levies.flat_tax(on, pay).amount,
        "uv_ag": levies.household_accident(on, pay).amount if household else ZERO,
    }
    base = minijob.liable_base(on, groups, pay, days)
    return {
        **_shares(branches),
        **charges,
        "total_an": branches.employee_total,
        "total_ag": branches.employer_total + total(charges.values()),
        "rv_total": branches.pension.employee.amount + branches.pension.employer.amount,
        "rv_base": base,
    }


def _levies(row: Row, on: Parameters, current: Decimal, pay: Decimal, *, household: bool) -> dict[str, Decimal]:
    rates = levies.LevyRates.minijob_office(on)
    return {
        "u1_ag": levies.sick_pay_levy(current, rates).amount,
        "u2_ag": levies.maternity_levy(current, rates).amount,
        "inso_ag": ZERO if household or not _pays_insolvency(row) else levies.insolvency_levy(on, pay).amount,
    }


def _pays_insolvency(row: Row) -> bool:
    note = row.get("note", "")
    if "Insolvenzgeldumlage" in note:
        return "no Insolvenzgeldumlage" not in note
    return row.get("source_kind", "computed") != "computed"


def _levies_only(row: Row) -> Result:
    on = _parameters(_month(row))
    current = _number(row, "gross_regular")
    found = _levies(row, on, current, current + _number(row, "gross_one_off"), household=_flag(row, "household_cheque"))
    zero = {f"{short}_{side}": ZERO for short in BRANCHES for side in ("an", "ag")}
    return {**zero, **found, "total_an": ZERO, "total_ag": total(found.values())}


def _insured(row: Row) -> Result:
    month = _month(row)
    on = _parameters(month)
    current, extra, days = _number(row, "gross_regular"), _number(row, "gross_one_off"), _days(row)
    childless, children = _flag(row, "childless_surcharge"), int(row.get("children_under25") or 0)
    insured = Insured(
        parameters=on,
        groups=Groups.parse(row["pgr"], row["bgs"]),
        state=_state(row),
        additional_rate=_number(row, "zusatz_pct"),
        additional_source="Zeile der Beispiele",
        surcharge=childless,
        discounts=max(0, min(children, 5) - 1),
    )
    pay = current + extra
    found: Result
    if _flag(row, "in_uebergangsbereich") and not midijob.above_band(on, pay, days):
        bases = midijob.reduced_bases(on, pay, days)
        branches = midijob.contributions(insured, bases)
        found = {"be_total": bases.total.amount, "be_an": bases.employee.amount}
    else:
        branches = ordinary.contributions(insured, _bases(row, month, on, current, extra, days))
        found = {}
    if childless:
        found |= _surcharge(branches)
    return {
        **found,
        **_shares(branches),
        "rv_total": branches.pension.employee.amount + branches.pension.employer.amount,
        "total_an": branches.employee_total,
        "total_ag": branches.employer_total,
    }


def _surcharge(branches: Branches) -> Result:
    steps = branches.care.employee.derivation.steps
    found = [step.result for step in steps if step.text == "Zuschlag für Kinderlose"]
    if not found:
        return {}
    return {"pv_surcharge": found[0], "pv_an_without_surcharge": branches.care.employee.amount - found[0]}


def _bases(row: Row, month: Month, on: Parameters, current: Decimal, extra: Decimal, days: int) -> Bases:
    state = _state(row)
    bases = monthly_bases(on, state, current, days)
    if not extra:
        return bases
    # the example states one month; the months before it in the year had the same current pay
    earlier = monthly_bases(on, state, current, FULL_MONTH)
    before = month.month - 1
    parts = {
        "health": ("Krankenversicherung", on["ceiling.health_year"]),
        "care": ("Pflegeversicherung", on["ceiling.care_year"]),
        "pension": ("Rentenversicherung", pension_ceiling(on, state, "_year")),
    }
    raised = {}
    for branch, (name, yearly) in parts.items():
        base = getattr(bases, branch)
        so_far = getattr(earlier, branch).exact * before + base.exact
        free = one_off.room(name, yearly, days + before * FULL_MONTH, so_far)
        raised[branch] = base.plus_one_off(one_off.liable(name, extra, free))
    return Bases(**raised)


def _one_off(row: Row) -> Result:
    """The row states the monthly pay since January (or the start) and the insurance days up to the month of payment."""
    month, days = _month(row), _days(row)
    monthly, extra = _number(row, "gross_regular"), _number(row, "gross_one_off")
    on, state = _parameters(month), _state(row)
    employed_last_year = days == month.month * FULL_MONTH
    rooms = _rooms(on, state, monthly, days)
    found: Result = {f"anteilige_bbg_{short}": ceiling for short, (ceiling, _) in rooms.items()}
    found["summe"] = monthly * days / FULL_MONTH + extra
    year = month
    if one_off.march_clause(on, month, extra, rooms["kv"][1], employed_last_year=employed_last_year):
        year = Month(month.year - 1, 12)
        rooms = _rooms(_parameters(year), state, monthly, 12 * FULL_MONTH)
    found |= {f"rest_bbg_{short}_{year.year}": free for short, (_, free) in rooms.items()}
    found |= {f"einmal_beitragspflichtig_{short}": min(extra, free) for short, (_, free) in rooms.items()}
    return found | {"zuordnung": f"{year.month}/{year.year}", "rates": str(year.year)}


def _rooms(on: Parameters, state: str, monthly: Decimal, days: int) -> dict[str, tuple[Decimal, Decimal]]:
    bases = monthly_bases(on, state, monthly, FULL_MONTH)
    found = {}
    for short, branch, yearly in (
        ("kv", bases.health, on["ceiling.health_year"]),
        ("pv", bases.care, on["ceiling.care_year"]),
        ("rv", bases.pension, pension_ceiling(on, state, "_year")),
    ):
        ceiling, free = one_off.room(short, yearly, days, branch.exact * days / FULL_MONTH)
        found[short] = (ceiling.result, free.result)
    return found


def _forecast(row: Row) -> Result:
    on = _parameters(_month(row))
    found = limits.forecast(on, _number(row, "gross_regular"), _number(row, "gross_one_off"))
    return {
        "jahresentgelt": found.year_pay.amount,
        "monatsdurchschnitt": found.regular_pay.amount,
        "G": on.number("minijob.limit"),
        "status": found.kind.value,
    }
