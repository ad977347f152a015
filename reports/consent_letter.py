"""The consent of the disabled person's own employer to an assistant on the premises (Einwilligung, layout 3e)."""

from payroll.office.letters import ConsentPaper
from reports import words
from reports.layout.model import Document, Fact, Heading, Letterhead, Paragraph, Points, Signatures

TITLE = "Einwilligung in die Arbeitsassistenz"


def consent_letter(paper: ConsentPaper) -> Document:
    """Return the letter: what is asked, what the employer need not fear, and the declaration to sign."""
    employer = paper.employer
    return Document(
        title=f"{TITLE}, {paper.job.employer}",
        author=employer.name,
        day=paper.issued,
        footer=f"{TITLE} · {employer.name}",
        letterhead=Letterhead(
            sender=(employer.name, employer.street, f"{employer.postcode} {employer.city}"),
            recipient=paper.recipient,
            title=TITLE,
            subtitle="am Arbeitsplatz",
            references=(
                Fact("Arbeitszeit", f"{words.number(paper.job.weekly_hours, at_most=2)} Stunden in der Woche"),
                Fact("Datum", words.day(paper.issued)),
            ),
            contact=tuple(line for line in (employer.phone, employer.email) if line),
        ),
        blocks=(
            Paragraph(
                "Sehr geehrte Damen und Herren, für meine Arbeit bei Ihnen brauche ich Arbeitsassistenz (§ 185 Abs. 5 SGB "
                "IX). Das Integrationsamt bezahlt sie nur, wenn Sie schriftlich einwilligen, dass eine Assistenzkraft mit "
                "in den Betrieb kommt. Darum bitte ich Sie."
            ),
            Heading("Was das für Sie bedeutet"),
            Points(
                (
                    "Die Assistenzkraft ist bei mir angestellt. Ihnen entstehen keine Kosten und keine Pflichten.",
                    _work(paper),
                    "Sie folgt meinen Weisungen und hält sich an Ihre Hausordnung, den Arbeitsschutz und den Datenschutz.",
                    "Über alles, was sie im Betrieb erfährt, schweigt sie.",
                    *([f"Es kommen: {', '.join(paper.assistants)}."] if paper.assistants else []),
                )
            ),
            Signatures(("Ort, Datum", f"Unterschrift {employer.name}")),
            Heading("Erklärung des Arbeitgebers"),
            Paragraph(
                f"Wir sind einverstanden, dass {employer.name} am Arbeitsplatz in unserem Betrieb von Assistenzkräften "
                "unterstützt wird und dass diese dafür das Betriebsgelände betreten. Die Einwilligung gilt, bis wir sie "
                "widerrufen."
            ),
            Signatures(("Ort, Datum", f"Unterschrift und Stempel {paper.job.employer}")),
        ),
    )


def _work(paper: ConsentPaper) -> str:
    help_given = paper.work or "Handreichungen, Vorlesen, Begleiten auf Wegen"
    return f"Sie hilft nur: {help_given}. Meine Arbeit tue ich selbst."
