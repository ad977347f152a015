"""What an absence means on each of its days: which one counts, whether sickness is paid, whether contributions rest."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from payroll.law import sick_pay
from payroll.law.insurance_days import after_the_unpaid_month, joined
from payroll.pay.contract_days import ContractDays
from payroll.pay.facts import Absence, AbsenceKind, MonthFacts, Scheme, ShiftState, valid_on
from payroll.pay.shift_days import days_of
from payroll.pay.unplanned_days import Plan
from payroll.periods import ONE_DAY, DateRange

SUSPENDING = frozenset({AbsenceKind.UNPAID, AbsenceKind.MATERNITY, AbsenceKind.PARENTAL, AbsenceKind.CARE})
_BENEFIT = frozenset({AbsenceKind.MATERNITY, AbsenceKind.PARENTAL, AbsenceKind.CARE})
_RANK = {
    AbsenceKind.MATERNITY: 0,
    AbsenceKind.PARENTAL: 1,
    AbsenceKind.CARE: 2,
    AbsenceKind.UNPAID: 3,
    AbsenceKind.VACATION: 5,
    AbsenceKind.SPECIAL: 7,
    AbsenceKind.CHILD_SICK: 8,
}
_CERTIFIED_SICK, _SICK = 4, 6


def covers(absence: Absence, day: date) -> bool:
    """Tell whether a day lies in an absence; one without an end goes on."""
    return absence.first <= day and (absence.last is None or day <= absence.last)


def _rank(absence: Absence, day: date) -> int:
    """Sickness is no vacation only where it is certified (§ 9 BUrlG); time without duty to work goes before both."""
    if absence.kind is AbsenceKind.SICK:
        certified = absence.certified_from is not None and absence.certified_from <= day
        return _CERTIFIED_SICK if certified else _SICK
    return _RANK[absence.kind]


class AbsenceDays:
    """The absences of one assistant by day."""

    def __init__(self, facts: MonthFacts, contracts: ContractDays) -> None:
        self._facts, self._contracts = facts, contracts
        self._known: dict[date, Absence | None] = {}

    def on(self, day: date) -> Absence | None:
        """Return the absence that counts on *day*."""
        if day not in self._known:
            here = [absence for absence in self._facts.absences if covers(absence, day)]
            self._known[day] = min(here, key=lambda absence: _rank(absence, day), default=None)
        return self._known[day]

    def sick_pay_due(self, day: date) -> bool:
        """Tell whether a sick day is a paid day of the clock (§ 3 EFZG)."""
        return day in self._paid_sick_days

    def sick_pay_on(self, day: date) -> bool:
        """Tell whether a day is paid as sickness: the absence that counts is one, and its clock pays."""
        absence = self.on(day)
        return absence is not None and absence.kind is AbsenceKind.SICK and not absence.withheld and self.sick_pay_due(day)

    def average_on(self, day: date) -> bool:
        """Tell whether a sick day had no fixed plan, so that an average says what was lost on it (§ 4 EFZG)."""
        absence, contract = self.on(day), self._contracts.on(day)
        return absence is not None and contract is not None and self._plan.lacks(absence, contract, day)

    def first_day_worked(self, absence: Absence, day: date) -> bool:
        """Tell whether *day* is the partly worked first day of a sickness: what is lost of it is paid as wage."""
        return absence.kind is AbsenceKind.SICK and absence.worked_that_day and day == absence.first

    def unpaid(self, day: date) -> bool:
        """Tell whether no pay is due on *day* because of an absence."""
        absence = self.on(day)
        if absence is None or absence.kind in (AbsenceKind.VACATION, AbsenceKind.SPECIAL):
            return False
        if absence.kind is AbsenceKind.SICK:
            return absence.withheld or not (self.sick_pay_due(day) or self.first_day_worked(absence, day))
        return True

    def _liable(self, absence: Absence, day: date) -> bool:
        """Tell whether contributions are due although the shift is not paid: for pay that is held back (§ 7 EFZG), or pay
        that an average stands for (§ 18 MuSchG).
        """
        return absence.employment_ban or (absence.withheld and self.sick_pay_due(day))

    def contribution_free(self, window: DateRange) -> tuple[DateRange, ...]:
        """Return the days of *window* that are no insurance days: with a benefit, or after a month without pay
        (§ 224 SGB V, § 7 Abs. 3 SGB IV).
        """
        free: set[date] = set()
        unpaid: set[date] = set()
        for absence in self._facts.absences:
            last = window.last if absence.last is None else min(absence.last, window.last)
            for day in DateRange(absence.first, last) if absence.first <= last else ():
                counts = self.on(day) is absence and self.unpaid(day) and not self._liable(absence, day)
                if counts and not self._only_no_claim_yet(absence, day):
                    (free if self._has_benefit(absence, day) else unpaid).add(day)
        for resting in after_the_unpaid_month(joined(unpaid)):
            free.update(resting)
        return joined(day for day in free if day in window)

    def _only_no_claim_yet(self, absence: Absence, day: date) -> bool:
        """An hourly paid person's first sick day without a shift costs nothing and starts no benefit.

        Told by the clock, which would pay the next day; also where the sickness is over by then.
        """
        if absence.kind is not AbsenceKind.SICK or day != absence.first:
            return False
        if absence.last != day:
            return self.sick_pay_due(day + ONE_DAY)
        longer = replace(absence, last=day + ONE_DAY)
        return day + ONE_DAY in self._paid_days([longer if known is absence else known for known in self._facts.absences])

    def _has_benefit(self, absence: Absence, day: date) -> bool:
        """Sickness benefits need an insurance that pays them (§§ 44, 45 SGB V): no Minijob, no private insurance."""
        if absence.kind in _BENEFIT:
            return True
        if absence.kind is AbsenceKind.UNPAID:
            return False
        insurance = valid_on(self._facts.assistant.insurance, day)
        return insurance is not None and insurance.scheme is Scheme.COMPULSORY and insurance.statutory_health

    @cached_property
    def _paid_sick_days(self) -> frozenset[date]:
        return self._paid_days(self._facts.absences)

    def _paid_days(self, absences: Sequence[Absence]) -> frozenset[date]:
        days: set[date] = set()
        for employment in self._contracts.employments():
            for paid in sick_pay.paid_days(self._illnesses(employment, absences), self._employment(employment)).days:
                days.update(paid)
        return frozenset(days)

    def _employment(self, employment: DateRange) -> sick_pay.Employment:
        opening = self._facts.assistant.opening
        came_along = opening is not None and opening.on <= employment.first
        return sick_pay.Employment(
            start=None if came_along else employment.first,
            end=None if employment.last == date.max else employment.last,
            suspended=tuple(
                DateRange(absence.first, absence.last or date.max)
                for absence in self._facts.absences
                if absence.kind in SUSPENDING and not absence.employment_ban
            ),
            planned=self._planned,
        )

    def _planned(self, day: date) -> bool:
        """Tell whether a shift was planned on a day; before the first shift known, nothing speaks against it."""
        return day in self._planned_days or day < min(self._planned_days, default=date.max)

    @cached_property
    def _plan(self) -> Plan:
        return Plan(self._facts.shifts)

    @cached_property
    def _planned_days(self) -> frozenset[date]:
        """Days on which a shift was planned, whatever became of it except that it was dropped."""
        days: set[date] = set()
        for shift in self._facts.shifts:
            if shift.state is not ShiftState.DROPPED:
                days.update(days_of(shift))
        return frozenset(days)

    def _illnesses(self, employment: DateRange, absences: Sequence[Absence]) -> list[sick_pay.Illness]:
        opening = self._facts.assistant.opening
        before = [
            sick_pay.Illness(illness=f"opening {index}", first=sick.first, last=sick.last, days_used=sick.days_used)
            for index, sick in enumerate(opening.sick if opening else ())
            if sick.first <= employment.last and sick.last >= employment.first
        ]
        noted = [
            sick_pay.Illness(
                illness=self._label(absence),
                first=max(absence.first, employment.first),
                last=absence.last,
                worked_first_day=absence.worked_that_day,
                planned_first_day=self._planned(absence.first) or self.average_on(absence.first),
                hourly=self._contracts.required(max(absence.first, employment.first)).pay == "hourly",
                separate=absence.separate_case,
            )
            for absence in absences
            if absence.kind is AbsenceKind.SICK
            and absence.first <= employment.last
            and (absence.last or date.max) >= employment.first
        ]
        return sorted((*before, *noted), key=lambda ill: ill.first)

    def _label(self, absence: Absence) -> str:
        """Key of the first absence with the same illness."""
        by_key = {known.key: known for known in self._facts.absences}
        seen: set[str] = set()
        label = absence.key
        while label in by_key and label not in seen:
            seen.add(label)
            label = by_key[label].continues or label
        return label
