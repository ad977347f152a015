"""Frozen slips in a book file: each must be exactly what was frozen, and belong to a closed month."""

from payroll.office.book import Book
from payroll.office.bookfile.findings import Findings, shown
from payroll.office.frozen import intact, paper_of


def check_closed_payslips(book: Book, findings: Findings) -> None:
    """Note slips that were changed, cannot be read, repeat a number or refer to what is not there."""
    numbers: set[str] = set()
    months, assistants = set(book.closed_months), {assistant.key for assistant in book.assistants}
    for index, slip in enumerate(book.closed_payslips):
        place = f"closed_payslips[{index}]"
        if slip.month not in months:
            findings.refuse(
                f"{place}.month",
                f"Der Monat {slip.month} steht nicht in „closed_months“. Ergänzen Sie ihn dort.",
                "reference",
            )
        if slip.assistant not in assistants:
            findings.refuse(
                f"{place}.assistant", f"Die Person {shown(slip.assistant)} gibt es in dieser Datei nicht.", "reference"
            )
        if slip.number in numbers:
            findings.refuse(f"{place}.number", f"Die Nummer {shown(slip.number)} kommt zweimal vor.", "duplicate")
        if slip.replaces is not None and slip.replaces not in numbers:
            findings.refuse(
                f"{place}.replaces", f"Die ersetzte Abrechnung {shown(slip.replaces)} steht nicht vor dieser.", "reference"
            )
        numbers.add(slip.number)
        if not intact(slip):
            findings.refuse(
                f"{place}.hash",
                f"Die Abrechnung {shown(slip.number)} ist verändert worden: Prüfsumme und Inhalt passen nicht zusammen. "
                "Nehmen Sie die ursprüngliche Datei.",
                "hash",
            )
            continue
        try:
            paper = paper_of(slip.result)
        except (AttributeError, TypeError, ValueError, LookupError, ArithmeticError):
            findings.refuse(f"{place}.result", f"Die Abrechnung {shown(slip.number)} ist nicht lesbar.", "unreadable_slip")
            continue
        if paper.number != slip.number or paper.assistant.key != slip.assistant or paper.slip.month != slip.month:
            findings.refuse(
                f"{place}.result",
                f"Der Inhalt der Abrechnung {shown(slip.number)} gehört zu einer anderen Person oder einem anderen Monat.",
                "foreign_slip",
            )
