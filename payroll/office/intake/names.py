"""Whom a typed name means: unique beginnings of first names, last names to tell two apart."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from payroll.office.intake.entries import Name
from payroll.office.intake.words import fold, listed
from payroll.refusal import NotUnderstood


class AmbiguousName(NotUnderstood):
    """A name that fits several people; faces ask by number and read the line again with the chosen key."""

    def __init__(self, typed: str, choices: tuple[Name, ...]) -> None:
        numbered = ". ".join(f"{number}: {choice.full}" for number, choice in enumerate(choices, 1))
        super().__init__(
            f"Wen meinen Sie mit „{typed}“? {numbered}. "
            f"Schreiben Sie den Anfang des Nachnamens dazu, zum Beispiel: {_told_apart(choices[0])} heute 8-12",
            code="name_ambiguous",
        )
        self.typed, self.choices = typed, choices


def is_exact(word: str, names: Sequence[Name]) -> bool:
    """Tell whether folded *word* is somebody's whole first name."""
    return any(fold(name.first_name) == word for name in names)


def find(
    words: Sequence[str], typed: str, names: Sequence[Name], chosen: Sequence[str], reserved: AbstractSet[str] = frozenset()
) -> tuple[Name, int] | None:
    """Return who is meant by the first of the folded *words*, and how many words that took; ``None`` for nobody.

    A whole first name beats a beginning, a beginning beats a key. Words that follow tell namesakes apart by second first
    names and last names; a *reserved* word does so only as a whole last name among namesakes. *chosen* keys decide what
    is still open; :class:`AmbiguousName` if nothing does.
    """
    word = words[0]
    found = [name for name in names if fold(name.first_name) == word]
    found = found or [name for name in names if fold(name.first_name).startswith(word)]
    found = found or [name for name in names if fold(name.key) == word]
    if not found:
        return None
    taken = 1
    for following in words[1:4]:
        narrower = [name for name in found if _goes_on(name, following, whole=following in reserved)]
        if not narrower or (len(found) == 1 and following in reserved):
            break
        found, taken = narrower, taken + 1
    if len(found) > 1:
        found = [name for name in found if name.key in chosen] or found
    if len(found) > 1:
        raise AmbiguousName(typed, tuple(found))
    return found[0], taken


def known(names: Sequence[Name]) -> str:
    """Return "Anna, Ben und Cem" for a sentence."""
    return listed([name.first_name for name in names]) if names else "noch niemand"


def _goes_on(name: Name, word: str, *, whole: bool) -> bool:
    further = [fold(part) for part in name.full.split()[1:]]
    return word in further if whole else any(part.startswith(word) for part in further)


def _told_apart(name: Name) -> str:
    return f"{name.first_name.lower()} {name.last_name[:1].lower()}" if name.last_name else name.key
