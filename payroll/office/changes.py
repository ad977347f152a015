"""What changed from one month to the next, and why: for the slips side by side."""

from dataclasses import dataclass
from decimal import Decimal

from payroll.money import ZERO, hours, total
from payroll.office.month import MonthView, SlipView

ABSENCES = (("sick", "krank"), ("vacation", "Urlaub"), ("holiday", "Feiertag"), ("special", "bezahlt frei"))
WORK = ("worked", "substitute", "standby")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One slip against the month before. *before*: its cost in that month, ``None`` if there was none.

    *difference*: cost now less cost then, euro. *worked*: worked hours now less then. *reasons*: short German words.
    """

    before: Decimal | None
    difference: Decimal
    worked: Decimal
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums over all slips of a month, euro."""

    gross: Decimal
    net: Decimal
    payout: Decimal
    cost: Decimal


def change(view: SlipView) -> Change:
    """Return how *view* differs from the person's month before."""
    slip, before = view.payslip, view.before
    if before is None:
        return Change(before=None, difference=ZERO, worked=ZERO, reasons=("neu",))
    now: dict[str, int] = {}
    for part in slip.paid_time:
        now[part.kind] = now.get(part.kind, 0) + part.minutes
    then: dict[str, int] = {}
    for _, kind, minutes in before.funding.minutes:
        then[kind] = then.get(kind, 0) + minutes
    worked = sum(now.get(kind, 0) for kind in WORK) - sum(then.get(kind, 0) for kind in WORK)
    reasons = [word for kind, word in ABSENCES if now.get(kind)]
    reasons += [f"{word} im Vormonat" for kind, word in ABSENCES if then.get(kind) and not now.get(kind)]
    if any(line.one_off for line in slip.lines):
        reasons.append("Einmalzahlung")
    elif before.earlier.taxable_one_off:
        reasons.append("Einmalzahlung im Vormonat")
    if worked:
        reasons.append("Stunden")
    difference = slip.cost.amount - before.funding.cost
    if difference and not reasons:
        reasons.append("Lohn oder Zuschläge" if slip.gross.amount != before.earlier.gross else "Beiträge")
    return Change(
        before=before.funding.cost,
        difference=difference,
        worked=hours(abs(worked)) * (-1 if worked < 0 else 1),
        reasons=tuple(reasons) if difference else (),
    )


def totals(view: MonthView) -> Totals:
    """Return the sums over all slips."""
    slips = [each.payslip for each in view.slips]
    return Totals(
        gross=total(slip.gross.amount for slip in slips),
        net=total(slip.net.amount for slip in slips),
        payout=total(slip.payout.amount for slip in slips),
        cost=total(slip.cost.amount for slip in slips),
    )
