"""Checks of the Arbeitszeitgesetz (ArbZG) over the shifts of one adult: AZ-01 to AZ-11 and AZ-14, each a small function.

Records (AZ-12) stand in ``record_checks``, emergencies (AZ-13) in ``overrides``.
"""

from collections.abc import Callable, Iterable, Iterator

from payroll.law import average_checks, rest_day_checks, workday_checks
from payroll.law.work_situation import Situation
from payroll.law.working_days import Finding
from payroll.periods import DateRange

__all__ = ["CHECKS", "OF_THE_DAY", "Situation", "check"]

CHECKS: dict[str, Callable[[Situation], Iterator[Finding]]] = {
    "AZ-01": workday_checks.long_day,
    "AZ-02": workday_checks.too_long_day,
    "AZ-03": average_checks.high_average,
    "AZ-04": average_checks.long_week,
    "AZ-05": workday_checks.missing_break,
    "AZ-06": workday_checks.short_rest,
    "AZ-07": rest_day_checks.sunday_work,
    "AZ-08": rest_day_checks.free_sundays,
    "AZ-09": rest_day_checks.substitute_rest_days,
    "AZ-10": average_checks.high_night_average,
    "AZ-11": average_checks.unpaid_nights,
    "AZ-14": workday_checks.day_and_night,
}
OF_THE_DAY = frozenset({"AZ-02", "AZ-04", "AZ-05", "AZ-06", "AZ-14"})
"""Checks that need the days around only: day, week, breaks, rest, 24 hours."""


def check(situation: Situation, only: Iterable[str] = CHECKS) -> tuple[Finding, ...]:
    """Return the findings of the checks *only* that concern the window, ordered by day and check."""
    wanted = frozenset(only)
    found = [finding for name, look in CHECKS.items() if name in wanted for finding in look(situation)]
    return ordered(finding for finding in found if concerns(finding, situation.window))


def concerns(finding: Finding, window: DateRange) -> bool:
    """Tell whether a finding belongs to a window: its day lies there, or the last day to put it right."""
    return finding.day in window or (finding.due is not None and finding.due in window)


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return each finding once, by day and check."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda finding: (finding.day, finding.check)))
