"""A derivation as lines of text that can be read aloud and followed with a pocket calculator."""

from decimal import ROUND_DOWN, Decimal
from typing import TYPE_CHECKING

from tui import wording

if TYPE_CHECKING:
    from payroll.law.derivation import Derivation, Step, Term

# printed by the value of the unit and the sign, so that faces need not import the law
_UNITS = {"EUR": "€", "h": "Stunden", "min": "Minuten", "Tage": "Tage", "%": "%", "": "", "EUR/h": "€ je Stunde"}
_MONEY = ("EUR", "EUR/h")
_START = "="
_LONGEST = Decimal(1).scaleb(-10)


def lines(derivation: "Derivation") -> list[str]:
    """Return each step: what is computed, its terms one a line, the result with rounding and provision; then the sources."""
    found = [line for step in derivation.told for line in _step(step)]
    sources = dict.fromkeys(source for step in derivation.told for source in step.sources)
    return [*found, *(f"Quelle: {source}" for source in sources)]


def _step(step: "Step") -> list[str]:
    law = f" ({step.law})" if step.law else ""
    if not step.terms:
        return [f"{step.text}{law}"]
    rounding = f", {step.rounding.value}" if step.rounding.value else ""
    result = f"  ergibt {quantity(step.result, step.unit.value)}{rounding}{law}"
    return [step.text, *(f"  {_term(term)}" for term in step.terms), result]


def _term(term: "Term") -> str:
    sign = "" if term.op.value == _START else f"{term.op.value} "
    return f"{sign}{quantity(term.value, term.unit.value)} {term.label}".rstrip()


def quantity(value: Decimal, unit: str) -> str:
    """Return a number with its unit; euro in whole cents always show two decimals, what is longer than ten ends in "…"."""
    whole_cents = unit in _MONEY and value == value.quantize(Decimal("0.01"))
    shown = value.quantize(_LONGEST, ROUND_DOWN)
    number = wording.amount(value) if whole_cents else wording.number(shown)
    return f"{number}{'' if shown == value else '…'} {_UNITS[unit]}".rstrip()
