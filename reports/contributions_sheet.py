"""The sheet of a month's payments: wages, contributions for each collecting office, wage tax for the Anmeldung."""

from datetime import date
from typing import TYPE_CHECKING

from payroll.pay.facts import Employer
from reports import words
from reports.layout.model import (
    Align,
    Block,
    Column,
    Density,
    Document,
    Fact,
    FactColumns,
    FactGroup,
    Heading,
    Paragraph,
    Row,
    RowKind,
    Table,
)

if TYPE_CHECKING:
    from payroll.office.levies import FundSheet, LevySheet, TaxSheet


def contributions_sheet(sheet: "LevySheet", employer: Employer, issued: date) -> Document:
    """Return the sheet of *sheet*'s month as a document for the *employer*, printed on the day *issued*."""
    title = f"Löhne und Abgaben {words.month_and_year(sheet.month)}"
    return Document(
        title=title,
        author=employer.name,
        day=issued,
        footer=f"{title} · {employer.name}",
        blocks=(
            Heading(title, level=1),
            FactColumns((_numbers(employer, issued),)),
            Heading("Löhne"),
            _wages(sheet),
            *(block for fund in sheet.funds for block in _fund(fund)),
            Heading("Lohnsteuer-Anmeldung"),
            *_tax(sheet.tax),
        ),
    )


def _numbers(employer: Employer, issued: date) -> FactGroup:
    facts = (
        Fact("Name", employer.name),
        Fact("Betriebsnummer", employer.establishment_number),
        Fact("Steuernummer", f"{employer.tax_number}, Finanzamt {employer.tax_office}"),
        Fact("Erstellt am", words.day(issued)),
    )
    return FactGroup("Angaben für die Meldungen", facts)


def _wages(sheet: "LevySheet") -> Table:
    rows = [
        Row((wage.name, words.iban(wage.iban) if wage.iban else "IBAN fehlt", words.amount(wage.amount)))
        for wage in sheet.wages
    ]
    rows.append(Row(("Summe", "", words.amount(sheet.wages_total)), RowKind.SUM))
    columns = (Column("an", 60), Column("IBAN", 60), Column("Betrag €", 30, Align.NUMBER))
    return Table(columns, tuple(rows), "Auszahlungen an die Assistenzkräfte", Density.COMPACT)


def _fund(fund: "FundSheet") -> tuple[Block, ...]:
    rows = [Row((code, words.CONTRIBUTION_GROUPS.get(code, ""), words.amount(amount))) for code, amount in fund.groups]
    rows.append(Row(("Summe", "voraussichtlich in diesem Monat", words.amount(fund.expected)), RowKind.SUM))
    if fund.corrections:
        named = ", ".join(f"{code} {words.amount(amount)}" for code, amount in fund.corrections)
        rows.append(Row(("dazu", f"Berichtigung früherer Monate: {named}", words.amount(fund.corrected))))
    settled = (
        ("stattdessen erlaubt: wie im Vormonat", fund.allowed_instead),
        ("Vormonat endgültig", fund.last_month),
        ("Rest des Vormonats, wenn so gezahlt wurde", fund.rest),
    )
    said = "; ".join(f"{label} {words.money(value)}" for label, value in settled if value is not None)
    days = (
        f"Beitragsnachweis absenden bis {words.day(fund.statement_sent_by)}, er muss am {words.day(fund.statement_day)} "
        f"dort sein. Das Geld muss am {words.day(fund.due)} dort sein."
    )
    columns = (Column("Beitragsgruppe", 26), Column("Beitrag", 94), Column("Betrag €", 30, Align.NUMBER))
    table = Table(columns, tuple(rows), f"Beiträge an {fund.name} nach Beitragsgruppen", Density.COMPACT)
    notes = (Paragraph(said[0].upper() + said[1:] + ".", small=True),) if said else ()
    return (Heading(f"Beiträge an {fund.name}"), table, Paragraph(days), *notes)


def _tax(tax: "TaxSheet") -> tuple[Block, ...]:
    named = [
        ("Lohnsteuer", tax.wage_tax),
        ("Solidaritätszuschlag", tax.solidarity),
        *((f"Kirchensteuer {words.church(body)}", amount) for body, amount in tax.church),
        ("pauschale Lohnsteuer", tax.flat),
    ]
    rows = [Row((text, words.amount(amount))) for text, amount in named if amount]
    rows.append(Row(("Summe", words.amount(tax.total)), RowKind.SUM))
    period = words.days(tax.first.first, tax.last.last)
    state = "" if tax.complete else " Der Zeitraum ist noch nicht zu Ende; die Summe wächst noch."
    columns = (Column("Steuer", 120), Column("Betrag €", 30, Align.NUMBER))
    return (
        Table(columns, tuple(rows), f"Steuern für das Finanzamt, {period}", Density.COMPACT),
        Paragraph(f"Zeitraum {period}, Anmeldung und Zahlung bis {words.day(tax.due)}.{state}"),
    )
