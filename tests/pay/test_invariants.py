"""What holds for every payslip, whatever the facts (Hypothesis)."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payroll.law import parameters
from payroll.money import ZERO, from_cents, total
from payroll.pay.facts import MonthFacts, Scheme, TaxMethod
from payroll.pay.month import compute_payslip
from payroll.pay.payslip import Payslip
from payroll.periods import Month
from payroll.records.choices import STATES
from tests.law.derivations import assert_replays
from tests.pay.people import MARCH, facts, minijob, settled

D = Decimal
CENT = D("0.01")
NOVEMBER = Month(2026, 11)

BEFORE_MARCH = tuple(settled(month, "2400.00") for month in Month(2024, 1).until(Month(2026, 2)))

# each amount may lose or gain half a cent by its rounding: five branches of two sides, three levies, three taxes
ROUNDINGS = D("0.10")
# the annual tax is cut to whole euro before it is spread over twelve months; classes V and VI take twice a difference
WHOLE_EURO_OF_THE_YEAR = D("0.26")

SCHEMES: dict[str, Any] = {
    "ordinary": {},
    "student": {"scheme": Scheme.STUDENT},
    "pensioner": {"scheme": Scheme.PENSIONER},
    "before_age": {"scheme": Scheme.PENSIONER_BEFORE_AGE},
    "minijob": {"scheme": Scheme.MINIJOB, "fund": None},
    "minijob_exempt": {"scheme": Scheme.MINIJOB, "fund": None, "pension_exempt": True},
    "household": {"scheme": Scheme.MINIJOB, "fund": None, "household_check": True},
    "short_term": {"scheme": Scheme.SHORT_TERM, "fund": None},
}
BIRTH = {"pensioner": date(1950, 1, 1), "before_age": date(1962, 6, 1)}
FLAT = {"minijob": TaxMethod.FLAT_2, "minijob_exempt": TaxMethod.FLAT_2, "household": TaxMethod.FLAT_2}


def case(kind: str, cents: int, **changes: Any) -> MonthFacts:
    tax = {"method": FLAT[kind]} if kind in FLAT else {}
    person = {"birth_date": BIRTH[kind]} if kind in BIRTH else {}
    if kind == "pensioner":
        # in the Übergangsbereich their contributions are not settled and refused by name
        changes = {"contract": {"regular_monthly_pay": D("2500.00")}, **changes}
    return facts(
        str(from_cents(cents)),
        insurance={**SCHEMES[kind], **changes.pop("insurance", {})},
        tax={**tax, **changes.pop("tax", {})},
        assistant=person,
        **changes,
    )


kinds = st.sampled_from(sorted(SCHEMES))
pay = st.integers(1_00, 12_000_00)
people = st.fixed_dictionaries(
    {
        "employer": st.fixed_dictionaries(
            {"state": st.sampled_from(STATES), "levy_u1": st.booleans(), "levy_insolvency": st.booleans()}
        ),
        "one_off": st.none() | st.integers(1_00, 9_000_00).map(lambda cents: str(from_cents(cents))),
        "insurance": st.fixed_dictionaries({"parent": st.booleans(), "children_under_25": st.integers(0, 6)}),
        "fund": st.fixed_dictionaries({"additional": st.integers(0, 450).map(lambda n: D(n) / 100)}),
    }
)


def taxes_of(kind: str, tax_class: int, church: str | None) -> dict[str, Any]:
    return {"church": church} if kind in FLAT else {"tax_class": tax_class, "church": church}


@settings(max_examples=100, deadline=None)
@given(kinds, pay, people, st.sampled_from([1, 2, 3, 4, 5, 6]), st.sampled_from([None, "rk"]))
def test_the_sums_of_a_slip(kind: str, cents: int, person: dict[str, Any], tax_class: int, church: str | None):
    person = {**person, "insurance": {**person["insurance"], "parent": True}} if tax_class == 2 else person
    slip = compute_payslip(case(kind, cents, tax=taxes_of(kind, tax_class, church), earlier=BEFORE_MARCH, **person))
    assert total(line.amount for line in slip.lines) == slip.gross.amount
    assert slip.net.amount + slip.taxes.total + slip.employee.total == slip.gross.amount
    assert slip.cost.amount == slip.gross.amount + slip.employer.total
    assert slip.cost.amount >= slip.gross.amount
    assert slip.taxable + slip.active_pension.amount + slip.flat_taxed == total(
        line.amount for line in slip.lines if line.taxed
    )
    for side in (slip.employee, slip.employer.contributions):
        parts = (side.health, side.health_additional, side.care, side.pension, side.unemployment)
        assert total(part.amount for part in parts) == side.total
        assert all(part.amount >= 0 for part in parts)
    assert_replays(slip)


@settings(max_examples=60, deadline=None)
@given(kinds, pay, st.integers(1, 400_00), people, st.sampled_from([1, 3, 5, 6]))
def test_within_one_scheme_more_gross_lowers_neither_cost_nor_net(
    kind: str, cents: int, more: int, person: dict[str, Any], tax_class: int
):
    person = {**person, "one_off": None, "contract": {"regular_monthly_pay": D("2500.00")}}
    if kind.startswith(("minijob", "household")):
        person["contract"] = {"regular_monthly_pay": D("400.00")}

    def slip(amount: int) -> Payslip:
        return compute_payslip(case(kind, amount, tax=taxes_of(kind, tax_class, None), **person))

    low, high = slip(cents), slip(cents + more)
    assert high.cost.amount >= low.cost.amount
    assert high.net.amount >= low.net.amount - ROUNDINGS - WHOLE_EURO_OF_THE_YEAR


@settings(max_examples=60, deadline=None)
@given(st.integers(603_01, 1999_99), st.integers(1, 100_00), st.booleans())
def test_within_the_midijob_more_gross_lowers_neither_cost_nor_net(cents: int, more: int, parent: bool):
    high = min(cents + more, 2000_00)
    low_slip, high_slip = (
        compute_payslip(facts(str(from_cents(each)), insurance={"parent": parent})) for each in (cents, high)
    )
    assert low_slip.status.midijob
    assert high_slip.status.midijob
    assert high_slip.cost.amount >= low_slip.cost.amount - ROUNDINGS
    assert high_slip.net.amount >= low_slip.net.amount - ROUNDINGS - WHOLE_EURO_OF_THE_YEAR


# --- limits


def at(amount: str, **changes: Any) -> Payslip:
    return compute_payslip(facts(amount, **changes))


@pytest.mark.parametrize("limit", ["ceiling.health", "ceiling.pension"])
def test_at_a_ceiling_the_contribution_stops_rising_without_a_step(limit: str):
    ceiling = parameters.on(MARCH.last).number(limit)
    below, exactly, above = (at(str(ceiling + difference)) for difference in (D("-0.01"), ZERO, D("500.00")))
    branch = "health" if limit == "ceiling.health" else "pension"
    amounts = [getattr(slip.employee, branch).amount for slip in (below, exactly, above)]
    assert 0 <= amounts[1] - amounts[0] <= CENT
    assert amounts[1] == amounts[2]


def test_at_the_upper_end_of_the_midijob_nothing_jumps():
    """The formula of § 20 Abs. 2a SGB IV ends at the full base: above it the usual rule gives the same."""
    end = parameters.on(MARCH.last).number("midijob.limit")
    inside, outside = at(str(end)), at(str(end + CENT))
    assert inside.status.midijob
    assert not outside.status.midijob
    assert abs(outside.employee.total - inside.employee.total) <= ROUNDINGS
    assert abs(outside.cost.amount - inside.cost.amount) <= ROUNDINGS + CENT


def test_the_step_at_the_minijob_limit_is_the_documented_one():
    """From the Minijob to the Midijob the employee's share starts at nothing, and the flat tax ends."""
    end = parameters.on(MARCH.last).number("minijob.limit")
    mini, midi = compute_payslip(minijob(str(end), insurance={"pension_exempt": False})), at(str(end + CENT))
    assert mini.employee.total == mini.employee.pension.amount > 0
    assert midi.status.midijob
    assert midi.employee.total <= D("0.10")
    assert midi.taxes.total == 0
    assert mini.employer.flat_tax.amount > 0 == midi.employer.flat_tax.amount


@given(st.integers(1_00, 175_00))
@settings(max_examples=40, deadline=None)
def test_below_the_minimum_base_both_sides_together_pay_on_it(cents: int):
    """SGB VI § 163 Abs. 8: pension contributions of a Minijob are never on less than 175."""
    slip = compute_payslip(minijob(str(from_cents(cents)), insurance={"pension_exempt": False}))
    assert slip.employee.pension.amount + slip.employer.contributions.pension.amount == D("32.55")


# --- halves


@settings(max_examples=80, deadline=None)
@given(st.integers(2000_01, 12_000_00), st.sampled_from(STATES), st.booleans())
def test_halves_are_equal_where_the_statute_halves(cents: int, state: str, parent: bool):
    """BVV § 2 Abs. 1; care insurance has rates of its own for the childless and in Saxony."""
    slip = at(str(from_cents(cents)), employer={"state": state}, insurance={"parent": parent, "children_under_25": 0})
    for branch in ("health", "health_additional", "pension", "unemployment"):
        assert getattr(slip.employee, branch).amount == getattr(slip.employer.contributions, branch).amount
    same = slip.employee.care.amount == slip.employer.contributions.care.amount
    assert same is (parent and state != "SN")


# --- order of what is noted


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 4))
def test_the_order_of_the_input_does_not_matter(random: Any, count: int):
    earlier = tuple(settled(Month(2026, number), "2400.00") for number in range(1, 11))
    given_facts = facts("2400.00", month=NOVEMBER, one_off="1000.00", earlier=earlier)
    person = given_facts.assistant
    changed = replace(
        person,
        tax=(*person.tax, replace(person.tax[0], valid_from=date(2026, 6, 1), tax_class=4)),
        insurance=(*person.insurance, replace(person.insurance[0], valid_from=date(2026, 2, 1), children_under_25=count)),
        contracts=(*person.contracts, replace(person.contracts[0], valid_from=date(2026, 5, 1), wage=D("2600.00"))),
    )
    ordered = replace(given_facts, assistant=changed)

    def mixed(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return tuple(random.sample(items, len(items)))

    shuffled = replace(
        ordered,
        assistant=replace(
            changed, tax=mixed(changed.tax), insurance=mixed(changed.insurance), contracts=mixed(changed.contracts)
        ),
        funds=mixed(ordered.funds),
        earlier=mixed(ordered.earlier),
    )
    assert compute_payslip(shuffled) == compute_payslip(ordered)
