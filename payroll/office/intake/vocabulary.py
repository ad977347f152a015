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


def completed(line: str, names: Sequence[str]) -> str | None:
    """Return *line* with its last word written out, ``None`` where nothing fits or the word is whole already.

    A name is offered only where one alone begins so: two Evas are not guessed between. At the beginning of a line names
    come before words.
    """
    before, _, begun = line.rpartition(" ")
    if not begun or not begun[0].isalpha():
        return None
    typed = fold(begun)
    people = [name for name in dict.fromkeys(names) if fold(name).startswith(typed)]
    words = [word for word in WORDS if fold(word).startswith(typed)]
    if typed in {fold(each) for each in (*people, *words)}:
        return None
    person = people[:1] if len(people) == 1 else []
    offered = [*words, *person] if before else [*person, *words]
    if not offered:
        return None
    direct = offered[0].startswith(begun.lower())
    return line + (offered[0][len(begun) :] if direct else fold(offered[0])[len(typed) :])
