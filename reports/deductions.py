"""What is taken from the gross by law, item by item, as § 1 Abs. 2 Nr. 3 EBV asks."""

from dataclasses import dataclass
from decimal import Decimal

from payroll.law.derivation import Figure, Op, Unit
from payroll.money import CENT, ZERO
from payroll.pay.payslip import Contributions, Taxes


@dataclass(frozen=True, slots=True)
class Deduction:
    """One deduction in euro: *amount* in all, *one_off* the part of it on one-off pay; *base* (euro) and *rate* (percent)
    where the amount is a base times a rate.
    """

    text: str
    amount: Decimal
    one_off: Decimal
    base: Decimal | None = None
    rate: Decimal | None = None


def base_and_rate(figure: Figure) -> tuple[Decimal | None, Decimal | None]:
    """Return base and rate of a figure whose last step is one base times one percentage, whole or divided by a number.

    Anything else (the wage tax, the Übergangsbereich) has no single base and rate: two ``None``.
    """
    match [(term.op, term.unit) for term in figure.derivation.steps[-1].terms]:
        case [(Op.START, Unit.EURO), (Op.TIMES, Unit.PERCENT)]:
            parts = Decimal(1)
        case [(Op.START, Unit.EURO), (Op.TIMES, Unit.PERCENT), (Op.DIVIDED, Unit.NUMBER)]:
            parts = figure.derivation.steps[-1].terms[2].value
        case _:
            return None, None
    base, rate = (term.value for term in figure.derivation.steps[-1].terms[:2])
    if base != base.quantize(CENT):
        return None, None
    return base.quantize(CENT), rate / parts


def tax_deductions(taxes: Taxes, taxable: Decimal, *, by_elstam: bool, church: bool) -> list[Deduction]:
    """Return the taxes on *taxable* (Steuerbrutto); wage tax by ELStAM, and church tax of a member, also when 0.00."""
    named = (
        ("Lohnsteuer", taxes.wage_tax, taxes.wage_tax_one_off, by_elstam),
        ("Solidaritätszuschlag", taxes.solidarity, taxes.solidarity_one_off, False),
        ("Kirchensteuer", taxes.church, taxes.church_one_off, by_elstam and church),
    )
    rows = []
    for text, current, one_off, always in named:
        amount = current.amount + one_off.amount
        if amount or always:
            # with one-off pay there are two calculations, so no single base
            base, rate = (None, None) if one_off.amount else base_and_rate(current)
            base = taxable if text == "Lohnsteuer" else base
            rows.append(Deduction(text, amount, one_off.amount, base, rate))
    if taxes.flat.amount:
        rows.append(_item("Pauschale Lohnsteuer, von Ihnen getragen", taxes.flat))
    return rows


def insurance_deductions(shares: Contributions) -> list[Deduction]:
    """Return the assistant's *shares*, without branches that cost nothing.

    The Zusatzbeitrag stands by itself, as it is rounded; only its part of one-off pay is not known apart, so with one-off
    pay health insurance is one item.
    """
    if shares.health_one_off:
        rows = [Deduction("Krankenversicherung mit Zusatzbeitrag", shares.health_total, shares.health_one_off)]
    else:
        rows = [
            _item("Krankenversicherung", shares.health),
            _item("Krankenversicherung, Zusatzbeitrag", shares.health_additional),
        ]
    rows += [
        _item("Pflegeversicherung", shares.care, shares.care_one_off),
        _item("Rentenversicherung", shares.pension, shares.pension_one_off),
        _item("Arbeitslosenversicherung", shares.unemployment, shares.unemployment_one_off),
    ]
    return [row for row in rows if row.amount]


def _item(text: str, figure: Figure, one_off: Decimal = ZERO) -> Deduction:
    return Deduction(text, figure.amount, one_off, *base_and_rate(figure))
