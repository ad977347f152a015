"""What hangs together about vacation in a book: status of disability, declared cuts, notices and adjustments."""

from payroll.office.book import Book
from payroll.office.bookfile.check_time import in_order
from payroll.office.bookfile.findings import Findings
from payroll.pay.facts import FEWER_DAYS, AbsenceKind

CUTTING = frozenset({AbsenceKind.PARENTAL, AbsenceKind.CARE})


def check_vacation(book: Book, findings: Findings) -> None:
    """Note what cannot be true together."""
    _status(book, findings)
    for index, absence in enumerate(book.absences):
        if absence.vacation_cut and absence.kind not in CUTTING:
            findings.refuse(
                f"absences[{index}].vacation_cut",
                f"Nur Elternzeit und Pflegezeit können den Urlaub kürzen, hier steht „{absence.kind}“. "
                "Lassen Sie die Angabe weg.",
                "vacation_cut",
            )
    _notices(book, findings)
    _adjustments(book, findings)


def _status(book: Book, findings: Findings) -> None:
    for index, person in enumerate(book.assistants):
        first, last = person.severely_disabled_from, person.severely_disabled_to
        if (first or last) and not person.severely_disabled:
            findings.refuse(
                f"assistants[{index}].severely_disabled",
                "Der Status hat einen ersten oder letzten Tag, aber hier steht false. Schreiben Sie true, oder lassen Sie "
                "die Tage weg.",
                "severely_disabled",
            )
        if first is not None:
            in_order(first, last, f"assistants[{index}].severely_disabled_to", findings)


def _notices(book: Book, findings: Findings) -> None:
    seen: set[tuple[str, int, object]] = set()
    for index, notice in enumerate(book.vacation_notices):
        if notice.on.year != notice.year:
            findings.refuse(
                f"vacation_notices[{index}].on",
                f"Ein Hinweis zum Urlaub {notice.year} wird im Jahr {notice.year} gegeben, hier steht der "
                f"{notice.on:%d.%m.%Y}. Prüfen Sie Jahr und Tag.",
                "notice_year",
            )
        key = (notice.assistant, notice.year, notice.on)
        if key in seen:
            findings.refuse(
                f"vacation_notices[{index}].on", "Dieser Hinweis steht schon da. Lassen Sie ihn weg.", "duplicate"
            )
        seen.add(key)


def _adjustments(book: Book, findings: Findings) -> None:
    seen: set[tuple[str, int, str]] = set()
    for index, entry in enumerate(book.vacation_adjustments):
        place = f"vacation_adjustments[{index}]"
        fewer = entry.reason in FEWER_DAYS
        if not entry.days or (entry.days < 0) is not fewer:
            sign = "unter" if fewer else "über"
            findings.refuse(
                f"{place}.days",
                f"Bei „{entry.reason}“ liegen die Tage {sign} null, hier steht {entry.days}. Prüfen Sie das Vorzeichen.",
                "sign",
            )
        key = (entry.assistant, entry.year, entry.reason)
        if key in seen:
            findings.refuse(
                f"{place}.reason",
                f"„{entry.reason}“ steht für {entry.assistant} und {entry.year} schon da. Zählen Sie die Tage zusammen.",
                "duplicate",
            )
        seen.add(key)
