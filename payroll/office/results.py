"""What a month gives back to a machine: the JSON of ``lohn monat --json`` and ``lohn rechner`` (book format)."""

from decimal import Decimal
from typing import Any

from payroll.money import ZERO, hours
from payroll.pay.payslip import Contributions, Correction, EmployerCharges, Line, Payslip, Taxes


def amount(value: Decimal) -> str:
    """Return euro with two decimals and a point."""
    return f"{value:.2f}"


def rate(value: Decimal) -> str:
    """Return a rate with at least two decimals and no more than it has."""
    return amount(value) if value == value.quantize(ZERO) else f"{value.normalize():f}"


def payslip_json(slip: Payslip, number: str, replaces: str | None = None) -> dict[str, Any]:
    """Return one payslip with the keys of the book format; *replaces*: number of the slip it took the place of."""
    return {
        "assistant": slip.assistant,
        "number": number,
        **({"replaces": replaces} if replaces else {}),
        "hours": {
            "worked": amount(hours(slip.minutes_worked)),
            "sick": amount(hours(slip.minutes_sick)),
            "vacation": amount(hours(slip.minutes_vacation)),
            "holiday": amount(hours(slip.minutes_holiday)),
        },
        "lines": [_line(line) for line in slip.lines],
        "gross": amount(slip.gross.amount),
        "taxable": amount(slip.taxable),
        "insurable": amount(slip.insurable),
        "premiums_free": amount(slip.premiums_free),
        "tax": _taxes(slip.taxes),
        "employee": _branches(slip.employee) | {"total": amount(slip.employee.total)},
        "employer": _employer(slip.employer),
        "net": amount(slip.net.amount),
        "payout": amount(slip.payout.amount),
        "cost": amount(slip.cost.amount),
        "interruptions": slip.interruptions,
        "warnings": [{"code": notice.code, "text": notice.text} for notice in slip.warnings],
        "estimate": list(slip.estimates),
        "corrections": [_correction(each) for each in slip.corrections],
    }


def _correction(each: Correction) -> dict[str, Any]:
    return {
        "month": str(each.month),
        "number": each.number,
        "replaces": each.replaces or None,
        "payout": amount(each.payout),
        "cost": amount(each.cost),
        "differences": [
            {
                "code": part.code,
                "text": part.text,
                "unit": part.unit,
                "old": amount(part.old),
                "new": amount(part.new),
                "difference": amount(part.difference),
            }
            for part in each.differences
        ],
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "code": line.code,
        "text": line.text,
        "quantity": amount(hours(line.minutes)) if line.minutes else None,
        "rate": None if line.rate is None else rate(line.rate),
        "amount": amount(line.amount),
        "taxed": line.taxed,
        "insured": line.insured,
    }


def _taxes(taxes: Taxes) -> dict[str, str]:
    return {
        "wage_tax": amount(taxes.wage_tax.amount + taxes.wage_tax_one_off.amount),
        "solidarity": amount(taxes.solidarity.amount + taxes.solidarity_one_off.amount),
        "church": amount(taxes.church.amount + taxes.church_one_off.amount),
        "flat": amount(taxes.flat.amount),
    }


def _branches(side: Contributions) -> dict[str, str]:
    return {
        "health": amount(side.health_total),
        "care": amount(side.care.amount),
        "pension": amount(side.pension.amount),
        "unemployment": amount(side.unemployment.amount),
    }


def _employer(employer: EmployerCharges) -> dict[str, str]:
    return _branches(employer.contributions) | {
        "u1": amount(employer.u1.amount),
        "u2": amount(employer.u2.amount),
        "insolvency": amount(employer.insolvency.amount),
        "flat_tax": amount(employer.flat_tax.amount),
        "accident": amount(employer.accident.amount),
        "total": amount(employer.total),
    }
