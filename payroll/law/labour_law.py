"""The numbers of labour law, by name and date (``parameters/labour_law.toml``).

Unlike the yearly values of tax and social insurance they hold from a date on until they are changed; an entry without
``valid_from`` holds for every date.
"""

from datetime import date
from decimal import Decimal
from functools import cache

from payroll.law.parameters import Parameter, load_file, parse
from payroll.refusal import Refusal

_ALWAYS = 1


@cache
def _entries() -> dict[str, list[Parameter]]:
    entries: dict[str, list[Parameter]] = {}
    for entry in sorted(parse(load_file("labour_law"), _ALWAYS), key=lambda entry: entry.valid_from):
        entries.setdefault(entry.name, []).append(entry)
    return entries


@cache
def parameter(name: str, on: date) -> Parameter:
    """Return the entry *name* as it stands on a day; :class:`Refusal` if there is none yet."""
    current = [entry for entry in _entries()[name] if entry.valid_from <= on]
    if not current:
        raise Refusal(f"Der Wert „{name}“ ist für den {on:%d.%m.%Y} nicht hinterlegt.", code="parameter_missing")
    return current[-1]


def number(name: str, on: date) -> Decimal:
    """Return the exact value of *name* on a day."""
    return parameter(name, on).number


def whole(name: str, on: date) -> int:
    """Return the value of *name* on a day as a whole number (days, months, hours of the clock)."""
    return int(number(name, on))


def known(name: str, on: date) -> bool:
    """Tell whether *name* is set for a day: rules that begin on a date ask this first."""
    return any(entry.valid_from <= on for entry in _entries()[name])
