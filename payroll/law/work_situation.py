"""What the checks of the Arbeitszeitgesetz look at: the shifts of one adult and what is known around them."""

from bisect import bisect_left
from collections.abc import Callable, Container, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property

from payroll.law import labour_law
from payroll.law.clock import at_hour
from payroll.law.working_days import DAYS_OF_WEEK, SUNDAY, Span, in_order, minutes_by_day
from payroll.law.working_time import limit_minutes, night_minutes
from payroll.money import MINUTES_PER_HOUR
from payroll.periods import ONE_DAY, DateRange

_NEIGHBOURS = timedelta(days=2)


@dataclass(frozen=True)
class Situation:
    """*spans*: all known shifts, worked and planned; *window*: days whose findings are wanted.

    *is_holiday*: statutory holidays; *neutral*: days of vacation and sickness, which count eight hours in an average;
    *night_percent*: what the contract pays on top for all night hours, ``None`` for nothing; *hours_elsewhere*: hours a week
    for other employers. Of the calendar year of the window: *sundays_before* and *nights_before* lie before the known
    shifts, *sundays_ahead* the roster still wants. *rotating_nights*: nights and days by turns.
    """

    spans: Sequence[Span]
    window: DateRange
    is_holiday: Callable[[date], bool]
    neutral: Container[date] = frozenset()
    night_percent: Decimal | None = None
    hours_elsewhere: Decimal = Decimal(0)
    sundays_before: frozenset[date] = frozenset()
    nights_before: frozenset[date] = frozenset()
    sundays_ahead: frozenset[date] = frozenset()
    rotating_nights: bool = False

    @cached_property
    def ordered(self) -> Sequence[Span]:
        """Spans by their start."""
        return in_order(self.spans)

    @cached_property
    def near(self) -> Sequence[Span]:
        """Spans that start in the window or two days around it."""
        begins = [span.begin for span in self.ordered]
        first = bisect_left(begins, at_hour(self.window.first - _NEIGHBOURS, 0))
        return self.ordered[first : bisect_left(begins, at_hour(self.window.last + _NEIGHBOURS + ONE_DAY, 0))]

    @cached_property
    def worked(self) -> dict[date, int]:
        """Minutes of work by calendar day."""
        return minutes_by_day(self.spans)

    @cached_property
    def nights(self) -> frozenset[date]:
        """Days of the window's year on which more than two hours lay between 23 and 6 (§ 2 Abs. 3, 4 ArbZG)."""
        last = self.window.last
        least, known = limit_minutes("working_time.night_hours", last), set[date]()
        first_hour, last_hour = (labour_law.whole(f"working_time.night_{name}", last) for name in ("to", "from"))
        for span in self.spans:
            day, end = span.start.date(), span.end
            if day.year != last.year or (span.start.hour >= first_hour and end.hour < last_hour and end.date() == day):
                continue
            if night_minutes(span.start, end) > least:
                known.add(day)
        return frozenset(known | {day for day in self.nights_before if day.year == last.year})

    @cached_property
    def done(self) -> frozenset[date]:
        """Days on which work was done, not only planned."""
        return frozenset(day for span in self.spans if not span.planned for day in span.days)

    def is_werktag(self, day: date) -> bool:
        """Tell whether a day is neither Sunday nor holiday (§ 3 ArbZG counts Saturdays)."""
        return day.weekday() != SUNDAY and not self.is_holiday(day)

    def minutes_in(self, days: DateRange) -> int:
        """Work in a stretch of days, for an average; a neutral Werktag and a holiday count eight hours at least
        (BVerwG 09.05.2018 - 8 C 13.17); work for others by its weekly hours.
        """
        total, eight_hours = 0, limit_minutes("working_time.day", days.last)
        for day in days:
            minutes = self.worked.get(day, 0)
            if minutes < eight_hours and day.weekday() != SUNDAY and (day in self.neutral or self.is_holiday(day)):
                minutes = eight_hours
            total += minutes
        return total + self.elsewhere(days.days)

    def elsewhere(self, days: int) -> int:
        """Minutes of work for other employers in so many days (§ 2 Abs. 1 ArbZG)."""
        return int(self.hours_elsewhere * MINUTES_PER_HOUR * days / DAYS_OF_WEEK)

    @property
    def said_elsewhere(self) -> str:
        """A sentence about the work for others, empty where there is none."""
        hours = f"{self.hours_elsewhere.normalize():f}".replace(".", ",")
        return f" Darin sind {hours} Stunden in der Woche bei anderen Arbeitgebern." if self.hours_elsewhere else ""
