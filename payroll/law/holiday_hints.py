"""A hint about pay for public holidays (§ 2 EFZG): a weekday that is usually worked is empty just on a holiday."""

from collections.abc import Callable, Container, Iterable, Iterator
from datetime import date, timedelta

from payroll.law.working_days import Finding, Severity, Span, minutes_by_day, said_hours
from payroll.periods import DateRange

_WEEKS, _USUAL = 4, 3
LOOKED_BACK = timedelta(weeks=_WEEKS + 1)


def avoided_holidays(
    noted: Iterable[Span], window: DateRange, is_holiday: Callable[[date], bool], absent: Container[date]
) -> Iterator[Finding]:
    """FT-01: yield each holiday of the window on which nothing is noted although that weekday is usually worked.

    *noted*: all shifts, whatever became of them. Usually: in three of the four weeks before, holidays and absence set aside.
    A roster that goes around holidays does not save their pay (section 3.1 d of the rules: the weekday's average).
    """
    holidays = [day for day in window if is_holiday(day) and day not in absent]
    if not holidays:
        return
    minutes = minutes_by_day(noted)
    for day in holidays:
        if day in minutes:
            continue
        before = (day - timedelta(weeks=number) for number in range(1, _WEEKS + 1))
        worked = [minutes[each] for each in before if each in minutes and not is_holiday(each) and each not in absent]
        if len(worked) >= _USUAL:
            average = said_hours(sum(worked) // len(worked))
            text = f"Am Feiertag {day:%d.%m.%Y} steht nichts, an diesem Wochentag sind es sonst im Schnitt {average}."
            way = "Fiel die Schicht wegen des Feiertags aus, planen Sie sie und tragen Sie „feiertag“ ein: Sie wird bezahlt."
            yield Finding("FT-01", Severity.WARNING, day, text, "§ 2 Abs. 1 EFZG", way)
