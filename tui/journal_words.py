"""What journal entries say of changed rows, in German: tables, columns, values, with the words of the declared actions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from payroll.office.hours_grid import ABSENT_WORDS
from payroll.office.intake.words import clock_in_words, fold
from payroll.periods import Month
from tui import wording
from tui.actions import parsers, words
from tui.actions.catalog import GROUPS, of_group
from tui.actions.declare import Field

if TYPE_CHECKING:
    from payroll.office.protocol import FieldChange, RowChange

EMPTY = "leer"


@dataclass(frozen=True, slots=True)
class Table:
    """How people call the rows of a table, the group of actions whose words it uses, further words they may ask by."""

    title: str
    group: str = ""
    asked_as: tuple[str, ...] = ()


TABLES: Mapping[str, Table] = {
    "shifts": Table("Schicht", "", ("stunden", "arbeitszeit", "zeiten")),
    "absences": Table("Abwesenheit", "abwesenheit", ("fehlzeit", "krank", "urlaub", "krankheit")),
    "contracts": Table("Vertrag", "person"),
    "tax_facts": Table("Lohnsteuermerkmale", "person", ("steuer", "lohnsteuer")),
    "insurance_facts": Table("Versicherung", "person", ("sozialversicherung",)),
    "openings": Table("Übernommene Werte", "person", ("übernahme",)),
    "opening_vacation": Table("Übernommener Urlaub", "", ("übernahme",)),
    "opening_sick": Table("Übernommene Krankheit", "", ("übernahme",)),
    "roster": Table("Feste Zeit", "person", ("plan", "wochenplan")),
    "assistants": Table("Person", "person", ("angaben",)),
    "employer": Table("Arbeitgeber", "einstellung", ("einstellung",)),
    "own_job": Table("Eigene Arbeit", "einstellung"),
    "health_funds": Table("Krankenkasse", "kasse"),
    "fund_rates": Table("Sätze der Kasse", "kasse", ("kasse", "krankenkasse")),
    "funders": Table("Stelle", "bewilligung"),
    "grants": Table("Bewilligung", "bewilligung"),
    "grant_payments": Table("Eingang", "eingang"),
    "expenses": Table("Ausgabe", "ausgabe"),
    "cost_shares": Table("Anteil an festen Kosten", "bewilligung", ("anteile", "schlüssel")),
    "bank_lines": Table("Zeile des Bankkontos", "konto", ("bank",)),
    "invoices": Table("Rechnung", "rechnung"),
    "one_offs": Table("Einmalzahlung", "einmal", ("weihnachtsgeld", "prämie", "urlaubsgeld")),
    "refunds": Table("Erstattung", "erstattung"),
    "reports_sent": Table("Gesendeter Nachweis", "nachweis"),
    "substitute_requests": Table("Antrag auf eine Ersatzkraft", "vertretung"),
    "closed_months": Table("Abgeschlossener Monat"),
    "closed_slips": Table("Abrechnung"),
    "documents_due": Table("Dokument"),
    "settings": Table("Einstellung"),
    "overrides": Table("Befund, der so bleibt", "arbeitszeit"),
    "corrections_due": Table("Vorgemerkte Berichtigung"),
    "legal_holds": Table("Löschsperre", "aufbewahrung"),
    "final_decisions": Table("Endgültiger Bescheid", "aufbewahrung"),
}

COLUMNS: Mapping[str, str] = {
    "assistant": "Person",
    "key": "Kürzel",
    "start": "Beginn",
    "end": "Ende",
    "break_minutes": "Pause in Minuten",
    "kind": "Art",
    "state": "Stand",
    "grant": "Bewilligung",
    "private": "privat bezahlt",
    "covers": "vertritt",
    "valid_from": "ab",
    "valid_to": "bis",
    "worked_that_day": "am ersten Tag noch gearbeitet",
    "certified_from": "bescheinigt ab",
    "reported_on": "gemeldet am",
    "announced_on": "angesagt am",
    "noted_on": "eingetragen am",
    "ended_on": "beendet am",
    "former_to": "bisher bis",
    "check": "Befund",
    "corrected_in": "abgerechnet mit",
    "continues": "Folge von",
    "month": "Monat",
    "for_month": "für Monat",
    "amount": "Betrag",
    "on": "Tag",
    "number": "Nummer",
    "replaces": "ersetzt",
    "year": "Jahr",
    "days": "Tage",
    "days_used": "verbrauchte Tage",
    "municipality": "Gemeinde",
    "fund": "Krankenkasse",
    "premium_night": "Zuschlag Nacht",
    "premium_deep_night": "Zuschlag tiefe Nacht",
    "premium_sunday": "Zuschlag Sonntag",
    "premium_holiday": "Zuschlag Feiertag",
    "premium_high_holiday": "Zuschlag hoher Feiertag",
    "weekday": "Wochentag",
    "reason": "Grund",
    "since": "seit",
    "file_name": "Datei",
    "closed_by": "abgeschlossen von",
    "closed_at": "abgeschlossen am",
    "value": "Wert",
    "path": "liegt in",
    "subject": "für",
    "digest": "Prüfsumme",
    "done_at": "geschrieben am",
    "estimates_accepted": "mit Schätzwerten",
}
"""Columns that no declared field names, or that mean something else there."""

OWN_WORDS: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("shifts", "kind"): {
        "work": "Assistenz",
        "standby": "Bereitschaft",
        "travel": "Fahrt",
        "training": "Fortbildung",
        "companion": "Begleitung im Krankenhaus",
    },
    ("shifts", "state"): {
        "planned": "geplant",
        "worked": "gearbeitet",
        "dropped": "ausgefallen",
        "holiday": "wegen Feiertag ausgefallen",
    },
    ("absences", "kind"): ABSENT_WORDS,
    ("documents_due", "kind"): {
        "payslip": "Lohnabrechnung",
        "time_sheet": "Stundennachweis",
        "usage_report": "Verwendungsnachweis",
    },
    ("documents_due", "state"): {"due": "noch zu schreiben", "done": "geschrieben"},
    ("roster", "weekday"): {choice.value: choice.title for choice in words.WEEKDAY},
}
PERCENT = ("premium_",)
NAMING = {
    "shifts": ("start", "end"),
    "absences": ("kind", "valid_from", "valid_to"),
    "one_offs": ("month", "kind"),
    "assistants": ("first_name", "last_name"),
    "health_funds": ("name",),
    "funders": ("name",),
    "grants": ("reference",),
    "employer": (),
    "closed_slips": ("number",),
    "documents_due": ("file_name",),
}
"""Columns that say which row is meant; of other tables the day or month it holds from."""
_BY_DATE = ("valid_from", "on", "month", "for_month", "year", "number", "key", "file_name")


def title(change: "RowChange") -> str:
    """Return which row is meant: "Schicht Mo 2.3.2026, 8 bis 12 Uhr", "Vertrag ab 1.1.2026"."""
    table, row = TABLES.get(change.table, Table(change.table)), change.row
    if change.table == "shifts":
        start, end = row["start"], row["end"]
        times = f"{clock_in_words(start.time())} bis {clock_in_words(end.time())} Uhr"
        return f"{table.title} {wording.short_day(start.date())}{start.year}, {times}"
    names = NAMING.get(change.table) or tuple(name for name in _BY_DATE if row.get(name) is not None)[:1]
    said_names = [_named(change.table, name, row[name]) for name in names if row.get(name) is not None]
    return " ".join([table.title, *said_names])


def _named(table: str, column: str, value: Any) -> str:
    prefix = {"valid_from": "ab ", "valid_to": "bis ", "on": "vom "}.get(column, "")
    return f"{prefix}{said(table, column, value)}"


def label(table: str, column: str) -> str:
    """Return the name of a column."""
    field = _fields(table).get(column)
    if field is not None and (table, column) not in OWN_WORDS:
        return field.label
    return COLUMNS.get(column, column)


def said(table: str, column: str, value: Any) -> str:
    """Return a value in words: amounts in euro, rates in percent, days, choices by their titles."""
    if value is None or value == "":
        return EMPTY
    if (own := OWN_WORDS.get((table, column))) is not None:
        return own.get(str(value), str(value))
    field = _fields(table).get(column)
    if field is not None and field.choices and not isinstance(value, bool):
        found = next((choice.title for choice in field.choices if choice.value == value), None)
        if found is not None:
            return found
    return _said(value, field, column)


def _said(value: Any, field: Field | None, column: str) -> str:
    match value:
        case bool():
            return "ja" if value else "nein"
        case datetime():
            return f"{wording.day(value.date())}, {clock_in_words(value.time())} Uhr"
        case date():
            return wording.day(value)
        case Month():
            return wording.month(value)
        case Decimal() if field is not None and field.read in (parsers.money, parsers.signed_money):
            return wording.euro(value)
        case Decimal() if column.startswith(PERCENT) or (field is not None and field.read is parsers.percent):
            return f"{wording.number(value)} %"
        case Decimal():
            return f"{wording.number(value)} Stunden" if field is not None and field.read is parsers.hours else _plain(value)
        case tuple() | list():
            return ", ".join(str(each) for each in value) or EMPTY
    return str(value)


def _plain(value: Decimal) -> str:
    return wording.number(value)


@cache
def _fields(table: str) -> Mapping[str, Field]:
    """Return the declared fields of the actions that fill a table, by the column they fill."""
    known = TABLES.get(table)
    if known is None or known.group not in GROUPS:
        return {}
    found: dict[str, Field] = {}
    for action in of_group(known.group):
        for field in action.fields:
            found.setdefault(field.name, field)
    return found


def lines(change: "RowChange", *, spoken: bool = False) -> list[str]:
    """Return what became of a row: one line for a row added or removed, else one for each changed column.

    *spoken*: old and new in words instead of an arrow.
    """
    name = title(change)
    if change.kind in ("changed", "from_then_on"):
        return [
            f"{name}, {label(change.table, each.column)}: {_old_new(change.table, each, spoken=spoken)}"
            for each in change.fields
        ]
    if change.table == "closed_slips" and change.kind == "added":
        replaced = change.row["replaces"]
        return [f"{name}, festgeschrieben" + (f", ersetzt {replaced}" if replaced else "")]
    verb = "neu" if change.kind == "added" else "gelöscht"
    details = [_detail(change, each) for each in change.fields if each.column not in _told(change)]
    kept = ", ".join(detail for detail in details if detail)
    return [f"{name}, {verb}" + (f": {kept}" if kept else "")]


def _told(change: "RowChange") -> tuple[str, ...]:
    """Columns of an added or removed row that its title tells, or that tell only whose it is."""
    return (*NAMING.get(change.table, _BY_DATE), "assistant", "key")


def _detail(change: "RowChange", each: "FieldChange") -> str:
    value = each.after if change.kind == "added" else each.before
    if value in (None, False, "", 0, ()):
        return ""
    name = label(change.table, each.column)
    return name if value is True else f"{name} {said(change.table, each.column, value)}"


def _old_new(table: str, each: "FieldChange", *, spoken: bool) -> str:
    old, new = said(table, each.column, each.before), said(table, each.column, each.after)
    return f"vorher {old}, jetzt {new}" if spoken else f"{old} → {new}"


def asked(typed: str) -> Callable[[str, str], bool] | None:
    """Return whether a column of a table is meant by the words *typed*; ``None`` if they name none.

    Whole words go before beginnings, tables before columns.
    """
    wanted = fold(typed).strip()
    for fits in (str.__eq__, str.startswith):
        tables = {name for name in TABLES if any(fits(word, wanted) for word in _asked_as(name))}
        if tables:
            return lambda table, _column, meant=tables: table in meant
        columns = {
            (name, column)
            for name in TABLES
            for column in (*_fields(name), *COLUMNS)
            if fits(fold(label(name, column)), wanted)
        }
        if columns:
            return lambda table, column, meant=columns: (table, column) in meant
    return None


def _asked_as(table: str) -> list[str]:
    known = TABLES[table]
    return [fold(word) for word in (known.title, *known.asked_as)]
