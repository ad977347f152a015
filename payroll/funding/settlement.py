"""Settling the rest of an approval (rule R5): repay it, or have it offset against the next advances.

The office's full offset is practice by agreement; without agreement it may take at most half of a running payment
(SGB I § 51 Abs. 2). An offset is never budget of the new approval: that account shows the full advance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from payroll.funding import numbers
from payroll.law.derivation import Figure, Rounding, Unit, at_most, figure, minus, start, step, times
from payroll.periods import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """What one *advance* of the next approval loses: *offset* taken, *payable* paid out, *left* still to take."""

    month: Month
    advance: Decimal
    offset: Figure
    payable: Figure
    left: Figure


def repayment(rest: Figure, settlement: str) -> Figure:
    """Return what is to be paid back at once (R5 ``repay``), in euro; nothing where the rest is offset."""
    if settlement == "repay":
        return figure(*rest.derivation.steps, step("zurückzuzahlen", start(rest.amount, "nicht verbraucht")))
    return Figure.nothing("Der Rest wird mit den nächsten Vorschüssen verrechnet.")


def offsets(rest: Decimal, settlement: str, advances: Sequence[tuple[Month, Decimal]]) -> tuple[Offset, ...]:
    """Offset *rest* (euro, not negative) against the *advances* of the following approval, by month (R5).

    ``offset`` takes at most the whole advance, ``offset_half`` at most its half (half up to the cent), ``repay`` nothing.
    """
    rows: list[Offset] = []
    left = rest if settlement != "repay" else Decimal("0.00")
    for month, advance in sorted(advances):
        offset = _offset(left, settlement, month, advance)
        payable = figure(step("Auszahlung", start(advance, "Vorschuss"), minus(offset.amount, "verrechnet")))
        still = figure(step("noch zu verrechnen", start(left, "Rest"), minus(offset.amount, "verrechnet")))
        rows.append(Offset(month=month, advance=advance, offset=offset, payable=payable, left=still))
        left = still.amount
    return tuple(rows)


def _offset(left: Decimal, settlement: str, month: Month, advance: Decimal) -> Figure:
    if settlement != "offset_half":
        return figure(step("Verrechnung", start(left, "Rest"), at_most(advance, "Vorschuss")))
    share = numbers.on(month.first)["settlement.offset_share"]
    most = step(
        "höchstens die Hälfte des Vorschusses",
        start(advance, "Vorschuss"),
        times(share.number, "Anteil", Unit.PERCENT),
        rounding=Rounding.HALF_UP_CENT,
        law="§ 51 Abs. 2 SGB I",
        sources=(share.citation,),
    )
    return figure(most, step("Verrechnung", start(left, "Rest"), at_most(most.result, "Hälfte des Vorschusses")))
