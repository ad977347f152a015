"""What is said before and after erasing, and when it does not go."""

from collections.abc import Sequence
from datetime import date

from payroll.office.intake.words import day_in_words
from payroll.office.retention import Record, RecordKind, span_in_words
from payroll.pay.facts import Assistant
from payroll.refusal import Refusal

SAID = {
    RecordKind.SICK: "Daten zur Krankheit",
    RecordKind.HOURS: "Aufzeichnungen der Arbeitszeit",
    RecordKind.EVERYTHING: "alles über die Person",
}
SAID_HOLD = {
    "dispute": "ein Rechtsstreit läuft",
    "audit": "eine Prüfung läuft",
    "objection": "ein Widerspruch läuft",
    "third_party": "ein Ersatzanspruch gegen Dritte ist offen",
}
NAMED_AT_MOST = 5
SERVER = ("Das Buch liegt auf einem Server. In dessen Sicherungen stehen die Daten noch; darüber weiß, wer ihn betreibt.",)


def full_name(person: Assistant) -> str:
    """Return first and last name."""
    return f"{person.first_name} {person.last_name}"


def entries(count: int) -> str:
    """Return "ein Eintrag", "3 Einträge"."""
    return "ein Eintrag" if count == 1 else f"{count} Einträge"


def record_line(record: Record) -> str:
    """Return which record goes."""
    return f"{record.name}, {SAID[record.kind]}: {span_in_words(record)}, {entries(record.count)}."


def question(person: Assistant, kind: RecordKind, count: int) -> str:
    """Return the question before it is done: person, kind and count."""
    return f"{full_name(person)}, {SAID[kind]}, {entries(count)}: endgültig löschen? Das lässt sich nicht zurücknehmen."


def what_remains(kind: RecordKind) -> list[str]:
    """Return what stays in the book, and what does not go any more afterwards."""
    match kind:
        case RecordKind.SICK:
            return ["Auf den Abrechnungen bleiben die Beträge und die Summe der Stunden stehen, die Tage nicht."]
        case RecordKind.HOURS:
            return [
                "Auf den Abrechnungen bleiben die Beträge und die Summe der Stunden stehen.",
                "Die Stundennachweise dieser Monate lassen sich danach nicht mehr drucken.",
            ]
        case RecordKind.EVERYTHING:
            return [
                "Danach steht im Buch nichts mehr über die Person, auch keine Abrechnung.",
                "Die Konten abgerechneter Bewilligungen zeigen ihre Stunden und Kosten nicht mehr.",
            ]


def papers_left(paths: Sequence[str]) -> list[str]:
    """Return where written papers lie that show the same."""
    if not paths:
        return []
    more = f" Und {len(paths) - NAMED_AT_MOST} weitere dort." if len(paths) > NAMED_AT_MOST else ""
    return [
        (
            "Geschriebene Dokumente liegen außerhalb des Buchs und bleiben. Löschen Sie sie selbst: "
            f"{'; '.join(paths[:NAMED_AT_MOST])}.{more}"
        )
    ]


def copies_left(names: Sequence[str], *, erased: bool) -> list[str]:
    """Return what becomes of the copies of the book that lie beside it."""
    if not names:
        return ["Neben dem Buch liegt keine Sicherung. An andere Orte kopierte Bücher kennt das Programm nicht."]
    more = f" und {len(names) - NAMED_AT_MOST} weitere" if len(names) > NAMED_AT_MOST else ""
    listed = (
        f"{len(names)} Sicherungen neben dem Buch enthalten die Daten noch"
        if len(names) > 1
        else ("Eine Sicherung neben dem Buch enthält die Daten noch")
    )
    verb = (
        "Sie werden gelöscht, eine neue Sicherung wird angelegt."
        if erased
        else "Sie bleiben, wenn Sie es nicht anders sagen (--sicherungen ja)."
    )
    shown = "; ".join(names[:NAMED_AT_MOST])
    return [f"{listed}: {shown}{more}. {verb} An andere Orte kopierte Bücher kennt das Programm nicht."]


def copies_gone(count: int) -> str:
    """Return what was done with the copies."""
    gone = "Eine alte Sicherung ist" if count == 1 else f"{count} alte Sicherungen sind"
    return f"{gone} gelöscht, eine neue liegt neben dem Buch." if count else "Eine neue Sicherung liegt neben dem Buch."


def not_compacted(reason: str) -> str:
    """Return what to do where the file could not be written anew."""
    return (
        f"Gelöscht ist es, aber die Datei ließ sich noch nicht aufräumen. {reason} Schließen Sie andere Fenster des "
        "Programms; dann ist beim nächsten Öffnen auch der Rest weg."
    )


def done(person: Assistant, kind: RecordKind, count: int, from_journal: int) -> str:
    """Return the journal's sentence: what went, of whom and how much; it tells no days of an illness, nobody who went."""
    whose = "eine ausgeschiedene Person" if kind is RecordKind.EVERYTHING else full_name(person)
    what = "alles" if kind is RecordKind.EVERYTHING else SAID[kind]
    journal = f" Im Protokoll ist der Inhalt von {from_journal} {'Eintrag' if from_journal == 1 else 'Einträgen'} gelöscht."
    return f"Gelöscht, weil die Frist vorbei war: {what}, {whose}, {entries(count)}.{journal if from_journal else ''}"


def hold_findings(person: Assistant, records: Sequence[Record]) -> list[Refusal]:
    """Refuse where a hold stands."""
    hold = next((record.hold for record in records if record.hold), None)
    if hold is None:
        return []
    return [
        Refusal(
            f"Für {full_name(person)} ist das Löschen gesperrt, seit {day_in_words(hold.since, weekday=False)}: "
            f"{SAID_HOLD[hold.reason]}. Ist das vorbei: lohn aufbewahrung freigeben {person.key}",
            code="legal_hold",
            place="Person",
        )
    ]


def not_yet(person: Assistant, kind: RecordKind, records: Sequence[Record]) -> Refusal:
    """Return the refusal where nothing of a kind may go yet: until when it is kept, and why."""
    if not records:
        return Refusal(
            f"Über {full_name(person)} gibt es nichts dieser Art ({SAID[kind]}).", code="nothing_to_erase", place="Art"
        )
    dated = [record for record in records if record.keep_until is not None]
    if dated:
        first = min(dated, key=lambda record: record.keep_until or date.max)
        until = day_in_words(first.keep_until or date.max, weekday=False)
        reason = next(duty for duty in first.duties if duty.until == first.keep_until)
        text = f"aufzubewahren mindestens bis {until} ({reason.text}; {reason.law})"
    else:
        reason = next(duty for duty in records[0].duties if duty.until is None)
        text = f"noch aufzubewahren, denn {reason.text} ({reason.law})"
    return Refusal(
        f"{full_name(person)}, {SAID[kind]}: {text}. Gelöscht ist nichts. Alle Fristen zeigt: lohn aufbewahrung",
        code="still_kept",
        place="Art",
    )
