"""German words and numbers on paper: the one place for formats, codes in words, and abbreviations spoken in full.

Babel is imported late; nothing else here needs it. Texts of pay lines come with the lines themselves.
"""

from datetime import date, datetime
from decimal import Decimal
from functools import cache

from payroll.money import MINUTES_PER_HOUR, euro, round_half_up
from payroll.office.papers import ERASED
from payroll.pay.facts import TaxMethod
from payroll.periods import Month
from reports.layout.model import Spoken

_LOCALE = "de_DE"
_MINUS = "\u2212"
_NO_BREAK = "\u00a0"
NOTHING = "–"

SV = Spoken("SV", "Sozialversicherung")
TAX = Spoken("St", "Steuer")
GROSS = Spoken("GB", "Gesamtbrutto")
SV_GROSS = Spoken("SV-Brutto", "Sozialversicherungsbrutto")
SV_GROSS_HEALTH = Spoken(
    "SV-Brutto Kranken- und Pflegeversicherung", "Sozialversicherungsbrutto Kranken- und Pflegeversicherung"
)
SV_GROSS_PENSION = Spoken(
    "SV-Brutto Renten- und Arbeitslosenversicherung", "Sozialversicherungsbrutto Renten- und Arbeitslosenversicherung"
)
SV_NUMBER = Spoken("SV-Nummer", "Versicherungsnummer der Sozialversicherung")
SV_DAYS = Spoken("SV-Tage", "Sozialversicherungstage")
TAX_ID = Spoken("Steuer-ID", "Steuer-Identifikationsnummer")
HOURS_HEADING = Spoken("Std.", "Stunden")

CHURCH = {"ev": "evangelisch (ev)", "rk": "römisch-katholisch (rk)"}
FLAT_TAX = {
    TaxMethod.FLAT_2: "einheitliche Pauschsteuer (§ 40a Abs. 2 EStG)",
    TaxMethod.FLAT_25: "pauschal, kurzfristig (§ 40a Abs. 1 EStG)",
}
TIME_KINDS = {
    "work": "Assistenz",
    "worked": "Assistenz",
    "standby": "Bereitschaft",
    "travel": "Wegezeit",
    "training": "Fortbildung",
    "companion": "Begleitung im Krankenhaus",
    "sick": "krank",
    "vacation": "Urlaub",
    "holiday": "Feiertag",
    "child_sick": "Kind krank",
    "special": "bezahlt frei",
    "unpaid": "unbezahlt frei",
    "maternity": "Mutterschutz",
    "parental": "Elternzeit",
    "care": "Pflegezeit",
    ERASED: "Fehlzeit, Tage gelöscht",
}


CONTRIBUTION_GROUPS = {
    "1000": "Krankenversicherung",
    "3000": "Krankenversicherung, ermäßigt",
    "6000": "Krankenversicherung, pauschal",
    "0100": "Rentenversicherung",
    "0300": "Rentenversicherung, halber Beitrag",
    "0500": "Rentenversicherung, pauschal",
    "0010": "Arbeitslosenversicherung",
    "0020": "Arbeitslosenversicherung, halber Beitrag",
    "0001": "Pflegeversicherung",
    "0002": "Pflegeversicherung, halber Beitrag",
    "0050": "Insolvenzgeldumlage",
    "U1": "Umlage Krankheit",
    "U2": "Umlage Mutterschaft",
    "ZBP": "Zusatzbeitrag der Krankenkasse",
    "ST": "einheitliche Pauschsteuer",
}
GRANT_MODELS = {"employer": "Arbeitgebermodell", "service": "Dienstleistungsmodell"}
GRANT_BASES = {"keep": "um die Arbeit zu behalten", "attain": "um eine Arbeit zu erlangen"}
REPORT_EVERY = {
    "month": "monatlich",
    "quarter": "jedes Vierteljahr",
    "half_year": "jedes halbe Jahr",
    "year": "jedes Jahr",
    "end": "am Ende der Bewilligung",
}
SETTLEMENT = {
    "repay": "wird zurückgezahlt",
    "offset": "wird verrechnet",
    "offset_half": "wird verrechnet, höchstens je zur Hälfte",
}
CAP_SCOPE = {"none": "nicht begrenzt", "month": "gemessen im Monat", "approval": "gemessen über die ganze Bewilligung"}
CAP_MEASURES = {"employer_cost": "alle Kosten des Arbeitgebers", "gross_with_vat": "Rechnungsbetrag mit Umsatzsteuer"}


@cache
def _number(value: Decimal, pattern: str) -> str:
    from babel.numbers import format_decimal

    return format_decimal(value, format=pattern, locale=_LOCALE).replace("-", _MINUS)


def number(value: Decimal, places: int = 0, at_most: int | None = None) -> str:
    """Return *value* with at least *places* and at most *at_most* decimals (1.234,5); a minus is a real minus sign."""
    optional = max((at_most or places) - places, 0)
    decimals = "0" * places + "#" * optional
    return _number(value, "#,##0" + (f".{decimals}" if decimals else ""))


def amount(value: Decimal) -> str:
    """Return euro with two decimals and no sign of currency; ``ValueError`` for parts of a cent."""
    return number(euro(value), 2)


def money(value: Decimal) -> str:
    """Return euro with the sign of currency: 1.178,00 €."""
    return f"{amount(value)}{_NO_BREAK}€"


def quantity(value: Decimal, unit: str, *, money: bool) -> str:
    """Return a number of a calculation with its unit and all its decimals, at least two if it is *money*."""
    shown = number(value, 2 if money else 0, at_most=12)
    return f"{shown}{_NO_BREAK}{unit}" if unit else shown


def hours(minutes: int | Decimal) -> str:
    """Return minutes as decimal hours: 62,50."""
    return number(round_half_up(Decimal(minutes) / MINUTES_PER_HOUR, 2), 2)


def clock_hours(minutes: int | Decimal) -> str:
    """Return minutes as hours and minutes: 62:30; parts of a minute are rounded half up."""
    whole = int(round_half_up(abs(Decimal(minutes)), 0))
    sign = _MINUS if whole and minutes < 0 else ""
    return f"{sign}{whole // 60}:{whole % 60:02d}"


def percent(value: Decimal) -> str:
    """Return a percentage without its sign, at least two and at most four decimals: 7,30 or 1,495."""
    return number(value, 2, at_most=4)


def day(value: date) -> str:
    """Return 02.03.2026."""
    return f"{value:%d.%m.}{value.year:04d}"


def days(first: date, last: date) -> str:
    """Return a period: 01.03.2026 bis 31.03.2026."""
    return f"{day(first)} bis {day(last)}"


def iban(value: str) -> str:
    """Return an IBAN in groups of four, held together on one line."""
    plain = "".join(value.split())
    return _NO_BREAK.join(plain[start : start + 4] for start in range(0, len(plain), 4))


def weekday(value: date) -> str:
    """Return Mo 02.03."""
    from babel.dates import format_date

    return f"{format_date(value, 'EEEEEE', locale=_LOCALE)}{_NO_BREAK}{value:%d.%m.}"


def month_name(month: Month) -> str:
    """Return März."""
    from babel.dates import format_date

    return format_date(month.first, "LLLL", locale=_LOCALE)


def month_and_year(month: Month) -> str:
    """Return März 2026."""
    return f"{month_name(month)} {month.year}"


def short_month(month: Month) -> str:
    """Return 03/2026."""
    return f"{month.month:02d}/{month.year:04d}"


def clock(value: datetime) -> str:
    """Return 08:00."""
    return f"{value:%H:%M}"


def church(code: str | None) -> str:
    """Return the religious body whose tax is withheld, in words."""
    return "keine" if code is None else CHURCH.get(code, code)


def yes(*, value: bool) -> str:
    """Return ja or nein."""
    return "ja" if value else "nein"
