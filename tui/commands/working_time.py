"""``lohn arbeitszeit [NAME] [MONAT]``: what the working-time laws say, with ways out, and what is left as it is."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from itertools import takewhile
from typing import TYPE_CHECKING, Any

from payroll.money import MINUTES_PER_HOUR
from payroll.office.intake.words import day_in_words
from payroll.periods import Month
from payroll.refusal import Refusal
from tui import derivations, wording
from tui.actions import parsers
from tui.actions.working_time import ACTIONS
from tui.commands import upkeep
from tui.commands.call import Call
from tui.commands.main import ascii_twin
from tui.commands.parser import HelpWanted, Parser

if TYPE_CHECKING:
    from payroll.office.papers import AccountHours
    from payroll.office.working_time import PersonTime

SEVERITIES = {"E": "Fehler", "W": "achten", "I": "Hinweis"}
EXAMPLE = "arbeitszeit anna 2026-03"


def run(word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Show the findings of a month, list what was decided, or carry out one of the declared actions."""
    first = ascii_twin(next(takewhile(lambda each: not each.startswith("-"), arguments), ""))
    if first == upkeep.LIST or any(first == ascii_twin(action.words[1]) for action in ACTIONS):
        return upkeep.run(word, arguments, clock)
    parser = Parser("arbeitszeit", "was die Gesetze zur Arbeitszeit sagen, mit Vorschlägen", EXAMPLE)
    parser.add_argument(
        "worte", nargs="*", metavar="[NAME] [MONAT]", help="ohne Namen: alle; ohne Monat: der älteste offene"
    )
    parser.add_argument("--herleitung", action="store_true", dest="derived", help="das Arbeitszeitkonto Schritt für Schritt")
    if any(each in ("-h", "--hilfe", "--help") for each in arguments):
        ways = "\n".join(f"  lohn {action.command}: {action.title}" for action in ACTIONS)
        raise HelpWanted(f"{parser.format_help()}\n\nAußerdem, jeweils mit eigener Hilfe:\n{ways}")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    name, month = name_and_month(options.worte, call.today)
    with call.desk() as desk:
        from payroll.office.working_time import working_time

        people = working_time(desk, month, name or None)
    if call.json:
        call.out.json([finding for person in people for finding in findings_json(person)])
        return 0
    show(call, people, derived=options.derived)
    return 0


def name_and_month(words: Sequence[str], today: date) -> tuple[str, Month | None]:
    """Return the name and the month among *words*, the month last."""
    for count in (2, 1):
        if len(words) >= count:
            try:
                return " ".join(words[:-count]), parsers.month(" ".join(words[-count:]), today)
            except Refusal:
                continue
    return " ".join(words), None


def findings_json(person: "PersonTime") -> list[dict[str, Any]]:
    """Return every field of a person's findings."""
    return [
        {
            "assistant": person.assistant.key,
            "month": str(person.month),
            "check": each.finding.check,
            "severity": each.finding.severity.value,
            "law": each.finding.law,
            "on": str(each.finding.day),
            "since": str(each.finding.first),
            "due": str(each.finding.due) if each.finding.due else None,
            "text": each.finding.text,
            "proposal": each.finding.proposal,
            "override": each.reason,
        }
        for each in person.findings
    ]


def show(call: Call, people: "Sequence[PersonTime]", *, derived: bool = False) -> None:
    """Print the findings person by person, then the time accounts."""
    from payroll.office.working_time import grouped

    out = call.out
    months = dict.fromkeys(wording.month(person.month) for person in people)
    out.heading(f"Arbeitszeit {', '.join(months)}".strip())
    if not people:
        out.line("In diesem Monat ist niemand angestellt, auf den das passt.")
    elif not any(person.findings for person in people):
        out.line("Alles im Rahmen.")
    for person in people:
        for each, days in grouped(person.findings):
            finding = each.finding
            day = day_in_words(finding.day) if out.plain else f"{wording.short_day(finding.day)}{finding.day.year}"
            state = "bewusst so" if each.reason is not None else SEVERITIES[finding.severity.value]
            out.line(f"{person.name}, {day}, {finding.check}, {state}, {finding.law}")
            out.line(f"  {finding.text}")
            if days[1:]:
                out.line(f"  Ebenso am {', '.join(f'{other.day}.{other.month}.' for other in days[1:])}")
            if each.reason is not None:
                out.line(f"  Bewusst so, Grund: {each.reason}")
            elif finding.proposal:
                out.line(f"  Vorschlag: {finding.proposal}")
        if person.account is not None:
            _account(call, person, derived=derived)
    left = next((p for p in people if any(each.open for each in p.findings)), None)
    if left is not None:
        one = next(each.finding for each in left.findings if each.open)
        out.remark(
            f"Soll etwas bewusst so bleiben: lohn arbeitszeit übergehen {left.assistant.key} --prüfung {one.check} "
            f'--am {one.day:%d.%m.%Y} --grund "…" (nichts über Gesundheit)'
        )


def _account(call: Call, person: "PersonTime", *, derived: bool) -> None:
    from payroll.office.account_months import in_hours

    account, out = person.account, call.out
    if account is None:
        return
    out.line()
    out.heading(f"Arbeitszeitkonto {person.name}, in Stunden")
    account_table(call, map(in_hours, account.rows))
    for lot in account.lots:
        if lot.left:
            hours = wording.amount(lot.left / MINUTES_PER_HOUR)
            out.line(f"  {hours} Stunden aus {wording.month(lot.month)}: auszugleichen bis {wording.day(lot.due)}")
    if derived:
        for line in derivations.lines(account.derivation):
            out.line(line)


def account_table(call: Call, rows: "Iterable[AccountHours]") -> None:
    """Print what each month did to a time account, in hours."""
    call.out.table(
        ("", "gegen Vertrag", "Gutschrift", "gleich zu zahlen", "ausgeglichen", "Stand"),
        [(wording.short_month(row.month), *(wording.amount(hours) for hours in row.figures)) for row in rows],
        units=["Stunden"] * 5,
    )
