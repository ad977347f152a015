"""``lohn bewilligung prüfen``: what an office may ask, on which ground, and what one can answer."""

from collections.abc import Callable, Sequence
from datetime import datetime

from tui.commands.call import Call
from tui.commands.parser import Parser

WEIGHTS = {"warning": "Wichtig", "hint": "Hinweis"}


def check(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Print the findings of one grant, or of all that have not ended; nothing found is said too."""
    parser = Parser(
        "bewilligung prüfen", "was eine Stelle fragen kann, mit Quelle und einer Antwort darauf", "bewilligung prüfen aa"
    )
    parser.add_argument("bewilligung", nargs="?", metavar="BEWILLIGUNG", help="ohne Angabe: alle, die noch laufen")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    with call.desk() as desk:
        from payroll.office.grant_checks import check_grants

        checked = check_grants(desk, options.bewilligung)
    if call.json:
        call.out.json(
            [
                {
                    "grant": each.grant.key,
                    "code": finding.code,
                    "weight": finding.weight,
                    "text": finding.text,
                    "source": finding.source,
                    "answer": finding.answer,
                }
                for each in checked
                for finding in each.findings
            ]
        )
        return 0
    for number, each in enumerate(checked):
        if number:
            call.out.line()
        call.out.heading(f"Bewilligung {each.grant.key}, {each.grant.reference}")
        if not each.findings:
            call.out.line("  Nichts gefunden, wonach eine Stelle fragen müsste.")
        for finding in each.findings:
            call.out.line(f"  {WEIGHTS[finding.weight]}: {finding.text}")
            call.out.line(f"    Was Sie antworten können: {finding.answer}")
            call.out.line(f"    Quelle: {finding.source}")
    return 0
