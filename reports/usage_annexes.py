"""Annexes of a usage report: the cost table of each assistant, and how each figure came about."""

from collections.abc import Sequence

from payroll.funding.report import CostTable, CostTableRow, UsageReport
from payroll.office.papers import TimeSheetPaper
from reports import words
from reports.derivations import derivation_table
from reports.layout.model import Align, Block, Column, Density, Heading, NewPage, Paragraph, Row, RowKind, Table
from reports.time_sheet import sheet_blocks


def cost_tables(report: UsageReport) -> tuple[Block, ...]:
    """Return the annex of cost tables, one for each assistant; nothing if the report has none."""
    blocks: list[Block] = []
    for table in report.cost_tables:
        blocks += [
            Heading(f"Kostentabelle {table.name}"),
            _table(table),
            Paragraph(f"Beträge in Euro. {table.foot}", small=True),
        ]
    return (NewPage(), *blocks) if blocks else ()


def time_sheets(report: UsageReport, sheets: Sequence[TimeSheetPaper]) -> tuple[Block, ...]:
    """Return the annex of time sheets, one a page, with the names the report uses."""
    names = {row.assistant: row.name for row in report.assistants}
    blocks: list[Block] = []
    for sheet in sheets:
        name = names[sheet.assistant.key]
        heading = Heading(f"Stundennachweis {words.month_and_year(sheet.month)}, {name}")
        blocks += [NewPage(), heading, *_correction(sheet), *sheet_blocks(sheet, name)]
    return tuple(blocks)


def _correction(sheet: TimeSheetPaper) -> tuple[Block, ...]:
    if sheet.corrected_in is None:
        return ()
    text = (
        f"Berichtigung: Dieser Stundennachweis ersetzt den früheren für {words.month_and_year(sheet.month)}. Der "
        f"Unterschied steht im Konto im {words.month_and_year(sheet.corrected_in)}."
    )
    return (Paragraph(text),)


def derivations(report: UsageReport) -> tuple[Block, ...]:
    """Return the annex of derivations."""
    items = [(title, figure.amount, figure.derivation) for title, figure in report.derivations]
    return (NewPage(), Heading("So kommen die Beträge zustande"), derivation_table(items)) if items else ()


def _row(row: CostTableRow, kind: RowKind = RowKind.ORDINARY) -> Row:
    money = (row.gross, row.pension, row.unemployment, row.health, row.care, row.flat_charges, row.other, row.total)
    month = "Summe" if row.month is None else words.short_month(row.month)
    if row.corrects is not None:
        month = f"{month} zu {words.short_month(row.corrects)}"
    return Row((month, words.hours(row.minutes), *(words.amount(value) for value in money)), kind)


def _table(table: CostTable) -> Table:
    headings = (
        "3 Arbeit\u00adnehmer-Brutto",
        "4 Renten\u00adversiche\u00adrung",
        "5 Arbeits\u00adlosenver\u00adsicherung",
        "6 Kranken\u00adversiche\u00adrung",
        "7 Pflege\u00adversiche\u00adrung",
        "8 Minijob-Zentrale",
        "9 anderes",
        "Summe",
    )
    return Table(
        (
            Column("1 Monat", 14),
            Column("2 Stun\u00adden", 14, Align.NUMBER),
            *(Column(heading, 16, Align.NUMBER) for heading in headings),
        ),
        (*(_row(row) for row in table.rows), _row(table.sums, RowKind.SUM)),
        f"Kosten für {table.name}, Monat für Monat",
        Density.DENSE,
    )
