"""Which payslips a changed row can influence: whose, and on which days. Pure: rows as the journal keeps them, no database.

A touch names the days whose own facts changed. Months after the first touched one may follow from it (the 42 days of an
illness, the 13 weeks before a vacation, sums of the year), never a month before it: no pay looks ahead. Whoever
computes anew therefore starts with the earliest touched month and goes on from there.

A row whose table or column is not known here touches everything: nothing is overlooked because it came later.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from payroll.periods import ONE_DAY, DateRange, Month

Row = Mapping[str, Any]
"""A row as JSON values by column: dates in ISO form, months as ``2026-03``."""

ALWAYS, NEVER_ENDS = date.min, date.max

WITHOUT_PAY = frozenset(
    {
        "roster",
        "own_job",
        "health_funds",
        "funders",
        "grants",
        "grant_payments",
        "expenses",
        "invoices",
        "refunds",
        "reports_sent",
        "substitute_requests",
        "closed_months",
        "closed_slips",
        "corrections_due",
        "documents_due",
        "settings",
        "legal_holds",
        "overrides",
        "vacation_notices",
        "final_decisions",
        "cost_shares",
        "bank_lines",
    }
)
"""Tables no payslip is computed from: a roster only fills shifts in, and who pays a wage does not change it."""

SHOWN_ONLY = {
    "assistants": frozenset(
        {
            "first_name",
            "last_name",
            "street",
            "postcode",
            "city",
            "tax_id",
            "social_security_number",
            "iban",
            "relative",
            "weekly_hours_elsewhere",
            "lives_in",
            "medical_certificate_on",
            "vocational_training",
            "school_weekdays",
            "severely_disabled",
            "severely_disabled_from",
            "severely_disabled_to",
        }
    ),
    "employer": frozenset(
        {
            "name",
            "street",
            "postcode",
            "city",
            "establishment_number",
            "tax_number",
            "tax_office",
            "iban",
            "email",
            "phone",
            "accident_insurer_name",
            "accident_insurer_number",
        }
    ),
}
"""Columns that a payslip at most shows; every other column of these tables is computed with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """Days *first* to *last* (``None``: without end) of one assistant, or of everybody (``None``).

    *fund*: of everybody, only those insured with this health fund.
    """

    assistant: str | None
    first: date
    last: date | None = None
    fund: str | None = None

    def reaches(self, month: Month) -> bool:
        """Tell whether a day of *month* is touched."""
        return self.first <= month.last and (self.last is None or self.last >= month.first)


def touches(table: str, before: Row | None, after: Row | None, others: Collection[date] | None = None) -> tuple[Touch, ...]:
    """Return what the change of a row from *before* to *after* (``None``: it was not, or is no longer there) can influence.

    *others*: ``valid_from`` of the other rows of the same dated list, so that a row is known to hold until the next one;
    ``None``: not known, then it counts as holding on without end. Empty where no pay can change.
    """
    if table in WITHOUT_PAY or before == after:
        return ()
    rule = _RULES.get(table, _everything)
    found = [touch for old, new in _by_owner(before, after) for touch in rule(table, old, new, others)]
    return tuple(dict.fromkeys(found))


def shows(table: str, before: Row | None, after: Row | None) -> tuple[Touch, ...]:
    """Return whose payslips print something of a row whose change touches no pay: names, addresses, numbers, the bank."""
    if before == after or before is None or after is None:
        return ()
    if table == "health_funds":
        return (Touch(assistant=None, first=ALWAYS, fund=after["key"]),)
    columns = SHOWN_ONLY.get(table, frozenset())
    if any(before.get(name) != after.get(name) for name in columns):
        return (Touch(assistant=after["key"] if table == "assistants" else None, first=ALWAYS),)
    return ()


# --- rules by table ---------------------------------------------------------------------------------------------------


def _by_owner(before: Row | None, after: Row | None) -> Iterator[tuple[Row | None, Row | None]]:
    """Yield the change; one that gives a row to somebody else is a removal there and an addition here."""
    if before is not None and after is not None and _owner(before) != _owner(after):
        yield before, None
        yield None, after
    else:
        yield before, after


def _owner(row: Row) -> str | None:
    owner: str | None = row.get("assistant", row.get("fund"))
    return owner


def _everything(_table: str, _before: Row | None, _after: Row | None, _others: Collection[date] | None) -> Iterator[Touch]:
    yield Touch(assistant=None, first=ALWAYS)


def _timeless(table: str, before: Row | None, after: Row | None, _others: Collection[date] | None) -> Iterator[Touch]:
    """A fact without a date holds for every month; a person or employer just noted has been paid nothing yet."""
    if before is None or after is None:
        return
    changed = {name for name in {*before, *after} if before.get(name) != after.get(name)}
    if changed - SHOWN_ONLY[table]:
        yield Touch(assistant=after["key"] if table == "assistants" else None, first=ALWAYS)


def _shift(_table: str, before: Row | None, after: Row | None, _others: Collection[date] | None) -> Iterator[Touch]:
    for row in _sides(before, after):
        first, last = _day(row["day"]), _day(row["end_day"])
        if not row["end_minute"] and last > first:
            last -= ONE_DAY  # an end at midnight leaves the next day alone
        yield Touch(assistant=row["assistant"], first=first, last=last)


def _absence(_table: str, before: Row | None, after: Row | None, _others: Collection[date] | None) -> Iterator[Touch]:
    """Its days; if only the end moved, the days between both ends. Any other change counts from its first day on: clocks
    and averages start there.
    """
    owner = _sides(before, after)[0]["assistant"]
    if before is not None and after is not None and _differ(before, after) == {"valid_to"}:
        spans = _between_ends(before, after)
    else:
        spans = [DateRange(_day(row["valid_from"]), _end(row)) for row in _sides(before, after)]
    yield from (_touch(span, owner) for span in _joined(spans))


def _dated(_table: str, before: Row | None, after: Row | None, others: Collection[date] | None) -> Iterator[Touch]:
    """A row of a list by date: from its day to the day before the next; with the part after a contract's end."""
    row = _sides(before, after)[0]
    spans = _held_spans(before, after, others)
    yield from (_touch(span, row.get("assistant"), row.get("fund") if "assistant" not in row else None) for span in spans)


def _one_off(_table: str, before: Row | None, after: Row | None, _others: Collection[date] | None) -> Iterator[Touch]:
    for row in _sides(before, after):
        month = Month.parse(row["month"])
        yield Touch(assistant=row["assistant"], first=month.first, last=month.last)


def _from_its_day(table: str, before: Row | None, after: Row | None, _others: Collection[date] | None) -> Iterator[Touch]:
    """Values brought along: from the day they are for, without end, because sums, averages and clocks build on them."""
    sides = _sides(before, after)
    first = min(_first_of_opening(table, row) for row in sides)
    yield Touch(assistant=sides[0]["assistant"], first=first)


def _first_of_opening(table: str, row: Row) -> date:
    if table in ("opening_vacation", "vacation_adjustments"):
        return date(row["year"], 1, 1)
    return _day(row["on"] if table == "openings" else row["valid_from"])


_RULES: dict[str, Callable[[str, Row | None, Row | None, Collection[date] | None], Iterator[Touch]]] = {
    "assistants": _timeless,
    "employer": _timeless,
    "shifts": _shift,
    "absences": _absence,
    "one_offs": _one_off,
    "contracts": _dated,
    "tax_facts": _dated,
    "insurance_facts": _dated,
    "fund_rates": _dated,
    "openings": _from_its_day,
    "opening_sick": _from_its_day,
    "opening_vacation": _from_its_day,
    "vacation_adjustments": _from_its_day,
}

KNOWN = frozenset(_RULES) | WITHOUT_PAY
"""Tables this module says something about."""


# --- days -------------------------------------------------------------------------------------------------------------


def _held_spans(before: Row | None, after: Row | None, others: Collection[date] | None) -> list[DateRange]:
    """Days on which a dated list says something else than before."""
    if before is None or after is None:
        # where a section ends, the one before it may go on: what lies behind its own end counts too
        return [_held(row, others) for row in _sides(before, after)]
    changed = _differ(before, after)
    if "valid_from" not in changed:
        last = min(_held(after, others).last, max(_end(before), _end(after)))
        spans = _between_ends(before, after) if changed == {"valid_to"} else [DateRange(_day(after["valid_from"]), last)]
        return [DateRange(span.first, min(span.last, last)) for span in spans if span.first <= last]
    old, new = _held(before, others), _held(after, others)
    if changed == {"valid_from"} and others is not None:
        return _in_one_only(old, new)
    return _joined([old, new])


def _held(row: Row, others: Collection[date] | None) -> DateRange:
    """From the row's day to the day before the next row of its list."""
    first = _day(row["valid_from"])
    after = [day for day in others or () if day > first]
    return DateRange(first, min(after) - ONE_DAY if after else NEVER_ENDS)


def _between_ends(before: Row, after: Row) -> list[DateRange]:
    earlier, later = sorted((_end(before), _end(after)))
    return [DateRange(earlier + ONE_DAY, later)]


def _in_one_only(one: DateRange, other: DateRange) -> list[DateRange]:
    """Days of exactly one of two ranges."""
    if one.overlap(other) is None:
        return _joined([one, other])
    found = []
    if one.first != other.first:
        found.append(DateRange(min(one.first, other.first), max(one.first, other.first) - ONE_DAY))
    if one.last != other.last:
        found.append(DateRange(min(one.last, other.last) + ONE_DAY, max(one.last, other.last)))
    return found


def _joined(spans: Iterable[DateRange]) -> list[DateRange]:
    """Ranges that share a day are one."""
    found: list[DateRange] = []
    for span in sorted(spans):
        if found and span.first <= found[-1].last:
            found[-1] = DateRange(found[-1].first, max(found[-1].last, span.last))
        else:
            found.append(span)
    return found


def _touch(span: DateRange, assistant: str | None, fund: str | None = None) -> Touch:
    return Touch(assistant=assistant, first=span.first, last=None if span.last == NEVER_ENDS else span.last, fund=fund)


def _sides(before: Row | None, after: Row | None) -> list[Row]:
    return [row for row in (before, after) if row is not None]


def _differ(before: Row, after: Row) -> set[str]:
    return {name for name in {*before, *after} if before.get(name) != after.get(name)}


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _end(row: Row) -> date:
    return _day(row["valid_to"]) if row.get("valid_to") else NEVER_ENDS
