"""Who may take a lost shift: each rule by its provision, and the cost as the difference of two payslips."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.funding.cover import Candidate, Proposal, judge, propose
from payroll.pay.facts import Absence, AbsenceKind, Assistant, MonthFacts, Scheme, Shift, ShiftKind, ShiftState
from payroll.pay.month import compute_payslip
from payroll.periods import BERLIN, Month
from tests.office.small_book import EMPLOYER, FUND, anna, ben, contract, insurance

MARCH = Month(2026, 3)


def shift(day: int, first: int, last: int, state: ShiftState = ShiftState.WORKED, pause: int = 0) -> Shift:
    return Shift(
        assistant="kim",
        start=datetime(2026, 3, day, first, tzinfo=BERLIN),
        end=datetime(2026, 3, day + (last <= first), last % 24, tzinfo=BERLIN),
        break_minutes=pause,
        kind=ShiftKind.WORK,
        state=state,
        grant="arbeit",
    )


LOST = replace(shift(18, 8, 12, ShiftState.PLANNED), assistant="anna")


def kim(scheme: Scheme = Scheme.COMPULSORY, weekly: str = "10", valid_to: date | None = None) -> Assistant:
    return replace(
        anna(),
        key="kim",
        first_name="Kim",
        tax=ben().tax if scheme is Scheme.MINIJOB else anna().tax,
        insurance=(insurance(scheme, None if scheme is Scheme.MINIJOB else "aok"),),
        contracts=(replace(contract(wage="15.00", valid_to=valid_to), weekly_hours=Decimal(weekly)),),
    )


def candidate(person: Assistant, shifts: Sequence[Shift] = (), absences: Sequence[Absence] = ()) -> Candidate:
    facts = MonthFacts(
        month=MARCH, employer=EMPLOYER, assistant=person, funds=(FUND,), shifts=tuple(shifts), absences=tuple(absences)
    )
    return Candidate(
        assistant=person,
        shifts=tuple(shifts),
        absences=tuple(absences),
        months={MARCH: facts},
        slips={MARCH: compute_payslip(facts)},
    )


def judged(person: Assistant, *shifts: Shift, rest: str | None = "500.00", absences: Sequence[Absence] = ()) -> Proposal:
    return judge(
        candidate(person, shifts, absences),
        replace(LOST, assistant="kim"),
        rest=None if rest is None else Decimal(rest),
        is_holiday=lambda _day: False,
    )


def against(proposal: Proposal) -> str:
    return " | ".join(f"{reason.text} {reason.law}" for reason in proposal.against)


def test_nothing_in_the_way():
    proposal = judged(kim())
    assert proposal.may
    assert proposal.within_budget
    assert proposal.against == ()
    assert any("In der Woche ab 16.03.2026 dann 4 Stunden" in reason.text for reason in proposal.reasons)


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ((shift(17, 15, 22, pause=30),), "liegen nur 10 Stunden Ruhe"),
        ((shift(18, 13, 20, pause=30),), "10 Stunden 30 Minuten in 24 Stunden, erlaubt sind 10 Stunden"),
        ((shift(18, 12, 18),), "§ 4 ArbZG"),
        ((shift(18, 10, 14),), "hat schon eine Schicht am 18.03.2026, 10:00 bis 14:00 Uhr"),
    ],
    ids=["eleven hours of rest", "ten hours a day", "no break", "overlap"],
)
def test_working_time(own, said):
    """ArbZG §§ 3 to 5."""
    proposal = judged(kim(), *own)
    assert not proposal.may
    assert said in against(proposal)


def test_sixty_hours_a_week():
    """ArbZG § 3: six days of ten hours; four hours more are above."""
    full = [shift(day, 12, 23, pause=60) for day in (16, 17, 19, 20, 21)]
    proposal = judged(kim(), *full, shift(18, 14, 24, pause=45))
    assert not proposal.may
    assert "ArbZG" in against(proposal)


def test_more_than_forty_eight_hours_a_week_is_said_but_allowed():
    proposal = judged(kim(), *(shift(day, 9, 19, pause=30) for day in (16, 17, 19, 20)), shift(21, 9, 18, pause=30))
    assert proposal.may
    assert "50 Stunden 30 Minuten. Mehr als 48 Stunden müssen sich in 24 Wochen ausgleichen" in against(proposal)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (AbsenceKind.VACATION, "Kim hat Urlaub: 16.03.2026 bis 20.03.2026. BUrlG § 1"),
        (AbsenceKind.SICK, "Kim ist krank: 16.03.2026 bis 20.03.2026. EFZG § 3"),
    ],
)
def test_absent(kind, said):
    away = Absence(
        key="a", assistant="kim", kind=kind, first=date(2026, 3, 16), last=date(2026, 3, 20), worked_that_day=False
    )
    proposal = judged(kim(), absences=[away])
    assert not proposal.may
    assert proposal.cost is None
    assert against(proposal) == said


def test_contract_ended():
    assert "Vertrag von Kim hat am 17.03.2026 geendet" in against(judged(kim(valid_to=date(2026, 3, 17))))


class TestMinijob:
    """SGB IV § 8: 603 euro a month in 2026, twelve times that in the year."""

    def test_up_to_the_limit_is_a_reason_for(self):
        proposal = judged(kim(Scheme.MINIJOB, "9"), *(shift(day, 8, 17, pause=30) for day in (2, 9, 12, 25)))
        assert proposal.may
        assert any("570,00 Euro, die Grenze ist 603,00 Euro" in reason.text for reason in proposal.reasons)

    def test_above_in_the_month_is_named_with_the_way_the_law_leaves(self):
        proposal = judged(kim(Scheme.MINIJOB, "9"), *(shift(day, 8, 18, pause=45) for day in (2, 9, 12, 25)))
        assert not proposal.may
        assert "615,00 Euro, die Grenze ist 603,00 Euro im Monat" in against(proposal)
        assert "Übers Jahr bliebe es ein Minijob" in against(proposal)

    def test_planned_hours_count_although_nobody_confirmed_them_yet(self):
        planned = [shift(day, 8, 18, ShiftState.PLANNED, pause=45) for day in (23, 24, 25, 26)]
        assert not judged(kim(Scheme.MINIJOB, "9"), *planned).may

    def test_above_in_the_year_although_the_month_is_within(self):
        """A regular pay of 650 euro makes 7,150 euro in eleven months, and 60 euro of cover more than 7,236."""
        proposal = judged(kim(Scheme.MINIJOB, "10"), *(shift(day, 8, 12) for day in (2, 9, 12)))
        assert not proposal.may
        assert "Für 2026 sind 7.390,00 Euro zu erwarten, erlaubt sind 7.236,00 Euro" in against(proposal)


class TestWerkstudent:
    """SGB V § 6 Abs. 1 Nr. 3: twenty hours a week."""

    def test_twenty_hours_are_fine(self):
        assert judged(kim(Scheme.STUDENT, "19"), shift(16, 8, 17, pause=60), shift(17, 8, 17, pause=60)).may

    def test_one_hour_more_is_named_with_the_week(self):
        proposal = judged(kim(Scheme.STUDENT, "19"), shift(16, 8, 18, pause=60), shift(17, 8, 17, pause=60))
        assert not proposal.may
        assert "Woche ab 16.03.2026 dann 21 Stunden, erlaubt sind 20 Stunden" in against(proposal)


class TestMoney:
    def test_cost_is_the_difference_of_two_payslips_not_an_hourly_estimate(self):
        own = (shift(2, 8, 12), shift(9, 8, 12))
        proposal = judged(kim(), *own)
        facts = candidate(kim(), own).months[MARCH]
        worked = replace(LOST, assistant="kim", state=ShiftState.WORKED)
        after = compute_payslip(replace(facts, shifts=(*own, worked)))
        assert proposal.cost is not None
        assert proposal.cost.amount == after.cost.amount - compute_payslip(facts).cost.amount

    def test_without_enough_money_the_doubt_names_what_is_missing(self):
        proposal = judged(kim(), rest="10.00")
        assert proposal.may
        assert not proposal.within_budget
        assert "es fehlen" in against(proposal)

    def test_a_private_shift_is_paid_by_the_person(self):
        assert "zahlen Sie selbst" in against(judged(kim(), rest=None))


def test_the_best_comes_first():
    """Who may, then who has fewest doubts, then who costs least."""
    cheap = replace(kim(), key="cheap", first_name="Zoe", contracts=(contract(wage="14.00"),))
    barred = replace(kim(Scheme.STUDENT, "19"), key="barred", first_name="Ada")
    busy = [replace(shift(day, 8, 18, pause=60), assistant="barred") for day in (16, 17)]
    people = [candidate(barred, busy), candidate(kim()), candidate(cheap)]
    found = propose(people, LOST, rest=Decimal(500), is_holiday=lambda _day: False)
    assert [(each.assistant.key, each.may) for each in found] == [("cheap", True), ("kim", True), ("barred", False)]


@given(st.integers(0, 20), st.integers(1, 8))
def test_nobody_is_proposed_for_less_than_eleven_hours_of_rest(begin, hours):
    """Whatever stands on the day before: the rest between the two workdays decides."""
    before = Shift(
        assistant="kim",
        start=datetime(2026, 3, 17, begin, tzinfo=BERLIN),
        end=datetime(2026, 3, 17 + (begin + hours) // 24, (begin + hours) % 24, tzinfo=BERLIN),
        break_minutes=0 if hours <= 6 else 30,
        kind=ShiftKind.WORK,
        state=ShiftState.WORKED,
    )
    rest = 32 - begin - hours
    assert judged(kim(), before).may is (rest >= 11)
