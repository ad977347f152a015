"""How figures are written for people on the screen: German, without the cost of a locale library at every command."""

from datetime import date
from decimal import Decimal

from payroll.money import hours as as_hours
from payroll.office.intake.words import MONTHS, WEEKDAYS
from payroll.periods import Month

_GERMAN = str.maketrans({",": ".", ".": ",", "-": "−"})


def amount(value: Decimal) -> str:
    """Return "1.178,00"; a minus is a real minus sign."""
    return f"{value:,.2f}".translate(_GERMAN)


def euro(value: Decimal) -> str:
    """Return "1.178,00 €"."""
    return f"{amount(value)} €"


def number(value: Decimal) -> str:
    """Return as many decimals as there are: "15,5"."""
    plain = value.normalize()
    return f"{plain:,f}".translate(_GERMAN)


def rate(value: Decimal) -> str:
    """Return a wage with at least two decimals: "16,80", "17,8125"."""
    return amount(value) if value == value.quantize(Decimal("0.01")) else number(value)


def hours(minutes: int) -> str:
    """Return minutes as hours: "4,50"."""
    return amount(as_hours(minutes))


def day(value: date) -> str:
    """Return "3.10.2026"."""
    return f"{value.day}.{value.month}.{value.year}"


def short_day(value: date) -> str:
    """Return "Mi 28.10."."""
    return f"{WEEKDAYS[value.weekday()][:2]} {value.day}.{value.month}."


def month(value: Month) -> str:
    """Return "Oktober 2026"."""
    return f"{MONTHS[value.month - 1]} {value.year}"


def short_month(value: Month) -> str:
    """Return "Okt 2026"."""
    return f"{MONTHS[value.month - 1][:3]} {value.year}"
