"""Wage tax: § 39b EStG by the ministry's Programmablaufplan of each year."""

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from payroll.law.parameters import load_file, parse
from payroll.law.wage_tax import church_tax, compute, explain, refuse_uncovered
from payroll.law.wage_tax.inputs import NOT_COVERED
from payroll.periods import Month
from payroll.refusal import Refusal
from tests.vectors import wage_tax
from tests.vectors.compare import differences

VECTORS = Path(__file__).parents[1] / "vectors"
FILES = {"2024": 2024, "2025": 2025, "2026": 2026, "prueftabelle-2026": 2026}
EXPLAINED = ("LSTLZZ", "SOLZLZZ", "BK", "STS", "SOLZS", "BKS")
YEARS = (2024, 2025, 2026)


@cache
def rows(name: str) -> list[dict[str, str]]:
    with (VECTORS / f"lohnsteuer-{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def single(year: int, cents: int, **inputs: object) -> dict[str, int]:
    return compute(year, LZZ=2, STKL=1, RE4=cents, PVZ=1, R=1, **inputs)


@pytest.mark.parametrize(("name", "year"), FILES.items())
def test_every_output_of_the_official_plan_to_the_cent(name, year):
    """§ 39b Abs. 6 EStG: the plan is binding; the check tables are its Anlage 1."""
    cases = list(wage_tax.run(rows(name), year))
    assert len(cases) > 500
    assert [found for case in cases for found in differences(case)] == []


@pytest.mark.parametrize(
    ("year", "inputs", "expected"),
    [
        (2026, {"STKL": 1, "RE4": 320000, "KVZ": "2.90", "PVZ": 1, "R": 1}, {"LSTLZZ": 33725, "SOLZLZZ": 0, "BK": 33725}),
        (
            2026,
            {"STKL": 1, "RE4": 320000, "KVZ": "2.90", "PVZ": 1, "R": 1, "JRE4": 3840000, "SONSTB": 160000},
            {"LSTLZZ": 33725, "STS": 36000, "SOLZS": 0, "BKS": 36000},
        ),
        (2026, {"STKL": 5, "RE4": 180000, "KVZ": "2.90", "PVZ": 1, "R": 1}, {"LSTLZZ": 23091}),
        (2026, {"STKL": 6, "RE4": 52000, "KVZ": "2.90", "PVZ": 1}, {"LSTLZZ": 5808, "BK": 0}),
        (2026, {"STKL": 3, "RE4": 450000, "KVZ": "2.90", "PVA": 1, "ZKF": 2, "R": 1}, {"LSTLZZ": 30983, "BK": 0}),
        (
            2026,
            {"STKL": 4, "RE4": 310000, "KVZ": "2.90", "af": 1, "f": "0.957", "ZKF": 1, "R": 1},
            {"LSTLZZ": 30633, "BK": 20183},
        ),
        (
            2026,
            {"STKL": 1, "RE4": 850000, "KVZ": "2.90", "PVZ": 1, "R": 1},
            {"LSTLZZ": 200275, "SOLZLZZ": 3652, "BK": 200275},
        ),
        (2025, {"STKL": 1, "RE4": 320000, "KVZ": "2.50", "PVZ": 1, "R": 1}, {"LSTLZZ": 34616}),
        (
            2025,
            {"STKL": 1, "RE4": 400000, "KVZ": "2.50", "PVZ": 1, "R": 1, "PKV": 2, "PKPV": 40000},
            {"LSTLZZ": 61991, "VKVLZZ": 15833},
        ),
        (2024, {"STKL": 1, "RE4": 320000, "KVZ": "1.70", "PVZ": 1, "R": 1}, {"LSTLZZ": 36250}),
    ],
)
def test_worked_values(year, inputs, expected):
    """Monthly pay by class, with factor, children, one-off pay, private insurance (§ 39b Abs. 2 and 3 EStG)."""
    exact = {name: Decimal(value) if isinstance(value, str) else value for name, value in inputs.items()}
    outputs = compute(year, LZZ=2, **exact)
    assert {name: outputs[name] for name in expected} == expected


def test_faktor_counts_only_in_the_faktorverfahren():
    """§ 39f EStG: af = 0 sets f to 1."""
    assert compute(2026, LZZ=2, STKL=4, RE4=310000, af=0, f=Decimal("0.5")) == compute(2026, LZZ=2, STKL=4, RE4=310000)


def test_age_allowance_ends_with_2058():
    """§ 24a Satz 5 EStG: 40 percent until 2005, then less each year until nothing is left."""
    without = single(2026, 320000)["LSTLZZ"]
    by_year = [single(2026, 320000, ALTER1=1, AJAHR=year)["LSTLZZ"] for year in (1990, 2005, 2006, 2020, 2026, 2058, 2100)]
    assert by_year[0] == by_year[1] < by_year[2] < by_year[3] < by_year[4] < without == by_year[5] == by_year[6]


def test_advantage_of_shares_can_lower_the_tax_on_current_pay():
    """Part STSMIN of the plan: a negative tax on one-off pay is taken off current pay only with MBV (§ 19a EStG)."""
    inputs = {"LZZ": 1, "STKL": 1, "RE4": 4000000, "JRE4": 4000000, "R": 1}
    plain, lowered = compute(2026, **inputs), compute(2026, **inputs, MBV=200000)
    assert lowered["STS"] == 0
    assert 0 < lowered["LSTLZZ"] < plain["LSTLZZ"]
    assert lowered["BK"] == lowered["LSTLZZ"]
    assert explain(2026, **inputs, MBV=200000).steps[-1].result * 100 == lowered["LSTLZZ"]


@pytest.mark.parametrize("year", [2023, 2027, 2030, True, "2026", 2026.0])
def test_year_without_a_plan_is_refused_by_name(year):
    with pytest.raises(Refusal, match=str(year)) as refused:
        compute(year, LZZ=2, RE4=320000)
    assert refused.value.code == "wage_tax_year_not_covered"


def test_refusal_of_2027_says_where_the_plan_appears():
    with pytest.raises(Refusal, match=r"bundesfinanzministerium\.de"):
        compute(2027, LZZ=2)


def test_december_2024_and_months_without_a_plan_are_refused():
    for month in (Month(2024, 1), Month(2024, 11), Month(2025, 1), Month(2026, 12)):
        refuse_uncovered(month)
    with pytest.raises(Refusal, match="Dezember 2024"):
        refuse_uncovered(Month(2024, 12))
    for month in (Month(2023, 12), Month(2027, 1)):
        with pytest.raises(Refusal, match=str(month.year)):
            refuse_uncovered(month)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("STKL", 7),
        ("STKL", 0),
        ("LZZ", 5),
        ("LZZ", 0),
        ("RE4", -1),
        ("RE4", True),
        ("RE4", "320000"),
        ("RE4", None),
        ("RE4", Decimal("0.5")),
        ("RE4", Decimal("NaN")),
        ("RE4", Decimal("sNaN")),
        ("RE4", Decimal("Infinity")),
        ("RE4", 10**12),
        ("ZKF", Decimal("0.25")),
        ("KVZ", Decimal("2.905")),
        ("KVZ", Decimal("-0.01")),
        ("f", Decimal("1.001")),
        ("f", 0),
        ("PVA", 5),
        ("ALV", 2),
        ("PKV", 2),
        ("KRV", 2),
    ],
)
def test_value_no_plan_knows_is_refused_with_its_name(name, value):
    with pytest.raises(Refusal, match=name) as refused:
        compute(2026, **({"LZZ": 2, "RE4": 320000} | {name: value}))
    assert refused.value.place == name


@given(
    name=st.sampled_from(["RE4", "STKL", "f", "ZKF", "KVZ", "SONSTB", "LZZFREIB", "AJAHR"]),
    value=st.floats(),
    year=st.sampled_from(YEARS),
)
def test_floats_are_refused(name, value, year):
    """Money is exact: a binary float is refused even where it is whole."""
    with pytest.raises(Refusal, match=name):
        compute(year, **({"LZZ": 2, "RE4": 320000} | {name: value}))


@pytest.mark.parametrize(("year", "name"), [(2026, "XYZ"), (2026, "re4"), (2025, "ALV"), (2024, "PKPVAGZ")])
def test_input_the_year_does_not_know_is_refused(year, name):
    with pytest.raises(Refusal, match=name) as refused:
        compute(year, LZZ=2, **{name: 0})
    assert refused.value.code == "wage_tax_input_unknown"


@pytest.mark.parametrize("name", NOT_COVERED)
def test_versorgungsbezuege_are_refused_unless_zero(name):
    assert compute(2026, LZZ=2, RE4=320000, **{name: 0}) == compute(2026, LZZ=2, RE4=320000)
    for value in (1, 0.0, False, Decimal("sNaN"), "0"):
        with pytest.raises(Refusal, match=name):
            compute(2026, LZZ=2, RE4=320000, **{name: value})


def test_period_and_year_of_age_must_be_given():
    with pytest.raises(Refusal, match=r"LZZ.*fehlt"):
        compute(2026, RE4=320000)
    with pytest.raises(Refusal, match=r"AJAHR.*fehlt"):
        compute(2026, LZZ=2, RE4=320000, ALTER1=1)


@given(
    year=st.sampled_from(YEARS),
    pay=st.integers(0, 3_000_000),
    more=st.integers(0, 100_000),
    kvz=st.integers(0, 500),
)
def test_more_pay_never_means_less_tax(year, pay, more, kvz):
    """§ 32a EStG: the tariff of class I never falls; tax stays below the pay."""
    rate = Decimal(kvz).scaleb(-2)
    less, larger = single(year, pay, KVZ=rate), single(year, pay + more, KVZ=rate)
    assert all(less[name] <= larger[name] for name in ("LSTLZZ", "SOLZLZZ", "BK"))
    assert larger["LSTLZZ"] <= pay + more


@given(year=st.sampled_from(YEARS), pay=st.integers(0, 50_000_000), children=st.integers(0, 60))
def test_children_lower_only_surcharge_and_church_tax(year, pay, children):
    """§ 51a Abs. 2a EStG: Kinderfreibeträge do not reduce the wage tax itself."""
    without, with_children = single(year, pay), single(year, pay, ZKF=Decimal(children).scaleb(-1))
    assert with_children["LSTLZZ"] == without["LSTLZZ"]
    assert with_children["BK"] <= without["BK"]
    assert with_children["SOLZLZZ"] <= without["SOLZLZZ"]


@st.composite
def any_inputs(draw):
    year = draw(st.sampled_from(YEARS))
    inputs = {
        "LZZ": draw(st.integers(1, 4)),
        "RE4": draw(st.integers(0, 5_000_000)),
        "STKL": draw(st.integers(1, 6)),
        "f": draw(st.sampled_from([Decimal(1), Decimal("0.853")])),
        "ZKF": draw(st.sampled_from([Decimal(0), Decimal("0.5"), Decimal(2)])),
        "R": draw(st.integers(0, 1)),
        "KVZ": Decimal(draw(st.integers(0, 500))).scaleb(-2),
        "PVS": draw(st.integers(0, 1)),
        "PVZ": draw(st.integers(0, 1)),
        "PVA": draw(st.integers(0, 4)),
        "KRV": draw(st.integers(0, 2 if year == 2024 else 1)),
        "PKV": draw(st.integers(0, 1 if year == 2026 else 2)),
        "PKPV": draw(st.integers(0, 100_000)),
        "LZZFREIB": draw(st.sampled_from([0, 12_345, 9_000_000])),
        "LZZHINZU": draw(st.sampled_from([0, 54_321])),
        "ALTER1": draw(st.integers(0, 1)),
        "AJAHR": draw(st.integers(2004, 2060)),
        "JRE4": draw(st.integers(0, 20_000_000)),
        "JFREIB": draw(st.sampled_from([0, 100_000])),
        "SONSTB": draw(st.sampled_from([0, 1, 250_000, 30_000_000])),
        "JRE4ENT": draw(st.sampled_from([0, 100_000])),
        "SONSTENT": draw(st.sampled_from([0, 50_000])),
        "MBV": draw(st.sampled_from([0, 150_000])),
    }
    if year == 2026:
        inputs |= {"ALV": draw(st.integers(0, 1)), "PKPVAGZ": draw(st.integers(0, 100_000))}
    return year, inputs


@given(any_inputs(), st.sampled_from(EXPLAINED))
def test_each_explained_step_replays_and_ends_at_the_output(case, output):
    """A printed derivation never lies: every step gives its own result, the last one what the plan gives."""
    year, inputs = case
    steps = explain(year, output, **inputs).steps
    assert all(step.replay() == step.result for step in steps)
    assert steps[-1].result * 100 == compute(year, **inputs)[output]


@pytest.mark.parametrize("name", FILES)
def test_explanations_of_the_reference_cases_end_at_their_outputs(name):
    for row in rows(name)[::5]:
        inputs = {key: cell for key, cell in row.items() if key not in wage_tax.OUTPUTS | {"table"}}
        exact = {key: Decimal(cell) for key, cell in inputs.items()}
        for output in EXPLAINED:
            if output in row:
                assert explain(FILES[name], output, **exact).steps[-1].result * 100 == int(row[output])


def test_explanation_names_law_and_source():
    steps = explain(2026, LZZ=2, STKL=1, RE4=320000, KVZ=Decimal("2.90"), PVZ=1).steps
    assert steps[0].text == "Arbeitslohn auf das Jahr gerechnet"
    assert [step.result for step in steps if step.text == "Zu versteuerndes Einkommen im Jahr"] == [29396]
    assert steps[-1].result == Decimal("337.25")
    assert all(step.law for step in steps)
    assert any("PAP 2026" in source for step in steps for source in step.sources)


def test_only_known_outputs_are_explained():
    with pytest.raises(ValueError, match="VFRB"):
        explain(2026, "VFRB", LZZ=2)


@pytest.mark.parametrize(("state", "amount"), [("BW", "26.98"), ("BY", "26.98"), ("NW", "30.35"), ("SN", "30.35")])
def test_church_tax_is_cut_to_the_cent(state, amount):
    """8 percent in Baden-Württemberg and Bayern, 9 percent elsewhere; parts of a cent are dropped."""
    tax = church_tax(2026, 33725, state)
    assert tax.amount == Decimal(amount)
    assert tax.derivation.steps[-1].replay() == tax.amount


def test_church_tax_of_every_land_and_its_refusals():
    lands = ["BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"]
    for year in YEARS:
        assert {church_tax(year, 10000, land).amount for land in lands} == {Decimal("8.00"), Decimal("9.00")}
    assert church_tax(2026, 0, "NW").amount == 0
    with pytest.raises(Refusal, match="XX"):
        church_tax(2026, 100, "XX")
    with pytest.raises(Refusal, match="2027"):
        church_tax(2027, 100, "NW")
    for base in (-1, True, 1.0):
        with pytest.raises(Refusal, match="Cent"):
            church_tax(2026, base, "NW")


@pytest.mark.parametrize("year", YEARS)
def test_every_constant_is_exact_and_says_where_it_stands(year):
    for parameter in parse(load_file(f"wage_tax_{year}"), year):
        assert parameter.number.is_finite()
        assert str(year) in parameter.source
        assert parameter.unit
