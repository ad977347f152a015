"""The wage tax plan of 2025 (changed: BMF-Schreiben of 22 January 2025, IV C 5 - S 2361/00025/014/024)."""

from dataclasses import dataclass
from decimal import Decimal

from payroll.law.wage_tax.flow_until_2025 import ConstantsUntil2025, FlowUntil2025
from payroll.law.wage_tax.inputs import COMMON, code, declare


@dataclass(frozen=True, slots=True, kw_only=True)
class Constants2025(ConstantsUntil2025):
    """What the plan of 2025 adds: one ceiling of pension insurance for the whole country."""

    BBGRV: Decimal


class Flow2025(FlowUntil2025):
    """One run of the plan of 2025."""

    INPUTS = COMMON | declare(
        code("KRV", "Rentenversicherung: 0 gesetzlich, 1 nicht", 0, 1),
        code("PKV", "Krankenversicherung: 0 gesetzlich, 1 privat ohne, 2 privat mit Zuschuss", 0, 2),
    )

    c: Constants2025

    @property
    def pension_ceiling(self) -> tuple[str, Decimal] | None:
        """BBGRV unless KRV says otherwise."""
        return None if self.KRV else ("BBGRV", self.c.BBGRV)
