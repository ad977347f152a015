"""Liable pay of a month under the monthly ceilings (SGB V § 223, SGB VI § 157, SGB III § 341, SGB XI § 55; BVV § 1)."""

from dataclasses import dataclass
from decimal import Decimal

from payroll.law.derivation import Figure, Step, Unit, at_most, divided, plus, start, step, times
from payroll.law.parameters import Parameter, Parameters
from payroll.law.social_insurance.insured import pension_ceiling
from payroll.money import round_half_up_cent
from payroll.periods import INSURANCE_DAYS_OF_A_MONTH


@dataclass(frozen=True, slots=True)
class Base:
    """Liable pay of one branch with its steps. Nothing is rounded before the contribution (BVV § 1 Abs. 1)."""

    exact: Decimal
    steps: tuple[Step, ...]

    @property
    def amount(self) -> Decimal:
        """The base as it is reported, in whole cents."""
        return round_half_up_cent(self.exact)

    def plus_one_off(self, liable: Figure) -> "Base":
        """Return the base with the liable part of a one-off payment on top (SGB IV § 23a)."""
        if not liable.amount:
            return self
        added = step(
            "Beitragspflichtig mit der Einmalzahlung",
            start(self.exact, "beitragspflichtiges laufendes Entgelt"),
            plus(liable.amount, "beitragspflichtige Einmalzahlung"),
            law="SGB IV § 23a Abs. 3",
        )
        return Base(added.result, (*self.steps, *liable.derivation.steps, added))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bases:
    """Bases of health, care, and pension with unemployment insurance."""

    health: Base
    care: Base
    pension: Base


def monthly_bases(parameters: Parameters, state: str, pay: Decimal, days: int) -> Bases:
    """Return the liable part of current *pay* (euro) for *days* insurance days."""
    return Bases(
        health=_base("Krankenversicherung", parameters["ceiling.health"], pay, days),
        care=_base("Pflegeversicherung", parameters["ceiling.care"], pay, days),
        pension=_base("Renten- und Arbeitslosenversicherung", pension_ceiling(parameters, state), pay, days),
    )


def _base(branch: str, ceiling: Parameter, pay: Decimal, days: int) -> Base:
    steps: list[Step] = []
    limit = ceiling.number
    if days != INSURANCE_DAYS_OF_A_MONTH:
        part = step(
            f"Höchstgrenze der {branch} für {days} Versicherungstage",
            start(limit, "monatliche Beitragsbemessungsgrenze"),
            times(Decimal(days), "Versicherungstage", Unit.DAYS),
            divided(Decimal(INSURANCE_DAYS_OF_A_MONTH), "Tage", Unit.DAYS),
            law="SGB IV § 23a Abs. 3, BVV § 1 Abs. 1",
            sources=(ceiling.citation,),
        )
        steps.append(part)
        limit = part.result
    capped = step(
        f"Beitragspflichtiges Entgelt in der {branch}",
        start(pay, "versicherungspflichtiges Entgelt des Monats"),
        at_most(limit, "Beitragsbemessungsgrenze"),
        sources=(ceiling.citation,),
    )
    return Base(capped.result, (*steps, capped))
