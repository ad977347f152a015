"""Made-up facts for the tests of gross pay: one employer in Münster, one assistant, shifts by short notation."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from payroll.pay.facts import (
    Absence,
    AbsenceKind,
    Assistant,
    Contract,
    Employer,
    InsuranceFact,
    MonthFacts,
    Premiums,
    Scheme,
    Shift,
    ShiftKind,
    ShiftState,
    TaxFact,
    TaxMethod,
)
from payroll.pay.payslip import Line
from payroll.periods import BERLIN, Month

ALL_PREMIUMS = Premiums(
    night=Decimal(25), deep_night=Decimal(40), sunday=Decimal(50), holiday=Decimal(125), high_holiday=Decimal(150)
)


def contract(**given: Any) -> Contract:
    values: dict[str, Any] = {
        "valid_from": date(2025, 1, 1),
        "pay": "hourly",
        "wage": Decimal("15.50"),
        "weekly_hours": Decimal(20),
        "workdays_per_week": 4,
        "vacation_days": Decimal(20),
        "on_call": False,
        "premiums": Premiums(),
        "grant": "aa",
    }
    return Contract(**(values | given))


def salary(**given: Any) -> Contract:
    return contract(**({"pay": "salary", "wage": Decimal("3000.00"), "weekly_hours": Decimal(40)} | given))


def employer(**given: Any) -> Employer:
    values: dict[str, Any] = {
        "name": "Mira Sommer",
        "street": "Lindenweg 4",
        "postcode": "48143",
        "city": "Münster",
        "state": "NW",
        "establishment_number": "12345678",
        "tax_number": "337/5012/3456",
        "tax_office": "Münster-Außenstadt",
        "iban": "DE02120300000000202051",
        "levy_u1": True,
        "levy_insolvency": False,
        "accident_insurer_name": "VBG",
        "accident_insurer_number": "1",
    }
    return Employer(**(values | given))


def insurance(**given: Any) -> InsuranceFact:
    values: dict[str, Any] = {
        "valid_from": date(2025, 1, 1),
        "scheme": Scheme.COMPULSORY,
        "fund": "aok",
        "pension_exempt": False,
        "parent": False,
        "children_under_25": 0,
        "household_check": False,
        "statutory_health": True,
    }
    return InsuranceFact(**(values | given))


def assistant(*contracts: Contract, **given: Any) -> Assistant:
    values: dict[str, Any] = {
        "key": "anna",
        "first_name": "Anna",
        "last_name": "Krüger",
        "birth_date": date(1994, 5, 17),
        "street": "Am Hang 2",
        "postcode": "48143",
        "city": "Münster",
        "tax_id": None,
        "social_security_number": None,
        "iban": None,
        "severely_disabled": False,
        "relative": False,
        "tax": (
            TaxFact(
                valid_from=date(2025, 1, 1),
                method=TaxMethod.ELSTAM,
                tax_class=1,
                child_allowances=Decimal(0),
                allowance_month=Decimal(0),
                addition_month=Decimal(0),
            ),
        ),
        "insurance": (insurance(),),
        "contracts": contracts or (contract(),),
    }
    return Assistant(**(values | given))


def shift(start: str, end: str, **given: Any) -> Shift:
    """``shift("2026-03-02 22:00", "2026-03-03 06:00")``."""
    values: dict[str, Any] = {
        "assistant": "anna",
        "start": datetime.fromisoformat(start).replace(tzinfo=BERLIN),
        "end": datetime.fromisoformat(end).replace(tzinfo=BERLIN),
        "break_minutes": 0,
        "kind": ShiftKind.WORK,
        "state": ShiftState.WORKED,
    }
    return Shift(**(values | given))


def planned(start: str, end: str, **given: Any) -> Shift:
    return shift(start, end, state=ShiftState.PLANNED, **given)


def absence(kind: AbsenceKind, first: str, last: str | None, **given: Any) -> Absence:
    values: dict[str, Any] = {
        "key": f"{kind} {first}",
        "assistant": "anna",
        "kind": kind,
        "first": date.fromisoformat(first),
        "last": None if last is None else date.fromisoformat(last),
        "worked_that_day": False,
    }
    return Absence(**(values | given))


def facts(month: str, *shifts: Shift, **given: Any) -> MonthFacts:
    values: dict[str, Any] = {
        "month": Month.parse(month),
        "employer": employer(),
        "assistant": assistant(),
        "funds": (),
        "shifts": shifts,
    }
    return MonthFacts(**(values | given))


def paid(lines: tuple[Line, ...]) -> list[tuple[str, str]]:
    """Code and amount of each line."""
    return [(line.code, str(line.amount)) for line in lines]
