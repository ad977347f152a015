"""What is wrong with a book file: findings with their JSON path, collected, never thrown one by one."""

from collections.abc import Sequence
from typing import Final

from payroll.refusal import NotUnderstood, Refusal, RefusalList

AT_MOST = 100
"""Further findings of a thoroughly wrong file would help nobody."""

SHOWN = 60


class Invalid:
    """The value of something that was refused; whatever contains it is not built."""


INVALID: Final = Invalid()


class Findings:
    """The refusals found so far, and warnings that refuse nothing."""

    def __init__(self) -> None:
        self.refusals: list[Refusal] = []
        self.warnings: list[str] = []

    def refuse(self, place: str, sentence: str, code: str) -> Invalid:
        """Note a refusal; returns ``INVALID``, so that a reader can end with it."""
        if len(self.refusals) < AT_MOST:
            self.refusals.append(Refusal(sentence, code=code, place=place))
        return INVALID

    def warn(self, place: str, sentence: str) -> None:
        """Note a warning."""
        self.warnings.append(f"{place}: {sentence}")

    def end(self) -> None:
        """Raise what was found: the refusal itself if it is the only one, else all of them together."""
        if len(self.refusals) == 1:
            raise self.refusals[0]
        if self.refusals:
            raise RefusalList(tuple(self.refusals))


def not_json(sentence: str) -> NotUnderstood:
    """The text is no JSON at all."""
    return NotUnderstood(sentence, code="not_json")


def shown(value: object) -> str:
    """Return *value* as it may stand in a sentence: short, on one line, in quotes where it is text."""
    match value:
        case None:
            return "null"
        case bool():
            return str(value).lower()
        case str():
            clean = "".join(character if character.isprintable() else "�" for character in value)
            return f"„{clean[:SHOWN]}{'…' if len(clean) > SHOWN else ''}“"
        case dict():
            return "ein Objekt {…}"
        case list():
            return "eine Liste […]"
    return f"{value}"[:SHOWN]


def listed(words: Sequence[str]) -> str:
    """Return words as a German list: a, b oder c."""
    return ", ".join(words[:-1]) + " oder " + words[-1] if len(words) > 1 else words[0]
