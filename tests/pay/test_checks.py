"""Contradictory facts are refused by name, all of them together."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from payroll.pay.facts import Scheme, TaxMethod
from payroll.pay.month import compute_payslip
from payroll.periods import Month
from payroll.refusal import Refusal, RefusalList
from tests.pay.people import ANNA, INSURANCE, facts, minijob

D = Decimal


def codes(given):
    with pytest.raises(RefusalList) as caught:
        compute_payslip(given)
    for refusal in caught.value.refusals:
        assert refusal.place
        assert refusal.sentence.endswith(".")
    return [refusal.code for refusal in caught.value.refusals]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"insurance": {"fund": None}}, ["fund_missing"]),
        ({"insurance": {"fund": "andere"}}, ["fund_unknown"]),
        ({"fund": {"valid_from": date(2026, 4, 1)}}, ["fund_rate_missing"]),
        ({"fund": {"u1_contributions": "half"}}, ["u1_contributions"]),
        ({"insurance": {"pension_exempt": True}}, ["pension_exempt"]),
        ({"insurance": {"scheme": Scheme.STUDENT, "pension_exempt": True}}, ["pension_exempt"]),
        ({"insurance": {"household_check": True}}, ["household_check"]),
        ({"insurance": {"statutory_health": False}}, ["private_health"]),
        ({"insurance": {"children_under_25": -1}}, ["children"]),
        ({"insurance": {"scheme": Scheme.PENSIONER}}, ["pensioner_age"]),
        (
            {"insurance": {"scheme": Scheme.PENSIONER_BEFORE_AGE}, "assistant": {"birth_date": date(1955, 1, 1)}},
            ["pensioner_age"],
        ),
        ({"tax": {"method": TaxMethod.FLAT_2}}, ["flat_2"]),
        ({"tax": {"method": TaxMethod.FLAT_25}}, ["flat_25"]),
        ({"tax": {"tax_class": 7}}, ["tax_class"]),
        ({"tax": {"factor": D("0.9")}}, ["factor_class"]),
        ({"tax": {"tax_class": 4, "factor": D("1")}}, ["factor"]),
        ({"tax": {"tax_class": 4, "factor": D("0.9"), "allowance_month": D("50.00")}}, ["factor_allowance"]),
        ({"tax": {"tax_class": 5, "child_allowances": D("0.5")}}, ["child_allowances_class"]),
        ({"tax": {"child_allowances": D("0.3")}}, ["child_allowances"]),
        ({"tax": {"tax_class": 6, "addition_month": D("50.00")}}, ["addition_class"]),
        ({"tax": {"allowance_month": D("-1.00")}}, ["negative_allowance"]),
        ({"month": Month(2024, 12)}, ["wage_tax_month_not_covered"]),
    ],
)
def test_refused_by_name(changes, expected):
    assert codes(facts("2400.00", **changes)) == expected


def test_minijob_with_short_term_tax():
    assert codes(minijob(tax={"method": TaxMethod.FLAT_25})) == ["flat_25"]


@pytest.mark.parametrize("tax_class", [5, 6])
def test_minijob_in_the_classes_of_a_second_job(tax_class):
    assert codes(minijob(tax={"method": TaxMethod.ELSTAM, "tax_class": tax_class})) == ["minijob_tax_class"]


def test_all_findings_come_together():
    given = facts(insurance={"fund": None, "pension_exempt": True}, tax={"method": TaxMethod.FLAT_2})
    assert codes(given) == ["fund_missing", "pension_exempt", "flat_2"]


def test_scheme_change_inside_a_month():
    then = replace(INSURANCE, valid_from=date(2026, 3, 16), scheme=Scheme.MINIJOB)
    assert codes(facts(assistant={"insurance": (INSURANCE, then)})) == ["scheme_change"]


def test_change_within_a_scheme_counts_from_the_last_day():
    """Tax and insurance as valid on the last day of employment in the month."""
    then = replace(INSURANCE, valid_from=date(2026, 3, 31), parent=False, children_under_25=0)
    slip = compute_payslip(facts(assistant={"insurance": (then, INSURANCE)}))
    assert slip.status.childless_surcharge
    ended = facts(assistant={"insurance": (INSURANCE, then)}, contract={"valid_to": date(2026, 3, 30)})
    assert not compute_payslip(ended).status.childless_surcharge


def test_missing_facts():
    assert codes(facts(assistant={"insurance": (), "tax": ()})) == ["fact_missing", "fact_missing"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"contract": {"valid_from": date(2026, 4, 1)}}, "no_employment"),
        ({"month": Month(2021, 3), "assistant": {}}, "no_employment"),
        ({"month": Month(2024, 3), "contract": {"valid_from": date(2024, 4, 1)}}, "no_employment"),
    ],
)
def test_no_employment(changes, code):
    with pytest.raises(Refusal) as caught:
        compute_payslip(facts(**changes))
    assert caught.value.code == code


def test_unknown_year():
    with pytest.raises(Refusal) as caught:
        compute_payslip(facts(month=Month(2031, 1)))
    assert caught.value.code == "year_unknown"


def test_pensioner_after_the_age_in_the_band():
    with pytest.raises(Refusal) as caught:
        compute_payslip(facts("1500.00", insurance={"scheme": Scheme.PENSIONER}, assistant={"birth_date": date(1955, 1, 1)}))
    assert caught.value.code == "pensioner_in_band"


def test_made_up_person_is_fine_as_she_is():
    assert compute_payslip(facts()).assistant == ANNA.key
