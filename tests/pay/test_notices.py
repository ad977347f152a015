"""Warnings of a month: limits, status, minimum wage, proofs, estimates."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from payroll.law import parameters
from payroll.law.parameters import Parameters, Status
from payroll.pay import situation
from payroll.pay.facts import Scheme, TaxMethod
from payroll.pay.gross import compute_gross
from payroll.pay.month import compute_payslip, deduct
from payroll.periods import Month
from tests.pay.people import facts, minijob, settled

D = Decimal


def codes(slip):
    return [notice.code for notice in slip.warnings]


def text(slip, code):
    (notice,) = [notice for notice in slip.warnings if notice.code == code]
    return notice.text


def test_an_ordinary_month_has_none():
    assert codes(compute_payslip(facts("2400.00"))) == []


def test_compulsory_below_the_minijob_limit():
    slip = compute_payslip(facts("603.00"))
    assert codes(slip) == ["status_change"]
    assert not slip.status.midijob
    assert slip.employee.pension.amount == slip.employer.contributions.pension.amount == D("56.08")


def test_minijob_with_a_regular_pay_above_the_limit_is_computed_as_one():
    slip = compute_payslip(minijob("650.00"))
    assert codes(slip) == ["status_change", "minijob_limit"]
    assert slip.employer.contributions.health.amount == D("84.50")


def test_month_above_the_limit_says_what_the_year_comes_to():
    earlier = tuple(replace(settled(Month(2026, month), "500.00"), minijob_pay=D("500.00")) for month in (1, 2))
    slip = compute_payslip(minijob("700.00", contract={"regular_monthly_pay": D("500.00")}, earlier=earlier))
    said = text(slip, "minijob_limit")
    assert "700,00 Euro" in said
    assert "6.200,00 Euro" in said
    assert "7.236,00 Euro" in said
    assert "bleibt es damit ein Minijob" in said


@pytest.mark.parametrize(
    ("pay", "above", "said"),
    [("900.00", 1, "nicht vorherzusehen"), ("900.00", 2, "öfter als zweimal"), ("1300.00", 0, "mehr als das Doppelte")],
)
def test_month_above_the_limit_that_breaks_the_year(pay, above, said):
    earlier = tuple(
        replace(settled(Month(2026, month), "603.00"), minijob_pay=D("800.00") if month > 11 - above else D("603.00"))
        for month in range(1, 12)
    )
    slip = compute_payslip(
        minijob(pay, month=Month(2026, 12), contract={"regular_monthly_pay": D("603.00")}, earlier=earlier)
    )
    assert said in text(slip, "minijob_limit")


def test_above_the_annual_pay_limit():
    assert codes(compute_payslip(facts("6500.00"))) == ["status_change"]


@pytest.mark.parametrize(("pay", "warned"), [("1390.00", False), ("1389.99", True)])
def test_minimum_wage_by_the_month(pay, warned):
    """§ 1 MiLoG: 100 hours × 13.90."""
    given = facts("2400.00")
    gross = replace(compute_gross(given), counting_pay_minimum_wage=D(pay), working_minutes=6000)
    assert ("minimum_wage" in codes(deduct(situation.situate(given), gross))) is warned


def test_pay_that_is_the_minimum_wage_to_the_cent_is_no_finding():
    """110 minutes at 13.90 are 25.4833, paid 25.48: nobody can pay the third of a cent."""
    given = facts()
    gross = replace(compute_gross(given), counting_pay_minimum_wage=D("25.48"), working_minutes=110)
    assert "minimum_wage" not in codes(deduct(situation.situate(given), gross))


def test_minimum_wage_is_not_checked_for_minors():
    """§ 22 Abs. 2 MiLoG."""
    given = facts("2400.00", assistant={"birth_date": date(2009, 1, 1)})
    gross = replace(compute_gross(given), counting_pay_minimum_wage=D("1"), working_minutes=6000)
    assert "minimum_wage" not in codes(deduct(situation.situate(given), gross))


def test_children_without_proof():
    slip = compute_payslip(facts("2400.00", insurance={"parent": False, "children_under_25": 2}))
    assert codes(slip) == ["parent_proof"]
    assert slip.status.childless_surcharge


def test_class_2_without_a_child_is_asked_about():
    """§ 24b EStG: the tax office gives the class; the missing child is a question, no refusal."""
    slip = compute_payslip(facts("2400.00", insurance={"parent": False, "children_under_25": 0}, tax={"tax_class": 2}))
    assert codes(slip) == ["parent_proof"]


def test_short_term_job_without_an_end():
    slip = compute_payslip(facts("1000.00", insurance={"scheme": Scheme.SHORT_TERM}))
    assert codes(slip) == ["status_change"]


def test_flat_tax_of_a_short_term_job_above_its_limits():
    """§ 40a Abs. 1 und 4 EStG: 19 euro an hour, 150 euro a working day."""
    given = facts(
        "1900.01",
        insurance={"scheme": Scheme.SHORT_TERM},
        tax={"method": TaxMethod.FLAT_25},
        contract={"valid_from": date(2026, 3, 1), "valid_to": date(2026, 3, 31)},
    )
    gross = replace(compute_gross(given), working_minutes=6000)
    said = text(deduct(situation.situate(given), gross), "status_change")
    assert "19,00 Euro je Stunde" in said


def test_drafts_make_the_slip_an_estimate(monkeypatch):
    real = parameters.on

    def with_a_draft(day):
        found = real(day)
        draft = replace(found["rate.pension"], status=Status.DRAFT)
        unused = replace(found["minijob.u1"], status=Status.DRAFT)
        return Parameters(found.year, found.on, {**found.values, "rate.pension": draft, "minijob.u1": unused})

    monkeypatch.setattr(parameters, "on", with_a_draft)
    slip = compute_payslip(facts("2400.00"))
    assert slip.estimates == ("rate.pension 2026: Entwurf",)
    assert codes(slip) == ["estimate"]


@pytest.mark.parametrize(("hours", "warned"), [("20", False), ("20.5", True)])
def test_student_above_twenty_hours(hours, warned):
    given = facts(
        "1500.00",
        insurance={"scheme": Scheme.STUDENT},
        assistant={"birth_date": date(2003, 1, 1)},
        contract={"weekly_hours": D(hours)},
    )
    assert ("status_change" in codes(compute_payslip(given))) is warned


def test_tax_on_one_off_pay_says_which_months_are_not_known():
    """§ 39b Abs. 3 EStG; book format: a figure that needs what is not given says so."""
    given = facts("2400.00", one_off="500.00", earlier=(settled(Month(2026, 1), "2400.00"),))
    assert "Februar 2026" in text(compute_payslip(given), "estimate")
    known = (settled(Month(2026, 1), "2400.00"), settled(Month(2026, 2), "2400.00"))
    assert codes(compute_payslip(facts("2400.00", one_off="500.00", earlier=known))) == []
