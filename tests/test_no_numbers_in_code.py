"""No rate, ceiling or limit of the state stands in the code of ``payroll/``: such numbers are dated data with a source.

Every number in the code is read from the syntax tree. Numbers of counting and of the calendar may stand anywhere; any
other needs a line below that says what it is, so that a new one has to be looked at.
"""

import ast
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from payroll.law.parameters import all_of
from payroll.law.wage_tax.computation import PLANS
from payroll.law.wage_tax.constants import parameters as wage_tax_parameters

ROOT = Path(__file__).parent.parent
FILES = sorted((ROOT / "payroll").rglob("*.py"))

# counting, halves and pairs; days of a week, months of a year, quarters, days and hours; percent; cents
EVERYWHERE = {0, 1, 2, 7, 12, 24, 60, 100, Decimal("0.00"), Decimal("0.01"), -1}

ALLOWED: dict[str, tuple[str, set[str]]] = {
    "law/clock.py": ("the epoch and the size of a cache", {"1970", "4096"}),
    "law/due_days.py": (
        "Saturday, the statutes' third-last and fifth-last bank day and tenth day, quarters, the eves without bank day",
        {"5", "3", "10", "31"},
    ),
    "law/easter.py": ("Gauss's Easter formula", {"3", "4", "8", "11", "13", "15", "19", "21", "25", "28", "29", "30", "31", "40", "44", "49"}),
    "law/holiday_hints.py": ("weeks a hint looks back, and how many of them are usual", {"3", "4"}),
    "law/maternity.py": ("weeks that are part of the parameters' names", {"13", "17", "20"}),
    "law/parameters/__init__.py": ("characters of a file's name and of a digest", {"4", "16"}),
    "law/parental.py": ("codes of the Entgeltbescheinigung", {"17", "37", "51", "52"}),
    "law/premiums.py": ("dates of holidays, Sunday, the size of a cache", {"5", "6", "25", "26", "31", "4096"}),
    "law/public_holidays.py": ("dates of holidays", {"8", "15"}),
    "law/rest_day_checks.py": ("how many days a sentence names", {"6"}),
    "law/retention.py": ("the last day of a year", {"31"}),
    "law/social_insurance/groups.py": ("keys of Personengruppen and Beitragsgruppen", {"3", "5", "6", "101", "106", "109", "110", "119", "120", "209", "210", "1111", "1121", "3111", "3321", "0000", "0100"}),
    "law/social_insurance/limits.py": ("a month has 13/3 weeks", {"13", "3"}),
    "law/social_insurance/one_off.py": ("insurance days of a year", {"360"}),
    "law/vacation.py": ("Saturday, the last day of a year, ages that are part of the parameters' names", {"5", "16", "17", "18", "31"}),
    "law/vacation_pay.py": ("months of a quarter", {"3"}),
    "law/wage_tax/arithmetic.py": ("tax days of a year", {"360"}),
    "law/wage_tax/computation.py": ("years that have a plan", {"2024", "2025", "2026"}),
    "law/wage_tax/constants.py": ("first year of the table of § 24a EStG", {"2005"}),
    "law/wage_tax/explanation.py": ("codes of LZZ and STKL", {"3", "4"}),
    "law/wage_tax/flow.py": ("codes of LZZ and STKL", {"3", "4", "6"}),
    "law/wage_tax/flow_2026.py": ("codes of STKL", {"6"}),
    "law/wage_tax/flow_until_2025.py": ("codes of STKL", {"3", "6"}),
    "law/wage_tax/income_steps.py": ("codes of STKL", {"4", "6"}),
    "law/wage_tax/inputs.py": ("ranges of the plan's inputs", {"3", "4", "6", "99", "9999", "99999999999", "0.001", "99.9", "99.99"}),
    "law/wage_tax/tariff.py": ("the form of the formulas: ten thousandths, six decimals, five and three quarters (§ 39b Abs. 2 Satz 7)", {"10000", "6", "1.25", "0.75"}),
    "law/working_days.py": ("Saturday and Sunday, weeks of a year", {"5", "6", "53"}),
    "law/youth_checks.py": ("dates of holidays", {"5", "25", "31"}),
    "pay/absence_days.py": ("order of absences on one day", {"3", "4", "5", "6", "8"}),
    "pay/collecting.py": ("keys of Beitragsgruppen", {"3", "5", "6", "1000", "3000", "6000", "0100", "0300", "0500", "0010", "0020", "0001", "0002", "0050"}),
    "pay/history.py": ("the last day of a year", {"31"}),
    "pay/premium_lines.py": ("four decimals of a rate", {"4"}),
    "pay/solve.py": ("where the search ends", {"100000", "20"}),
    "pay/tax_checks.py": ("codes of tax classes; Kinderfreibeträge come in halves", {"4", "5", "6", "0.5"}),
    "pay/tax_inputs.py": ("codes of LZZ; days of a month by R 39b.5 LStR", {"4", "30"}),
    "pay/vacation_payout.py": ("months of a quarter", {"3"}),
    "pay/vacation_lines.py": ("four decimals of a rate", {"4"}),
    "periods.py": ("days of an insurance month, the calendar", {"3", "4", "30", "9999"}),
    "funding/cover.py": ("days around a shift that its checks look at", {"8"}),
    "funding/report_periods.py": ("months of a period", {"3", "6"}),
    "funding/terms.py": ("Saturday", {"5"}),
}  # fmt: skip


def numbers(path: Path) -> Iterator[tuple[int, Decimal, str]]:
    """Every number in a file, as a number and as digits in text: line, value, as written."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Constant) or isinstance(node.value, bool):
            continue
        if isinstance(node.value, int):
            yield node.lineno, Decimal(node.value), str(node.value)
        elif isinstance(node.value, str) and any(character.isdigit() for character in node.value):
            try:
                value = Decimal(node.value)
            except InvalidOperation:
                continue
            if value.is_finite():
                yield node.lineno, value, node.value


def name_of(path: Path) -> str:
    return path.relative_to(ROOT / "payroll").as_posix()


PURE = [path for path in FILES if name_of(path).split("/")[0] not in ("office", "records")]


@pytest.mark.parametrize("path", PURE, ids=name_of)
def test_no_number_of_the_state_in_the_pure_column(path: Path):
    _, allowed = ALLOWED.get(name_of(path), ("", set()))
    found = [
        f"line {line}: {written}"
        for line, value, written in numbers(path)
        if value not in EVERYWHERE and written not in allowed
    ]
    assert found == [], f"{name_of(path)}: move these to payroll/law/parameters, or say here what they are"


def test_no_line_allows_what_is_not_there():
    for name, (reason, allowed) in ALLOWED.items():
        there = {written for _, _, written in numbers(ROOT / "payroll" / name)}
        assert reason
        assert allowed <= there, f"{name}: {sorted(allowed - there)}"


NO_LAW = {"office/sample.py", "records/engine.py"}
"""The made-up people of the sample book, and milliseconds."""


def of_the_state() -> set[Decimal]:
    """Values of the years' parameters that cannot be mistaken for a count, a year or a time of day."""
    values = {
        parameter.value
        for year in (2025, 2026, 2027)
        for parameter in (*all_of(year), *(wage_tax_parameters(year).values() if year in PLANS else ()))
        if parameter.value is not None
    }
    years = range(1900, 2200)
    return {v for v in values if (v != v.to_integral_value() and v != Decimal("0.5")) or (v > 400 and v not in years)}


@pytest.mark.parametrize("path", [p for p in FILES if p not in PURE and name_of(p) not in NO_LAW], ids=name_of)
def test_no_rate_or_limit_in_the_use_cases_and_records(path: Path):
    """Above the pure column no law is applied: none of the state's values turns up there as a number."""
    examples = {Decimal("5.5")} if name_of(path).startswith("office/bookfile") else set()
    assert {value for _, value, _ in numbers(path)} & of_the_state() - examples == set()
