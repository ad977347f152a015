"""The usage report (reference 3g): its tables agree with the account and with each other."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.funding.book_accounts import GrantAccount, grant_accounts
from payroll.funding.facts import AssistantMonth, Expense, Grant
from payroll.funding.report import Person, UsageReport
from payroll.funding.report_builder import build_report
from payroll.funding.report_periods import report_periods
from payroll.money import from_cents, total
from payroll.refusal import Refusal
from tests.funding.made import (
    assistant,
    assistant_month,
    cap,
    employer,
    funder,
    grant,
    invoice,
    month,
    payment,
    refund,
    replays,
)

PEOPLE = {
    "anna": Person(name="A. K.", registered_since=date(2026, 1, 1)),
    "ben": Person(name="B. L.", substitute_for=("A. K.",)),
}
STAFF = [assistant(), assistant("ben")]
PAYMENTS = [payment(f"2026-{n:02d}", "1000.00") for n in (1, 2, 3)]


def anna(text: str, *minutes: tuple[str | None, str, int]) -> AssistantMonth:
    """A compulsorily insured assistant's month of 1,000 euro."""
    return assistant_month(
        text,
        "1000.00",
        minutes or (("aa", "worked", 3000),),
        parts=tuple(
            (kind, Decimal(amount))
            for kind, amount in (
                ("wage", "800.00"),
                ("employer_share", "170.00"),
                ("levies", "20.00"),
                ("accident", "10.00"),
            )
        ),
        branches=tuple(
            (branch, Decimal(amount))
            for branch, amount in (("health", "68.00"), ("care", "15.00"), ("pension", "76.00"), ("unemployment", "11.00"))
        ),
    )


def ben(text: str, kind: str = "worked") -> AssistantMonth:
    """A Minijob month of 260 euro."""
    parts = (("wage", Decimal("200.00")), ("flat_charges", Decimal("60.00")))
    return assistant_month(text, "260.00", (("aa", kind, 600),), assistant="ben", parts=parts)


def account(of: Grant, months: list[AssistantMonth], through: str = "2026-03", **more: Any) -> GrantAccount:
    facts = {"payments": PAYMENTS, "expenses": [], "invoices": [], "refunds": []} | more
    return grant_accounts([of], months, **facts, through=month(through), assistants=STAFF)[0]


def report(of: GrantAccount, first: str = "2026-01", last: str = "2026-03", **more: Any) -> UsageReport:
    return build_report(
        of,
        month(first),
        month(last),
        employer=employer(),
        funder=funder(),
        people=PEOPLE,
        payments=PAYMENTS,
        issued=date(2026, 4, 10),
        draft=False,
        **more,
    )


QUARTER = [
    anna("2026-01"),
    anna("2026-02", ("aa", "worked", 2000), ("aa", "sick", 1000)),
    anna("2026-03"),
    ben("2026-02", "substitute"),
]
TRAVEL = Expense(grant="aa", on=date(2026, 2, 10), kind="travel", amount=Decimal("12.30"))


def test_an_interim_report_shows_time_by_kind_and_carries_the_rest() -> None:
    made = report(account(grant(admin_lump_sum=Decimal("30.00")), QUARTER))
    assert not made.final
    assert made.title == "Verwendungsnachweis Arbeitsassistenz (§ 185 Abs. 5 SGB IX)"
    february = made.account[1]
    assert (february.minutes_worked, february.minutes_absence, february.minutes_substitute) == (2000, 1000, 600)
    assert february.received_on == (date(2026, 2, 1),)
    assert made.account_sums.cost == Decimal("3350.00")
    assert made.account_sums.balance == Decimal("-350.00")
    assert (made.result.own_cost, made.result.proposal) == (Decimal("350.00"), "none")
    assert made.box.due_on == date(2026, 5, 12)


def test_table_b_and_the_cost_tables_sum_to_table_a() -> None:
    made = report(account(grant(admin_lump_sum=Decimal("30.00")), QUARTER, expenses=[TRAVEL]))
    assert made.cost_total == made.account_sums.cost == total(table.sums.total for table in made.cost_tables)
    assert {line.kind: str(line.amount) for line in made.cost_by_kind} == {
        "wage": "2400.00",
        "employer_share": "510.00",
        "levies": "60.00",
        "accident": "30.00",
        "substitute": "260.00",
        "admin": "90.00",
        "travel": "12.30",
    }


def test_a_cost_table_has_the_branches_of_the_employer_and_the_foot_names_column_nine() -> None:
    tables = {table.name: table for table in report(account(grant(), QUARTER, expenses=[TRAVEL])).cost_tables}
    january = tables["A. K."].rows[0]
    assert (january.gross, january.pension, january.unemployment) == (Decimal("800.00"), Decimal("76.00"), Decimal("11.00"))
    assert (january.health, january.care, january.flat_charges) == (Decimal("68.00"), Decimal("15.00"), Decimal("0.00"))
    assert (january.other, january.total) == (Decimal("30.00"), Decimal("1000.00"))
    assert "Umlagen" in tables["A. K."].foot
    assert tables["B. L."].sums.flat_charges == Decimal("60.00")
    assert tables["B. L."].foot == "Spalte 9 ist leer."
    assert tables["Kosten, die zu keiner einzelnen Person gehören"].sums.total == Decimal("12.30")


def test_table_c_names_hours_cost_and_whom_a_substitute_stood_in_for() -> None:
    rows = report(account(grant(), QUARTER)).assistants
    assert [(row.name, row.minutes, row.cost, row.substitute_for) for row in rows] == [
        ("A. K.", 9000, Decimal("3000.00"), ()),
        ("B. L.", 600, Decimal("260.00"), ("A. K.",)),
    ]


def test_the_final_report_closes_the_whole_approval() -> None:
    """R3 approval: 150 h × 15.00 = 2,250.00 of 3,000.00 are recognised; the rest of 750.00 is to be settled (R4)."""
    of = grant(valid_to=date(2026, 3, 31), rate_cap=cap("15.00", "approval"))
    made = report(account(of, [anna("2026-01"), anna("2026-02"), anna("2026-03")]), "2026-03")
    assert made.final
    assert made.opening == Decimal("0.00")
    assert (made.result.balance, made.result.unspent, made.result.own_cost) == tuple(
        map(Decimal, ("750.00", "750.00", "750.00"))
    )
    assert made.result.proposal == "offset"
    assert "750,00 Euro" in made.result.proposal_text
    assert any("750,00 Euro" in line for line in made.explanations)
    assert made.box.due_on == date(2026, 5, 12)


def test_explanations_name_hours_cap_illness_and_refunds_and_give_way_to_own_ones() -> None:
    of = account(grant(rate_cap=cap("15.00")), QUARTER, refunds=[refund("2026-02", "55.00", "2026-03-05")])
    lines = "\n".join(report(of).explanations)
    for expected in ("Krankheit", "Ersatzkraft", "über dem anerkannten Betrag", "55,00 Euro Erstattung"):
        assert expected in lines
    assert report(of, own_explanations=["Messe im Februar"]).explanations == ("Messe im Februar",)


def test_the_service_model_lists_invoices_instead_of_people() -> None:
    of = grant(model="service", rate_cap=cap("25.00", measures="gross_with_vat"))
    bill = invoice("946.00", "44", "2026-01-01", "2026-01-31", vat_included=False)
    made = report(account(of, [], invoices=[bill]))
    assert made.kind == "service"
    assert [(row.number, row.gross) for row in made.invoices] == [("2026-17", Decimal("1125.74"))]
    assert (made.assistants, made.cost_tables) == ((), ())
    assert [line.kind for line in made.cost_by_kind] == ["invoices"]
    assert made.cost_total == made.account_sums.cost


def test_without_carry_over_an_interim_report_settles_each_months_rest() -> None:
    of = grant(carry_over=False, settlement="repay")
    made = report(account(of, [ben("2026-01"), anna("2026-02"), ben("2026-03")]))
    assert (made.result.unspent, made.result.proposal) == (Decimal("1480.00"), "repay")


def test_a_period_outside_the_approval_is_refused_with_the_way_out() -> None:
    with pytest.raises(Refusal, match="innerhalb der Bewilligung"):
        report(account(grant(), QUARTER), "2025-01", "2025-03")


def test_every_derivation_of_the_report_replays() -> None:
    of = grant(valid_to=date(2026, 3, 31), rate_cap=cap("15.00", "approval"), admin_lump_sum=Decimal("30.00"))
    assert all(replays(figure) for _, figure in report(account(of, QUARTER, expenses=[TRAVEL])).derivations)


@given(st.lists(st.integers(1, 500_000), min_size=6, max_size=6), st.integers(1, 5))
def test_reports_on_two_parts_add_up_to_the_report_on_the_whole(cents: list[int], cut: int) -> None:
    months = [
        assistant_month(f"2026-0{n}", str(from_cents(cost)), (("aa", "worked", 60 * n),)) for n, cost in enumerate(cents, 1)
    ]
    of = account(grant(), months, "2026-06")
    whole = report(of, "2026-01", "2026-06")
    first, second = report(of, "2026-01", f"2026-0{cut}"), report(of, f"2026-0{cut + 1}", "2026-06")
    assert first.account + second.account == whole.account
    assert second.opening == first.account_sums.balance
    for name in ("advance", "minutes_worked", "cost", "refunds", "recognised", "not_recognised"):
        sums = (getattr(part.account_sums, name) for part in (first, second))
        assert sum(sums) == getattr(whole.account_sums, name)
    assert first.cost_total + second.cost_total == whole.cost_total


def test_periods_are_calendar_quarters_cut_to_the_approval() -> None:
    periods = report_periods(grant(valid_from=date(2026, 2, 15), valid_to=date(2026, 8, 20)))
    assert [(str(p.first), str(p.last), p.due_on, p.final) for p in periods] == [
        ("2026-02", "2026-03", date(2026, 5, 12), False),
        ("2026-04", "2026-06", date(2026, 8, 11), False),
        ("2026-07", "2026-08", date(2026, 10, 1), True),
    ]


@pytest.mark.parametrize(("every", "count"), [("month", 24), ("quarter", 8), ("half_year", 4), ("year", 2), ("end", 1)])
def test_every_rhythm_covers_the_approval_without_a_gap(every: str, count: int) -> None:
    periods = report_periods(grant(valid_to=date(2027, 12, 31), report_every=every))
    assert len(periods) == count
    assert (str(periods[0].first), str(periods[-1].last)) == ("2026-01", "2027-12")
    assert all(after.first == before.last.plus(1) for before, after in pairwise(periods))
    assert [period.final for period in periods] == [False] * (count - 1) + [True]


def test_assistance_to_get_a_job_has_its_own_title() -> None:
    made = report(account(replace(grant(), basis="attain"), QUARTER))
    assert "§ 49 Abs. 8" in made.title
