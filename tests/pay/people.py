"""Made-up employers, funds and assistants to build a month's facts from."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from payroll.pay.facts import (
    Assistant,
    Contract,
    EarlierMonth,
    Employer,
    FundRate,
    HealthFund,
    InsuranceFact,
    MonthFacts,
    OneOff,
    OneOffKind,
    Premiums,
    Scheme,
    TaxFact,
    TaxMethod,
)
from payroll.periods import Month

MARCH = Month(2026, 3)
EMPLOYER = Employer(
    name="Mira Sommer",
    street="Lindenweg 4",
    postcode="48143",
    city="Münster",
    state="NW",
    establishment_number="12345678",
    tax_number="337/5012/3456",
    tax_office="Münster-Außenstadt",
    iban="DE00",
    levy_u1=True,
    levy_insolvency=False,
    accident_insurer_name="Unfallkasse",
    accident_insurer_number="1",
)
FUND = HealthFund(
    key="kasse",
    name="Musterkasse",
    number="11111111",
    rates=(
        FundRate(
            valid_from=date(2022, 1, 1),
            additional=Decimal("2.69"),
            u1=Decimal("1.9"),
            u1_refund=Decimal(70),
            u1_contributions="none",
            u2=Decimal("0.44"),
        ),
    ),
)
INSURANCE = InsuranceFact(
    valid_from=date(2020, 1, 1),
    scheme=Scheme.COMPULSORY,
    fund="kasse",
    pension_exempt=False,
    parent=True,
    children_under_25=1,
    household_check=False,
    statutory_health=True,
)
TAX = TaxFact(
    valid_from=date(2020, 1, 1),
    method=TaxMethod.ELSTAM,
    tax_class=1,
    child_allowances=Decimal(0),
    allowance_month=Decimal("0.00"),
    addition_month=Decimal("0.00"),
)
CONTRACT = Contract(
    valid_from=date(2024, 1, 1),
    pay="salary",
    wage=Decimal("2400.00"),
    weekly_hours=Decimal(30),
    workdays_per_week=5,
    vacation_days=Decimal(25),
    on_call=False,
    premiums=Premiums(),
)
ANNA = Assistant(
    key="anna",
    first_name="Anna",
    last_name="Krüger",
    birth_date=date(1990, 5, 17),
    street="Weg 1",
    postcode="48143",
    city="Münster",
    tax_id=None,
    social_security_number=None,
    iban=None,
    severely_disabled=False,
    relative=False,
    tax=(TAX,),
    insurance=(INSURANCE,),
    contracts=(CONTRACT,),
)


def facts(
    salary: str = "2400.00",
    *,
    month: Month = MARCH,
    employer: dict[str, Any] | None = None,
    insurance: dict[str, Any] | None = None,
    tax: dict[str, Any] | None = None,
    contract: dict[str, Any] | None = None,
    assistant: dict[str, Any] | None = None,
    fund: dict[str, Any] | None = None,
    one_off: str | None = None,
    earlier: tuple[EarlierMonth, ...] = (),
) -> MonthFacts:
    """A month of Anna on a salary; each part may be changed by its fields."""
    person = replace(
        ANNA,
        **{
            "insurance": (replace(INSURANCE, **(insurance or {})),),
            "tax": (replace(TAX, **(tax or {})),),
            "contracts": (replace(CONTRACT, wage=Decimal(salary), **(contract or {})),),
            **(assistant or {}),
        },
    )
    bonus = (
        () if one_off is None else (OneOff(assistant="anna", month=month, kind=OneOffKind.BONUS, amount=Decimal(one_off)),)
    )
    return MonthFacts(
        month=month,
        employer=replace(EMPLOYER, **(employer or {})),
        assistant=person,
        funds=(replace(FUND, rates=(replace(FUND.rates[0], **(fund or {})),)),),
        one_offs=bonus,
        earlier=earlier,
    )


def minijob(pay: str = "400.00", **changes: Any) -> MonthFacts:
    """A Minijob with flat tax, exempt from the pension insurance unless changed."""
    given = {"scheme": Scheme.MINIJOB, "fund": None, "pension_exempt": True, **changes.pop("insurance", {})}
    return facts(pay, insurance=given, tax={"method": TaxMethod.FLAT_2, **changes.pop("tax", {})}, **changes)


def settled(month: Month, pay: str, *, one_off: str = "0.00", days: int = 30) -> EarlierMonth:
    """An earlier month with current pay below all ceilings."""
    amount, extra = Decimal(pay), Decimal(one_off)
    return EarlierMonth(
        month=month,
        gross=amount + extra,
        taxable_current=amount,
        taxable_one_off=extra,
        health_base=amount + extra,
        pension_base=amount + extra,
        insurance_days=days,
        wage_tax=Decimal("0.00"),
        net=amount + extra,
        minijob_pay=Decimal("0.00"),
    )
