"""``lohn prüfe``: named checks over the book, silent and 0 when well; ``lohn prüfe parameter`` lists figures not final."""

from collections.abc import Callable, Sequence
from datetime import datetime

from payroll.refusal import NotUnderstood
from tui import wording
from tui.commands.call import Call
from tui.commands.main import ascii_twin
from tui.commands.parser import Parser

PARAMETERS = "parameter"


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Run all checks or those named."""
    parser = Parser(
        "prüfe", "prüft das Buch und schweigt, wenn alles stimmt; „parameter“: Werte, die nicht endgültig sind", "prüfe"
    )
    parser.add_argument("was", nargs="*", metavar="PRÜFUNG",
                        help="der Name einer Prüfung oder „parameter [JAHR]“; ohne Angabe: alle")  # fmt: skip
    options = parser.read(arguments)
    call = Call.of(options, clock)
    names = tuple(ascii_twin(name) for name in options.was)
    if names[:1] == (PARAMETERS,):
        return _parameters(call, names[1:])
    from payroll.office.checks import CHECKS, run_checks

    known = [check.name for check in CHECKS]
    for name in names:
        if name not in known:
            raise NotUnderstood(
                f"Eine Prüfung „{name}“ gibt es nicht. Es gibt: {', '.join([*known, PARAMETERS])}.", code="unknown_check"
            )
    with call.desk() as desk:
        findings = run_checks(desk, names)
    if call.json:
        call.out.json([{"check": each.check, "text": each.sentence, **each.details} for each in findings])
    else:
        for each in findings:
            call.out.line(f"{each.check}: {each.sentence}")
    return 1 if findings else 0


def _parameters(call: Call, words: Sequence[str]) -> int:
    from payroll.office.checks import unsettled_parameters

    if len(words) > 1 or any(not word.isdecimal() for word in words):
        raise NotUnderstood(
            f"„{' '.join(words)}“ ist kein Jahr. Zum Beispiel: lohn prüfe parameter {call.today.year + 1}", code="year"
        )
    found = unsettled_parameters(*(int(word) for word in words))
    if call.json:
        call.out.json(
            [
                {
                    "name": each.name,
                    "title": each.title,
                    "year": each.year,
                    "status": each.status.value,
                    "value": None if each.value is None else str(each.value),
                    "unit": each.unit,
                    "appears": each.appears,
                }
                for each in found
            ]
        )
        return 0
    if not found:
        call.out.line("Alle Werte sind endgültig.")
        return 0
    call.out.heading("Werte, die nicht endgültig sind")
    rows = [
        (
            f"{each.title or each.name} {each.year}",
            {"draft": "Entwurf", "open": "offen"}[each.status.value],
            "" if each.value is None else f"{wording.number(each.value)} {each.unit}",
            each.appears or each.source,
        )
        for each in found
    ]
    call.out.table(("Wert", "Stand", "bisher", "erscheint"), rows, left=4)
    return 0
