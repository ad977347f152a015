"""What becomes of vacation that is left when a year ends: lapse, carry-over, or on with the next year's (§ 7 Abs. 3 BUrlG).

Nothing lapses unless the employer told the assistant in time how many days are open, to take them, and that they lapse
otherwise (Mitwirkungsobliegenheit; BAG 19.02.2019 - 9 AZR 423/16). Where that was not done the days join the next year's
vacation, and again (BAG 20.12.2022 - 9 AZR 266/20). The one exception is a year without a single day fit for work.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from payroll.law.vacation import carried_until, lapses_on, survives_early_sickness, unfit_until
from payroll.money import round_half_up
from payroll.periods import DateRange, calendar_year

_DAYS_OF_WEEK = 7


class Reason(StrEnum):
    """Why vacation lapses when it does, or does not lapse."""

    NOTICE = "notice"
    NO_NOTICE = "no_notice"
    LATE_NOTICE = "late_notice"
    NOT_TOLD = "not_told"
    ILLNESS = "illness"
    LONG_ILLNESS = "long_illness"
    UNFIT_ALL_YEAR = "unfit_all_year"
    EARLY_ILLNESS = "early_illness"
    URGENT = "urgent"
    REQUEST = "request"
    PROTECTED = "protected"


_CARRIED = frozenset({Reason.ILLNESS, Reason.URGENT})


@dataclass(frozen=True, slots=True)
class Told:
    """A notice to the assistant: given *on* a day, naming so many open *days*."""

    on: date
    days: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Circumstances:
    """What decides about lapse in one employment, which began on *employed_from*.

    *told*: all notices by the year they are for. *unfit*: incapacity for work; *protected*: maternity protection and
    parental leave; each as joined ranges. *workdays* a week: how fast days can be taken. *urgent*: days of a year carried
    over for urgent operational or personal reasons; *requested*: partial leave of a year that the assistant asked to carry.
    """

    employed_from: date
    workdays: Decimal
    told: Mapping[int, tuple[Told, ...]] = field(default_factory=dict)
    unfit: tuple[DateRange, ...] = ()
    protected: tuple[DateRange, ...] = ()
    urgent: Mapping[int, Decimal] = field(default_factory=dict)
    requested: Mapping[int, Decimal] = field(default_factory=dict)

    def unfit_on(self, day: date) -> DateRange | None:
        """Return the incapacity that covers *day*."""
        return next((span for span in self.unfit if day in span), None)

    def can_take(self, after: date, until: date) -> Decimal:
        """Return how many own workdays lie between *after* and *until*."""
        return Decimal(max((until - after).days, 0)) * self.workdays / _DAYS_OF_WEEK


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of *days* of *leave_year*: they lapse at the end of *until*, or go on with the vacation of *joins*.

    Neither: the end is not known yet (a protection without a known end). *told*: the notice that makes them lapse.
    """

    leave_year: int
    days: Decimal
    reason: Reason
    until: date | None = None
    joins: int | None = None
    told: Told | None = None


def notice_in_time(year: int, at: Circumstances) -> Told | None:
    """Return the notice of a year that came in time, the one with most days; ``None`` if there is none.

    In time: on that day, or once fit again, enough workdays of the year are left to take what was told.
    """
    year_end = calendar_year(year).last
    timely = []
    for told in at.told.get(year, ()):
        ill = at.unfit_on(told.on)
        if told.on.year == year and at.can_take(told.on if ill is None else ill.last, year_end) >= told.days:
            timely.append(told)
    return max(timely, key=lambda told: (told.days, -told.on.toordinal()), default=None)


def fates(
    left: Sequence[tuple[int, Decimal]], year: int, at: Circumstances, open_when_told: Decimal | None = None
) -> tuple[Fate, ...]:
    """Return what becomes of the days *left* (by the year they are of, oldest first) when *year* ends.

    *open_when_told*: how many days were open when the notice was given; of what it did not name nothing lapses.
    """
    whole = calendar_year(year)
    protection = [span for span in at.protected if span.overlap(whole)]
    if protection:
        # § 24 MuSchG, § 17 Abs. 2 BEEG: the rest is given in the year in which the protection ends, or the next
        last = protection[-1].last
        joins = None if last == date.max else last.year + 1
        return tuple(Fate(leave_year, days, Reason.PROTECTED, joins=joins) for leave_year, days in left if days > 0)
    told, unfit = notice_in_time(year, at), at.unfit_on(whole.last)
    silent = Reason.LATE_NOTICE if at.told.get(year) else Reason.NO_NOTICE
    named = _Purse(_named(sum((days for _, days in left), Decimal(0)), told, open_when_told))
    ending = _Fit(year, at, told) if unfit is None else _Unfit(year, at, told, unfit)
    made: list[Fate] = []
    for leave_year, days in left:
        covered = named.take(days)
        made += ending.told(leave_year, covered)
        made += ending.untold(leave_year, days - covered, silent if told is None else Reason.NOT_TOLD)
    return tuple(fate for fate in made if fate.days > 0)


def _named(left: Decimal, told: Told | None, open_when_told: Decimal | None) -> Decimal:
    """Days of those *left* that the notice covers; it names them to a hundredth."""
    if told is None:
        return Decimal(0)
    return left if open_when_told is None else left - max(round_half_up(open_when_told, 2) - told.days, Decimal(0))


@dataclass(slots=True)
class _Purse:
    """Days that are shared out in order."""

    days: Decimal

    def take(self, wanted: Decimal) -> Decimal:
        taken = max(min(self.days, wanted), Decimal(0))
        self.days -= taken
        return taken


class _Fit:
    """The end of a year on which the assistant is fit for work."""

    def __init__(self, year: int, at: Circumstances, notice: Told | None) -> None:
        self._year, self._notice = year, notice
        self._requested, self._urgent = _Purse(at.requested.get(year, Decimal(0))), _Purse(at.urgent.get(year, Decimal(0)))
        year_end = calendar_year(year).last
        ill = [span.last for span in at.unfit if notice is not None and notice.on < span.last < year_end]
        # a late illness carries over what could not be taken after it any more
        self._possible = _Purse(at.can_take(max(ill), year_end)) if ill else None

    def told(self, leave_year: int, days: Decimal) -> list[Fate]:
        carried, own = carried_until(self._year), leave_year == self._year
        requested = self._requested.take(days) if own else Decimal(0)
        urgent = self._urgent.take(days - requested) if own else Decimal(0)
        rest = days - requested - urgent
        lapsing = rest if self._possible is None else self._possible.take(rest)
        return [
            Fate(leave_year, requested, Reason.REQUEST, joins=self._year + 1),
            Fate(leave_year, urgent, Reason.URGENT, until=carried, told=self._notice),
            Fate(leave_year, rest - lapsing, Reason.ILLNESS, until=carried, told=self._notice),
            Fate(leave_year, lapsing, Reason.NOTICE, until=calendar_year(self._year).last, told=self._notice),
        ]

    def untold(self, leave_year: int, days: Decimal, reason: Reason) -> list[Fate]:
        return [Fate(leave_year, days, reason, joins=self._year + 1)]


class _Unfit:
    """The end of a year on which the assistant is ill: up to 31 March, or 15 months where the illness goes on."""

    def __init__(self, year: int, at: Circumstances, notice: Told | None, unfit: DateRange) -> None:
        self._year, self._notice, self._unfit = year, notice, unfit
        self._all_year = unfit.first <= max(date(year, 1, 1), at.employed_from)
        self._long = unfit.last >= unfit_until(year)
        self._possible = _Purse(at.can_take(unfit.last, carried_until(year)))

    def told(self, leave_year: int, days: Decimal) -> list[Fate]:
        # a notice helps only if it came while the days could still be taken (EuGH C-518/20; BAG 28.03.2023 - 9 AZR 488/21)
        if self._long and self._notice is not None and self._notice.on >= self._unfit.first:
            return self.untold(leave_year, days, Reason.LATE_NOTICE)
        ends = lapses_on(self._year, self._unfit, notice_given=True)
        if self._long:
            return [Fate(leave_year, days, Reason.LONG_ILLNESS, until=ends, told=self._notice)]
        # fit again after 31 March: the days join the new year, whose own notice decides
        lapsing = self._possible.take(days) if ends == carried_until(self._year) else Decimal(0)
        return [
            Fate(leave_year, lapsing, Reason.ILLNESS, until=ends, told=self._notice),
            Fate(leave_year, days - lapsing, Reason.ILLNESS, joins=self._year + 1),
        ]

    def untold(self, leave_year: int, days: Decimal, reason: Reason) -> list[Fate]:
        longest = unfit_until(self._year)
        if not self._long or leave_year != self._year:
            return [Fate(leave_year, days, reason, joins=self._year + 1)]
        if self._all_year:
            return [Fate(leave_year, days, Reason.UNFIT_ALL_YEAR, until=longest)]
        survives = days
        if lapses_on(self._year, self._unfit, notice_given=False) == longest:
            survives = survives_early_sickness(days, self._year, self._unfit.first)
        return [
            Fate(leave_year, days - survives, Reason.EARLY_ILLNESS, until=longest),
            Fate(leave_year, survives, reason, joins=self._year + 1),
        ]


def still_open(reason: Reason, until: date, at: Circumstances) -> bool:
    """Tell whether days carried over to *until* live on because the assistant is unfit on that day (not after 15 months)."""
    return reason in _CARRIED and at.unfit_on(until) is not None
