"""Run a file of reference cases: ``python -m tests.vectors FILE [--results OUT.jsonl] [--year 2026]``.

Prints each difference and how many cases are right; exit code 1 if any differs, 2 if the file cannot be run.
"""

import argparse
import json
import sys
from pathlib import Path

from tests.vectors.compare import differences, written
from tests.vectors.schema import Unreadable, read, run


def main(arguments: list[str] | None = None) -> int:
    """Carry out the command and return its exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.vectors", description="Rechnet eine Datei mit Fällen nach.")
    parser.add_argument("file", type=Path, metavar="DATEI", help="CSV-Datei mit Fällen, erkannt an ihrer Kopfzeile")
    parser.add_argument("--results", type=Path, metavar="DATEI", help="schreibt je Fall eine Zeile JSON mit id und result")
    parser.add_argument("--year", type=int, metavar="JAHR", help="Jahr der Lohnsteuer, wenn der Dateiname keines nennt")
    options = parser.parse_args(arguments)
    try:
        schema, rows = read(options.file)
        cases = list(run(schema, rows, options.file, options.year))
    except Unreadable as error:
        print(error, file=sys.stderr)
        return 2
    if options.results:
        lines = [json.dumps(written(case), ensure_ascii=False, default=str) for case in cases]
        options.results.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    wrong = [found for case in cases if (found := list(differences(case)))]
    for found in wrong:
        print("\n".join(found))
    print(f"{schema.name}: {len(cases) - len(wrong)} von {len(cases)} Fällen richtig")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
