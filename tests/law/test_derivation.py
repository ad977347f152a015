"""A derivation prints what was computed: each step gives its result from its own printed numbers."""

from decimal import Decimal

from payroll.law.derivation import (
    Figure,
    Rounding,
    Unit,
    at_least,
    at_most,
    divided,
    figure,
    minus,
    plus,
    start,
    step,
    sum_figure,
    times,
)


def test_a_chain_is_computed_from_left_to_right_like_a_pocket_calculator() -> None:
    made = step("x", start(Decimal(2), "a"), plus(Decimal(3), "b"), times(Decimal(4), "c"))
    assert made.result == 20


def test_a_percentage_counts_as_its_hundredth_and_the_rounding_is_applied_last() -> None:
    made = step("KV", start(Decimal("5812.50"), "Beitragsgrundlage"), times(Decimal("1.8"), "Satz", Unit.PERCENT),
                rounding=Rounding.HALF_UP_CENT)  # fmt: skip
    assert made.result == Decimal("104.63")
    assert made.replay() == made.result


def test_limits_cap_and_raise() -> None:
    assert step("x", start(Decimal(9), "a"), at_most(Decimal(7), "b")).result == 7
    assert step("x", start(Decimal(2), "a"), minus(Decimal(3), "b"), at_least(Decimal(0), "c")).result == 0


def test_bvv_2_1_half_and_doubled() -> None:
    made = step("x", start(Decimal("78.39"), "a"), divided(Decimal(1), "b"), rounding=Rounding.DOUBLED_HALF)
    assert made.result == Decimal("78.40")


def test_a_sum_leaves_out_parts_of_nothing() -> None:
    part = figure(step("x", start(Decimal("1.50"), "a")))
    summed = sum_figure("Summe", [("a", part), ("b", Figure.nothing("entfällt")), ("c", part)])
    assert summed.amount == Decimal("3.00")
    assert [term.label for term in summed.derivation.steps[-1].terms] == ["a", "c"]
