"""Numbers of the funding side as they stand on a day (``payroll/law/parameters/funding.toml``)."""

from datetime import date
from functools import cache

from payroll.law.parameters import Parameter, Parameters, load_file, parse


@cache
def on(day: date) -> Parameters:
    """Values as they stand on *day*: of each name the latest whose ``valid_from`` is not after it.

    A number that starts only later is missing then; asking for it is refused with its name.
    """
    current: dict[str, Parameter] = {}
    for parameter in sorted(parse(load_file("funding"), day.year), key=lambda p: p.valid_from):
        if parameter.valid_from <= day:
            current[parameter.name] = parameter
    return Parameters(day.year, day, current)
