"""Sickness benefit for a sick child: § 45 SGB V."""

from datetime import date

import pytest

from payroll.law import child_sick
from payroll.law.labour_law import parameter


@pytest.mark.parametrize(
    ("children", "single", "days"), [(1, False, 15), (2, False, 30), (3, False, 35), (1, True, 30), (4, True, 70)]
)
def test_benefit_days_for_a_sick_child(children, single, days):
    """§ 45 Abs. 2a SGB V."""
    assert child_sick.benefit_days(2026, children, single_parent=single) == days


def test_the_days_of_2027_are_marked_as_unsure():
    assert child_sick.benefit_days(2027, 1, single_parent=False) == 10
    assert parameter("child_sick.per_child", date(2027, 1, 1)).status == "draft"


@pytest.mark.parametrize(("year", "days"), [(2019, 10), (2020, 15), (2023, 30), (2024, 15), (2026, 15)])
def test_the_number_of_days_by_year(year, days):
    assert child_sick.benefit_days(year, 1, single_parent=False) == days
