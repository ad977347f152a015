"""The command ``lohn``: finds the command group, imports its one module, and turns what goes wrong into a sentence.

Only this module and what it imports at the top is loaded for help and for mistyped commands; that keeps them fast.
"""

import errno
import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from typing import NamedTuple

from payroll.refusal import NotUnderstood, Refusal, RefusalList


class Command(NamedTuple):
    """A word behind ``lohn``, the module that carries it out, and what it does."""

    word: str
    module: str
    summary: str
    shown: str = ""


COMMANDS = (
    Command("heute", "today", "was fällig ist"),
    Command("e", "entry", "ein Eintrag, zum Beispiel: lohn e anna heute 8-12", "e ZEILE"),
    Command("zurück", "entry", "nimmt das Letzte zurück; „aufheben“ holt es wieder", "zurück [aufheben]"),
    Command("protokoll", "protocol", "wer wann was geändert hat", "protokoll [MONAT NAME [ANGABE]]"),
    Command("monat", "month", "zeigt einen Monat, plant ihn oder schließt ihn ab", "monat [MONAT] [planen] [abschließen]"),
    Command("warum", "why", "erklärt einen Betrag", "warum MONAT NAME [ZEILE]"),
    Command("unterlagen", "documents", "schreibt und zeigt die Dokumente", "unterlagen [MONAT]"),
    Command("abgaben", "levies", "was zu überweisen und zu melden ist", "abgaben MONAT"),
    Command("urlaub", "vacation", "Urlaub: Anspruch, genommen, Rest, Verfall; Hinweise", "urlaub [NAME] [JAHR]"),
    Command("krank", "accounts", "Krankheiten und ihre Tage", "krank [NAME]"),
    Command("jahr", "year", "das Jahr einer Person: Stunden, Urlaub, Lohn", "jahr NAME [JAHR]"),
    Command("vertretung", "substitute", "wer einspringen kann; der Antrag auf eine Ersatzkraft", "vertretung NAME"),
    Command("brief", "substitute", "die Einwilligung Ihres Arbeitgebers", "brief einwilligung"),
    Command(
        "arbeitszeit",
        "working_time",
        "Arbeitszeit: was die Gesetze dazu sagen, und was Sie bewusst so lassen",
        "arbeitszeit [NAME] [MONAT]",
    ),
    Command("wochenplan", "roster", "feste Zeiten der Woche", "wochenplan [NAME]"),
    Command("budget", "budget", "bewilligt, verbraucht, Rest, und bis wann es reicht", "budget [BEWILLIGUNG]"),
    Command("nachweis", "report", "der Verwendungsnachweis", "nachweis BEWILLIGUNG ZEITRAUM"),
    Command("person", "upkeep", "Menschen, Verträge, Steuer, Versicherung"),
    Command("abwesenheit", "upkeep", "Abwesenheiten: Bescheinigung, letzter Tag, löschen"),
    Command("kasse", "upkeep", "Krankenkassen und ihre Sätze"),
    Command("bewilligung", "upkeep", "Bewilligungen und Kostenträger"),
    Command("eingang", "upkeep", "Geld, das eine Stelle gezahlt hat"),
    Command("ausgabe", "upkeep", "Ausgaben neben dem Lohn"),
    Command("rechnung", "upkeep", "Rechnungen eines Dienstes"),
    Command("einmal", "upkeep", "Einmalzahlungen"),
    Command("erstattung", "upkeep", "Erstattungen der Kassen (U1, U2)"),
    Command("konto", "bank", "Das Bankkonto neben dem Buch: abhaken, was gekommen und gegangen ist", "konto"),
    Command("einstellung", "upkeep", "Ihre Angaben als Arbeitgeberin oder Arbeitgeber"),
    Command("aufbewahrung", "upkeep", "was bis wann aufzubewahren ist, und löschen, was vorbei ist"),
    Command("rechner", "rechner", "Netto und Kosten eines Falls, ohne Buch", "rechner [DATEI]"),
    Command("neu", "new_book", "legt ein Buch an, Frage für Frage"),
    Command("demo", "book", "ein Beispielbuch mit allen Dokumenten", "demo [ORDNER]"),
    Command("import", "book", "nimmt Stunden aus einer Datei auf, oder eine ganze Buchdatei", "import [stunden] DATEI"),
    Command("export", "book", "gibt das Buch als Datei aus", "export [DATEI]"),
    Command("prüfe", "checks", "prüft das Buch; still, wenn alles stimmt", "prüfe [PRÜFUNG]"),
    Command("schlicht", "plain", "alles als Fragen und Antworten"),
)
_TWINS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_TAKE_VALUE = ("--buch", "--als")
_STOPPED = 130
RARELY = 50_000


def ascii_twin(word: str) -> str:
    """Return *word* as it is compared: "abschließen" and "abschliessen" are one."""
    return word.lower().translate(_TWINS)


def main(arguments: Sequence[str] | None = None, *, clock: Callable[[], datetime] | None = None) -> int:
    """Carry out one command line and return its exit code; never a traceback."""
    # looking for garbage while modules load costs a fifth of the start; a command is over before there is any
    gc.set_threshold(RARELY)
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        code = _dispatch(words, clock)
        sys.stdout.flush()
    except Refusal as refused:
        _say(refused)
        return refused.exit_code
    except KeyboardInterrupt:
        print("Abgebrochen. Was gespeichert ist, bleibt.", file=sys.stderr)
        return _STOPPED
    except BrokenPipeError:
        # the reader of our output went away; Python must not complain about it at exit
        _mute()
        return 0
    except OSError as error:
        return _no_space(error) if error.errno == errno.ENOSPC else _crashed(error, words)
    except Exception as error:  # noqa: BLE001 - the last line of defence: a programming error is never the user's fault
        return _crashed(error, words)
    return code


def _dispatch(words: list[str], clock: Callable[[], datetime] | None) -> int:
    leading = _leading_options(words)
    rest = words[len(leading) :]
    if not rest:
        if any(option in ("-h", "--hilfe", "--help") for option in leading):
            print(help_text())
            return 0
        return _run("screens", "", leading, clock)
    wanted = ascii_twin(rest[0])
    if wanted in ("hilfe", "help"):
        if len(rest) == 1:
            print(help_text())
            return 0
        return _dispatch([*leading, *rest[1:], "--hilfe"], clock)
    command = next((each for each in COMMANDS if ascii_twin(each.word) == wanted), None)
    if command is None:
        raise unknown_command(rest[0])
    return _run(command.module, command.word, [*rest[1:], *leading], clock)


def _run(module: str, word: str, arguments: list[str], clock: Callable[[], datetime] | None) -> int:
    from tui.commands.parser import HelpWanted

    try:
        code: int = import_module(f"tui.commands.{module}").run(word, arguments, clock)
    except HelpWanted as wanted:
        print(wanted)
        return 0
    return code


def _leading_options(words: list[str]) -> list[str]:
    """Return the options before the command, with their values."""
    end = 0
    while end < len(words) and words[end].startswith("-") and words[end] != "-":
        end += 2 if words[end] in _TAKE_VALUE and end + 1 < len(words) else 1
    return words[:end]


def unknown_command(word: str) -> NotUnderstood:
    """Return the refusal of an unknown word, with the nearest known ones."""
    from difflib import get_close_matches

    near = get_close_matches(ascii_twin(word), [ascii_twin(each.word) for each in COMMANDS], n=3)
    meant = f" Meinten Sie: {', '.join(each.word for each in COMMANDS if ascii_twin(each.word) in near)}?" if near else ""
    return NotUnderstood(
        f"Den Befehl „{word}“ gibt es nicht.{meant} Alle Befehle zeigt: lohn hilfe", code="unknown_command", place="lohn"
    )


def help_text() -> str:
    """Return the list of commands, one a line."""
    lines = [
        "lohn: Lohnabrechnung für Menschen, die ihre Assistenz selbst anstellen.",
        "",
        "lohn BEFEHL [ANGABEN]. Ohne Befehl öffnen sich die Bildschirme.",
        "",
        *(f"  {each.shown or each.word}: {each.summary}" for each in COMMANDS),
        "",
        "Zu jedem Befehl: lohn BEFEHL --hilfe. Umlaute gehen auch als ae, oe, ue, ss.",
        "Das Buch: --buch ORT, sonst LOHN_BUCH, sonst Ihr eigenes. Schlichter Text: --schlicht.",
    ]
    return "\n".join(lines)


def _say(refused: Refusal) -> None:
    each = refused.refusals if isinstance(refused, RefusalList) else (refused,)
    for one in each:
        print(str(one), file=sys.stderr)


def _no_space(error: OSError) -> int:
    _mute()
    _say(
        Refusal(
            "Der Speicherplatz reicht nicht. Was gespeichert ist, bleibt. Schaffen Sie Platz und versuchen Sie es neu.",
            code="disk_full",
            place=str(error.filename or "Ausgabe"),
        )
    )
    return Refusal.exit_code


def _mute() -> None:
    """Let nothing more be written to standard output, which would fail again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _crashed(error: Exception, words: list[str]) -> int:
    from pathlib import Path

    from tui.commands.call import now_in_germany, own_book
    from tui.commands.crash import EXIT_CODE, report

    book = words[words.index("--buch") + 1] if "--buch" in words[:-1] else os.environ.get("LOHN_BUCH", "")
    folder = own_book().parent if not book or "://" in book else Path(book).parent
    print(report(error, folder, now_in_germany()), file=sys.stderr)
    return EXIT_CODE


if __name__ == "__main__":
    sys.exit(main())
