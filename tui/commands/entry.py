"""``lohn e ZEILE`` and ``lohn zurück``: one entry in the grammar, or lines from standard input; taking back and redoing."""

import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from payroll.refusal import NotUnderstood, Refusal
from tui.commands.call import Call, carried_out
from tui.commands.main import ascii_twin
from tui.commands.parser import Parser

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from payroll.office.done import Done
    from payroll.office.intake.names import AmbiguousName

TAKE_IT_BACK = "aufheben"


def run(word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Note an entry, or take the last action back."""
    if word == "zurück":
        return _undo(arguments, clock)
    parser = Parser("e", "ein Eintrag: wer, wann, was. „-“ liest Zeilen von der Standardeingabe.", "e anna heute 8-12")
    parser.add_argument("zeile", nargs="*", metavar="ZEILE", help="zum Beispiel: anna heute 8-12 (alles: docs/eingabe.md)")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    if not options.zeile:
        parser.error("the following arguments are required: ZEILE")
    with call.desk() as desk:
        if options.zeile == ["-"]:
            return _many(call, desk, sys.stdin)
        _one(call, desk, " ".join(options.zeile))
        call.out.remark("Stimmt es nicht? Zurück geht es mit: lohn zurück")
    return 0


def _one(call: Call, desk: "Desk", line: str) -> None:
    """Say what was understood, then note it."""
    from payroll.office.entry import carry_out, understand
    from payroll.office.intake.describe import describe
    from payroll.office.intake.names import AmbiguousName

    chosen: list[str] = []
    while True:
        try:
            entry = understand(desk, line, chosen)
            break
        except AmbiguousName as asked:
            if not sys.stdin.isatty():
                raise
            chosen.append(_chosen(call, asked))
    call.out.line(f"Verstanden: {describe(entry)}")
    done = carried_out(call, desk, lambda: carry_out(desk, entry))
    call.out.line("Gespeichert.")
    say_notices(call, done)


def say_notices(call: Call, done: "Done") -> None:
    """Print what a use case asks to look at, and its questions about public holidays, each with the line that answers."""
    from payroll.office.done import AbsenceDone, ShiftsDone
    from payroll.office.intake.words import day_in_words

    for notice in done.notices:
        call.out.remark(f"Achten Sie darauf: {notice.text}")
    if isinstance(done, AbsenceDone) and done.lost:
        count = len(done.lost)
        call.out.remark(
            "Eine geplante Schicht fällt dadurch aus." if count == 1 else f"{count} geplante Schichten fallen dadurch aus."
        )
    for question in done.questions if isinstance(done, ShiftsDone) else ():
        day, who = question.day, question.shift.assistant
        call.out.remark(
            f"{day_in_words(day)} ist ein Feiertag. Hat {who} gearbeitet: lohn e {who} {day:%d.%m.%Y} wie geplant. "
            f"Fiel es wegen des Feiertags aus: lohn e {who} feiertag {day:%d.%m.%Y}"
        )


def _chosen(call: Call, asked: "AmbiguousName") -> str:
    from tui.plain.dialogue import Dialogue

    titles = [choice.full for choice in asked.choices]
    return asked.choices[Dialogue(call.today).choose(f"Wen meinen Sie mit „{asked.typed}“?", titles)].key


def _many(call: Call, desk: "Desk", lines: Iterable[str]) -> int:
    """Note each line by itself; empty lines and lines that start with # are passed over. The worst exit code wins."""
    code, noted = 0, 0
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            _one(call, desk, line.strip())
            noted += 1
        except Refusal as refused:
            call.out.remark(f"Zeile {number}: {refused}")
            code = max(code, refused.exit_code)
    call.out.remark(f"{noted} Zeilen gespeichert." if noted != 1 else "Eine Zeile gespeichert.")
    return code


def _undo(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    parser = Parser(
        "zurück",
        "nimmt die letzte Änderung zurück, auch mehrmals hintereinander; „aufheben“ holt das Zurückgenommene wieder",
        "zurück",
    )
    parser.add_argument("was", nargs="*", metavar="[aufheben]", help="„aufheben“: doch nicht zurücknehmen")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    words = [ascii_twin(word) for word in options.was]
    if words not in ([], [TAKE_IT_BACK]):
        raise NotUnderstood(
            f"„{' '.join(options.was)}“ gehört nicht zu „lohn zurück“. Es geht: lohn zurück. Oder: lohn zurück aufheben",
            code="arguments",
        )
    with call.desk() as desk:
        if words:
            call.out.line(f"Wieder da: {carried_out(call, desk, desk.redo)}")
            return 0
        call.out.line(f"Zurückgenommen: {carried_out(call, desk, desk.undo)}")
    call.out.remark(f"Doch nicht? Wieder da ist es mit: lohn zurück {TAKE_IT_BACK}")
    return 0
