"""The usage report (Verwendungsnachweis) of one grant: what was granted, received, used, and what is left."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from payroll.funding.report import AccountRow, InvoiceRow, UsageReport
from payroll.money import total
from payroll.office.papers import TimeSheetPaper
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
    Letterhead,
    Paragraph,
    Points,
    Result,
    Row,
    RowKind,
    Signatures,
    Table,
)
from reports.usage_annexes import cost_tables, derivations, time_sheets


@dataclass(frozen=True, slots=True, kw_only=True)
class Annexes:
    """What follows the report: cost table of each assistant, time sheets, how each figure came about."""

    costs: bool = True
    time_sheets: tuple[TimeSheetPaper, ...] = ()
    derived: bool = False


WITH_COSTS = Annexes()


def usage_report(report: UsageReport, annexes: Annexes = WITH_COSTS) -> Document:
    """Return the report as a document with the *annexes* that are wanted."""
    period = f"{words.month_and_year(report.first)} bis {words.month_and_year(report.last)}"
    draft = " (Entwurf)" if report.draft else ""
    return Document(
        title=f"{report.title}, {report.grant.reference}, {period}{draft}",
        author=report.employer.name,
        day=report.issued,
        footer=f"Verwendungsnachweis {report.grant.reference} · {period}{' · Entwurf' if report.draft else ''}",
        letterhead=_letterhead(report),
        blocks=(
            FactColumns((_granted(report), _terms(report))),
            Heading("A  Abrechnung nach Monaten"),
            _account(report),
            Paragraph(_account_foot(report), small=True),
            Heading("B  Kosten nach Art"),
            _kinds(report),
            *_people(report),
            *((Paragraph(" ".join(report.sharing), small=True),) if report.sharing else ()),
            Heading("Ergebnis"),
            *_result(report),
            *_explanations(report),
            Heading("Erklärungen"),
            Points(report.declarations),
            Paragraph("Anlagen: " + "; ".join(report.annexes) + "." if report.annexes else "Keine Anlagen."),
            *_prepared(report),
            Signatures(("Ort, Datum", f"Unterschrift {report.employer.name}")),
            *(cost_tables(report) if annexes.costs else ()),
            *time_sheets(report, annexes.time_sheets),
            *(derivations(report) if annexes.derived else ()),
        ),
    )


def _prepared(report: UsageReport) -> tuple[Block, ...]:
    """Say who worked on the report, where it was not the employer alone (Budget-Assistenz)."""
    return (Paragraph(f"Bearbeitet von {', '.join(report.prepared_by)}."),) if report.prepared_by else ()


def _letterhead(report: UsageReport) -> Letterhead:
    employer, funder, grant = report.employer, report.funder, report.grant
    references = [
        Fact("Aktenzeichen", grant.reference),
        *([Fact("Bescheid vom", words.day(grant.notice_on))] if grant.notice_on else []),
        *([Fact("Bei Ihnen", grant.clerk)] if grant.clerk else []),
        Fact("Bewilligt", words.days(grant.valid_from, grant.valid_to)),
        Fact("Berichtszeit", words.days(report.first.first, report.last.last)),
        Fact("Nachweis", "Schlussnachweis" if report.final else "Zwischennachweis"),
        Fact("Form", words.GRANT_MODELS[report.kind]),
        Fact("Erstellt am", words.day(report.issued)),
    ]
    if report.replaces:
        references.append(Fact("Ersetzt", f"den Nachweis vom {words.day(report.replaces)}"))
    if report.draft:
        references.append(Fact("Stand", "Entwurf: Nicht alle Monate sind abgeschlossen."))
    return Letterhead(
        sender=(employer.name, employer.street, f"{employer.postcode} {employer.city}"),
        recipient=(funder.name, funder.street, f"{funder.postcode} {funder.city}"),
        title=report.title,
        subtitle=f"{words.short_month(report.first)} bis {words.short_month(report.last)}",
        references=tuple(references),
        contact=tuple(line for line in (employer.phone, employer.email) if line),
    )


def _granted(report: UsageReport) -> FactGroup:
    box = report.box
    facts = []
    if box.month_hours is not None:
        facts.append(Fact("Stunden im Monat", words.number(box.month_hours.amount, 2), number=True))
    named = (
        ("Betrag im Monat", box.monthly_amount),
        ("Pauschale im Monat", box.lump_sum_month),
        ("Höchstbetrag je Stunde", box.rate_cap),
        ("Pauschale für Verwaltung", box.admin_lump_sum or None),
    )
    facts += [Fact(label, words.money(value), number=True) for label, value in named if value is not None]
    return FactGroup("Bewilligt ist", tuple(facts) or (Fact("Umfang", "siehe Bescheid"),))


def _terms(report: UsageReport) -> FactGroup:
    box = report.box
    facts = [
        Fact("Nachweis fällig", f"{words.REPORT_EVERY[box.report_every]}, spätestens am {words.day(box.due_on)}"),
        Fact("Rest eines Monats", "darf übertragen werden" if box.carry_over else "darf nicht übertragen werden"),
        Fact("Rest am Ende", words.SETTLEMENT[box.settlement]),
    ]
    if box.rate_cap is not None and box.rate_cap_scope and box.rate_cap_measures:
        measured = f"{words.CAP_MEASURES[box.rate_cap_measures]}, {words.CAP_SCOPE[box.rate_cap_scope]}"
        facts.insert(0, Fact("Höchstbetrag umfasst", measured))
    grant, job = report.grant, report.employer.own_job
    if grant.basis is not None:
        facts.append(Fact("Grundlage", words.GRANT_BASES[grant.basis]))
    if grant.basis is not None and job is not None:
        facts.append(Fact("Eigene Arbeit", f"{job.employer}, {words.number(job.weekly_hours, 2)} Stunden in der Woche"))
    if grant.conditions is not None:
        due = f", bis {words.day(grant.conditions_due)}" if grant.conditions_due else ""
        facts.append(Fact("Auflage", f"{grant.conditions}{due}"))
    return FactGroup("Bedingungen", tuple(facts))


def _account_row(row: AccountRow, kind: RowKind = RowKind.ORDINARY) -> Row:
    money = (row.cost, row.refunds, row.recognised, row.not_recognised, row.balance)
    return Row(
        (
            "Summe" if row.month is None else words.short_month(row.month),
            ", ".join(f"{day:%d.%m.}" for day in row.received_on),
            words.amount(row.advance),
            *(words.clock_hours(minutes) for minutes in (row.minutes_worked, row.minutes_absence, row.minutes_substitute)),
            *(words.amount(value) for value in money),
        ),
        kind,
    )


def _account(report: UsageReport) -> Table:
    rows = [_account_row(row) for row in report.account]
    if report.opening:
        rows.insert(0, Row(("Übertrag", *[""] * 9, words.amount(report.opening))))
    rows.append(_account_row(report.account_sums, RowKind.SUM))
    money = ("Kosten", "Erstat\u00adtungen", "aner\u00adkannt", "nicht aner\u00adkannt", "Stand")
    return Table(
        (
            Column("Monat", 14),
            Column("erhalten am", 12),
            Column("Vor\u00adschuss", 15, Align.NUMBER),
            *(Column(text, 12, Align.NUMBER) for text in ("Arbeit Std.", "bezahlt frei Std.", "Ersatz Std.")),
            *(Column(text, 15.5, Align.NUMBER) for text in money),
        ),
        tuple(rows),
        "Für jeden Monat Vorschuss, Stunden, Kosten, Erstattungen, anerkannter Betrag und Stand des Kontos",
        Density.DENSE,
    )


def _account_foot(report: UsageReport) -> str:
    sums = report.account_sums
    parts = (
        ("Arbeit", sums.minutes_worked),
        ("bezahlt frei", sums.minutes_absence),
        ("Ersatzkraft", sums.minutes_substitute),
    )
    named = ", ".join(f"{label} {words.hours(minutes)}" for label, minutes in parts)
    return (
        "Beträge in Euro. "
        f"Stunden dezimal: {named}, zusammen {words.hours(sums.minutes)}. Anerkannt sind die Kosten ohne Erstattungen, "
        "so weit die Bewilligung reicht. Ein Stand unter null ist eigenes Geld, das ausgelegt wurde."
    )


def _kinds(report: UsageReport) -> Table:
    rows = [Row((kind.text, words.amount(kind.amount))) for kind in report.cost_by_kind]
    rows.append(Row(("Summe wie in Tabelle A", words.amount(report.cost_total)), RowKind.SUM))
    columns = (Column("Art der Kosten", 120), Column("Betrag €", 30, Align.NUMBER))
    return Table(columns, tuple(rows), "Kosten des Zeitraums nach ihrer Art", Density.COMPACT)


def _people(report: UsageReport) -> tuple[Block, ...]:
    """Table C: the assistants, or the invoices of providers; each only where there are any."""
    blocks: list[Block] = []
    if report.assistants:
        blocks += [Heading("C  Assistenzkräfte"), _assistants(report)]
    assignments = [each for each in report.invoices if each.assignment is not None]
    others = [each for each in report.invoices if each.assignment is None]
    if assignments:
        blocks += [Heading("C  Einsätze von Dolmetscherinnen und Dolmetschern"), _assignments(assignments)]
    if others:
        blocks += [Heading("C  Rechnungen"), _invoices(others)]
    return tuple(blocks)


def _assignments(invoices: Sequence[InvoiceRow]) -> Table:
    """Table of interpreters: date, assignment, cost, with hours and travel (reference 3a)."""
    rows = [
        Row(
            (
                words.days(invoice.first, invoice.last) if invoice.first != invoice.last else words.day(invoice.first),
                invoice.assignment or "",
                invoice.provider,
                words.number(invoice.hours, 2),
                words.hours(invoice.travel_minutes) if invoice.travel_minutes else "",
                words.amount(invoice.travel_cost) if invoice.travel_cost else "",
                words.amount(invoice.gross),
            )
        )
        for invoice in invoices
    ]
    together = words.amount(total(invoice.gross for invoice in invoices))
    rows.append(Row(("Zusammen", "", "", "", "", "", together), RowKind.SUM))
    columns = (
        Column("Tag", 24),
        Column("Einsatz", 44),
        Column("Von", 32),
        Column("Stunden", 16, Align.NUMBER),
        Column("Fahrt h", 14, Align.NUMBER),
        Column("Fahrt €", 16, Align.NUMBER),
        Column("Kosten €", 20, Align.NUMBER),
    )
    return Table(
        columns, tuple(rows), "Einsätze mit Tag, Anlass und Kosten mit Umsatzsteuer, darunter die Summe", Density.COMPACT
    )


def _assistants(report: UsageReport) -> Table:
    rows = [
        Row(
            (
                person.name,
                words.hours(person.minutes),
                words.amount(person.cost),
                words.day(person.registered_since) if person.registered_since else "",
                ", ".join(person.substitute_for),
            )
        )
        for person in report.assistants
    ]
    columns = (
        Column("Assistenzkraft", 50),
        Column("Stunden", 20, Align.NUMBER),
        Column("Kosten €", 25, Align.NUMBER),
        Column("angemeldet seit", 28),
        Column("Ersatz für", 35),
    )
    return Table(columns, tuple(rows), "Assistenzkräfte mit Stunden und Kosten", Density.COMPACT)


def _invoices(invoices: Sequence[InvoiceRow]) -> Table:
    rows = [
        Row(
            (
                invoice.number,
                invoice.provider,
                words.day(invoice.on),
                words.days(invoice.first, invoice.last),
                words.number(invoice.hours, 2),
                words.amount(invoice.gross),
            )
        )
        for invoice in invoices
    ]
    columns = (
        Column("Rechnung", 24),
        Column("Dienstleister", 40),
        Column("vom", 20),
        Column("für", 42),
        Column("Stunden", 18, Align.NUMBER),
        Column("Brutto €", 22, Align.NUMBER),
    )
    return Table(columns, tuple(rows), "Rechnungen von Dienstleistern mit Umsatzsteuer", Density.COMPACT)


def _result(report: UsageReport) -> tuple[Block, ...]:
    result = report.result
    if result.unspent:
        figure = Result("Nicht verbraucht", words.money(result.unspent), result.proposal_text)
    else:
        figure = Result("Selbst getragen", words.money(result.own_cost), result.proposal_text)
    parts: tuple[tuple[str, Decimal], ...] = (
        ("Stand des Kontos", result.balance),
        ("nicht verbraucht", result.unspent),
        ("nicht anerkannt", result.not_recognised),
        ("selbst getragen", result.own_cost),
    )
    said = ", ".join(f"{label} {words.money(value)}" for label, value in parts)
    bank = f"Bankverbindung: {words.iban(report.employer.iban)}."
    return figure, Paragraph(f"{said[0].upper()}{said[1:]}. {bank}", small=True)


def _explanations(report: UsageReport) -> tuple[Block, ...]:
    if not report.explanations:
        return ()
    return Heading("Erläuterungen"), Points(report.explanations)
