"""Corrected months in the accounts: booked in the month that settles them, so that no settled month changes (rule 12)."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from payroll.funding.book_accounts import GrantAccount, grant_accounts
from payroll.funding.cost_tables import cost_by_kind, cost_tables
from payroll.funding.facts import AssistantMonth, CorrectedMonth, Refund
from payroll.funding.report import Person
from payroll.money import ZERO, from_cents, total
from payroll.periods import Month
from tests.funding.made import assistant, assistant_month, grant, month, payment

MARCH, APRIL, MAY = month("2026-03"), month("2026-04"), month("2026-05")
AA, PFLEGE = grant(), grant(key="pflege", purpose="pflege")
WORK = (("aa", "worked", 600), ("pflege", "worked", 300))


def of(text: str, cost: str, minutes: tuple[tuple[str | None, str, int], ...] = WORK, **changes: object) -> AssistantMonth:
    return assistant_month(text, cost, minutes, parts=(("wage", Decimal(cost)),), **changes)


def accounts(
    months: list[AssistantMonth], corrections: list[CorrectedMonth], *, through: Month = MAY, refunds: tuple[Refund, ...] = (),
    grants: tuple = (AA, PFLEGE),
) -> dict[str, GrantAccount]:  # fmt: skip
    found = grant_accounts(
        grants, months, [payment("2026-03", "500.00")], (), (), refunds, through, [assistant()], (), corrections
    )
    return {account.grant.key: account for account in found}


def row(account: GrantAccount, wanted: Month):
    return next(each for each in account.rows if each.month == wanted)


def test_the_month_that_was_settled_keeps_its_row() -> None:
    old, new = of("2026-03", "900.00"), of("2026-03", "1000.00", (("aa", "worked", 700), ("pflege", "worked", 300)))
    before = accounts([old, of("2026-04", "900.00")], [])
    after = accounts([old, of("2026-04", "900.00")], [CorrectedMonth(settled_in=APRIL, old=old, new=new)])
    for key in before:
        assert row(before[key], MARCH) == row(after[key], MARCH)
    assert row(after["aa"], APRIL).cost.amount - row(before["aa"], APRIL).cost.amount == Decimal("100.00")
    assert row(after["aa"], APRIL).minutes - row(before["aa"], APRIL).minutes == 100
    assert row(after["pflege"], APRIL).cost.amount == row(before["pflege"], APRIL).cost.amount


def test_hours_moved_to_another_funder_move_the_cost() -> None:
    """Ten hours were noted for the wrong grant: one account gets back what the other bears."""
    old, new = of("2026-03", "900.00", (("aa", "worked", 900),)), of("2026-03", "900.00", (("pflege", "worked", 900),))
    after = accounts([old], [CorrectedMonth(settled_in=APRIL, old=old, new=new)])
    assert row(after["aa"], APRIL).cost.amount == Decimal("-900.00")
    assert row(after["pflege"], APRIL).cost.amount == Decimal("900.00")
    assert row(after["aa"], APRIL).hours == Decimal("-15.00")


def test_a_correction_after_the_approval_counts_in_its_last_month() -> None:
    """Nothing crosses the end of an approval but the settlement (R4)."""
    ended = grant(valid_to=date(2026, 3, 31))
    old, new = of("2026-03", "900.00", (("aa", "worked", 600),)), of("2026-03", "950.00", (("aa", "worked", 600),))
    found = accounts([old], [CorrectedMonth(settled_in=MAY, old=old, new=new)], grants=(ended,))["aa"]
    assert [(each.month, each.cost.amount) for each in found.rows if each.cost.amount] == [(MARCH, Decimal("950.00"))]


def test_somebody_forgotten_altogether() -> None:
    new = of("2026-03", "300.00", (("aa", "worked", 600),))
    after = accounts([], [CorrectedMonth(settled_in=APRIL, old=None, new=new)])["aa"]
    assert row(after, APRIL).cost.amount == Decimal("300.00")


class TestRefunds:
    """A claim that a correction changes, and the money that comes before or after it."""

    SICK = (("aa", "sick", 600),)

    def claim(self, amount: str) -> AssistantMonth:
        return of("2026-03", "900.00", self.SICK, claimed_u1=Decimal(amount))

    def refund(self, on: date, amount: str) -> Refund:
        return Refund(
            assistant="anna", kind="u1", month=MARCH, claimed_on=date(2026, 4, 2), received_on=on, amount=Decimal(amount)
        )

    def sum_of_refunds(self, corrections: list[CorrectedMonth], *refunds: Refund) -> Decimal:
        found = accounts([self.claim("100.00")], corrections, refunds=refunds)["aa"]
        return total(each.refunds.amount for each in found.rows)

    def test_money_after_the_correction_stands_against_the_corrected_claim(self) -> None:
        corrected = [CorrectedMonth(settled_in=APRIL, old=self.claim("100.00"), new=self.claim("120.00"))]
        assert self.sum_of_refunds(corrected) == Decimal("120.00")
        assert self.sum_of_refunds(corrected, self.refund(date(2026, 5, 4), "118.00")) == Decimal("118.00")

    def test_money_before_the_correction_and_the_rest_after_it(self) -> None:
        corrected = [CorrectedMonth(settled_in=MAY, old=self.claim("100.00"), new=self.claim("120.00"))]
        first = self.refund(date(2026, 4, 20), "100.00")
        assert self.sum_of_refunds(corrected, first) == Decimal("120.00")
        assert self.sum_of_refunds(corrected, first, self.refund(date(2026, 5, 20), "19.00")) == Decimal("119.00")


kinds = st.sampled_from(["worked", "sick", "vacation", "holiday", "substitute"])
minutes = st.lists(
    st.tuples(st.sampled_from(["aa", "pflege", None]), kinds, st.integers(1, 3000)), min_size=1, max_size=4,
    unique_by=lambda entry: entry[:2],
).map(tuple)  # fmt: skip
costs = st.integers(0, 300_000).map(lambda cents: str(from_cents(cents)))


@given(st.lists(st.tuples(costs, minutes), min_size=2, max_size=4))
@settings(max_examples=60)
def test_however_often_a_month_is_corrected_the_accounts_end_where_the_last_state_is(states: list) -> None:
    """Differences telescope: first state and all corrections together are the last state, to the cent."""
    versions = [of("2026-03", cost, entries) for cost, entries in states]
    settling = (APRIL, MAY, MAY)
    corrections = [
        CorrectedMonth(settled_in=settling[n], old=old, new=new) for n, (old, new) in enumerate(pairwise(versions))
    ]
    corrected, plain = accounts(versions[:1], corrections), accounts(versions[-1:], [])
    for key in corrected:
        assert total(r.cost.amount for r in corrected[key].rows) == total(r.cost.amount for r in plain[key].rows)
        assert sum(r.minutes for r in corrected[key].rows) == sum(r.minutes for r in plain[key].rows)
        assert corrected[key].rows[-1].balance.amount == plain[key].rows[-1].balance.amount


@given(costs, minutes, costs, minutes)
@settings(max_examples=40)
def test_tables_of_a_report_add_up_with_corrections(cost: str, first: tuple, other: str, second: tuple) -> None:
    old, new = of("2026-03", cost, first), of("2026-03", other, second)
    for account in accounts([old], [CorrectedMonth(settled_in=APRIL, old=old, new=new)]).values():
        spent = total(use.cost for use in account.uses)
        people = {"anna": Person(name="Anna", registered_since=None, substitute_for=())}
        assert total(kind.amount for kind in cost_by_kind(account.uses)) == spent
        assert total(table.sums.total for table in cost_tables(account.uses, people)) == spent
        assert total(use.refunds.amount for use in account.uses) == ZERO
