"""The time sheet (Stundennachweis) of one assistant and month, to be signed by both sides."""

from payroll.office.papers import ERASED, TimeSheetPaper, TimeSheetRow
from payroll.periods import midnight
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
    Signatures,
    Spoken,
    Table,
    Words,
)


def time_sheet(paper: TimeSheetPaper, *, called: str | None = None) -> Document:
    """Return the time sheet of *paper*; *called*: initials or a number where a funder is not to see the name."""
    name = called or f"{paper.assistant.first_name} {paper.assistant.last_name}"
    title = f"Stundennachweis {words.month_and_year(paper.month)}"
    draft = " (Entwurf)" if paper.draft else ""
    return Document(
        title=f"{title}{draft}: {name}",
        author=paper.employer.name,
        day=paper.issued,
        footer=f"{title} · {name}{' · Entwurf' if paper.draft else ''}",
        blocks=(Heading(f"{title}{draft}", level=1), *sheet_blocks(paper, name)),
    )


def sheet_blocks(paper: TimeSheetPaper, name: str) -> tuple[Block, ...]:
    """Return what stands below the heading of a time sheet; *name*: how the assistant is called on it."""
    return (
        FactColumns((_parties(paper, name), _sums(paper))),
        _table(paper),
        Paragraph("Wir bestätigen, dass die Stunden so geleistet und die Fehlzeiten richtig eingetragen sind."),
        Signatures(("Ort, Datum, Unterschrift Assistenzkraft", f"Ort, Datum, Unterschrift {paper.employer.name}")),
    )


def _parties(paper: TimeSheetPaper, name: str) -> FactGroup:
    employer = paper.employer
    facts = (
        Fact("Assistenzkraft", name),
        Fact("Angestellt bei", employer.name),
        Fact("Anschrift", f"{employer.street}, {employer.postcode} {employer.city}"),
        Fact("Monat", words.days(paper.month.first, paper.month.last)),
        Fact("Erstellt am", words.day(paper.issued)),
    )
    return FactGroup("Beschäftigung", facts)


def _paid_minutes(paper: TimeSheetPaper) -> int:
    return sum(row.minutes for row in paper.rows)


def _sums(paper: TimeSheetPaper) -> FactGroup:
    """The sums in decimal hours; other paid time is what the rows hold beyond the four named kinds."""
    named = (
        ("gearbeitet", paper.minutes_worked),
        ("krank", paper.minutes_sick),
        ("Urlaub", paper.minutes_vacation),
        ("Feiertag", paper.minutes_holiday),
    )
    rest = _paid_minutes(paper) - sum(minutes for _, minutes in named)
    kinds = (*named, ("anders bezahlt", rest)) if rest else named
    facts = [Fact(label, words.hours(minutes), number=True) for label, minutes in kinds]
    together = _paid_minutes(paper)
    facts.append(Fact(f"bezahlt zusammen ({words.clock_hours(together)})", words.hours(together), number=True))
    return FactGroup("Stunden des Monats", tuple(facts))


def _end(row: TimeSheetRow) -> Words:
    if row.end is None:
        return ""
    if row.end.date() == row.day:
        return words.clock(row.end)
    if row.end == midnight(row.end.date()):
        return "24:00"
    clock = words.clock(row.end)
    return Spoken(f"{clock} +1", f"{clock} am Tag danach")


def _row(row: TimeSheetRow) -> Row:
    return Row(
        (
            words.NOTHING if row.kind == ERASED else words.weekday(row.day),
            words.clock(row.start) if row.start else "",
            _end(row),
            str(row.break_minutes) if row.break_minutes else "",
            words.hours(row.minutes),
            words.TIME_KINDS.get(row.kind, row.kind),
            row.purpose,
        )
    )


def _table(paper: TimeSheetPaper) -> Table:
    rows = [_row(row) for row in paper.rows]
    rows.append(Row(("Bezahlte Stunden", "", "", "", words.hours(_paid_minutes(paper)), "", ""), RowKind.SUM))
    return Table(
        (
            Column("Tag", 29),
            Column("Beginn", 14, Align.NUMBER),
            Column("Ende", 14, Align.NUMBER),
            Column("Pause Min.", 17, Align.NUMBER),
            Column("Stunden", 18, Align.NUMBER),
            Column("Art", 34),
            Column("Zweck", 28),
        ),
        tuple(rows),
        "Arbeitszeiten und bezahlte Fehlzeiten Tag für Tag, darunter die Summe",
        Density.COMPACT,
    )
