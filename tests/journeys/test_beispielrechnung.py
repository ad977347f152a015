"""Two payslips worked out by hand, from statute to cent: the page adds up, and the program comes to the same cents."""

from pathlib import Path

import pytest

from payroll.office.desk import Desk
from payroll.office.month import view_month
from payroll.periods import Month
from tests.journeys.pages import FIGURES, check_step, results, steps

PAGE = (Path(__file__).parents[2] / "docs" / "beispielrechnung.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("step", steps(PAGE))
def test_each_step_of_the_page_adds_up_on_a_pocket_calculator(step: str) -> None:
    check_step(step)


@pytest.mark.parametrize(
    ("title", "assistant", "month"),
    [("Anna, März 2026", "anna", Month(2026, 3)), ("Dora, Juni 2026", "dora", Month(2026, 6))],
)
def test_the_program_comes_to_the_cents_of_the_page(title: str, assistant: str, month: Month, closed_desk: Desk) -> None:
    slip = next(view.payslip for view in view_month(closed_desk, month).slips if view.payslip.assistant == assistant)
    by_hand = results(PAGE, title)
    assert {name: FIGURES[name](slip) for name in by_hand} == by_hand
    assert {line.amount for line in slip.lines} <= set(by_hand.values()), "a line of the slip is not on the page"
