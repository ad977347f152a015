"""The frozen slip: what closing keeps of a payslip, and how it is read again.

The result of a frozen slip is the whole paper value, so that the same closed month prints the same bytes for ever,
whatever is noted later; its hash covers number, inputs, version of the parameters and result.
"""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from payroll.funding.facts import Grant
from payroll.law.parameters import version
from payroll.office.book import ClosedPayslip
from payroll.office.codec import canonical, digest, from_json, to_json
from payroll.office.papers import PayslipPaper
from payroll.office.settled import settle
from payroll.pay.facts import MonthFacts
from payroll.periods import Month
from payroll.records.closing import ClosedSlipRow


def freeze(
    facts: MonthFacts, paper: PayslipPaper, *, recomputed: bool = False, corrected_in: Month | None = None
) -> ClosedPayslip:
    """Return the frozen slip of a month being closed; *corrected_in*: the closing month a replacement is settled in."""
    inputs, result = to_json(facts), to_json(paper)
    parameters_version = version(facts.month.year)
    return ClosedPayslip(
        month=facts.month,
        assistant=facts.assistant.key,
        number=paper.number,
        inputs=inputs,
        parameters_version=parameters_version,
        result=result,
        hash=slip_hash(paper.number, inputs, parameters_version, result),
        replaces=paper.replaces,
        recomputed=recomputed,
        corrected_in=corrected_in,
    )


def slip_hash(number: str, inputs: dict[str, Any], parameters_version: str, result: dict[str, Any]) -> str:
    """Return the proof that a frozen slip is unchanged: SHA-256 over its four parts."""
    return digest({"number": number, "inputs": inputs, "parameters_version": parameters_version, "result": result})


def intact(slip: ClosedPayslip) -> bool:
    """Tell whether the slip still is what was frozen."""
    return slip.hash == slip_hash(slip.number, slip.inputs, slip.parameters_version, slip.result)


def slip_row(slip: ClosedPayslip, grants: Sequence[Grant]) -> ClosedSlipRow:
    """Return the row of a frozen slip; *grants* tell which of its hours an approval covers."""
    settled = settle(paper_of(slip.result).slip, grants)
    return ClosedSlipRow(
        month=slip.month,
        assistant=slip.assistant,
        number=slip.number,
        inputs=canonical(slip.inputs),
        parameters_version=slip.parameters_version,
        result=canonical(slip.result),
        settled=canonical(to_json(settled)),
        hash=slip.hash,
        replaces=slip.replaces,
        recomputed=slip.recomputed,
        corrected_in=slip.corrected_in,
        original_hash=slip.original_hash,
        erased_on=slip.erased_on,
        vacation_days=settled.vacation_days,
        vacation_minutes=settled.vacation_minutes,
        duty_days=settled.duty_days,
    )


def paper_of(result: dict[str, Any]) -> PayslipPaper:
    """Read the paper value back from a frozen result."""
    return from_json(PayslipPaper, result)


def facts_of_slip(row: ClosedSlipRow) -> MonthFacts:
    """Read the inputs back that a frozen slip was computed from."""
    return from_json(MonthFacts, json.loads(row.inputs))


def first_row(session: Session, month: Month, assistant: str) -> ClosedSlipRow | None:
    """Return the slip of a person's month as the month was closed, ``None`` if there was none."""
    query = select(ClosedSlipRow).where(ClosedSlipRow.month == month, ClosedSlipRow.assistant == assistant)
    return session.scalars(query.where(ClosedSlipRow.corrected_in.is_(None)).order_by(ClosedSlipRow.id)).first()


def has_time_sheet(row: ClosedSlipRow) -> bool:
    """Tell whether the working time of a frozen slip is still there; it may be erased before the slip is."""
    if row.erased_on is None:
        return True
    facts = facts_of_slip(row)
    return any(Month.of(shift.end.date()) == row.month for shift in facts.shifts)


def current_rows(session: Session, month: Month) -> tuple[ClosedSlipRow, ...]:
    """Return the slips of a closed month that stand: the latest of each person, in the order people were closed first."""
    rows = session.scalars(select(ClosedSlipRow).where(ClosedSlipRow.month == month).order_by(ClosedSlipRow.id))
    return tuple({row.assistant: row for row in rows}.values())


def booked_rows(session: Session, month: Month) -> tuple[ClosedSlipRow, ...]:
    """Return the slips that the account of a closed month is made of: everybody's as it was closed, then the replacements
    of earlier months that it settled.
    """
    mine = and_(ClosedSlipRow.month == month, ClosedSlipRow.corrected_in.is_(None))
    query = select(ClosedSlipRow).where(or_(mine, ClosedSlipRow.corrected_in == month)).order_by(ClosedSlipRow.id)
    return tuple(sorted(session.scalars(query), key=lambda row: row.corrected_in is not None))
