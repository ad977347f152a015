"""The wage tax plan of January to November 2024 (changed plan of 23 February 2024, Stand 11 March 2024).

December 2024 has a plan of its own, which the program does not have.
"""

from dataclasses import dataclass
from decimal import Decimal

from payroll.law.wage_tax.flow_until_2025 import ConstantsUntil2025, FlowUntil2025
from payroll.law.wage_tax.inputs import COMMON, code, declare

KRV_EAST = 1
KRV_NONE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Constants2024(ConstantsUntil2025):
    """What the plan of 2024 adds: two ceilings of pension insurance."""

    BBGRV_WEST: Decimal
    BBGRV_OST: Decimal


class Flow2024(FlowUntil2025):
    """One run of the plan of January to November 2024."""

    INPUTS = COMMON | declare(
        code("KRV", "Rentenversicherung: 0 gesetzlich West, 1 gesetzlich Ost, 2 nicht", 0, 2),
        code("PKV", "Krankenversicherung: 0 gesetzlich, 1 privat ohne, 2 privat mit Zuschuss", 0, 2),
    )

    c: Constants2024

    @property
    def pension_ceiling(self) -> tuple[str, Decimal] | None:
        """BBGRV West or Ost as KRV says."""
        if self.KRV == KRV_NONE:
            return None
        return ("BBGRV_OST", self.c.BBGRV_OST) if self.KRV == KRV_EAST else ("BBGRV_WEST", self.c.BBGRV_WEST)
