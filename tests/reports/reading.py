"""What a reader of a PDF gets: its tags with their text in reading order, and its plain text."""

from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO

from pypdf import PdfReader

from tests.reports.struct_text import Piece, pieces

ROWS = {"TR", "LI"}


def reading(pdf: bytes) -> list[str]:
    """Return a line for each piece a screen reader stops at: ``H1 …``, ``P …``, ``LI … | …``, ``TR … | …``.

    Cells and items are joined by a bar; no-break spaces are shown as spaces.
    """
    return list(_read_once(pdf))


@lru_cache(maxsize=32)
def _read_once(pdf: bytes) -> list[str]:
    return lines_of(pieces(pdf))


def lines_of(told: Iterable[Piece]) -> list[str]:
    """Return the lines of :func:`reading` for the structure that was *told* piece by piece."""
    lines: list[list[str]] = []
    row_depth = -1
    for depth, name, text in told:
        if name:
            if 0 <= row_depth < depth:
                if name in {"TH", "TD", "Span", "Lbl"} or (name == "LBody" and len(lines[-1]) > 1):
                    lines[-1].append("")
                continue
            row_depth = depth if name in ROWS else -1
            lines.append([name])
        else:
            if len(lines[-1]) == 1:
                lines[-1].append("")
            lines[-1][-1] += text
    return [shown for shown in (_line(line) for line in lines) if shown]


def _line(parts: list[str]) -> str:
    name, *texts = parts
    if not any(texts):
        return ""
    return (
        f"{name} {' | '.join(' '.join(text.split()) for text in texts)}".replace("\u00a0", " ")
        .replace("\u00ad", "")
        .rstrip(" |")
    )


def plain(pdf: bytes) -> str:
    """Return all that is read aloud, one piece a line."""
    return "\n".join(reading(pdf))


def expansions(pdf: bytes) -> dict[str, int]:
    """Return how often each abbreviation is spoken in full (``/E`` of the structure elements)."""
    found: dict[str, int] = {}

    def walk(element: object) -> None:
        element = element.get_object() if hasattr(element, "get_object") else element
        if isinstance(element, list):
            for kid in element:
                walk(kid)
        elif isinstance(element, dict):
            if "/E" in element:
                found[str(element["/E"])] = found.get(str(element["/E"]), 0) + 1
            walk(element.get("/K"))

    walk(PdfReader(BytesIO(pdf)).trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


def pages(pdf: bytes) -> int:
    """Return the number of pages."""
    return len(PdfReader(BytesIO(pdf)).pages)


def fonts(pdf: bytes) -> dict[str, bool]:
    """Return the name of each font a page uses, and whether its program is in the file."""
    found = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        for reference in page["/Resources"]["/Font"].values():
            font = reference.get_object()
            found[str(font["/BaseFont"])] = "/FontDescriptor" in font and "/FontFile2" in font["/FontDescriptor"]
    return found
