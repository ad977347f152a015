"""A payslip's contributions by Beitragsgruppe, as a Beitragsnachweis lists them (reference social-insurance 5.1)."""

from collections.abc import Iterable
from decimal import Decimal

from payroll.money import ZERO
from payroll.pay.payslip import Payslip

ADDITIONAL_CONTRIBUTION = "ZBP"
FLAT_TAX = "ST"
_BRANCH_CODES = {
    ("health", "1"): "1000",
    ("health", "3"): "3000",
    ("health", "6"): "6000",
    ("pension", "1"): "0100",
    ("pension", "3"): "0300",
    ("pension", "5"): "0500",
    ("unemployment", "1"): "0010",
    ("unemployment", "2"): "0020",
    ("care", "1"): "0001",
    ("care", "2"): "0002",
}


def collected(slip: Payslip) -> tuple[tuple[str, Decimal], ...]:
    """Return (Beitragsgruppe, euro) of employee and employer together; amounts of 0.00 are left out.

    The flat tax of a Minijob goes to the Minijob-Zentrale as group ``ST``; any other flat tax belongs to the tax office.
    """
    health, pension, unemployment, care = tuple(slip.status.contribution_groups)
    employee, employer = slip.employee, slip.employer.contributions
    amounts = [
        (_BRANCH_CODES.get(("health", health)), employee.health.amount + employer.health.amount),
        (ADDITIONAL_CONTRIBUTION, employee.health_additional.amount + employer.health_additional.amount),
        (_BRANCH_CODES.get(("pension", pension)), employee.pension.amount + employer.pension.amount),
        (_BRANCH_CODES.get(("unemployment", unemployment)), employee.unemployment.amount + employer.unemployment.amount),
        (_BRANCH_CODES.get(("care", care)), employee.care.amount + employer.care.amount),
        ("0050", slip.employer.insolvency.amount),
        ("U1", slip.employer.u1.amount),
        ("U2", slip.employer.u2.amount),
        ("UV", slip.employer.accident.amount),
    ]
    if slip.status.scheme == "minijob":
        amounts.append((FLAT_TAX, slip.employer.flat_tax.amount + slip.taxes.flat.amount))
    return tuple((code, amount) for code, amount in amounts if code is not None and amount)


def summed(parts: Iterable[tuple[tuple[str, Decimal], ...]]) -> tuple[tuple[str, Decimal], ...]:
    """Add several people's groups to one Beitragsnachweis, in the order of the groups' codes."""
    sums: dict[str, Decimal] = {}
    for part in parts:
        for code, amount in part:
            sums[code] = sums.get(code, ZERO) + amount
    return tuple(sorted(sums.items()))
