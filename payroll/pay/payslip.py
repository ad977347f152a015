"""The payslip: what one month of one assistant came to, every amount with its derivation."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from payroll.law.derivation import Derivation, Figure
from payroll.money import ZERO, total
from payroll.periods import Month


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One item of pay. *code* as listed in the book format; *minutes* paid (0 where not by time); *rate* euro an hour.

    *taxed*/*insured*: enters Steuerbrutto / SV-Brutto; *one_off*: sonstiger Bezug. *flat_taxed*: taxed at a flat rate.
    """

    code: str
    text: str
    minutes: int = 0
    rate: Decimal | None = None
    amount: Decimal
    taxed: bool = True
    insured: bool = True
    one_off: bool = False
    derivation: Derivation


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidTime:
    """Paid minutes of one day: *kind* is worked | standby | sick | vacation | holiday | special; *grant* as resolved
    (a grant's key, or ``None`` for private); *absence* key for lost time; *covers* the absence this work stands in for.
    """

    day: date
    minutes: int
    kind: str
    grant: str | None
    absence: str | None = None
    covers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taxes:
    """Wage taxes borne by the assistant; each split into current pay and one-off pay. *flat*: flat tax passed on."""

    wage_tax: Figure
    wage_tax_one_off: Figure
    solidarity: Figure
    solidarity_one_off: Figure
    church: Figure
    church_one_off: Figure
    flat: Figure

    @property
    def total(self) -> Decimal:
        """All taxes taken from the assistant's pay."""
        return total(
            part.amount
            for part in (
                self.wage_tax,
                self.wage_tax_one_off,
                self.solidarity,
                self.solidarity_one_off,
                self.church,
                self.church_one_off,
                self.flat,
            )
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributions:
    """Contributions of one side by branch. *health* without, *health_additional* is the Zusatzbeitrag.

    ``*_one_off`` is the part of it that one-off pay caused (EntgBV § 1 Abs. 2 Nr. 3), contained in
    the branch's amount, ``health_one_off`` in health and Zusatzbeitrag together.
    """

    health: Figure
    health_additional: Figure
    care: Figure
    pension: Figure
    unemployment: Figure
    health_one_off: Decimal
    care_one_off: Decimal
    pension_one_off: Decimal
    unemployment_one_off: Decimal

    @property
    def health_total(self) -> Decimal:
        """Health insurance including the Zusatzbeitrag."""
        return self.health.amount + self.health_additional.amount

    @property
    def total(self) -> Decimal:
        """All branches together."""
        return self.health_total + self.care.amount + self.pension.amount + self.unemployment.amount


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployerCharges:
    """What the employer pays on top of the gross."""

    contributions: Contributions
    u1: Figure
    u2: Figure
    insolvency: Figure
    flat_tax: Figure
    accident: Figure

    @property
    def total(self) -> Decimal:
        """Everything on top of the gross."""
        parts = (self.u1, self.u2, self.insolvency, self.flat_tax, self.accident)
        return self.contributions.total + total(part.amount for part in parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class InsuranceStatus:
    """How the month is reported: Personengruppe, Beitragsgruppen (KV RV AV PV), collecting office, days, bases.

    *collector*: a health fund's key or ``minijob-zentrale``. Bases in euro after ceilings and reductions;
    ``*_one_off``: liable part of one-off pay. *reduced_base_total*/*reduced_base_employee*: BE of the Übergangsbereich.
    ``*_last_year``: liable part of one-off pay that the Märzklausel puts to the previous year (§ 23a Abs. 4 SGB IV).
    """

    scheme: str
    person_group: str
    contribution_groups: str
    collector: str
    insurance_days: int
    tax_days: int
    midijob: bool
    childless_surcharge: bool
    health_base: Decimal
    pension_base: Decimal
    health_base_one_off: Decimal
    pension_base_one_off: Decimal
    reduced_base_total: Decimal | None = None
    reduced_base_employee: Decimal | None = None
    care_base: Decimal = ZERO
    care_base_one_off: Decimal = ZERO
    health_base_last_year: Decimal = ZERO
    care_base_last_year: Decimal = ZERO
    pension_base_last_year: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something to look at; *code* as listed in the book format, *text* a German sentence with value and way out."""

    code: str
    text: str
    law: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One item of a corrected month: *old* and *new*, in euro or (*unit* ``hours``) in hours. *code* is stable."""

    code: str
    text: str
    old: Decimal
    new: Decimal
    unit: str = "euro"

    @property
    def difference(self) -> Decimal:
        """New less old."""
        return self.new - self.old


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A settled month corrected (Berichtigung). *number*: the slip that now stands, *replaces*: the one it takes over from.

    *payout* is paid (or taken, below zero) with the slip that settles it; *cost*: what the month costs more. In euro.
    """

    month: Month
    number: str
    replaces: str
    differences: tuple[Difference, ...]
    payout: Decimal
    cost: Decimal
    notices: tuple[Notice, ...] = ()


NO_ACTIVE_PENSION = Figure.nothing("Keine Aktivrente in diesem Monat.", "§ 3 Nr. 21 EStG")


@dataclass(frozen=True, slots=True, kw_only=True)
class Payslip:
    """One month of one assistant. ``gross`` includes tax-free premiums; ``cost`` = gross + employer's charges."""

    month: Month
    assistant: str
    lines: tuple[Line, ...]
    minutes_worked: int
    minutes_sick: int
    minutes_vacation: int
    minutes_holiday: int
    gross: Figure
    taxable: Decimal
    taxable_current: Decimal
    taxable_one_off: Decimal
    flat_taxed: Decimal
    insurable: Decimal
    premiums_free: Decimal
    taxes: Taxes
    employee: Contributions
    employer: EmployerCharges
    net: Figure
    payout: Figure
    cost: Figure
    status: InsuranceStatus
    u1_refund: Figure
    u2_refund: Figure
    paid_time: tuple[PaidTime, ...]
    warnings: tuple[Notice, ...]
    estimates: tuple[str, ...] = field(default=())
    """Names of parameters used that are not final, with year and status."""
    active_pension: Figure = NO_ACTIVE_PENSION
    """Pay kept free of wage tax as Aktivrente, contained in the lines that are marked as taxed."""
    corrections: tuple[Correction, ...] = ()
    """Earlier months this slip settles anew; their payout is in *payout* and in lines of their own, not in *cost*."""
    vacation_days: Decimal | None = None
    """Days of vacation used, as the contract counts them; ``None`` in slips made before they were counted here."""
    duty_days: Decimal | None = None
    """Days with duty to work under contracts without fixed days, for their vacation."""
    interruptions: int = 0
    """Letters U for the wage account: times that pay fell away for five workdays or more (§ 41 Abs. 1 Satz 5 EStG)."""
