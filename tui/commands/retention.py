"""``lohn aufbewahrung``: what is kept until when and why, and what may be erased today."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tui import wording
from tui.actions.retention import ACTIONS, HOLDS, KINDS
from tui.commands.call import Call
from tui.commands.parser import HelpWanted, Parser

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from payroll.office.retention import Duty, Record

TITLES = {"sick": "Krankheit", "hours": "Arbeitszeit", "everything": "Person, Vertrag, Lohnkonto"}


def show_list(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """List every record with the day until which it is kept, its reasons, and whether it may go."""
    parser = Parser(
        "aufbewahrung", "was bis wann aufzubewahren ist und warum; was gelöscht werden darf", "aufbewahrung anna"
    )
    parser.add_argument("name", nargs="*", metavar="NAME", help="ohne Namen: alle")
    try:
        options = parser.read(arguments)
    except HelpWanted as wanted:
        ways = "\n".join(f"  lohn {action.command}: {action.title}" for action in ACTIONS)
        raise HelpWanted(f"{wanted}\n\nAußerdem, jeweils mit eigener Hilfe:\n{ways}") from None
    call = Call.of(options, clock)
    with call.desk() as desk:
        from payroll.office.retention import retention

        meant = _people_meant(desk, " ".join(options.name))
        records = [record for record in retention(desk) if meant(record.assistant)]
    if call.json:
        call.out.json([_as_json(record, call) for record in records])
        return 0
    call.out.heading("Aufbewahren: bis wann und warum")
    if not records:
        call.out.line("Noch nichts eingetragen.")
    for record in records:
        _print(call, record)
    if any(record.may_go(call.today) for record in records):
        words = ", ".join(choice.word for choice in KINDS)
        call.out.remark(f"Löschen, was darf: lohn aufbewahrung löschen NAME ART ({words})")
    call.out.remark("Von selbst wird nie etwas gelöscht. Sperren: lohn aufbewahrung sperren NAME GRUND")
    return 0


def _print(call: Call, record: "Record") -> None:
    from payroll.office.retention import span_in_words

    count = f", {record.count} {'Eintrag' if record.count == 1 else 'Einträge'}" if record.kind != "everything" else ""
    call.out.line(f"{record.name}, {TITLES[record.kind]}, {span_in_words(record)}{count}: {_until(call, record)}")
    for duty in record.duties:
        call.out.line(f"  {_end(duty)}: {duty.text} ({duty.law})")
    if record.hold is not None:
        reason = next(choice.title for choice in HOLDS if choice.value == record.hold.reason)
        call.out.line(f"  gesperrt seit {wording.day(record.hold.since)}: {reason}")


def _until(call: Call, record: "Record") -> str:
    if record.hold is not None:
        return "gesperrt"
    if record.may_go(call.today):
        return "darf gelöscht werden"
    return "bis auf Weiteres" if record.keep_until is None else f"bis {wording.day(record.keep_until)}"


def _end(duty: "Duty") -> str:
    return "Ende offen" if duty.until is None else f"bis {wording.day(duty.until)}"


def _as_json(record: "Record", call: Call) -> dict[str, Any]:
    return {
        "kind": record.kind.value,
        "assistant": record.assistant,
        "from": str(record.first),
        "to": record.last and str(record.last),
        "count": record.count,
        "keep_until": record.keep_until and str(record.keep_until),
        "may_be_erased": record.may_go(call.today),
        "hold": record.hold and {"reason": record.hold.reason, "since": str(record.hold.since)},
        "duties": [{"until": duty.until and str(duty.until), "text": duty.text, "law": duty.law} for duty in record.duties],
    }


def _people_meant(desk: "Desk", typed: str) -> Callable[[str], bool]:
    """Return the test whether the person with a key is meant by *typed*; nothing typed means everybody."""
    if not typed:
        return lambda _key: True
    from payroll.office.lookups import assistant
    from payroll.office.shelf import load_book
    from payroll.periods import DateRange

    with desk.read() as session:
        key = assistant(load_book(session, window=DateRange(desk.today, desk.today)), typed).key
    return lambda each: each == key
