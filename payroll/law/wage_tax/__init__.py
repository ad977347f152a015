"""Wage tax by the ministry's flow (Programmablaufplan): income tax on wages, solidarity surcharge, base of church tax.

Inside, the ministry's own variable names stand, so that each line can be held against the official plan.
"""

from payroll.law.wage_tax.church_tax import church_tax
from payroll.law.wage_tax.computation import (
    Computed,
    age_of_relief,
    compute,
    compute_explained,
    explain,
    first_covered,
    last_covered,
    refuse_uncovered,
    uncovered_sentence,
)

__all__ = [
    "Computed",
    "age_of_relief",
    "church_tax",
    "compute",
    "compute_explained",
    "explain",
    "first_covered",
    "last_covered",
    "refuse_uncovered",
    "uncovered_sentence",
]
