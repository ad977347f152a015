"""Levies the employer bears alone, and what they refund (AAG §§ 1, 2, 7, 9; SGB III §§ 358, 360; SGB VII § 185)."""

from dataclasses import dataclass
from decimal import Decimal

from payroll.law.derivation import Figure, Rounding, Unit, divided, figure, plus, start, step, times
from payroll.law.parameters import Parameter, Parameters
from payroll.money import ZERO

DAYS_OF_A_WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class LevyRates:
    """Rates in percent with their source: of a health fund, or of the Minijob-Zentrale."""

    u1: Decimal
    u2: Decimal
    u1_refund: Decimal
    u1_contributions: str
    source: str

    @classmethod
    def minijob_office(cls, parameters: Parameters) -> "LevyRates":
        """Rates of the Minijob-Zentrale: 80 % of the gross alone come back (AAG § 9, statutes of the KBS)."""
        u1, u2, refund = (parameters[f"minijob.{name}"] for name in ("u1", "u2", "u1_refund"))
        return cls(u1=u1.number, u2=u2.number, u1_refund=refund.number, u1_contributions="none", source=u1.citation)


def sick_pay_levy(base: Decimal, rates: LevyRates) -> Figure:
    """U1 on current pay (AAG § 7 Abs. 2)."""
    return _levy("Umlage U1 (Krankheit)", base, rates.u1, rates.source, "AAG § 7 Abs. 2")


def maternity_levy(base: Decimal, rates: LevyRates) -> Figure:
    """U2 on current pay (AAG § 7 Abs. 2)."""
    return _levy("Umlage U2 (Mutterschaft)", base, rates.u2, rates.source, "AAG § 7 Abs. 2")


def insolvency_levy(parameters: Parameters, base: Decimal) -> Figure:
    """Insolvenzgeldumlage on current and one-off pay; private households pay none (SGB III §§ 358, 360)."""
    rate = parameters["rate.insolvency"]
    return _levy("Insolvenzgeldumlage", base, rate.number, rate.citation, "SGB III §§ 358, 360")


def household_accident(parameters: Parameters, pay: Decimal) -> Figure:
    """Accident insurance within the Haushaltsscheck (SGB VII § 185 Abs. 4)."""
    rate: Parameter = parameters["minijob.household_accident"]
    return _levy("Unfallversicherung im Haushaltsscheck", pay, rate.number, rate.citation, "SGB VII § 185 Abs. 4")


def flat_tax(parameters: Parameters, pay: Decimal) -> Figure:
    """Einheitliche Pauschsteuer of a Minijob, raised with the contributions (EStG § 40a Abs. 2)."""
    rate = parameters["flat_tax.minijob"]
    return figure(
        step(
            "Einheitliche Pauschsteuer des Minijobs",
            start(pay, "Entgelt des Monats"),
            times(rate.number, "Pauschsteuersatz", Unit.PERCENT),
            rounding=Rounding.HALF_UP_CENT,
            law="EStG § 40a Abs. 2",
            sources=(rate.citation,),
        )
    )


def liable_to_sick_pay_levy(parameters: Parameters, employment_days: int | None) -> bool:
    """U1 leaves out employment that is limited to four weeks at most; *employment_days* ``None``: without end."""
    limit = parameters.number("levy.u1_short_employment") * DAYS_OF_A_WEEK
    return employment_days is None or employment_days > limit


def employer_part(employer_total: Decimal, part: Decimal, pay: Decimal) -> Figure:
    """The employer's contributions that fall on a *part* of the month's liable *pay*, by the proportion of the two."""
    if not part or not pay:
        return Figure.nothing("Auf dieses Entgelt fallen keine Beiträge des Arbeitgebers.", "AAG § 1")
    return figure(
        step(
            "Beiträge des Arbeitgebers auf das fortgezahlte Entgelt",
            start(employer_total, "Beiträge des Arbeitgebers auf das laufende Entgelt"),
            times(part, "fortgezahltes Entgelt", Unit.EURO),
            divided(pay, "laufendes Entgelt des Monats", Unit.EURO),
            rounding=Rounding.HALF_UP_CENT,
            law="AAG § 1",
        )
    )


def sick_pay_refund(continued: Decimal, rates: LevyRates, contributions: Figure) -> Figure:
    """U1 claim: rate × continued gross, with the employer's contributions on it only in the mode ``extra`` (AAG § 1)."""
    if not continued:
        return Figure.nothing("In diesem Monat wurde kein Entgelt wegen Krankheit fortgezahlt.", "AAG § 1 Abs. 1")
    extra = rates.u1_contributions == "extra" and contributions.amount > ZERO
    terms = (plus(contributions.amount, "Beiträge des Arbeitgebers darauf"),) if extra else ()
    claim = step(
        "Erstattung U1",
        start(continued, "fortgezahltes Bruttoentgelt"),
        *terms,
        times(rates.u1_refund, "Erstattungssatz", Unit.PERCENT),
        rounding=Rounding.HALF_UP_CENT,
        law="AAG §§ 1 Abs. 1, 9 Abs. 2",
        sources=(rates.source,),
    )
    return figure(*(contributions.derivation.steps if extra else ()), claim)


def maternity_refund(parameters: Parameters, pay: Decimal, supplement: Decimal, contributions: Figure) -> Figure:
    """U2 claim: Mutterschutzlohn with the employer's contributions on it, and the Zuschuss (AAG § 1 Abs. 2)."""
    if not pay and not supplement:
        return Figure.nothing("In diesem Monat fiel nichts wegen Mutterschaft an.", "AAG § 1 Abs. 2")
    rate = parameters["levy.u2_refund"]
    claim = step(
        "Erstattung U2",
        start(pay, "Mutterschutzlohn"),
        plus(contributions.amount, "Beiträge des Arbeitgebers darauf"),
        plus(supplement, "Zuschuss zum Mutterschaftsgeld"),
        times(rate.number, "Erstattungssatz", Unit.PERCENT),
        rounding=Rounding.HALF_UP_CENT,
        law="AAG § 1 Abs. 2",
        sources=(rate.citation,),
    )
    return figure(*contributions.derivation.steps, claim)


def _levy(text: str, base: Decimal, rate: Decimal, source: str, law: str) -> Figure:
    return figure(
        step(
            text,
            start(base, "umlagepflichtiges Entgelt"),
            times(rate, "Umlagesatz", Unit.PERCENT),
            rounding=Rounding.HALF_UP_CENT,
            law=law,
            sources=(source,),
        )
    )
