"""Regelaltersgrenze (SGB VI §§ 35, 235)."""

from datetime import date
from functools import cache

from payroll.law.parameters import load_file, parse
from payroll.periods import ONE_DAY, Month, add_months

TABLE = "retirement_age"
PREFIX = "born."


@cache
def _months_by_birth_year() -> dict[int, int]:
    return {int(entry.name.removeprefix(PREFIX)): int(entry.number) for entry in parse(load_file(TABLE), 1)}


def retirement_age_completed_on(birth: date) -> date:
    """Day at whose end the Regelaltersgrenze is reached: the day before the month day of birth (§ 187 Abs. 2 BGB)."""
    table = _months_by_birth_year()
    year = min(max(birth.year, min(table)), max(table))
    return add_months(birth, table[year]) - ONE_DAY


def past_retirement_age(birth: date, month: Month) -> bool:
    """Tell whether *month* lies after the month in which the Regelaltersgrenze is reached."""
    return Month.of(retirement_age_completed_on(birth)) < month
