"""AAG §§ 1, 7, 9; SGB III § 358; SGB VII § 185; EStG § 40a: levies, refunds, flat tax."""

from datetime import date
from decimal import Decimal

import pytest

from payroll.law import parameters
from payroll.law.derivation import Figure
from payroll.law.social_insurance import levies
from tests.law.derivations import assert_replays

D = Decimal
ON = parameters.on(date(2026, 1, 31))
OFFICE = levies.LevyRates.minijob_office(ON)


def fund(mode):
    return levies.LevyRates(u1=D("1.9"), u2=D("0.44"), u1_refund=D("70"), u1_contributions=mode, source="Kasse")


def test_levies_of_the_minijob_office():
    """MINI-01: 550 in 2026."""
    found = [levies.sick_pay_levy(D("550"), OFFICE), levies.maternity_levy(D("550"), OFFICE)]
    found += [levies.insolvency_levy(ON, D("550")), levies.flat_tax(ON, D("550"))]
    assert [figure.amount for figure in found] == [D("4.40"), D("1.21"), D("0.83"), D("11.00")]
    assert_replays(found)


def test_accident_insurance_of_the_household():
    assert levies.household_accident(ON, D("300")).amount == D("4.80")


@pytest.mark.parametrize(("mode", "refund"), [("none", "140.00"), ("included", "140.00"), ("extra", "169.23")])
def test_refund_adds_contributions_only_in_the_mode_extra(mode, refund):
    """labour-law 1.11: rate × gross, in the mode extra also rate × the employer's contributions on it."""
    contributions = levies.employer_part(D("208.80"), D("200"), D("1000"))
    assert contributions.amount == D("41.76")
    found = levies.sick_pay_refund(D("200"), fund(mode), contributions)
    assert found.amount == D(refund)
    assert_replays(found)


def test_minijob_office_refunds_four_fifths_of_the_gross():
    assert levies.sick_pay_refund(D("100"), OFFICE, levies.employer_part(D("28"), D("100"), D("400"))).amount == D("80.00")


def test_maternity_refund_is_complete():
    """AAG § 1 Abs. 2: Mutterschutzlohn with contributions, and the Zuschuss."""
    contributions = levies.employer_part(D("208.80"), D("1000"), D("1000"))
    assert levies.maternity_refund(ON, D("1000"), D("250"), contributions).amount == D("1458.80")
    assert levies.maternity_refund(ON, D("0"), D("0"), Figure.nothing("")).amount == 0


@pytest.mark.parametrize(("days", "liable"), [(28, False), (29, True), (None, True)])
def test_u1_leaves_out_four_weeks(days, liable):
    assert levies.liable_to_sick_pay_levy(ON, days) is liable
