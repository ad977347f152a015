"""Write the table of public holidays anew from the ``holidays`` library: ``python -m tests.holiday_table``."""

import json
from pathlib import Path

from payroll.law.public_holidays import from_library

PATH = Path(__file__).parent.parent / "payroll" / "law" / "parameters" / "holidays.json"
YEARS = range(2020, 2036)
LAENDER = ("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH")


def table() -> dict[str, dict[str, list[str]]]:
    """Return the library's answers by year and Land."""
    return {
        str(year): {land: [day.isoformat() for day in sorted(from_library(land, year))] for land in LAENDER}
        for year in YEARS
    }


if __name__ == "__main__":
    lines = (f'  "{year}": {json.dumps(days)}' for year, days in table().items())
    PATH.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")
