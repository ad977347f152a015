"""The constants of one year's plan as a frozen value, read once from ``wage_tax_<year>.toml``.

Names are the ministry's own where it has one (see the parameter file). Each year's flow extends :class:`Constants` by
what only its plan knows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import TypeVar

from payroll.law.parameters import Parameter, load_file, parse

FIRST_AGE_YEAR = 2005


@dataclass(frozen=True, slots=True, kw_only=True)
class Constants:
    """What all plans have in common. Euro a year; rates as in the parameter file.

    *TAB4*/*TAB5* (Altersentlastungsbetrag, § 24a EStG): share and most by the year after the one in which *ALTE_age* years
    of age are completed.
    *citations* name the source of each constant.
    """

    GFB: Decimal
    zone_2_to: Decimal
    zone_3_to: Decimal
    zone_4_to: Decimal
    A2: Decimal
    L2: Decimal
    A3: Decimal
    L3: Decimal
    C3: Decimal
    rate_4: Decimal
    D4: Decimal
    rate_5: Decimal
    D5: Decimal
    W1STKL5: Decimal
    W2STKL5: Decimal
    W3STKL5: Decimal
    MIST_rate: Decimal
    ANP_most: Decimal
    SAP_amount: Decimal
    EFA_amount: Decimal
    KFB_full: Decimal
    KFB_STKL4: Decimal
    SOLZFREI: Decimal
    SOLZ_rate: Decimal
    SOLZMIN_rate: Decimal
    BBGKVPV: Decimal
    RVSATZAN: Decimal
    KVSATZAN_base: Decimal
    PVSATZAN_base: Decimal
    PVSATZAN_SACHSEN: Decimal
    PVZ_rate: Decimal
    PVA_rate: Decimal
    ALTE_age: Decimal
    TAB4: Mapping[int, Decimal]
    TAB5: Mapping[int, Decimal]
    citations: Mapping[str, str]

    def sources(self, *names: str) -> tuple[str, ...]:
        """Return where these constants stand, each source once."""
        return tuple(dict.fromkeys(self.citations[name] for name in names))


C = TypeVar("C", bound=Constants)


def read(kind: type[C], year: int) -> C:
    """Return the constants of *year* as *kind*; ``FileNotFoundError`` if the year has no file."""
    found = parameters(year)
    plain = {field.name: found[field.name].number for field in fields(kind) if field.name in found}
    return kind(
        **plain,
        TAB4=_by_year(found, "TAB4"),
        TAB5=_by_year(found, "TAB5"),
        citations={name: parameter.citation for name, parameter in found.items()},
    )


def parameters(year: int) -> dict[str, Parameter]:
    """Return every parameter of the year's wage tax file by name; ``FileNotFoundError`` if the year has none."""
    return {parameter.name: parameter for parameter in parse(load_file(f"wage_tax_{year}"), year)}


def _by_year(found: Mapping[str, Parameter], table: str) -> dict[int, Decimal]:
    """Write out a table that starts in 2005 and falls by a step each year until nothing is left (§ 24a Satz 5 EStG)."""
    prefix = f"{table}.less_from."
    steps = {int(name.removeprefix(prefix)): entry.number for name, entry in found.items() if name.startswith(prefix)}
    year, value = FIRST_AGE_YEAR, found[f"{table}.until_{FIRST_AGE_YEAR}"].number
    values = {year: value}
    while value > 0:
        year += 1
        value -= steps[max(first for first in steps if first <= year)]
        values[year] = value
    return values
