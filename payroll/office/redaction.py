"""What remains of rows, of the journal's changes and of frozen slips when records are erased. Pure: JSON values in and out.

Of a frozen slip the amounts remain. Of an illness nothing but the paid hours of the month remain (the Lohnkonto keeps amount
and letter U), of erased working time the sum of the month. Where a reference led to what is gone, ``ERASED`` stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from payroll.funding.facts import Grant
from payroll.office.papers import ERASED
from payroll.office.retention import SICK_KINDS, RecordKind
from payroll.periods import DateRange, Month

Json = dict[str, Any]
SICK_WORDS = frozenset(kind.value for kind in SICK_KINDS)
WORK = frozenset({"worked", "standby"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What is erased. *absences*: keys of illnesses, or of all absences of a person that goes whole. *months*: of working
    time. *sick_until*: illnesses that only the journal still knows go if they ended by then. *known*: keys that stay.
    """

    kind: RecordKind
    assistant: str
    absences: frozenset[str] = frozenset()
    months: frozenset[Month] = frozenset()
    opening_sick: frozenset[tuple[str, str]] = frozenset()
    sick_until: date = date.min
    known: frozenset[str] = frozenset()

    def takes(self, table: str, row: Mapping[str, Any]) -> bool:
        """Tell whether a row goes; *row* as the journal keeps it."""
        mine = row.get("assistant") == self.assistant
        match self.kind:
            case RecordKind.EVERYTHING:
                named = table == "assistants" and row.get("key") == self.assistant
                paper = table == "documents_due" and row.get("subject") == self.assistant and row["kind"] != "usage_report"
                return mine or named or paper or row.get("absence") in self.absences
            case RecordKind.SICK:
                if table == "absences":
                    return mine and self._sick(row)
                if table == "opening_sick":
                    return mine and (row["valid_from"], row["valid_to"]) in self.opening_sick
                return row.get("absence") in self.absences
            case RecordKind.HOURS:
                if table == "documents_due":
                    return row["kind"] == "time_sheet" and row["subject"] == self.assistant and self._erased(row["month"])
                return table == "shifts" and mine and self._erased(row["end_day"][:7])

    def _sick(self, row: Mapping[str, Any]) -> bool:
        """An illness that goes, or one that was noted and removed again so long ago."""
        if row["key"] in self.absences:
            return True
        end = row["valid_to"]
        forgotten = end is not None and date.fromisoformat(end) <= self.sick_until
        return row["kind"] in SICK_WORDS and row["key"] not in self.known and forgotten

    def _erased(self, month: str) -> bool:
        return Month.parse(month) in self.months

    def rest(self, row: Mapping[str, Any]) -> Json:
        """Return a row that stays, without references to what goes."""
        return {
            name: None if name in ("covers", "continues") and value in self.absences else value
            for name, value in row.items()
        }

    def change_rest(self, change: Json) -> Json | None:
        """Return what remains of one changed row of the journal, ``None`` if nothing does."""
        sides = [row for row in (change["before"], change["after"]) if row is not None]
        if any(self.takes(change["table"], row) for row in sides):
            return None
        return {**change, **{side: change[side] and self.rest(change[side]) for side in ("before", "after")}}


def slip_rest(erasure: Erasure, inputs: Json, result: Json, grants: Sequence[Grant]) -> tuple[Json, Json]:
    """Return what remains of a frozen slip's inputs and result; both unchanged where nothing of it is erased.

    *grants*: their approvals, so that the hours put together stay with whoever paid for them.
    """
    mine = inputs["assistant"]["key"] == erasure.assistant
    gone = erasure.absences
    shifts = [_without_cover(shift, gone) for shift in inputs["shifts"]]
    absences, slip = inputs["absences"], result["slip"]
    paid = [_without_cover(part, gone) for part in slip["paid_time"]]
    warnings = slip["warnings"]
    month = Month.parse(inputs["month"])
    if mine and erasure.kind is RecordKind.SICK:
        lost = [absence for absence in absences if absence["key"] in gone]
        absences = [_without_chain(absence, gone) for absence in absences if absence["key"] not in gone]
        paid = _put_together(paid, lambda part: part["absence"] in gone, month, grants)
        if any(_reaches(absence, month) for absence in lost):
            warnings = []
    if mine and erasure.kind is RecordKind.HOURS:
        shifts = [shift for shift in shifts if Month.parse(shift["end"][:7]) not in erasure.months]
        if month in erasure.months:
            paid = _put_together(paid, lambda part: part["kind"] in WORK, month, grants)
            warnings = []
    person = _without_opening_sick(inputs["assistant"], erasure) if mine else inputs["assistant"]
    shown = _without_opening_sick(result["assistant"], erasure) if mine else result["assistant"]
    return (
        {**inputs, "assistant": person, "shifts": shifts, "absences": absences},
        {**result, "assistant": shown, "slip": {**slip, "paid_time": paid, "warnings": warnings}},
    )


def _without_cover(part: Json, gone: frozenset[str]) -> Json:
    return {**part, "covers": ERASED} if part["covers"] in gone else part


def _without_chain(absence: Json, gone: frozenset[str]) -> Json:
    return {**absence, "continues": None} if absence["continues"] in gone else absence


def _without_opening_sick(person: Json, erasure: Erasure) -> Json:
    opening = person["opening"]
    if opening is None or not erasure.opening_sick:
        return person
    kept = [sick for sick in opening["sick"] if (sick["first"], sick["last"]) not in erasure.opening_sick]
    return {**person, "opening": {**opening, "sick": kept}}


def _reaches(absence: Json, month: Month) -> bool:
    return absence["first"] <= month.last.isoformat() and (
        absence["last"] is None or absence["last"] >= month.first.isoformat()
    )


def _put_together(parts: Iterable[Json], goes: Any, month: Month, grants: Sequence[Grant]) -> list[Json]:
    """Return paid time with the parts that go put together by kind and payer; no day of theirs is told any more.

    The day that stands for them is the first of the month with the same approval, so that they stay charged as they were.
    """
    approvals = {grant.key: DateRange(grant.valid_from, grant.valid_to) for grant in grants}

    def approved(grant: str | None, day: date) -> bool:
        return grant in approvals and day in approvals[grant]

    kept: list[Json] = []
    together: dict[tuple[Any, ...], Json] = {}
    for part in parts:
        if not goes(part):
            kept.append(part)
            continue
        paid = approved(part["grant"], date.fromisoformat(part["day"]))
        key = (part["kind"], part["grant"], paid, part["covers"])
        if key in together:
            together[key]["minutes"] += part["minutes"]
        else:
            days = (month.first + timedelta(days=number) for number in range(month.days))
            first = next(day for day in days if approved(part["grant"], day) is paid)
            together[key] = {**part, "day": first.isoformat(), "absence": part["absence"] and ERASED}
    return [*kept, *together.values()]
