"""What a document is made of: meaning, never coordinates.

A document's module builds one :class:`Document` from these values; ``reports.layout`` alone decides how they look and how
they are tagged. Words are plain text without markup; a line of a paragraph breaks by itself.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Spoken:
    """An abbreviation as it is *shown*, and *in_full* as a screen reader says it (``SV``: Sozialversicherung)."""

    shown: str
    in_full: str


Words = str | Spoken


def shown(words: Words) -> str:
    """Return the words as they stand on the paper."""
    return words.shown if isinstance(words, Spoken) else words


def in_full(words: Words) -> str:
    """Return what a screen reader says instead of the words, empty if it says the words themselves."""
    return words.in_full if isinstance(words, Spoken) else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; *level* 1 is the title of the document and stands once, before any other."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; *small* for notes and legends, *strong* for what must not be missed."""

    text: str
    small: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points, one dot each."""

    items: tuple[str, ...]
    small: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its value; *number*: set at the right edge of its column, so that decimals stand below each other."""

    label: Words
    value: Words
    number: bool = False


@dataclass(frozen=True, slots=True)
class FactGroup:
    """Facts that belong together, under a heading."""

    heading: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class FactColumns:
    """Groups of facts side by side, read group by group."""

    groups: tuple[FactGroup, ...]


class Align(StrEnum):
    """How a column stands: text at the left, numbers at the right, single letters in the middle."""

    TEXT = "text"
    NUMBER = "number"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: heading, share of the width (relative to the other columns), alignment."""

    heading: Words
    share: float
    align: Align = Align.TEXT


class RowKind(StrEnum):
    """What a row is: ``GROUP`` opens a group, ``DETAIL`` belongs to the row above, ``SUM`` closes."""

    ORDINARY = "ordinary"
    GROUP = "group"
    DETAIL = "detail"
    SUM = "sum"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells from left to right, one for each column; the first is the header of its row (not in a ``DETAIL``)."""

    cells: tuple[Words, ...]
    kind: RowKind = RowKind.ORDINARY


class Density(StrEnum):
    """How close a table is set: ``COMPACT`` for many rows, ``DENSE`` for many columns."""

    NORMAL = "normal"
    COMPACT = "compact"
    DENSE = "dense"


@dataclass(frozen=True, slots=True)
class Table:
    """A table with header cells; *summary* says in a sentence what it shows, for those who cannot see it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    summary: str
    density: Density = Density.NORMAL

    def __post_init__(self) -> None:
        for row in self.rows:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"a row of {len(row.cells)} cells in a table of {len(self.columns)} columns: {row.cells!r}")


@dataclass(frozen=True, slots=True)
class Result:
    """The one large figure of a document, with a note below."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, side by side; each label stands below its line."""

    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a new page."""


Block = Heading | Paragraph | Points | FactColumns | Table | Result | Signatures | NewPage


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Head of a letter by DIN 5008: *sender* and *recipient* line by line, title, what the letter is about.

    *subtitle* stands below the title in the same heading; *references* are the facts of the information block; *contact*
    stands below the sender (telephone, e-mail).
    """

    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    title: str
    subtitle: str
    references: tuple[Fact, ...]
    contact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document: *title*, *author* and *day* go into its properties; *footer* stands on each page beside the page number.

    With a *letterhead* the blocks hold no heading of level 1.
    """

    title: str
    author: str
    day: date
    footer: str
    blocks: tuple[Block, ...]
    letterhead: Letterhead | None = None
