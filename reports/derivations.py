"""How figures came about, as a table: each figure with its steps, in plain language."""

from collections.abc import Iterable
from decimal import Decimal

from payroll.law.derivation import Derivation, Op, Rounding, Step, Term, Unit
from reports import words
from reports.layout.model import Align, Column, Row, RowKind, Table

Item = tuple[str, Decimal, Derivation]
"""A figure: its German name, its amount in euro, its derivation."""

_UNITS = {
    Unit.EURO: "€",
    Unit.HOURS: "Std.",
    Unit.MINUTES: "Min.",
    Unit.DAYS: "Tage",
    Unit.PERCENT: "%",
    Unit.NUMBER: "",
    Unit.EURO_PER_HOUR: "€ je Std.",
}


def derivation_table(items: Iterable[Item]) -> Table:
    """Return a table of *items*: a row for each figure, below it a row for each step."""
    return Table(
        (Column("Betrag und Rechenschritt", 130), Column("Ergebnis", 35, Align.NUMBER)),
        tuple(row for item in items for row in _rows(item)),
        "Rechenschritte zu jedem Betrag",
    )


def _rows(item: Item) -> list[Row]:
    title, amount, derivation = item
    details = [
        Row((_sentence(step, title), _quantity(step.result, step.unit) if step.terms else ""), RowKind.DETAIL)
        for step in derivation.steps
    ]
    return [Row((title, words.money(amount)), RowKind.GROUP), *details]


def _quantity(value: Decimal, unit: Unit) -> str:
    return words.quantity(value, _UNITS[unit], money=unit in (Unit.EURO, Unit.EURO_PER_HOUR))


def _term(term: Term) -> str:
    sign = "" if term.op is Op.START else f"{term.op} "
    return f"{sign}{_quantity(term.value, term.unit)} {term.label}".rstrip()


def _sentence(step: Step, title: str) -> str:
    """Return a step as it is calculated; what the *title* above it says already is not said again."""
    chain = " ".join(_term(term) for term in step.terms)
    named = "" if chain and step.text == title else f"{step.text}: " if chain else step.text
    rounding = f", {step.rounding}" if step.rounding is not Rounding.NONE else ""
    law = f" ({step.law})" if step.law else ""
    return f"{named}{chain}{rounding}{law}"
