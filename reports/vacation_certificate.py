"""The certificate about vacation granted and paid out in the year a job ends (Urlaubsbescheinigung, § 6 Abs. 2 BUrlG)."""

from decimal import Decimal

from payroll.money import round_half_up
from payroll.office.vacation_certificates import VacationCertificatePaper
from reports import words
from reports.layout.model import (
    Align,
    Column,
    Document,
    Fact,
    Letterhead,
    Paragraph,
    Row,
    RowKind,
    Signatures,
    Table,
)

TITLE = "Urlaubsbescheinigung"


def vacation_certificate(paper: VacationCertificatePaper) -> Document:
    """Return the certificate, one page."""
    employer, person, year = paper.employer, paper.assistant, paper.employed.first.year
    name = f"{person.first_name} {person.last_name}"
    rows = (
        Row(("Urlaub, der gewährt wurde", _days(paper.granted))),
        Row(("Urlaub, der ausgezahlt wird", _days(paper.paid_out))),
        Row(("Zusammen", _days(paper.granted + paper.paid_out)), RowKind.SUM),
    )
    return Document(
        title=f"{TITLE} {year}, {name}",
        author=employer.name,
        day=paper.issued,
        footer=f"{TITLE} {year} · {name}",
        letterhead=Letterhead(
            sender=(employer.name, employer.street, f"{employer.postcode} {employer.city}"),
            recipient=(name, person.street, f"{person.postcode} {person.city}"),
            title=TITLE,
            subtitle=f"für das Jahr {year}",
            references=(
                Fact("Geboren am", words.day(person.birth_date)),
                Fact("Angestellt", words.days(paper.employed.first, paper.employed.last)),
                Fact("Datum", words.day(paper.issued)),
            ),
            contact=tuple(line for line in (employer.phone, employer.email) if line),
        ),
        blocks=(
            Paragraph(
                f"{name} war bei mir angestellt. Vom Urlaub des Jahres {year} wurde während dieser Anstellung gewährt oder "
                "wird ausgezahlt:"
            ),
            Table(
                (Column(f"Urlaub {year}", 120), Column("Arbeitstage", 40, Align.NUMBER)),
                rows,
                "Gewährter und ausgezahlter Urlaub in Arbeitstagen",
            ),
            Paragraph(
                "Diese Bescheinigung ist für den nächsten Arbeitgeber bestimmt: Urlaub, der hier steht, muss er in diesem "
                "Jahr nicht noch einmal geben (§ 6 Bundesurlaubsgesetz).",
                small=True,
            ),
            Signatures(("Ort, Datum", f"Unterschrift {employer.name}")),
        ),
    )


def _days(days: Decimal) -> str:
    return words.number(round_half_up(days, 2), 0, at_most=2)
