"""Pictures of the screens for the README: ``python -m tests.pictures`` drives the sample book and writes docs/bilder/*.svg.

Time stands still on 2 November 2026, so that the same program draws the same pictures.
"""

import asyncio
import html
import json
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from payroll.office.bookfile import import_book
from payroll.office.closing import close_month
from payroll.office.desk import Desk
from payroll.office.hours import plan_month
from payroll.office.sample import sample_book
from payroll.periods import Month
from tests.samples import LAST_CLOSED, now
from tui.screens.app import LohnApp
from tui.screens.office import Office

FOLDER = Path(__file__).parents[2] / "docs" / "bilder"
# name, keys pressed from the start, size
PICTURES: tuple[tuple[str, tuple[str, ...], tuple[int, int]], ...] = (
    ("heute", (), (80, 24)),
    ("stunden", ("4", "greater_than_sign", "2"), (80, 24)),
    ("abwesenheit", ("3",), (80, 24)),
    ("monat", ("4",), (80, 24)),
    ("abschliessen", ("4", "a"), (80, 24)),
    ("abrechnung", ("4", "enter"), (80, 24)),
    ("warum", ("4", "enter", *("down",) * 4, "w"), (80, 24)),
    ("budget", ("5",), (80, 24)),
    ("vertretung", ("6",), (80, 24)),
    ("personen", ("7",), (80, 24)),
    ("person", ("7", "enter"), (80, 24)),
    ("formular", ("7", "e", "2", "1", "full_stop", "1", "full_stop", "2", "7", "enter"), (80, 24)),
    ("unterlagen", ("8",), (80, 24)),
    ("einstellungen", ("0",), (80, 24)),
    ("hilfe", ("2", "question_mark"), (80, 24)),
    ("weiteres", ("o",), (80, 24)),
    ("heute-breit", (), (120, 40)),
    ("budget-breit", ("5",), (120, 40)),
    ("heute-schmal", (), (40, 24)),
    ("stunden-schmal", ("4", "greater_than_sign", "2"), (40, 24)),
    ("abwesenheit-schmal", ("3",), (40, 24)),
    ("monat-schmal", ("4",), (40, 24)),
    ("budget-schmal", ("5",), (40, 24)),
    ("vertretung-schmal", ("6",), (40, 24)),
    ("personen-schmal", ("7",), (40, 24)),
    ("unterlagen-schmal", ("8",), (40, 24)),
    ("einstellungen-schmal", ("0",), (40, 24)),
    ("formular-schmal", ("7", "e", "2", "1", "full_stop", "1", "full_stop", "2", "7", "enter"), (40, 24)),
    ("weiteres-schmal", ("o",), (40, 24)),
)


def made_book(folder: Path) -> Path:
    """Return the sample book with January to September closed and November planned."""
    path = folder / "beispiel.lohn"
    with Desk.create(path, clock=now, actor="Mira Sommer") as desk:
        import_book(desk, json.dumps(sample_book()))
        for month in Month(2026, 1).until(LAST_CLOSED):
            close_month(desk, month)
        plan_month(desk, Month(2026, 11))
    return path


async def draw(book: Path, keys: Sequence[str], size: tuple[int, int]) -> str:
    """Return the picture after *keys*."""
    app = LohnApp(Office(book, actor="Mira Sommer", clock=now))
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        for key in keys:
            await pilot.press(key)
            await settled(app, pilot)
        picture = _placed(app.export_screenshot(title="lohn"))
    app.office.close()
    return picture


def _placed(picture: str) -> str:
    """Move texts that begin with spaces by their width (not every viewer keeps them); take fonts of the system."""
    pattern = re.compile(r'x="([\d.]+)"([^>]*?) textLength="([\d.]+)"([^>]*)>((?:&#160;)+)([^<]*)<')

    def moved(found: re.Match[str]) -> str:
        x, between, length, after, spaces, text = found.groups()
        count, whole = spaces.count(";"), len(html.unescape(spaces + text))
        wide = float(length) / whole
        start, rest = float(x) + count * wide, float(length) - count * wide
        return f'x="{start:g}"{between} textLength="{rest:g}"{after}>{text}<'

    # fonts are never fetched from elsewhere
    without = re.sub(r"@font-face \{.*?\}", "", picture, flags=re.DOTALL).replace("Fira Code", "DejaVu Sans Mono")
    return pattern.sub(moved, without)


async def settled(app: LohnApp, pilot: object) -> None:
    """Wait until the book is open and nothing is under way any more."""
    while not app.opened:
        await pilot.pause(0.02)  # type: ignore[attr-defined]
    await app.workers.wait_for_complete()
    await pilot.pause()  # type: ignore[attr-defined]


def main(wanted: Sequence[str]) -> int:
    """Draw the pictures, all or those named."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        made_book(Path(folder))
        # a short name of the book: the pictures show it
        os.chdir(folder)
        book = Path("beispiel.lohn")
        for name, keys, size in PICTURES:
            if wanted and name not in wanted:
                continue
            (FOLDER / f"{name}.svg").write_text(asyncio.run(draw(book, keys, size)), encoding="utf-8")
            print(FOLDER / f"{name}.svg")
        os.chdir(FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
