"""What a reader of a PDF gets: its tags with their text in reading order, and its plain text."""

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from pypdf import PdfReader

_TAG = re.compile(r"^( *)([A-Z][A-Za-z0-9]*)(?: \(\w+\))?:?$")
_TEXT = re.compile(r'^ *"(.*)"$')
ROWS = {"TR", "LI"}


def reading(pdf: bytes) -> list[str]:
    """Return a line for each piece a screen reader stops at: ``H1 …``, ``P …``, ``LI … | …``, ``TR … | …``.

    Needs ``pdfinfo`` (poppler-utils). Cells and items are joined by a bar; no-break spaces are shown as spaces.
    """
    if not shutil.which("pdfinfo"):
        raise RuntimeError("pdfinfo is missing: install poppler-utils")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(pdf)
        told = subprocess.run(
            ["pdfinfo", "-enc", "UTF-8", "-struct-text", str(path)], capture_output=True, check=True
        ).stdout.decode(errors="replace")
    lines: list[list[str]] = []
    row_depth = -1
    for line in told.splitlines():
        if tag := _TAG.match(line):
            depth, name = len(tag[1]), tag[2]
            if 0 <= row_depth < depth:
                if name in {"TH", "TD", "Span", "Lbl"} or (name == "LBody" and len(lines[-1]) > 1):
                    lines[-1].append("")
                continue
            row_depth = depth if name in ROWS else -1
            lines.append([name])
        elif text := _TEXT.match(line):
            if len(lines[-1]) == 1:
                lines[-1].append("")
            lines[-1][-1] += text[1]
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
