"""Limits of working time (Arbeitszeitgesetz, ArbZG): breaks, rest, averages, night work. The checks stand apart.

Working time of several employers is added (§ 2 Abs. 1). Standby on site (Bereitschaftsdienst) is working time in full.
"""

from datetime import date, datetime
from decimal import Decimal

from payroll.law import labour_law
from payroll.law.clock import at_hour, instant
from payroll.money import MINUTES_PER_HOUR, round_half_up_cent
from payroll.periods import ONE_DAY, elapsed_minutes


def limit_minutes(name: str, on: date) -> int:
    """Return a limit that is held in hours as minutes."""
    return int(labour_law.number(name, on) * MINUTES_PER_HOUR)


def required_break(work_minutes: int, on: date) -> int:
    """Return the minutes of break that working minutes ask for (§ 4 Satz 1 ArbZG)."""
    if work_minutes > limit_minutes("working_time.long_break_after", on):
        return labour_law.whole("working_time.long_break", on)
    if work_minutes > limit_minutes("working_time.break_after", on):
        return labour_law.whole("working_time.break", on)
    return 0


def rest_minutes(end: datetime, next_start: datetime) -> int:
    """Return the elapsed minutes between the end of work and the next start, across a clock change too."""
    return elapsed_minutes(end, next_start)


def rest_is_enough(end: datetime, next_start: datetime) -> bool:
    """Tell whether eleven hours lie between (§ 5 Abs. 1 ArbZG)."""
    return rest_minutes(end, next_start) >= limit_minutes("working_time.rest", end.date())


def weekly_hours(on: date) -> Decimal:
    """Return the average hours a week: eight on each of six Werktage (§ 3 ArbZG)."""
    return labour_law.number("working_time.day", on) * labour_law.number("working_time.workdays_of_week", on)


def average_budget(weeks: int, on: date) -> Decimal:
    """Return the hours that may be worked in so many weeks at the average of § 3 Satz 2 ArbZG."""
    return weekly_hours(on) * weeks


def longest_week(on: date) -> Decimal:
    """Return the hours of a single week whose Werktage are all at their longest (§ 3 Satz 2 ArbZG)."""
    return labour_law.number("working_time.day_longest", on) * labour_law.number("working_time.workdays_of_week", on)


def night_minutes(start: datetime, end: datetime) -> int:
    """Return the minutes of a shift in night time, 23 to 6 o'clock (§ 2 Abs. 3 ArbZG)."""
    begin, finish = instant(start), instant(end)
    minutes, day = 0, start.date() - ONE_DAY
    while day <= end.date():
        night = (
            at_hour(day, labour_law.whole("working_time.night_from", day)),
            at_hour(day + ONE_DAY, labour_law.whole("working_time.night_to", day)),
        )
        minutes += max(0, min(finish, night[1]) - max(begin, night[0]))
        day += ONE_DAY
    return minutes


def usual_night_percent(on: date, *, permanent: bool) -> Decimal:
    """Return the usual supplement for night work in percent (§ 6 Abs. 5 ArbZG; BAG 09.12.2015 - 10 AZR 423/14).

    For mostly standby it is lower, with no usual number.
    """
    return labour_law.number(f"working_time.{'permanent_night' if permanent else 'night'}_supplement", on)


def night_supplement(hours: Decimal, wage: Decimal, percent: Decimal) -> Decimal:
    """Return the supplement in euro for night hours (§ 6 Abs. 5 ArbZG)."""
    return round_half_up_cent(hours * wage * percent / 100)


def night_time_off(hours: Decimal, percent: Decimal) -> Decimal:
    """Return the paid hours off that may stand in for the supplement: the same percentage of the night hours."""
    return hours * percent / 100
