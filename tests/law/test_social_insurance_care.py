"""SGB XI § 55 Abs. 3: who pays the childless surcharge, who gets discounts; SGB VI §§ 35, 235: Regelaltersgrenze."""

from datetime import date

import pytest

from payroll.law import parameters
from payroll.law.social_insurance.care import child_discounts, childless_surcharge
from payroll.law.social_insurance.retirement_age import past_retirement_age, retirement_age_completed_on
from payroll.periods import Month

ON = parameters.on(date(2026, 4, 30))


@pytest.mark.parametrize(
    ("birth", "month", "due"),
    [
        (date(2003, 3, 31), 3, False),
        (date(2003, 3, 31), 4, True),
        (date(2003, 4, 1), 3, False),  # completes 23 on 31 March (§ 187 Abs. 2 BGB)
        (date(2003, 4, 1), 4, True),
        (date(2003, 4, 2), 4, False),
        (date(2003, 4, 2), 5, True),
        (date(1939, 12, 31), 4, False),
        (date(1940, 1, 1), 4, True),
    ],
)
def test_surcharge_starts_after_the_month_of_the_23rd_year(birth, month, due):
    assert childless_surcharge(ON, Month(2026, month), birth, parent=False) is due


def test_parents_pay_no_surcharge():
    assert not childless_surcharge(ON, Month(2026, 4), date(1990, 1, 1), parent=True)


@pytest.mark.parametrize(("children", "discounts"), [(0, 0), (1, 0), (2, 1), (3, 2), (4, 3), (5, 4), (9, 4)])
def test_discounts_from_the_second_to_the_fifth_child(children, discounts):
    assert child_discounts(ON, children, parent=True) == discounts
    assert child_discounts(ON, children, parent=False) == 0


@pytest.mark.parametrize(
    ("birth", "completed"),
    [
        (date(1946, 5, 10), date(2011, 5, 9)),
        (date(1947, 5, 10), date(2012, 6, 9)),
        (date(1958, 5, 10), date(2024, 5, 9)),
        (date(1959, 5, 10), date(2025, 7, 9)),
        (date(1963, 5, 10), date(2030, 3, 9)),
        (date(1964, 5, 1), date(2031, 4, 30)),
        (date(1990, 5, 10), date(2057, 5, 9)),
    ],
)
def test_retirement_age(birth, completed):
    assert retirement_age_completed_on(birth) == completed
    assert not past_retirement_age(birth, Month.of(completed))
    assert past_retirement_age(birth, Month.of(completed).plus(1))
