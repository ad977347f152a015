"""``lohn warum MONAT NAME [ZEILE]``: how a figure of a payslip came about."""

from collections.abc import Callable, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from payroll.periods import Month
from payroll.refusal import NotUnderstood
from tui import derivations, wording
from tui.actions import parsers
from tui.commands.call import Call
from tui.commands.parser import Parser

if TYPE_CHECKING:
    from payroll.office.month import MonthView, SlipView
    from payroll.office.why import Explanation

EXAMPLE = "warum 2026-10 anna pflegeversicherung"


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Explain a figure, or list the figures that can be asked about."""
    parser = Parser("warum", "erklärt einen Betrag; ohne ZEILE zeigt es alle Beträge mit Nummern", EXAMPLE)
    parser.add_argument("worte", nargs="*", metavar="MONAT NAME [ZEILE]", help="ZEILE: Nummer oder Wörter des Betrags")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    month, rest = month_first(options.worte, call, EXAMPLE)
    if not rest:
        parser.error("the following arguments are required: NAME")
    from payroll.office.month import view_month
    from payroll.office.why import explanations, matching

    with call.desk() as desk:
        slip, line = _slip(view_month(desk, month), rest)
    found = explanations(slip.payslip)
    if not line:
        _list(call, slip, found)
        return 0
    wanted = matching(found, line)
    if not wanted:
        raise NotUnderstood(
            f"Einen Betrag „{line}“ hat diese Abrechnung nicht. Alle Beträge mit Nummern zeigt: "
            f"lohn warum {month} {slip.assistant.key}",
            code="unknown_figure",
        )
    if call.json:
        call.out.json([_as_json(each) for each in wanted])
        return 0
    for each in wanted:
        explain(call, each, f"{slip.assistant.first_name}, {wording.month(month)}")
    return 0


def month_first(words: Sequence[str], call: Call, example: str) -> tuple[Month, list[str]]:
    """Return the month *words* begin with and the words left; ``NotUnderstood`` shows the *example* of a right line."""
    for count in (2, 1):
        if len(words) >= count:
            try:
                return parsers.month(" ".join(words[:count]), call.today), list(words[count:])
            except NotUnderstood:
                continue
    typed = words[0] if words else ""
    raise NotUnderstood(
        f"„{typed}“ ist kein Monat. Erst der Monat, dann der Name: lohn {example}", code="month_not_understood"
    )


def _slip(view: "MonthView", words: Sequence[str]) -> tuple["SlipView", str]:
    """Return the slip of the person named first in *words*, and the words left."""
    from payroll.office.intake.entries import Name
    from payroll.office.intake.names import find, known
    from payroll.office.intake.words import fold

    names = [Name(s.assistant.key, s.assistant.first_name, s.assistant.last_name) for s in view.slips]
    found = find([fold(word) for word in words], words[0], names, ())
    if found is None:
        raise NotUnderstood(
            f"„{words[0]}“ hat im {wording.month(view.month)} keine Abrechnung. Es gibt: {known(names)}.",
            code="unknown_assistant",
        )
    slip = next(slip for slip in view.slips if slip.assistant.key == found[0].key)
    return slip, " ".join(words[found[1] :])


def _list(call: Call, slip: "SlipView", found: Sequence["Explanation"]) -> None:
    if call.json:
        call.out.json(
            [{"number": n, "code": e.code, "title": e.title, "amount": f"{e.amount:.2f}"} for n, e in enumerate(found, 1)]
        )
        return
    call.out.heading(f"{slip.name}, {wording.month(slip.payslip.month)}")
    call.out.table(
        ("Betrag", "Euro", "Nummer"),
        [(each.title, wording.amount(each.amount), str(number)) for number, each in enumerate(found, 1) if each.amount],
    )
    call.out.remark(f"Eine Zeile erklären: lohn warum {slip.payslip.month} {slip.assistant.key} NUMMER")


def explain(call: Call, figure: "Explanation", about: str) -> None:
    """Print one derivation: each step with its numbers, its rounding and its provision, then the sources."""
    call.out.heading(f"Warum {wording.euro(figure.amount)} {figure.title} ({about})?")
    for line in derivations.lines(figure.derivation):
        call.out.line(f"  {line}")
    call.out.line()


def _as_json(figure: "Explanation") -> dict[str, Any]:
    return {
        "code": figure.code,
        "title": figure.title,
        "amount": f"{figure.amount:.2f}",
        "derivation": [
            {
                "text": step.text,
                "terms": [
                    {"op": term.op.value, "value": _plain(term.value), "unit": term.unit.value, "label": term.label}
                    for term in step.terms
                ],
                "result": _plain(step.result),
                "unit": step.unit.value,
                "rounding": step.rounding.value,
                "law": step.law,
                "sources": list(step.sources),
            }
            for step in figure.derivation.steps
        ],
    }


def _plain(value: Decimal) -> str:
    return f"{value:f}"
