"""Every text of the screens stands out from its background by at least 7:1 (WCAG 2.2, 1.4.6)."""

import re
from pathlib import Path

import pytest
from textual.theme import Theme

from tui import themes

SHEET = Path(themes.__file__).parent / "screens" / "lohn.tcss"
ENOUGH = 7


def luminance(colour: str) -> float:
    parts = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", themes.THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize(("text", "ground"), themes.PAIRS)
def test_contrast(theme: Theme, text: str, ground: str) -> None:
    light, dark = sorted(
        (luminance(theme.variables[f"lohn-{text}"]), luminance(theme.variables[f"lohn-{ground}"])), reverse=True
    )
    assert (light + 0.05) / (dark + 0.05) >= ENOUGH


def test_only_colours_of_the_themes_are_used() -> None:
    known = {f"lohn-{name}" for pair in themes.PAIRS for name in pair}
    sheet = re.sub(r"/\*.*?\*/", "", SHEET.read_text(encoding="utf-8"), flags=re.DOTALL)
    used = re.findall(r"\$([\w-]+)", sheet)
    assert used
    assert set(used) <= known
    assert "rgb" not in sheet
    colours = re.findall(r"(?:color|background|border)[\w-]*:\s*([^;]+);", sheet)
    assert all("$lohn-" in colour or colour.strip() == "none" for colour in colours)
