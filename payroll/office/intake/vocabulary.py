"""Words to offer while a line of the entry grammar is typed (``docs/eingabe.md``), the most used first."""

from collections.abc import Sequence

from payroll.office.intake.reader import ABSENCES, FREE, KINDS
from payroll.office.intake.words import MONTHS, WEEKDAYS, fold

OFTEN = (
    "heute",
    "gestern",
    "krank",
    "urlaub",
    "wie geplant",
    "geplant",
    "alle",
    "nächste woche",
    "diese woche",
    "letzte woche",
    "ohne pause",
    "pause",
    "für",
    "ab",
    "bis",
    "gesund",
    "bescheinigt",
    "folge",
    "kind krank",
    "plan war falsch",
    "löschen",
    "streichen",
    "statt",
    "privat",
    "budget",
    "vorgestern",
    "morgen",
    "übermorgen",
)
WORDS = tuple(dict.fromkeys((*OFTEN, *FREE, *ABSENCES, *KINDS, *map(str.lower, WEEKDAYS), *map(str.lower, MONTHS))))


LONGEST = max(len(each.split()) for each in WORDS)
FOR = ("fuer", "vertritt")
"""After these only a name follows."""
WRITTEN_OUT = ("ae", "oe", "ue", "ss")


def completed(line: str, names: Sequence[str]) -> str | None:
    """Return *line* with its last word or phrase written out, ``None`` where nothing fits or it is whole already.

    *names*: one for each person, in small letters. A name is offered only where one person alone begins so: two Evas are not
    guessed between. At the beginning of a line names come before words, after "für" there are only names.
    """
    pieces = line.split(" ")
    for size in range(min(LONGEST, len(pieces)), 0, -1):
        before, begun = pieces[:-size], " ".join(pieces[-size:])
        if not begun[:1].isalpha() or begun.endswith(" "):
            continue
        people = [name for name in names if _begins(name, begun)]
        words = [] if before and fold(before[-1]) in FOR else [word for word in WORDS if _begins(word, begun)]
        if fold(begun) in {fold(each) for each in (*people, *words)}:
            return None
        person = people if len(people) == 1 else []
        offered = [*words, *person] if before else [*person, *words]
        if offered:
            direct = offered[0].startswith(begun.lower())
            return line + (offered[0][len(begun) :] if direct else fold(offered[0])[len(fold(begun)) :])
    return None


def _begins(word: str, begun: str) -> bool:
    """Tell whether *word* begins so, also where an umlaut is written as two letters."""
    typed = fold(begun)
    return word.startswith(begun.lower()) or (fold(word).startswith(typed) and any(each in typed for each in WRITTEN_OUT))
