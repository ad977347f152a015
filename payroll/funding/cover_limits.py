"""Limits of an employment that a cover could break: the Minijob limit of month and year, the Werkstudent's week."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from payroll.law import parameters
from payroll.law.working_days import Span, minutes_by_day, monday_of, said_hours
from payroll.money import MINUTES_PER_HOUR, ZERO
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Assistant, MonthFacts, Scheme, Shift, valid_on
from payroll.pay.payslip import Payslip
from payroll.pay.shift_days import days_of
from payroll.pay.situation import regular_pay
from payroll.pay.words import day_text, euros, month_name
from payroll.periods import DateRange, Month

MONTHS_OF_A_YEAR, DAYS_OF_A_WEEK = 12, 7


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for or against a cover: a German sentence with its figures, and the provision."""

    text: str
    law: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit looked at: whether it would be *broken*, and the sentences that say so; none where it does not apply."""

    broken: bool
    reasons: tuple[Reason, ...] = ()


NO_LIMIT = Limit(broken=False)


def minijob(months: Mapping[Month, MonthFacts], expected: Mapping[Month, Payslip]) -> Limit:
    """Hold a Minijob against its limit (SGB IV § 8 Abs. 1 Nr. 1), for the month and for the year's forecast.

    *expected*: the months with the cover, everything planned worked; *months*: their facts. A single month above the limit
    can be harmless (§ 8 Abs. 1b); nobody is proposed for it, but the sentence says so.
    """
    reasons, broken = [], False
    for month, slip in expected.items():
        if slip.status.scheme != Scheme.MINIJOB:
            continue
        limit = parameters.on(month.last).number("minijob.limit")
        year, most = _forecast(months[month], slip, limit)
        above, too_much = slip.insurable > limit, year > most
        text = (
            f"Minijob: im {month_name(month)} dann {euros(slip.insurable)}, die Grenze ist {euros(limit)} im Monat. "
            f"Für {month.year} sind {euros(year)} zu erwarten, erlaubt sind {euros(most)}."
        )
        if above and not too_much:
            text += (
                " Übers Jahr bliebe es ein Minijob. Wollen Sie die Überschreitung trotzdem, tragen Sie die Schicht selbst "
                "ein und halten Sie den Grund fest (§ 8 Abs. 1b SGB IV)."
            )
        broken = broken or above or too_much
        reasons.append(Reason(text, "SGB IV § 8 Abs. 1 Nr. 1"))
    return Limit(broken, tuple(reasons))


def _forecast(facts: MonthFacts, slip: Payslip, limit: Decimal) -> tuple[Decimal, Decimal]:
    """Pay of the calendar year and what it may be: known months as settled, this one as expected, others as regular."""
    known = {entry.month: entry.minijob_pay for entry in facts.earlier}
    opening = facts.assistant.opening
    brought, since = ZERO, None
    if opening is not None and opening.on.year == facts.month.year and opening.insured_to_date is not None:
        brought, since = opening.insured_to_date, Month.of(opening.on)
    pay, count = brought, 0
    for month in Month(facts.month.year, 1).until(Month(facts.month.year, MONTHS_OF_A_YEAR)):
        last_day = _last_day_employed(facts.assistant, month)
        if last_day is None:
            continue
        count += 1
        if month == facts.month:
            pay += slip.insurable
        elif month in known:
            pay += known[month]
        elif since is None or month >= since:
            contract = valid_on(facts.assistant.contracts, last_day)
            pay += regular_pay(contract).amount if contract else ZERO
    return pay, limit * count


def _last_day_employed(assistant: Assistant, month: Month) -> date | None:
    parts = (employment.overlap(month.range) for employment in ContractDays(assistant).employments())
    return max((part.last for part in parts if part is not None), default=None)


def student(assistant: Assistant, spans: Sequence[Span], shift: Shift) -> Limit:
    """Hold a Werkstudent's weeks against twenty hours (SGB V § 6 Abs. 1 Nr. 3)."""
    insurance = valid_on(assistant.insurance, shift.start.date())
    if insurance is None or insurance.scheme is not Scheme.STUDENT:
        return NO_LIMIT
    reasons, broken = [], False
    for monday in dict.fromkeys(monday_of(day) for day in days_of(shift)):
        most = parameters.on(monday).number("student.weekly_hours")
        minutes = week_minutes(spans, shift, monday)
        above = minutes > most * MINUTES_PER_HOUR
        text = (
            f"Werkstudent: in der Woche ab {day_text(monday)} dann {said_hours(minutes)}, erlaubt sind {most} Stunden in "
            "der Vorlesungszeit, alle Beschäftigungen zusammen."
        )
        if above:
            text += (
                " Mehr geht nur in den Semesterferien, am Abend oder am Wochenende; dann tragen Sie die Schicht selbst ein."
            )
        broken = broken or above
        reasons.append(Reason(text, "SGB V § 6 Abs. 1 Nr. 3"))
    return Limit(broken, tuple(reasons))


def week_minutes(spans: Sequence[Span], shift: Shift, monday: date) -> int:
    """Return the minutes of work in the week from *monday*, the shift included."""
    worked = minutes_by_day([*spans, Span(shift.start, shift.end, shift.break_minutes)])
    week = DateRange(monday, monday + timedelta(days=DAYS_OF_A_WEEK - 1))
    return sum(minutes for day, minutes in worked.items() if day in week)
