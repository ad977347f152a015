"""The two roundings of the wage tax plan; there is no commercial rounding anywhere in it."""

from decimal import ROUND_DOWN, ROUND_UP, Decimal

NOTHING = Decimal(0)
ONE = Decimal(1)
HUNDRED = Decimal(100)
MONTHS_OF_A_YEAR = 12
TAX_DAYS_OF_A_YEAR = 360
TAX_DAYS_OF_A_WEEK = 7

_PLACES = tuple(Decimal(1).scaleb(-places) for places in range(7))


def dn(x: Decimal, n: int) -> Decimal:
    """Cut *x* off after *n* decimals (0 to 6), towards zero."""
    return x.quantize(_PLACES[n], ROUND_DOWN)


def up(x: Decimal, n: int) -> Decimal:
    """Round *x* away from zero to *n* decimals (0 to 6)."""
    return x.quantize(_PLACES[n], ROUND_UP)
