"""A settled month computed anew (§ 41c EStG, § 22 SGB IV): old, new and difference of every line."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings

from payroll.money import ZERO
from payroll.pay.correction import Recomputed, changed, correction, differences, only_corrections, with_corrections
from payroll.pay.facts import Contract, MonthFacts, TaxFact
from payroll.pay.month import compute_payslip
from payroll.pay.payslip import Correction
from payroll.pay.relevant_facts import relevant
from tests.pay.people import MARCH, facts, minijob
from tests.pay.test_invariants import case, kinds, pay

APRIL = MARCH.plus(1)


def seen(old: MonthFacts, new: MonthFacts) -> Recomputed:
    return Recomputed(old=compute_payslip(old), new=compute_payslip(new), old_facts=old, new_facts=new)


def corrected(old: MonthFacts, new: MonthFacts) -> Correction:
    return correction(seen(old, new), number="2026-03-anna-2", replaces="2026-03-anna-1")


def part(made: Correction, code: str) -> Decimal:
    return next((each.difference for each in made.differences if each.code == code), ZERO)


@given(kinds, pay, pay)
@settings(max_examples=60)
def test_every_difference_is_new_less_old_and_they_add_up(kind: str, before: int, after: int) -> None:
    """Whatever was paid before and whatever is right now, the difference of the net is that of gross and deductions."""
    made = corrected(case(kind, before), case(kind, after))
    old, new = compute_payslip(case(kind, before)), compute_payslip(case(kind, after))
    lines = sum((each.difference for each in made.differences if each.code.startswith("line.")), ZERO)
    taken = sum((part(made, code) for code in ("tax.wage_tax", "tax.solidarity", "tax.church", "tax.flat")), ZERO) + sum(
        (part(made, f"employee.{branch}") for branch in ("health", "care", "pension", "unemployment")), ZERO
    )
    assert lines == part(made, "gross") == new.gross.amount - old.gross.amount
    assert made.payout == part(made, "net") == part(made, "gross") - taken == new.net.amount - old.net.amount
    assert made.cost == part(made, "cost") == new.cost.amount - old.cost.amount


@given(kinds, pay, pay, pay)
@settings(max_examples=40)
def test_correcting_back_leaves_nothing(kind: str, first: int, second: int, third: int) -> None:
    """old → new → old pays and takes the same; a step in between does not matter."""
    one, two, three = (case(kind, cents) for cents in (first, second, third))
    assert corrected(one, two).payout + corrected(two, one).payout == ZERO
    assert corrected(one, two).payout + corrected(two, three).payout == corrected(one, three).payout


@given(kinds, pay)
@settings(max_examples=30)
def test_the_same_month_is_no_correction(kind: str, cents: int) -> None:
    assert not changed(seen(case(kind, cents), case(kind, cents)))
    assert differences(compute_payslip(case(kind, cents)), compute_payslip(case(kind, cents))) == ()


def test_the_slip_that_settles_pays_the_difference_after_the_net() -> None:
    slip = compute_payslip(replace(facts("1200.00"), month=APRIL))
    more, less = corrected(facts("1200.00"), facts("1300.00")), corrected(facts("1300.00"), facts("1200.00"))
    for made in (more, less):
        paid = with_corrections(slip, [made])
        assert paid.payout.amount == slip.net.amount + made.payout
        assert (paid.gross, paid.cost, paid.net) == (slip.gross, slip.cost, slip.net)
        assert paid.payout.derivation.steps[-1].replay() == paid.payout.amount
    both = with_corrections(slip, [more, less])
    assert both.payout.amount == slip.net.amount
    assert [line.code for line in both.lines[-2:]] == ["correction", "correction"]


def test_a_correction_without_money_has_no_line() -> None:
    made = replace(corrected(facts("1200.00"), facts("1300.00")), payout=ZERO)
    slip = compute_payslip(facts("1200.00"))
    assert with_corrections(slip, [made]).lines == slip.lines
    assert with_corrections(slip, [made]).corrections == (made,)


def test_more_taken_than_the_month_pays_is_said() -> None:
    """§ 394 BGB: an employer may not simply keep what is protected from seizure."""
    made = corrected(facts("3000.00"), facts("500.00"))
    paid = with_corrections(compute_payslip(facts("900.00")), [made])
    assert paid.payout.amount < 0
    assert [notice.code for notice in paid.warnings][-1] == "overpaid"


def test_another_kind_of_insurance_by_a_correction_is_never_silent() -> None:
    """A Minijob that was none: the office has to be told (§ 28a SGB IV)."""
    made = corrected(minijob("500.00"), facts("500.00"))
    assert [notice.code for notice in made.notices] == ["status_change"]
    assert "Personengruppe 109" in made.notices[0].text
    assert "Personengruppe 101" in made.notices[0].text


def test_somebody_without_pay_gets_an_empty_slip() -> None:
    last = compute_payslip(facts("1200.00"))
    empty = only_corrections(APRIL, last)
    assert (empty.month, empty.assistant, empty.lines, empty.paid_time) == (APRIL, last.assistant, (), ())
    assert empty.gross.amount == empty.net.amount == empty.payout.amount == empty.cost.amount == ZERO
    assert (empty.status.collector, empty.status.insurance_days) == (last.status.collector, 0)


class TestRelevantFacts:
    """What may make a closed month look changed, and what may not."""

    def same(self, old: MonthFacts, new: MonthFacts) -> bool:
        return relevant(old) == relevant(new)

    def person(self, given_facts: MonthFacts, **changes: Any) -> MonthFacts:
        return replace(given_facts, assistant=replace(given_facts.assistant, **changes))

    def test_names_addresses_and_numbers_do_not_count(self) -> None:
        old = facts("1200.00")
        assert self.same(old, self.person(old, last_name="Neu", street="Weg 1", iban="", tax_id="", relative=True))

    def test_what_begins_later_does_not_count(self) -> None:
        old = facts("1200.00")
        later: Contract = replace(old.assistant.contracts[-1], valid_from=date(2026, 4, 1), wage=Decimal("99.00"))
        tax: TaxFact = replace(old.assistant.tax[-1], valid_from=date(2026, 4, 1), tax_class=6)
        person = old.assistant
        new = self.person(old, contracts=(*person.contracts, later), tax=(*person.tax, tax))
        assert self.same(old, new)

    def test_an_end_after_the_month_does_not_count_and_one_inside_does(self) -> None:
        old = facts("1200.00")
        contracts = old.assistant.contracts
        for day, same in ((date(2026, 9, 30), True), (date(2026, 3, 15), False)):
            ended = (*contracts[:-1], replace(contracts[-1], valid_to=day))
            assert self.same(old, self.person(old, contracts=ended)) is same

    def test_a_date_of_birth_counts(self) -> None:
        """Surcharge without children, pension age: both hang on it."""
        old = facts("1200.00")
        assert not self.same(old, self.person(old, birth_date=date(2004, 1, 1)))
