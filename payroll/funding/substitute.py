"""What a substitute (Ersatzkraft) costs on top while an assistant is ill (rule R11, layout 3h)."""

from dataclasses import dataclass
from decimal import Decimal

from payroll.law.derivation import Figure, Rounding, Unit, at_least, figure, minus, plus, start, step, times
from payroll.money import ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class SubstituteNeed:
    """Money side of a request, in euro. *granted*: already granted for the lost hours; *saved*: once pay has ended."""

    continued_pay: Figure
    refund: Figure
    substitute: Figure
    granted: Figure
    saved: Figure
    extra: Figure


def substitute_need(*, continued_pay: Figure, refund: Figure, substitute: Figure, granted: Figure) -> SubstituteNeed:
    """Return the extra need: substitute + continued pay − refund − cost already granted for the lost hours (3h).

    *refund* is the health fund's own refund (U1), from its base and its rate.
    """
    saved = figure(
        step(
            "nach dem Ende der Entgeltfortzahlung gespart",
            start(granted.amount, "bewilligt für die ausgefallenen Stunden"),
            minus(continued_pay.amount, "Entgeltfortzahlung"),
            at_least(ZERO, "nicht unter null"),
        )
    )
    extra = figure(
        step(
            "zusätzlicher Bedarf",
            start(substitute.amount, "Ersatzkraft"),
            plus(continued_pay.amount, "Entgeltfortzahlung"),
            minus(refund.amount, "Erstattung U1"),
            minus(granted.amount, "bewilligt für die ausgefallenen Stunden"),
        )
    )
    return SubstituteNeed(
        continued_pay=continued_pay, refund=refund, substitute=substitute, granted=granted, saved=saved, extra=extra
    )


def priced(text: str, hours: Decimal, rate: Decimal) -> Figure:
    """Return hours × cost per hour, half up to the cent, in euro."""
    return figure(
        step(
            text,
            start(hours, "Stunden", Unit.HOURS),
            times(rate, "Kosten je Stunde", Unit.EURO_PER_HOUR),
            rounding=Rounding.HALF_UP_CENT,
        )
    )


def substitute_cost(lost_hours: Decimal, briefing_hours: Decimal, rate: Decimal) -> Figure:
    """Return the substitute's cost for the lost hours and the briefing (R11), in euro."""
    hours = step(
        "Stunden der Ersatzkraft",
        start(lost_hours, "ausgefallen", Unit.HOURS),
        plus(briefing_hours, "Einarbeitung", Unit.HOURS),
        unit=Unit.HOURS,
    )
    return figure(hours, *priced("Kosten der Ersatzkraft", hours.result, rate).derivation.steps)


def simple_refund(continued_pay: Figure, percent: Decimal) -> Figure:
    """Return R11's simplified refund: *percent* of the whole cost of continued pay, half up to the cent, in euro.

    Only for an estimate before a payslip exists; the real refund follows the fund's base (gross pay) and rate.
    """
    return figure(
        step(
            "Erstattung U1, geschätzt",
            start(continued_pay.amount, "Entgeltfortzahlung"),
            times(percent, "Erstattungssatz", Unit.PERCENT),
            rounding=Rounding.HALF_UP_CENT,
        )
    )
