"""A settled month: what later months and accounts read instead of the slip."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from payroll.funding.facts import Grant
from payroll.office.settled import settle
from payroll.pay.facts import FundRate, HealthFund
from payroll.pay.month import compute_payslip
from tests.pay.gross_facts import assistant, contract, facts, shift

GRANT = Grant(
    key="aa",
    funder="lwl",
    reference="1",
    purpose="arbeitsassistenz",
    model="employer",
    valid_from=date(2026, 3, 10),
    valid_to=date(2026, 12, 31),
    admin_lump_sum=Decimal("0.00"),
    carry_over=True,
    settlement="repay",
    report_every="quarter",
    report_due_days=42,
)

RATE = FundRate(
    valid_from=date(2026, 1, 1),
    additional=Decimal("2.99"),
    u1=Decimal("1.9"),
    u1_refund=Decimal(70),
    u1_contributions="none",
    u2=Decimal("0.44"),
)
FUND = HealthFund(key="aok", name="AOK", number="33526082", rates=(RATE,))


def test_r2_hours_before_the_first_day_of_an_approval_are_private() -> None:
    given = facts(
        "2026-03",
        shift("2026-03-09 08:00", "2026-03-09 12:00"),
        shift("2026-03-10 08:00", "2026-03-10 12:00"),
        assistant=assistant(contract(grant="aa")),
        funds=(FUND,),
    )
    slip = compute_payslip(given)
    assert settle(slip, [GRANT]).funding.minutes == ((None, "worked", 240), ("aa", "worked", 240))
    earlier = replace(GRANT, valid_from=date(2026, 1, 1))
    assert settle(slip, [earlier]).funding.minutes == (("aa", "worked", 480),)
