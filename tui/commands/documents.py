"""``lohn unterlagen``: writes or lists the documents of closed months."""

from collections.abc import Callable, Sequence
from datetime import datetime

from payroll.refusal import NotUnderstood
from tui import wording
from tui.actions import parsers
from tui.commands.call import Call
from tui.commands.month import deliver
from tui.commands.parser import Parser

STATES = {"due": "noch zu schreiben", "done": "geschrieben"}


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Write or list documents."""
    parser = Parser(
        "unterlagen", "schreibt die Dokumente eines abgeschlossenen Monats; ohne Monat eine Liste", "unterlagen 2026-10"
    )
    parser.add_argument("monat", nargs="*", metavar="MONAT", help="der Monat, dessen Dokumente geschrieben werden")
    parser.add_argument("--ordner", metavar="ORDNER", help="wohin (sonst in den Ordner Unterlagen neben dem Buch)")
    parser.add_argument("--erklärt", "--erklaert", action="store_true", dest="explained",
                        help="Abrechnungen mit einer Seite, die jede Zeile erklärt")  # fmt: skip
    options = parser.read(arguments)
    call = Call.of(options, clock)
    month = parsers.month(" ".join(options.monat), call.today) if options.monat else None
    with call.desk() as desk:
        from payroll.office.documents import Archive

        if month is None:
            return _list(call, Archive(desk).all())
        if not Archive(desk).due(month):
            raise NotUnderstood(
                f"{wording.month(month)} hat noch keine Dokumente. Sie entstehen beim Abschließen: "
                f"lohn monat {month} abschließen",
                code="no_documents",
            )
        return deliver(call, desk, month, options.ordner, explained=options.explained)


def _list(call: Call, documents: Sequence) -> int:
    if call.json:
        call.out.json(
            [
                {"month": str(d.month), "kind": d.kind, "subject": d.subject, "file": d.file_name, "state": d.state}
                for d in documents
            ]
        )
        return 0
    call.out.heading("Dokumente")
    call.out.table(("Dokument", "Stand"), [(each.file_name, STATES[each.state]) for each in documents], left=2)
    due = dict.fromkeys(each.month for each in documents if each.state == "due")
    for month in due:
        call.out.remark(f"Schreiben: lohn unterlagen {month}")
    return 0
