"""Findings that an employer leaves as they are, with a reason, and emergencies (§ 14 ArbZG, AZ-13)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from payroll.law.working_days import Finding, Severity
from payroll.law.working_time import weekly_hours
from payroll.periods import ONE_DAY

EMERGENCY = "AZ-13"
FOR_AN_EMERGENCY = frozenset({"AZ-02", "AZ-04", "AZ-05", "AZ-06", "AZ-09", "AZ-14"})
"""Checks from which § 14 ArbZG frees on single days; the average of 48 hours (AZ-03) always holds (§ 14 Abs. 3)."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided about a finding: the *check*, its *day*, and why. ``AZ-13``: that day was an emergency."""

    check: str
    day: date
    reason: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding and, where somebody decided to leave it, the *reason*."""

    finding: Finding
    reason: str | None = None

    @property
    def open(self) -> bool:
        """Whether somebody still has to look at it: neither information nor decided."""
        return self.reason is None and self.finding.severity is not Severity.INFO

    @property
    def said(self) -> str:
        """The finding with its way out, or that it is left so and why."""
        if self.reason is None:
            return self.finding.said
        return f"{self.finding.text} Bewusst so, Grund: {self.reason}"


def judged(findings: Iterable[Finding], decisions: Sequence[Decision]) -> tuple[Judged, ...]:
    """Join findings with the decisions about them; an emergency that freed from something is a finding itself (AZ-13)."""
    reasons = {(decision.check, decision.day): decision.reason for decision in decisions}
    result = []
    for finding in findings:
        reason = reasons.get((finding.check, finding.day))
        emergency = next((each for each in decisions if reason is None and frees(each, finding)), None)
        result.append(Judged(finding, f"Notfall am {emergency.day:%d.%m.%Y}: {emergency.reason}" if emergency else reason))
    for decision in decisions:
        if decision.check == EMERGENCY and any(frees(decision, each.finding) for each in result):
            result.append(Judged(_emergency(decision), decision.reason))
    return tuple(sorted(result, key=lambda each: (each.finding.day, each.finding.check)))


def can_be_left(finding: Finding, check: str, day: date) -> bool:
    """Tell whether a decision about *check* on *day* would be about this finding."""
    if finding.severity is Severity.INFO:
        return False
    return (finding.check, finding.day) == (check, day) or frees(Decision(check, day, ""), finding)


def frees(decision: Decision, finding: Finding) -> bool:
    """Tell whether an emergency explains a finding: on its day, the rest after it, the week it lies in."""
    if decision.check != EMERGENCY or finding.check not in FOR_AN_EMERGENCY or finding.severity is Severity.INFO:
        return False
    rest_after = finding.check == "AZ-06" and finding.day == decision.day + ONE_DAY
    in_week = finding.check == "AZ-04" and finding.first <= decision.day <= finding.day
    return rest_after or in_week or finding.day == decision.day


def _emergency(decision: Decision) -> Finding:
    text = f"Am {decision.day:%d.%m.%Y} ist ein Notfall oder unaufschiebbare Pflege notiert."
    week = weekly_hours(decision.day)
    way = f"Das geht nur an einzelnen Tagen, und der Durchschnitt von {week} Stunden in der Woche gilt weiter."
    return Finding(EMERGENCY, Severity.WARNING, decision.day, text, "§ 14 ArbZG", way)
