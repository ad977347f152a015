"""What a settled month is needed for later: a small value beside the full payslip.

Annual ceilings, year-to-date sums, accounts of grants and the sheet of payments look back over many months. They read
this value, not the slip with all its derivations, so that years of records stay cheap. It is derived from the slip alone
and can be rebuilt from it at any time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from payroll.funding.facts import AssistantMonth, Grant
from payroll.money import ZERO, total
from payroll.office.papers import YearToDate
from payroll.pay.collecting import collected
from payroll.pay.facts import EarlierMonth
from payroll.pay.payslip import Payslip
from payroll.periods import DateRange, Month

FLAT_CHARGE_SCHEMES = frozenset({"minijob"})


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledMonth:
    """One assistant's settled month. *groups*: contributions by Beitragsgruppe for *collector*; amounts in euro.

    *vacation_days*, *vacation_minutes*: paid as vacation; *duty_days*: days with duty to work where none are fixed,
    ``None`` in months settled before they were counted.
    *interruptions*: letters U of the wage account.
    *tax_office*: wage tax, Soli, church tax by religious body and flat tax that go to the tax office.
    """

    assistant: str
    month: Month
    earlier: EarlierMonth
    funding: AssistantMonth
    sums: YearToDate
    collector: str
    groups: tuple[tuple[str, Decimal], ...]
    one_off_groups_total: Decimal
    tax_office: tuple[tuple[str, Decimal], ...]
    payout: Decimal
    scheme: str
    vacation_days: int
    vacation_minutes: int | None = None
    duty_days: Decimal | None = None
    interruptions: int = 0


def settle(slip: Payslip, grants: Sequence[Grant]) -> SettledMonth:
    """Reduce a payslip to what later months and accounts need; hours outside a grant's approval count as private."""
    return SettledMonth(
        assistant=slip.assistant,
        month=slip.month,
        earlier=_earlier(slip),
        funding=_funding(slip, grants),
        sums=_sums(slip),
        collector=slip.status.collector,
        groups=collected(slip),
        one_off_groups_total=_one_off_contributions(slip),
        tax_office=_tax_office(slip),
        payout=slip.payout.amount,
        scheme=slip.status.scheme,
        vacation_days=_vacation_days(slip),
        vacation_minutes=slip.minutes_vacation,
        duty_days=slip.duty_days,
        interruptions=slip.interruptions,
    )


def _vacation_days(slip: Payslip) -> int:
    if slip.vacation_days is not None:
        return int(slip.vacation_days)
    return len({part.day for part in slip.paid_time if part.kind == "vacation"})


def _earlier(slip: Payslip) -> EarlierMonth:
    status = slip.status
    return EarlierMonth(
        month=slip.month,
        gross=slip.gross.amount,
        taxable_current=slip.taxable_current,
        taxable_one_off=slip.taxable_one_off,
        health_base=status.health_base + status.health_base_one_off,
        care_base=status.care_base + status.care_base_one_off,
        pension_base=status.pension_base + status.pension_base_one_off,
        health_base_last_year=status.health_base_last_year,
        care_base_last_year=status.care_base_last_year,
        pension_base_last_year=status.pension_base_last_year,
        insurance_days=status.insurance_days,
        wage_tax=slip.taxes.wage_tax.amount + slip.taxes.wage_tax_one_off.amount,
        net=slip.net.amount,
        net_current=slip.net.amount - _one_off_net(slip),
        gross_current=slip.gross.amount - _one_off_gross(slip),
        minijob_pay=slip.insurable if status.scheme in FLAT_CHARGE_SCHEMES else ZERO,
    )


def _one_off_gross(slip: Payslip) -> Decimal:
    return total(line.amount for line in slip.lines if line.one_off)


def _one_off_net(slip: Payslip) -> Decimal:
    """What one-off pay left after its own taxes and contributions."""
    taxes, shares = slip.taxes, slip.employee
    taken = (
        taxes.wage_tax_one_off.amount,
        taxes.solidarity_one_off.amount,
        taxes.church_one_off.amount,
        shares.health_one_off,
        shares.care_one_off,
        shares.pension_one_off,
        shares.unemployment_one_off,
    )
    return _one_off_gross(slip) - total(taken)


def _funding(slip: Payslip, grants: Sequence[Grant]) -> AssistantMonth:
    approvals = {grant.key: DateRange(grant.valid_from, grant.valid_to) for grant in grants}
    minutes: dict[tuple[str | None, str], int] = {}
    for part in slip.paid_time:
        kind = "substitute" if part.covers is not None and part.kind in {"worked", "standby"} else part.kind
        paid_by = part.grant if part.grant in approvals and part.day in approvals[part.grant] else None
        minutes[paid_by, kind] = minutes.get((paid_by, kind), 0) + part.minutes
    employer, shares = slip.employer, slip.employer.contributions
    levies = employer.u1.amount + employer.u2.amount + employer.insolvency.amount
    branches: tuple[tuple[str, Decimal], ...] = (
        ("health", shares.health_total),
        ("care", shares.care.amount),
        ("pension", shares.pension.amount),
        ("unemployment", shares.unemployment.amount),
    )
    if slip.status.scheme in FLAT_CHARGE_SCHEMES:
        # everything goes to the Minijob-Zentrale in one sum
        charges: tuple[tuple[str, Decimal], ...] = (("flat_charges", shares.total + levies + employer.flat_tax.amount),)
        branches = ()
    else:
        charges = (("employer_share", shares.total), ("levies", levies), ("flat_charges", employer.flat_tax.amount))
    parts = (("wage", slip.gross.amount), *charges, ("accident", employer.accident.amount))
    return AssistantMonth(
        assistant=slip.assistant,
        month=slip.month,
        cost=slip.cost.amount,
        claimed_u1=slip.u1_refund.amount,
        claimed_u2=slip.u2_refund.amount,
        minutes=tuple((grant, kind, count) for (grant, kind), count in minutes.items()),
        parts=tuple((kind, amount) for kind, amount in parts if amount),
        branches=tuple((branch, amount) for branch, amount in branches if amount),
    )


def _sums(slip: Payslip) -> YearToDate:
    taxes = slip.taxes
    return YearToDate(
        gross=slip.gross.amount,
        taxable=slip.taxable,
        insurable=slip.insurable,
        wage_tax=taxes.wage_tax.amount + taxes.wage_tax_one_off.amount,
        solidarity=taxes.solidarity.amount + taxes.solidarity_one_off.amount,
        church=taxes.church.amount + taxes.church_one_off.amount,
        health=slip.employee.health_total,
        care=slip.employee.care.amount,
        pension=slip.employee.pension.amount,
        unemployment=slip.employee.unemployment.amount,
        net=slip.net.amount,
        # what a slip settles for earlier months counts there, or it would count twice
        payout=slip.payout.amount - total(each.payout for each in slip.corrections),
    )


def _one_off_contributions(slip: Payslip) -> Decimal:
    sides = (slip.employee, slip.employer.contributions)
    return total(
        side.health_one_off + side.care_one_off + side.pension_one_off + side.unemployment_one_off for side in sides
    )


def _tax_office(slip: Payslip) -> tuple[tuple[str, Decimal], ...]:
    sums = _sums(slip)
    flat = ZERO if slip.status.scheme in FLAT_CHARGE_SCHEMES else slip.employer.flat_tax.amount
    parts = (("wage_tax", sums.wage_tax), ("solidarity", sums.solidarity), ("church", sums.church), ("flat", flat))
    return tuple((kind, amount) for kind, amount in parts if amount)
