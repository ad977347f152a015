"""The numbers of social insurance fit together, and what is not final says so."""

from datetime import date
from decimal import ROUND_CEILING, Decimal

import pytest

from payroll.law import parameters
from payroll.law.parameters import Status, load_file, parse
from payroll.money import round_half_up
from payroll.refusal import Refusal

YEARS = (2023, 2024, 2025, 2026)


@pytest.mark.parametrize("year", [*YEARS, 2027])
def test_minijob_limit_follows_the_minimum_wage(year):
    """SGB IV § 8 Abs. 1a: minimum wage × 130 ÷ 3, raised to full euro."""
    on = parameters.on(date(year, 1, 1))
    exact = on.number("minimum_wage") * 130 / 3
    assert on.number("minijob.limit") == exact.quantize(Decimal(1), rounding=ROUND_CEILING)


@pytest.mark.parametrize("year", YEARS)
def test_factor_f_follows_the_total_rate(year):
    """SGB IV § 20 Abs. 2a until 2026: F = 28 % ÷ total rate of 1 January, four decimals."""
    on = parameters.on(date(year, 1, 1))
    rates = ("rate.health", "rate.health_additional_average", "rate.care", "rate.pension", "rate.unemployment")
    total_rate = sum(on.number(name) for name in rates)
    assert on.number("midijob.factor") == round_half_up(28 / total_rate, 4)


@pytest.mark.parametrize("year", YEARS)
def test_yearly_ceilings_are_twelve_monthly_ones(year):
    on = parameters.on(date(year, 12, 31))
    names = [name for name in on.values if name.startswith("ceiling.") and not name.endswith("_year")]
    assert {"ceiling.health", "ceiling.care", "ceiling.pension"} <= set(names)
    for name in names:
        assert on.number(f"{name}_year") == 12 * on.number(name)


def test_care_insurance_changed_inside_2023():
    before, after = parameters.on(date(2023, 6, 30)), parameters.on(date(2023, 7, 1))
    names = ("rate.care", "rate.care_childless", "rate.care_child_discount")
    assert [before.number(name) for name in names] == [Decimal("3.05"), Decimal("0.35"), Decimal("0.00")]
    assert [after.number(name) for name in names] == [Decimal("3.40"), Decimal("0.60"), Decimal("0.25")]


def test_2022_starts_in_october():
    with pytest.raises(Refusal, match="fehlt"):
        parameters.on(date(2022, 9, 30)).number("minijob.limit")


def test_2027_says_what_is_not_known():
    on = parameters.on(date(2027, 1, 1))
    assert on.number("minijob.limit") == 633
    assert on["ceiling.health"].status is Status.DRAFT
    for name in ("midijob.factor", "rate.health_additional_average", "rate.pension", "minijob.health", "minijob.u1"):
        assert on[name].appears
        with pytest.raises(Refusal, match="steht noch nicht fest"):
            on.number(name)


def test_every_value_has_a_source():
    for year in (2016, 2017, 2022, 2023, 2024, 2025, 2026, 2027):
        assert all(entry.source and entry.checked_on == date(2026, 11, 22) for entry in parameters.all_of(year))


def test_starter_table_of_health_funds():
    table = {entry.name: entry for entry in parse(load_file("health_funds_2026"), 2026)}
    assert table["techniker"].number == Decimal("2.69")
    assert table["ikk-classic"].status is Status.OPEN
