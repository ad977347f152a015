"""Where results and remarks go, and how they look: as tables for the eye, or one fact a line for speech and braille."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from typing import Any

from payroll.office.intake.words import day_in_words
from tui import wording

NAME_WIDTH, AMOUNT_WIDTH = 40, 14
ONE_OF = {"Tage": "Tag", "Stunden": "Stunde"}

_told: ContextVar[Callable[[str], str]] = ContextVar("told", default=lambda text: text)


@contextmanager
def telling(told: Callable[[str], str]) -> Iterator[None]:
    """Let everything printed inside be said as *told* says it: for faces that carry commands out where nobody types them."""
    before = _told.set(told)
    try:
        yield
    finally:
        _told.reset(before)


@dataclass
class Output:
    """Results on standard output, remarks on standard error. *plain*: flat text without tables."""

    plain: bool = False

    def line(self, text: str = "") -> None:
        """Print one line of a result."""
        if text or not self.plain:
            print(self._said(text))

    def remark(self, text: str) -> None:
        """Print what is not the result: what was done, what comes next."""
        print(self._said(text), file=sys.stderr)

    def _said(self, text: str) -> str:
        told = _told.get()(text)
        return _aloud(told.strip()) if self.plain else told

    def json(self, value: Any) -> None:
        """Print a value for a machine."""
        print(json.dumps(value, ensure_ascii=False, indent=2))

    def heading(self, text: str) -> None:
        """Print the title of what follows."""
        print(self._said(f"{text}." if self.plain and text[-1:].isalnum() else text))

    def day(self, value: date, year: int) -> str:
        """Return a day as this output writes it: "Mi 28.10.", or in words; with its year where that is not *year*."""
        another = value.year != year
        short = f"{wording.short_day(value)}{value.year if another else ''}"
        return day_in_words(value, year=another) if self.plain else short

    def fact(self, name: str, value: str) -> None:
        """Print one named value."""
        figure = value.rjust(AMOUNT_WIDTH) if value.endswith("€") else value
        print(self._said(f"{name}: {value}" if self.plain else f"  {name:<{NAME_WIDTH}} {figure}"))

    def table(
        self,
        header: Sequence[str],
        rows: Iterable[Sequence[str]],
        *,
        left: int = 1,
        after: int = 0,
        units: Sequence[str] = (),
    ) -> None:
        """Print rows under *header*: the first *left* and last *after* columns are words, the others aligned figures.

        Plain: each cell is a line that starts with the row's name; *units* of the figures are said behind them.
        """
        cells = [tuple(row) for row in rows]
        if not cells:
            print("Noch nichts eingetragen." if self.plain else "  noch nichts eingetragen")
        elif self.plain:
            for fact in _facts(header, cells, [""] * left + list(units)):
                print(self._said(fact))
        else:
            _aligned(header, cells, range(left, len(header) - after))


def _facts(header: Sequence[str], cells: Sequence[Sequence[str]], units: Sequence[str]) -> Iterator[str]:
    for row in cells:
        for column, (name, value) in enumerate(zip(header[1:], row[1:], strict=True), 1):
            if value:
                unit = _unit(column, units, row[0], name) if value[-1:].isdigit() else ""
                unit = ONE_OF.get(unit, unit) if value == "1" else unit
                yield f"{row[0]}, {name}: {value} {unit}".rstrip()


def _unit(column: int, units: Sequence[str], *names: str) -> str:
    """Return the unit of a figure: as given, else what the name of its row or column says."""
    if column < len(units):
        return units[column]
    return next((unit for unit in ("Euro", "Stunden") if any(unit in name.split() for name in names)), "")


def _aloud(text: str) -> str:
    from tui.plain.spoken import aloud

    return aloud(text)


def _aligned(header: Sequence[str], cells: Sequence[Sequence[str]], figures: range) -> None:
    lines = [tuple(header), *cells]
    widths = [max(len(row[column]) for row in lines) for column in range(len(header))]
    for row in lines:
        parts = [
            value.rjust(width) if column in figures else value.ljust(width)
            for column, (value, width) in enumerate(zip(row, widths, strict=True))
        ]
        print(f"  {'   '.join(parts)}".rstrip())


class Quiet(Output):
    """Everything that is not the one JSON value goes to standard error."""

    def line(self, text: str = "") -> None:
        """Print a result beside the JSON value."""
        self.remark(text)
