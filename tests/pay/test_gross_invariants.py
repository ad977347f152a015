"""What holds for any month: no minute is lost or paid twice, every figure replays."""

from datetime import date, datetime, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from payroll.law.public_holidays import calendar
from payroll.pay.absence_days import AbsenceDays
from payroll.pay.contract_days import ContractDays
from payroll.pay.day_ledger import WORK, DayLedger
from payroll.pay.facts import AbsenceKind, MonthFacts, Premiums, Shift, ShiftKind, ShiftState
from payroll.pay.gross import compute_gross
from payroll.pay.hourly_base import HourlyBase
from payroll.periods import BERLIN, DateRange, clock_exists
from tests.pay.gross_facts import absence, assistant, contract, facts, salary

PERCENT = st.none() | st.sampled_from([Decimal(10), Decimal("33.3"), Decimal(40), Decimal(150)])
PREMIUMS = st.builds(Premiums, night=PERCENT, deep_night=PERCENT, sunday=PERCENT, holiday=PERCENT, high_holiday=PERCENT)
FIRST = datetime(2026, 9, 26, tzinfo=BERLIN)
SPAN = DateRange(date(2026, 1, 1), date(2027, 3, 31))


@st.composite
def months(draw) -> MonthFacts:
    """October 2026, which has a clock change, with shifts one after the other and absences over them."""
    shifts, start = [], FIRST
    for gap, length, pause, state, kind in draw(
        st.lists(
            st.tuples(
                st.integers(1, 2000),
                st.integers(1, 1800),
                st.integers(0, 90),
                st.sampled_from(ShiftState),
                st.sampled_from(ShiftKind),
            ),
            max_size=25,
        )
    ):
        start = start + timedelta(minutes=gap)
        end = start + timedelta(minutes=length)
        if clock_exists(start.date(), start.time()) and clock_exists(end.date(), end.time()):
            shifts.append(
                Shift(assistant="anna", start=start, end=end, break_minutes=min(pause, length - 1), kind=kind, state=state)
            )
        start = end + timedelta(hours=1)
    absences = []
    for number, (offset, length, kind) in enumerate(
        draw(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.sampled_from(AbsenceKind)), max_size=4))
    ):
        if kind is not AbsenceKind.MATERNITY:
            first = date(2026, 9, 1) + timedelta(days=offset)
            last = first + timedelta(days=length)
            absences.append(absence(kind, first.isoformat(), last.isoformat(), key=f"a{number}", certified_from=first))
    pay = draw(st.sampled_from([contract, salary]))
    wage = draw(st.sampled_from(["13.90", "15.55", "27.13", "61.00"]))
    who = pay(wage=Decimal(wage) * (1 if pay is contract else 174), premiums=draw(PREMIUMS))
    return facts("2026-10", *shifts, assistant=assistant(who), absences=tuple(absences))


@settings(max_examples=150, deadline=None)
@given(months())
def test_every_minute_has_one_use_and_every_line_replays(given_facts):
    contracts = ContractDays(given_facts.assistant)
    ledger = DayLedger(contracts, AbsenceDays(given_facts, contracts), calendar("NW"))
    entries = list(ledger.entries(given_facts.shifts, SPAN))
    assert sum(entry.minutes for entry in entries) == sum(shift.paid_minutes for shift in given_facts.shifts)
    keys = [(id(entry.shift), entry.day) for entry in entries]
    assert len(keys) == len(set(keys))

    gross = compute_gross(given_facts)
    for line in gross.lines:
        assert line.amount > 0
        assert line.derivation.steps[-1].replay() == line.amount
        assert all(step.replay() == step.result for step in line.derivation.steps)
    free = sum((line.amount for line in gross.lines if not line.taxed), Decimal(0))
    assert free == gross.premiums_free
    assert all(not line.taxed for line in gross.lines if not line.insured)
    by_kind = {"worked": 0, "standby": 0, "sick": 0, "vacation": 0, "holiday": 0, "special": 0}
    for part in gross.paid_time:
        by_kind[part.kind] += part.minutes
    assert gross.minutes_worked == by_kind["worked"] + by_kind["standby"]
    assert (gross.minutes_sick, gross.minutes_vacation, gross.minutes_holiday) == (
        by_kind["sick"],
        by_kind["vacation"],
        by_kind["holiday"],
    )


@settings(max_examples=50, deadline=None)
@given(months())
def test_the_split_of_a_premium_never_changes_its_sum(given_facts):
    """Lines of one kind add up to minutes × rate × percent, rounded once (book format rule 7)."""
    contracts = ContractDays(given_facts.assistant)
    ledger = DayLedger(contracts, AbsenceDays(given_facts, contracts), calendar("NW"))
    exact: dict[str, Decimal] = {}
    for entry in ledger.entries(given_facts.shifts, given_facts.month.range):
        base = HourlyBase.of(entry.contract)
        for share in entry.premiums if entry.use in WORK else ():
            worth = share.minutes * share.percent * base.wage / (base.minutes * 100)
            exact[share.code] = exact.get(share.code, Decimal(0)) + worth
    lines = compute_gross(given_facts).lines
    for code, worth in exact.items():
        assert abs(sum(line.amount for line in lines if line.code == code) - worth) <= Decimal("0.005000001")
