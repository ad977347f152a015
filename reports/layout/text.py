"""Words into lines: measuring, breaking, drawing.

Every line but the last of a text ends with a space on the page, so that extracted words stay apart; a word that is broken
ends with a soft hyphen, which is drawn like a hyphen but read as part of the whole word.
"""

import re
import unicodedata
from dataclasses import dataclass

from reportlab.pdfgen.canvas import Canvas

from reports.layout.fonts import font, runs
from reports.layout.style import TextStyle

SOFT_HYPHEN = "\u00ad"
_HELD = re.compile(r"(§|Abs\.|Nr\.|Satz|SGB) ")
"""What is never torn from the number behind it."""
_PIECES = re.compile(f"[^ {SOFT_HYPHEN}/-]*[{SOFT_HYPHEN}/-]?| ")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text as it is drawn: *runs* are pairs of font name and characters; *width* in points."""

    runs: tuple[tuple[str, str], ...]
    width: float


def width_of(text: str, style: TextStyle) -> float:
    """Return the width of *text* in points."""
    return float(sum(font(name).stringWidth(part, style.size) for name, part in runs(text, bold=style.bold)))


def _fits(text: str, style: TextStyle, width: float) -> bool:
    # a soft hyphen is seen where a line ends with it, and nowhere else
    shown = text.rstrip(" ").replace(SOFT_HYPHEN, "") + (SOFT_HYPHEN if text.endswith(SOFT_HYPHEN) else "")
    return width_of(shown, style) <= width


def _cut(piece: str, style: TextStyle, width: float) -> list[str]:
    """Cut a piece wider than a line into parts that fit; each has at least one character."""
    parts = [""]
    for character in piece:
        if parts[-1] and not _fits(parts[-1] + character, style, width):
            parts.append("")
        parts[-1] += character
    return parts


def broken(text: str, style: TextStyle, width: float, *, more: bool = False) -> tuple[Line, ...]:
    """Break *text* into lines of at most *width* points; ``Refusal`` for a character no font has.

    Breaks are at spaces, after hyphens and slashes, at soft hyphens, and only then inside a word. A no-break space holds.
    *more*: something follows in the same sentence, so the last line ends with a space too.
    """
    rows = [""]
    held = _HELD.sub("\\1\u00a0", unicodedata.normalize("NFC", text))
    pieces = [held] if _fits(held, style, width) else _PIECES.findall(held)
    for piece in pieces:
        if _fits(rows[-1] + piece, style, width):
            rows[-1] += piece
        elif piece != " ":
            rows += _cut(piece, style, width)
    kept = [row for row in rows if row.strip(f" {SOFT_HYPHEN}")]
    lines = []
    for number, row in enumerate(kept, 1):
        end = SOFT_HYPHEN if row.endswith(SOFT_HYPHEN) and number < len(kept) else ""
        words = row.strip(" ").replace(SOFT_HYPHEN, "") + end
        glue = " " if (number < len(kept) and row.endswith(" ")) or (number == len(kept) and more) else ""
        lines.append(Line(runs(words + glue, bold=style.bold), width_of(words, style)))
    return tuple(lines)


def draw(canvas: Canvas, line: Line, x: float, baseline: float, style: TextStyle) -> None:
    """Draw one line with its left end at *x*."""
    canvas.setFillGray(style.grey)
    text = canvas.beginText(x, baseline)
    for name, part in line.runs:
        text.setFont(name, style.size)
        text.textOut(part)
    canvas.drawText(text)
