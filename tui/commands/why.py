"""``lohn warum MONAT NAME [ZEILE]``: how a figure of a payslip came about, or of a grant's account."""

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
    from payroll.office.month import MonthView
    from payroll.office.why import Explanation, Subject

EXAMPLE = "warum 2026-10 anna pflegeversicherung"


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Explain a figure, or list the figures that can be asked about."""
    parser = Parser("warum", "erklärt einen Betrag; ohne ZEILE zeigt es alle Beträge mit Nummern", EXAMPLE)
    parser.add_argument(
        "worte",
        nargs="*",
        metavar="MONAT NAME [ZEILE]",
        help="NAME: einer Person, oder das Kürzel einer Bewilligung für deren Konto. ZEILE: Nummer oder Wörter des Betrags",
    )
    options = parser.read(arguments)
    call = Call.of(options, clock)
    month, rest = month_first(options.worte, call, EXAMPLE)
    if not rest:
        parser.error("the following arguments are required: NAME")
    from payroll.office.month import view_month
    from payroll.office.why import matching

    with call.desk() as desk:
        subject, line = _asked_about(view_month(desk, month), rest)
    if not line:
        _list(call, subject, month)
        return 0
    wanted = matching(subject.figures, line)
    if not wanted:
        raise NotUnderstood(
            f"Einen Betrag „{line}“ hat {subject.what} nicht. Alle Beträge mit Nummern zeigt: "
            f"lohn warum {month} {subject.key}",
            code="unknown_figure",
        )
    if call.json:
        call.out.json([_as_json(each) for each in wanted])
        return 0
    for each in wanted:
        explain(call, each, f"{subject.short}, {wording.month(month)}")
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


def _asked_about(view: "MonthView", words: Sequence[str]) -> tuple["Subject", str]:
    """Return the slip of the person, or the account of the grant, named first in *words*, and the words left."""
    from payroll.office.intake.entries import Name
    from payroll.office.intake.names import find, known
    from payroll.office.intake.words import fold
    from payroll.office.why import subjects

    offered = subjects(view)
    slips, accounts = offered[: len(view.slips)], offered[len(view.slips) :]
    names = [Name(s.assistant.key, s.assistant.first_name, s.assistant.last_name) for s in view.slips]
    found = find([fold(word) for word in words], words[0], names, ())
    if found is not None:
        return next(each for each in slips if each.key == found[0].key), " ".join(words[found[1] :])
    account = next((each for each in accounts if fold(each.key) == fold(words[0])), None)
    if account is not None:
        return account, " ".join(words[1:])
    also = f" Konten gibt es für: {', '.join(each.key for each in accounts)}." if accounts else ""
    raise NotUnderstood(
        f"„{words[0]}“ hat im {wording.month(view.month)} keine Abrechnung. Es gibt: {known(names)}.{also}",
        code="unknown_assistant",
    )


def _list(call: Call, subject: "Subject", month: Month) -> None:
    numbered = list(enumerate(subject.figures, 1))
    if call.json:
        call.out.json([{"number": n, "code": e.code, "title": e.title, "amount": f"{e.amount:.2f}"} for n, e in numbered])
        return
    call.out.heading(f"{subject.name}, {wording.month(month)}")
    call.out.table(
        ("Betrag", "Euro", "Nummer"),
        [(each.title, wording.amount(each.amount), str(number)) for number, each in numbered if each.amount],
    )
    call.out.remark(f"Eine Zeile erklären: lohn warum {month} {subject.key} NUMMER")


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
