"""Who is insured in which branch: Personengruppe and Beitragsgruppen (common DEÜV keys; SGB IV § 28a)."""

from dataclasses import dataclass
from enum import StrEnum


class Health(StrEnum):
    """Health insurance (first digit): none, general rate, reduced rate without Krankengeld, flat rate of a Minijob."""

    NONE = "0"
    GENERAL = "1"
    REDUCED = "3"
    FLAT = "6"


class Pension(StrEnum):
    """Pension insurance (second digit): none, both halves, employer's half alone, flat rate of a Minijob."""

    NONE = "0"
    FULL = "1"
    EMPLOYER_HALF = "3"
    FLAT = "5"


class Unemployment(StrEnum):
    """Unemployment insurance (third digit): none, both halves, employer's half alone."""

    NONE = "0"
    FULL = "1"
    EMPLOYER_HALF = "2"


class Care(StrEnum):
    """Care insurance (fourth digit): none or full."""

    NONE = "0"
    FULL = "1"


@dataclass(frozen=True, slots=True)
class Groups:
    """Beitragsgruppen in the order KV RV AV PV, with the Personengruppe."""

    person_group: str
    health: Health
    pension: Pension
    unemployment: Unemployment
    care: Care

    @classmethod
    def parse(cls, person_group: str, key: str) -> "Groups":
        """Read a key such as ``1111``; ``ValueError`` for a digit this program does not know."""
        health, pension, unemployment, care = tuple(key)
        return cls(person_group, Health(health), Pension(pension), Unemployment(unemployment), Care(care))

    @property
    def key(self) -> str:
        """The four digits."""
        return f"{self.health}{self.pension}{self.unemployment}{self.care}"

    @property
    def employer_alone(self) -> bool:
        """Some branch is paid by the employer's half alone."""
        return self.pension is Pension.EMPLOYER_HALF or self.unemployment is Unemployment.EMPLOYER_HALF


ORDINARY = Groups.parse("101", "1111")
ORDINARY_PAST_AGE = Groups.parse("101", "1121")
"""Regelaltersgrenze reached, no full pension: free of unemployment insurance (SGB III §§ 28, 346 Abs. 3)."""
STUDENT = Groups.parse("106", "0100")
"""Werkstudent (SGB V § 6 Abs. 1 Nr. 3, SGB III § 27 Abs. 4)."""
PENSIONER = Groups.parse("119", "3321")
"""Full pension after the Regelaltersgrenze (SGB VI §§ 5 Abs. 4, 172 Abs. 1; SGB V § 243)."""
PENSIONER_BEFORE_AGE = Groups.parse("120", "3111")
"""Full pension before the Regelaltersgrenze."""


def minijob(*, statutory_health: bool, pension_exempt: bool, household: bool) -> Groups:
    """Geringfügig entlohnt (SGB V § 249b, SGB VI § 6 Abs. 1b); *household*: Haushaltsscheck (SGB IV § 8a)."""
    health = Health.FLAT if statutory_health else Health.NONE
    pension = Pension.FLAT if pension_exempt else Pension.FULL
    return Groups("209" if household else "109", health, pension, Unemployment.NONE, Care.NONE)


def short_term(*, household: bool) -> Groups:
    """Kurzfristig (SGB IV § 8 Abs. 1 Nr. 2): no contributions at all."""
    return Groups.parse("210" if household else "110", "0000")
