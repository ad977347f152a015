"""The request for the cost of a substitute (Antrag auf Kostenübernahme für eine Ersatzkraft): one page, no diagnosis."""

from decimal import Decimal

from payroll.funding.report_words import purpose_name
from payroll.money import ZERO, round_half_up
from payroll.office.letters import SubstitutePaper
from payroll.periods import Month
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
    Result,
    Row,
    RowKind,
    Signatures,
    Table,
)

TITLE = "Antrag auf Kostenübernahme für eine Ersatzkraft"
REASONS = {
    "illness": "Krankheit",
    "accident": "Unfall",
    "vacation": "Urlaub",
    "maternity": "Mutterschutz",
    "vacancy": "Stelle nicht besetzt",
    "other": "andere Abwesenheit",
}
COVERS = {
    "existing": "vorhandene Assistenzkraft mit mehr Stunden",
    "new": "neue Assistenzkraft",
    "provider": "Assistenzdienst",
}


def substitute_request(paper: SubstitutePaper) -> Document:
    """Return the letter of *paper* (layout 3h)."""
    request = paper.request
    span = words.days(request.first, request.last)
    return Document(
        title=f"{TITLE}, {paper.grant.reference}, {span}",
        author=paper.employer.name,
        day=paper.issued,
        footer=f"Antrag Ersatzkraft {paper.grant.reference} · {span}",
        letterhead=_letterhead(paper),
        blocks=(
            Paragraph(
                "Sehr geehrte Damen und Herren, eine Assistenzkraft fehlt. Ich brauche Ersatz und bitte Sie, die "
                "zusätzlichen Kosten zu übernehmen."
            ),
            FactColumns((_absence(paper), _need(paper), _cover(paper))),
            *_work(paper),
            Heading("4  Geld"),
            _money(paper),
            Paragraph(_money_foot(paper), small=True),
            Heading("5  Bitte"),
            Result("Beantragt", words.money(max(request.extra, ZERO)), _wish(paper)),
            Paragraph(_urgent(paper)),
            Signatures(("Ort, Datum", f"Unterschrift {paper.employer.name}")),
            Paragraph(_annexes(paper), small=True),
        ),
    )


def email_sentence(paper: SubstitutePaper) -> str:
    """Return the request as one sentence for an e-mail: its receipt starts the clock."""
    request = paper.request
    return (
        f"Zum Aktenzeichen {paper.grant.reference} beantrage ich die Kosten einer Ersatzkraft für "
        f"{words.hours(request.lost_minutes)} ausgefallene Stunden vom {words.day(request.first)} bis "
        f"{words.day(request.last)} (Grund: {REASONS[request.reason]}), zusätzlich {words.money(max(request.extra, ZERO))}, "
        "ab Eingang dieser Nachricht; der unterschriebene Antrag folgt mit der Post."
    )


def _letterhead(paper: SubstitutePaper) -> Letterhead:
    employer, funder, grant = paper.employer, paper.funder, paper.grant
    return Letterhead(
        sender=(employer.name, employer.street, f"{employer.postcode} {employer.city}"),
        recipient=(funder.name, funder.street, f"{funder.postcode} {funder.city}"),
        title=TITLE,
        subtitle=purpose_name(grant.purpose),
        references=(
            Fact("Aktenzeichen", grant.reference),
            Fact("Bewilligt", words.days(grant.valid_from, grant.valid_to)),
            Fact("Datum", words.day(paper.issued)),
        ),
        contact=tuple(line for line in (employer.phone, employer.email) if line),
    )


def _absence(paper: SubstitutePaper) -> FactGroup:
    request = paper.request
    until = words.day(request.last) if request.end_known else f"offen, zunächst {words.day(request.last)}"
    facts = [
        Fact("Es fehlt", paper.absent or "eine Assistenzkraft"),
        Fact("seit", words.day(request.first)),
        Fact("bis", until),
        Fact("Grund", REASONS[request.reason]),
    ]
    if request.reason in ("illness", "accident"):
        facts.append(Fact("Krankmeldung", "liegt vor" if request.proof else "folgt"))
    return FactGroup("1  Ausfall", tuple(facts))


def _need(paper: SubstitutePaper) -> FactGroup:
    request = paper.request
    facts = (
        Fact("Stunden am Tag", words.hours(_per_day(paper)), number=True),
        Fact("Tage", str(request.lost_days), number=True),
        Fact("Stunden zusammen", words.hours(request.lost_minutes), number=True),
    )
    return FactGroup("2  Bedarf", facts)


def _per_day(paper: SubstitutePaper) -> int:
    days = paper.request.lost_days
    return int(round_half_up(Decimal(paper.request.lost_minutes) / days, 0)) if days else 0


def _cover(paper: SubstitutePaper) -> FactGroup:
    request = paper.request
    facts = [
        Fact("Wer", COVERS[request.cover]),
        Fact("von", words.day(request.first)),
        Fact("bis", words.day(request.last)),
        Fact("Stunden", words.hours(request.lost_minutes), number=True),
        Fact("Einarbeitung Stunden", words.hours(request.briefing_minutes), number=True),
        Fact("Kosten je Stunde", words.money(paper.hourly_cost), number=True),
    ]
    if paper.substitutes:
        facts.insert(1, Fact("Name", ", ".join(paper.substitutes)))
    return FactGroup("3  Ersatz", tuple(facts))


def _work(paper: SubstitutePaper) -> tuple[Block, ...]:
    if not paper.request.work:
        return ()
    return (Paragraph(f"Ohne Ersatz kann diese Arbeit nicht getan werden: {paper.request.work}."),)


def _money(paper: SubstitutePaper) -> Table:
    request = paper.request
    rows = (
        Row(("Kosten der Ersatzkraft, mit Nebenkosten", words.amount(request.substitute_cost))),
        Row(("und Lohn der fehlenden Kraft, der weiterläuft, mit Nebenkosten", words.amount(request.continued_pay))),
        Row(("weniger erwartete Erstattung der Krankenkasse (U1)", words.amount(-request.refund))),
        Row(("weniger schon bewilligt für die ausgefallenen Stunden", words.amount(-request.already_granted))),
        Row(("Zusätzlicher Bedarf", words.amount(request.extra)), RowKind.SUM),
    )
    columns = (Column("So rechnet sich der Bedarf", 130), Column("Betrag €", 30, Align.NUMBER))
    return Table(columns, rows, "Rechnung vom Preis der Ersatzkraft zum zusätzlichen Bedarf", Density.COMPACT)


def _money_foot(paper: SubstitutePaper) -> str:
    request = paper.request
    parts = []
    if request.continued_pay:
        parts.append("Der Lohn läuft bei Krankheit höchstens sechs Wochen weiter (§ 3 EFZG).")
    if request.saved:
        parts.append(f"Nach dem Ende der Lohnfortzahlung gespart: {words.money(request.saved)}; das ist schon abgezogen.")
    if request.account_rest is not None:
        parts.append(f"Auf dem Budgetkonto sind am Monatsende voraussichtlich {words.money(request.account_rest)}.")
    return " ".join(parts) or "Alle Beträge sind Kosten des Arbeitgebers."


def _wish(paper: SubstitutePaper) -> str:
    return (
        f"Bitte bewilligen Sie den Betrag gesondert für {words.month_and_year(Month.of(paper.request.first))}, ab Eingang "
        "dieses Antrags."
    )


def _urgent(paper: SubstitutePaper) -> str:
    call = f"Bitte rufen Sie mich an: {paper.employer.phone}." if paper.employer.phone else "Bitte melden Sie sich bald."
    return f"Es eilt: Ohne Ersatz kann ich nicht wie sonst arbeiten. {call}"


def _annexes(paper: SubstitutePaper) -> str:
    """A sick note stays with the employer; it names no diagnosis, and the office gets it only if it asks."""
    if paper.request.proof:
        return (
            "Die Krankmeldung liegt mir vor; auf Wunsch lege ich den Zeitraum daraus vor. Eine Diagnose enthält sie nicht."
        )
    return "Keine Anlagen."
