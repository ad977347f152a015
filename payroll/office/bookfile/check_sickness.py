"""What an absence can say beside its days: each of these belongs to an illness, or to time around a birth."""

from payroll.office.book import Book
from payroll.office.bookfile.findings import Findings
from payroll.pay.facts import Absence, AbsenceKind

OF_ILLNESS = ("separate_case", "withheld", "third_party", "work_accident")
OF_MATERNITY = ("employment_ban", "average_until", "average_gross", "daily_net")
OF_A_BAN = ("average_until", "average_gross")


def check_sickness(book: Book, findings: Findings) -> None:
    """Note what cannot be true together."""
    for index, absence in enumerate(book.absences):
        for name, sentence in misplaced(absence):
            findings.refuse(f"absences[{index}].{name}", sentence, "absence_detail")


def misplaced(absence: Absence) -> list[tuple[str, str]]:
    """Return (field, German sentence) for each detail that does not belong to this kind of absence."""
    found = []
    if absence.kind is not AbsenceKind.SICK:
        found += [(name, "Das gibt es nur bei einer Krankheit. Lassen Sie die Angabe weg.") for name in OF_ILLNESS]
    if absence.kind is not AbsenceKind.MATERNITY:
        found += [(name, "Das gibt es nur beim Mutterschutz. Lassen Sie die Angabe weg.") for name in OF_MATERNITY]
    elif absence.employment_ban:
        found.append(("daily_net", "Das Netto je Tag gehört zur Schutzfrist, nicht zum Beschäftigungsverbot."))
    else:
        found += [(name, "Das gehört zum Beschäftigungsverbot, nicht zur Schutzfrist.") for name in OF_A_BAN]
    if absence.separate_case and absence.continues is not None:
        found.append(
            (
                "separate_case",
                "Dieselbe Krankheit ist kein eigener Fall. Nennen Sie nur eines von beiden: Folge oder eigener Fall.",
            )
        )
    return [(name, sentence) for name, sentence in found if getattr(absence, name)]
