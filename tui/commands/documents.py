"""``lohn unterlagen`` writes or lists documents; ``lohn nachweis`` prints a usage report for any period."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

from payroll.periods import Month
from payroll.refusal import NotUnderstood
from tui import wording
from tui.actions import parsers
from tui.commands.call import Call
from tui.commands.month import deliver, papers_folder
from tui.commands.parser import Parser

NOTICE_EXAMPLE = "nachweis aa 2026-01 bis 2026-03"
QUARTER = re.compile(r"(?:q|quartal\s*)?([1-4])\.?\s*(?:quartal|q)?\s*[/ ]?\s*(\d{4})")
STATES = {"due": "noch zu schreiben", "done": "geschrieben"}


def run(word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Write or list documents, or print a usage report."""
    return _report(arguments, clock) if word == "nachweis" else _papers(arguments, clock)


def _papers(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
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


def _report(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    parser = Parser("nachweis", "schreibt den Verwendungsnachweis einer Bewilligung", NOTICE_EXAMPLE)
    parser.add_argument("bewilligung", metavar="BEWILLIGUNG", help="das Kürzel oder der Anfang des Aktenzeichens")
    parser.add_argument(
        "zeitraum", nargs="+", metavar="ZEITRAUM", help="2026-03, 2026-01 bis 2026-03, „1. Quartal 2026“ oder 2026"
    )
    parser.add_argument("--ordner", metavar="ORDNER", help="wohin (sonst in den Ordner Unterlagen neben dem Buch)")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    first, last = period(" ".join(options.zeitraum), call.today)
    with call.desk() as desk:
        from payroll.office.names import file_name
        from payroll.office.usage_reports import report
        from reports.deliver import printed, write_whole

        paper = report(desk, options.bewilligung, first, last)
        folder = Path(options.ordner) if options.ordner else papers_folder(desk)
        folder.mkdir(parents=True, exist_ok=True)
        span = str(last) if first in (None, last) else f"{first} bis {last}"
        path = folder / file_name(span, "Verwendungsnachweis", options.bewilligung)
        write_whole(path, printed(paper))
    call.out.line(f"Geschrieben: {path}")
    return 0


def period(typed: str, today: date) -> tuple[Month | None, Month]:
    """Read "2026-03" (the period ending there), "2026-01 bis 2026-03", "1. Quartal 2026", "2026"."""
    plain = typed.strip().lower()
    if re.fullmatch(r"\d{4}", plain):
        return Month(int(plain), 1), Month(int(plain), 12)
    if match := QUARTER.fullmatch(plain):
        last = Month(int(match[2]), int(match[1]) * 3)
        return last.plus(-2), last
    begin, until, end = re.sub(r"\s+[-–]\s+", " bis ", plain).partition(" bis ")
    if not until:
        return None, parsers.month(plain, today)
    first, last = parsers.month(begin, today), parsers.month(end, today)
    if last < first:
        raise NotUnderstood(
            f"„{typed}“ endet, bevor es anfängt. Zum Beispiel: lohn {NOTICE_EXAMPLE}", code="period_not_understood"
        )
    return first, last
