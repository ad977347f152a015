"""The money side of a cover by rule R11, with real payslips, the fund's real refund, and the grant's account."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from sqlalchemy.orm import Session

from payroll.funding.cover import months_of
from payroll.funding.substitute import SubstituteNeed, priced, substitute_cost, substitute_need
from payroll.funding.usage import added
from payroll.law.derivation import Figure, Rounding, Unit, divided, figure, minus, start, step, times
from payroll.money import MINUTES_PER_HOUR, ZERO, hours, round_half_up
from payroll.office.frozen import current_rows, facts_of_slip
from payroll.office.guards import said_month
from payroll.office.lookups import assistant_by_key
from payroll.office.lost_shifts import LostShift
from payroll.office.substitute import Situation, rest_of
from payroll.pay.facts import AbsenceKind, Assistant, MonthFacts, Shift, ShiftState, valid_on
from payroll.pay.month import compute_payslip
from payroll.pay.payslip import Payslip
from payroll.pay.situation import regular_pay
from payroll.periods import Month
from payroll.refusal import Refusal

MONTHS_BEFORE = 3
"""Where a month has no paid hours, the cost of an hour is that of the last of these months that has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverMoney:
    """What a cover means for one *grant*, in minutes and euro.

    *paid_minutes*: lost minutes with continued pay; *open_minutes*: lost minutes for which there is no cost yet, because
    nobody may take them. *rest*: euro left in the account.
    """

    grant: str
    lost: tuple[LostShift, ...]
    lost_minutes: int
    lost_days: int
    paid_minutes: int
    open_minutes: int
    briefing_minutes: int
    hourly_cost: Decimal
    need: SubstituteNeed
    rest: Decimal


def grants_of(situation: Situation) -> tuple[str, ...]:
    """Return the grants that paid for the lost shifts, the one with the most lost time first."""
    minutes: dict[str, int] = {}
    for lost in situation.view.lost:
        if lost.grant is not None:
            minutes[lost.grant] = minutes.get(lost.grant, 0) + lost.shift.paid_minutes
    return tuple(sorted(minutes, key=lambda grant: -minutes[grant]))


def cover_money(
    session: Session,
    situation: Situation,
    grant: str,
    today_month: Month,
    *,
    cover: str = "existing",
    rate: Decimal | None = None,
    briefing: Decimal = ZERO,
    lost: tuple[LostShift, ...] | None = None,
) -> CoverMoney:
    """Return the money of the *lost* shifts (all of them unless given) that *grant* pays.

    *cover*: ``existing`` takes the best proposal for each open shift, ``new`` and ``provider`` need *rate*, the cost of an
    hour with everything on top. *briefing*: hours of briefing (Einarbeitung). ``Refusal`` where a rate is missing.
    """
    mine = tuple(each for each in (lost or situation.view.lost) if each.grant == grant)
    person, gap = situation.view.gap.person, situation.view.gap
    slips = {month: _slip(session, situation, person, month) for month in _months(mine)}
    continued, refund, granted, paid = [], [], [], 0
    for month, slip in slips.items():
        minutes = _paid_minutes(slip, gap.absence.key, grant) if gap.absence and slip else 0
        lost_here = sum(each.shift.paid_minutes for each in mine if Month.of(each.shift.start.date()) == month)
        cost, divisor, source = _cost_of_time(situation, person, month, slip)
        name = said_month(month)
        paid += minutes
        granted.append((name, _share(f"bewilligt für die ausgefallenen Stunden, {name}", cost, lost_here, divisor, source)))
        if slip and minutes:
            continued.append((name, _share(f"Entgeltfortzahlung, {name}", cost, minutes, divisor, source)))
            refund.append((name, _refund(slip, gap.absence.kind if gap.absence else None, minutes, name)))
    substitute, uncovered = _substitute(session, situation, mine, cover, rate, briefing)
    worked = sum(each.shift.paid_minutes for each in mine) - uncovered + int(briefing * MINUTES_PER_HOUR)
    return CoverMoney(
        grant=grant,
        lost=mine,
        lost_minutes=sum(each.shift.paid_minutes for each in mine),
        lost_days=len({each.shift.start.date() for each in mine}),
        paid_minutes=paid,
        open_minutes=uncovered,
        briefing_minutes=int(briefing * MINUTES_PER_HOUR),
        hourly_cost=round_half_up(substitute.amount * MINUTES_PER_HOUR / worked, 2) if worked else ZERO,
        need=substitute_need(
            continued_pay=added("Entgeltfortzahlung", continued, "EFZG § 3"),
            refund=added("Erstattung U1", refund, "AAG § 1 Abs. 1"),
            substitute=substitute,
            granted=added("bewilligt für die ausgefallenen Stunden", granted),
        ),
        rest=rest_of(situation.opened.ledger, grant, min(today_month, max(slips, default=today_month))),
    )


def _months(lost: Iterable[LostShift]) -> tuple[Month, ...]:
    return tuple(sorted({month for each in lost for month in months_of(each.shift)}))


def _facts(session: Session, situation: Situation, person: Assistant, month: Month) -> MonthFacts | None:
    """The facts of a month, of a closed one as they were frozen; ``None`` where the book does not pay the person."""
    if month in situation.book.closed_months:
        rows = (row for row in current_rows(session, month) if row.assistant == person.key)
        return next((facts_of_slip(row) for row in rows), None)
    ledger = situation.opened.ledger
    return ledger.facts(person, month) if ledger.accounts_for(person, month) else None


def _slip(session: Session, situation: Situation, person: Assistant, month: Month) -> Payslip | None:
    facts = _facts(session, situation, person, month)
    return compute_payslip(facts) if facts else None


def _paid_minutes(slip: Payslip, absence: str, grant: str) -> int:
    return sum(part.minutes for part in slip.paid_time if part.absence == absence and part.grant == grant)


def _cost_of_time(situation: Situation, person: Assistant, month: Month, slip: Payslip | None) -> tuple[Decimal, int, str]:
    """Employer cost and the paid minutes it stands for: of the month, of a month before, else the regular pay."""
    minutes = sum(part.minutes for part in slip.paid_time) if slip else 0
    if slip and minutes:
        return slip.cost.amount, minutes, f"Kosten im {said_month(month)}"
    for back in range(1, MONTHS_BEFORE + 1):
        settled = situation.opened.ledger.settled(person, month.plus(-back))
        paid = sum(count for _, _, count in settled.funding.minutes) if settled else 0
        if settled and paid:
            return settled.funding.cost, paid, f"Kosten im {said_month(settled.month)}"
    contract = valid_on(person.contracts, month.last)
    if contract is None or not contract.weekly_hours:
        return ZERO, 1, "keine Kosten bekannt"
    monthly = contract.weekly_hours * MINUTES_PER_HOUR * 13 / 3
    return regular_pay(contract).amount, int(monthly), "regelmäßiges Entgelt laut Vertrag"


def _share(text: str, cost: Decimal, minutes: int, paid: int, source: str) -> Figure:
    return figure(
        step(
            text,
            start(cost, source),
            times(Decimal(minutes), "Minuten", Unit.MINUTES),
            divided(Decimal(paid), "bezahlte Minuten", Unit.MINUTES),
            rounding=Rounding.HALF_UP_CENT,
        )
    )


def _refund(slip: Payslip, kind: AbsenceKind | None, minutes: int, month: str) -> Figure:
    """The fund's refund for these minutes of sick pay, by its own base and rate as on the payslip."""
    sick = sum(part.minutes for part in slip.paid_time if part.kind == "sick")
    if kind is not AbsenceKind.SICK or not sick or not slip.u1_refund.amount:
        return Figure.nothing("keine Erstattung")
    own = _share(f"Erstattung U1, {month}", slip.u1_refund.amount, minutes, sick, "Erstattung der Kasse im Monat")
    return figure(*slip.u1_refund.derivation.steps, *own.derivation.steps)


# --- the substitute ---------------------------------------------------------------------------------------------------


def _substitute(
    session: Session,
    situation: Situation,
    lost: tuple[LostShift, ...],
    cover: str,
    rate: Decimal | None,
    briefing: Decimal,
) -> tuple[Figure, int]:
    """What the substitute costs, and the lost minutes no cost is known for."""
    named = [*_taken(session, situation, lost)]
    keys = {(part.start, part.end) for each in lost for part in each.open}
    parts = [part for part in situation.view.parts if (part.shift.start, part.shift.end) in keys]
    open_minutes = sum(part.shift.paid_minutes for part in parts)
    if cover != "existing":
        if rate is None:
            raise Refusal(
                "Für eine neue Kraft oder einen Dienst fehlt, was eine Stunde kostet, mit allen Nebenkosten. "
                "Geben Sie es an, zum Beispiel: --satz 19,20",
                code="missing_values",
                place="Satz",
            )
        named.append(("Ersatzkraft", substitute_cost(hours(open_minutes), briefing, rate)))
        return added("Kosten der Ersatzkraft", named), 0
    uncovered = 0
    for part in parts:
        best = part.best
        if best is not None and best.proposal.cost is not None:
            named.append((best.proposal.assistant.first_name, best.proposal.cost))
        else:
            uncovered += part.shift.paid_minutes
    if briefing:
        covered = sum(each.shift.paid_minutes for each in lost) - uncovered
        price = rate or _average(named, covered)
        named.append(("Einarbeitung", priced("Einarbeitung", briefing, price)))
    return added("Kosten der Ersatzkraft", named), uncovered


def _average(named: Iterable[tuple[str, Figure]], minutes: int) -> Decimal:
    cost = sum((each.amount for _, each in named), ZERO)
    return round_half_up(cost * MINUTES_PER_HOUR / minutes, 2) if minutes else ZERO


def _taken(session: Session, situation: Situation, lost: tuple[LostShift, ...]) -> Iterator[tuple[str, Figure]]:
    """The cost of each person's shifts that already stand in: the month with them less the month without."""
    covers = {shift for each in lost for shift in each.covered}
    for key in dict.fromkeys(shift.assistant for shift in sorted(covers, key=lambda each: each.start)):
        person = assistant_by_key(situation.book, key)
        own = {shift for shift in covers if shift.assistant == key}
        for month in sorted({month for shift in own for month in months_of(shift)}):
            facts = _facts(session, situation, person, month)
            if facts is not None:
                yield f"{person.first_name}, {said_month(month)}", _difference(facts, own, person.first_name, month)


def _difference(facts: MonthFacts, covers: set[Shift], name: str, month: Month) -> Figure:
    starts = {shift.start for shift in covers}
    without = [shift for shift in facts.shifts if shift.start not in starts]
    worked = [replace(shift, state=ShiftState.WORKED) for shift in facts.shifts if shift.start in starts]
    after = compute_payslip(replace(facts, shifts=tuple(sorted((*without, *worked), key=lambda each: each.start))))
    before = compute_payslip(replace(facts, shifts=tuple(without)))
    return figure(
        step(
            f"Kosten der Vertretung durch {name}, {said_month(month)}",
            start(after.cost.amount, "Kosten des Monats mit der Vertretung"),
            minus(before.cost.amount, "Kosten ohne sie"),
        )
    )
