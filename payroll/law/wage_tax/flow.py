"""What the wage tax plans of all years have in common (§ 39b, § 32a, § 51a EStG; §§ 3, 4 SolzG).

Each method is the plan's part of the same name and works on the plan's variables, which live for the whole run. What
differs from year to year (the Vorsorgepauschale, the outputs) is in ``flow_<year>.py``. Versorgungsbezüge are not
covered, so their variables, always 0, are left out. Amounts are euro inside, cents at both ends.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from copy import copy
from decimal import Decimal
from typing import ClassVar

from payroll.law.wage_tax.arithmetic import (
    HUNDRED,
    MONTHS_OF_A_YEAR,
    NOTHING,
    ONE,
    TAX_DAYS_OF_A_WEEK,
    TAX_DAYS_OF_A_YEAR,
    dn,
    up,
)
from payroll.law.wage_tax.constants import FIRST_AGE_YEAR, Constants
from payroll.law.wage_tax.inputs import Input
from payroll.law.wage_tax.step_tools import Steps
from payroll.law.wage_tax.tariff import MST5_6, UPTAB


class Flow(ABC):
    """One run of the plan. *inputs* by name as :func:`payroll.law.wage_tax.inputs.checked` returns them.

    With *traced*, :attr:`trace` keeps how the run stood at the points an explanation starts from: ``current`` (after the
    tax on current pay), ``base`` (after MSOLZ), ``without`` and ``with`` the one-off pay.
    """

    INPUTS: ClassVar[Mapping[str, Input]]
    DEFAULTS: ClassVar[Mapping[str, Decimal]]
    OUTPUTS: ClassVar[tuple[str, ...]]
    UP5_6_PLACES: ClassVar[int]

    LZZ: Decimal
    RE4: Decimal
    STKL: Decimal
    af: Decimal
    f: Decimal
    ZKF: Decimal
    R: Decimal
    KVZ: Decimal
    PVS: Decimal
    PVZ: Decimal
    PVA: Decimal
    KRV: Decimal
    PKV: Decimal
    PKPV: Decimal
    LZZFREIB: Decimal
    LZZHINZU: Decimal
    ALTER1: Decimal
    AJAHR: Decimal
    JRE4: Decimal
    JFREIB: Decimal
    JHINZU: Decimal
    SONSTB: Decimal
    JRE4ENT: Decimal
    SONSTENT: Decimal
    MBV: Decimal

    VSP: Decimal

    def __init_subclass__(cls) -> None:
        if "INPUTS" in vars(cls):
            cls.DEFAULTS = {name: declared.default for name, declared in cls.INPUTS.items()}

    def __init__(self, inputs: Mapping[str, Decimal], constants: Constants, *, traced: bool = False) -> None:
        vars(self).update(inputs)
        self.c = constants
        self.traced = traced
        self.trace: dict[str, Flow] = {}
        self.STS = self.SOLZS = self.BKS = NOTHING
        self.VFRBS1 = self.VFRBS2 = self.WVFRBO = self.WVFRBM = NOTHING

    def run(self) -> dict[str, int]:
        """Carry out the plan (LST2024, LST2025, LST2026) and return its outputs in whole cents."""
        self.MPARA()
        self.MRE4JL()
        self.MRE4ALTE()
        self.MRE4ABZ()
        self.MBERECH()
        self.MSONST()
        return {name: int(getattr(self, name)) for name in self.OUTPUTS}

    def mark(self, point: str) -> None:
        """Keep the run as it stands, if traced."""
        if self.traced:
            self.trace[point] = copy(self)

    @abstractmethod
    def UPEVP(self) -> None:
        """Set VSP, the Vorsorgepauschale of the year (§ 39b Abs. 2 Satz 5 Nr. 3 EStG), from ZRE4VP."""

    @abstractmethod
    def explain_UPEVP(self) -> Steps:
        """Return the steps that lead from ZRE4VP to VSP; the last one gives VSP."""

    # --- annual pay and its allowances

    def MPARA(self) -> None:
        """Set the employee's rates of health and care insurance and the limit of the solidarity surcharge."""
        c = self.c
        self.KVSATZAN = self.KVZ / 2 / HUNDRED + c.KVSATZAN_base
        base = c.PVSATZAN_SACHSEN if self.PVS else c.PVSATZAN_base
        self.PVSATZAN = base + c.PVZ_rate if self.PVZ else base - self.PVA * c.PVA_rate
        self.SOLZFREI = c.SOLZFREI

    def MRE4JL(self) -> None:
        """Extrapolate pay, Freibetrag and Hinzurechnungsbetrag of the period to a year."""
        self.ZRE4J = self._of_the_year(self.RE4)
        self.JLFREIB = self._of_the_year(self.LZZFREIB)
        self.JLHINZU = self._of_the_year(self.LZZHINZU)
        if not self.af:
            self.f = ONE

    def _of_the_year(self, cents: Decimal) -> Decimal:
        if self.LZZ == 1:
            return dn(cents / HUNDRED, 2)
        if self.LZZ == 2:
            return dn(cents * MONTHS_OF_A_YEAR / HUNDRED, 2)
        if self.LZZ == 3:
            return dn(cents * TAX_DAYS_OF_A_YEAR / (HUNDRED * TAX_DAYS_OF_A_WEEK), 2)
        return dn(cents * TAX_DAYS_OF_A_YEAR / HUNDRED, 2)

    def MRE4ALTE(self) -> None:
        """Set ALTE, the Altersentlastungsbetrag (§ 24a EStG)."""
        if not self.ALTER1:
            self.ALTE = NOTHING
            return
        share, most = self.age_rates()
        self.ALTE = min(up(self.ZRE4J * share, 0), most)

    def age_rates(self) -> tuple[Decimal, Decimal]:
        """Return TAB4 and TAB5 for AJAHR; years before the first count as the first, after the last nothing is left."""
        year = max(int(self.AJAHR), FIRST_AGE_YEAR)
        return self.c.TAB4.get(year, NOTHING), self.c.TAB5.get(year, NOTHING)

    def MRE4ABZ(self) -> None:
        """Set ZRE4, annual pay after Freibeträge, and ZRE4VP, the pay the Vorsorgepauschale looks at."""
        self.ZRE4 = max(dn(self.ZRE4J - self.ALTE - self.JLFREIB + self.JLHINZU, 2), NOTHING)
        self.ZRE4VP = self.ZRE4J

    # --- tax on current pay

    def MBERECH(self) -> None:
        """Set LSTLZZ, SOLZLZZ and BK."""
        self.MZTABFB()
        self.VFRB = self.ANP * HUNDRED
        self.MLSTJAHR()
        self.WVFRB = max(dn((self.ZVE - self.c.GFB) * HUNDRED, 0), NOTHING)
        self.LSTJAHR = dn(self.ST * self.f, 0)
        self.LSTLZZ = self.UPANTEIL(self.LSTJAHR * HUNDRED)
        self.mark("current")
        self.UPVKVLZZ()
        if self.ZKF > 0:
            self.ZTABFB += self.KFB
            self.MRE4ABZ()
            self.MLSTJAHR()
            self.JBMG = dn(self.ST * self.f, 0)
        else:
            self.JBMG = self.LSTJAHR
        self.MSOLZ()
        self.mark("base")

    def MZTABFB(self) -> None:
        """Set the fixed allowances of the tax class: ANP, SAP, EFA, KFB, their sum ZTABFB, and KZTAB."""
        c, STKL = self.c, self.STKL
        self.ANP = min(up(self.ZRE4, 0), c.ANP_most) if STKL < 6 else NOTHING
        self.KZTAB = 2 if STKL == 3 else 1
        self.SAP = c.SAP_amount if STKL < 6 else NOTHING
        self.EFA = c.EFA_amount if STKL == 2 else NOTHING
        self.KFB = NOTHING if STKL > 4 else dn(self.ZKF * (c.KFB_STKL4 if STKL == 4 else c.KFB_full), 0)
        self.ZTABFB = dn(self.EFA + self.ANP + self.SAP, 2)

    def MLSTJAHR(self) -> None:
        """Set ZVE, the taxable annual income, and ST, the annual tax on it."""
        self.UPEVP()
        self.ZVE = self.ZRE4 - self.ZTABFB - self.VSP
        if self.ZVE < 1:
            self.ZVE = NOTHING
        self.UPMLST(self.ZVE)

    def UPMLST(self, income: Decimal) -> None:
        """Set ST, the annual tax in whole euro on *income* (euro; below 1 counts as 0)."""
        self.X = dn(income / self.KZTAB, 0) if income >= 1 else NOTHING
        if self.STKL > 4:
            self.ST = MST5_6(self.X, self.c, self.UP5_6_PLACES)
        else:
            self.ST = UPTAB(self.X, self.c) * self.KZTAB

    def UPANTEIL(self, JW: Decimal) -> Decimal:
        """Return the period's share of *JW*, cents of a year, in whole cents (ANTEIL1)."""
        if self.LZZ == 1:
            return JW
        if self.LZZ == 2:
            return dn(JW / MONTHS_OF_A_YEAR, 0)
        if self.LZZ == 3:
            return dn(JW * TAX_DAYS_OF_A_WEEK / TAX_DAYS_OF_A_YEAR, 0)
        return dn(JW / TAX_DAYS_OF_A_YEAR, 0)

    def UPVKVLZZ(self) -> None:  # noqa: B027 - from 2026 there is nothing to do
        """Set what the plans until 2025 report of private insurance in current pay; later plans report nothing."""

    def MSOLZ(self) -> None:
        """Set SOLZLZZ (§§ 3, 4 SolzG) and BK, the base of church tax (§ 51a EStG), from JBMG."""
        self.SOLZFREI *= self.KZTAB
        if self.JBMG > self.SOLZFREI:
            SOLZJ = dn(self.JBMG * self.c.SOLZ_rate / HUNDRED, 2)
            SOLZMIN = dn((self.JBMG - self.SOLZFREI) * self.c.SOLZMIN_rate / HUNDRED, 2)
            self.SOLZLZZ = self.UPANTEIL(dn(min(SOLZJ, SOLZMIN) * HUNDRED, 0))
        else:
            self.SOLZLZZ = NOTHING
        self.BK = self.UPANTEIL(self.JBMG * HUNDRED) if self.R > 0 else NOTHING

    # --- tax on one-off pay

    def MSONST(self) -> None:
        """Set STS, SOLZS and BKS: the tax of the year with the one-off pay less the tax of the year without it."""
        self.LZZ = ONE
        if not self.SONSTB and not self.MBV:
            return
        self.MOSONST()
        self.mark("without")
        self.UPVKVSONST()
        self.ZRE4J = dn((self.JRE4 + self.SONSTB) / HUNDRED, 2)
        self.MRE4SONST()
        self.MLSTJAHR()
        self.WVFRBM = max(dn((self.ZVE - self.c.GFB) * HUNDRED, 2), NOTHING)
        self.UPVKVSONST()
        LSTSO = self.ST * HUNDRED
        self.STS = dn((LSTSO - self.LSTOSO) * self.f / HUNDRED, 0) * HUNDRED
        self.mark("with")
        self.STSMIN()

    def MOSONST(self) -> None:
        """Set LSTOSO, the tax of the year without the one-off pay, in cents."""
        self.ZRE4J = dn(self.JRE4 / HUNDRED, 2)
        self.JLFREIB = dn(self.JFREIB / HUNDRED, 2)
        self.JLHINZU = dn(self.JHINZU / HUNDRED, 2)
        self.MRE4ALTE()
        self.MRE4ABZ()
        self.ZRE4VP -= self.JRE4ENT / HUNDRED
        self.MZTABFB()
        self.VFRBS1 = dn(self.ANP * HUNDRED, 2)
        self.MLSTJAHR()
        self.WVFRBO = max(dn((self.ZVE - self.c.GFB) * HUNDRED, 2), NOTHING)
        self.LSTOSO = self.ST * HUNDRED

    def MRE4SONST(self) -> None:
        """Set pay and allowances of the year with the one-off pay."""
        self.MRE4ALTE()
        self.MRE4ABZ()
        self.ZRE4VP += (self.MBV - self.JRE4ENT - self.SONSTENT) / HUNDRED
        self.MZTABFB()
        self.VFRBS2 = self.ANP * HUNDRED - self.VFRBS1

    def UPVKVSONST(self) -> None:  # noqa: B027 - from 2026 there is nothing to do
        """Set what the plans until 2025 report of private insurance in one-off pay; later plans report nothing."""

    def STSMIN(self) -> None:
        """Take a negative STS off the tax on current pay (only with MBV), set SOLZS and BKS."""
        if self.STS < 0:
            if self.MBV:
                self.LSTLZZ = max(self.LSTLZZ + self.STS, NOTHING)
                self.SOLZLZZ = max(dn(self.SOLZLZZ + self.STS * self.c.SOLZ_rate / HUNDRED, 0), NOTHING)
                self.BK = max(self.BK + self.STS, NOTHING)
            self.STS = NOTHING
        else:
            self.MSOLZSTS()
        self.BKS = self.STS if self.R > 0 else NOTHING

    def MSOLZSTS(self) -> None:
        """Set SOLZS: the full rate on STS if the annual tax with the one-off pay is above the limit, else nothing."""
        self.UPMLST(self.ZVE - self.KFB if self.ZKF > 0 else self.ZVE)
        self.SOLZSBMG = dn(self.ST * self.f, 0)
        if self.SOLZSBMG > self.SOLZFREI:
            self.SOLZS = dn(self.STS * self.c.SOLZ_rate / HUNDRED, 0)
