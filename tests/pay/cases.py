"""Whole months for benchmarks: by the hour with shifts, one with one-off pay and church tax, half a year of shifts."""

from dataclasses import replace

from payroll.pay.facts import MonthFacts
from payroll.periods import Month
from tests.pay.gross_facts import shift
from tests.pay.people import facts, settled

WEEKDAYS = 5


def hourly_month() -> MonthFacts:
    """March 2026: a shift of 4.5 hours on each working day at 15.50, tax class I."""
    days = [day for day in Month(2026, 3).range if day.weekday() < WEEKDAYS]
    shifts = tuple(shift(f"{day} 08:00", f"{day} 12:30") for day in days)
    return replace(facts("15.50", contract={"pay": "hourly"}), shifts=shifts)


def one_off_month() -> MonthFacts:
    """November 2026 with one-off pay and church tax, ten settled months before it."""
    earlier = tuple(settled(Month(2026, month), "2400.00") for month in range(1, 11))
    return facts("2400.00", month=Month(2026, 11), tax={"church": "rk"}, one_off="1000.00", earlier=earlier)


def working_half_year(hour: int) -> MonthFacts:
    """October 2026 with two shifts a day since April, the first from *hour* on: what a month view looks back on."""
    days = [day for month in Month(2026, 4).until(Month(2026, 10)) for day in month.range]
    mornings = [shift(f"{day} {hour:02d}:00", f"{day} {hour + 3:02d}:30") for day in days]
    evenings = [shift(f"{day} {hour + 4:02d}:00", f"{day} {hour + 6:02d}:00") for day in days]
    return replace(facts("15.50", month=Month(2026, 10), contract={"pay": "hourly"}), shifts=(*mornings, *evenings))
