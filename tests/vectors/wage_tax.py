"""Wage tax cases: each row an input of the ministry's plan and its outputs; also the official check table.

A row says nothing about its year: it is told by the caller, by the file's name (``lohnsteuer-2026.csv``) or by columns
only one year has. A case's id is its line in the file; the header is line 1.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from payroll.law.wage_tax import compute
from payroll.refusal import Refusal
from tests.vectors.case import Case

OUTPUTS = frozenset({
    "LSTLZZ", "SOLZLZZ", "BK", "STS", "SOLZS", "BKS", "VKVLZZ", "VKVSONST",
    "VFRB", "VFRBS1", "VFRBS2", "WVFRB", "WVFRBO", "WVFRBM",
})  # fmt: skip
NEITHER = frozenset({"table"})
FIRST_LINE = 2


def year_of(file_name: str, rows: list[dict[str, str]], told: int | None) -> int:
    """Return the year of the plan: as told, by the file's name, else by the columns and codes of the rows."""
    if told is not None:
        return told
    named = re.search(r"(?<!\d)20\d\d(?!\d)", file_name)
    if named:
        return int(named.group())
    columns = rows[0].keys() if rows else frozenset[str]()
    if "ALV" in columns or "PKPVAGZ" in columns:
        return 2026
    # the code 2 of KRV (no pension insurance) exists in the plan of 2024 alone
    return 2024 if any(row.get("KRV") == "2" for row in rows) else 2025


def run(rows: list[dict[str, str]], year: int) -> Iterator[Case]:
    """Yield each row's case; a refused row has the refusal's code as its result."""
    for line, row in enumerate(rows, start=FIRST_LINE):
        expected: dict[str, object] = {name: cell for name, cell in row.items() if name in OUTPUTS}
        result: dict[str, object]
        try:
            outputs = compute(year, **_inputs(row))
        except Refusal as refusal:
            result = {"refused": refusal.code}
        else:
            result = {name: str(value) for name, value in outputs.items() if name in expected or not expected}
        yield Case(str(line), expected, result)


def _inputs(row: dict[str, str]) -> dict[str, Decimal | str]:
    return {name: _exact(cell) for name, cell in row.items() if cell and name not in OUTPUTS | NEITHER}


def _exact(cell: str) -> Decimal | str:
    """Return the cell's number; what is none stays a text, which the plan refuses by name."""
    try:
        return Decimal(cell)
    except InvalidOperation:
        return cell
