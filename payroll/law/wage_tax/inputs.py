"""What the plan may be given: names, units and ranges, and the check of what came in.

Implausible combinations are not refused here: the plan itself computes them. Only what no plan knows is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from payroll.refusal import Refusal

MOST_CENTS = 99_999_999_999
NOT_COVERED = (
    "VBEZ", "VBEZM", "VBEZS", "VBS", "STERBE", "JVBEZ", "VJAHR", "ZMVB", "VMT", "VKAPA", "ENTSCH",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Input:
    """One input: *meaning* in German for refusals, range, decimals, default."""

    name: str
    meaning: str
    least: Decimal
    most: Decimal
    places: int = 0
    default: Decimal = Decimal(0)

    @property
    def allowed(self) -> str:
        """What may be given, in plain German."""
        if self.most == MOST_CENTS:
            return "ein Betrag in ganzen Cent als ganze Zahl, nicht negativ, höchstens neun Stellen vor dem Komma"
        kind = f"eine genaue Zahl mit höchstens {self.places} Nachkommastellen" if self.places else "eine ganze Zahl"
        return f"{kind} von {_german(self.least)} bis {_german(self.most)}"

    def check(self, value: object) -> Decimal:
        """Return *value* as an exact number; a :class:`Refusal` if it is none, or outside the range."""
        if type(value) is int or isinstance(value, Decimal):
            number = Decimal(value)
            if number.is_finite() and self.least <= number <= self.most and self._fits(number):
                return number
        found = "fehlt" if value is None else f"ist {value}"
        raise Refusal(
            f"Die Angabe {self.name} ({self.meaning}) {found}. Erlaubt ist {self.allowed}. Bitte berichtigen Sie sie.",
            code="wage_tax_input",
            place=self.name,
        )

    def _fits(self, number: Decimal) -> bool:
        """Tell whether *number* has no more decimals than the plan takes."""
        shifted = number.scaleb(self.places) if self.places else number
        return shifted == shifted.to_integral_value()


def _german(number: Decimal) -> str:
    return str(number).replace(".", ",")


def code(name: str, meaning: str, least: int, most: int, default: int = 0) -> Input:
    """Declare a whole number that chooses a case."""
    return Input(name, meaning, Decimal(least), Decimal(most), default=Decimal(default))


def amount(name: str, meaning: str) -> Input:
    """Declare an amount in cents."""
    return Input(name, meaning, Decimal(0), Decimal(MOST_CENTS))


def declare(*inputs: Input) -> dict[str, Input]:
    """Return inputs by name."""
    return {declared.name: declared for declared in inputs}


COMMON = declare(
    code("LZZ", "Zeitraum: 1 Jahr, 2 Monat, 3 Woche, 4 Tag", 1, 4),
    amount("RE4", "Arbeitslohn des Zeitraums"),
    code("STKL", "Steuerklasse", 1, 6, default=1),
    code("af", "Faktorverfahren: 1 ja, 0 nein", 0, 1, default=1),
    Input("f", "Faktor", Decimal("0.001"), Decimal(1), 3, Decimal(1)),
    Input("ZKF", "Zahl der Kinderfreibeträge", Decimal(0), Decimal("99.9"), 1),
    code("R", "Kirchenmerkmal: 0 keines", 0, 99),
    Input("KVZ", "Zusatzbeitrag der Krankenkasse in Prozent", Decimal(0), Decimal("99.99"), 2),
    code("PVS", "Pflegeversicherung in Sachsen: 1 ja, 0 nein", 0, 1),
    code("PVZ", "Zuschlag für Kinderlose: 1 ja, 0 nein", 0, 1),
    code("PVA", "Zahl der Abschläge in der Pflegeversicherung", 0, 4),
    amount("PKPV", "Monatsbeitrag zur privaten Kranken- und Pflegeversicherung"),
    amount("LZZFREIB", "Freibetrag des Zeitraums"),
    amount("LZZHINZU", "Hinzurechnungsbetrag des Zeitraums"),
    code("ALTER1", "vor Jahresbeginn 64 Jahre alt: 1 ja, 0 nein", 0, 1),
    code("AJAHR", "Kalenderjahr nach Vollendung des 64. Lebensjahres", 0, 9999),
    amount("JRE4", "voraussichtlicher Jahresarbeitslohn"),
    amount("JFREIB", "Jahresfreibetrag"),
    amount("JHINZU", "Jahreshinzurechnungsbetrag"),
    amount("SONSTB", "Einmalzahlung"),
    amount("JRE4ENT", "Entschädigungen im Jahresarbeitslohn"),
    amount("SONSTENT", "Entschädigungen in der Einmalzahlung"),
    amount("MBV", "nicht besteuerter Vorteil aus Vermögensbeteiligungen"),
)


def checked(
    declared: Mapping[str, Input], defaults: Mapping[str, Decimal], given: Mapping[str, object], year: int
) -> dict[str, Decimal]:
    """Return every declared input of the plan of *year*, given or by *defaults*; :class:`Refusal` for what it does not know.

    LZZ must be given, with ALTER1 also AJAHR.
    """
    values = dict(defaults)
    for name, value in given.items():
        if name in declared:
            values[name] = declared[name].check(value)
        else:
            _refuse_unless_zero(name, value, year)
    if not values["LZZ"]:
        declared["LZZ"].check(None)
    if values["ALTER1"] and not values["AJAHR"]:
        declared["AJAHR"].check(None)
    return values


def _refuse_unless_zero(name: str, value: object, year: int) -> None:
    """Versorgungsbezüge and Vergütungen für mehrjährige Tätigkeit are in the plan but not in the program: 0 or refused."""
    if name not in NOT_COVERED:
        raise Refusal(
            f"Die Angabe {name} gibt es im Programmablaufplan {year} nicht. Bitte lassen Sie sie weg.",
            code="wage_tax_input_unknown",
            place=name,
        )
    if type(value) is not int or value != 0:
        raise Refusal(
            f"Die Angabe {name} ist {value}. Versorgungsbezüge und Vergütungen für mehrere Jahre rechnet dieses Programm "
            "nicht ab. Bitte lassen Sie die Lohnsteuer dafür von einem Steuerbüro berechnen.",
            code="wage_tax_not_covered",
            place=name,
        )
