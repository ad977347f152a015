"""Whom a file means: by a whole name in a text, because a calendar holds other words too."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from payroll.office.intake.entries import Name
from payroll.office.intake.words import fold

_FOR = ("fuer", "vertritt", "statt")


@dataclass(frozen=True, slots=True)
class Named:
    """Who is named in a text, each once, in order; *covered*: those named behind "für"."""

    people: tuple[Name, ...]
    covered: tuple[Name, ...]


def named_in(text: str, names: Sequence[Name]) -> Named:
    """Return everybody whose whole first name, or whole last name if only one has it, stands in *text*.

    A first name that several have counts for those whose last name stands beside it, else for all of them.
    """
    words = [fold(word) for word in re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)]
    people: list[Name] = []
    covered: list[Name] = []
    for index, word in enumerate(words):
        found = [name for name in names if fold(name.first_name) == word]
        if len(found) > 1:
            beside = {*words[index + 1 : index + 3], *words[max(index - 2, 0) : index]}
            found = [name for name in found if fold(name.last_name) in beside] or found
        if not found:
            by_last = [name for name in names if fold(name.last_name) == word]
            found = by_last if len(by_last) == 1 else []
        into = covered if index and words[index - 1] in _FOR else people
        into += [name for name in found if name not in into]
    return Named(tuple(name for name in people if name not in covered), tuple(covered))
