"""Periods of a usage report as people type them: a month, two months, a quarter, a year."""

import re
from datetime import date

from payroll.periods import Month
from payroll.refusal import NotUnderstood
from tui.actions import parsers

EXAMPLE = "2026-01 bis 2026-03"
_QUARTERS = (
    re.compile(r"(?:q|quartal\s*)?(?P<quarter>[1-4])\.?\s*(?:quartal|q)?\s*[/ ]?\s*(?P<year>\d{4})"),
    re.compile(r"(?P<year>\d{4})\s*[-/ ]?\s*(?:q|quartal\s*)(?P<quarter>[1-4])"),
)


def period(typed: str, today: date) -> tuple[Month | None, Month]:
    """Read "2026-03" (the period ending there), "2026-01 bis 2026-03", "2026-Q1", "1. Quartal 2026", "2026".

    ``NotUnderstood`` for anything else and for a period that ends before it starts.
    """
    plain = typed.strip().lower()
    if re.fullmatch(r"\d{4}", plain):
        return _month(plain, 1), _month(plain, 12)
    for pattern in _QUARTERS:
        if match := pattern.fullmatch(plain):
            last = _month(match["year"], int(match["quarter"]) * 3)
            return last.plus(-2), last
    begin, until, end = re.sub(r"\s+[-–]\s+", " bis ", plain).partition(" bis ")
    if not until:
        return None, parsers.month(plain, today)
    first, last = parsers.month(begin, today), parsers.month(end, today)
    if last < first:
        raise NotUnderstood(
            f"„{typed}“ endet, bevor es anfängt. Zum Beispiel: {EXAMPLE}", code="period_not_understood", place="Zeitraum"
        )
    return first, last


def _month(year: str, month: int) -> Month:
    try:
        return Month(int(year), month)
    except ValueError:
        raise NotUnderstood(
            f"„{year}“ ist kein Jahr, das hier geht. Zum Beispiel: {EXAMPLE}", code="period_not_understood", place="Zeitraum"
        ) from None
