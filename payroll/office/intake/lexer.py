"""Cuts a typed line into pieces: words, dates, clock times, lengths of time, numbers, dashes."""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum, auto

from payroll.office.intake.words import MONTH_WORDS, MONTHS, WEEKDAY_WORDS, fold

_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "\u00a0": " ", "\u202f": " "})
_MONTH = "|".join(sorted({*(name.lower() for name in MONTHS), *MONTH_WORDS}, key=len, reverse=True))


class Kind(Enum):
    """What a piece looks like."""

    ISO = auto()
    DATE = auto()
    WORD_DATE = auto()
    DAY = auto()
    CLOCK = auto()
    DOTTED = auto()
    LENGTH = auto()
    NUMBER = auto()
    WORD = auto()
    DASH = auto()
    OTHER = auto()


_PIECE = re.compile(
    rf"""
      (?P<ISO>\d{{4}}-\d{{2}}-\d{{2}}(?!\d))
    | (?P<DATE>\d{{1,2}}\.\s?\d{{1,2}}\.(?:\s?\d{{4}}(?!\d)|\d{{2}}(?!\d))?)
    | (?P<WORD_DATE>\d{{1,2}}\.\s?(?:{_MONTH})\b\.?(?:\s?\d{{4}}(?!\d))?)
    | (?P<CLOCK>\d{{1,2}}:\d{{2}}(?!\d)(?:\s?uhr\b)?|\d{{1,2}}\s?uhr\b(?:\s?\d{{2}}(?![\d:.,]|\s?-))?)
    | (?P<LENGTH>\d+(?:,\d+)?\s?(?:h|std|stunden?|min|minuten?)\b\.?)
    | (?P<DOTTED>\d{{1,2}}\.\d{{1,2}}(?![\d.]))
    | (?P<DAY>\d{{1,2}}\.(?![\d]))
    | (?P<NUMBER>\d+(?:,\d+)?)
    | (?P<WORD>[^\W\d_]+(?:['’-][^\W\d_]+)*\.?)
    | (?P<DASH>-)
    | (?P<OTHER>[^\s,;]+)
    """,
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """One piece: its *kind*, the *text* as typed, and *word*, the text as it is compared."""

    kind: Kind
    text: str

    @property
    def word(self) -> str:
        """Folded text."""
        return fold(self.text)


def tokens(line: str) -> tuple[Token, ...]:
    """Cut *line*; commas, semicolons and spaces only separate. "mo-fr" and "okt-dez" are ranges, "anna-lena" is a name."""
    clean = unicodedata.normalize("NFC", line).translate(_DASHES)
    found: list[Token] = []
    for match in _PIECE.finditer(clean):
        token = Token(Kind[str(match.lastgroup)], match.group())
        left, dash, right = token.text.partition("-")
        if token.kind is Kind.WORD and dash and any({fold(left), fold(right)} <= words.keys() for words in _RANGED):
            found += [Token(Kind.WORD, left), Token(Kind.DASH, dash), Token(Kind.WORD, right)]
        else:
            found.append(token)
    return tuple(found)


_RANGED = (WEEKDAY_WORDS, MONTH_WORDS)
