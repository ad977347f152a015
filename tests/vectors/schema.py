"""Which kind of reference file lies before us, told from its header, and the adapter that runs its cases."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from tests.vectors.case import Case


class Unreadable(Exception):
    """A file that cannot be run; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Schema:
    """*columns* tell the kind; ``tests.vectors.<adapter>.run(rows)`` yields its cases."""

    name: str
    adapter: str
    columns: frozenset[str]


SCHEMAS = (
    Schema("Lohnsteuer", "wage_tax", frozenset({"LZZ", "RE4", "STKL"})),
    Schema("Sozialversicherung", "social_insurance", frozenset({"id", "gross_regular", "sv_days"})),
    Schema("Arbeitsrecht", "labour_law", frozenset({"id", "topic", "inputs"})),
    Schema("Budget", "budget", frozenset({"case_id", "kind", "month", "role", "name", "value"})),
)


def read(path: Path) -> tuple[Schema, list[dict[str, str]]]:
    """Return the file's schema and rows; :class:`Unreadable` for anything but a CSV file of a known kind."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="", strict=True)
            header = frozenset(reader.fieldnames or ())
            rows = list(reader)
    except OSError as error:
        raise Unreadable(f"{path}: Die Datei lässt sich nicht öffnen ({error.strerror}).") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Unreadable(f"{path}: Die Datei ist keine CSV-Datei in UTF-8 ({error}).") from error
    schema = next((schema for schema in SCHEMAS if schema.columns <= header), None)
    if schema is None:
        known = "; ".join(f"{schema.name}: {', '.join(sorted(schema.columns))}" for schema in SCHEMAS)
        raise Unreadable(f"{path}: Die Kopfzeile passt zu keiner bekannten Art von Fällen. Nötige Spalten: {known}.")
    for number, row in enumerate(rows, start=1):
        if None in row:
            raise Unreadable(f"{path}: Fall {number} hat mehr Zellen als die Kopfzeile.")
    return schema, rows


def run(schema: Schema, rows: list[dict[str, str]], path: Path, year: int | None) -> Iterator[Case]:
    """Yield the cases of a file; :class:`Unreadable` if the program has no adapter for its kind.

    *path* and *year* matter for wage tax alone, whose rows do not say which year they belong to.
    """
    module = f"tests.vectors.{schema.adapter}"
    try:
        adapter = import_module(module)
    except ModuleNotFoundError as error:
        if error.name != module:
            raise
        raise Unreadable(f"Für Fälle der Art „{schema.name}“ gibt es noch kein Modul {module}.") from error
    if schema.adapter == "wage_tax":
        return adapter.run(rows, adapter.year_of(path.name, rows, year))
    return adapter.run(rows)
