"""Corrections of closed months (Berichtigungen): what was noted since, computed anew and settled with the next slip.

A closed slip never changes. Where somebody's closed months no longer are what is noted (``corrections_due``), they are
computed again in order, each by the rules of its own month; what differs becomes a replacement slip, and its difference a
part of the first slip that is still open.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from payroll.law.parameters import version
from payroll.office.book import Book
from payroll.office.facts import employed_in
from payroll.office.frozen import facts_of_slip, paper_of
from payroll.office.ledger import Ledger, Pending
from payroll.office.numbers import slip_number
from payroll.office.settled import settle
from payroll.pay.correction import Recomputed, changed, correction, only_corrections, with_corrections
from payroll.pay.facts import Assistant, MonthFacts
from payroll.pay.month import compute_payslip
from payroll.pay.payslip import Payslip
from payroll.pay.relevant_facts import relevant
from payroll.periods import Month
from payroll.records.closing import ClosedMonthRow, ClosedSlipRow, CorrectionDueRow


@dataclass(frozen=True, slots=True, kw_only=True)
class FrozenSlip:
    """A frozen slip as it stands. *versions*: how many slips its person and month have by now."""

    number: str
    versions: int
    facts: MonthFacts
    slip: Payslip


@dataclass(frozen=True, slots=True, kw_only=True)
class DueCorrections:
    """Whose closed months are to be looked at again, *since* which month by assistant, and their frozen *slips*."""

    settling: Month
    since: Mapping[str, Month]
    slips: Mapping[tuple[str, Month], FrozenSlip]


def settling_month(book: Book) -> Month | None:
    """Return the month that settles corrections: the one after the last closed month; ``None`` if none is closed."""
    return max(book.closed_months).plus(1) if book.closed_months else None


def first_correctable(settling: Month) -> Month:
    """Return the first month that may still be corrected: January of the year before the one that settles.

    Wage tax of a past year may be changed until its certificate is sent (§ 41c Abs. 3 EStG); what lies further back is for
    the tax office and the funds.
    """
    return Month(settling.year - 1, 1)


def due_since(session: Session, book: Book, month: Month) -> dict[str, Month]:
    """Return since which month whose closed months are due: noted changes, and estimates that are final by now.

    Empty for a *month* that settles nothing: a closed one shows what was frozen.
    """
    settling = settling_month(book)
    if settling is None or month < settling:
        return {}
    due = due_marks(session)
    for assistant, month in _outdated_estimates(session, first_correctable(settling)):
        due[assistant] = min(month, due.get(assistant, month))
    return due


def due_marks(session: Session) -> dict[str, Month]:
    """Return whose closed months changed since they were closed, and the first month that did."""
    marks = CorrectionDueRow.__table__.c
    return {row.assistant: row.since for row in session.execute(select(marks.assistant, marks.since))}


def load_due(session: Session, book: Book, since: Mapping[str, Month]) -> DueCorrections | None:
    """Return the frozen slips of everybody in *since*; ``None`` where nobody's months are due."""
    settling = settling_month(book)
    if settling is None or not since:
        return None
    rows = session.scalars(
        select(ClosedSlipRow)
        .where(ClosedSlipRow.assistant.in_(since), ClosedSlipRow.month >= min(since.values()))
        .order_by(ClosedSlipRow.id)
    )
    slips: dict[tuple[str, Month], FrozenSlip] = {}
    for row in rows:
        key = (row.assistant, row.month)
        slips[key] = FrozenSlip(
            number=row.number,
            versions=slips[key].versions + 1 if key in slips else 1,
            facts=facts_of_slip(row),
            slip=paper_of(json.loads(row.result)).slip,
        )
    return DueCorrections(settling=settling, since=since, slips=slips)


def settle_due(ledger: Ledger, due: DueCorrections) -> None:
    """Compute the due months anew and hand what differs to the ledger, which settles it in ``due.settling``.

    A :class:`payroll.refusal.Refusal` names a month that cannot be computed as it is noted now.
    """
    for person in ledger.book.assistants:
        if person.key in due.since:
            ledger.correct(person, due.settling, tuple(_pending(ledger, person, due)))


def _pending(ledger: Ledger, person: Assistant, due: DueCorrections) -> Iterator[Pending]:
    followed = False
    for month in due.since[person.key].until(due.settling.plus(-1)):
        if month not in ledger.book.closed_months:
            continue
        before = due.slips.get((person.key, month))
        seen = _seen_again(ledger, person, month, before, followed=followed)
        if seen is None or not changed(seen):
            continue
        followed = True
        ledger.stands((person.key, month), settle(seen.new, ledger.book.grants))
        number = slip_number(month, person.key, before.versions + 1 if before else 1)
        yield Pending(
            assistant=person,
            facts=seen.new_facts,
            slip=seen.new,
            before=seen.old if before else None,
            correction=correction(seen, number=number, replaces=before.number if before else ""),
        )


def _seen_again(
    ledger: Ledger, person: Assistant, month: Month, before: FrozenSlip | None, *, followed: bool
) -> Recomputed | None:
    """Return the month as frozen and as noted now; ``None`` where nothing that counts differs, or nobody was paid ever.

    *followed*: a month before it was corrected, so that what this one looks back on may differ too. Without that, only what
    is noted counts: how a newer program sums up settled months must not make a closed one look changed.
    """
    employed = employed_in(person, month) and ledger.accounts_for(person, month)
    if before is None and not employed:
        return None
    facts = ledger.facts(person, month)
    if before is not None:
        # where the employer lives and which levies they pay has no date: it counts from now on
        facts = replace(facts, employer=before.facts.employer)
        now, then = relevant(facts), relevant(before.facts)
        if not followed:
            now = replace(now, earlier=then.earlier, vacation_worth=then.vacation_worth)
        if employed and now == then:
            return None
    new = compute_payslip(facts) if employed else only_corrections(month, before.slip)  # type: ignore[union-attr]
    if before is None:
        return Recomputed(
            old=only_corrections(month, new), new=new, old_facts=replace(facts, shifts=(), absences=()), new_facts=facts
        )
    if before.slip.corrections:
        new = with_corrections(new, before.slip.corrections)
    return Recomputed(old=before.slip, new=new, old_facts=before.facts, new_facts=facts)


def _outdated_estimates(session: Session, first: Month) -> list[tuple[str, Month]]:
    """Slips closed with estimates whose figures have been published since."""
    months = ClosedMonthRow.__table__.c
    estimated = session.scalars(select(months.month).where(months.estimates_accepted.is_(True), months.month >= first)).all()
    if not estimated:
        return []
    slips = ClosedSlipRow.__table__.c
    found = session.execute(
        select(slips.assistant, slips.month, slips.parameters_version).where(slips.month.in_(estimated)).order_by(slips.id)
    )
    newest = {(row.assistant, row.month): row.parameters_version for row in found}
    return [key for key, used in newest.items() if used != version(key[1].year)]
