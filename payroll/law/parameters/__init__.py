"""Numbers the state sets, as dated data: ``<year>.toml`` and, for the wage tax flow, ``wage_tax_<year>.toml``.

An entry reads::

    [minimum_wage]
    value = "13.90"
    unit = "EUR/h"
    source = "5. MiLoAnpV, BGBl. 2025 I Nr. 268"
    checked_on = 2026-11-22
    status = "final"            # final | draft | open (open: value is missing)
    title = "Mindestlohn"       # with appears: of values that are not final, their name and where they will be published
    appears = "…"
    valid_from = 2023-07-01     # only where a value starts inside the year; then the table is a list [[minimum_wage]]

Dotted tables group entries: ``[health.general]`` is asked for as ``"health.general"``. This module is the one place of
the pure column that reads files; what it returns is frozen and cached.
"""

import json
import tomllib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any

from payroll.refusal import Refusal


class Status(StrEnum):
    """How sure a value is."""

    FINAL = "final"
    DRAFT = "draft"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One number set by the state, with where it stands and how sure it is. *value* is ``None`` while open.

    *title*: what people call it in German, where it is not final; *appears*: where the final value will be published.
    """

    name: str
    year: int
    value: Decimal | None
    unit: str
    source: str
    checked_on: date
    status: Status
    valid_from: date
    appears: str = ""
    title: str = ""

    @property
    def number(self) -> Decimal:
        """The value; a :class:`Refusal` names parameter, year and where it will appear while it is open."""
        if self.value is None:
            raise Refusal(
                f"Der Wert „{self.title or self.name}“ für {self.year} steht noch nicht fest. "
                f"Er erscheint hier: {self.appears}.",
                code="parameter_open",
                place=f"{self.year}.toml",
            )
        return self.value

    @property
    def citation(self) -> str:
        """What a derivation prints: source, date of the check and, unless final, the status."""
        return _citation(self.source, self.checked_on, self.status)


@cache
def _citation(source: str, checked_on: date, status: Status) -> str:
    note = {Status.FINAL: "", Status.DRAFT: ", Entwurf", Status.OPEN: ", offen"}[status]
    return f"{source} (geprüft {checked_on:%d.%m.%Y}{note})"


@dataclass(frozen=True, slots=True)
class Parameters:
    """All values of one year, as they stand on one day of it."""

    year: int
    on: date
    values: dict[str, Parameter]

    def __getitem__(self, name: str) -> Parameter:
        try:
            return self.values[name]
        except KeyError:
            raise Refusal(
                f"Der Wert „{name}“ fehlt in den Parametern für {self.year} (Stand {self.on:%d.%m.%Y}).",
                code="parameter_missing",
                place=f"{self.year}.toml",
            ) from None

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def number(self, name: str) -> Decimal:
        """Shorthand for the exact value of *name*."""
        return self[name].number


def years() -> tuple[int, ...]:
    """Years for which a parameter file exists, ascending."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(int(name[:4]) for name in names if name.endswith(".toml") and name[:4].isdigit()))


@cache
def load_file(name: str) -> dict[str, Any]:
    """Read one parameter file; ``FileNotFoundError`` if there is none. Decimals stay exact."""
    text = files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)


@cache
def load_table(name: str) -> dict[str, Any]:
    """Read a table kept as JSON, ``<name>.json``: what a library computed and every command wants at once."""
    table: dict[str, Any] = json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return table


def parse(tables: dict[str, Any], year: int) -> tuple[Parameter, ...]:
    """Turn the tables of one file into parameters, all their dates included; used by tests to add an invented year."""
    found: list[Parameter] = []

    def walk(prefix: str, table: dict[str, Any]) -> None:
        for key, entry in table.items():
            name = f"{prefix}{key}"
            if isinstance(entry, dict) and "unit" not in entry:
                walk(f"{name}.", entry)
            else:
                found.extend(_parameter(name, year, row) for row in (entry if isinstance(entry, list) else [entry]))

    walk("", tables)
    return tuple(found)


def _parameter(name: str, year: int, row: dict[str, Any]) -> Parameter:
    status = Status(row["status"])
    if (status is Status.OPEN) == ("value" in row):
        raise ValueError(f"{name} {year}: an open parameter has no value, any other has one")
    return Parameter(
        name,
        year,
        Decimal(row["value"]) if "value" in row else None,
        row["unit"],
        row["source"],
        row["checked_on"],
        status,
        row.get("valid_from", date(year, 1, 1)),
        row.get("appears", ""),
        row.get("title", ""),
    )


@cache
def version(year: int) -> str:
    """Name the data a slip of *year* was computed with: the year and a digest of all parameter files."""
    folder = sorted(
        (entry for entry in files(__package__).iterdir() if entry.name.endswith((".toml", ".json"))), key=lambda e: e.name
    )
    texts = "".join(f"{entry.name}\n{entry.read_text(encoding='utf-8')}" for entry in folder)
    return f"{year}-{sha256(texts.encode()).hexdigest()[:16]}"


@cache
def all_of(year: int) -> tuple[Parameter, ...]:
    """Every parameter of *year*; a :class:`Refusal` names the years there are."""
    try:
        return parse(load_file(str(year)), year)
    except FileNotFoundError:
        known = ", ".join(map(str, years()))
        raise Refusal(
            f"Für das Jahr {year} kennt dieses Programm keine Rechengrößen. Es kennt: {known}.", code="year_unknown"
        ) from None


@cache
def on(day: date) -> Parameters:
    """Values as they stand on *day*: of each name the latest whose ``valid_from`` is not after it."""
    current: dict[str, Parameter] = {}
    for parameter in sorted(all_of(day.year), key=lambda p: p.valid_from):
        if parameter.valid_from <= day:
            current[parameter.name] = parameter
    return Parameters(day.year, day, current)
