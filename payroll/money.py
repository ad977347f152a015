"""Exact euro cents and the named roundings.

Why here and nowhere else: every amount in the house is a ``Decimal`` of euro with at most two decimals, made by
:func:`euro`; every rounding is one of the functions below, so that a reader can search for each place where a part of a
cent is lost. Binary floats are refused: 0.1 + 0.2 is not 0.3.
"""

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_HALF_UP, Decimal, InvalidOperation

CENT = Decimal("0.01")
ZERO = Decimal("0.00")
MINUTES_PER_HOUR = 60
_ENDS = Decimal(1).scaleb(-12)


def exact(value: str | int | Decimal) -> Decimal:
    """Return *value* as an exact, finite ``Decimal``; ``TypeError`` for floats, ``ValueError`` for anything not finite."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        raise TypeError(f"not an exact number: {value!r}")
    try:
        number = Decimal(value)
    except InvalidOperation as error:
        raise ValueError(f"not a number: {value!r}") from error
    if not number.is_finite():
        raise ValueError(f"not a finite number: {value!r}")
    return number


def euro(value: str | int | Decimal) -> Decimal:
    """Return *value* (euro) with exactly two decimals; ``ValueError`` if it holds parts of a cent."""
    number = exact(value)
    amount = number.quantize(CENT)
    if amount != number:
        raise ValueError(f"parts of a cent: {value!r}")
    return amount


def cents(amount: Decimal) -> int:
    """Return *amount* (euro, whole cents) as integer cents."""
    return int(euro(amount).scaleb(2))


def from_cents(value: int) -> Decimal:
    """Return integer cents as euro."""
    return Decimal(value).scaleb(-2).quantize(CENT)


def round_half_up_cent(value: Decimal) -> Decimal:
    """Round euro commercially to the cent: the third decimal 5 to 9 rounds away from zero (BVV § 1 Abs. 1)."""
    return value.quantize(CENT, rounding=ROUND_HALF_UP)


def cut_cent(value: Decimal) -> Decimal:
    """Drop parts of a cent towards zero (wage tax flow; church tax; day table R 39b.5 LStR)."""
    return value.quantize(CENT, rounding=ROUND_DOWN)


def round_half_up(value: Decimal, places: int) -> Decimal:
    """Round commercially to *places* decimals (hours, percentages, factors)."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def up_from(value: Decimal, fraction: Decimal) -> Decimal:
    """Raise to the next whole number if at least *fraction* of it is there, else keep the value (§ 5 Abs. 2 BUrlG).

    Sums of thirds and the like end somewhere; what reaches the fraction but for that reaches it.
    """
    reached = value.quantize(_ENDS) % 1 >= fraction
    return value.to_integral_value(rounding=ROUND_CEILING) if reached else value


def hours(minutes: int) -> Decimal:
    """Return minutes as hours shown half up to 0.01 (book format rule 5); pay itself is computed from the minutes."""
    return round_half_up(Decimal(minutes) / MINUTES_PER_HOUR, 2)


def total(amounts: Iterable[Decimal]) -> Decimal:
    """Return the sum in euro, ``0.00`` for none."""
    return sum(amounts, ZERO)


def share_by_largest_remainder(amount: Decimal, weights: Sequence[int]) -> tuple[Decimal, ...]:
    """Split *amount* (euro) by integer *weights*; the parts sum exactly to it (rule R8, funding 4.2).

    Each part gets its whole cents, the cents left over go to the largest remainders, ties in the order given.
    ``ValueError`` when a weight is negative or all are zero.
    """
    if any(weight < 0 for weight in weights) or sum(weights) == 0:
        raise ValueError(f"cannot share by these weights: {weights!r}")
    sign = -1 if amount < 0 else 1
    pot, whole = abs(cents(amount)), sum(weights)
    parts = [pot * weight // whole for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(pot * weights[i] % whole), i))
    for i in order[: pot - sum(parts)]:
        parts[i] += 1
    return tuple(from_cents(sign * part) for part in parts)
