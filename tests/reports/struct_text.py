"""The structure tree of a PDF with the text of each element, as a screen reader walks it (ISO 32000-1 section 14.7).

It reads what Lohn's own papers are made of: fonts of one byte a character with a ``ToUnicode`` table, and marked content
numbered on its page. Whatever else a PDF may hold ends in an error, never in missing text.
"""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from typing import NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

_CHARACTER = re.compile(rb"<([0-9A-F]{2})> <((?:[0-9A-F]{4})+)>")
_SHOWS_TEXT = {b"Tj", b"TJ", b"'", b'"'}


class Piece(NamedTuple):
    """The start of an element with its *tag*, or a piece of *text* inside the element last started."""

    depth: int
    tag: str = ""
    text: str = ""


def pieces(pdf: bytes) -> Iterator[Piece]:
    """Yield the elements and texts of *pdf* in reading order; ``KeyError`` if it has no tags."""
    reader = PdfReader(BytesIO(pdf))
    texts = {
        (page.indirect_reference.idnum, number): text for page in reader.pages for number, text in _marked(page).items()
    }
    yield from _below(reader.trailer["/Root"]["/StructTreeRoot"], texts, 0)


def _below(element: DictionaryObject, texts: dict[tuple[int, int], str], depth: int) -> Iterator[Piece]:
    held = element.get("/K", ArrayObject())
    for reference in held if isinstance(held, ArrayObject) else [held]:
        kid = reference.get_object()
        if isinstance(kid, int):
            yield Piece(depth, text=texts[element.raw_get("/Pg").idnum, kid])
        elif "/MCID" in kid:
            yield Piece(depth, text=texts[kid.raw_get("/Pg").idnum, kid["/MCID"]])
        else:
            yield Piece(depth, tag=kid["/S"].removeprefix("/"))
            yield from _below(kid, texts, depth + 1)


def _marked(page: PageObject) -> dict[int, str]:
    """Return the text of each piece of marked content of *page* by its number (MCID); artifacts have none."""

    @cache
    def characters(name: str) -> dict[int, str]:
        table = page["/Resources"]["/Font"][name]["/ToUnicode"].get_data()
        return {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in _CHARACTER.findall(table)}

    found: dict[int, str] = {}
    open_marks: list[int | None] = []
    font: dict[int, str] = {}
    for operands, operator in page.get_contents().operations:
        if operator == b"BMC":
            open_marks.append(None)
        elif operator == b"BDC":
            open_marks.append(operands[1].get("/MCID"))
            found.setdefault(open_marks[-1], "")
        elif operator == b"EMC":
            open_marks.pop()
        elif operator == b"Tf":
            font = characters(operands[0])
        elif operator in _SHOWS_TEXT and open_marks[-1] is not None:
            if operator != b"Tj":
                raise NotImplementedError(f"text shown by {operator!r}")
            found[open_marks[-1]] += "".join(font[code] for code in operands[0].original_bytes)
    return found
