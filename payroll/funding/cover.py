"""Who may take a lost shift: every rule that could stand in the way, each named with its statute and its figures.

The cost of taking it is the difference of two real payslips, so that it equals what the month shows afterwards.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from payroll.funding.cover_limits import Reason, minijob, student, week_minutes
from payroll.law import labour_law
from payroll.law.derivation import Figure, figure, minus, plus, start, step
from payroll.law.working_days import Finding, Severity, Span, minutes_by_day, monday_of, said_hours
from payroll.law.working_time import limit_minutes, longest_week, rest_minutes, weekly_hours
from payroll.law.working_time_checks import CHECKS
from payroll.money import MINUTES_PER_HOUR, ZERO
from payroll.pay.absence_days import covers
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Absence, AbsenceKind, Assistant, MonthFacts, Shift, ShiftState
from payroll.pay.month import compute_payslip
from payroll.pay.payslip import Notice, Payslip
from payroll.pay.shift_days import days_of
from payroll.pay.words import day_text, euros, month_name
from payroll.pay.working_time import Work, findings_of
from payroll.periods import DateRange, Month, elapsed_minutes
from payroll.refusal import Refusal

AROUND = timedelta(days=8)
LOOKED_AT = frozenset(CHECKS) - {"AZ-11"}
"""A supplement for the night is the contract's matter, whoever comes."""
SAID_APART = frozenset({"working_time", "minijob_limit", "estimate"})
"""Notices of a slip that are named with more figures here, or that the cover does not cause."""

_ABSENT = {
    AbsenceKind.SICK: ("ist krank", "EFZG § 3"),
    AbsenceKind.VACATION: ("hat Urlaub", "BUrlG § 1"),
    AbsenceKind.CHILD_SICK: ("ist beim kranken Kind zu Hause", "SGB V § 45"),
    AbsenceKind.SPECIAL: ("ist bezahlt freigestellt", "BGB § 616"),
    AbsenceKind.UNPAID: ("ist unbezahlt freigestellt", "BGB § 611a"),
    AbsenceKind.MATERNITY: ("ist im Mutterschutz", "MuSchG § 3"),
    AbsenceKind.PARENTAL: ("ist in Elternzeit", "BEEG § 15"),
    AbsenceKind.CARE: ("ist in Pflegezeit", "PflegeZG § 3"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One assistant who might come.

    *shifts*: all noted ones, half a year back and a week ahead; *plan*: what the roster adds where nothing is noted;
    *absences*: theirs. *months* and *slips*: the open months as they stand now, facts and payslip.
    """

    assistant: Assistant
    shifts: tuple[Shift, ...]
    plan: tuple[Shift, ...] = ()
    absences: tuple[Absence, ...] = ()
    months: Mapping[Month, MonthFacts]
    slips: Mapping[Month, Payslip]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What speaks for and against *assistant* taking *shift*.

    *may*: no rule stands in the way; *within_budget*: the grant's account has the money. *cost*: euro on top for the
    employer, ``None`` where the shift cannot be paid at all. Blocking reasons come first in *against*.
    """

    assistant: Assistant
    shift: Shift
    may: bool
    within_budget: bool
    cost: Figure | None
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...]


def propose(
    candidates: Iterable[Candidate], shift: Shift, *, rest: Decimal | None, is_holiday: Callable[[date], bool]
) -> tuple[Proposal, ...]:
    """Return everybody's proposal for a lost *shift*, the best first: may, within the budget, fewest doubts, least cost.

    *shift* carries the grant that pays; its assistant is replaced. *rest*: euro left in that grant's account at the end of
    the month, ``None`` for a private shift, which the person pays.
    """
    proposals = [
        judge(each, replace(shift, assistant=each.assistant.key), rest=rest, is_holiday=is_holiday) for each in candidates
    ]
    return tuple(sorted(proposals, key=_rank))


def _rank(proposal: Proposal) -> tuple[bool, bool, int, Decimal, str]:
    cost = proposal.cost.amount if proposal.cost else ZERO
    return not proposal.may, not proposal.within_budget, len(proposal.against), cost, proposal.assistant.first_name


def judge(candidate: Candidate, shift: Shift, *, rest: Decimal | None, is_holiday: Callable[[date], bool]) -> Proposal:
    """Return what speaks for and against one assistant; see :func:`propose`."""
    blocking = [*_not_there(candidate, shift)]
    if blocking:
        return _proposal(candidate, shift, blocking)
    worked = replace(shift, state=ShiftState.WORKED)
    try:
        after = {month: compute_payslip(_with(candidate.months[month], worked)) for month in months_of(shift)}
        expected = {month: compute_payslip(_as_planned(candidate, month, worked)) for month in months_of(shift)}
    except Refusal as refused:
        return _proposal(candidate, shift, [Reason(str(refused))])
    spans = _spans(candidate)
    found = _new_findings(candidate, worked, is_holiday)
    blocking += [Reason(f.text, f.law) for f in found if f.severity is Severity.ERROR]
    doubts = [Reason(f.text, f.law) for f in found if f.severity is not Severity.ERROR]
    reasons = [*_time_left(spans, worked)]
    for limit in (minijob(candidate.months, expected), student(candidate.assistant, spans, worked)):
        (blocking if limit.broken else reasons).extend(limit.reasons)
    doubts += [*_long_weeks(spans, worked), *_new_notices(candidate, after)]
    cost = _cost(candidate, after)
    money = _money(cost.amount, rest)
    enough = rest is not None and cost.amount <= rest
    (reasons if enough else doubts).append(money)
    return _proposal(candidate, shift, blocking, cost=cost, within_budget=enough, reasons=reasons, doubts=doubts)


def _proposal(
    candidate: Candidate,
    shift: Shift,
    blocking: Sequence[Reason],
    *,
    cost: Figure | None = None,
    within_budget: bool = False,
    reasons: Sequence[Reason] = (),
    doubts: Sequence[Reason] = (),
) -> Proposal:
    return Proposal(
        assistant=candidate.assistant,
        shift=shift,
        may=not blocking,
        within_budget=within_budget,
        cost=cost,
        reasons=tuple(reasons),
        against=(*blocking, *doubts),
    )


def months_of(shift: Shift) -> tuple[Month, ...]:
    """Return the months a shift has time in: two for a night over the end of a month."""
    return tuple(dict.fromkeys(Month.of(day) for day in days_of(shift)))


# --- who is not there at all ----------------------------------------------------------------------------------------


def _not_there(candidate: Candidate, shift: Shift) -> Iterator[Reason]:
    name, days = candidate.assistant.first_name, days_of(shift)
    contracts = ContractDays(candidate.assistant)
    outside = next((day for day in days if contracts.on(day) is None), None)
    if outside is not None:
        yield Reason(_no_contract(candidate.assistant, outside), "BGB § 620")
    elif any(month not in candidate.months for month in months_of(shift)):
        yield Reason(f"{name} wird in diesem Monat nicht über dieses Buch abgerechnet.")
    absence = next((a for a in candidate.absences for day in days if covers(a, day)), None)
    if absence is not None:
        what, law = _ABSENT[absence.kind]
        until = f"bis {day_text(absence.last)}" if absence.last else "ohne bekanntes Ende"
        yield Reason(f"{name} {what}: {day_text(absence.first)} {until}.", law)
    for other in (*candidate.shifts, *candidate.plan):
        if other.state is not ShiftState.DROPPED and _share_time(other, shift) and not _lost(candidate, other):
            yield Reason(
                f"{name} hat schon eine Schicht am {day_text(other.start.date())}, "
                f"{other.start:%H:%M} bis {other.end:%H:%M} Uhr."
            )


def _no_contract(assistant: Assistant, day: date) -> str:
    ended = [c.valid_to for c in assistant.contracts if c.valid_to is not None and c.valid_to < day]
    if ended:
        return f"Der Vertrag von {assistant.first_name} hat am {day_text(max(ended))} geendet."
    return f"{assistant.first_name} hat am {day_text(day)} keinen Vertrag."


def _share_time(one: Shift, other: Shift) -> bool:
    return elapsed_minutes(one.start, other.end) > 0 and elapsed_minutes(other.start, one.end) > 0


def _lost(candidate: Candidate, shift: Shift) -> bool:
    """Tell whether planned time is lost by an absence."""
    return shift.state is ShiftState.PLANNED and any(covers(a, shift.start.date()) for a in candidate.absences)


# --- the months with the shift ----------------------------------------------------------------------------------------


def _with(facts: MonthFacts, shift: Shift) -> MonthFacts:
    """The month with the shift noted as worked; dropped time it overlaps gives way, as it does when noted."""
    kept = [s for s in facts.shifts if not (s.state is ShiftState.DROPPED and _share_time(s, shift))]
    return replace(facts, shifts=tuple(sorted((*kept, shift), key=lambda each: each.start)))


def _as_planned(candidate: Candidate, month: Month, shift: Shift) -> MonthFacts:
    """The month with the shift, everything else worked as planned: what a limit is held against."""
    facts = candidate.months[month]
    plan = [s for s in candidate.plan if month in months_of(s)]
    taken = [
        replace(s, state=ShiftState.WORKED) if s.state is ShiftState.PLANNED and not _lost(candidate, s) else s
        for s in (*facts.shifts, *plan)
    ]
    return _with(replace(facts, shifts=tuple(taken)), shift)


def _cost(candidate: Candidate, after: Mapping[Month, Payslip]) -> Figure:
    steps = [
        step(
            f"Kosten im {month_name(month)} durch diese Schicht",
            start(slip.cost.amount, "Kosten des Arbeitgebers mit der Schicht"),
            minus(candidate.slips[month].cost.amount, "Kosten ohne sie"),
        )
        for month, slip in after.items()
    ]
    if len(steps) > 1:
        first, *others = steps
        terms = (plus(each.result, "im Monat danach") for each in others)
        steps.append(step("Kosten dieser Schicht", start(first.result, "im ersten Monat"), *terms))
    return figure(*steps)


def _new_notices(candidate: Candidate, after: Mapping[Month, Payslip]) -> Iterator[Reason]:
    for month, slip in after.items():
        known = {notice.code for notice in candidate.slips[month].warnings}
        yield from (_said(n) for n in slip.warnings if n.code not in known and n.code not in SAID_APART)


def _said(notice: Notice) -> Reason:
    return Reason(notice.text, notice.law)


def _money(cost: Decimal, rest: Decimal | None) -> Reason:
    if rest is None:
        return Reason(f"Diese Schicht bezahlt keine Bewilligung. Die {euros(cost)} zahlen Sie selbst.")
    if cost <= rest:
        return Reason(f"Das Budget reicht: {euros(cost)} Kosten, {euros(rest)} Rest, danach {euros(rest - cost)}.")
    return Reason(
        f"Das Budget reicht nicht: {euros(cost)} Kosten, {euros(max(rest, ZERO))} Rest, es fehlen "
        f"{euros(cost - max(rest, ZERO))}. Beantragen Sie die Kosten der Ersatzkraft.",
        "SGB IX § 185 Abs. 5",
    )


# --- working time -----------------------------------------------------------------------------------------------------


def _spans(candidate: Candidate) -> list[Span]:
    return [_span(shift) for shift in _taking_place(candidate)]


def _taking_place(candidate: Candidate) -> list[Shift]:
    return [
        s
        for s in (*candidate.shifts, *candidate.plan)
        if s.state is ShiftState.WORKED or (s.state is ShiftState.PLANNED and not _lost(candidate, s))
    ]


def _new_findings(candidate: Candidate, shift: Shift, is_holiday: Callable[[date], bool]) -> list[Finding]:
    """What the working-time laws say only because of the shift."""
    day, last = shift.start.date(), max(Month.of(shift.start.date()).last, shift.end.date() + AROUND)
    window = DateRange(day - AROUND, last)
    work = Work(
        assistant=candidate.assistant,
        shifts=_taking_place(candidate),
        window=window,
        is_holiday=is_holiday,
        absent=frozenset(day for absence in candidate.absences for day in window if covers(absence, day)),
    )
    before = findings_of(work, LOOKED_AT)
    return [f for f in findings_of(replace(work, shifts=[*work.shifts, shift]), LOOKED_AT) if f not in before]


def _span(shift: Shift) -> Span:
    return Span(shift.start, shift.end, shift.break_minutes)


def _time_left(spans: Sequence[Span], shift: Shift) -> Iterator[Reason]:
    """What is kept, with its figures: rest, day, week."""
    day = shift.start.date()
    before = [rest_minutes(span.end, shift.start) for span in spans if rest_minutes(span.end, shift.start) >= 0]
    after = [rest_minutes(shift.end, span.start) for span in spans if rest_minutes(shift.end, span.start) >= 0]
    least = limit_minutes("working_time.rest", day)
    near = [(min(before, default=least), "davor"), (min(after, default=least), "danach")]
    said = " und ".join(
        f"{said_hours(minutes)} {where}" for minutes, where in near if minutes < 2 * least and minutes >= least
    )
    if said:
        yield Reason(f"Ruhezeit: {said}, nötig sind {said_hours(least)}.", "ArbZG § 5 Abs. 1")
    worked = minutes_by_day([*spans, _span(shift)]).get(day, 0)
    longest = limit_minutes("working_time.day_longest", day)
    yield Reason(f"Am {day_text(day)} dann {said_hours(worked)}, erlaubt sind {said_hours(longest)}.", "ArbZG § 3")
    week = week_minutes(spans, shift, monday_of(day))
    yield Reason(
        f"In der Woche ab {day_text(monday_of(day))} dann {said_hours(week)}, erlaubt sind {longest_week(day)} Stunden, "
        f"im Durchschnitt {weekly_hours(day)}.",
        "ArbZG § 3",
    )


def _long_weeks(spans: Sequence[Span], shift: Shift) -> Iterator[Reason]:
    monday = monday_of(shift.start.date())
    week, usual = week_minutes(spans, shift, monday), weekly_hours(monday)
    if week > usual * MINUTES_PER_HOUR:
        yield Reason(
            f"In der Woche ab {day_text(monday)} sind es dann {said_hours(week)}. Mehr als {usual} Stunden müssen sich "
            f"in {labour_law.whole('working_time.average_weeks', monday)} Wochen ausgleichen.",
            "ArbZG § 3 Satz 2",
        )
