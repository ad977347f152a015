"""Continued pay in sickness (Entgeltfortzahlung im Krankheitsfall, §§ 3 to 5 and 8 EFZG): which days are paid.

The clock counts calendar days, Saturdays, Sundays, holidays and days without a shift included. What a paid day is worth
follows from the shifts that were planned on it (§ 4); that is computed where the shifts are known.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from payroll.law import labour_law
from payroll.money import round_half_up_cent
from payroll.periods import ONE_DAY, DateRange, add_months, last_day_of_months_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Illness:
    """One certificate period (Arbeitsunfähigkeit), a rehabilitation of § 9 EFZG included.

    *illness* is an opaque label that is equal for the same underlying illness. *last* ``None``: still open.
    *worked_first_day*: any work on the first day. *planned_first_day*: a shift was planned then. *hourly*: pay by the
    hour. *days_used*: for an illness known from another payroll, how many days it used up; its paid days are not
    computed then. *separate*: the assistant proved to have been able to work since the illness before, so that this one is
    a case of its own (BAG 11.12.2019 - 5 AZR 505/18).
    """

    illness: str
    first: date
    last: date | None
    worked_first_day: bool = False
    planned_first_day: bool = True
    hourly: bool = False
    days_used: int | None = None
    separate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Employment:
    """What the clock must know of the employment.

    *start*: agreed first day, ``None`` if the waiting time is surely over. *end*: last day for which pay can be due,
    ``None`` also when the end was caused by the illness (§ 8 Abs. 1). *suspended*: ranges without duty to work and pay
    (Ruhen): the clock pauses. *planned*: tells whether a shift was planned on a day between two illnesses; a day without
    one cannot prove that the person was able to work.
    """

    start: date | None = None
    end: date | None = None
    suspended: tuple[DateRange, ...] = ()
    planned: Callable[[date], bool] = field(default=lambda _: True)

    def pays(self, day: date) -> bool:
        """Tell whether a day is neither in the waiting time nor after the end nor suspended."""
        waiting = self.start is not None and day < entitled_from(self.start)
        after = self.end is not None and day > self.end
        return not waiting and not after and not any(day in gap for gap in self.suspended)


def waiting_ends(employment_start: date) -> date:
    """Last day of the waiting time (Wartezeit, § 3 Abs. 3 EFZG); the first day of employment counts."""
    return entitled_from(employment_start) - ONE_DAY


def entitled_from(employment_start: date) -> date:
    """First day on which sick pay can be due (§ 3 Abs. 3 EFZG)."""
    return employment_start + timedelta(days=labour_law.whole("sick_pay.waiting_days", employment_start))


def clock_start(first: date, *, worked: bool, planned: bool = True, hourly: bool = False) -> date:
    """First day the clock counts (§§ 187, 188 BGB).

    A day on which any work was done is not counted. With hourly pay and no shift planned there is no pay claim for the
    first day either (joint circular of the health insurers on the EFZG, § 3 no. 4.2).
    """
    return first + ONE_DAY if worked or (hourly and not planned) else first


def six_month_window(new_start: date) -> DateRange:
    """Days in which the same illness must not have existed for a new claim (§ 3 Abs. 1 Satz 2 Nr. 1 EFZG).

    Counted backwards from the new start (BAG 30.08.1973 - 5 AZR 202/73).
    """
    months = labour_law.whole("sick_pay.gap_months", new_start)
    return DateRange(add_months(new_start, -months), new_start - ONE_DAY)


def frame(start: date) -> DateRange:
    """Twelve months from the start of the clock within which the same illness shares one claim (§ 3 Abs. 1 Satz 2 Nr. 2)."""
    return DateRange(start, last_day_of_months_from(start, labour_law.whole("sick_pay.frame_months", start)))


@dataclass(slots=True)
class _Frame:
    """What one illness has used of its claim inside its current twelve months."""

    range: DateRange
    last_unfit: date
    used: int = 0


@dataclass(slots=True)
class _Case:
    """A case of incapacity (Verhinderungsfall): one claim of 42 days for all illnesses that join it."""

    last: date
    elapsed: int = 0


@dataclass(frozen=True, slots=True)
class PaidDays:
    """Result for a series of illnesses: paid days of each, and what each label has used in its current frame."""

    days: tuple[tuple[date, ...], ...]
    used: dict[str, int]


def paid_days(illnesses: Sequence[Illness], employment: Employment) -> PaidDays:
    """Return the paid days of each illness, in the order given, which must be the order of their first days.

    Rules of § 3 Abs. 1 EFZG: 42 calendar days a case; an illness that overlaps another or follows it without a planned
    shift between joins the case (BAG 11.12.2019 - 5 AZR 505/18) and pays from the day on which it is the only cause; the
    same illness again gets a new claim only after six months without it or when it starts after its frame of twelve
    months, otherwise the rest. Days on which a joined illness only overlapped are not deducted from it later
    (BAG 19.06.1991 - 5 AZR 304/90).
    """
    frames: dict[str, _Frame] = {}
    case: _Case | None = None
    result: list[tuple[date, ...]] = []
    for index, ill in enumerate(illnesses):
        start = clock_start(ill.first, worked=ill.worked_first_day, planned=ill.planned_first_day, hourly=ill.hourly)
        joins = case is not None and _same_case(case, ill, employment)
        if case is None or not joins:
            case = _Case(ill.first - ONE_DAY)
        own = _frame_for(
            frames.get(ill.illness), ill, start, follows=joins and _same_illness_running(illnesses[:index], ill)
        )
        frames[ill.illness] = own
        if ill.days_used is not None:
            own.used += ill.days_used
            case.elapsed += ill.days_used
            result.append(())
        else:
            result.append(_pay(case, own, max(start, case.last + ONE_DAY), ill.last, employment))
        if ill.last is None:
            case.last = date.max - ONE_DAY
        else:
            case.last = max(case.last, ill.last)
        own.last_unfit = case.last if ill.last is None else max(own.last_unfit, ill.last)
    return PaidDays(tuple(result), {label: entry.used for label, entry in frames.items()})


def _same_case(case: _Case, ill: Illness, employment: Employment) -> bool:
    """Overlap, or only days without a planned shift between and no proof against it (BAG 11.12.2019 - 5 AZR 505/18)."""
    if ill.separate and ill.first > case.last:
        return False
    if ill.first <= case.last + ONE_DAY:
        return True
    return not any(employment.planned(day) for day in DateRange(case.last + ONE_DAY, ill.first - ONE_DAY))


def _same_illness_running(earlier: Sequence[Illness], ill: Illness) -> bool:
    """A follow-up certificate of the illness that runs already starts no new incapacity (BAG 14.03.2007 - 5 AZR 514/06)."""
    return bool(earlier) and earlier[-1].illness == ill.illness


def _frame_for(current: _Frame | None, ill: Illness, start: date, *, follows: bool) -> _Frame:
    """Rule of six months first, then that of twelve (§ 3 Abs. 1 Satz 2 EFZG)."""
    if current is None:
        return _Frame(frame(start), ill.first)
    if follows:
        return current
    if current.last_unfit < six_month_window(ill.first).first or ill.first > current.range.last:
        return _Frame(frame(start), ill.first)
    return current


def _pay(case: _Case, own: _Frame, first: date, last: date | None, employment: Employment) -> tuple[date, ...]:
    limit = labour_law.whole("sick_pay.days", first)
    paid: list[date] = []
    day = first
    while case.elapsed < limit and (last is None or day <= last) and (employment.end is None or day <= employment.end):
        if employment.pays(day):
            case.elapsed += 1
            if own.used < limit:
                own.used += 1
                paid.append(day)
        day += ONE_DAY
    return tuple(paid)


def as_ranges(days: Iterable[date]) -> tuple[DateRange, ...]:
    """Join consecutive days, given in ascending order, to ranges."""
    ranges: list[DateRange] = []
    for day in days:
        if ranges and ranges[-1].last == day - ONE_DAY:
            ranges[-1] = DateRange(ranges[-1].first, day)
        else:
            ranges.append(DateRange(day, day))
    return tuple(ranges)


def proof_due(first: date, is_workday: Callable[[date], bool]) -> date:
    """Last day for the certificate: the fourth calendar day, or the next workday (§ 5 Abs. 1 Satz 2 EFZG).

    BAG 01.10.1997 - 5 AZR 726/96. *is_workday* must be true on some weekday.
    """
    day = first + timedelta(days=labour_law.whole("sick_pay.days_without_proof", first))
    while not is_workday(day):
        day += ONE_DAY
    return day


def needs_proof(first: date, last: date) -> bool:
    """Tell whether an illness lasts longer than three calendar days (§ 5 Abs. 1 Satz 2 EFZG)."""
    return DateRange(first, last).days > labour_law.number("sick_pay.days_without_proof", first)


def special_payment_day_value(annual_pay: Decimal, workdays: int) -> Decimal:
    """Pay of one workday for § 4a EFZG: running pay of a year / workdays of the year; not rounded."""
    return annual_pay / workdays


def special_payment_cut(annual_pay: Decimal, workdays: int, sick_workdays: int, on: date) -> Decimal:
    """Most that an agreed cut may take from a special payment (§ 4a EFZG), in euro: a quarter of a day's pay a sick day."""
    quarter = labour_law.number("sick_pay.special_payment_cut", on) / 100
    return round_half_up_cent(annual_pay * quarter * sick_workdays / workdays)
