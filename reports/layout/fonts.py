"""The vendored fonts, and for each character the font that has it.

A glyph missing from a font would be dropped from the page in silence, so every character is looked up: first in Atkinson
Hyperlegible Next, then in DejaVu Sans. What neither can set rightly is refused by name; so are scripts written from right
to left, which need shaping that ReportLab does not do.
"""

import unicodedata
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont

from payroll.refusal import Refusal

FOLDER = Path(__file__).with_name("fonts")
REGULAR = "AtkinsonHyperlegibleNext-Regular"
BOLD = "AtkinsonHyperlegibleNext-Bold"
FALLBACK = {REGULAR: "DejaVuSans", BOLD: "DejaVuSans-Bold"}
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


@cache
def font(name: str) -> TTFont:
    """Return the vendored font of that name, registered with ReportLab on first use."""
    made = TTFont(name, FOLDER / f"{name}.ttf")
    registerFont(made)
    return made


@cache
def font_of(character: str, *, bold: bool) -> str:
    """Return the name of the font that has *character*; ``Refusal`` if none has."""
    first = BOLD if bold else REGULAR
    if unicodedata.bidirectional(character) not in _RIGHT_TO_LEFT:
        for name in (first, FALLBACK[first]):
            if ord(character) in font(name).face.charToGlyph:
                return name
    name = f"{unicodedata.name(character, 'ohne Namen')}, U+{ord(character):04X}"
    raise Refusal(
        f"Das Zeichen „{character}“ ({name}) kann nicht gedruckt werden: Keine der Schriften hat es. "
        "Bitte schreiben Sie das Wort mit anderen Buchstaben.",
        code="character_without_glyph",
    )


def runs(text: str, *, bold: bool) -> tuple[tuple[str, str], ...]:
    """Split *text* into pairs of font name and characters; ``Refusal`` for a character no font has."""
    names = {font_of(character, bold=bold) for character in set(text)}
    if len(names) == 1:
        return ((names.pop(), text),)
    return tuple((name, "".join(part)) for name, part in groupby(text, key=lambda character: font_of(character, bold=bold)))
