"""What closed months came to: as they stand now, as they were closed, and what later months settled of them.

A replacement slip changes what its month came to, for annual sums, ceilings and averages; but the month it was closed in
keeps its payments, its sheet of levies and its row in the accounts of grants. The difference is booked in the month that
settles it, so that no settled month changes.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from payroll.office.codec import from_json
from payroll.office.settled import SettledMonth
from payroll.periods import Month
from payroll.records.closing import ClosedSlipRow

Key = tuple[str, Month]
"""An assistant's key and a month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledDifference:
    """A corrected month: what it came to before (*old*, ``None`` if nobody was paid then) and what it comes to now."""

    old: SettledMonth | None
    new: SettledMonth


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlements:
    """Settled values of closed slips. *standing*: as they stand; *closed*: as the month was closed first.

    *differences*: by the month that settled them.
    """

    standing: Mapping[Key, SettledMonth] = field(default_factory=dict)
    closed: Mapping[Key, SettledMonth] = field(default_factory=dict)
    differences: Mapping[Month, tuple[SettledDifference, ...]] = field(default_factory=dict)


def settlements(session: Session, first: Month, last: Month) -> Settlements:
    """Return the settled values of the closed months from *first* to *last*, and the differences settled in them."""
    # the table, not the mapped class: asking a class for the first time configures all mappers, felt at every command
    slips = ClosedSlipRow.__table__.c
    columns = (slips.assistant, slips.month, slips.number, slips.replaces, slips.corrected_in, slips.settled)
    wanted = or_(
        slips.month.between(first, last),
        slips.corrected_in.between(first, last),
        slips.number.in_(select(slips.replaces).where(slips.corrected_in.between(first, last))),
    )
    rows = session.execute(select(*columns).where(wanted).order_by(slips.id)).all()
    standing: dict[Key, SettledMonth] = {}
    closed: dict[Key, SettledMonth] = {}
    by_number: dict[str, SettledMonth] = {}
    differences: dict[Month, tuple[SettledDifference, ...]] = {}
    for row in rows:
        value = from_json(SettledMonth, json.loads(row.settled))
        by_number[row.number] = value
        key = (row.assistant, row.month)
        if first <= row.month <= last:
            standing[key] = value
        if row.corrected_in is None:
            closed[key] = value
        else:
            old = by_number.get(row.replaces) if row.replaces else None
            made = SettledDifference(old=old, new=value)
            differences[row.corrected_in] = (*differences.get(row.corrected_in, ()), made)
    return Settlements(standing=standing, closed=closed, differences=differences)
