"""Deductions of § 1 Abs. 2 Nr. 3 EBV: what is listed, and when a base and a rate can be named."""

from decimal import Decimal

import pytest

from payroll.law.derivation import Figure, Rounding, Unit, divided, figure, minus, start, step, times
from payroll.money import ZERO
from reports.deductions import base_and_rate, insurance_deductions, tax_deductions
from tests.reports import examples

EURO = start(Decimal("1000.00"), "Entgelt")


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ((EURO, times(Decimal("2.4"), "Satz", Unit.PERCENT)), (Decimal("1000.00"), Decimal("2.4"))),
        (
            (EURO, times(Decimal("14.6"), "Satz", Unit.PERCENT), divided(Decimal(2), "halb")),
            (Decimal("1000.00"), Decimal("7.3")),
        ),
        ((EURO, times(Decimal("2.4"), "Satz", Unit.PERCENT), minus(Decimal("5.00"), "Anteil")), (None, None)),
        ((EURO, minus(Decimal("5.00"), "Anteil")), (None, None)),
        ((start(Decimal("1000.005"), "Entgelt"), times(Decimal("2.4"), "Satz", Unit.PERCENT)), (None, None)),
    ],
)
def test_base_and_rate_only_where_the_amount_is_one_times_the_other(terms, expected):
    assert base_and_rate(figure(step("Beitrag", *terms, rounding=Rounding.HALF_UP_CENT))) == expected


def test_a_remark_has_no_base_and_rate():
    assert base_and_rate(Figure.nothing("In diesem Zweig nicht versichert.")) == (None, None)


def test_branches_that_cost_nothing_are_left_out():
    assert insurance_deductions(examples.NO_SHARES) == []


def test_deductions_add_up_to_what_is_held_back():
    for made in (examples.ordinary(), examples.full(), examples.minijob()):
        rows = tax_deductions(made.slip.taxes, made.slip.taxable, by_elstam=True, church=True)
        rows += insurance_deductions(made.slip.employee)
        assert sum((row.amount for row in rows), ZERO) == made.slip.gross.amount - made.slip.net.amount


def test_church_tax_of_a_member_is_named_even_when_it_is_nothing():
    texts = [row.text for row in tax_deductions(examples.taxes(), ZERO, by_elstam=True, church=True)]
    assert texts == ["Lohnsteuer", "Kirchensteuer"]


def test_flat_tax_has_no_wage_tax_line():
    assert tax_deductions(examples.taxes(), ZERO, by_elstam=False, church=False) == []
