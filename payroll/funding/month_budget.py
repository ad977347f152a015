"""Hours and money granted for a month (rule R6)."""

from datetime import date
from decimal import Decimal

from payroll.funding import numbers
from payroll.funding.facts import Grant
from payroll.law.derivation import Figure, Rounding, Term, Unit, divided, figure, plus, start, step, times
from payroll.law.parameters import Parameters

DEFAULT_METHOD = "weeks13_3"


def month_hours(grant: Grant) -> Figure | None:
    """Return the hours a grant allows in a month, half up to 0.01, ``None`` where the notice names no hours (R6).

    Hours per day count for a five-day week. Where the notice names no method, 13/3 weeks are taken, as for regular pay.
    The derivation names the method; the figure's amount is hours.
    """
    if grant.hours is None:
        return None
    amount, day = grant.hours.amount, grant.valid_from
    if grant.hours.per == "month":
        return _figure("bewilligte Stunden im Monat", start(amount, "Stunden im Monat", Unit.HOURS))
    method = grant.month_method or DEFAULT_METHOD
    if grant.hours.per == "day":
        return hours_of_days(amount, numbers.on(day).number("method.week_days"), method, day)
    return hours_of_week(amount, method, day)


def hours_of_days(per_day: Decimal, days_per_week: Decimal, method: str, on: date) -> Figure:
    """Return a month's hours from a daily need on so many days a week (R6)."""
    first = start(per_day, "Stunden am Tag", Unit.HOURS)
    return _figure("Stunden im Monat", first, times(days_per_week, "Tage in der Woche"), *_factor(method, numbers.on(on)))


def hours_of_week(per_week: Decimal, method: str, on: date) -> Figure:
    """Return a month's hours from hours a week (R6)."""
    return _figure("Stunden im Monat", start(per_week, "Stunden in der Woche", Unit.HOURS), *_factor(method, numbers.on(on)))


def month_budget(hours: Figure, rate: Decimal, lump_sum: Decimal) -> Figure:
    """Return the money of a month: hours × rate per hour, half up to the cent, plus the lump sum (R6), in euro."""
    pay = step(
        "Stunden mal Satz",
        start(hours.amount, "Stunden im Monat", Unit.HOURS),
        times(rate, "Satz", Unit.EURO_PER_HOUR),
        rounding=Rounding.HALF_UP_CENT,
    )
    whole = step("Monatsbudget", start(pay.result, "Stunden mal Satz"), plus(lump_sum, "Pauschale für Verwaltung"))
    return figure(*hours.derivation.steps, pay, whole)


def needs_special_reason(per_day: Decimal, on: date) -> bool:
    """Whether a daily need must be specially justified (R6: more than four hours)."""
    return per_day > numbers.on(on).number("need.special_reason_hours")


def over_day_limit(per_day: Decimal, on: date) -> bool:
    """Whether a daily need is above the upper bound of a working day (R6: more than eight hours, § 3 ArbZG)."""
    return per_day > numbers.on(on).number("need.limit_hours")


def _factor(method: str, values: Parameters) -> tuple[Term, ...]:
    """Factor from a week to a month."""
    match method:
        case "days21":
            days, week = values.number("method.days21"), values.number("method.week_days")
            return times(days, "Arbeitstage im Monat"), divided(week, "Arbeitstage in der Woche")
        case "weeks435":
            return (times(values.number("method.weeks435"), "Wochen im Monat"),)
        case "weeks13_3":
            weeks, months = values.number("method.weeks_of_a_quarter"), values.number("method.months_of_a_quarter")
            return times(weeks, "Wochen im Vierteljahr"), divided(months, "Monate")
    raise ValueError(f"unknown method: {method!r}")


def _figure(text: str, *terms: Term) -> Figure:
    return figure(step(text, *terms, rounding=Rounding.HALF_UP_2, unit=Unit.HOURS, law="Bewilligung"))
