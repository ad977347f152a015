"""Made-up grants, months and people for the tests of the funding side."""

from datetime import date
from decimal import Decimal
from typing import Any

from payroll.funding.facts import AssistantMonth, Funder, Grant, GrantHours, GrantPayment, Invoice, RateCap, Refund
from payroll.funding.usage import MonthUse, noted
from payroll.law.derivation import Figure
from payroll.money import ZERO
from payroll.pay.facts import Assistant, Contract, Employer, OwnJob, Premiums
from payroll.periods import Month


def grant(**changes: Any) -> Grant:
    facts: dict[str, Any] = {
        "key": "aa",
        "funder": "amt",
        "reference": "61-123/4",
        "purpose": "arbeitsassistenz",
        "basis": "keep",
        "model": "employer",
        "valid_from": date(2026, 1, 1),
        "valid_to": date(2026, 12, 31),
        "hours": GrantHours(amount=Decimal(15), per="week"),
        "month_method": "weeks435",
        "admin_lump_sum": ZERO,
        "carry_over": True,
        "settlement": "offset",
        "report_every": "quarter",
        "report_due_days": 42,
    }
    return Grant(**(facts | changes))


def cap(amount: str, scope: str = "month", measures: str = "employer_cost") -> RateCap:
    return RateCap(amount=Decimal(amount), scope=scope, measures=measures)


def month(text: str) -> Month:
    return Month.parse(text)


def money(text: str) -> Figure:
    return noted(Decimal(text), "Betrag")


def use(text: str, cost: str, hours: str = "10", *, outside: str = "0.00", refunds: str = "0.00") -> MonthUse:
    return MonthUse(
        month=month(text),
        minutes=Decimal(hours) * 60,
        under_cap=money(cost),
        outside_cap=money(outside),
        refunds=money(refunds),
    )


def payment(text: str, amount: str, *, on: date | None = None, to: str = "aa") -> GrantPayment:
    return GrantPayment(grant=to, on=on or month(text).first, for_month=month(text), amount=Decimal(amount))


def assistant_month(
    text: str, cost: str, minutes: tuple[tuple[str | None, str, int], ...], **changes: Any
) -> AssistantMonth:
    facts: dict[str, Any] = {
        "assistant": "anna",
        "month": month(text),
        "cost": Decimal(cost),
        "claimed_u1": ZERO,
        "claimed_u2": ZERO,
        "minutes": minutes,
        "parts": (("wage", Decimal(cost)),),
    }
    return AssistantMonth(**(facts | changes))


def refund(of: str, amount: str, received: str | None, kind: str = "u1", assistant: str = "anna") -> Refund:
    return Refund(
        assistant=assistant,
        kind=kind,
        month=month(of),
        claimed_on=month(of).last,
        received_on=date.fromisoformat(received) if received else None,
        amount=Decimal(amount),
    )


def invoice(amount: str, hours: str, first: str, last: str, *, vat_included: bool = True) -> Invoice:
    return Invoice(
        grant="aa",
        provider="Assistenz GmbH",
        number="2026-17",
        on=date.fromisoformat(last),
        first=date.fromisoformat(first),
        last=date.fromisoformat(last),
        hours=Decimal(hours),
        amount=Decimal(amount),
        vat_included=vat_included,
    )


def funder() -> Funder:
    return Funder(
        key="amt", kind="integrationsamt", name="Inklusionsamt", street="Am Platz 1", postcode="48143", city="Münster"
    )


def employer(**job: Any) -> Employer:
    facts: dict[str, Any] = {
        "employer": "Stadtwerke",
        "weekly_hours": Decimal(25),
        "monthly_gross": Decimal("2600.00"),
        "status": "severely_disabled",
        "consent_on": date(2025, 11, 3),
    }
    return Employer(
        name="Mira Sommer",
        street="Lindenweg 4",
        postcode="48143",
        city="Münster",
        state="NW",
        establishment_number="12345678",
        tax_number="337/5012/3456",
        tax_office="Münster-Außenstadt",
        iban="",
        levy_u1=True,
        levy_insolvency=False,
        accident_insurer_name="VBG",
        accident_insurer_number="1",
        own_job=OwnJob(**(facts | job)),
    )


def assistant(key: str = "anna", *, contract_grant: str | None = "aa", relative: bool = False) -> Assistant:
    contract = Contract(
        valid_from=date(2026, 1, 1),
        pay="hourly",
        wage=Decimal("15.50"),
        weekly_hours=Decimal(20),
        workdays_per_week=4,
        vacation_days=Decimal(20),
        on_call=False,
        premiums=Premiums(),
        grant=contract_grant,
    )
    return Assistant(
        key=key,
        first_name="Anna",
        last_name="Krüger",
        birth_date=date(1994, 5, 17),
        street="Weg 1",
        postcode="48143",
        city="Münster",
        tax_id=None,
        social_security_number=None,
        iban=None,
        severely_disabled=False,
        relative=relative,
        tax=(),
        insurance=(),
        contracts=(contract,),
    )


def replays(figure: Figure) -> bool:
    """Whether each step gives its printed result and the last one the amount."""
    steps = [step for step in figure.derivation.steps if step.terms]
    return all(step.replay() == step.result for step in steps) and (not steps or steps[-1].result == figure.amount)
