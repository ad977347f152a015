"""The commands that a sentence names ("… : lohn abwesenheit ende krank-2 --bis 20.11.2026"), for faces where nobody types
commands: each is found, and said as the way to the same thing there.

By a rule of all sentences a command stands at the end of what it belongs to: it goes on to the end of its sentence, a
quotation mark or a bracket.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from tui.actions.catalog import every
from tui.actions.declare import Action, Field
from tui.actions.errands import ERRANDS, Errand

_COMMAND = re.compile(r"(?<![\w/])lohn (?=[a-zäöü])")
_WORD = re.compile(r'\s*("[^"]*"|[^\s„“"()]+)')
_OPTIONS = re.compile(
    r"--[a-zäöü][\wäöüß-]*(?: (?!--)[^\s„“;()]*[^\s„“;().,:])?(?: --[a-zäöü][\wäöüß-]*(?: (?!--)[^\s„“;()]*[^\s„“;().,:])?)*"
)
_DAY = re.compile(r"\d+\.\d+\.$")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A command as a sentence names it. *does*: the declared action or errand behind it, ``None`` for a command of its own.

    *line*: what stands behind its first word. *options*: label and value of each option.
    """

    words: tuple[str, ...]
    does: Action | Errand | None
    options: tuple[tuple[str, str], ...]

    @property
    def line(self) -> str:
        """Everything behind the first word."""
        return " ".join(self.words[1:])


Way = Callable[[Named], str | None]
"""How a face says the way to a command; ``None``: the command stays as it is."""


def told(text: str, way: Way) -> str:
    """Return *text* with each command said by *way*, and options that stand alone by the labels of their fields."""
    found, at = [], 0
    for start in _COMMAND.finditer(text):
        if start.start() < at:
            continue
        words, end = _words(text, start.end())
        said = way(_named(words)) if words else None
        if said is not None:
            found += [_labelled(text[at : start.start()]), said]
            at = end
    return "".join([*found, _labelled(text[at:])])


def with_options(way: str, options: Sequence[tuple[str, str]]) -> str:
    """Return a way with what is to be given there."""
    return f"{way}, {_given(options)}" if options else way


def _given(options: Sequence[tuple[str, str]]) -> str:
    return ", ".join(f"„{label}“ {value}".rstrip() for label, value in options)


def _words(text: str, at: int) -> tuple[list[str], int]:
    """Return the words of the command that begins at *at*, and where it ends."""
    words: list[str] = []
    while found := _WORD.match(text, at):
        word, behind = found[1], text[found.end() :]
        last = word[-1]
        ends = last in ",;:" or (last == "." and (not behind.strip() or re.match(r"\s+[A-ZÄÖÜ„]", behind) is not None))
        cut = 1 if ends and not _DAY.search(word) else 0
        words.append((word[:-1] if cut else word).strip('"'))
        at = found.end() - cut
        if ends:
            break
    return words, at


def _named(words: Sequence[str]) -> Named:
    # „vertretung anna brief“: some commands take the name before their second word
    behind_the_name = [words[0], *words[2:]]
    fits = [each for typed in (words, behind_the_name) for each in (*every(), *ERRANDS) if _begins(typed, each.words)]
    does = max(fits, key=lambda each: (len(each.words), *_fit(words, each)), default=None)
    return Named(words=tuple(words), does=does, options=tuple(_pairs(words, does.fields if does else ())))


def _fit(words: Sequence[str], does: Action | Errand) -> tuple[int, int]:
    """Return how well a command fits: how many of its options are known there, and how near the number of its values is."""
    known = {field.option for field in does.fields}
    options = [word[2:] for word in words if word.startswith("--")]
    values = len(words) - len(does.words) - 2 * len(options)
    return sum(each in known for each in options), -abs(values - sum(field.positional for field in does.fields))


def _begins(typed: Sequence[str], words: Sequence[str]) -> bool:
    return [_folded(word) for word in typed[: len(words)]] == [_folded(word) for word in words]


def _folded(word: str) -> str:
    return word.lower().translate(_UMLAUTS)


def _pairs(words: Sequence[str], fields: Sequence[Field]) -> Iterator[tuple[str, str]]:
    """Yield label and value of each option among *words*."""
    for number, word in enumerate(words):
        if word.startswith("--"):
            field = next((each for each in fields if each.option == word[2:]), None)
            following = words[number + 1] if number + 1 < len(words) else ""
            yield field.label if field else word[2:].capitalize(), "" if following.startswith("--") else following


def _labelled(text: str) -> str:
    """Return *text* with options that stand for themselves ("--deckung neu --satz 19,20") as labels and values."""

    def said(found: re.Match[str]) -> str:
        words = found[0].split()
        fields = [field for each in (*every(), *ERRANDS) for field in each.fields]
        known = {field.option for field in fields}
        return _given(tuple(_pairs(words, fields))) if {w[2:] for w in words if w.startswith("--")} <= known else found[0]

    return _OPTIONS.sub(said, text) if "--" in text else text
