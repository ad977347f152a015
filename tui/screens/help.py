"""The help of a place: what it is for, its keys, and the entry grammar by example."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.screens.keys import KEYS, PLACES, names_of
from tui.screens.sheet import Sheet
from tui.widgets.columns import left, wrapped
from tui.widgets.rows import GAP, Row, line, row

if TYPE_CHECKING:
    from tui.screens.app import LohnApp

EVERYWHERE = ("entry", "undo", "more", "jump", "dismiss", "help", "leave")
EXAMPLES = (
    ("anna heute 8-12", "gearbeitete Zeit"),
    ("anna gestern 8-12:30 pause 30", "mit Pause"),
    ("anna 3.-7.11. wie geplant", "bestätigt den Plan"),
    ("ben 14-18 für anna", "vertritt Anna"),
    ("anna krank ab 4.3.", "Krankheit, Ende offen"),
    ("anna gesund ab 11.3.", "Ende der Krankheit"),
    ("anna urlaub 1.8.-14.8.", "Urlaub"),
    ("anna frei 24.12.", "fällt aus, ohne Lohn"),
)
KEY_WIDTH = 12


def help_sheet(app: "LohnApp") -> Sheet:
    """Return the help of the current place."""
    view = app.view
    title = dict(PLACES)[app.place]
    here = [name for name in names_of(view.keys) if name not in EVERYWHERE]

    def build(width: int) -> Sequence[Row]:
        def keys(names: Sequence[str]) -> list[Row]:
            return [_key(app.key_and_label(name)[0], KEYS[name].help, width) for name in names]

        return [
            *(row(text) for text in wrapped(view.purpose, width)),
            GAP,
            *([row(("Tasten hier", "strong")), *keys(here), GAP] if here else []),
            row(("Tasten überall", "strong")),
            _key("1 bis 8, 0", "Gehen zu den Orten der zweiten Zeile.", width),
            *keys(EVERYWHERE),
            GAP,
            row(("Was man in der Eingabezeile schreiben kann", "strong")),
            *(_key(example, meaning, width, 34) for example, meaning in EXAMPLES),
        ]

    return Sheet(f"Hilfe: {title}", build)


def _key(name: str, text: str, width: int, room: int = KEY_WIDTH) -> Row:
    if width < room + 24:
        return Row((line((name, "act")), *(line(f"  {part}") for part in wrapped(text, width - 2))))
    first, *rest = wrapped(text, width - room)
    return Row((line((left(name, room), "act"), first), *(line(" " * room + part) for part in rest)))
