"""Lines of the premiums for work really done, cut into what is free of tax and contributions (§ 3b EStG, § 1 SvEV)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from payroll.law import labour_law
from payroll.law.derivation import Figure, Rounding, Step, Term, Unit, figure, minus, start, step, times
from payroll.money import round_half_up
from payroll.pay.contract_premiums import DEEP_NIGHT, HIGH_HOLIDAY, HOLIDAY, NIGHT, SUNDAY
from payroll.pay.day_ledger import WORK, Entry
from payroll.pay.hourly_base import HourlyBase
from payroll.pay.payslip import Line
from payroll.pay.time_lines import plain, weighted_minutes

_TEXTS = {
    NIGHT: "Nachtzuschlag",
    DEEP_NIGHT: "Nachtzuschlag 0 bis 4 Uhr",
    SUNDAY: "Sonntagszuschlag",
    HOLIDAY: "Feiertagszuschlag",
    HIGH_HOLIDAY: "Zuschlag für hohe Feiertage",
}
COUNTING_FOR_MINIMUM_WAGE = frozenset({SUNDAY, HOLIDAY, HIGH_HOLIDAY})


@dataclass(frozen=True, slots=True)
class PremiumPay:
    """Lines of premiums and the part of them that is free of tax."""

    lines: tuple[Line, ...]
    tax_free: Decimal


def premium_lines(entries: Iterable[Entry], on: date) -> PremiumPay:
    """Return the premiums of the entries worked: a line per kind, percentage and base, split where it is only partly free.

    *on*: day for which the limits of § 3b EStG and § 1 SvEV are taken.
    """
    found: dict[tuple[str, Decimal, HourlyBase], dict[Decimal, int]] = {}
    for entry in entries:
        if entry.use in WORK:
            for share in entry.premiums:
                free = found.setdefault((share.code, share.percent, HourlyBase.of(entry.contract)), {})
                free[share.free_percent] = free.get(share.free_percent, 0) + share.minutes
    lines: list[Line] = []
    for code in _TEXTS:
        for key in sorted((key for key in found if key[0] == code), key=lambda key: (key[1], key[2].hourly)):
            lines.extend(_split(*key, found[key], on))
    return PremiumPay(tuple(lines), sum((line.amount for line in lines if not line.taxed), Decimal("0.00")))


def _split(code: str, percent: Decimal, base: HourlyBase, free: dict[Decimal, int], on: date) -> list[Line]:
    minutes = sum(free.values())
    text = f"{_TEXTS[code]} {plain(percent)} %"
    tax_cap, insurance_cap = labour_law.parameter("premium.cap_tax", on), labour_law.parameter("premium.cap_insurance", on)
    paid = _amount(text, {percent: minutes}, base, law="Arbeitsvertrag")
    all_free = set(free) == {percent}
    tax_free, insurance_free = paid, paid
    if not (all_free and base.hourly <= tax_cap.number):
        capped = base.capped(tax_cap.number)
        tax_free = _amount(f"{text}: steuerfreier Teil", free, capped, "§ 3b EStG", (tax_cap.citation,))
        insurance_free = tax_free
    if base.hourly > insurance_cap.number:
        capped = base.capped(insurance_cap.number)
        insurance_free = _amount(f"{text}: beitragsfreier Teil", free, capped, "§ 1 SvEV", (insurance_cap.citation,))
    rate = round_half_up(base.hourly * percent / 100, 4)
    whole = Line(code=code, text=text, minutes=minutes, rate=rate, amount=paid.amount, derivation=paid.derivation)
    parts = (
        _part(whole, f"{text}, steuer- und beitragsfrei", insurance_free, None, taxed=False, insured=False),
        _part(whole, f"{text}, steuerfrei", tax_free, insurance_free, taxed=False, insured=True),
        _part(whole, f"{text}, steuerpflichtig", paid, tax_free, taxed=True, insured=True),
    )
    left = [part for part in parts if part.amount]
    if len(left) == 1:
        return [replace(left[0], minutes=minutes, rate=rate)]
    return [replace(part, minutes=minutes if index == 0 else 0, rate=None) for index, part in enumerate(left)]


def _part(whole: Line, text: str, upper: Figure, lower: Figure | None, *, taxed: bool, insured: bool) -> Line:
    if lower is None:
        part = upper
    else:
        rest = step(text, start(upper.amount, "insgesamt bis hier"), minus(lower.amount, "davon schon genannt"))
        part = Figure(rest.result, upper.derivation.then(*lower.derivation.steps, rest))
    return replace(whole, text=text, amount=part.amount, derivation=part.derivation, taxed=taxed, insured=insured)


def _amount(text: str, by_percent: dict[Decimal, int], base: HourlyBase, law: str, sources: tuple[str, ...] = ()) -> Figure:
    """Minutes × percent × base, rounded half up once."""
    steps: tuple[Step, ...] = ()
    terms: tuple[Term, ...]
    if len(by_percent) == 1:
        ((percent, minutes),) = by_percent.items()
        terms = (start(Decimal(minutes), "Minuten", Unit.MINUTES), times(percent, "Zuschlag", Unit.PERCENT))
    else:
        steps, weighted = weighted_minutes(by_percent)
        terms = (start(weighted, "Zuschläge, in Minuten gerechnet", Unit.MINUTES),)
    last = step(text, *terms, *base.terms(), rounding=Rounding.HALF_UP_CENT, law=law, sources=sources)
    return figure(*steps, *base.preparation(), last)
