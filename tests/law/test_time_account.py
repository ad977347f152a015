"""The time account of a salary: § 2 Abs. 2 MiLoG."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from payroll.law.time_account import (
    AccountMonth,
    contract_minutes,
    due_at_exit,
    keep_account,
    steady_minijob,
    too_much_credit,
    unbalanced_credit,
    unpaid_overtime,
    value_of,
)
from payroll.law.working_days import Severity
from payroll.periods import Month

JANUARY = Month(2026, 1)
RATE = Decimal("13.90")


def month(number: int, actual: int, **given) -> AccountMonth:
    """Twenty hours a week for 1.250 euro: 86:40 hours a month, the minimum wage for 89:55."""
    values = {"contract": contract_minutes(Decimal(20), date(2026, 1, 1)), "salary": Decimal(1250), "rate": RATE}
    return AccountMonth(month=JANUARY.plus(number), actual=Decimal(actual), **(values | given))


def test_contract_hours_are_thirteen_thirds_of_a_week_s():
    assert contract_minutes(Decimal(20), date(2026, 1, 1)) == 5200


def test_hours_beyond_the_contract_are_credited_up_to_the_half_of_it():
    """§ 2 Abs. 2 Satz 3 MiLoG: 43:20 hours of 86:40."""
    account = keep_account([month(0, 5200 + 2700)])
    (row,) = account.rows
    assert (row.credited, row.to_pay, row.balance) == (2600, 100, 2600)
    (finding,) = too_much_credit(row)
    assert (finding.check, finding.severity) == ("ML-02", Severity.ERROR)
    assert "1,67 Stunden" in finding.text


def test_nothing_binds_where_the_steady_pay_reaches_the_minimum_wage():
    """§ 2 Abs. 2 Satz 1 MiLoG, last half-sentence."""
    row = keep_account([month(0, 8100, salary=Decimal(2000))]).rows[0]
    assert not row.bound
    assert next(too_much_credit(row)).severity is Severity.INFO


def test_the_oldest_hours_are_balanced_first_within_twelve_months():
    account = keep_account([month(0, 5500), month(1, 5400), month(2, 5000), month(3, 5200 - 150, absent=True)])
    assert [(lot.month, lot.left) for lot in account.lots] == [(JANUARY, 100), (JANUARY.plus(1), 200)]
    assert account.lots[0].due == date(2027, 1, 31)
    assert not list(unbalanced_credit(account, date(2026, 10, 31)))
    (soon,) = unbalanced_credit(account, date(2026, 11, 1))
    assert (soon.severity, soon.day) == (Severity.WARNING, date(2027, 1, 31))
    late = list(unbalanced_credit(account, date(2027, 2, 1)))
    assert [(each.check, each.severity) for each in late] == [("ML-03", Severity.ERROR), ("ML-03", Severity.WARNING)]


def test_hours_paid_out_leave_the_account():
    assert keep_account([month(0, 5500), month(1, 5200, paid_out=Decimal(180))]).balance == 120


def test_at_the_end_of_the_employment_the_account_is_due_in_the_month_after():
    """§ 2 Abs. 2 Satz 2 MiLoG: 5 hours at 1.250 × 60 ÷ 5.200 = 14,42 euro an hour."""
    account = keep_account([month(0, 5500)])
    steps = value_of(account.balance, Decimal(1250), Decimal(5200), RATE)
    assert all(step.replay() == step.result for step in steps)
    (finding,) = due_at_exit(account, date(2026, 6, 15), steps[-1], date(2026, 6, 20))
    assert (finding.check, finding.due, finding.severity) == ("ML-04", date(2026, 7, 31), Severity.WARNING)
    assert "5,00 Stunden" in finding.text
    assert "72,12 €" in finding.proposal
    assert next(due_at_exit(account, date(2026, 6, 15), steps[-1], date(2026, 8, 1))).severity is Severity.ERROR
    assert not list(due_at_exit(account, date(2026, 6, 15), steps[-1], date(2026, 5, 31)))


def test_without_an_agreement_hours_beyond_a_salary_must_be_paid():
    (finding,) = unpaid_overtime(month(0, 5800), Decimal(5500))
    assert (finding.check, finding.severity) == ("ML-01", Severity.ERROR)
    assert "5,00 Stunden mehr als vereinbart. Sie müssen bezahlt werden" in finding.text
    assert not list(unpaid_overtime(month(0, 5500), Decimal(5500)))


def test_a_minijob_stays_below_twelve_limits_with_its_account():
    """§ 8 SGB IV: 12 × 603 euro."""
    assert not list(steady_minijob(Decimal(7236), Decimal(7236), date(2026, 12, 31)))
    assert next(steady_minijob(Decimal("7236.01"), Decimal(7236), date(2026, 12, 31))).check == "ML-05"


@given(st.lists(st.tuples(st.integers(0, 12000), st.integers(0, 600), st.booleans()), min_size=1, max_size=30))
def test_every_minute_credited_is_balanced_once_or_still_there_the_oldest_first(months):
    account = keep_account(
        month(number, actual, paid_out=Decimal(paid), absent=absent) for number, (actual, paid, absent) in enumerate(months)
    )
    credited = sum(row.credited for row in account.rows)
    balanced = sum(row.balanced for row in account.rows)
    assert credited - balanced == account.balance == account.rows[-1].balance
    assert all(0 <= lot.left <= lot.minutes for lot in account.lots)
    untouched = [lot.left == lot.minutes for lot in account.lots if lot.left]
    assert all(untouched[1:])
    assert all(row.credited + row.to_pay == max(row.beyond, 0) for row in account.rows)
    assert all(step.replay() == step.result for step in account.derivation.steps)
