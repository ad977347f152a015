"""The tariff of § 32a Abs. 1 EStG (UPTAB) and what tax classes V and VI make of it (MST5-6, UP5-6).

*places*: decimals UP5-6 keeps of its incomes, 2 in the plans until 2025, 0 from 2026.
"""

from decimal import Decimal

from payroll.law.wage_tax.arithmetic import NOTHING, ONE, dn
from payroll.law.wage_tax.constants import Constants

TARIFF_UNIT = Decimal(10_000)
UPPER_FACTOR = Decimal("1.25")
LOWER_FACTOR = Decimal("0.75")


def UPTAB(X: Decimal, c: Constants) -> Decimal:
    """Return the annual tax in whole euro on the income *X* (euro), before the splitting factor KZTAB."""
    if X < c.GFB + ONE:
        return NOTHING
    if c.zone_2_to + ONE > X:
        Y = dn((X - c.GFB) / TARIFF_UNIT, 6)
        return dn((Y * c.A2 + c.L2) * Y, 0)
    if c.zone_3_to + ONE > X:
        Y = dn((X - c.zone_2_to) / TARIFF_UNIT, 6)
        return dn((Y * c.A3 + c.L3) * Y + c.C3, 0)
    if c.zone_4_to + ONE > X:
        return dn(X * c.rate_4 - c.D4, 0)
    return dn(X * c.rate_5 - c.D5, 0)


def UP5_6(ZX: Decimal, c: Constants, places: int) -> Decimal:
    """Return twice the difference of the tax on 1.25 and 0.75 of *ZX*, at least the entry rate (§ 39b Abs. 2 Satz 7)."""
    ST1 = UPTAB(dn(ZX * UPPER_FACTOR, places), c)
    ST2 = UPTAB(dn(ZX * LOWER_FACTOR, places), c)
    return max((ST1 - ST2) * 2, dn(ZX * c.MIST_rate, 0))


def MST5_6(ZZX: Decimal, c: Constants, places: int) -> Decimal:
    """Return the annual tax in whole euro of tax classes V and VI on the income *ZZX* (whole euro)."""
    if ZZX > c.W2STKL5:
        ST = UP5_6(c.W2STKL5, c, places)
        if ZZX > c.W3STKL5:
            ST = dn(ST + (c.W3STKL5 - c.W2STKL5) * c.rate_4, 0)
            return dn(ST + (ZZX - c.W3STKL5) * c.rate_5, 0)
        return dn(ST + (ZZX - c.W2STKL5) * c.rate_4, 0)
    VERGL = UP5_6(ZZX, c, places)
    if ZZX <= c.W1STKL5:
        return VERGL
    HOCH = dn(UP5_6(c.W1STKL5, c, places) + (ZZX - c.W1STKL5) * c.rate_4, 0)
    return min(HOCH, VERGL)
