"""What decides the rates of one insured person in one month, and both sides' contributions by branch."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from payroll.law.derivation import Figure
from payroll.law.parameters import Parameter, Parameters
from payroll.law.social_insurance.care import SAXONY
from payroll.law.social_insurance.groups import Groups
from payroll.money import total

EAST = frozenset({"BB", "MV", "SN", "ST", "TH"})
"""Länder with their own pension ceiling until 2024; Berlin, which had both, counts as west."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insured:
    """Rates and marks. *additional_rate*: the health fund's Zusatzbeitrag in percent, *additional_source* where it is
    from. *state*: place of work. *surcharge*, *discounts*: see :mod:`payroll.law.social_insurance.care`.
    """

    parameters: Parameters
    groups: Groups
    state: str
    additional_rate: Decimal
    additional_source: str
    surcharge: bool = False
    discounts: int = 0

    @property
    def saxony(self) -> bool:
        """The Land of the place of work decides (SGB XI § 58 Abs. 3)."""
        return self.state == SAXONY


@dataclass(frozen=True, slots=True)
class Shares:
    """One branch's contribution of both sides."""

    employee: Figure
    employer: Figure

    @classmethod
    def none(cls, reason: str, law: str = "") -> "Shares":
        """Nothing on either side, with the reason in a sentence."""
        nothing = Figure.nothing(reason, law)
        return cls(nothing, nothing)


@dataclass(frozen=True, slots=True, kw_only=True)
class Branches:
    """Contributions of one month; *health* without the Zusatzbeitrag, which is rounded apart."""

    health: Shares
    health_additional: Shares
    care: Shares
    pension: Shares
    unemployment: Shares

    @property
    def shares(self) -> tuple[Shares, ...]:
        """All five in their order."""
        return (self.health, self.health_additional, self.care, self.pension, self.unemployment)

    @property
    def employee_total(self) -> Decimal:
        """The employee's side in euro."""
        return total(shares.employee.amount for shares in self.shares)

    @property
    def employer_total(self) -> Decimal:
        """The employer's side in euro."""
        return total(shares.employer.amount for shares in self.shares)

    def joined(self, other: "Branches", join: Callable[[Figure, Figure], Figure]) -> "Branches":
        """Return each figure joined with the other's."""
        pairs = zip(self.shares, other.shares, strict=True)
        both = [Shares(join(a.employee, b.employee), join(a.employer, b.employer)) for a, b in pairs]
        health, additional, care, pension, unemployment = both
        return Branches(health=health, health_additional=additional, care=care, pension=pension, unemployment=unemployment)


def pension_ceiling(parameters: Parameters, state: str, span: str = "") -> Parameter:
    """Ceiling of pension and unemployment insurance at the place of work; *span* ``_year`` for the yearly one."""
    east = f"ceiling.pension_east{span}"
    return parameters[east if state in EAST and east in parameters else f"ceiling.pension{span}"]
