"""The year of one assistant on paper (Jahresübersicht): hours by month and kind, vacation, pay and deductions."""

from decimal import Decimal

from payroll.money import total
from payroll.office.papers import YearMonth, YearPaper, YearToDate
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
    Words,
)

KINDS = (
    ("worked", "gearbeitet"),
    ("standby", "Bereitschaft"),
    ("sick", "krank"),
    ("vacation", "Urlaub"),
    ("holiday", "Feiertag"),
    ("special", "bezahlt frei"),
)
PAY: tuple[tuple[Words, tuple[str, ...]], ...] = (
    ("Brutto €", ("gross",)),
    ("Steuern €", ("wage_tax", "solidarity", "church")),
    ("Beiträge €", ("health", "care", "pension", "unemployment")),
    ("Netto €", ("net",)),
    ("Auszahlung €", ("payout",)),
)
"""Columns of the pay table and the sums that make each of them."""


def year_statement(paper: YearPaper) -> Document:
    """Return the statement of *paper* as a document."""
    name = f"{paper.assistant.first_name} {paper.assistant.last_name}"
    title = f"Jahresübersicht {paper.year}"
    draft = " (Entwurf)" if paper.draft else ""
    return Document(
        title=f"{title}{draft}: {name}",
        author=paper.employer.name,
        day=paper.issued,
        footer=f"{title} · {name}{' · Entwurf' if paper.draft else ''}",
        blocks=(
            Heading(f"{title}{draft}", level=1),
            FactColumns((_parties(paper, name), *_accounts(paper))),
            Heading("Bezahlte Stunden"),
            _hours(paper),
            *_time_account(paper),
            Heading("Lohn"),
            _pay(paper),
            FactColumns(_sums(paper.total, paper.interruptions)),
            *_notes(paper),
        ),
    )


def _parties(paper: YearPaper, name: str) -> FactGroup:
    first, last = paper.months[0].month, paper.months[-1].month
    employer = paper.employer
    return FactGroup(
        "Beschäftigung",
        (
            Fact("Assistenzkraft", name),
            Fact("Geburtsdatum", words.day(paper.assistant.birth_date)),
            Fact("Angestellt bei", employer.name),
            Fact("Anschrift", f"{employer.street}, {employer.postcode} {employer.city}"),
            Fact("Monate", words.days(first.first, last.last)),
            Fact("Stand", words.day(paper.issued)),
        ),
    )


def _accounts(paper: YearPaper) -> tuple[FactGroup, ...]:
    account = paper.vacation
    if account is None:
        return ()
    days = (
        ("Rest aus dem Vorjahr", account.carried),
        ("Anspruch im Jahr", account.entitled),
        ("genommen", account.taken),
        ("geplant", account.planned),
    )
    left = (("noch offen", account.left), ("noch offen in Stunden", account.hours_left))
    shown = (*((label, value) for label, value in days if value), *left)
    facts = tuple(Fact(label, words.number(value, 2), number=True) for label, value in shown)
    return (FactGroup(f"Urlaub {account.year} in Tagen", facts),)


def _hours(paper: YearPaper) -> Table:
    """Months by kind; kinds nobody was paid for have no column."""
    kinds = [(kind, title) for kind, title in KINDS if any(_minutes(month, kind) for month in paper.months)]
    rows = [Row((_month(month), *_hour_cells([month], kinds))) for month in paper.months]
    rows.append(Row(("Zusammen", *_hour_cells(paper.months, kinds)), RowKind.SUM))
    columns = (
        Column("Monat", 32),
        *(Column(title, 21, Align.NUMBER) for _, title in kinds),
        Column("zusammen", 21, Align.NUMBER),
        Column("Urlaubstage", 21, Align.NUMBER),
    )
    return Table(columns, tuple(rows), "Bezahlte Stunden nach Monaten und Art, darunter die Summe", Density.COMPACT)


def _hour_cells(months: "tuple[YearMonth, ...] | list[YearMonth]", kinds: list[tuple[str, str]]) -> tuple[str, ...]:
    by_kind = [sum(_minutes(month, kind) for month in months) for kind, _ in kinds]
    days = sum(month.vacation_days for month in months)
    return (
        *(words.hours(count) if count else "" for count in by_kind),
        words.hours(sum(by_kind)),
        str(days) if days else "",
    )


def _time_account(paper: YearPaper) -> tuple[Block, ...]:
    """The account of a salary: hours beyond the contract, what was balanced, what is left (§ 2 Abs. 2 MiLoG)."""
    rows = paper.time_account
    if not rows:
        return ()
    columns = (
        Column("Monat", 32),
        Column("gegen Vertrag", 30, Align.NUMBER),
        Column("Gutschrift", 26, Align.NUMBER),
        Column("gleich zu zahlen", 30, Align.NUMBER),
        Column("ausgeglichen", 26, Align.NUMBER),
        Column("Stand", 24, Align.NUMBER),
    )
    cells = tuple(Row((words.month_name(row.month), *(words.number(hours, 2) for hours in row.figures))) for row in rows)
    summary = "Arbeitszeitkonto nach Monaten in Stunden, rechts der Stand am Ende des Monats"
    return (Heading("Arbeitszeitkonto"), Table(columns, cells, summary, Density.COMPACT))


def _minutes(month: YearMonth, kind: str) -> int:
    return dict(month.minutes).get(kind, 0)


def _month(month: YearMonth) -> str:
    return words.month_name(month.month) + ("" if month.closed else " (offen)")


def _pay(paper: YearPaper) -> Table:
    rows = [Row((_month(month), *_pay_cells(month.sums))) for month in paper.months]
    if paper.brought_along is not None:
        rows.insert(0, Row(("davor, übernommen", *_pay_cells(paper.brought_along, known=(0, 1)))))
    rows.append(Row(("Zusammen", *_pay_cells(paper.total)), RowKind.SUM))
    columns = (Column("Monat", 32), *(Column(title, 24, Align.NUMBER) for title, _ in PAY))
    return Table(columns, tuple(rows), "Lohn und Abzüge nach Monaten, darunter die Summe", Density.COMPACT)


def _pay_cells(sums: YearToDate, known: tuple[int, ...] = (0, 1, 2, 3, 4)) -> tuple[str, ...]:
    """Return the amounts of a row; of values brought along only some are *known*."""
    amounts = [total(getattr(sums, name) for name in names) for _, names in PAY]
    return tuple(words.amount(value) if index in known else "" for index, value in enumerate(amounts))


def _sums(sums: YearToDate, interruptions: int) -> tuple[FactGroup, ...]:
    bases = (("Steuerbrutto", sums.taxable), (words.SV_GROSS, sums.insurable))
    taxes = (("Lohnsteuer", sums.wage_tax), ("Solidaritätszuschlag", sums.solidarity), ("Kirchensteuer", sums.church))
    shares = (
        ("Krankenversicherung", sums.health),
        ("Pflegeversicherung", sums.care),
        ("Rentenversicherung", sums.pension),
        ("Arbeitslosenversicherung", sums.unemployment),
    )
    return (
        FactGroup(
            "Bruttowerte und Steuern im Jahr",
            (
                *(_fact(label, value) for label, value in (*bases, *taxes)),
                *([Fact("Großbuchstabe U", str(interruptions), number=True)] if interruptions else []),
            ),
        ),
        FactGroup("Beiträge im Jahr", tuple(_fact(label, value) for label, value in shares)),
    )


def _fact(label: Words, value: Decimal) -> Fact:
    return Fact(label, words.amount(value), number=True)


def _notes(paper: YearPaper) -> tuple[Block, ...]:
    notes = ["Stunden sind Dezimalstunden: 4,50 sind 4 Stunden und 30 Minuten. Beträge in Euro."]
    if paper.brought_along is not None:
        notes.append(
            "Davor hat eine andere Stelle abgerechnet. Von dort sind Brutto, Steuerbrutto, SV-Brutto und Lohnsteuer "
            "übernommen, soweit sie bekannt waren; die übrigen Summen beginnen mit dem ersten Monat hier."
        )
    if paper.draft:
        notes.append("Das ist ein Entwurf: Nicht alle Monate des Jahres sind abgeschlossen.")
    notes.append("Diese Übersicht ersetzt weder die Lohnabrechnungen noch die elektronische Lohnsteuerbescheinigung.")
    return (Paragraph(" ".join(notes), small=True),)
