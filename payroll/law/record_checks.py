"""Records of working time (AZ-12): which past days still lack their hours, by when they must be noted, and who says so.

The ArbZG asks for records of what goes beyond eight hours on a Werktag and of all work on Sundays and holidays (§ 16
Abs. 2), the MiLoG for start, end and duration of every day of a Minijob within seven days (§ 17 Abs. 1), but not of one in a
private household (§ 8a SGB IV). For all others it is advice: the courts want a record of every shift (EuGH 14.05.2019 -
C-55/18; BAG 13.09.2022 - 1 ABR 22/21; EuGH 19.12.2024 - C-531/23 for household workers).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from payroll.law.minimum_wage import record_by
from payroll.law.working_days import Finding, Severity
from payroll.law.working_time import limit_minutes

RECORDS = "AZ-12"
_ADVICE = "EuGH C-55/18, C-531/23; BAG 1 ABR 22/21"


@dataclass(frozen=True, slots=True)
class OpenDay:
    """A past day that was planned and of which nobody noted what became of it.

    *minutes*: what was planned; *rest_day*: Sunday or holiday; *minijob*: under § 17 MiLoG, not in a private household.
    """

    day: date
    minutes: int
    rest_day: bool
    minijob: bool


def missing_records(days: Iterable[OpenDay], today: date) -> Iterator[Finding]:
    """AZ-12: yield each open day before *today*; an error only where a law wants the record and its time is over."""
    for open_day in days:
        day, by = open_day.day, record_by(open_day.day)
        if day >= today:
            continue
        law = _law(open_day)
        late = today > by
        text = f"Für den {day:%d.%m.%Y} ist nicht notiert, ob und wann gearbeitet wurde."
        due_then = f"jetzt, es war bis zum {by:%d.%m.%Y} fällig" if law else "am besten jetzt"
        when = due_then if late else f"bis zum {by:%d.%m.%Y}"
        way = f"Bestätigen Sie den Plan oder tragen Sie Beginn, Ende und Pausen ein, {when}."
        if not law:
            way += " Für Ihren Fall ist das eine Empfehlung; es hilft auch beim Nachweis gegenüber Kostenträgern."
        severity = Severity.WARNING if not late else Severity.ERROR if law else Severity.WARNING
        yield Finding(RECORDS, severity, day, text, law or _ADVICE, way, due=by)


def _law(open_day: OpenDay) -> str:
    if open_day.minijob:
        return "§ 17 Abs. 1 MiLoG"
    beyond = open_day.minutes > limit_minutes("working_time.day", open_day.day)
    return "§ 16 Abs. 2 ArbZG" if open_day.rest_day or beyond else ""
