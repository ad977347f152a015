"""A whole payslip: sums, status, invariants."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.money import ZERO, total
from payroll.pay.facts import OneOff, OneOffKind, Scheme, TaxMethod
from payroll.pay.month import compute_payslip
from payroll.periods import Month
from payroll.refusal import Refusal
from tests.law.derivations import assert_replays
from tests.pay.people import MARCH, facts, minijob, settled

D = Decimal


def both(slip, branch):
    return getattr(slip.employee, branch).amount, getattr(slip.employer.contributions, branch).amount


def test_ordinary_employee():
    """2,400 in 2026 with a church: C26-13's rule, the ministry's tax, 9 % church tax."""
    slip = compute_payslip(facts("2400.00", tax={"church": "rk"}))
    assert both(slip, "health") == (D("175.20"), D("175.20"))
    assert both(slip, "health_additional") == (D("32.28"), D("32.28"))
    assert both(slip, "care") == (D("43.20"), D("43.20"))
    assert both(slip, "pension") == (D("223.20"), D("223.20"))
    assert both(slip, "unemployment") == (D("31.20"), D("31.20"))
    assert (slip.taxes.wage_tax.amount, slip.taxes.church.amount) == (D("171.25"), D("15.41"))
    assert (slip.employer.u1.amount, slip.employer.u2.amount) == (D("45.60"), D("10.56"))
    assert slip.status.contribution_groups == "1111"
    assert (slip.status.person_group, slip.status.collector) == ("101", "kasse")
    assert (slip.status.insurance_days, slip.status.tax_days) == (30, 30)
    assert slip.insurable == slip.taxable == D("2400.00")
    assert slip.estimates == ()


def test_midijob_by_the_regular_pay_alone():
    """C26-03's rule: compulsory with a regular pay between 603 and 2,000 is a Midijob by itself."""
    slip = compute_payslip(
        facts("1200.00", insurance={"parent": False, "children_under_25": 0}, fund={"additional": D("3.29")})
    )
    assert slip.status.midijob
    assert (slip.status.reduced_base_total, slip.status.reduced_base_employee) == (D("1083.25"), D("854.69"))
    assert (slip.employee.total, slip.employer.contributions.total) == (D("188.93"), D("280.01"))
    assert slip.employer.u1.amount == D("20.58")  # 1.9 % of the total base
    assert slip.insurable == slip.status.health_base == D("1200.00")


def test_midijob_month_above_the_band_follows_the_usual_rule():
    """C26-12: 1,800 and a one-off of 1,000."""
    slip = compute_payslip(facts("1800.00", month=Month(2026, 11), one_off="1000.00"))
    assert not slip.status.midijob
    assert slip.employee.total == slip.employer.contributions.total == D("589.26")


def test_one_off_inside_the_band():
    """C26-11; book format rule 11: U1 and U2 from the base of the current pay alone, insolvency levy from the sum."""
    slip = compute_payslip(facts("900.00", month=Month(2026, 11), one_off="300.00", employer={"levy_insolvency": True}))
    assert (slip.employee.total, slip.employer.contributions.total) == (D("179.87"), D("276.07"))
    assert slip.employer.u1.amount == D("14.05")  # 1.9 % of 739.47
    assert slip.employer.insolvency.amount == D("1.62")  # 0.15 % of 1,083.25
    alone = compute_payslip(facts("900.00", month=Month(2026, 11)))
    assert slip.employee.pension_one_off == slip.employee.pension.amount - alone.employee.pension.amount
    assert slip.employee.health_one_off == slip.employee.health_total - alone.employee.health_total


def test_minijob_with_flat_tax():
    slip = compute_payslip(minijob("603.00", insurance={"pension_exempt": False}))
    assert slip.status.contribution_groups == "6100"
    assert both(slip, "pension") == (D("21.71"), D("90.45"))
    assert slip.employer.flat_tax.amount == D("12.06")
    assert (slip.taxable, slip.flat_taxed, slip.taxes.total) == (ZERO, D("603.00"), ZERO)
    assert (slip.net.amount, slip.cost.amount) == (D("581.29"), D("790.05"))
    assert slip.status.collector == "minijob-zentrale"


def test_household_check_adds_accident_insurance_and_never_the_insolvency_levy():
    """C26-25."""
    slip = compute_payslip(
        minijob("300.00", insurance={"household_check": True, "pension_exempt": False}, employer={"levy_insolvency": True})
    )
    assert slip.status.person_group == "209"
    assert (slip.employer.total, slip.employee.total) == (D("43.86"), D("40.80"))
    assert slip.employer.accident.amount == D("4.80")


def test_minimum_base_leaves_the_insurable_pay_alone():
    slip = compute_payslip(minijob("120.00", insurance={"pension_exempt": False}))
    assert slip.employee.pension.amount == D("14.55")
    assert (slip.insurable, slip.status.pension_base) == (D("120.00"), D("175.00"))


def test_minijob_taxed_by_its_class():
    slip = compute_payslip(minijob("603.00", tax={"method": TaxMethod.ELSTAM}))
    assert slip.taxable == D("603.00")
    assert slip.taxes.total == slip.employer.flat_tax.amount == 0


def test_short_term_job_with_flat_tax():
    """§ 40a Abs. 1 EStG: 25 %, Soli 5.5 % and church tax on it, all borne by the employer; no contributions."""
    slip = compute_payslip(
        facts(
            "1850.00",
            insurance={"scheme": Scheme.SHORT_TERM, "fund": None},
            tax={"method": TaxMethod.FLAT_25, "church": "ev"},
            contract={"valid_from": date(2026, 3, 1), "valid_to": date(2026, 4, 30)},
        )
    )
    assert slip.status.contribution_groups == "0000"
    assert slip.employee.total == slip.employer.contributions.total == 0
    assert slip.employer.flat_tax.amount == D("462.50") + D("25.43") + D("41.62")
    assert (slip.employer.u1.amount, slip.employer.u2.amount) == (D("14.80"), D("4.07"))
    assert slip.net.amount == D("1850.00")


def test_short_term_job_of_four_weeks_pays_no_u1():
    """AAG § 7 Abs. 2."""
    slip = compute_payslip(
        facts(
            "1850.00",
            insurance={"scheme": Scheme.SHORT_TERM, "fund": None},
            contract={"valid_from": date(2026, 3, 2), "valid_to": date(2026, 3, 29)},
        )
    )
    assert slip.employer.u1.amount == 0
    assert slip.employer.u2.amount > 0


def test_student_in_the_band():
    """C26-30."""
    slip = compute_payslip(facts("900.00", insurance={"scheme": Scheme.STUDENT}, assistant={"birth_date": date(2003, 1, 5)}))
    assert (slip.status.contribution_groups, slip.status.person_group) == ("0100", "106")
    assert (slip.employee.total, slip.employer.contributions.total) == (D("39.54"), D("98.00"))
    assert not slip.status.childless_surcharge
    assert slip.status.health_base == 0


def test_pensioner():
    """C26-32."""
    slip = compute_payslip(
        facts("2300.00", insurance={"scheme": Scheme.PENSIONER}, assistant={"birth_date": date(1955, 1, 5)})
    )
    assert slip.status.contribution_groups == "3321"
    assert (slip.employee.total, slip.employer.contributions.total) == (D("233.34"), D("477.14"))


def test_past_the_age_without_a_pension():
    """SGB III § 346 Abs. 3: 1-1-2-1, the employer's half of unemployment insurance alone."""
    slip = compute_payslip(facts("2300.00", assistant={"birth_date": date(1955, 1, 5)}))
    assert slip.status.contribution_groups == "1121"
    assert both(slip, "unemployment") == (D("0.00"), D("29.90"))


def test_partial_month():
    """Start on the 10th: 22 insurance days, day table of R 39b.5 LStR; C26-15's rule for the contributions."""
    slip = compute_payslip(facts("2400.00", contract={"valid_from": date(2026, 3, 10)}))
    assert slip.gross.amount == D("1760.00")
    assert (slip.status.insurance_days, slip.status.tax_days) == (22, 22)
    assert slip.taxes.wage_tax.amount == 22 * D("5.70")
    assert slip.employee.pension.amount == D("163.68")


def test_above_the_ceilings_insurable_is_the_pension_base():
    """Book format rule 9."""
    slip = compute_payslip(facts("9000.00", insurance={"children_under_25": 0}))
    assert slip.insurable == D("8450.00")
    assert slip.status.health_base == D("5812.50")


def test_one_off_in_the_tax_flow():
    """§ 39b Abs. 3 EStG: lohnsteuer-pap section 15: 3,200 a month, 1,600 one-off, JRE4 38,400: 360 euro."""
    slip = compute_payslip(
        facts(
            "3200.00",
            month=Month(2026, 11),
            insurance={"parent": False, "children_under_25": 0},
            tax={"church": "ev"},
            fund={"additional": D("2.90")},
            one_off="1600.00",
            earlier=tuple(settled(Month(2026, month), "3200.00") for month in range(1, 11)),
        )
    )
    assert (slip.taxes.wage_tax.amount, slip.taxes.wage_tax_one_off.amount) == (D("337.25"), D("360.00"))
    assert (slip.taxes.church.amount, slip.taxes.church_one_off.amount) == (D("30.35"), D("32.40"))
    assert (slip.taxable_current, slip.taxable_one_off) == (D("3200.00"), D("1600.00"))


def test_draft_values_are_named():
    """2027 has drafts and open values: a full payslip is refused by the first open one, named."""
    with pytest.raises(Refusal) as caught:
        compute_payslip(minijob("600.00", month=Month(2027, 1)))
    assert caught.value.code == "parameter_open"


people = st.fixed_dictionaries(
    {
        "salary": st.integers(0, 900000).map(lambda cents: str(D(cents) / 100)),
        "scheme": st.sampled_from([Scheme.COMPULSORY, Scheme.MINIJOB, Scheme.STUDENT, Scheme.SHORT_TERM]),
        "state": st.sampled_from(["NW", "SN", "BY"]),
        "children": st.integers(0, 6),
        "parent": st.booleans(),
        "church": st.sampled_from([None, "rk"]),
        "tax_class": st.sampled_from([1, 3, 4]),
        "start": st.integers(1, 31),
        "one_off": st.sampled_from([None, "150.00", "999.99"]),
    }
)


@given(people)
def test_a_slip_adds_up(person):
    """Lines = gross; gross - taxes - contributions = net; gross + charges = cost; every step replays."""
    given_facts = facts(
        person["salary"],
        employer={"state": person["state"], "levy_insolvency": True},
        insurance={"scheme": person["scheme"], "parent": person["parent"], "children_under_25": person["children"]},
        tax={"church": person["church"], "tax_class": person["tax_class"]},
        contract={"valid_from": date(2026, 3, person["start"])},
        one_off=person["one_off"],
    )
    slip = compute_payslip(given_facts)
    assert slip.gross.amount == total(line.amount for line in slip.lines)
    assert slip.net.amount == slip.gross.amount - slip.taxes.total - slip.employee.total
    assert slip.payout.amount == slip.net.amount
    assert slip.cost.amount == slip.gross.amount + slip.employer.total >= slip.gross.amount
    assert slip.insurable <= slip.gross.amount
    assert_replays(slip)
    assert slip == compute_payslip(given_facts)


def test_order_of_the_facts_does_not_matter():
    earlier = tuple(settled(Month(2026, month), "2400.00") for month in (1, 2))
    first = facts("2400.00", one_off="500.00", earlier=earlier)
    bonus = OneOff(assistant="anna", month=MARCH, kind=OneOffKind.CHRISTMAS, amount=D("10.00"))
    one = replace(first, one_offs=(*first.one_offs, bonus))
    other = replace(
        one,
        earlier=tuple(reversed(earlier)),
        assistant=replace(
            one.assistant,
            insurance=(
                replace(one.assistant.insurance[0], valid_from=date(2026, 4, 1), parent=False),
                *one.assistant.insurance,
            ),
        ),
    )
    assert compute_payslip(one).net == compute_payslip(other).net


@given(st.integers(1, 900000))
def test_one_cent_more_gross_never_takes_more_than_a_euro_of_net(cents):
    """No cliff inside one way of insurance; the tax of § 39b is a staircase of whole euro a year."""
    pay = D(cents) / 100
    contract = {"regular_monthly_pay": D("3000.00")}
    low = compute_payslip(facts(str(pay), contract=contract))
    high = compute_payslip(facts(str(pay + D("0.01")), contract=contract))
    assert high.net.amount - low.net.amount > D("-1.00")
    assert high.cost.amount >= low.cost.amount
