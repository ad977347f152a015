"""``lohn vertretung``: who may come for somebody who is missing, taking over, the request; ``lohn brief``: letters."""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from payroll.refusal import NotUnderstood, Refusal
from tui.actions.declare import Action, with_defaults
from tui.actions.substitute import ACTIONS, DRAFT
from tui.commands.call import Call
from tui.commands.from_actions import as_option, given, parser_of
from tui.commands.main import ascii_twin
from tui.commands.month import papers_folder
from tui.commands.parser import Parser
from tui.commands.upkeep import carry_out

if TYPE_CHECKING:
    from payroll.office.desk import Desk
    from reports.layout.model import Document

LETTER = "brief"
NAMINGS = {"namen": "names", "initialen": "initials", "ohne": "none"}
EXAMPLE = "vertretung anna"


def run(word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Show who may come, carry out one step, or write a letter."""
    if word == "brief":
        return _consent(arguments, clock)
    verb, rest = _split(arguments)
    if verb == LETTER:
        return _letter(rest, clock)
    action = next((each for each in ACTIONS if ascii_twin(each.words[1]) == verb), None)
    return carry_out(action, rest, clock) if action else _show(rest, clock)


def _split(arguments: Sequence[str]) -> tuple[str, list[str]]:
    """Return the verb (empty for none) and the arguments with the person's name first: both orders are understood."""
    verbs = {LETTER, *(ascii_twin(action.words[1]) for action in ACTIONS)}
    typed = list(takewhile(lambda argument: not argument.startswith("-"), arguments))
    options = list(arguments[len(typed) :])
    at = next((index for index, argument in enumerate(typed) if ascii_twin(argument) in verbs), None)
    if at is None:
        return "", [*([" ".join(typed)] if typed else []), *options]
    name = [" ".join(typed[:at])] if at else []
    return ascii_twin(typed[at]), [*name, *typed[at + 1 :], *options]


def _show(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    parser = Parser("vertretung", "ausgefallene Schichten, wer einspringen kann, was es kostet", EXAMPLE)
    parser.add_argument("name", nargs="?", metavar="NAME", help="wer fehlt")
    parser.add_argument("--abwesenheit", metavar="KÜRZEL", help="welche Abwesenheit (sonst die laufende oder letzte)")
    options = parser.read(arguments)
    if not options.name:
        steps = ", ".join(f"„{action.words[1]}“" for action in ACTIONS)
        raise NotUnderstood(
            f"Wer fehlt? Zum Beispiel: lohn {EXAMPLE}. Dahinter gehen: {steps}, „{LETTER}“.",
            code="arguments",
            place="lohn vertretung",
        )
    call = Call.of(options, clock)
    with call.desk() as desk:
        from payroll.office.substitute_requests import cover_picture
        from tui.commands.substitute_view import as_json, print_picture

        picture = cover_picture(desk, options.name, options.abwesenheit)
        if call.json:
            call.out.json(as_json(picture))
        else:
            print_picture(call.out, picture)
    return 0


def _letter(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    parser = parser_of(DRAFT)
    parser.summary, parser.example = "schreibt den Antrag auf eine Ersatzkraft als Brief", f"{EXAMPLE} {LETTER}"
    parser.add_argument(
        "--namen", metavar="ANGABE", help=f"wie Menschen im Brief heißen: {', '.join(NAMINGS)}. Sonst: ohne."
    )
    parser.add_argument("--ordner", metavar="ORDNER", help="wohin (sonst in den Ordner Unterlagen neben dem Buch)")
    options = parser.read(arguments)
    call = Call.of(options, clock)
    naming = NAMINGS.get(options.namen or "ohne")
    if naming is None:
        raise NotUnderstood(
            f"„{options.namen}“ ist hier nicht möglich. Möglich sind: {', '.join(NAMINGS)}.", code="choice", place="--namen"
        )
    values = given(DRAFT, options, call.today)
    if "assistant" not in values:
        raise NotUnderstood(f"Wer fehlt? Zum Beispiel: lohn {EXAMPLE} {LETTER}", code="arguments", place="lohn vertretung")
    with call.desk() as desk:
        from payroll.office.letters import substitute_paper
        from reports.substitute_request import email_sentence, substitute_request

        _draft(call, desk, DRAFT, values)
        paper = substitute_paper(desk, values["assistant"], naming)
        subject = f"{paper.grant.reference} {paper.request.key}"
        path = _write(
            desk, options.ordner, str(paper.request.first), "Antrag Ersatzkraft", subject, substitute_request(paper)
        )
        call.out.line(f"Geschrieben: {path}")
        call.out.line(f"Für eine E-Mail: {email_sentence(paper)}")
    call.out.remark(f"Wenn er abgeschickt ist: lohn vertretung {values['assistant']} gesendet heute")
    return 0


def _draft(call: Call, desk: "Desk", action: Action, values: dict[str, Any]) -> None:
    """Draft the request, or anew; one already sent stays, unless shifts were lost that it does not ask for."""
    from payroll.office.substitute_requests import requests_of

    before = requests_of(desk, values["assistant"])
    last = before[-1] if before else None
    if last is not None and last.state == "drafted" and set(values) == {"assistant"} and last.cover != "existing":
        return
    try:
        call.out.line(f"Gespeichert: {action.run(desk, with_defaults(action, values, as_option)).summary}")
    except Refusal as refused:
        if refused.code != "already_noted" or set(values) != {"assistant"}:
            raise
        call.out.remark(refused.sentence)


def _write(desk: "Desk", folder: str | None, period: str, title: str, subject: str, document: "Document") -> Path:
    from payroll.office.names import file_name
    from reports.deliver import write_whole
    from reports.layout.render import render

    target = Path(folder) if folder else papers_folder(desk)
    target.mkdir(parents=True, exist_ok=True)
    path = target / file_name(period, title, subject)
    write_whole(path, render(document))
    return path


def _consent(arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    parser = Parser("brief", "schreibt einen Brief: die Einwilligung Ihres Arbeitgebers", "brief einwilligung")
    parser.add_argument("art", nargs="?", metavar="EINWILLIGUNG", help="einwilligung")
    parser.add_argument("--straße", "--strasse", dest="street", metavar="ANGABE", help="Straße des Arbeitgebers")
    parser.add_argument("--plz", dest="postcode", metavar="ANGABE", help="Postleitzahl des Arbeitgebers")
    parser.add_argument("--ort", dest="city", metavar="ANGABE", help="Ort des Arbeitgebers")
    parser.add_argument("--arbeit", metavar="ANGABE", default="", help="wobei die Assistenz hilft")
    parser.add_argument("--mit-namen", action="store_true", dest="named", help="die Assistenzkräfte mit Namen nennen")
    parser.add_argument("--ordner", metavar="ORDNER", help="wohin (sonst in den Ordner Unterlagen neben dem Buch)")
    options = parser.read(arguments)
    if ascii_twin(options.art or "") != "einwilligung":
        raise NotUnderstood(
            f"Welchen Brief? „{options.art or ''}“ gibt es nicht. Zum Beispiel: lohn brief einwilligung. "
            "Den Antrag auf eine Ersatzkraft schreibt: lohn vertretung NAME brief",
            code="unknown_letter",
            place="lohn brief",
        )
    call = Call.of(options, clock)
    with call.desk() as desk:
        from payroll.office.letters import consent_paper
        from reports.consent_letter import consent_letter

        paper = consent_paper(
            desk,
            street=options.street,
            postcode=options.postcode,
            city=options.city,
            work=options.arbeit,
            named=options.named,
        )
        path = _write(
            desk,
            options.ordner,
            str(paper.issued),
            "Einwilligung Arbeitsassistenz",
            paper.job.employer,
            consent_letter(paper),
        )
        call.out.line(f"Geschrieben: {path}")
    call.out.remark("Ist er unterschrieben zurück, tragen Sie den Tag ein: lohn einstellung arbeit")
    return 0
