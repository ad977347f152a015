"""The tables of a usage report as files for a spreadsheet: CSV as German programs read it, and XLSX.

Both hold the same tables as the paper, and the same bytes for the same report. Text that a spreadsheet would take for a
formula stays text.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from payroll.funding.report import AccountRow, CostTableRow, InvoiceRow, UsageReport
from payroll.money import MINUTES_PER_HOUR, round_half_up
from payroll.office.papers import TimeSheetPaper, TimeSheetRow
from reports import words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | Decimal | date | None

_FORMULA = re.compile(r"[=+\-@\t\r]")
_ZIP_DAY = (1980, 1, 1, 0, 0, 0)
_MONEY_FORMAT, _DAY_FORMAT = "#,##0.00", "DD.MM.YYYY"
_TITLE_LENGTH = 31
_NOT_IN_TITLES = re.compile(r"[\[\]:*?/\\]")
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its *title*, the names of its columns, its rows."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def sheets_of(report: UsageReport, time_sheets: Sequence[TimeSheetPaper] = ()) -> tuple[Sheet, ...]:
    """Return the tables of *report* in the order of the paper; those it does not have are left out."""
    found = [_head(report), _account(report), _kinds(report)]
    if report.assistants:
        found.append(_assistants(report))
    if report.invoices:
        found.append(_invoices(report))
    if report.cost_tables:
        found.append(_cost_tables(report))
    if time_sheets:
        found.append(_hours(report, time_sheets))
    return tuple(found)


def csv_of(sheets: Iterable[Sheet]) -> bytes:
    """Return the tables one below the other: semicolon, decimal comma, UTF-8 with a byte order mark."""
    out = StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for number, sheet in enumerate(sheets):
        if number:
            writer.writerow(())
        writer.writerow((sheet.title,))
        writer.writerow(sheet.header)
        writer.writerows([_german(cell) for cell in row] for row in sheet.rows)
    return out.getvalue().encode("utf-8-sig")


def xlsx_of(sheets: Iterable[Sheet], day: date) -> bytes:
    """Return the tables as a workbook, one sheet each, dated *day*."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _fill(book.create_sheet(_NOT_IN_TITLES.sub("-", sheet.title)[:_TITLE_LENGTH]), sheet)
    return _settled(book, day)


def _german(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case Decimal():
            return f"{cell:f}".replace(".", ",")
        case date():
            return words.day(cell)
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _fill(page: "Worksheet", sheet: Sheet) -> None:
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    for line, row in enumerate((sheet.header, *sheet.rows), 1):
        for column, value in enumerate(row, 1):
            if value in (None, ""):
                continue
            cell = page.cell(line, column, value)
            if isinstance(value, str):
                cell.data_type = "s"
            else:
                cell.number_format = _DAY_FORMAT if isinstance(value, date) else _MONEY_FORMAT
            if line == 1:
                cell.font = Font(bold=True)
    for column in range(1, len(sheet.header) + 1):
        longest = max(len(_german(row[column - 1])) for row in (sheet.header, *sheet.rows))
        page.column_dimensions[get_column_letter(column)].width = min(longest + 2, _WIDEST)
    page.freeze_panes = "A2"


def _settled(book: "Workbook", day: date) -> bytes:
    """Return the file without the moment it was written: openpyxl and zip both put it in."""
    from openpyxl.xml.functions import tostring

    written = BytesIO()
    book.save(written)
    moment = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the format knows no zone
    book.properties.creator = "Lohn"
    book.properties.created = book.properties.modified = moment
    core = tostring(book.properties.to_tree())
    settled = BytesIO()
    with ZipFile(written) as source, ZipFile(settled, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            entry = ZipInfo(name, _ZIP_DAY)
            entry.compress_type = ZIP_DEFLATED
            target.writestr(entry, core if name == "docProps/core.xml" else source.read(name))
    return settled.getvalue()


def _shown_hours(minutes: Decimal | int) -> Decimal:
    return round_half_up(Decimal(minutes) / MINUTES_PER_HOUR, 2)


def _head(report: UsageReport) -> Sheet:
    grant = report.grant
    rows: list[tuple[Cell, ...]] = [
        ("Nachweis", report.title),
        ("Von", report.employer.name),
        ("An", report.funder.name),
        ("Aktenzeichen", grant.reference),
        ("Bewilligt ab", grant.valid_from),
        ("Bewilligt bis", grant.valid_to),
        ("Berichtszeit ab", report.first.first),
        ("Berichtszeit bis", report.last.last),
        ("Art", "Schlussnachweis" if report.final else "Zwischennachweis"),
        ("Erstellt am", report.issued),
        ("Fällig am", report.box.due_on),
        ("Stand des Kontos", report.result.balance),
        ("Nicht verbraucht", report.result.unspent),
        ("Selbst getragen", report.result.own_cost),
    ]
    if report.replaces:
        rows.append(("Ersetzt den Nachweis vom", report.replaces))
    if report.draft:
        rows.append(("Stand", "Entwurf: Nicht alle Monate sind abgeschlossen."))
    rows += [("Bearbeitet von", name) for name in report.prepared_by]
    return Sheet("Nachweis", ("Angabe", "Wert"), tuple(rows))


def _account(report: UsageReport) -> Sheet:
    header = (
        "Monat",
        "erhalten am",
        "Vorschuss",
        "Stunden Arbeit",
        "Stunden bezahlt frei",
        "Stunden Ersatz",
        "Kosten",
        "Erstattungen",
        "anerkannt",
        "nicht anerkannt",
        "Stand",
    )
    rows = [_account_row(row) for row in report.account]
    if report.opening:
        rows.insert(0, ("Übertrag", *[None] * 9, report.opening))
    return Sheet("A Abrechnung", header, (*rows, _account_row(report.account_sums)))


def _account_row(row: AccountRow) -> tuple[Cell, ...]:
    return (
        "Summe" if row.month is None else str(row.month),
        ", ".join(words.day(day) for day in row.received_on),
        row.advance,
        *(_shown_hours(minutes) for minutes in (row.minutes_worked, row.minutes_absence, row.minutes_substitute)),
        row.cost,
        row.refunds,
        row.recognised,
        row.not_recognised,
        row.balance,
    )


def _kinds(report: UsageReport) -> Sheet:
    rows = [(kind.text, kind.amount) for kind in report.cost_by_kind]
    return Sheet("B Kosten nach Art", ("Art der Kosten", "Betrag"), (*rows, ("Summe", report.cost_total)))


def _assistants(report: UsageReport) -> Sheet:
    rows = tuple(
        (row.name, _shown_hours(row.minutes), row.cost, row.registered_since, ", ".join(row.substitute_for))
        for row in report.assistants
    )
    return Sheet("C Assistenzkräfte", ("Assistenzkraft", "Stunden", "Kosten", "angemeldet seit", "Ersatz für"), rows)


def _invoices(report: UsageReport) -> Sheet:
    header: tuple[str, ...] = ("Rechnung", "Dienstleister", "vom", "Leistung ab", "Leistung bis", "Stunden", "Brutto")
    if any(each.assignment for each in report.invoices):
        header = (*header, "Einsatz", "Fahrt Stunden", "Fahrt Kosten")
    rows = tuple(
        (i.number, i.provider, i.on, i.first, i.last, i.hours, i.gross, *_assignment(i, len(header)))
        for i in report.invoices
    )
    return Sheet("C Rechnungen", header, rows)


def _assignment(invoice: InvoiceRow, columns: int) -> tuple[Cell, ...]:
    """The columns of interpreters, where the table has them."""
    travel = None if invoice.travel_minutes is None else _shown_hours(invoice.travel_minutes)
    return (invoice.assignment, travel, invoice.travel_cost)[: max(columns - 7, 0)]


def _cost_tables(report: UsageReport) -> Sheet:
    header = (
        "Assistenzkraft",
        "1 Monat",
        "2 Stunden",
        "3 Arbeitnehmer-Brutto",
        "4 Rentenversicherung",
        "5 Arbeitslosenversicherung",
        "6 Krankenversicherung",
        "7 Pflegeversicherung",
        "8 Minijob-Zentrale",
        "9 anderes",
        "Summe",
    )
    rows = tuple(_cost_row(table.name, row) for table in report.cost_tables for row in (*table.rows, table.sums))
    return Sheet("Kostentabelle", header, rows)


def _cost_row(name: str, row: CostTableRow) -> tuple[Cell, ...]:
    month = "Summe" if row.month is None else str(row.month)
    if row.corrects is not None:
        month = f"{month} zu {row.corrects}"
    money = (row.gross, row.pension, row.unemployment, row.health, row.care, row.flat_charges, row.other, row.total)
    return (name, month, _shown_hours(row.minutes), *money)


def _hours(report: UsageReport, time_sheets: Sequence[TimeSheetPaper]) -> Sheet:
    names = {row.assistant: row.name for row in report.assistants}
    rows = tuple(_hours_row(names[sheet.assistant.key], row) for sheet in time_sheets for row in sheet.rows)
    header = ("Assistenzkraft", "Tag", "Beginn", "Ende", "Pause Minuten", "Stunden", "Art")
    return Sheet("Stundennachweise", header, rows)


def _hours_row(name: str, row: TimeSheetRow) -> tuple[Cell, ...]:
    return (
        name,
        row.day,
        words.clock(row.start) if row.start else None,
        words.clock(row.end) if row.end else None,
        Decimal(row.break_minutes),
        _shown_hours(row.minutes),
        words.TIME_KINDS.get(row.kind, row.kind),
    )
