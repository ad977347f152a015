"""Forecasts that decide what kind of employment it is (SGB IV §§ 8, 20; Geringfügigkeits-Richtlinien B)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from payroll.law.derivation import Figure, Rounding, Unit, divided, figure, plus, start, step, times
from payroll.law.parameters import Parameters
from payroll.law.social_insurance.midijob import in_band

MONTHS_OF_A_YEAR = 12


class JobKind(StrEnum):
    """What a regular pay makes of an employment."""

    MINIJOB = "minijob"
    MIDIJOB = "midijob"
    STANDARD = "standard"


@dataclass(frozen=True, slots=True)
class Forecast:
    """Forecast pay of twelve months and its monthly average, which is the regular pay."""

    year_pay: Figure
    regular_pay: Figure
    kind: JobKind


def job_kind(parameters: Parameters, regular_pay: Decimal) -> JobKind:
    """Compare a regular monthly pay (euro) with the Minijob limit and the upper limit of the Übergangsbereich."""
    if regular_pay <= parameters.number("minijob.limit"):
        return JobKind.MINIJOB
    return JobKind.MIDIJOB if in_band(parameters, regular_pay) else JobKind.STANDARD


def forecast(
    parameters: Parameters, monthly_pay: Decimal, certain_one_offs: Decimal, months: int = MONTHS_OF_A_YEAR
) -> Forecast:
    """Return the forecast for *months* months of employment: current pay and the one-off pay that is certain (§ 8)."""
    year_pay = figure(
        step(
            "Voraussichtliches Entgelt",
            start(monthly_pay, "laufendes Entgelt im Monat"),
            times(Decimal(months), "Monate"),
            plus(certain_one_offs, "sichere Einmalzahlungen"),
            law="SGB IV §§ 8 Abs. 1, 14",
        )
    )
    average = figure(
        *year_pay.derivation.steps,
        step(
            "Regelmäßiges monatliches Entgelt",
            start(year_pay.amount, "voraussichtliches Entgelt"),
            divided(Decimal(months), "Monate"),
            rounding=Rounding.HALF_UP_CENT,
            law="SGB IV § 8 Abs. 1 Nr. 1",
        ),
    )
    return Forecast(year_pay, average, job_kind(parameters, average.amount))


def pay_from_hours(wage: Decimal, weekly_hours: Decimal) -> Figure:
    """Regular monthly pay of an hourly wage: wage × weekly hours × 13 ÷ 3."""
    return figure(
        step(
            "Regelmäßiges monatliches Entgelt",
            start(wage, "Stundenlohn", Unit.EURO_PER_HOUR),
            times(weekly_hours, "Wochenstunden", Unit.HOURS),
            times(Decimal(13), "Wochen im Vierteljahr"),
            divided(Decimal(3), "Monate"),
            rounding=Rounding.HALF_UP_CENT,
            law="SGB IV § 8 Abs. 1",
        )
    )


class Exceeding(StrEnum):
    """What a month above the Minijob limit means."""

    WITHIN = "within"
    OCCASIONAL = "occasional"
    TOO_OFTEN = "too_often"
    TOO_HIGH = "too_high"


def exceeding(
    parameters: Parameters, pay: Decimal, year_pay: Decimal, earlier_exceeding_months: Sequence[Decimal]
) -> Exceeding:
    """Judge a month's *pay* in a Minijob whose exceeding could not be foreseen (SGB IV § 8 Abs. 1b).

    *year_pay*: pay of the Zeitjahr, the twelve months that end with this one. *earlier_exceeding_months*: pay of the
    earlier months of it that exceeded the limit. Up to two months with at most twice the limit do no harm; while the year
    as a whole stays within twelve limits nothing is exceeded at all.
    """
    limit = parameters.number("minijob.limit")
    if pay <= limit or year_pay <= limit * MONTHS_OF_A_YEAR:
        return Exceeding.WITHIN
    if pay > limit * parameters.number("minijob.exceeding_factor"):
        return Exceeding.TOO_HIGH
    if len(earlier_exceeding_months) + 1 > parameters.number("minijob.exceeding_months"):
        return Exceeding.TOO_OFTEN
    return Exceeding.OCCASIONAL
