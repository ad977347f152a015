"""Lines of the premiums for work really done, cut into what is free of tax and contributions (§ 3b EStG, § 1 SvEV)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from payroll.law import labour_law
from payroll.law.derivation import Figure, Rounding, Step, Term, Unit, divided, figure, minus, plus, start, step, times
from payroll.law.parameters import Parameter
from payroll.money import MINUTES_PER_HOUR, ZERO, round_half_up
from payroll.pay.contract_premiums import DEEP_NIGHT, HIGH_HOLIDAY, HOLIDAY, NIGHT, SUNDAY, PremiumShare
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
    found: dict[tuple[str, Decimal, HourlyBase], dict[PremiumShare, int]] = {}
    for entry in entries:
        if entry.use in WORK:
            for share in entry.premiums:
                alike = found.setdefault((share.code, share.percent, HourlyBase.of(entry.contract)), {})
                kind = replace(share, minutes=0)
                alike[kind] = alike.get(kind, 0) + share.minutes
    lines: list[Line] = []
    for code in _TEXTS:
        for key in sorted((key for key in found if key[0] == code), key=lambda key: (key[1], key[2].hourly)):
            lines.extend(_split(*key, found[key], on))
    return PremiumPay(tuple(lines), sum((line.amount for line in lines if not line.taxed), Decimal("0.00")))


def _split(code: str, percent: Decimal, base: HourlyBase, shares: dict[PremiumShare, int], on: date) -> list[Line]:
    minutes = sum(shares.values())
    text = f"{_TEXTS[code]} {plain(percent)} %"
    tax_cap, insurance_cap = labour_law.parameter("premium.cap_tax", on), labour_law.parameter("premium.cap_insurance", on)
    paid = _amount(text, {percent: minutes}, base, law="Arbeitsvertrag")
    tax_free = _free(f"{text}: steuerfreier Teil", shares, base, tax_cap, paid, "§ 3b EStG")
    insurance_free = _free(f"{text}: beitragsfreier Teil", shares, base, insurance_cap, tax_free, "§ 1 SvEV")
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


def _free(text: str, shares: dict[PremiumShare, int], base: HourlyBase, cap: Parameter, more: Figure, law: str) -> Figure:
    """Return what stays free under *cap*; *more* (what is paid, or free under a higher cap) if that is no less."""
    counted = base.capped(cap.number)
    of_base: dict[Decimal, int] = {}
    of_counted: dict[Decimal, int] = {}
    for share, minutes in shares.items():
        whole, limited = share.free(base.hourly, cap.number)
        if counted is base:
            whole, limited = ZERO, whole + limited
        for part, percent in ((of_base, whole), (of_counted, limited)):
            if percent:
                part[percent] = part.get(percent, 0) + minutes
    if not of_base or not of_counted:
        free = _amount(text, of_counted or of_base, counted if of_counted else base, law, (cap.citation,))
    else:
        free = _sum(text, (of_base, base), (of_counted, counted), law, cap.citation)
    return free if free.amount < more.amount else more


def _sum(
    text: str,
    paid_in_full: tuple[dict[Decimal, int], HourlyBase],
    limited: tuple[dict[Decimal, int], HourlyBase],
    law: str,
    source: str,
) -> Figure:
    """Percentages of the whole base and of the counted one together, rounded half up once."""
    steps: list[Step] = []
    for name, (by_percent, base) in (("ganzer Grundlohn", paid_in_full), ("höchstens zählender Grundlohn", limited)):
        before, weighted = weighted_minutes(by_percent)
        terms = (start(weighted, "Zuschläge, in Minuten gerechnet", Unit.MINUTES), *base.hourly_terms())
        steps.extend((*before, *base.preparation(), step(f"{text}, {name} mal Minuten", *terms, unit=Unit.NUMBER)))
    whole, capped = (made.result for made in steps if made.text.endswith("mal Minuten"))
    last = step(
        text,
        start(whole, "vom ganzen Grundlohn", Unit.NUMBER),
        plus(capped, "vom höchstens zählenden Grundlohn", Unit.NUMBER),
        divided(Decimal(MINUTES_PER_HOUR), "Minuten je Stunde"),
        rounding=Rounding.HALF_UP_CENT,
        law=law,
        sources=(source,),
    )
    return figure(*steps, last)


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
