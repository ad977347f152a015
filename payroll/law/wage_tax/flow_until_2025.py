"""The Vorsorgepauschale of the plans until 2025: at least 12 percent of pay up to a cap counts for health and care.

The plan caps ZRE4VP itself; here a copy is capped, which comes to the same because every UPEVP follows a MRE4ABZ.
"""

from abc import abstractmethod
from dataclasses import dataclass
from decimal import Decimal

from payroll.law.derivation import Rounding, Unit, at_least, at_most, minus, start, step, times
from payroll.law.wage_tax import insurance_steps as parts
from payroll.law.wage_tax.arithmetic import HUNDRED, MONTHS_OF_A_YEAR, NOTHING, dn, up
from payroll.law.wage_tax.constants import Constants
from payroll.law.wage_tax.flow import Flow
from payroll.law.wage_tax.step_tools import INSURANCE, Steps, percent


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstantsUntil2025(Constants):
    """What the plans until 2025 know besides: the employer's typical rates and the minimum of the Vorsorgepauschale."""

    KVSATZAG: Decimal
    PVSATZAG_base: Decimal
    PVSATZAG_SACHSEN: Decimal
    VSP2_rate: Decimal
    VHB_general: Decimal
    VHB_STKL3: Decimal


class FlowUntil2025(Flow):
    """A run of the plan of 2024 or 2025."""

    OUTPUTS = (
        "LSTLZZ", "SOLZLZZ", "BK", "STS", "SOLZS", "BKS", "VKVLZZ", "VKVSONST",
        "VFRB", "VFRBS1", "VFRBS2", "WVFRB", "WVFRBO", "WVFRBM",
    )  # fmt: skip
    UP5_6_PLACES = 2

    c: ConstantsUntil2025
    VKVSONST: Decimal = NOTHING

    @property
    @abstractmethod
    def pension_ceiling(self) -> tuple[str, Decimal] | None:
        """Name and amount of the ceiling of pension insurance that KRV stands for, ``None`` without pension insurance."""

    def UPEVP(self) -> None:
        """Set VSP: pension insurance and the larger of the minimum and the health and care insurance."""
        ceiling = self.pension_ceiling
        self.ZRE4VPR = min(self.ZRE4VP, ceiling[1]) if ceiling else self.ZRE4VP
        self.VSP1 = dn(self.ZRE4VPR * self.c.RVSATZAN, 2) if ceiling else NOTHING
        self.VHB = self.c.VHB_STKL3 if self.STKL == 3 else self.c.VHB_general
        self.VSP2 = min(dn(self.ZRE4VPR * self.c.VSP2_rate, 2), self.VHB)
        self.MVSP()
        self.VSP = max(self.VSP, up(self.VSP1 + self.VSP2, 0))

    def MVSP(self) -> None:
        """Set VSP3, the part for health and care insurance, and VSP with it."""
        base = min(self.ZRE4VPR, self.c.BBGKVPV)
        if not self.PKV:
            self.VSP3 = dn(base * (self.KVSATZAN + self.PVSATZAN), 2)
        elif self.STKL == 6:
            self.VSP3 = NOTHING
        else:
            self.VSP3 = self.PKPV * MONTHS_OF_A_YEAR / HUNDRED
            if self.PKV == 2:
                self.VSP3 = dn(self.VSP3 - base * self.employer_rate, 2)
        self.VSP = up(self.VSP3 + self.VSP1, 0)

    @property
    def employer_rate(self) -> Decimal:
        """KVSATZAG and PVSATZAG together: what an employer typically pays towards private insurance."""
        return self.c.KVSATZAG + (self.c.PVSATZAG_SACHSEN if self.PVS else self.c.PVSATZAG_base)

    def UPVKVLZZ(self) -> None:
        """Set VKVLZZ, private health and care contributions taken into account for the period."""
        self.VKVLZZ = self.UPANTEIL(self.VKV)

    def UPVKVSONST(self) -> None:
        """Set VKVSONST: called without and then with the one-off pay, the second less the first is left."""
        self.VKVSONST = self.VKV - self.VKVSONST

    @property
    def VKV(self) -> Decimal:
        """UPVKV: private health and care contributions of the year in cents, by the last UPEVP."""
        return max(self.VSP2, self.VSP3) * HUNDRED if self.PKV else NOTHING

    def explain_UPEVP(self) -> Steps:
        """Return the steps to VSP."""
        c, ceiling = self.c, self.pension_ceiling
        name, most = ceiling or ("RVSATZAN", NOTHING)
        pension = parts.pension_step(self, insured=ceiling is not None, ceiling=most, sources=c.sources(name, "RVSATZAN"))
        health = self._explain_MVSP()
        cap = [at_most(most, "Beitragsbemessungsgrenze der Rentenversicherung im Jahr")] if ceiling else []
        least = step(
            "Mindestbetrag für Kranken- und Pflegeversicherung",
            start(self.ZRE4VP, parts.BASE),
            *cap,
            times(percent(c.VSP2_rate), "Mindestsatz", Unit.PERCENT),
            at_most(self.VHB, "Höchstbetrag des Mindestbetrags"),
            rounding=Rounding.CUT_CENT,
            law=INSURANCE,
            sources=c.sources("VSP2_rate", "VHB_general"),
        )
        actual = parts.sum_step(health[-1], pension, "Vorsorgepauschale nach den Beiträgen")
        minimum = parts.sum_step(least, pension, "Vorsorgepauschale nach dem Mindestbetrag")
        larger = step(
            "Vorsorgepauschale",
            start(actual.result, actual.text),
            at_least(minimum.result, minimum.text),
            law=INSURANCE,
        )
        return pension, *health, actual, least, minimum, larger

    def _explain_MVSP(self) -> Steps:
        if not self.PKV:
            return parts.statutory_health_steps(self)
        if self.STKL == 6 or (self.PKV == 1 and not self.PKPV):
            return (parts.no_private_health_step(self),)
        premium = parts.private_premium_step(self)
        if self.PKV == 1:
            return (premium,)
        subsidy = step(
            "Üblicher Zuschuss des Arbeitgebers",
            start(min(self.ZRE4VPR, self.c.BBGKVPV), "Jahresarbeitslohn bis zu den Beitragsbemessungsgrenzen"),
            times(percent(self.employer_rate), "üblicher Satz", Unit.PERCENT),
            law=INSURANCE,
            sources=self.c.sources("KVSATZAG", "BBGKVPV"),
        )
        own = step(
            "Abzug für private Kranken- und Pflegeversicherung",
            start(premium.result, premium.text),
            minus(subsidy.result, subsidy.text),
            rounding=Rounding.CUT_CENT,
            law=INSURANCE,
        )
        return premium, subsidy, own
