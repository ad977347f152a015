"""``lohn neu``: sets up a book by questions.

Nothing half set up is ever left behind: answers are kept in a draft beside the book, and the book itself appears whole.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from payroll.refusal import NotUnderstood, Refusal
from tui.commands.call import BOOK_NAME, Call, own_book
from tui.commands.entry import say_notices
from tui.commands.parser import Parser

if TYPE_CHECKING:
    from tui.plain.dialogue import Dialogue

CHECKLIST = (
    "Was Sie beim ersten Menschen, den Sie anstellen, noch erledigen:",
    "Betriebsnummer: bei der Bundesagentur für Arbeit beantragen, falls Sie noch keine haben.",
    "Unfallversicherung: den Haushalt bei der Unfallkasse Ihres Landes oder der Berufsgenossenschaft anmelden.",
    "Anmeldung: spätestens mit der ersten Abrechnung, über das SV-Meldeportal; Minijobs bei der Minijob-Zentrale.",
    "Lohnsteuer: ELStAM über ELSTER abrufen und das Finanzamt als Arbeitgeber benachrichtigen.",
    "Vertrag: die wesentlichen Bedingungen in Textform geben, die wichtigsten am ersten Tag (Nachweisgesetz).",
)


def run(_word: str, arguments: Sequence[str], clock: Callable[[], datetime] | None) -> int:
    """Set up a new book."""
    parser = Parser("neu", "legt ein Buch an, Frage für Frage; aufhören und später weitermachen geht immer", "neu")
    call = Call.of(parser.read(arguments), clock)
    target = call.target
    _refuse_existing(target)
    from payroll.office.bookfile import export_book, import_file
    from payroll.office.desk import Desk
    from tui.plain.dialogue import Dialogue, Stopped
    from tui.plain.draft import Draft
    from tui.plain.setup import SettingUp

    draft = Draft(_beside(target))
    out, dialogue = call.out, Dialogue(call.today)
    out.line("Ein neues Buch. Zu jeder Frage steht ein Beispiel.")
    out.line("„zurück“ geht zur vorigen Frage, „?“ erklärt, „stopp“ hört auf; dann geht es später hier weiter.")
    if draft.load():
        out.line("Ihre Antworten vom letzten Mal sind noch da. Es geht weiter, wo Sie aufgehört haben.")
    with TemporaryDirectory() as folder, Desk.create(Path(folder) / BOOK_NAME, clock=call.clock, actor=call.actor) as trial:
        setting_up = SettingUp(lambda done: say_notices(call, done), dialogue, draft, trial)
        try:
            setting_up.run()
        except (Stopped, KeyboardInterrupt):
            raise NotUnderstood(
                f"Aufgehört. Ihre Antworten liegen hier: {draft.path}. Weiter geht es mit: lohn neu", code="stopped"
            ) from None
        import_file(target, export_book(trial), clock=call.clock, actor=call.actor)
    draft.remove()
    out.line(f"Ihr Buch ist angelegt: {target}")
    for line in CHECKLIST:
        out.line(line)
    if "person" in setting_up.done and _wants_to_go_on(dialogue):
        _go_on(call, dialogue)
        return 0
    out.remark("So geht es weiter: lohn heute. Jemanden eintragen: lohn person hinzufügen. Stunden: lohn e anna heute 8-12")
    return 0


def _wants_to_go_on(dialogue: "Dialogue") -> bool:
    """Ask whether hours and the first payslip follow at once; Enter and leaving mean no."""
    from tui.plain.dialogue import Back, Stopped

    question = "Möchten Sie gleich Stunden eintragen und den ersten Monat abschließen?"
    explained = "Mit Ja geht es hier mit Fragen weiter, bis zur ersten Abrechnung. Mit Nein machen Sie das später."
    try:
        return dialogue.choose(question, ("Ja", "Nein, später"), explained, default=1) == 0
    except (Back, Stopped, KeyboardInterrupt):
        return False


def _go_on(call: Call, dialogue: "Dialogue") -> None:
    """Carry on in the plain dialogue over the new book."""
    from tui.plain.menu import Plain

    call.out.plain = True
    with call.desk() as desk:
        Plain(call, desk, dialogue).run()


def _beside(target: str) -> Path:
    """Return where the draft of a book lies; a database server's draft lies with the person's own data."""
    book = own_book() if "://" in target else Path(target)
    return book.with_name(f"{book.name}.entwurf")


def _refuse_existing(target: str) -> None:
    if "://" not in target and Path(target).exists():
        raise Refusal(
            f"Hier liegt schon ein Buch: {target}. Ein anderes legen Sie an mit: lohn neu --buch DATEI", code="book_exists"
        )
