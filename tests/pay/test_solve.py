"""Backwards: the wage is found exactly, and the next cent misses the target."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from payroll.money import from_cents
from payroll.office.asked_case import Question, asked_facts
from payroll.pay.facts import Scheme
from payroll.pay.solve import HIGHEST_CENTS, Level, answer, wage_for_cost, wage_for_net, with_wage
from payroll.periods import Month
from payroll.refusal import Refusal
from tests.pay.people import facts

D = Decimal
MARCH = Month(2026, 3)


def at(weekly: str, **said):
    question = Question(month=MARCH, weekly_hours=D(weekly), **said)
    return lambda wage: asked_facts(question, wage=wage)


def test_the_wage_for_a_cost_and_its_neighbour():
    solved = wage_for_cost(at("20"), D("22.00"))
    assert solved.found.cost_per_hour <= D("22.00") < solved.beyond.cost_per_hour
    assert solved.beyond.hourly == solved.found.hourly + D("0.01")
    assert not solved.at_a_limit


def test_the_wage_for_a_net_and_its_neighbour():
    solved = wage_for_net(at("20"), D("900.00"))
    assert solved.found.slip.net.amount >= D("900.00") > solved.beyond.slip.net.amount
    assert solved.beyond.hourly == solved.found.hourly - D("0.01")


def test_a_net_inside_the_jump_at_the_minijob_limit_is_said():
    """At 10 hours a week the Minijob ends at 13.91; the Midijob takes nearly nothing, so the net jumps up there."""
    below, above = (answer(at("10"), D(wage)) for wage in ("13.91", "13.92"))
    assert (below.level, above.level) == (Level.MINIJOB, Level.MIDIJOB)
    middle = (below.slip.net.amount + above.slip.net.amount) / 2
    solved = wage_for_net(at("10"), middle.quantize(D("0.01")))
    assert solved.found.hourly == D("13.92")
    assert solved.at_a_limit


def test_a_cost_that_falls_at_a_limit_is_met_on_the_far_side():
    """The Midijob costs the employer less an hour than the Minijob just below it: the highest wage lies beyond the limit."""
    below, above = (answer(at("10"), D(wage)) for wage in ("13.91", "13.92"))
    assert above.cost_per_hour < below.cost_per_hour
    assert wage_for_cost(at("10"), above.cost_per_hour).found.level is Level.MIDIJOB


@settings(max_examples=8, deadline=None)
@given(st.integers(800, 3000), st.integers(3, 30), st.sampled_from([1, 3, 5, 6]))
def test_no_wage_in_the_neighbourhood_does_better(target: int, weekly: int, tax_class: int):
    per_hour = from_cents(target)
    facts_at = at(str(weekly), tax_class=tax_class, scheme=Scheme.COMPULSORY)
    found = wage_for_cost(facts_at, per_hour).found
    assert found.cost_per_hour <= per_hour
    for more in range(1, 60, 7):
        assert answer(facts_at, found.hourly + from_cents(more)).cost_per_hour > per_hour


def test_a_case_of_a_book_keeps_its_scheme():
    case = replace(facts("2400.00", contract={"pay": "hourly"}), flat_minutes=3000)
    solved = wage_for_net(lambda wage: with_wage(case, wage), D("500.00"))
    assert solved.found.slip.net.amount >= D("500.00")


def test_refusals():
    with pytest.raises(Refusal, match="Monatsgehalt"):
        with_wage(facts(), D(15))
    with pytest.raises(Refusal, match="höheren Betrag"):
        wage_for_cost(at("20"), D("0.00"))
    with pytest.raises(Refusal, match="kein Stundenlohn"):
        wage_for_net(at("20"), D("999999.00"))
    with pytest.raises(Refusal, match="keine bezahlten Stunden"):
        answer(lambda wage: replace(with_wage(facts(contract={"pay": "hourly"}), wage), flat_minutes=0), D(15))
    assert HIGHEST_CENTS > 0
