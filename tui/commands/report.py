"""``lohn nachweis``: a usage report for any grant and period, as PDF and as tables; what was sent when, and to whom."""

import argparse
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from payroll.refusal import NotUnderstood
from tui import wording
from tui.actions.catalog import of_group
from tui.actions.periods import period
from tui.commands.call import Call
from tui.commands.main import ascii_twin
from tui.commands.month import papers_folder
from tui.commands.parser import Parser

EXAMPLE = "nachweis aa 2026-01 bis 2026-03"
LIST = "liste"
COSTS, SHEETS, DERIVED = "kostentabelle", "stunden", "rechenwege"
ANNEXES = (COSTS, SHEETS, DERIVED)
ALL, NONE = "alle", "keine"


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Print a report, note that one was sent, or list those sent."""
    first = arguments[0] if arguments else ""
    if first == LIST:
        return _list(arguments[1:], clock)
    for action in of_group("nachweis"):
        if ascii_twin(first) == ascii_twin(action.words[1]):
            from tui.commands.upkeep import carry_out

            return carry_out(action, arguments[1:], clock)
    return _print(arguments, clock)


def _print(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    options = _parser().read(arguments)
    call = Call.of(options, clock)
    wanted = _annexes(options.anlage)
    first, last = period(" ".join(options.zeitraum), call.today)
    with call.desk() as desk:
        from payroll.office.names import file_name
        from payroll.office.usage_reports import report_with_sheets
        from reports.deliver import make_folder, printed, write_whole
        from reports.tables import csv_of, sheets_of, xlsx_of
        from reports.usage_report import Annexes

        made = report_with_sheets(desk, options.bewilligung, first, last, sheets=SHEETS in wanted)
        report = made.report
        folder = Path(options.ordner) if options.ordner else papers_folder(desk)
        make_folder(folder)
        title = "Verwendungsnachweis Entwurf" if report.draft else "Verwendungsnachweis"
        span = str(report.last) if report.first == report.last else f"{report.first} bis {report.last}"
        tables = sheets_of(report, made.time_sheets)
        annexes = Annexes(costs=COSTS in wanted, time_sheets=made.time_sheets, derived=DERIVED in wanted)
        contents = {
            "pdf": printed(report, annexes=annexes),
            "csv": csv_of(tables),
            "xlsx": xlsx_of(tables, report.issued),
        }
        paths = [folder / file_name(span, title, report.grant.reference, ending) for ending in contents]
        for path, content in zip(paths, contents.values(), strict=True):
            write_whole(path, content)
    if call.json:
        call.out.json(
            {
                "grant": report.grant.key,
                "first": str(report.first),
                "last": str(report.last),
                "draft": report.draft,
                "due_on": str(report.box.due_on),
                "replaces": str(report.replaces) if report.replaces else None,
                "files": [str(path) for path in paths],
            }
        )
        return 0
    for path in paths:
        call.out.line(f"Geschrieben: {path}")
    if report.draft:
        call.out.remark("Das ist ein Entwurf: Nicht alle Monate sind abgeschlossen.")
    else:
        if report.replaces:
            call.out.remark(f"Er ersetzt den Nachweis vom {wording.day(report.replaces)}.")
        call.out.remark(f"Fällig am {wording.day(report.box.due_on)}. Wenn er weg ist: lohn nachweis gesendet "
                        f'{report.grant.key} "{report.first} bis {report.last}"')  # fmt: skip
    return 0


def _parser() -> Parser:
    parser = Parser("nachweis", "schreibt den Verwendungsnachweis einer Bewilligung, als PDF, CSV und XLSX", EXAMPLE)
    parser.add_argument("bewilligung", metavar="BEWILLIGUNG", help="das Kürzel oder der Anfang des Aktenzeichens")
    parser.add_argument(
        "zeitraum",
        nargs="+",
        metavar="ZEITRAUM",
        help="2026-01 bis 2026-03, 2026-Q1, „1. Quartal 2026“, 2026; ein Monat: der Zeitraum, der mit ihm endet",
    )
    parser.add_argument(
        "--anlage",
        action="append",
        metavar="ANLAGE",
        help=f"{', '.join(ANNEXES)}, {ALL} oder {NONE}; mehrmals möglich. Sonst: {COSTS}",
    )
    parser.add_argument("--ordner", metavar="ORDNER", help="wohin (sonst in den Ordner Unterlagen neben dem Buch)")
    return parser


def _annexes(typed: Sequence[str] | None) -> tuple[str, ...]:
    named = [ascii_twin(word) for each in typed or (COSTS,) for word in each.replace(",", " ").split()]
    for name in named:
        if name not in (*ANNEXES, ALL, NONE):
            raise NotUnderstood(
                f"Eine Anlage „{name}“ gibt es nicht. Es gibt: {', '.join((*ANNEXES, ALL, NONE))}.",
                code="unknown_annex",
                place="--anlage",
            )
    if ALL in named:
        return ANNEXES
    return tuple(name for name in named if name != NONE)


def _list(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    options: argparse.Namespace = Parser("nachweis liste", "zeigt, welche Nachweise gesendet sind", "nachweis liste").read(
        arguments
    )
    call = Call.of(options, clock)
    with call.desk() as desk:
        from payroll.office.usage_reports import outdated_reports, reports_sent

        sent, outdated = reports_sent(desk), outdated_reports(desk)
    if call.json:
        call.out.json(
            [
                {
                    "grant": grant.key,
                    "first": str(each.first),
                    "last": str(each.last),
                    "on": str(each.on),
                    "to": each.to,
                    "due_on": str(each.due_on),
                    "replaces": str(each.replaces) if each.replaces else None,
                    "digest": each.digest,
                    "outdated": each in outdated,
                }
                for grant, each in sent
            ]
        )
        return 0
    call.out.heading("Gesendete Nachweise")
    rows = [
        (
            f"{grant.reference}, {each.first} bis {each.last}",
            wording.day(each.on),
            each.to,
            wording.day(each.due_on),
            wording.day(each.replaces) if each.replaces else "",
            "Zahlen geändert, neu schreiben" if each in outdated else "",
        )
        for grant, each in sent
    ]
    call.out.table(("Nachweis", "gesendet am", "an", "fällig am", "ersetzt den vom", "Stand"), rows, left=6)
    return 0
