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


_NAMED_UNITS = {Unit.MINUTES: "minute", Unit.HOURS: "stunde", Unit.DAYS: "tage", Unit.PERCENT: "prozent"}
_SIGNS = {Op.MINUS: "−"}


def derivation_table(items: Iterable[Item]) -> Table:
    """Return a table of *items*: a row for each figure, below it a row for each step.

    A step that stands below an earlier figure already is not repeated; the last step of a figure always stands.
    """
    rows: list[Row] = []
    printed: set[Step] = set()
    for title, amount, derivation in items:
        rows.append(Row((title, words.money(amount)), RowKind.GROUP))
        for step in derivation.steps:
            if step not in printed or step is derivation.steps[-1]:
                result = _quantity(step.result, step.unit) if step.terms else ""
                rows.append(Row((_sentence(step, title), result), RowKind.DETAIL))
        printed.update(derivation.steps)
    columns = (Column("Betrag und Rechenschritt", 138), Column("Ergebnis", 29, Align.NUMBER))
    return Table(columns, tuple(rows), "Rechenschritte zu jedem Betrag")


def _quantity(value: Decimal, unit: Unit, label: str = "") -> str:
    """Return a number with its unit, unless the *label* behind it names the unit itself."""
    named = unit in _NAMED_UNITS and _NAMED_UNITS[unit] in label.casefold()
    return words.quantity(value, "" if named else _UNITS[unit], money=unit in (Unit.EURO, Unit.EURO_PER_HOUR))


def _term(term: Term) -> str:
    sign = "" if term.op is Op.START else f"{_SIGNS.get(term.op, term.op)}\u00a0"
    return f"{sign}{_quantity(term.value, term.unit, term.label)} {term.label}".rstrip()


def _sentence(step: Step, title: str) -> str:
    """Return a step as it is calculated; what the *title* above it says already is not said again."""
    chain = " ".join(_term(term) for term in step.terms)
    named = "" if chain and step.text == title else f"{step.text}: " if chain else step.text
    rounding = f", {step.rounding}" if step.rounding is not Rounding.NONE else ""
    law = f" ({step.law})" if step.law else ""
    return f"{named}{chain}{rounding}{law}"
