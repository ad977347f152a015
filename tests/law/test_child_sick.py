"""Sickness benefit for a sick child: § 45 SGB V."""

from datetime import date

import pytest

from payroll.law import child_sick
from payroll.law.labour_law import parameter
from payroll.refusal import Refusal


@pytest.mark.parametrize(
    ("children", "single", "days"), [(1, False, 15), (2, False, 30), (3, False, 35), (1, True, 30), (4, True, 70)]
)
def test_benefit_days_for_a_sick_child(children, single, days):
    """§ 45 Abs. 2a SGB V."""
    assert child_sick.benefit_days(2026, children, single_parent=single) == days


def test_the_days_of_2027_are_marked_as_unsure():
    assert child_sick.benefit_days(2027, 1, single_parent=False) == 10
    assert parameter("child_sick.per_child", date(2027, 1, 1)).status == "draft"


def test_a_year_without_numbers_is_refused():
    with pytest.raises(Refusal, match=r"child_sick\.per_child"):
        child_sick.benefit_days(2020, 1, single_parent=False)
