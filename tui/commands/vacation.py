"""``lohn urlaub``: everybody's vacation, one person's in detail, the letters that ask to take it, what is noted of it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from payroll.refusal import NotUnderstood
from tui.actions.vacations import ACTIONS
from tui.commands.call import Call
from tui.commands.main import ascii_twin
from tui.commands.parser import Parser

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from payroll.office.vacation_certificates import VacationCertificatePaper
    from payroll.office.vacation_letters import VacationLetterPaper
    from reports.layout.model import Document

LETTER, CERTIFICATE, LIST = "brief", "bescheinigung", "liste"
EXAMPLE = "urlaub anna"
EARLIEST = 2000


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Show accounts, write letters, or carry out one of the actions."""
    verb, rest = _split(arguments)
    if verb == LETTER:
        return _letters(rest, clock)
    if verb == CERTIFICATE:
        return _certificate(rest, clock)
    if verb == LIST:
        return _list(rest, clock)
    action = next((each for each in ACTIONS if ascii_twin(each.words[1]) == verb), None)
    if action is not None:
        from tui.commands.upkeep import carry_out

        return carry_out(action, rest, clock)
    return _show(rest, clock)


def _split(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Return the verb (empty for none) and the rest: "hinweis anna" and "anna hinweis" are one."""
    verbs = {LETTER, CERTIFICATE, LIST, *(ascii_twin(action.words[1]) for action in ACTIONS)}
    typed = list(takewhile(lambda argument: not argument.startswith("-"), arguments))
    at = next((index for index, argument in enumerate(typed) if ascii_twin(argument) in verbs), None)
    if at is None:
        return "", list(arguments)
    return ascii_twin(typed[at]), [*arguments[:at], *arguments[at + 1 :]]


def _show(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    parser = Parser("urlaub", "Urlaub in Tagen: Anspruch, genommen, Rest, und was wann verfällt", EXAMPLE)
    parser.add_argument("worte", nargs="*", metavar="[NAME] [JAHR]", help="ohne Namen: alle; ohne Jahr: dieses")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    name, year = _name_and_year(options.worte, call)
    from tui.commands import vacation_view as view

    with call.desk() as desk:
        if name:
            from payroll.office.vacation_details import vacation_details

            details = vacation_details(desk, name, year)
            if call.json:
                call.out.json([view.details_json(details)])
            else:
                view.print_details(call.out, details)
            return 0
        from payroll.office.accounts import vacation_accounts

        accounts = vacation_accounts(desk, year)
    if call.json:
        call.out.json([view.as_json(each) for each in accounts])
        return 0
    view.print_accounts(call.out, accounts, year or call.today.year)
    if accounts:
        call.out.remark(f"Eine Person genauer: lohn urlaub {accounts[0].assistant.key}")
    return 0


def _letters(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    parser = Parser(
        f"urlaub {LETTER}", "schreibt den Hinweis, den offenen Urlaub zu nehmen, als Brief", f"urlaub {LETTER} anna"
    )
    parser.add_argument("name", nargs="*", metavar="NAME", help="ohne Namen: an alle, die ihn in diesem Jahr noch brauchen")
    parser.add_argument("--ordner", metavar="ORDNER", help="wohin (sonst in den Ordner Unterlagen neben dem Buch)")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    with call.desk() as desk:
        from payroll.office.vacation_letters import vacation_letters
        from reports.vacation_letter import vacation_letter

        papers = vacation_letters(desk, " ".join(options.name) or None)
        for paper in papers:
            _write(call, desk, options.ordner, "Hinweis Urlaub", paper, vacation_letter(paper))
        call.out.remark("Wenn Sie ihn übergeben oder geschickt haben, halten Sie das fest. Erst dann kann Urlaub verfallen:")
        for paper in papers:
            call.out.remark(f"lohn urlaub hinweis {paper.assistant.key}")
    return 0


def _certificate(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    parser = Parser(
        f"urlaub {CERTIFICATE}", "schreibt die Urlaubsbescheinigung zum Ende der Anstellung", f"urlaub {CERTIFICATE} anna"
    )
    parser.add_argument("worte", nargs="*", metavar="NAME [JAHR]", help="wer aufhört; ohne Jahr: dieses")
    parser.add_argument("--ordner", metavar="ORDNER", help="wohin (sonst in den Ordner Unterlagen neben dem Buch)")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    name, year = _name_and_year(options.worte, call)
    if not name:
        raise NotUnderstood(f"Für wen? Zum Beispiel: lohn urlaub {CERTIFICATE} anna", code="arguments", place="lohn urlaub")
    with call.desk() as desk:
        from payroll.office.vacation_certificates import vacation_certificate as certificate_paper
        from reports.vacation_certificate import vacation_certificate

        paper = certificate_paper(desk, name, year)
        _write(call, desk, options.ordner, "Urlaubsbescheinigung", paper, vacation_certificate(paper))
    return 0


def _write(
    call: Call,
    desk: "Desk",
    folder: str | None,
    title: str,
    paper: "VacationLetterPaper | VacationCertificatePaper",
    document: "Document",
) -> None:
    from payroll.office.names import file_name
    from reports.deliver import write_whole
    from reports.layout.render import render
    from tui.commands.month import papers_folder

    target = Path(folder) if folder else papers_folder(desk)
    target.mkdir(parents=True, exist_ok=True)
    path = target / file_name(str(paper.issued), title, f"{paper.assistant.last_name} {paper.assistant.first_name}")
    write_whole(path, render(document))
    call.out.line(f"Geschrieben: {path}")


def _name_and_year(words: Sequence[str], call: Call) -> tuple[str, int | None]:
    """Return the name (empty for none) and the year (``None`` for this one) among the words."""
    year = next((int(word) for word in words if word.isdecimal()), None)
    if year is not None and not EARLIEST <= year <= call.today.year + 1:
        raise NotUnderstood(
            f"„{year}“ ist kein Jahr, das hier geht. Zum Beispiel: lohn urlaub {call.today.year}", code="year"
        )
    return " ".join(word for word in words if not word.isdecimal()), year


def _list(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    options = Parser(f"urlaub {LIST}", "zeigt gegebene Hinweise und geänderte Tage", f"urlaub {LIST}").read(arguments)
    call = Call.of(options, clock)
    with call.desk() as desk:
        from tui.commands import lists

        if call.json:
            call.out.json(lists.as_json("urlaub", desk))
            return 0
        lists.show("urlaub", desk, call.out)
    for action in ACTIONS:
        call.out.remark(f"{action.title}: lohn {action.command}")
    return 0
