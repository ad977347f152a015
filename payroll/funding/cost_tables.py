"""Cost of a report's period by kind (Table B) and by assistant and month (the nine-column cost table)."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from payroll.funding.cost_kinds import kinds_of
from payroll.funding.report import CostTable, CostTableRow, KindCost, Person
from payroll.funding.usage import AssistantUse, MonthUse
from payroll.money import ZERO, total
from payroll.pay.words import euros

KINDS = {
    "wage": "Löhne mit bezahlter Abwesenheit",
    "employer_share": "Arbeitgeberanteile zur Sozialversicherung",
    "levies": "Umlagen U1, U2 und Insolvenzgeldumlage",
    "flat_charges": "Abgaben an die Minijob-Zentrale und pauschale Steuer",
    "accident": "Unfallversicherung",
    "substitute": "Ersatzkraft",
    "invoices": "Rechnungen von Dienstleistern",
    "admin": "Pauschale für Verwaltung, Lohnbüro",
    "budget_assistance": "Budgetassistenz",
    "travel": "Fahrtkosten",
    "advert": "Stellenanzeigen",
    "training": "Fortbildung",
    "other": "Sonstiges",
}
"""Lines of Table B in their order."""

_KIND_OF_EXPENSE = {"accident_insurance": "accident", "payroll_office": "admin"}
_BRANCHES = ("pension", "unemployment", "health", "care")
_WITHOUT_PERSON = "Kosten, die zu keiner einzelnen Person gehören"


def cost_by_kind(uses: Iterable[MonthUse]) -> tuple[KindCost, ...]:
    """Return Table B, kinds without cost left out; the sum equals the cost of the months (reference 3g no. 4)."""
    sums: dict[str, Decimal] = dict.fromkeys(KINDS, ZERO)
    for use in uses:
        for entry in use.assistants:
            for kind, amount in kinds_of(entry):
                sums[kind] += amount
        sums["invoices"] += total(entry.gross.amount for entry in use.invoices)
        sums["admin"] += use.admin_lump_sum
        for expense in use.expenses:
            sums[_KIND_OF_EXPENSE.get(expense.kind, expense.kind)] += expense.amount
    return tuple(KindCost(kind=kind, text=KINDS[kind], amount=amount) for kind, amount in sums.items() if amount)


def cost_tables(uses: Sequence[MonthUse], people: Mapping[str, Person]) -> tuple[CostTable, ...]:
    """Return one cost table for each assistant, and one for what belongs to nobody; none for invoices.

    Column 9 holds what has no column of its own. The totals of all tables and the invoices equal Table A.
    """
    tables = []
    for key, person in people.items():
        entries = [entry for use in uses for entry in use.assistants if entry.assistant == key]
        if entries:
            tables.append(_table(person.name, tuple(_assistant_row(entry) for entry in entries), _foot(entries)))
    common = tuple(
        CostTableRow(month=use.month, minutes=0, other=use.outside_cap.amount, total=use.outside_cap.amount)
        for use in uses
        if use.outside_cap.amount
    )
    if common:
        tables.append(_table(_WITHOUT_PERSON, common, "Spalte 9 enthält Pauschalen und Auslagen nach Tabelle B."))
    return tuple(tables)


def _assistant_row(entry: AssistantUse) -> CostTableRow:
    parts, branches = dict(entry.parts), dict(entry.branches)
    named = {name: branches.get(name, ZERO) for name in _BRANCHES}
    gross, flat = parts.get("wage", ZERO), parts.get("flat_charges", ZERO)
    other = entry.cost.amount - gross - flat - total(named.values())
    return CostTableRow(
        month=entry.month,
        minutes=entry.minutes_of(),
        gross=gross,
        pension=named["pension"],
        unemployment=named["unemployment"],
        health=named["health"],
        care=named["care"],
        flat_charges=flat,
        other=other,
        total=entry.cost.amount,
        corrects=entry.corrects,
    )


def _table(name: str, rows: tuple[CostTableRow, ...], foot: str) -> CostTable:
    sums = CostTableRow(
        month=None,
        minutes=sum(row.minutes for row in rows),
        gross=total(row.gross for row in rows),
        pension=total(row.pension for row in rows),
        unemployment=total(row.unemployment for row in rows),
        health=total(row.health for row in rows),
        care=total(row.care for row in rows),
        flat_charges=total(row.flat_charges for row in rows),
        other=total(row.other for row in rows),
        total=total(row.total for row in rows),
    )
    return CostTable(name=name, rows=rows, sums=sums, foot=foot)


def _foot(entries: Sequence[AssistantUse]) -> str:
    """Name what column 9 holds."""
    held: dict[str, Decimal] = {}
    for entry in entries:
        known = total(amount for _, amount in entry.branches)
        for kind, amount in entry.parts:
            rest = amount - known if kind == "employer_share" else amount
            if kind not in {"wage", "flat_charges"} and rest:
                held[kind] = held.get(kind, ZERO) + rest
    if not held:
        return "Spalte 9 ist leer."
    return "Spalte 9 enthält: " + ", ".join(f"{KINDS[kind]} {euros(amount)}" for kind, amount in held.items()) + "."
