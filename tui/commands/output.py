"""Where results and remarks go, and how they look: as tables for the eye, or one fact a line for speech and braille."""

import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass
class Output:
    """Results on standard output, remarks on standard error. *plain*: flat text without tables."""

    plain: bool = False

    def line(self, text: str = "") -> None:
        """Print one line of a result."""
        if text or not self.plain:
            print(text)

    def remark(self, text: str) -> None:
        """Print what is not the result: what was done, what comes next."""
        print(text, file=sys.stderr)

    def json(self, value: Any) -> None:
        """Print a value for a machine."""
        print(json.dumps(value, ensure_ascii=False, indent=2))

    def heading(self, text: str) -> None:
        """Print the title of what follows."""
        print(f"{text}." if self.plain and text[-1:].isalnum() else text)

    def fact(self, name: str, value: str) -> None:
        """Print one named value."""
        print(f"{name}: {value}" if self.plain else f"  {name:<28} {value}")

    def table(self, header: Sequence[str], rows: Iterable[Sequence[str]], *, left: int = 1, unit: str = "") -> None:
        """Print rows under *header*: the first *left* columns are words, the others figures, aligned at their end.

        Plain: each cell is a line that starts with the row's name; *unit* is said after each figure.
        """
        cells = [tuple(row) for row in rows]
        if not cells:
            print("Noch nichts eingetragen." if self.plain else "  noch nichts eingetragen")
            return
        if self.plain:
            for row in cells:
                for name, value in zip(header[1:], row[1:], strict=True):
                    if value:
                        figure = name not in header[:left] and unit
                        print(f"{row[0]}, {name}: {value}{f' {unit}' if figure else ''}")
            return
        widths = [max(len(row[column]) for row in [tuple(header), *cells]) for column in range(len(header))]
        for row in [tuple(header), *cells]:
            parts = [
                value.ljust(width) if column < left else value.rjust(width)
                for column, (value, width) in enumerate(zip(row, widths, strict=True))
            ]
            print(f"  {'   '.join(parts)}".rstrip())


class Quiet(Output):
    """Everything that is not the one JSON value goes to standard error."""

    def line(self, text: str = "") -> None:
        """Print a result beside the JSON value."""
        self.remark(text)
