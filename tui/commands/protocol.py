"""``lohn protokoll``: who did what and when; for one payslip, who changed which of its inputs from what to what."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from payroll.office.intake.words import clock_in_words
from payroll.periods import Month
from payroll.refusal import NotUnderstood
from tui import wording
from tui.actions import parsers
from tui.commands.call import Call
from tui.commands.parser import Parser

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from payroll.office.protocol import JournalLine, JournalPage, RowChange, SlipHistory

A_PAGE, AT_MOST = 20, 1000


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Read the journal, one entry of it, or the history of one payslip."""
    parser = Parser(
        "protokoll",
        "wer wann was getan hat, das Neueste zuerst; mit MONAT und NAME: wer was an dieser Abrechnung geändert hat",
        "protokoll 2026-10 anna stunden",
    )
    parser.add_argument("worte", nargs="*", metavar="[MONAT NAME [ANGABE]]",
                        help="ANGABE: zum Beispiel stunden, vertrag, lohn, kasse, netto")  # fmt: skip
    parser.add_argument("--seit", metavar="TAG", help="nur, was seit diesem Tag eingetragen wurde")
    parser.add_argument("--person", metavar="NAME", help="nur, was diese Person betrifft")
    parser.add_argument("--monat", metavar="MONAT", help="nur, was diesen Monat betrifft")
    parser.add_argument("--alles", action="store_true", help="auch, wann welches Dokument geschrieben wurde")
    parser.add_argument("--anzahl", metavar="ZAHL", help=f"so viele Einträge auf einmal (sonst {A_PAGE})")
    parser.add_argument("--vor", metavar="NUMMER", help="weiter mit älteren: nur Einträge vor dieser Nummer")
    parser.add_argument("--eintrag", metavar="NUMMER", help="ein Eintrag mit jeder Angabe, alt und neu")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    if options.worte:
        return _slip(call, options.worte)
    if options.eintrag is not None:
        return _entry(call, _number(options.eintrag, call, "eintrag"))
    with call.desk() as desk:
        from payroll.office.protocol import read_journal

        page = read_journal(
            desk,
            since=None if options.seit is None else parsers.day(options.seit, call.today),
            assistant=options.person,
            month=None if options.monat is None else parsers.month(options.monat, call.today),
            before=None if options.vor is None else _number(options.vor, call, "vor"),
            papers=options.alles,
            limit=A_PAGE if options.anzahl is None else min(_number(options.anzahl, call, "anzahl"), AT_MOST),
        )
    _print_page(call, page)
    return 0


def _number(typed: str, call: Call, option: str) -> int:
    value = parsers.count(typed, call.today)
    if value < 1:
        raise NotUnderstood(f"„{typed}“ ist zu klein. Erwartet wird eine Zahl ab 1.", code="too_small", place=option)
    return value


# --- the journal ------------------------------------------------------------------------------------------------------


def _print_page(call: Call, page: "JournalPage") -> None:
    if call.json:
        call.out.json({"entries": [_as_json(line) for line in page.lines], "older": page.older})
        return
    call.out.heading("Protokoll, das Neueste zuerst")
    if not page.lines:
        call.out.line("Dazu steht nichts im Protokoll.")
    for line in page.lines:
        call.out.line(_in_words(line))
    if page.older is not None:
        call.out.remark(f"Ältere Einträge: lohn protokoll --vor {page.older}")
    call.out.remark("Was ein Eintrag geändert hat, alt und neu: lohn protokoll --eintrag NUMMER")


def _entry(call: Call, number: int) -> int:
    with call.desk() as desk:
        from payroll.office.protocol import read_entry

        line = read_entry(desk, number)
    if line is None:
        raise NotUnderstood(f"Einen Eintrag {number} hat das Protokoll nicht.", code="unknown_entry", place="eintrag")
    if call.json:
        call.out.json(_as_json(line))
        return 0
    call.out.line(_in_words(line))
    _print_changes(call, line.changes)
    if line.summary is not None and not line.changes:
        call.out.line("  Einzelne Angaben hat dieser Eintrag nicht geändert.")
    return 0


def _in_words(line: "JournalLine") -> str:
    """Return "17: Fr 20.3.2026, 14:05 Uhr, Mira: Anna Krüger: krank, …" and what became of it since."""
    said = line.summary if line.summary is not None else "Der Inhalt ist gelöscht."
    end = "" if said.endswith((".", "!", "?")) else "."
    notes = []
    if line.undone_by is not None:
        notes.append(f"Zurückgenommen mit Eintrag {line.undone_by}.")
    if line.erased_by is not None:
        notes.append(f"Gelöscht mit Eintrag {line.erased_by}, die Frist war vorbei.")
    return " ".join([f"{line.number}: {_when(line.at)}, {line.actor or 'ohne Namen'}: {said}{end}", *notes])


def _when(at: datetime) -> str:
    return f"{wording.short_day(at.date())}{at.year}, {clock_in_words(at.time())} Uhr"


def _print_changes(call: Call, changes: Sequence["RowChange"]) -> None:
    from tui.journal_words import lines

    for change in changes:
        for text in lines(change, spoken=call.out.plain):
            call.out.line(f"  {text}")


# --- one payslip ------------------------------------------------------------------------------------------------------


def _slip(call: Call, typed: Sequence[str]) -> int:
    from tui.commands.why import month_first

    month, rest = month_first(typed, call, "protokoll 2026-10 anna stunden")
    if not rest:
        raise NotUnderstood(
            f"Es fehlt der Name. Zum Beispiel: lohn protokoll {month} anna. Alles zu einem Monat: "
            f"lohn protokoll --monat {month}",
            code="arguments",
            place="lohn protokoll",
        )
    with call.desk() as desk:
        from payroll.office.protocol import slip_history

        name, field = _name_and_field(desk, month, rest)
        wanted = _wanted(desk, month, name, field)
        history = slip_history(desk, month, name, wanted) if wanted else slip_history(desk, month, name)
    if call.json:
        call.out.json(
            {
                "assistant": history.assistant.key,
                "month": str(month),
                "field": field or None,
                "erased": history.erased,
                "entries": [_as_json(line) for line in history.lines],
            }
        )
        return 0
    _print_history(call, history, field)
    return 0


def _name_and_field(desk: "Desk", month: Month, typed: Sequence[str]) -> tuple[str, str]:
    """Return the key of who is meant and the words left."""
    from payroll.office.intake.names import find, known
    from payroll.office.intake.words import fold
    from payroll.office.lookups import names
    from payroll.office.shelf import load_book

    with desk.read() as session:
        people = names(load_book(session, window=month.range))
    found = find([fold(word) for word in typed], typed[0], people, ())
    if found is None:
        raise NotUnderstood(f"„{typed[0]}“ ist niemand aus Ihrem Buch. Es gibt: {known(people)}.", code="unknown_assistant")
    return found[0].key, " ".join(typed[found[1] :])


def _wanted(desk: "Desk", month: Month, key: str, field: str) -> Callable[[str, str], bool] | None:
    """Return which inputs are asked about: named themselves, or those a figure of the payslip is made of."""
    from payroll.office.figure_inputs import inputs_of
    from payroll.office.month import view_month
    from payroll.office.why import explanations, matching
    from tui.journal_words import TABLES, asked

    if not field:
        return None
    named = asked(field)
    if named is not None:
        return named
    slip = next((each for each in view_month(desk, month).slips if each.assistant.key == key), None)
    figures = matching(explanations(slip.payslip), field) if slip is not None else ()
    if not figures:
        titles = ", ".join(table.title for name, table in TABLES.items() if name in inputs_of("cost"))
        raise NotUnderstood(
            f"Eine Angabe „{field}“ kennt das Protokoll nicht. Es geht mit: {titles}; auch mit einem Betrag der Abrechnung, "
            "zum Beispiel Pflegeversicherung.",
            code="unknown_field",
        )
    tables = frozenset().union(*(inputs_of(each.code) for each in figures))
    return lambda table, _column: table in tables


def _print_history(call: Call, history: "SlipHistory", field: str) -> None:
    name = f"{history.assistant.first_name} {history.assistant.last_name}"
    about = f", {field}" if field else ""
    call.out.heading(f"Wer was geändert hat: {name}, {wording.month(history.month)}{about}")
    if not history.lines:
        call.out.line("Dazu hat niemand etwas geändert.")
    for line in history.lines:
        call.out.line(_in_words(line))
        _print_changes(call, line.changes)
        if not line.changes and line.summary is not None:
            call.out.line("  Alles, was bis dahin galt, kam mit dieser Datei.")
    if history.erased:
        count = "Bei einem Eintrag ist" if history.erased == 1 else f"Bei {history.erased} Einträgen ist"
        call.out.remark(
            f"{count} der Inhalt ganz oder zum Teil gelöscht, weil die Frist vorbei war; er steht hier nicht mehr."
        )
    call.out.remark("Ob das Protokoll unverändert ist, zeigt: lohn prüfe protokoll")


# --- for machines -----------------------------------------------------------------------------------------------------


def _as_json(line: "JournalLine") -> dict[str, Any]:
    return {
        "number": line.number,
        "at": line.at.isoformat(timespec="seconds"),
        "actor": line.actor,
        "action": line.action,
        "summary": line.summary,
        "undoes": line.undoes,
        "undone_by": line.undone_by,
        "erased_by": line.erased_by,
        "changes": [
            {
                "table": change.table,
                "kind": change.kind,
                "row": {name: _plain(value) for name, value in change.row.items()},
                "fields": [
                    {"field": each.column, "before": _plain(each.before), "after": _plain(each.after)}
                    for each in change.fields
                ],
            }
            for change in line.changes
        ],
    }


def _plain(value: Any) -> Any:
    match value:
        case None | bool() | int() | str():
            return value
        case datetime():
            return value.isoformat(timespec="minutes")
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case tuple() | list():
            return [_plain(each) for each in value]
    return str(value)
