"""How a figure came about, as a value that can be printed, spoken and recomputed with a pocket calculator.

A :class:`Step` is one chain of operations carried out from left to right, as a pocket calculator does it: there are no
brackets; what would need them is a step of its own, whose result the next step starts from. A :class:`Derivation` is a
list of steps, the last of which gives the figure. ``replay`` recomputes each step from the numbers it prints, so a test
can prove that no printed derivation lies.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from enum import StrEnum
from operator import add, mul, sub, truediv

from payroll.money import ZERO, up_from

HUNDRED = Decimal(100)


class Op(StrEnum):
    """What a term does to the result so far; the value is the sign that is printed."""

    START = "="
    PLUS = "+"
    MINUS = "-"
    TIMES = "×"
    DIVIDED = "÷"
    AT_MOST = "höchstens"
    AT_LEAST = "mindestens"


class Unit(StrEnum):
    """Unit of a printed number. A percentage counts as its hundredth in a calculation."""

    EURO = "EUR"
    HOURS = "h"
    MINUTES = "min"
    DAYS = "Tage"
    PERCENT = "%"
    NUMBER = ""
    EURO_PER_HOUR = "EUR/h"


class Rounding(StrEnum):
    """Named roundings; the value is the sentence printed beside the result."""

    NONE = ""
    HALF_UP_CENT = "kaufmännisch auf den Cent gerundet"
    CUT_CENT = "auf den Cent abgeschnitten"
    CUT_EURO = "auf volle Euro abgeschnitten"
    UP_EURO = "auf volle Euro aufgerundet"
    HALF_UP_2 = "kaufmännisch auf zwei Stellen gerundet"
    WHOLE_MINUTE = "kaufmännisch auf volle Minuten gerundet"
    DOUBLED_HALF = "halb gerechnet, kaufmännisch auf den Cent gerundet und verdoppelt"
    UP_FROM_HALF_DAY = "ein Bruchteil von mindestens einem halben Tag ist ein ganzer Tag"


_ROUNDINGS: dict[Rounding, Callable[[Decimal], Decimal]] = {
    Rounding.NONE: lambda x: x,
    Rounding.HALF_UP_CENT: lambda x: x.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP),
    Rounding.CUT_CENT: lambda x: x.quantize(Decimal("0.01"), rounding=ROUND_DOWN),
    Rounding.CUT_EURO: lambda x: x.quantize(Decimal(1), rounding=ROUND_DOWN),
    Rounding.UP_EURO: lambda x: x.quantize(Decimal(1), rounding=ROUND_UP),
    Rounding.HALF_UP_2: lambda x: x.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP),
    Rounding.WHOLE_MINUTE: lambda x: x.quantize(Decimal(1), rounding=ROUND_HALF_UP),
    Rounding.DOUBLED_HALF: lambda x: (x / 2).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP) * 2,
    Rounding.UP_FROM_HALF_DAY: lambda x: up_from(x, Decimal(1) / 2),
}


_OPERATIONS: dict[Op, Callable[[Decimal, Decimal], Decimal]] = {
    Op.START: lambda _, operand: operand,
    Op.PLUS: add,
    Op.MINUS: sub,
    Op.TIMES: mul,
    Op.DIVIDED: truediv,
    Op.AT_MOST: min,
    Op.AT_LEAST: max,
}


@dataclass(frozen=True, slots=True)
class Term:
    """One operand: *op* applied with *value* (printed with *unit*), named in plain German by *label*."""

    op: Op
    value: Decimal
    unit: Unit
    label: str


def _carried_out(terms: tuple[Term, ...], rounding: Rounding) -> Decimal:
    """Carry out a chain from left to right."""
    value = Decimal(0)
    for term in terms:
        operand = term.value / HUNDRED if term.unit is Unit.PERCENT else term.value
        value = _OPERATIONS[term.op](value, operand)
    return _ROUNDINGS[rounding](value)


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a calculation.

    *text* says in plain German what is computed; *terms* start with ``Op.START``; *result* is what the chain gives after
    *rounding*; *law* names the provision ("BVV § 2 Abs. 1"); *sources* name the parameters used, with year, status and
    source as :attr:`payroll.law.parameters.Parameter.citation` prints them. A step without terms is a remark.
    """

    text: str
    terms: tuple[Term, ...]
    result: Decimal
    unit: Unit = Unit.EURO
    rounding: Rounding = Rounding.NONE
    law: str = ""
    sources: tuple[str, ...] = ()

    def replay(self) -> Decimal:
        """Recompute the result from the printed terms alone."""
        return _carried_out(self.terms, self.rounding)


@dataclass(frozen=True, slots=True)
class Derivation:
    """Steps from the first number to the figure; the last step with terms gives it."""

    steps: tuple[Step, ...]

    @property
    def told(self) -> tuple[Step, ...]:
        """The steps as a reader wants them: what two figures rest on together is told once."""
        return tuple(dict.fromkeys(self.steps))

    def then(self, *steps: Step) -> "Derivation":
        """Return this derivation continued by *steps*."""
        return Derivation(self.steps + steps)


@dataclass(frozen=True, slots=True)
class Figure:
    """An amount in euro together with how it came about."""

    amount: Decimal
    derivation: Derivation

    @classmethod
    def nothing(cls, reason: str, law: str = "") -> "Figure":
        """Return 0.00 with the reason in a sentence."""
        return cls(ZERO, Derivation((Step(reason, (), ZERO, law=law),)))


def start(value: Decimal, label: str, unit: Unit = Unit.EURO) -> Term:
    """First term of a chain."""
    return Term(Op.START, value, unit, label)


def plus(value: Decimal, label: str, unit: Unit = Unit.EURO) -> Term:
    """Add *value*."""
    return Term(Op.PLUS, value, unit, label)


def minus(value: Decimal, label: str, unit: Unit = Unit.EURO) -> Term:
    """Take *value* away."""
    return Term(Op.MINUS, value, unit, label)


def times(value: Decimal, label: str, unit: Unit = Unit.NUMBER) -> Term:
    """Multiply by *value*."""
    return Term(Op.TIMES, value, unit, label)


def divided(value: Decimal, label: str, unit: Unit = Unit.NUMBER) -> Term:
    """Divide by *value*."""
    return Term(Op.DIVIDED, value, unit, label)


def at_most(value: Decimal, label: str, unit: Unit = Unit.EURO) -> Term:
    """Cap at *value*."""
    return Term(Op.AT_MOST, value, unit, label)


def at_least(value: Decimal, label: str, unit: Unit = Unit.EURO) -> Term:
    """Raise to *value*."""
    return Term(Op.AT_LEAST, value, unit, label)


def step(
    text: str,
    *terms: Term,
    rounding: Rounding = Rounding.NONE,
    law: str = "",
    unit: Unit = Unit.EURO,
    sources: tuple[str, ...] = (),
) -> Step:
    """Make a step whose result is computed from its own terms: what is printed is what was computed."""
    return Step(text, terms, _carried_out(terms, rounding), unit, rounding, law, sources)


def figure(*steps: Step) -> Figure:
    """Make a figure from its steps; the last step's result, in whole cents, is the amount."""
    return Figure(steps[-1].result.quantize(ZERO), Derivation(steps))


def sum_figure(text: str, parts: Iterable[tuple[str, Figure]], law: str = "") -> Figure:
    """Add named figures; parts of 0.00 are left out of the printed chain."""
    named = [(name, part.amount) for name, part in parts if part.amount]
    if not named:
        return Figure.nothing(text, law)
    terms = (start(named[0][1], named[0][0]), *(plus(amount, name) for name, amount in named[1:]))
    return figure(step(text, *terms, law=law))
