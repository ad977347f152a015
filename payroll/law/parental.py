"""Reports around maternity benefit and parental leave (Elternzeit; DEÜV reasons 51, 52, 17, 37)."""

from dataclasses import dataclass
from datetime import date

from payroll.law import labour_law
from payroll.periods import ONE_DAY, DateRange, Month

BENEFIT, PARENTAL, PARENTAL_START, PARENTAL_END = "51", "52", "17", "37"


@dataclass(frozen=True, slots=True)
class Report:
    """One report: *reason* is the code, *first*/*last* the period reported (*last* ``None``: only a start)."""

    reason: str
    first: date
    last: date | None = None


def reports(
    employment_start: date | None,
    maternity: DateRange | None,
    parental_from: date | None,
    parental_to: date | None,
    *,
    statutory_insured: bool,
    minijob: bool,
) -> tuple[Report, ...]:
    """Return the reports for a maternity benefit, a parental leave or one after the other.

    An interruption is reported (51 for a benefit, 52 for parental leave, from the start of the year) if at least one whole
    calendar month is without pay. Since 2024 the parental leave of a person in statutory health insurance is reported with
    its start (17) and end (37) if it takes at least a whole calendar month; never for a Minijob.
    """
    made: list[Report] = []
    leave = None if parental_from is None else DateRange(parental_from, parental_to or date.max)
    parts = [part for part in (maternity, leave) if part is not None]
    if parts:
        first = min(part.first for part in parts)
        last = max(part.last for part in parts)
        if _has_whole_month(DateRange(first, last)):
            year_start = date((first - ONE_DAY).year, 1, 1)
            begin = year_start if employment_start is None else max(year_start, employment_start)
            if begin < first:
                made.append(Report(BENEFIT if maternity is not None else PARENTAL, begin, first - ONE_DAY))
    known = parental_from is not None and labour_law.known("reports.parental_months", parental_from)
    if leave is not None and known and statutory_insured and not minijob and _has_whole_month(leave):
        made.append(Report(PARENTAL_START, leave.first))
        if parental_to is not None:
            made.append(Report(PARENTAL_END, leave.first, parental_to))
    return tuple(made)


def _has_whole_month(days: DateRange) -> bool:
    month = Month.of(days.first)
    if days.first > month.first:
        month = month.plus(1)
    return month.last <= days.last
