"""Lines of pay by time: minutes × hourly wage, one line per wage type and wage, rounded once."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from payroll.law.derivation import HUNDRED, Rounding, Step, Unit, figure, minus, plus, start, step, times
from payroll.pay.contract_premiums import PremiumShare
from payroll.pay.day_ledger import Entry, Use
from payroll.pay.facts import Contract
from payroll.pay.hourly_base import HourlyBase
from payroll.pay.payslip import Line

TEXTS = {
    "wage": "Arbeitslohn",
    "standby": "Bereitschaftsdienst",
    "sick_pay": "Entgeltfortzahlung bei Krankheit",
    "holiday_pay": "Feiertagsvergütung",
    "special_pay": "Bezahlte Freistellung",
}
_LAW = {
    "wage": "§ 611a Abs. 2 BGB",
    "standby": "§ 611a Abs. 2 BGB",
    "sick_pay": "§§ 3, 4 EFZG",
    "holiday_pay": "§ 2 EFZG",
    "special_pay": "§ 616 BGB",
}
_CODES = {
    Use.WORKED: "wage",
    Use.FIRST_DAY: "wage",
    Use.STANDBY: "standby",
    Use.SICK: "sick_pay",
    Use.HOLIDAY: "holiday_pay",
    Use.SPECIAL: "special_pay",
}

LOST = frozenset({Use.SICK, Use.HOLIDAY, Use.SPECIAL})
"""Lost time that is paid as if it had been worked, premiums included."""


def hourly_line(code: str, minutes: int, contract: Contract) -> Line:
    """Return one line of base wage: minutes × wage ÷ 60, half up to the cent."""
    base = HourlyBase.of(contract)
    amount = figure(
        step(
            TEXTS[code],
            start(Decimal(minutes), "bezahlte Minuten", Unit.MINUTES),
            *base.terms(),
            rounding=Rounding.HALF_UP_CENT,
            law=_LAW[code],
        )
    )
    return Line(
        code=code, text=TEXTS[code], minutes=minutes, rate=contract.wage, amount=amount.amount, derivation=amount.derivation
    )


def base_lines(entries: Iterable[Entry]) -> list[Line]:
    """Return the lines of base wage of hourly contracts, vacation apart; a salary has its own."""
    minutes: dict[tuple[str, Decimal], int] = {}
    contracts: dict[tuple[str, Decimal], Contract] = {}
    for entry in entries:
        code = _CODES.get(entry.use)
        if code is not None and entry.contract.pay == "hourly":
            key = (code, entry.contract.wage)
            minutes[key] = minutes.get(key, 0) + entry.minutes
            contracts.setdefault(key, entry.contract)
    order = list(TEXTS)
    ranked = sorted(minutes, key=lambda key: order.index(key[0]))
    return [hourly_line(code, minutes[code, wage], contracts[code, wage]) for code, wage in ranked]


def lost_premium_lines(entries: Sequence[Entry]) -> list[Line]:
    """Return what lost shifts would have earned in premiums, taxed and insured: without work nothing is free.

    Sick pay: § 4 Abs. 1 EFZG; holiday pay: § 2 Abs. 1 EFZG, without premiums for working on the holiday; paid release:
    § 616 BGB. Base wage and premiums are one wage type, rounded once: the line is what the whole adds to the base line.
    """
    found: dict[tuple[str, HourlyBase], dict[Decimal, int]] = {}
    base_minutes: dict[tuple[str, HourlyBase], int] = {}
    for entry in entries:
        if entry.use in LOST:
            key = (_CODES[entry.use], HourlyBase.of(entry.contract))
            if entry.contract.pay == "hourly":
                base_minutes[key] = base_minutes.get(key, 0) + entry.minutes
            for share in entry.premiums:
                by_percent = found.setdefault(key, {})
                by_percent[share.percent] = by_percent.get(share.percent, 0) + share.minutes
    return [_lost_premium_line(*key, by_percent, base_minutes.get(key, 0)) for key, by_percent in found.items()]


def _lost_premium_line(code: str, base: HourlyBase, by_percent: dict[Decimal, int], base_minutes: int) -> Line:
    steps, weighted = weighted_minutes(by_percent)
    alone = step(
        TEXTS[code],
        start(Decimal(base_minutes), "bezahlte Minuten", Unit.MINUTES),
        *base.terms(),
        rounding=Rounding.HALF_UP_CENT,
        law=_LAW[code],
    )
    whole = step(
        f"{TEXTS[code]} mit Zuschlägen",
        start(Decimal(base_minutes), "bezahlte Minuten", Unit.MINUTES),
        plus(weighted, "Zuschläge, in Minuten gerechnet", Unit.MINUTES),
        *base.terms(),
        rounding=Rounding.HALF_UP_CENT,
        law=_LAW[code],
    )
    part = step(
        f"Zuschläge in: {TEXTS[code]}",
        start(whole.result, "mit Zuschlägen"),
        minus(alone.result, "ohne Zuschläge, eigene Zeile"),
        law=_LAW[code],
    )
    amount = figure(*steps, *base.preparation(), whole, alone, part)
    return Line(code=code, text=f"{TEXTS[code]}, Zuschläge", amount=amount.amount, derivation=amount.derivation)


def weighted_minutes(by_percent: dict[Decimal, int]) -> tuple[tuple[Step, ...], Decimal]:
    """Turn minutes with percentages into the minutes they are worth: sum of minutes × percent, with its steps."""
    steps = [
        step(
            f"Minuten mit {plain(percent)} % Zuschlag",
            start(Decimal(minutes), "Minuten", Unit.MINUTES),
            times(percent, "Zuschlag", Unit.PERCENT),
            unit=Unit.MINUTES,
        )
        for percent, minutes in sorted(by_percent.items())
    ]
    if len(steps) > 1:
        first, *rest = (part.result for part in steps)
        steps.append(
            step(
                "Zuschläge zusammen, in Minuten gerechnet",
                start(first, "Minuten", Unit.MINUTES),
                *(plus(result, "Minuten", Unit.MINUTES) for result in rest),
                unit=Unit.MINUTES,
            )
        )
    return tuple(steps), steps[-1].result


def premium_minutes(premiums: Iterable[PremiumShare]) -> Decimal:
    """Return what premiums are worth in minutes of base wage."""
    return sum((share.minutes * share.percent for share in premiums), Decimal(0)) / HUNDRED


def plain(number: Decimal) -> str:
    """Write a percentage the German way, without zeros at the end."""
    return f"{number.normalize():f}".replace(".", ",")
