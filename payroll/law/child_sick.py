"""Days with sickness benefit for a sick child (Kinderkrankengeld, § 45 SGB V)."""

from datetime import date

from payroll.law import labour_law


def benefit_days(year: int, children: int, *, single_parent: bool) -> int:
    """Return how many workdays a parent has in a year: so many for each child, so many for all together, a single parent
    twice as many.
    """
    on = date(year, 1, 1)
    days = min(
        labour_law.whole("child_sick.per_child", on) * children,
        labour_law.whole("child_sick.all_children", on),
    )
    return days * labour_law.whole("child_sick.single_parent_factor", on) if single_parent else days
