"""Small tools for the steps of the wage tax."""

from decimal import Decimal

from payroll.law.derivation import Rounding, Step, Term, at_least, step
from payroll.law.wage_tax.arithmetic import NOTHING

CURRENT = "§ 39b Abs. 2 EStG"
INSURANCE = "§ 39b Abs. 2 Satz 5 Nr. 3 EStG"

Steps = tuple[Step, ...]


def remark(text: str, law: str) -> Step:
    """Return a step without a calculation that says why something is 0."""
    return Step(text, (), NOTHING, law=law)


def percent(rate: Decimal) -> Decimal:
    """Return a share as percent."""
    return rate.scaleb(2)


def not_negative(
    text: str, *terms: Term, rounding: Rounding = Rounding.NONE, law: str, sources: tuple[str, ...] = ()
) -> Step:
    """Return a step whose result is at least 0; the floor is printed only where it is needed."""
    made = step(text, *terms, rounding=rounding, law=law, sources=sources)
    return made if made.result >= 0 else step(text, *terms, at_least(NOTHING, "null"), law=law, sources=sources)
