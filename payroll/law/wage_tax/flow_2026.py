"""The wage tax plan of 2026 (BMF-Schreiben of 12 November 2025, IV C 5 - S 2361/00025/016/028)."""

from dataclasses import dataclass
from decimal import Decimal

from payroll.law.derivation import Rounding, Step, Unit, at_least, at_most, minus, plus, start, step, times
from payroll.law.wage_tax import insurance_steps as parts
from payroll.law.wage_tax.arithmetic import HUNDRED, MONTHS_OF_A_YEAR, NOTHING, dn, up
from payroll.law.wage_tax.constants import Constants
from payroll.law.wage_tax.flow import Flow
from payroll.law.wage_tax.inputs import COMMON, amount, code, declare
from payroll.law.wage_tax.step_tools import INSURANCE, Steps, not_negative, percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Constants2026(Constants):
    """What the plan of 2026 adds: one ceiling for pension and unemployment insurance, the latter's rate, a cap."""

    BBGRVALV: Decimal
    AVSATZAN: Decimal
    VSPHB_most: Decimal


class Flow2026(Flow):
    """One run of the plan of 2026."""

    INPUTS = COMMON | declare(
        code("KRV", "Rentenversicherung: 0 gesetzlich, 1 nicht", 0, 1),
        code("ALV", "Arbeitslosenversicherung: 0 versichert, 1 nicht", 0, 1),
        code("PKV", "Krankenversicherung: 0 gesetzlich, 1 privat", 0, 1),
        amount("PKPVAGZ", "Zuschuss des Arbeitgebers zur privaten Kranken- und Pflegeversicherung im Monat"),
    )
    OUTPUTS = (
        "LSTLZZ", "SOLZLZZ", "BK", "STS", "SOLZS", "BKS", "VFRB", "VFRBS1", "VFRBS2", "WVFRB", "WVFRBO", "WVFRBM",
    )  # fmt: skip
    UP5_6_PLACES = 0

    c: Constants2026
    ALV: Decimal
    PKPVAGZ: Decimal

    def UPEVP(self) -> None:
        """Set VSP: pension, health and care insurance, and unemployment insurance where there is room for it."""
        self.VSPR = NOTHING if self.KRV else dn(min(self.ZRE4VP, self.c.BBGRVALV) * self.c.RVSATZAN, 2)
        self.MVSPKVPV()
        if not self.ALV and self.STKL < 6:
            self.MVSPHB()

    def MVSPKVPV(self) -> None:
        """Set VSPKVPV, the part for health and care insurance, and VSP with it."""
        if not self.PKV:
            self.VSPKVPV = dn(min(self.ZRE4VP, self.c.BBGKVPV) * (self.KVSATZAN + self.PVSATZAN), 2)
        elif self.STKL == 6:
            self.VSPKVPV = NOTHING
        else:
            own = dn(self.PKPV * MONTHS_OF_A_YEAR / HUNDRED, 2)
            self.VSPKVPV = max(own - dn(self.PKPVAGZ * MONTHS_OF_A_YEAR / HUNDRED, 2), NOTHING)
        self.VSP = up(self.VSPKVPV + self.VSPR, 0)

    def MVSPHB(self) -> None:
        """Raise VSP by unemployment insurance as far as it and health and care insurance stay under the cap."""
        self.VSPALV = dn(self.c.AVSATZAN * min(self.ZRE4VP, self.c.BBGRVALV), 2)
        self.VSPHB = min(dn(self.VSPALV + self.VSPKVPV, 2), self.c.VSPHB_most)
        self.VSP = max(self.VSP, up(self.VSPR + self.VSPHB, 0))

    def explain_UPEVP(self) -> Steps:
        """Return the steps to VSP."""
        c = self.c
        pension = parts.pension_step(
            self, insured=not self.KRV, ceiling=c.BBGRVALV, sources=c.sources("BBGRVALV", "RVSATZAN")
        )
        health = self._explain_MVSPKVPV()
        allowance = parts.sum_step(health[-1], pension)
        if self.ALV or self.STKL == 6:
            return pension, *health, allowance
        return pension, *health, allowance, *self._explain_MVSPHB(pension, health[-1], allowance)

    def _explain_MVSPKVPV(self) -> Steps:
        if not self.PKV:
            return parts.statutory_health_steps(self)
        if self.STKL == 6 or not self.PKPV:
            return (parts.no_private_health_step(self),)
        premium = parts.private_premium_step(self)
        own = not_negative(
            "Abzug für private Kranken- und Pflegeversicherung",
            start(premium.result, premium.text),
            minus(self.PKPVAGZ * MONTHS_OF_A_YEAR / HUNDRED, "Zuschuss des Arbeitgebers im Jahr"),
            law=INSURANCE,
        )
        return premium, own

    def _explain_MVSPHB(self, pension: Step, health: Step, allowance: Step) -> Steps:
        c = self.c
        unemployment = step(
            "Abzug für die Arbeitslosenversicherung",
            start(self.ZRE4VP, parts.BASE),
            at_most(c.BBGRVALV, "Beitragsbemessungsgrenze der Arbeitslosenversicherung im Jahr"),
            times(percent(c.AVSATZAN), "Anteil der Beschäftigten am Beitragssatz", Unit.PERCENT),
            rounding=Rounding.CUT_CENT,
            law=INSURANCE,
            sources=c.sources("BBGRVALV", "AVSATZAN"),
        )
        together = step(
            "Kranken-, Pflege- und Arbeitslosenversicherung zusammen",
            start(unemployment.result, unemployment.text),
            plus(health.result, health.text),
            at_most(c.VSPHB_most, "Höchstbetrag"),
            law=INSURANCE,
            sources=c.sources("VSPHB_most"),
        )
        other = parts.sum_step(together, pension, "Vorsorgepauschale mit Arbeitslosenversicherung")
        larger = step(
            "Die günstigere Vorsorgepauschale",
            start(allowance.result, allowance.text),
            at_least(other.result, other.text),
            law=INSURANCE,
        )
        return unemployment, together, other, larger
