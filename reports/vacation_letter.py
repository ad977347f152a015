"""The notice to an assistant to take open vacation: days, until when, and that they lapse otherwise (§ 7 Abs. 3 BUrlG)."""

from decimal import Decimal

from payroll.money import round_half_up
from payroll.office.vacation_letters import VacationLetterPaper
from reports import words
from reports.layout.model import (
    Align,
    Block,
    Column,
    Document,
    Fact,
    Heading,
    Letterhead,
    Paragraph,
    Points,
    Row,
    RowKind,
    Signatures,
    Table,
)

TITLE = "Bitte nehmen Sie Ihren Urlaub"


def vacation_letter(paper: VacationLetterPaper) -> Document:
    """Return the letter, one page, with a line to sign that it was received."""
    employer, person = paper.employer, paper.assistant
    name = f"{person.first_name} {person.last_name}"
    return Document(
        title=f"Hinweis zum Urlaub {paper.year}, {name}",
        author=employer.name,
        day=paper.issued,
        footer=f"Hinweis zum Urlaub {paper.year} · {name}",
        letterhead=Letterhead(
            sender=(employer.name, employer.street, f"{employer.postcode} {employer.city}"),
            recipient=(name, person.street, f"{person.postcode} {person.city}"),
            title=TITLE,
            subtitle=f"Hinweis zum Urlaub {paper.year}",
            references=(Fact("Noch offen", _days(paper)), Fact("Datum", words.day(paper.issued))),
            contact=tuple(line for line in (employer.phone, employer.email) if line),
        ),
        blocks=(
            Paragraph(
                f"Guten Tag {name}, Sie haben noch Urlaub. Bitte nehmen Sie ihn, solange das geht. Hier steht, wie viel es "
                "ist und bis wann."
            ),
            Heading("So viel Urlaub ist offen"),
            _table(paper),
            *_provisional(paper),
            Heading("Bitte nehmen Sie diesen Urlaub"),
            Points(
                (
                    f"Nehmen Sie alle {_days(paper)} bis zum {words.day(paper.until)}.",
                    "Sagen Sie mir bald, wann Sie frei haben möchten. Ich richte mich danach, soweit es geht.",
                )
            ),
            Heading("Was aus Urlaub wird, den Sie nicht nehmen"),
            *_otherwise(paper),
            Signatures(("Ort, Datum", f"Unterschrift {employer.name}")),
            Paragraph("Ich habe diesen Brief bekommen."),
            Signatures(("Datum", f"Unterschrift {name}")),
        ),
    )


def _number(days: Decimal) -> str:
    return words.number(round_half_up(days, 2), 0, at_most=2)


def _days(paper: VacationLetterPaper) -> str:
    shown = _number(paper.days)
    return f"{shown} {'Tag' if shown == '1' else 'Tage'}"


def _table(paper: VacationLetterPaper) -> Table:
    rows = tuple(Row((f"Urlaub {year}", _number(days))) for year, days in paper.open)
    total = Row(("Zusammen", _number(paper.days)), RowKind.SUM)
    columns = (Column("Urlaub aus dem Jahr", 120), Column("Arbeitstage", 40, Align.NUMBER))
    return Table(columns, (*rows, total), "Offene Urlaubstage nach Jahren und zusammen")


def _provisional(paper: VacationLetterPaper) -> tuple[Block, ...]:
    if not paper.provisional:
        return ()
    text = (
        "Die Zahl ist vorläufig. Ihr Urlaub richtet sich nach den Tagen, an denen Sie Dienst haben; am Jahresende wird "
        "gezählt. Weniger wird dadurch nicht, was Sie schon genommen haben."
    )
    return (Paragraph(text, small=True),)


def _otherwise(paper: VacationLetterPaper) -> tuple[Block, ...]:
    if paper.leaving:
        text = (
            f"Ihre Anstellung endet am {words.day(paper.until)}. Urlaub, den Sie bis dahin nicht nehmen können, zahle ich "
            "Ihnen aus (§ 7 Abs. 4 Bundesurlaubsgesetz)."
        )
        return (Paragraph(text),)
    return (
        Paragraph(
            f"Urlaub, den Sie bis zum {words.day(paper.until)} nicht nehmen, obwohl Sie könnten, verfällt an diesem Tag.",
            strong=True,
        ),
        Paragraph(
            "Stehen dringende Gründe im Betrieb oder bei Ihnen dagegen, zum Beispiel eine Krankheit, bleibt er bis zum "
            f"{words.day(paper.carried_until)}. Bei langer Krankheit, Mutterschutz und Elternzeit gelten längere Fristen "
            "(§ 7 Abs. 3 Bundesurlaubsgesetz)."
        ),
    )
