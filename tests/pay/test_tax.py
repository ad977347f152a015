"""Wage tax of a month by the ministry's plan (lohnsteuer-pap sections 3, 4, 14; book format rule 10)."""

from datetime import date
from decimal import Decimal

import pytest

from payroll.law.wage_tax import compute
from payroll.pay.facts import Scheme, TaxMethod
from payroll.pay.gross import compute_gross
from payroll.pay.month import compute_payslip
from payroll.pay.month_pay import month_pay
from payroll.pay.situation import situate
from payroll.pay.tax_inputs import expected_year_pay, inputs
from payroll.periods import Month
from tests.law.derivations import assert_replays
from tests.pay.people import facts, minijob, settled

D = Decimal


def inputs_of(given):
    return inputs(situate(given), month_pay(compute_gross(given), given.month))


def test_features_become_inputs():
    given = facts(
        "2400.00",
        employer={"state": "SN"},
        insurance={"children_under_25": 3},
        tax={
            "tax_class": 4,
            "factor": D("0.957"),
            "child_allowances": D("1.5"),
            "church": "ev",
            "addition_month": D("10.00"),
        },
    )
    found = inputs_of(given)
    assert found == {
        "LZZ": 2, "RE4": 240000, "STKL": 4, "af": 1, "f": D("0.957"), "ZKF": D("1.5"), "R": 1, "KVZ": D("2.69"),
        "PVS": 1, "PVZ": 0, "PVA": 2, "KRV": 0, "ALV": 0, "PKV": 0, "LZZFREIB": 0, "LZZHINZU": 1000, "ALTER1": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("scheme", "birth", "expected"),
    [
        (Scheme.COMPULSORY, date(1990, 1, 1), (0, 0, 0)),
        (Scheme.STUDENT, date(2003, 1, 1), (0, 0, 1)),
        (Scheme.PENSIONER, date(1955, 1, 1), (1, 0, 1)),
        (Scheme.PENSIONER_BEFORE_AGE, date(1962, 1, 1), (0, 0, 0)),
        (Scheme.COMPULSORY, date(1955, 1, 1), (0, 0, 1)),
        (Scheme.SHORT_TERM, date(1990, 1, 1), (1, 1, 1)),
    ],
)
def test_insurance_in_the_flow(scheme, birth, expected):
    found = inputs_of(facts("2400.00", insurance={"scheme": scheme}, assistant={"birth_date": birth}))
    assert (found["KRV"], found["PKV"], found["ALV"]) == expected


@pytest.mark.parametrize(("exempt", "pension"), [(False, 0), (True, 1)])
def test_minijob_bears_no_own_health_contribution_in_the_flow(exempt, pension):
    """§ 39b Abs. 2 Satz 5 Nr. 3 Buchst. a-c, e EStG: of the branches only an own pension contribution counts."""
    found = inputs_of(minijob("500.00", insurance={"pension_exempt": exempt}, tax={"method": TaxMethod.ELSTAM}))
    assert (found["KRV"], found["PKV"], found["ALV"]) == (pension, 1, 1)


def test_short_term_job_has_only_the_minimum_lump_sum_in_2025():
    """§ 39b Abs. 2 Satz 5 Nr. 3 EStG until 2025: 12 % of the pay, at most 1,900 a year, whatever the fund's rates."""
    short = {"scheme": Scheme.SHORT_TERM}
    given = facts("1970.00", month=Month(2025, 5), insurance=short, tax={"tax_class": 1})
    pay = compute_payslip(given).taxes.wage_tax.amount
    assert pay == D(compute(2025, LZZ=2, RE4=197000, STKL=1, KRV=1, PKV=1)["LSTLZZ"]) / 100


@pytest.mark.parametrize(
    ("state", "scheme", "code"), [("NW", "compulsory", 0), ("SN", "compulsory", 1), ("SN", "short_term", 2)]
)
def test_pension_codes_of_2024(state, scheme, code):
    found = inputs_of(
        facts("2400.00", month=Month(2024, 6), employer={"state": state}, insurance={"scheme": Scheme(scheme)})
    )
    assert found["KRV"] == code
    assert "ALV" not in found


@pytest.mark.parametrize(
    ("birth", "expected"),
    [(date(1962, 1, 1), (1, 2026)), (date(1962, 1, 2), (0, None)), (date(1950, 6, 1), (1, 2015))],
)
def test_relief_for_the_old_by_the_64th_year(birth, expected):
    """§ 24a EStG: 64 completed before the year began; born on 1 January completes on 31 December."""
    found = inputs_of(facts("2400.00", assistant={"birth_date": birth}))
    assert (found["ALTER1"], found.get("AJAHR")) == expected


def test_day_table_in_a_partial_month():
    """R 39b.5 LStR: pay ÷ calendar days cut to the cent, allowance ÷ 30, results × days."""
    given = facts(
        "2500.00",
        contract={"valid_to": date(2026, 3, 19)},
        tax={"allowance_month": D("100.00"), "church": "rk"},
        insurance={"parent": False, "children_under_25": 0},
    )
    found = inputs_of(given)
    assert (found["LZZ"], found["RE4"], found["LZZFREIB"]) == (4, 8333, 333)
    slip = compute_payslip(given)
    plan = compute(2026, **found)
    assert slip.taxes.wage_tax.amount == D(plan["LSTLZZ"] * 19) / 100
    assert slip.taxes.church.amount == D(plan["BK"] * 19 * 9 // 100) / 100
    assert_replays(slip.taxes)


def test_expected_year_pay():
    """Book format rule 10: pay so far this year, earlier one-offs too, and the current month × the remaining months."""
    earlier = (settled(Month(2025, 12), "9999.00"), settled(Month(2026, 1), "2000.00", one_off="300.00"))
    given = facts("2400.00", month=Month(2026, 2), one_off="500.00", earlier=earlier)
    pay = month_pay(compute_gross(given), given.month)
    assert expected_year_pay(situate(given), pay).amount == D("2300.00") + 11 * D("2400.00")
    found = inputs_of(given)
    assert (found["SONSTB"], found["JRE4"]) == (50000, 2870000)


def test_yearly_allowances_for_one_offs():
    found = inputs_of(facts("2400.00", one_off="500.00", tax={"allowance_month": D("10.50")}))
    assert (found["JFREIB"], found["JHINZU"]) == (12600, 0)


def test_church_tax_by_the_land():
    """8 % in Bayern and Baden-Württemberg, 9 % elsewhere."""
    tax = {"church": "rk"}
    assert compute_payslip(facts("2400.00", tax=tax, employer={"state": "BY"})).taxes.church.amount == D("13.70")
    assert compute_payslip(facts("2400.00", tax=tax)).taxes.church.amount == D("15.41")


def test_church_tax_with_child_allowances_has_its_own_base():
    slip = compute_payslip(facts("4000.00", tax={"church": "rk", "child_allowances": D("1.0")}))
    without = compute_payslip(facts("4000.00", tax={"church": "rk"}))
    assert slip.taxes.wage_tax.amount == without.taxes.wage_tax.amount
    assert slip.taxes.church.amount < without.taxes.church.amount
    assert_replays(slip.taxes)


def test_solidarity_on_high_pay():
    slip = compute_payslip(
        facts("8500.00", insurance={"parent": False, "children_under_25": 0}, fund={"additional": D("2.90")})
    )
    assert (slip.taxes.wage_tax.amount, slip.taxes.solidarity.amount) == (D("2002.75"), D("36.52"))


def test_flat_tax_of_a_minijob_needs_no_plan_of_the_year():
    slip = compute_payslip(minijob("500.00", month=Month(2024, 12)))
    assert slip.employer.flat_tax.amount == D("10.00")


def test_flat_tax_of_a_short_term_job_without_a_church():
    slip = compute_payslip(facts("1000.00", insurance={"scheme": Scheme.SHORT_TERM}, tax={"method": TaxMethod.FLAT_25}))
    assert slip.employer.flat_tax.amount == D("263.75")
    assert_replays(slip.employer.flat_tax)
